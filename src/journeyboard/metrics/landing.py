"""From a preview to one change: metrics, readings, the source, and a lane that shows them."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter

from journeyboard.journey.changes import Change, Draft, Edit
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey
from journeyboard.journey.orders import between
from journeyboard.journey.records import (
    Lane,
    Metric,
    Persona,
    Reading,
    Source,
    Stage,
    Step,
    clean,
    new_id,
    new_ids,
    replace,
)
from journeyboard.journey.words import on_the_map
from journeyboard.language import _
from journeyboard.metrics.names import fold
from journeyboard.metrics.pausing import collecting_paused
from journeyboard.metrics.preview import MetricColumn, Preview, Value
from journeyboard.metrics.recipe import Recipe, new_name
from journeyboard.metrics.remembering import remembered

_LESS_IS_BETTER = (
    "bounce", "drop off", "dropoff", "churn", "cost", "cac", "cpa", "cpc", "cpl", "kosten", "absprung", "abbruch",
    "abwanderung", "beschwerde", "complaint", "reklamation", "retoure", "return rate", "waiting time", "wartezeit",
    "error", "fehler", "kuendigung", "cancellation", "ces", "unsubscribe", "abmelde", "lost", "response time",
)  # fmt: skip


@collecting_paused()
def to_change(journey: Journey, preview: Preview, folder: Path | None = None) -> Change:
    """What landing `preview` does to `journey`, as one change; empty when nothing is certain.

    `folder` is where the journey's file stands: the source is named relative to it, or by its file name alone.
    """
    label = _("Import metrics from {file}").format(file=clean(preview.workbook.path.name))
    if not preview.values:
        return Change(label)
    draft = Draft(journey)
    metrics = _put_metrics(journey, draft, preview)
    _show_in_lane(journey, draft, list(metrics.values()))
    made = _put_new(journey, draft, preview.values)
    source = _put_source(journey, draft, preview, folder, remembered(preview, metrics, made))
    return Change(label, draft.change(label).edits + _readings(journey, preview, metrics, source, made))


def is_less_better(name: str) -> bool:
    """Whether a metric of that name is better when it is lower."""
    words = fold(name)
    tokens = set(words.split())
    return any(word in tokens if len(word) == 3 else word in words for word in _LESS_IS_BETTER)


def _put_metrics(journey: Journey, draft: Draft, preview: Preview) -> dict[str, str]:
    """The id of the metric of every heading that lands; new ones behind the others."""
    landing = {value.metric for value in preview.values}
    order = journey.metrics[-1].order if journey.metrics else ""
    ids: dict[str, str] = {}
    for column in preview.metrics:
        if column.name not in landing:
            continue
        if column.existing:
            ids[column.name] = column.existing
            continue
        order = between(order, "")
        ids[column.name] = draft.put(_new_metric(column, order, preview)).id
    return ids


def _new_metric(column: MetricColumn, order: str, preview: Preview) -> Metric:
    is_nps = column.rule == "nps" or "nps" in fold(column.name).split()
    top = max((value.value for value in preview.values if value.metric == column.name), default=0.0)
    told = 100.0 if is_nps else column.scale
    scale = told or (5.0 if top <= 5 else 10.0 if top <= 10 else None)
    return Metric(
        id=new_id(),
        name=column.name,
        unit=column.unit,
        currency=column.currency,
        scale_max=scale if column.unit == "score" else None,
        signed=is_nps,
        direction="down" if is_less_better(column.name) else "up",
        order=order,
    )


def _put_new(journey: Journey, draft: Draft, values: Sequence[Value]) -> dict[str, str]:
    """The ids of the stages (each with a step) and personas that are made for values, by what stands for them."""
    made: dict[str, str] = {}
    order = journey.stages[-1].order if journey.stages else ""
    for wanted in dict.fromkeys(value.stage for value in values):
        if name := new_name(wanted):
            order = between(order, "")
            stage = draft.put(Stage(id=new_id(), name=clean(name), order=order))
            draft.put(Step(id=new_id(), stage=stage.id, order=between("", "")))
            made[wanted] = stage.id
    order = journey.personas[-1].order if journey.personas else ""
    for wanted in dict.fromkeys(value.persona for value in values):
        if name := new_name(wanted):
            order = between(order, "")
            made[wanted] = draft.put(Persona(id=new_id(), name=clean(name), order=order)).id
    return made


def _put_source(journey: Journey, draft: Draft, preview: Preview, folder: Path | None, recipe: Recipe) -> str:
    """The source of the values: the one of the same file and sheet with the same content, else a new one."""
    book = preview.workbook
    file = relative_to(book.path, folder)
    fields = {
        "name": clean(book.path.name),
        "file": clean(file),
        "hash": book.sha256,
        "sheet": clean(preview.sheet),
        "imported": preview.today.isoformat(),
        "recipe": recipe.model_dump(mode="json", exclude_defaults=True),
        "unassigned": tuple(clean(name) for name in preview.unassigned),
    }
    for source in journey.sources:
        if (source.file, source.sheet, source.hash) == (fields["file"], fields["sheet"], book.sha256):
            return draft.put(replace(source, **fields)).id
    return draft.put(Source.model_validate({"id": new_id(), **fields})).id


def relative_to(path: Path, folder: Path | None) -> str:
    """How a source names its file: relative to the folder of the journey, else by its name alone."""
    if folder is None:
        return path.name
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive: there is no relative path
        return path.name


def _readings(
    journey: Journey, preview: Preview, metrics: Mapping[str, str], source: str, made: Mapping[str, str]
) -> tuple[Edit, ...]:
    """The edits of all readings: one with the same metric, place, persona, segment and period is replaced."""
    known = {
        (reading.metric, reading.at, reading.persona, reading.segment, reading.period): reading
        for reading in journey.all(Reading).values()
    }
    fields = (
        {
            "id": fresh,
            "metric": metrics[value.metric],
            "at": made.get(value.stage, value.stage),
            "persona": made.get(value.persona, value.persona),
            "segment": clean(value.segment),
            "period": value.period,
            "value": value.value,
            "n": value.n,
            "source": source,
        }
        for fresh, value in zip(new_ids(len(preview.values)), preview.values, strict=True)
    )
    # All at once is twice as fast as one by one, and validated alike.
    fresh = TypeAdapter(list[Reading]).validate_python(fields)
    if not known:
        return tuple([Edit(None, reading) for reading in fresh])
    edits: list[Edit] = []
    for new in fresh:
        old = known.get((new.metric, new.at, new.persona, new.segment, new.period))
        after = new if old is None else replace(old, value=new.value, n=new.n, source=source)
        if old != after:
            edits.append(Edit(old, after))
    return tuple(edits)


def _show_in_lane(journey: Journey, draft: Draft, metrics: list[str]) -> None:
    """Every metric that landed is shown by some metrics lane; the first one takes those that no lane shows."""
    lanes = [lane for lane in journey.lanes if lane.kind == "metrics"]
    if not lanes:
        last = journey.lanes[-1].order if journey.lanes else ""
        draft.put(
            Lane(id=new_id(), kind="metrics", name=on_the_map(journey, LANE_NAMES["metrics"]), order=between(last, ""))
        )
        return
    if any(not lane.metrics for lane in lanes):
        return
    shown = {metric for lane in lanes for metric in lane.metrics}
    missing = tuple(metric for metric in metrics if metric not in shown)
    if missing:
        draft.update(lanes[0], metrics=lanes[0].metrics + missing)
