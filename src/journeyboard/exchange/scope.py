"""Which part of a journey is exported: what the options name, as a smaller journey and a view of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from journeyboard.exchange import ExportProblem
from journeyboard.exchange.options import DrawnOptions, Options
from journeyboard.journey.editing import replace_filter
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    EVERYTHING,
    Card,
    Feeling,
    Lane,
    Persona,
    Reading,
    Record,
    Stage,
    Step,
    View,
    replace,
)
from journeyboard.language import _

R = TypeVar("R", Stage, Lane, Persona, View)


class Part(NamedTuple):
    """What is exported: a journey in the language asked for, and what of it is shown."""

    journey: Journey
    view: View


def part(journey: Journey, options: Options, shown: View | None = None) -> Part:
    """The part of the journey that the options ask for; `shown` is the view of it that they start from, where they
    name none (None: the one the journey opens with). Raises ExportProblem for a name that nothing has."""
    view = shown or journey.opening_view
    if options.view:
        (view,) = _named(_("The map has no view “{name}”. It has: {names}."), journey.in_order(View), [options.view])
    if options.everything:
        view = replace(EVERYTHING, theme=view.theme)
    if options.stages:
        kept = _named(_("The map has no stage “{name}”. It has: {names}."), journey.stages, options.stages)
        view = replace(view, hidden_stages=_others(journey.stages, kept))
    if options.lanes:
        kept = _named(_("The map has no lane “{name}”. It has: {names}."), journey.lanes, options.lanes)
        view = replace(view, hidden_lanes=_others(journey.lanes, kept))
    if isinstance(options, DrawnOptions) and options.theme is not None:
        view = replace(view, theme=options.theme)
    records: dict[str, Record] = {record.id: record for record in journey}
    if options.personas:
        kept = _named(_("The map has no persona “{name}”. It has: {names}."), journey.personas, options.personas)
        records = concerning(journey, {persona.id for persona in kept})
        shown_personas = tuple(each for each in view.compare_personas if each in records)
        view = replace(view, filter=replace_filter(view.filter, personas=()), compare_personas=shown_personas)
    if options.language is not None:
        records[journey.info.id] = replace(journey.info, language=options.language)
    return Part(Journey(records.values(), journey.extra), view)


def shown_part(journey: Journey, view: View) -> Journey:
    """Only those stages and lanes that the view shows, with what stands in them: for formats that write records and
    draw nothing."""
    gone = {*view.hidden_stages, *view.hidden_lanes}
    gone |= {step.id for step in journey.columns() if step.stage in gone}

    def is_shown(record: Record) -> bool:
        match record:
            case Card():
                return record.step not in gone and record.lane not in gone
            case Feeling():
                return record.step not in gone
            case Reading():
                return record.at not in gone
            case _:
                return record.id not in gone

    return Journey([record for record in journey if is_shown(record)], journey.extra)


def _named(problem: str, records: Sequence[R], names: Iterable[str]) -> tuple[R, ...]:
    """The records that are meant by the names, in their own order. A name that several have means all of them."""
    meant: set[str] = set()
    for name in names:
        found = {record.id for record in records if record.id == name}
        found = found or {record.id for record in records if _folded(record.name) == _folded(name)}
        if not found:
            listed = ", ".join(record.name for record in records if record.name)
            raise ExportProblem(problem.format(name=name, names=listed or "–"))
        meant |= found
    return tuple(record for record in records if record.id in meant)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _others(records: Sequence[R], kept: Sequence[R]) -> tuple[str, ...]:
    ids = {record.id for record in kept}
    return tuple(record.id for record in records if record.id not in ids)


def concerning(journey: Journey, personas: set[str]) -> dict[str, Record]:
    """The records without those of other personas. Those who are left keep the colour they have among all."""
    from journeyboard.drawing.theme import disc

    colours = {each.id: disc(each.colour, index) for index, each in enumerate(journey.personas)}
    kept: dict[str, Record] = {}
    for record in journey:
        match record:
            case Persona():
                if record.id in personas:
                    kept[record.id] = replace(record, colour=record.colour or colours[record.id])
            case Card():
                own = tuple(each for each in record.personas if each in personas)
                if own or not record.personas:
                    kept[record.id] = record if own == record.personas else replace(record, personas=own)
            case Feeling() | Reading():
                if not record.persona or record.persona in personas:
                    kept[record.id] = record
            case Step() | _:
                kept[record.id] = record
    return kept
