"""Edits of cards: add, move within and between cells, span steps."""

from collections.abc import Mapping, Sequence

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.placing import keys_at
from journeyboard.journey.records import Card, CardKind, Lane, LaneKind, Step, clean, new_id, replace
from journeyboard.language import _, ngettext

LANE_CARDS: dict[LaneKind, CardKind] = {
    "notes": "note",
    "touchpoints": "touchpoint",
    "pain_points": "pain_point",
    "opportunities": "opportunity",
    "images": "image",
    "parking": "note",
}
"""The kind of card that is written in a lane of each kind. Lanes that are not here hold no cards."""


def holds_cards(lane: Lane) -> bool:
    """Whether people write cards into this lane."""
    return lane.kind in LANE_CARDS


def add_card(
    journey: Journey,
    lane_id: str,
    step_id: str,
    text: str,
    index: int | None = None,
    card_id: str | None = None,
    **fields: object,
) -> Change:
    """Write a card into a cell, before the one at `index` (None: behind the last), of the lane's own kind.

    Raises ValueError when the lane or step is not there or the lane holds no cards.
    """
    lane, _step = _cell(journey, lane_id, step_id)
    draft = Draft(journey)
    order = keys_at(draft, journey.cards_at(lane_id, step_id), index)[0]
    values: dict[str, object] = {"kind": LANE_CARDS[lane.kind], **fields}
    values |= {"id": card_id or new_id(), "lane": lane_id, "step": step_id, "text": clean(text), "order": order}
    draft.put(Card.model_validate(values))
    return draft.change(_("Add card"))


def move_cards(journey: Journey, ids: Sequence[str], lane_id: str, step_id: str, index: int | None = None) -> Change:
    """Move cards into a cell, in the order given, before the card at `index` among those that stay there.

    A card whose kind is the one of the lane it leaves becomes one of the lane it enters (a note dragged to the pain
    points is a pain point); any other keeps its kind. A spanning card keeps the number of steps it spans where there
    is room. Raises ValueError when the lane or step is not there or the lane holds no cards.
    """
    lane, step = _cell(journey, lane_id, step_id)
    moving = [card for card in (journey.cards.get(card_id) for card_id in dict.fromkeys(ids)) if card is not None]
    staying = [card for card in journey.cards_at(lane_id, step_id) if card not in moving]
    draft = Draft(journey)
    keys = keys_at(draft, staying, index, len(moving))
    for card, key in zip(moving, keys, strict=True):
        draft.update(
            card,
            lane=lane_id,
            step=step_id,
            end_step=_moved_end(journey, card, step),
            kind=_kind_in(journey, card, lane),
            order=key,
        )
    return draft.change(ngettext("Move card", "Move {count} cards", len(moving)).format(count=len(moving)))


def duplicate_cards(journey: Journey, copies: Mapping[str, str]) -> Change:
    """Put a copy of each card of `copies` (its id, and the one its copy gets) into its cell, behind the last of them
    there. The copies are records of their own; links and readings stay with the originals."""
    cells: dict[tuple[str, str], list[Card]] = {}
    for card in map(journey.cards.get, copies):
        if card is not None:
            cells.setdefault((card.lane, card.step), []).append(card)
    draft = Draft(journey)
    for cell, cards in cells.items():
        there = journey.cards_at(*cell)
        behind = max(there.index(card) for card in cards) + 1
        cards.sort(key=there.index)
        for card, key in zip(cards, keys_at(draft, there, behind, len(cards)), strict=True):
            draft.put(replace(card, id=copies[card.id], order=key))
    count = sum(map(len, cells.values()))
    return draft.change(ngettext("Duplicate card", "Duplicate {count} cards", count).format(count=count))


def span_card(journey: Journey, card_id: str, end_step_id: str, start_step_id: str = "") -> Change:
    """Let a card reach from `start_step_id` (without one: from its step) to `end_step_id`, whichever lies first; one
    step alone ends the span."""
    columns = [step.id for step in journey.columns()]
    card = journey.cards[card_id]
    start_step_id = start_step_id or card.step
    if start_step_id not in columns or end_step_id not in columns:
        raise ValueError("a card spans steps of this journey only")
    first, last = sorted((columns.index(start_step_id), columns.index(end_step_id)))
    draft = Draft(journey)
    draft.update(card, step=columns[first], end_step=columns[last] if last > first else "")
    return draft.change(_("Span steps"))


def _cell(journey: Journey, lane_id: str, step_id: str) -> tuple[Lane, Step]:
    lane, step = journey.find(Lane, lane_id), journey.find(Step, step_id)
    if lane is None or step is None:
        raise ValueError("there is no such cell")
    if not holds_cards(lane):
        raise ValueError(f"a lane of the kind {lane.kind} holds no cards")
    return lane, step


def _kind_in(journey: Journey, card: Card, lane: Lane) -> CardKind:
    left = journey.find(Lane, card.lane)
    if left is None or left.kind == lane.kind or LANE_CARDS.get(left.kind) != card.kind:
        return card.kind
    return LANE_CARDS[lane.kind]


def _moved_end(journey: Journey, card: Card, step: Step) -> str:
    columns = [column.id for column in journey.columns()]
    if card.end_step not in columns or card.step not in columns or step.id not in columns:
        return ""
    length = columns.index(card.end_step) - columns.index(card.step)
    end = min(columns.index(step.id) + length, len(columns) - 1)
    return columns[end] if end > columns.index(step.id) else ""
