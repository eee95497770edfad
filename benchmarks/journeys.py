"""Journeys of any size, the same at every run: realistic lanes, steps, texts, feelings, links and readings."""

import random
from collections.abc import Iterator

from journeyboard.journey import orders
from journeyboard.journey.cards import LANE_CARDS
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Card,
    Feeling,
    JourneyInfo,
    Lane,
    LaneKind,
    Link,
    Metric,
    Persona,
    Reading,
    Record,
    Stage,
    Step,
)

_WORDS = (
    "customer",
    "looks",
    "for",
    "a",
    "price",
    "compares",
    "two",
    "shops",
    "asks",
    "friend",
    "reads",
    "reviews",
    "waits",
    "parcel",
    "opens",
    "basket",
    "pays",
    "invoice",
    "sideboard",
    "delivery",
    "window",
    "showroom",
    "newsletter",
    "hotline",
    "missing",
    "hinge",
    "photo",
    "account",
    "password",
    "checkout",
    "Lieferung",
    "Rückfrage",
    "Überlegung",
    "Kundendienst",
    "Ärger",
    "Größe",
    "Straße",
)
_LANES: tuple[LaneKind, ...] = (
    "notes",
    "touchpoints",
    "emotion",
    "pain_points",
    "opportunities",
    "metrics",
    "notes",
    "channels",
)
_CHANNELS = ("Web", "Store", "E-mail", "Phone", "Social")
_KEYS = orders.spread(2000)


def journey_of(cards: int) -> Journey:
    """A journey with that many cards, about four a cell: steps and lanes grow together (15 and 8 at 300 cards)."""
    dice = random.Random(cards)
    text_lanes = max(5, round((cards / 4 / 6) ** 0.5))
    kinds: list[LaneKind] = [_LANES[index % len(_LANES)] for index in range(round(text_lanes * len(_LANES) / 5))]
    lanes = [
        Lane(id=f"lane{index}", kind=kind, name=kind.replace("_", " ").capitalize(), order=key)
        for index, (kind, key) in enumerate(zip(kinds, orders.spread(len(kinds)), strict=True))
    ]
    held = [lane for lane in lanes if lane.kind in LANE_CARDS]
    columns = max(6, round(cards / 4 / len(held)))
    stages = max(3, columns // 2)
    grid = list(_grid(columns, stages))
    steps = [record for record in grid if isinstance(record, Step)]
    records: list[Record] = [JourneyInfo(id="journey", title=f"A journey of {cards} cards", scenario="Measured")]
    records += [*grid, *lanes, *_people(dice, steps), *_figures(dice, grid)]
    records += [_card(dice, number, held, steps) for number in range(cards)]
    records += [
        Link.model_validate(
            {"id": f"link{index}", "kind": "returns", "from": f"stage{index + 2}", "to": f"stage{index}"}
        )
        for index in range(0, stages - 2, 4)
    ]
    return Journey(records)


def _grid(columns: int, stages: int) -> Iterator[Stage | Step]:
    keys = orders.spread(max(columns, stages))
    for index in range(stages):
        yield Stage(id=f"stage{index}", name=f"Stage {index + 1}", line="Looks and compares", order=keys[index])
    for index in range(columns):
        yield Step(
            id=f"step{index}", stage=f"stage{index * stages // columns}", name=f"Step {index + 1}", order=keys[index]
        )


def _people(dice: random.Random, steps: list[Step]) -> Iterator[Record]:
    for index, name in enumerate(("Mara", "Jonas")):
        yield Persona(id=f"persona{index}", name=name, quote="I want it soon.", order="V" if index == 0 else "W")
        for step in steps:
            value = round(dice.uniform(-2, 2), 1) + 0.0
            yield Feeling(id=f"feeling{index}{step.id}", persona=f"persona{index}", step=step.id, value=value)


def _figures(dice: random.Random, grid: list[Stage | Step]) -> Iterator[Record]:
    yield Metric(id="visitors", name="Visitors", unit="count", target=50_000, order="V")
    for stage in grid:
        if isinstance(stage, Stage):
            for month in range(1, 7):
                value = dice.randrange(20_000, 60_000)
                reading_id = f"reading{stage.id}{month}"
                yield Reading(id=reading_id, metric="visitors", at=stage.id, period=f"2026-{month:02}", value=value)


def _card(dice: random.Random, number: int, lanes: list[Lane], steps: list[Step]) -> Card:
    lane = lanes[number % len(lanes)]
    kind = LANE_CARDS[lane.kind]
    return Card(
        id=f"card{number}",
        kind=kind,
        lane=lane.id,
        step=steps[number // len(lanes) % len(steps)].id,
        text=" ".join(dice.choices(_WORDS, k=dice.randrange(2, 11))),
        channel=dice.choice(_CHANNELS) if kind == "touchpoint" else "",
        severity=dice.randrange(1, 6) if kind == "pain_point" else None,
        order=_KEYS[number // (len(lanes) * len(steps))],
    )
