"""What lies where on a board, and what lies beside it. All points and rectangles are on the sheet."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from journeyboard.board.emotion import POINT_RADIUS
from journeyboard.board.links.whole import NEAR, is_near, piece_at
from journeyboard.board.paths import around
from journeyboard.board.shapes import (
    Board,
    CardShape,
    ColumnShape,
    EmotionShape,
    Hit,
    HitKind,
    LaneShape,
    Part,
    Rect,
)

Direction = Literal["left", "right", "up", "down"]

_NEAR_POINT = POINT_RADIUS + 3


def hit(board: Board, x: float, y: float) -> Hit:
    """What lies at a point: the topmost shape, and the cell around it where there is one."""
    part = next((part for part in board.parts if part.rect.contains(x, y)), None)
    if part is None:
        return Hit("nothing")
    inside_x, inside_y = x - part.rect.x, y - part.rect.y
    if part.kind == "label":
        return Hit("lane", part.lane, part.lane, rect=part.rect)
    if part.kind == "lane":
        return _hit_in_lane(board, part, inside_x, inside_y)
    shapes = {"title": _title_shapes, "arcs": _arc_shapes, "stages": _stage_shapes, "unplaced": _tray_shapes}
    for kind, shape_id, rect in shapes[part.kind](board, inside_x, inside_y) if part.kind in shapes else ():
        if rect.contains(inside_x, inside_y):
            return Hit(kind, shape_id, rect=rect.moved(part.rect.x, part.rect.y))
    if part.kind in ("title", "unplaced"):
        return Hit("title" if part.kind == "title" else "unplaced", rect=part.rect)
    return Hit("nothing")


def part_of(board: Board, kind: str, lane: str = "") -> Part | None:
    """The part of that kind (and lane), where the board has one."""
    return next((part for part in board.parts if part.kind == kind and part.lane == lane), None)


def lane_of(board: Board, lane_id: str) -> LaneShape | None:
    """The lane, where it is shown."""
    return next((lane for lane in board.lanes if lane.id == lane_id), None)


def column_of(board: Board, step_id: str) -> ColumnShape | None:
    """The column of a step, where it is shown."""
    return next((column for column in board.columns if column.step == step_id), None)


def cell_rect(board: Board, lane_id: str, step_id: str) -> Rect | None:
    """Where a lane and a step meet; None when one of them is not shown."""
    lane, column = lane_of(board, lane_id), column_of(board, step_id)
    if lane is None or column is None:
        return None
    return Rect(board.content_left + column.x, lane.y, column.width, lane.height)


def card_rect(board: Board, card_id: str) -> Rect | None:
    """Where a card is; None when it is not shown."""
    found = _find(board, card_id)
    if found is not None:
        lane, column, card = found
        return card.rect.moved(board.content_left + (column.x if column else 0), lane.y)
    tray = part_of(board, "unplaced")
    card = next((card for card in board.unplaced if card.id == card_id), None)
    return card.rect.moved(tray.rect.x, tray.rect.y) if tray and card else None


def cell_of(board: Board, card_id: str) -> tuple[str, str] | None:
    """The lane and step a card stands at, for a spanning one the first shown; None when it is in no lane shown."""
    found = _find(board, card_id)
    if found is None:
        return None
    lane, column, card = found
    column = column or _columns_under(board, card)[0]
    return lane.id, column.step


def cards_in(board: Board, area: Rect) -> tuple[str, ...]:
    """The ids of all cards that share area with `area`, from top to bottom and left to right."""
    found: list[str] = []
    for lane in board.lanes:
        inside = area.moved(-board.content_left, -lane.y)
        if lane.collapsed or inside.bottom <= 0 or inside.y >= lane.height:
            continue
        found.extend(card.id for card in lane.spans if card.rect.intersects(inside))
        cells = board.cells.lane(lane.id)
        for column in board.columns:
            cell = cells.get(column.step)
            if cell and column.x < inside.right and inside.x < column.x + column.width:
                own = inside.moved(-column.x, 0)
                found.extend(card.id for card in cell.cards if card.rect.intersects(own))
    tray = part_of(board, "unplaced")
    if tray:
        inside = area.moved(-tray.rect.x, -tray.rect.y)
        found.extend(card.id for card in board.unplaced if card.rect.intersects(inside))
    return tuple(found)


def feeling_at(board: Board, x: float, y: float) -> str | None:
    """The id of the feeling whose point or flag lies here."""
    found = hit(board, x, y)
    return found.id if found.kind in ("feeling", "flag") else None


def feeling_rect(board: Board, feeling_id: str) -> Rect | None:
    """The square around a feeling's point; None when it is not shown."""
    for lane in board.lanes:
        for curve in lane.emotion.curves if lane.emotion else ():
            for point in curve.points:
                if point.id == feeling_id:
                    at = Rect(point.at[0], point.at[1], 0, 0).grown(POINT_RADIUS)
                    return at.moved(board.content_left, lane.y)
    return None


