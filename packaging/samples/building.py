"""Short ways to say the records of a sample: readable ids, orders by position."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from journeyboard.journey import orders
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Card,
    CardKind,
    Feeling,
    FeelingState,
    Reading,
    Record,
    Step,
    replace,
)


def card(kind: CardKind, lane: str, step: str, name: str, text: str, **fields: object) -> Card:
    """The card `card-<name>` in the cell of `lane-<lane>` and `step-<step>`."""
    given = {"id": f"card-{name}", "kind": kind, "lane": f"lane-{lane}", "step": f"step-{step}", "text": text}
    return Card.model_validate({**given, **fields})


def curve(
    persona: str,
    steps: Sequence[str],
    values: Sequence[float],
    state: FeelingState = "as_is",
    notes: Mapping[str, str] | None = None,
) -> list[Feeling]:
    """A persona's feelings at `steps`; `notes` by step."""
    suffix = "" if state == "as_is" else "-to-be"
    return [
        Feeling(
            id=f"feeling-{persona}-{step}{suffix}",
            persona=f"persona-{persona}",
            step=f"step-{step}",
            state=state,
            value=value,
            note=(notes or {}).get(step, ""),
        )
        for step, value in zip(steps, values, strict=True)
    ]


def series(
    metric: str, at: str, first_month: str, values: Iterable[float], answers: Iterable[int | None] = ()
) -> list[Reading]:
    """Readings of `metric-<metric>` at the record `at`, one a month from `first_month` (ISO) within one year;
    `answers` are the numbers of people asked."""
    year, month = first_month.split("-")
    asked = list(answers)
    readings: list[Reading] = []
    for index, value in enumerate(values):
        period = f"{year}-{int(month) + index:02}"
        readings.append(
            Reading(
                id=f"reading-{metric}-{at}-{period}",
                metric=f"metric-{metric}",
                at=at,
                period=period,
                value=value,
                n=asked[index] if asked else None,
            )
        )
    return readings


def journey_of(records: Sequence[Record]) -> Journey:
    """The journey of these records. Siblings stand in the order in which they are given here.

    Raises ValueError when two have the same id.
    """
    twice = [record_id for record_id, count in Counter(record.id for record in records).items() if count > 1]
    if twice:
        raise ValueError(f"several records have the id {', '.join(twice)}")
    siblings: dict[object, list[Record]] = defaultdict(list)
    for record in records:
        if "order" in type(record).model_fields:
            siblings[_parent(record)].append(record)
    keys = {
        record.id: key
        for group in siblings.values()
        for record, key in zip(group, orders.spread(len(group)), strict=True)
    }
    return Journey(replace(record, order=keys[record.id]) if record.id in keys else record for record in records)


def _parent(record: Record) -> object:
    """What the record shares with those it is sorted among."""
    if isinstance(record, Card):
        return (record.lane, record.step)
    return record.stage if isinstance(record, Step) else type(record)
