"""Rearranging in the outline: what a key or a drop there does to the map. No widgets here."""

from typing import Literal

from journeyboard.editor.docks.nodes import Node, cards_below
from journeyboard.journey.cards import holds_cards, move_cards
from journeyboard.journey.changes import Change
from journeyboard.journey.grid import move_lane, move_stage
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card

Where = Literal["above", "below", "on"]
"""Which part of a line something is dropped at."""


def shifted(journey: Journey, node: Node, by: int) -> Change | None:
    """What moves a node one line up (−1) or down (1) among its like; None at the end. A card at the end of its cell
    goes to the next step, of the next stage if need be."""
    if node.kind == "stage":
        stages = [stage.id for stage in journey.stages]
        index = stages.index(node.id) + by
        return move_stage(journey, node.id, index) if 0 <= index < len(stages) else None
    if node.kind == "lane":
        shown = [lane.id for lane in journey.lanes if holds_cards(lane)]
        beside = shown.index(node.id) + by
        if not 0 <= beside < len(shown):
            return None
        return move_lane(journey, node.id, [lane.id for lane in journey.lanes].index(shown[beside]))
    card = journey.cards.get(node.id)
    return _shifted_card(journey, card, by) if card is not None and node.kind == "card" else None


def dropped(journey: Journey, node: Node, onto: Node, where: Where) -> Change | None:
    """What dropping a node at a line does; None where it cannot stand."""
    if node == onto:
        return None
    if node.kind == "stage" and onto.kind == "stage":
        stages = [stage.id for stage in journey.stages if stage.id != node.id]
        return move_stage(journey, node.id, stages.index(onto.id) + (where == "below"))
    if node.kind == "lane" and onto.kind == "lane":
        lanes = [lane.id for lane in journey.lanes if lane.id != node.id]
        if onto.id == node.id:  # the same lane, below another stage
            return None
        return move_lane(journey, node.id, lanes.index(onto.id) + (where == "below"))
    return _dropped_card(journey, node.id, onto, where) if node.kind == "card" else None


def _shifted_card(journey: Journey, card: Card, by: int) -> Change | None:
    there = [other.id for other in journey.cards_at(card.lane, card.step)]
    if card.id not in there:
        return None
    index = there.index(card.id) + by
    if 0 <= index < len(there):
        return move_cards(journey, [card.id], card.lane, card.step, index)
    steps = [step.id for step in journey.columns()]
    beside = steps.index(card.step) + by
    if not 0 <= beside < len(steps):
        return None
    return move_cards(journey, [card.id], card.lane, steps[beside], 0 if by > 0 else None)


def _dropped_card(journey: Journey, card_id: str, onto: Node, where: Where) -> Change | None:
    if onto.kind == "lane":
        last = cards_below(journey, onto)[-1:]
        steps = journey.steps_of(onto.stage)
        step = last[0].step if last else steps[0].id
        return move_cards(journey, [card_id], onto.id, step)
    target = journey.cards.get(onto.id)
    if onto.kind != "card" or target is None:
        return None
    staying = [card.id for card in journey.cards_at(target.lane, target.step) if card.id != card_id]
    if target.id not in staying:
        return None  # a card without a place
    return move_cards(journey, [card_id], target.lane, target.step, staying.index(target.id) + (where != "above"))
