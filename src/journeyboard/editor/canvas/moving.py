"""Rearranging with the keyboard: cards within and between cells, feelings up and down, headings along their row."""

from typing import TYPE_CHECKING

from journeyboard.editor.canvas.places import card_lanes, step_beside
from journeyboard.editor.session import Place
from journeyboard.journey.cards import move_cards
from journeyboard.journey.feelings import set_feeling
from journeyboard.journey.grid import move_lane, move_stage, move_step
from journeyboard.journey.records import Card, Feeling, Lane, Stage, Step
from journeyboard.language import ngettext

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas


def move_cards_by(canvas: "Canvas", dx: int, dy: int) -> None:
    """Move the selected cards: up and down within their cell, at its ends to the lane above or below; left and right
    to the neighbouring step. Cards of several cells each move from their own."""
    session = canvas.session
    cards = session.selected_cards
    if not cards:
        return
    cells: dict[Place, list[Card]] = {}
    for card in cards:
        cells.setdefault(Place(card.lane, card.step), []).append(card)
    if dy and len(cells) == 1 and _move_within(canvas, next(iter(cells)), list(cards), dy):
        return
    targets = {place: _beside(canvas, place, dx, dy) for place in cells}
    if not all(targets.values()):
        return
    order = sorted(cells, key=list(targets).index, reverse=dx > 0 or dy > 0)
    label = ngettext("Move card", "Move {count} cards", len(cards)).format(count=len(cards))
    with session.one_step(label):
        for place in order:
            target = targets[place]
            if target is not None:
                index = _landing(canvas, place, cells[place][0], dx, dy)
                session.do(move_cards(session.journey, [card.id for card in cells[place]], *target, index))
    session.select([card.id for card in cards])
    canvas.show_focus()


def _move_within(canvas: "Canvas", place: Place, cards: list[Card], dy: int) -> bool:
    """Move cards one place up or down in their cell; tell whether there was a place to go to."""
    session = canvas.session
    there = [card.id for card in session.journey.cards_at(*place)]
    moving = {card.id for card in cards}
    staying = [card_id for card_id in there if card_id not in moving]
    index = there.index(cards[0].id if dy < 0 else cards[-1].id)
    before = sum(1 for card_id in there[:index] if card_id not in moving)
    target = before + dy
    if not 0 <= target <= len(staying):
        return False
    session.do(move_cards(session.journey, [card.id for card in cards], *place, target))
    session.select([card.id for card in cards])
    canvas.show_focus()
    return True


def _beside(canvas: "Canvas", place: Place, dx: int, dy: int) -> Place | None:
    if dx:
        step = step_beside(canvas.board, place.step, dx)
        return Place(place.lane, step) if step else None
    lanes = card_lanes(canvas.session.journey, canvas.board)
    index = lanes.index(place.lane) + dy if place.lane in lanes else -1
    return Place(lanes[index], place.step) if 0 <= index < len(lanes) else None


def _landing(canvas: "Canvas", place: Place, first: Card, dx: int, dy: int) -> int | None:
    """Where in the neighbouring cell cards land: at the same height beside, at the near end above or below."""
    if dx:
        there = [card.id for card in canvas.session.journey.cards_at(*place)]
        return there.index(first.id) if first.id in there else None
    return 0 if dy > 0 else None


def nudge_feelings(canvas: "Canvas", by: float) -> bool:
    """Raise or lower the selected feelings; tell whether there are any."""
    session = canvas.session
    feelings = [f for f in map(session.journey.all(Feeling).get, session.selected) if f is not None]
    if not feelings:
        return False
    with session.one_step():
        for feeling in feelings:
            value = feeling.value + by
            session.do(set_feeling(session.journey, feeling.persona, feeling.step, value, feeling.state))
    return True


def move_heading(canvas: "Canvas", by: int) -> None:
    """Move the selected stage, step or lane one place along. A step at the end of its stage goes over to the next
    one, unless it is the stage's only step."""
    session = canvas.session
    journey = session.journey
    record = journey.get(session.selected[-1]) if session.selected else None
    if isinstance(record, Stage):
        index = journey.stages.index(record) + by
        if 0 <= index < len(journey.stages):
            session.do(move_stage(journey, record.id, index))
    elif isinstance(record, Lane):
        index = journey.lanes.index(record) + by
        if 0 <= index < len(journey.lanes):
            session.do(move_lane(journey, record.id, index))
    elif isinstance(record, Step):
        _move_step(canvas, record, by)
    canvas.show_focus()


def _move_step(canvas: "Canvas", step: Step, by: int) -> None:
    journey = canvas.session.journey
    steps = journey.steps_of(step.stage)
    index = steps.index(step) + by
    if 0 <= index < len(steps):
        canvas.session.do(move_step(journey, step.id, step.stage, index))
        return
    stages = [stage.id for stage in journey.stages]
    beside = stages.index(step.stage) + by
    if len(steps) > 1 and 0 <= beside < len(stages):
        place = 0 if by > 0 else len(journey.steps_of(stages[beside]))
        canvas.session.do(move_step(journey, step.id, stages[beside], place))