def tile_rects(board: Board, metric_id: str) -> tuple[Rect, ...]:
    """Where the tiles of a metric are, row by row and from left to right."""
    found: list[Rect] = []
    for lane in board.lanes:
        if lane.kind != "metrics" or lane.collapsed:
            continue
        cells = board.cells.lane(lane.id)
        for column in board.columns:
            cell = cells.get(column.step)
            own = [tile.rect for tile in (cell.tiles if cell else ()) if tile.metric == metric_id]
            found.extend(rect.moved(board.content_left + column.x, lane.y) for rect in own)
    return tuple(found)


def feeling_value(board: Board, lane_id: str, y: float) -> float:
    """The feeling (−2 … +2, in tenths) at a height of an emotion lane; 0 in a lane that shows none."""
    lane = lane_of(board, lane_id)
    if lane is None or lane.emotion is None:
        return 0.0
    grid = lane.emotion.grid
    value = round((grid[2] - (y - lane.y)) / (grid[2] - grid[1]), 1)
    return max(-2.0, min(2.0, value)) + 0.0


def cell_towards(board: Board, lane_id: str, step_id: str, direction: Direction) -> tuple[str, str] | None:
    """The cell beside another one as (lane, step); None at the edge of the board. Collapsed lanes are passed over."""
    lanes = [lane.id for lane in board.lanes if not lane.collapsed]
    steps = [column.step for column in board.columns]
    if lane_id not in lanes or step_id not in steps:
        return None
    row, index = lanes.index(lane_id), steps.index(step_id)
    if direction in ("up", "down"):
        row += 1 if direction == "down" else -1
    else:
        index += 1 if direction == "right" else -1
    return (lanes[row], steps[index]) if 0 <= row < len(lanes) and 0 <= index < len(steps) else None


def cards_at(board: Board, lane_id: str, step_id: str) -> tuple[str, ...]:
    """The ids of the cards over a cell from top to bottom, those that span it included."""
    return tuple(card.id for card in _cards_over(board, lane_id, step_id))


def card_towards(board: Board, card_id: str, direction: Direction) -> str | None:
    """The card that the arrow keys lead to: the one above or below in its cell, else in the next cell with cards that
    way; sideways the one nearest in height. None when there is none."""
    place, start = cell_of(board, card_id), card_rect(board, card_id)
    if place is None or start is None:
        return None
    if direction in ("up", "down"):
        own = cards_at(board, *place)
        index = own.index(card_id) + (1 if direction == "down" else -1)
        if 0 <= index < len(own):
            return own[index]
    elif direction == "right":
        found = _find(board, card_id)
        place = (place[0], _columns_under(board, found[2])[-1].step) if found and not found[1] else place
    while (place := cell_towards(board, *place, direction)) is not None:
        cards = [card for card in _cards_over(board, *place) if card.id != card_id]
        if not cards:
            continue
        if direction in ("up", "down"):
            return cards[0 if direction == "down" else -1].id
        return min(cards, key=lambda card: abs(card.rect.centre[1] - (start.centre[1] - _lane_y(board, place)))).id
    return None


def _lane_y(board: Board, place: tuple[str, str]) -> float:
    lane = lane_of(board, place[0])
    return lane.y if lane else 0


