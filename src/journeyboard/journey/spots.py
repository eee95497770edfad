"""Where cards land that come from elsewhere: a cell, and the columns to its right and lanes below it.

What comes may be wider or taller than the map from there on; the map then grows by the columns and lanes it needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journeyboard.journey.cards import LANE_CARDS, holds_cards
from journeyboard.journey.changes import Draft
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey, order_key
from journeyboard.journey.orders import between
from journeyboard.journey.placing import keys_at
from journeyboard.journey.records import Card, Lane, LaneKind, Stage, Step, new_id
from journeyboard.journey.words import on_the_map
from journeyboard.language import LANGUAGES, N_, _, speaking


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell to put cards into, and what a person sees around it."""

    lane: str
    step: str
    index: int | None = None
    """Cards of the cell itself land before the card at this place; None: behind the last."""
    lanes: tuple[str, ...] = ()
    """The lanes that are shown, from top to bottom."""
    steps: tuple[str, ...] = ()
    """The columns that are shown, from left to right."""


def spot_in(journey: Journey, lane: str, step: str, index: int | None = None) -> Spot:
    """A cell of a journey of which everything is shown."""
    lanes, steps = (record.id for record in journey.lanes), (column.id for column in journey.columns())
    return Spot(lane, step, index, tuple(lanes), tuple(steps))


def lane_to_write(journey: Journey, lane_id: str) -> Lane:
    """The lane, which has to hold cards. Raises ValueError when it does not or is not there."""
    lane = journey.find(Lane, lane_id)
    if lane is None or not holds_cards(lane):
        raise ValueError("there is no such cell")
    return lane


def steps_from(journey: Journey, draft: Draft, spot: Spot, names: Sequence[str]) -> list[str]:
    """The spot's step and those to its right, as many as there are names.

    What is missing is added behind them under its name: steps of the last stage where it has several or they are
    named, else stages.
    """
    start = spot.steps.index(spot.step) if spot.step in spot.steps else None
    there = [spot.step] if start is None else list(spot.steps[start : start + len(names)])
    missing, last = names[len(there) :], journey.find(Step, there[-1])
    if not missing or last is None:
        return there
    siblings = list(journey.steps_of(last.stage))
    if len(siblings) > 1 or last.name:
        keys = keys_at(draft, siblings, siblings.index(last) + 1, len(missing))
        for name, key in zip(missing, keys, strict=True):
            named = name or on_the_map(journey, N_("New step"))
            there.append(draft.put(Step(id=new_id(), stage=last.stage, name=named, order=key)).id)
        return there
    stages = [stage.id for stage in journey.stages]
    behind = stages.index(last.stage) + 1 if last.stage in stages else len(stages)
    return there + _add_stages(journey, draft, missing, behind)


def lanes_from(journey: Journey, draft: Draft, spot: Spot, wanted: Sequence[Lane | None]) -> list[Lane]:
    """Lanes for rows that come one below the other: the spot's lane, then those below it that hold cards.

    `wanted` says which lane each row comes from, None for any. A row of another kind than the lane at its height goes
    to a shown lane of its kind, the one of its name first; no two rows go to the same. What is missing is added.
    """
    first = lane_to_write(journey, spot.lane)
    shown = [lane for lane in map(journey.all(Lane).get, spot.lanes) if lane is not None and holds_cards(lane)]
    below = shown[shown.index(first) :] if first in shown else [first]
    found = [first]
    for row, like in list(enumerate(wanted))[1:]:
        free = [lane for lane in shown if lane not in found]
        lane = below[row] if row < len(below) and below[row] in free else None
        if like is not None and (lane is None or lane.kind != like.kind):
            lane = _like(free, like)
        found.append(lane or _add_lane(journey, draft, like, found))
    return found


def put_cards(journey: Journey, draft: Draft, spot: Spot, lane: str, step: str, cards: Sequence[Card]) -> None:
    """Put cards into a cell of a draft, in their order: at the spot's place in its own cell, else behind the last."""
    index = spot.index if (lane, step) == (spot.lane, spot.step) else None
    keys = keys_at(draft, journey.cards_at(lane, step), index, len(cards))
    for card, key in zip(cards, keys, strict=True):
        draft.update(card, lane=lane, step=step, order=key)


def kind_called(name: str) -> LaneKind:
    """The kind of lane that is called so in any language of the program; notes for every other name."""
    for kind in LANE_CARDS:
        for language in LANGUAGES:
            with speaking(language):
                if _(LANE_NAMES[kind]).casefold() == name.strip().casefold():
                    return kind
    return "notes"


def _add_stages(journey: Journey, draft: Draft, names: Sequence[str], index: int) -> list[str]:
    """Add stages, each with one unnamed step, before the stage at `index`; the ids of the steps."""
    steps: list[str] = []
    for name, key in zip(names, keys_at(draft, journey.stages, index, len(names)), strict=True):
        named = name or on_the_map(journey, N_("New stage"))
        stage = draft.put(Stage(id=new_id(), name=named, order=key))
        steps.append(draft.put(Step(id=new_id(), stage=stage.id, order=between("", ""))).id)
    return steps


def _add_lane(journey: Journey, draft: Draft, like: Lane | None, others: Sequence[Lane]) -> Lane:
    """Add a lane of the kind and name of another (a lane of notes without one), behind all others."""
    last = max([*journey.lanes, *others], key=order_key).order
    kind: LaneKind = like.kind if like is not None else "notes"
    name = like.name if like is not None else ""
    name = name or on_the_map(journey, LANE_NAMES[kind])
    return draft.put(Lane(id=new_id(), kind=kind, name=name, order=between(last, "")))


def _like(lanes: Sequence[Lane], like: Lane) -> Lane | None:
    same = [lane for lane in lanes if lane.kind == like.kind]
    named = [lane for lane in same if lane.name.casefold() == like.name.casefold()]
    return next(iter(named or same), None)
