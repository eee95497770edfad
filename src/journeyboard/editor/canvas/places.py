"""Where records stand on the sheet, what stands in a cell, and which cell is next to which."""

from journeyboard.board.finding import card_rect, cards_at, cell_rect, feeling_rect, part_of, tile_rects
from journeyboard.board.links.whole import whole_link
from journeyboard.board.shapes import Board, Rect
from journeyboard.editor.session import Place, Session
from journeyboard.journey.cards import holds_cards
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, JourneyInfo, Lane, Link, Metric, Persona, Stage, Step


def rect_of(journey: Journey, board: Board, record_id: str) -> Rect | None:
    """Where a record is drawn on the sheet, for a metric its first tile; None when it is not shown or nothing is drawn
    for it."""
    rect: Rect | None = None
    match journey.get(record_id):
        case Card():
            rect = card_rect(board, record_id)
        case Feeling():
            rect = feeling_rect(board, record_id)
        case Metric():
            rect = next(iter(tile_rects(board, record_id)), None)
        case Link():
            link = whole_link(board, record_id)
            rect = link.rect if link is not None else None
        case Lane():
            part = part_of(board, "label", record_id)
            rect = part.rect if part is not None else None
        case Stage() | Step():
            rect = _heading_rect(board, record_id)
        case Persona() | JourneyInfo():
            rect = _title_rect(board, record_id)
    return rect


def place_rect(journey: Journey, board: Board, place: Place) -> Rect | None:
    """Where a place of the keyboard focus is on the sheet: a cell, a lane's label, a step's or stage's heading."""
    if not place.step:
        return rect_of(journey, board, place.lane)
    if not place.lane:
        return rect_of(journey, board, heading_of(journey, board, place.step))
    return cell_rect(board, *place)


def heading_of(journey: Journey, board: Board, step: str) -> str:
    """The record that heads a column: the step where its name is drawn, else its stage."""
    record = journey.find(Step, step)
    if record is None:
        return ""
    stage = next((shape for shape in board.stages if shape.id == record.stage), None)
    drawn = stage is not None and any(shape.id == step for shape in stage.steps)
    return step if drawn else record.stage


def items_at(journey: Journey, board: Board, place: Place) -> list[str]:
    """What can be selected in a cell, from top to bottom: its cards, or its feelings (as-is before to-be)."""
    lane = journey.find(Lane, place.lane)
    if lane is None or not place.step:
        return []
    if lane.kind == "emotion":
        felt = (journey.feeling(persona.id, place.step, state) for persona in journey.personas for state in _STATES)
        return [feeling.id for feeling in sorted(filter(None, felt), key=lambda feeling: -feeling.value)]
    return list(cards_at(board, *place))


_STATES = ("as_is", "to_be")


def card_lanes(journey: Journey, board: Board) -> list[str]:
    """The shown lanes that cards are written in, from top to bottom."""
    shown = (journey.find(Lane, shape.id) for shape in board.lanes)
    return [lane.id for lane in shown if lane is not None and holds_cards(lane)]


def lane_beside(board: Board, lane: str, by: int, cells: bool = True) -> str:
    """The shown lane `by` rows below (above when negative); empty beyond the ends. With `cells`, the lines of a
    service blueprint are passed over."""
    rows = [shape.id for shape in board.lanes if not cells or shape.kind != "divider" or shape.id == lane]
    if lane not in rows:
        return rows[0] if rows and by > 0 else ""
    index = rows.index(lane) + by
    return rows[index] if 0 <= index < len(rows) else ""


def step_beside(board: Board, step: str, by: int) -> str:
    """The shown step `by` columns to the right (left when negative); empty beyond the ends."""
    steps = [column.step for column in board.columns]
    if step not in steps:
        return steps[0] if steps and by > 0 else ""
    index = steps.index(step) + by
    return steps[index] if 0 <= index < len(steps) else ""


def first_place(board: Board) -> Place | None:
    """The upper left cell."""
    lanes = [shape.id for shape in board.lanes if shape.kind != "divider"]
    return Place(lanes[0], board.columns[0].step) if lanes and board.columns else None


def first_to_write(session: Session) -> Place | None:
    """The first cell that is shown and takes cards."""
    journey, view = session.journey, session.view
    lanes = (lane for lane in journey.lanes if holds_cards(lane) and lane.id not in view.hidden_lanes)
    steps = (step for step in journey.columns() if step.stage not in view.hidden_stages)
    lane, step = next(lanes, None), next(steps, None)
    return Place(lane.id, step.id) if lane is not None and step is not None else None


def _heading_rect(board: Board, record_id: str) -> Rect | None:
    part = part_of(board, "stages")
    if part is None:
        return None
    for stage in board.stages:
        if stage.id == record_id:
            return stage.rect.moved(part.rect.x, part.rect.y)
        for step in stage.steps:
            if step.id == record_id:
                return step.rect.moved(part.rect.x, part.rect.y)
    return None


def _title_rect(board: Board, record_id: str) -> Rect | None:
    """Where a persona stands beside the title, or the title itself."""
    part = part_of(board, "title")
    rects = {persona.id: persona.rect for persona in board.personas} | {JourneyInfo.array: board.title.rect}
    rect = rects.get(record_id)
    return rect.moved(part.rect.x, part.rect.y) if part is not None and rect is not None else None