def _find(board: Board, card_id: str) -> tuple[LaneShape, ColumnShape | None, CardShape] | None:
    """A card in a lane, with its column when it stands in a single cell."""
    for lane in board.lanes:
        found = board.cells.lane(lane.id).cards.get(card_id)
        column = column_of(board, found[0]) if found else None
        if found and column:
            return lane, column, found[1]
        for card in lane.spans:
            if card.id == card_id:
                return lane, None, card
    return None


def _columns_under(board: Board, span: CardShape) -> list[ColumnShape]:
    return [column for column in board.columns if column.x < span.rect.right and span.rect.x < column.x + column.width]


def _cards_over(board: Board, lane_id: str, step_id: str) -> list[CardShape]:
    """Spanning cards first, as they stand at the top; x of cells' cards counts from their column."""
    lane, column = lane_of(board, lane_id), column_of(board, step_id)
    if lane is None or column is None:
        return []
    spans = [card for card in lane.spans if column in _columns_under(board, card)]
    cell = board.cells.lane(lane_id).get(step_id)
    return [*sorted(spans, key=lambda card: card.rect.y), *(cell.cards if cell else ())]


def _hit_in_lane(board: Board, part: Part, x: float, y: float) -> Hit:
    lane = lane_of(board, part.lane)
    index = bisect_right(board.columns, x, key=lambda column: column.x) - 1
    column = board.columns[index] if index >= 0 and x < board.columns[index].x + board.columns[index].width else None
    step = column.step if column else ""
    if lane is None or lane.collapsed:
        return Hit("lane", part.lane, part.lane, step, part.rect)
    shapes: list[tuple[HitKind, str, Rect]] = list(_emotion_shapes(lane.emotion)) if lane.emotion else []
    shapes.extend(("card", card.id, card.rect) for card in lane.spans)
    cell = board.cells.lane(lane.id).get(step)
    if cell and column:
        shapes.extend(("card", card.id, card.rect.moved(column.x, 0)) for card in cell.cards)
        shapes.extend(("tile", tile.metric, tile.rect.moved(column.x, 0)) for tile in cell.tiles)
    for kind, shape_id, rect in shapes:
        if rect.contains(x, y):
            return Hit(kind, shape_id, lane.id, step, rect.moved(part.rect.x, part.rect.y))
    link = piece_at(lane.links, x, y) if board.links == "all" else None
    if link is not None:
        return Hit("link", link.link, lane.id, step, link.rect.moved(part.rect.x, part.rect.y))
    if column is None:
        return Hit("lane", lane.id, lane.id, rect=part.rect)
    return Hit("cell", "", lane.id, step, Rect(part.rect.x + column.x, part.rect.y, column.width, part.rect.height))


def _emotion_shapes(emotion: EmotionShape) -> Iterator[tuple[HitKind, str, Rect]]:
    """Later curves and flags are drawn over earlier ones."""
    for curve in reversed(emotion.curves):
        for point in curve.points:
            yield "feeling", point.id, Rect(point.at[0], point.at[1], 0, 0).grown(_NEAR_POINT)
    for flag in reversed(emotion.flags):
        yield "flag", flag.feeling, flag.rect


def _title_shapes(board: Board, _x: float, _y: float) -> Iterable[tuple[HitKind, str, Rect]]:
    return [("persona", persona.id, persona.rect) for persona in board.personas]


def _stage_shapes(board: Board, _x: float, _y: float) -> Iterator[tuple[HitKind, str, Rect]]:
    for stage in board.stages:
        for step in stage.steps:
            yield "step", step.id, step.rect
        yield "stage", stage.id, stage.rect


def _tray_shapes(board: Board, _x: float, _y: float) -> Iterable[tuple[HitKind, str, Rect]]:
    return [("card", card.id, card.rect) for card in board.unplaced]


def _arc_shapes(board: Board, x: float, y: float) -> Iterator[tuple[HitKind, str, Rect]]:
    """The arcs whose label or line is near the point, each as a rectangle around all of it."""
    for arc in board.arcs:
        label = arc.label.rect if arc.label is not None else None
        if (label is not None and label.contains(x, y)) or is_near(arc.path, x, y):
            rect = around(arc.path).grown(NEAR)
            yield "link", arc.id, rect.united(label) if label is not None else rect
