"""New journeys: with stages and the lanes most maps need, or as a template has them; and templates of journeys."""

from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from journeyboard.journey import orders
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Card,
    JourneyInfo,
    Lane,
    LaneKind,
    Persona,
    Reading,
    Record,
    Source,
    Stage,
    Step,
    clean,
    new_id,
    new_ids,
    replace,
)
from journeyboard.journey.references import references_of
from journeyboard.language import N_, _, speaking

DOING_COLOUR = "#0B7FA0"
_STAGES = (N_("Awareness"), N_("Consideration"), N_("Decision"), N_("Retention"), N_("Advocacy"))
_LANES: tuple[tuple[LaneKind, str, str], ...] = (
    ("notes", N_("Doing"), DOING_COLOUR),
    ("touchpoints", LANE_NAMES["touchpoints"], ""),
    ("emotion", LANE_NAMES["emotion"], ""),
    ("pain_points", LANE_NAMES["pain_points"], ""),
    ("opportunities", LANE_NAMES["opportunities"], ""),
    ("metrics", LANE_NAMES["metrics"], ""),
)


def new_journey(title: str = "", stages: Iterable[str] = (), language: str = "en", today: str = "") -> Journey:
    """A journey with the usual lanes and these stages (none given: five usual ones), named in `language` (en or de).

    `today` is the ISO date it is made on.
    """
    with speaking(language):
        names = [clean(name) for name in stages] or [_(name) for name in _STAGES]
        lanes: list[tuple[LaneKind, str, str]] = [(kind, _(name), colour) for kind, name, colour in _LANES]
        title = clean(title) or _("New journey")
    info = {"id": JourneyInfo.array, "title": title, "language": language, "created": today, "changed": today}
    records: list[Record] = [JourneyInfo.model_validate(info)]
    for name, key in zip(names, orders.spread(len(names)), strict=True):
        stage = Stage(id=new_id(), name=name, order=key)
        records += [stage, Step(id=new_id(), stage=stage.id, order=orders.between("", ""))]
    for (kind, name, colour), key in zip(lanes, orders.spread(len(lanes)), strict=True):
        records.append(Lane(id=new_id(), kind=kind, name=name, colour=colour, order=key))
    return Journey(records)


def started_from(template: Journey, title: str = "", today: str = "") -> Journey:
    """A journey that begins with what a template holds: the same records, under ids of its own.

    It is called `title`, or as the template. `today` is the ISO date it is made on.
    """
    info = replace(template.info, title=clean(title) or template.info.title, created=today, changed=today)
    others = [record for record in template if record is not template.info]
    names = dict(zip((record.id for record in others), new_ids(len(others)), strict=True))
    return Journey([info, *(_under_other_ids(record, names) for record in others)], template.extra)


def _under_other_ids(record: Record, names: Mapping[str, str]) -> Record:
    for reference in references_of(record):
        record = reference.renamed(record, names)
    if isinstance(record, Source):
        record = replace(record, recipe=_with_other_ids(record.recipe, names))
    return replace(record, id=names[record.id])


def _with_other_ids(value: JsonValue, names: Mapping[str, str]) -> JsonValue:
    """What a recipe settled of stages and metrics, which it knows by their ids."""
    if isinstance(value, dict):
        return {key: _with_other_ids(one, names) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_other_ids(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def template_of(journey: Journey, *, cards: bool = True, people: bool = True, figures: bool = False) -> Journey:
    """What of a journey is kept as a template: all of it, but where it is not wanted its cards, its personas with their
    feelings, and its readings with the spreadsheets they come from. A metric without readings is still followed where
    it had some."""
    kept = Journey(journey, journey.extra)
    if not figures:
        for metric in journey.metrics:
            read = {one.at for one in journey.all(Reading).values() if one.metric == metric.id}
            places = [place.id for place in (*journey.stages, *journey.columns()) if place.id in read]
            at = (*metric.at, *(place for place in places if place not in metric.at))
            kept.apply(set_fields(kept, [metric.id], at=at))
    unwanted: list[type[Record]] = []
    unwanted += [] if cards else [Card]
    unwanted += [] if people else [Persona]
    unwanted += [] if figures else [Reading, Source]
    kept.apply(delete(kept, [record_id for kind in unwanted for record_id in kept.all(kind)]))
    pictures = {record.asset for record in kept.cards.values()} | {persona.portrait for persona in kept.personas}
    kept.apply(delete(kept, [asset_id for asset_id in kept.assets if asset_id not in pictures]))
    return kept
