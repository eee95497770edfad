"""Fields that name other records, as columns with the names people know."""

from collections.abc import Callable
from typing import Any

from journeyboard.exchange.naming import Names, folded
from journeyboard.exchange.workbook.columns import CellProblem, Column, Entry, Fields
from journeyboard.exchange.workbook.values import as_text, few, joined, split
from journeyboard.journey.records import Card, Feeling, Lane, Link, Metric, Persona, Record, Stage
from journeyboard.language import _


def one(
    field: str,
    heading: str,
    width: float,
    names: Names,
    kind: type[Record],
    *,
    needed: bool,
    **more: Any,  # noqa: ANN401 - whatever a column takes
) -> Column[Any]:
    """The record of `kind` that the field names."""

    def read(entry: Entry) -> Fields:
        written = as_text(entry.value(field)).strip()
        if not written and not needed:
            return {field: ""}
        return {field: _find(entry.names, kind, written, _held(entry, field))}

    return Column(
        field, heading, width, lambda record: names.of(getattr(record, field)), read, wraps=True,
        needed=needed, choices_of=(_LISTS[kind], "name"), **more,
    )  # fmt: skip


def several(field: str, heading: str, width: float, names: Names, kind: type[Record]) -> Column[Any]:
    """The records of `kind` that the field lists, with commas between them."""

    def read(entry: Entry) -> Fields:
        written = split(as_text(entry.value(field)), ",")
        return {field: tuple(_find(entry.names, kind, name, _held(entry, field)) for name in written)}

    def show(record: Record) -> str:
        return joined(names.all(getattr(record, field)), ",")

    return Column(field, heading, width, show, read, wraps=True)


def place(names: Names, width: float, colour: Callable[[Any], str]) -> tuple[Column[Any], Column[Any]]:
    """The stage and the step that a card or feeling stands at; the step may be empty where a stage has only one."""
    return (
        Column[Card | Feeling](
            "stage", _("Stage"), width, lambda record: names.stage_of(record.step), read_place, wraps=True,
            needed=True, choices_of=("stages", "name"), colour=colour,
        ),
        Column[Card | Feeling](
            "step", _("Step"), width, lambda record: names.of(record.step), read_place, wraps=True,
            choices_of=("steps", "name"),
        ),
    )  # fmt: skip


def read_place(entry: Entry) -> Fields:
    """The step that a row's stage and step name together."""
    stage_name, step_name = as_text(entry.value("stage")).strip(), as_text(entry.value("step")).strip()
    if not stage_name:
        raise CellProblem(_("The stage is missing."))
    stage = _find(entry.names, Stage, stage_name)
    step = entry.names.find_step(stage, step_name)
    if step is not None:
        return {"step": step}
    steps = few(entry.names.steps(stage))
    if not step_name:
        raise CellProblem(_("“{stage}” has several steps. Name one: {names}.").format(stage=stage_name, names=steps))
    if not steps:
        raise CellProblem(_("“{stage}” has one step without a name. Leave the step empty.").format(stage=stage_name))
    raise CellProblem(
        _("“{stage}” has no step “{step}”. Its steps: {names}.").format(stage=stage_name, step=step_name, names=steps)
    )


def anywhere(field: str, heading: str, width: float, names: Names, *, needed: bool = True) -> Column[Any]:
    """The stage, step or card that the field names."""

    def read(entry: Entry) -> Fields:
        written = as_text(entry.value(field)).strip()
        if not written and not needed:
            return {field: ""}
        return {field: _find_place(entry.names, written, _held(entry, field))}

    return Column(
        field, heading, width, lambda record: names.place(getattr(record, field)), read, wraps=True, needed=needed
    )


def end_step(names: Names, heading: str, width: float) -> Column[Card]:
    """The last step a card spans, as a place."""
    column = anywhere("end_step", heading, width, names, needed=False)

    def read(entry: Entry) -> Fields:
        written = as_text(entry.value("end_step")).strip()
        if not written:
            return {"end_step": ""}
        stage = entry.names.find(Stage, written)
        step = entry.names.find_step(stage, "") if stage else None
        return {"end_step": step or _find_place(entry.names, written, _held(entry, "end_step"))}

    return Column("end_step", heading, width, column.value, read, wraps=True)


def link_end(field: str, heading: str, id_heading: str, names: Names) -> tuple[Column[Link], Column[Link]]:
    """An end of a link by its name, and by its id: cards may be called alike."""
    id_key = f"{field} id"

    def read(entry: Entry) -> Fields:
        record = entry.record
        held = getattr(record, field) if record is not None else ""
        wanted, name = as_text(entry.value(id_key)).strip(), as_text(entry.value(field)).strip()
        by_id = wanted if wanted != held else ""
        by_name = name if record is None or name != names.place(held).strip() else ""
        if by_id:
            if entry.names.find_places(by_id) != (by_id,):
                raise CellProblem(_("No stage, step or card has the id “{id}”.").format(id=by_id))
            return {field: by_id}
        if not by_name:
            raise CellProblem(_("Name a stage, step or card, or give its id."))
        return {field: _find_place(entry.names, by_name, (held,))}

    return (
        Column(field, heading, 36, lambda link: names.place(getattr(link, field)), read, wraps=True, needed=True),
        Column(id_key, id_heading, 20, lambda link: getattr(link, field), read, is_key=True),
    )


def _held(entry: Entry, field: str) -> tuple[str, ...]:
    """What the field held when it was exported."""
    value = getattr(entry.record, field) if entry.record is not None else ()
    return value if isinstance(value, tuple) else (value,)


def _find(names: Names, kind: type[Record], written: str, held: tuple[str, ...] = ()) -> str:
    """The id of the record that is called so; what was missing before, and stands there by its id, stays."""
    if written in held:
        return written
    found = names.find(kind, written) if written else None
    if found is not None:
        return found
    if not written:
        raise CellProblem(_MISSING[kind]())
    raise CellProblem(_UNKNOWN[kind]().format(name=written))


def _find_place(names: Names, written: str, held: tuple[str, ...]) -> str:
    """The id of the place that is called so; of several the one that stood there before."""
    for record_id in held:
        if written == record_id or folded(names.place(record_id)) == folded(written):
            return record_id
    found = names.find_places(written)
    if len(found) == 1:
        return found[0]
    if found:
        raise CellProblem(
            _("Several stages, steps or cards are called “{name}”. Give the id of the one that is meant.").format(
                name=written
            )
        )
    raise CellProblem(_("No stage, step or card is called “{name}”.").format(name=written))


_LISTS: dict[type[Record], str] = {Stage: "stages", Lane: "lanes", Persona: "personas", Metric: "metrics"}

_MISSING: dict[type[Record], Callable[[], str]] = {
    Stage: lambda: _("The stage is missing."),
    Lane: lambda: _("The lane is missing."),
    Persona: lambda: _("The persona is missing."),
    Metric: lambda: _("The metric is missing."),
}
_UNKNOWN: dict[type[Record], Callable[[], str]] = {
    Stage: lambda: _("There is no stage “{name}”. Add it to the sheet of the stages first."),
    Lane: lambda: _("There is no lane “{name}”. Add it to the sheet of the lanes first."),
    Persona: lambda: _("There is no persona “{name}”. Add it to the sheet of the personas first."),
    Metric: lambda: _("There is no metric “{name}”. Add it to the sheet of the metrics first."),
}
