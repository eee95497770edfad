"""Edits of readings by hand: put, change, and where they can stand."""

from collections.abc import Iterable, Iterator

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.placing import keys_at
from journeyboard.journey.records import Card, Metric, Reading, Stage, Step, replace
from journeyboard.language import _

Key = tuple[str, str, str, str, str]


class TakenError(ValueError):
    """There is another reading with the same metric, place, persona, segment and period; the message is for people."""


def key_of(reading: Reading) -> Key:
    """What only one reading of a journey has: metric, place, persona, segment and period."""
    return (reading.metric, reading.at, reading.persona, reading.segment, reading.period)


def put_readings(journey: Journey, readings: Iterable[Reading], label: str) -> Change:
    """Add readings; one with the key of a reading that is there takes its place and keeps its id."""
    return replace_readings(journey, (), readings, label)


def replace_readings(journey: Journey, old: Iterable[Reading], new: Iterable[Reading], label: str) -> Change:
    """Put `new` readings in place of `old` ones, as one change; a new one with the key of one that stays takes its
    place and keeps its id."""
    draft = Draft(journey)
    gone = {reading.id for reading in old}
    for reading_id in gone:
        draft.remove(reading_id)
    known = {key_of(reading): reading for reading in journey.all(Reading).values() if reading.id not in gone}
    for reading in new:
        before = known.get(key_of(reading))
        known[key_of(reading)] = draft.put(reading if before is None else replace(reading, id=before.id))
    return draft.change(label)


def edit_reading(journey: Journey, reading_id: str, **fields: object) -> Change:
    """Set fields of a reading.

    Raises TakenError when another reading has the key it would get, pydantic's ValidationError for a value out of
    range, and KeyError when there is no such reading.
    """
    before = journey.all(Reading)[reading_id]
    after = replace(before, **fields)
    key = key_of(after)
    others = journey.readings_at(after.at) if key != key_of(before) else ()
    if any(key_of(other) == key and other.id != reading_id for other in others):
        raise TakenError(_("There is a value for this metric, place and period already."))
    draft = Draft(journey)
    draft.put(after)
    return draft.change(_("Edit value"))


def reading_places(journey: Journey) -> Iterator[tuple[str, str]]:
    """Where a reading can stand, with what people call it: each stage, its steps where it has several or a named one,
    and the touchpoints of each."""
    touchpoints: dict[str, list[Card]] = {}
    for card in journey.in_order(Card):
        if card.kind == "touchpoint":
            touchpoints.setdefault(card.step, []).append(card)
    for stage in journey.stages:
        yield stage.id, stage.name
        steps = journey.steps_of(stage.id)
        for step in steps:
            if len(steps) > 1 or step.name:
                yield step.id, _step_name(stage, step)
            for card in touchpoints.get(step.id, ()):
                yield card.id, f"{stage.name}: {' '.join((card.text or card.channel).split())}"


def _step_name(stage: Stage, step: Step) -> str:
    return f"{stage.name}: {step.name or '–'}"


def new_metric(journey: Journey, metric: Metric) -> Change:
    """Add a metric behind the others; every lane that shows chosen metrics only leaves it out."""
    draft = Draft(journey)
    draft.put(replace(metric, order=keys_at(draft, journey.metrics, None)[0]))
    return draft.change(_("Add metric"))
