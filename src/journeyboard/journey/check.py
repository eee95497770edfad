"""What is wrong within a journey whose records are each right: lost references, doubles, things without a name."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from journeyboard.journey.cards import holds_cards
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Feeling, Lane, Metric, Persona, Reading, Record, Stage
from journeyboard.journey.references import REFERENCES
from journeyboard.language import _

_LONGEST_NAME = 40
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend in one record: its array, its id, what people call it, and what is wrong."""

    array: str
    id: str
    name: str
    text: str

    def __str__(self) -> str:
        name = f" “{self.name}”" if self.name else ""
        return f"{self.array} {self.id}{name}: {self.text}"


def check(journey: Journey) -> list[Problem]:
    """Everything that is wrong, in the order of the file."""
    found = [
        *_lost(journey),
        *_empty_stages(journey),
        *_backward_cards(journey),
        *_cards_in_wrong_lanes(journey),
        *_doubled(journey, Feeling, lambda one: (one.persona, one.step, one.state), _doubled_feeling),
        *_doubled(
            journey, Reading, lambda one: (one.metric, one.at, one.persona, one.segment, one.period), _doubled_reading
        ),
        *_nameless(journey),
        *_default_views(journey),
        *(_problem(aside, aside.reason) for aside in journey.set_aside),
    ]
    place = {record.id: number for number, record in enumerate(journey)}
    return sorted(found, key=lambda problem: place[problem.id])


def called(record: Record) -> str:
    """What people call a record: the first line of its name or text, cut where it is long; empty without one."""
    for field in ("name", "title", "text", "label"):
        if text := getattr(record, field, "").strip():
            line = text.splitlines()[0]
            return line if len(line) <= _LONGEST_NAME else line[: _LONGEST_NAME - 1] + "…"
    return ""


def _problem(record: Record, text: str) -> Problem:
    return Problem(record.array, record.id, called(record), text)


def _lost(journey: Journey) -> Iterator[Problem]:
    for reference in REFERENCES:
        field = reference.field.removesuffix("_")
        for record in journey.all(reference.kind).values():
            for record_id in reference.ids(record):
                if not record_id:
                    yield _problem(record, _("has no {field}").format(field=field))
                elif not isinstance(journey.get(record_id), reference.targets):
                    yield _problem(record, _("{field} {id} is not there").format(field=field, id=record_id))


def _empty_stages(journey: Journey) -> Iterator[Problem]:
    for stage in journey.stages:
        if not journey.steps_of(stage.id):
            yield _problem(stage, _("has no step"))


def _backward_cards(journey: Journey) -> Iterator[Problem]:
    columns = {step.id: number for number, step in enumerate(journey.columns())}
    for card in journey.cards.values():
        if columns.get(card.end_step, len(columns)) < columns.get(card.step, 0):
            yield _problem(card, _("end_step {end} is before step {start}").format(end=card.end_step, start=card.step))


def _cards_in_wrong_lanes(journey: Journey) -> Iterator[Problem]:
    for card in journey.cards.values():
        lane = journey.find(Lane, card.lane)
        if lane is not None and not holds_cards(lane):
            yield _problem(
                card,
                _("stands in lane {id}, of the kind {kind}, which holds no cards").format(id=lane.id, kind=lane.kind),
            )


def _doubled(
    journey: Journey, kind: type[R], key: Callable[[R], Hashable], words: Callable[[str], str]
) -> Iterator[Problem]:
    first: dict[Hashable, str] = {}
    for record in sorted(journey.all(kind).values(), key=lambda record: record.id):
        if (other := first.setdefault(key(record), record.id)) != record.id:
            yield _problem(record, words(other))


def _doubled_feeling(other: str) -> str:
    return _("is of the same persona, step and state as {id}").format(id=other)


def _doubled_reading(other: str) -> str:
    return _("is of the same metric, place, persona, segment and period as {id}").format(id=other)


def _nameless(journey: Journey) -> Iterator[Problem]:
    lanes = [lane for lane in journey.lanes if lane.kind != "divider"]
    named: Iterable[Persona | Stage | Lane | Metric] = (*journey.personas, *journey.stages, *lanes, *journey.metrics)
    for record in named:
        if not record.name.strip():
            yield _problem(record, _("has no name"))


def _default_views(journey: Journey) -> Iterator[Problem]:
    for view in [view for view in journey.views if view.default][1:]:
        yield _problem(view, _("is another default view; the first one opens"))
