"""The one painter: a board onto any QPainter, for the screen, pictures, PDF and print.

It paints what meets a region, so the work follows what is visible, not how large the journey is. A part painted in
pieces gives the same pixels as in one go.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeyboard.board.shapes import Board, CardShape, CellShape, ColumnShape, LaneShape, Part, Rect
from journeyboard.drawing.canvas import Canvas, Detail, brush, fill_rounded
from journeyboard.drawing.cards import paint_card
from journeyboard.drawing.colours import mixed
from journeyboard.drawing.emotion import paint_emotion
from journeyboard.drawing.flat import paint_flat, paint_flat_card
from journeyboard.drawing.funnel import paint_funnel
from journeyboard.drawing.lanes import paint_channels, paint_divider
from journeyboard.drawing.links import paint_arcs, paint_links
from journeyboard.drawing.stages import paint_stage
from journeyboard.drawing.theme import Theme
from journeyboard.drawing.tiles import paint_tile
from journeyboard.drawing.titles import paint_label, paint_title

SHEET_RADIUS = 10.0
FULL_FROM = 0.45
"""The scale (device pixels for one board unit) from which words can be read."""
SHAPES_FROM = 0.2
_TINT = 0.13
"""How strong the strongest heat tint is."""


def detail_for(scale: float) -> Detail:
    """How much is worth drawing at `scale` device pixels for one board unit."""
    if scale >= FULL_FROM:
        return Detail.FULL
    return Detail.SHAPES if scale >= SHAPES_FROM else Detail.BLOCKS


def paint(painter: QPainter, board: Board, region: Rect, detail: Detail, theme: Theme) -> None:
    """Paint the sheet and everything on it that meets `region`, in the sheet's coordinates."""
    paint_sheet(painter, board, theme)
    paint_parts(painter, board, region, detail, theme)


def paint_parts(painter: QPainter, board: Board, region: Rect, detail: Detail, theme: Theme) -> None:
    """Paint everything that meets `region`, without the paper below it."""
    for part in board.parts:
        if part.rect.intersects(region):
            x, y = part.rect.x, part.rect.y
            painter.translate(x, y)
            paint_part(painter, board, part, region.moved(-x, -y), detail, theme)
            painter.translate(-x, -y)


def paint_sheet(painter: QPainter, board: Board, theme: Theme) -> None:
    """Paint the empty sheet: the paper that all parts lie on, with a hairline around."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    canvas = Canvas(painter, theme, Detail.FULL, {})
    fill_rounded(canvas, Rect(0, 0, board.width, board.height), SHEET_RADIUS, theme.line)
    fill_rounded(canvas, Rect(1, 1, board.width - 2, board.height - 2), SHEET_RADIUS - 1, theme.paper)


def paint_part(painter: QPainter, board: Board, part: Part, region: Rect, detail: Detail, theme: Theme) -> None:
    """Paint what of one part meets `region`; both the painter's origin and `region` are the part's own corner's.

    The paper below is not painted: see `paint_sheet`.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    canvas = Canvas(painter, theme, detail, board.assets)
    match part.kind:
        case "title":
            paint_title(canvas, board)
        case "arcs":
            paint_arcs(canvas, board.arcs)
        case "stages":
            for stage in board.stages:
                if stage.rect.x < region.right and region.x < stage.rect.right:
                    paint_stage(canvas, stage)
        case "funnel":
            paint_funnel(canvas, board.funnel, region)
        case "label":
            painter.fillRect(QRectF(0, 0, part.rect.width, part.rect.height), brush(theme.lane))
            _paint_hairline(canvas, part.rect.width)
            paint_label(canvas, _lane(board, part))
        case "lane":
            lane = _lane(board, part)
            paint_lane(canvas, board, lane, part.rect, region)
            if not lane.collapsed:
                paint_cells(canvas, board, lane, region)
        case "unplaced":
            _paint_hairline(canvas, part.rect.width)
            if board.unplaced_label is not None:
                canvas.text(board.unplaced_label, theme.mute)
            _paint_cards(canvas, board.unplaced, region)


def _paint_hairline(canvas: Canvas, width: float) -> None:
    """The line between two lanes, at the lower one's upper edge."""
    canvas.painter.fillRect(QRectF(0, 0, width, 1), brush(canvas.theme.line))


def _paint_tints(canvas: Canvas, columns: Sequence[ColumnShape], height: float, region: Rect) -> None:
    """The heat tint behind a lane's columns."""
    theme = canvas.theme
    for column in columns:
        if column.tint and column.x < region.right and region.x < column.x + column.width:
            colour = mixed(theme.good if column.tint > 0 else theme.bad, theme.paper, _TINT * abs(column.tint))
            canvas.painter.fillRect(QRectF(column.x, 0, column.width, height), brush(colour))


def paint_lane(canvas: Canvas, board: Board, lane: LaneShape, rect: Rect, region: Rect) -> None:
    """Paint what of a lane's content reaches over several columns, `rect` being its part; the origin is where the first
    column meets the lane's upper edge."""
    width = rect.width
    _paint_tints(canvas, board.columns, rect.height, region)
    _paint_hairline(canvas, width)
    if lane.collapsed:
        for text in lane.counts:
            canvas.text(text, canvas.theme.mute)
        return
    if board.links == "all":
        paint_links(canvas, lane.links, region)
    if lane.emotion is not None:
        paint_emotion(canvas, lane.emotion, width, region)
    if lane.channels:
        paint_channels(canvas, lane.channels, region, lane.colour or canvas.theme.card_edge("touchpoint"))
    if lane.kind == "divider":
        paint_divider(canvas, lane, width, region)
    _paint_cards(canvas, lane.spans, region)


def paint_cells(canvas: Canvas, board: Board, lane: LaneShape, region: Rect) -> None:
    """Paint the cells of a lane; the origin is that of `paint_lane`."""
    cells, columns = board.cells.lane(lane.id), board.columns
    first = bisect_right(columns, region.x, key=lambda column: column.x + column.width)
    end = bisect_left(columns, region.right, key=lambda column: column.x)
    if canvas.detail is not Detail.FULL:
        paint_flat(canvas, cells, columns, first, end)
        return
    painter = canvas.painter
    for column in columns[first:end]:
        cell = cells.get(column.step)
        if cell is not None:
            painter.translate(column.x, 0)
            _paint_cell(canvas, cell, region.moved(-column.x, 0))
            painter.translate(-column.x, 0)


def _paint_cell(canvas: Canvas, cell: CellShape, region: Rect) -> None:
    _paint_cards(canvas, cell.cards, region)
    painter = canvas.painter
    for tile in cell.tiles:
        if _is_visible(tile.rect, region):
            painter.translate(tile.rect.x, tile.rect.y)
            paint_tile(canvas, tile)
            painter.translate(-tile.rect.x, -tile.rect.y)


def _paint_cards(canvas: Canvas, cards: Iterable[CardShape], region: Rect) -> None:
    painter = canvas.painter
    for card in cards:
        if _is_visible(card.rect, region):
            painter.translate(card.rect.x, card.rect.y)
            if canvas.detail is Detail.FULL:
                paint_card(canvas, card)
            else:
                paint_flat_card(canvas, card)
            painter.translate(-card.rect.x, -card.rect.y)


def _is_visible(rect: Rect, region: Rect) -> bool:
    """Whether a card or tile, with its shadow, meets the region."""
    return rect.y < region.bottom and region.y < rect.bottom + 2 and rect.x < region.right and region.x < rect.right


def _lane(board: Board, part: Part) -> LaneShape:
    return next(lane for lane in board.lanes if lane.id == part.lane)
