"""The map on one page or on the sheets of a poster. All lengths are board units: 1/96 inch on paper."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from journeyboard.board.shapes import Board, Rect
from journeyboard.board.texts import text_block
from journeyboard.drawing.canvas import Canvas, Detail
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.painter import detail_for, paint_parts
from journeyboard.drawing.theme import Theme
from journeyboard.exchange.format import Page
from journeyboard.exchange.paper.options import MILLIMETRES, PaperOptions
from journeyboard.language import _

UNITS_PER_MM = 96 / 25.4
_LARGEST = 2.0
"""Times its size that a small map is drawn at on one sheet."""
_BLEED = 2.0
"""How far the ground of a page reaches past it."""
_MARK = 5 * UNITS_PER_MM
"""The longest a cut mark gets."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper and what may be printed on."""

    width: float
    height: float
    border: float

    @property
    def inner(self) -> Rect:
        """What is inside the border."""
        return Rect(self.border, self.border, self.width - 2 * self.border, self.height - 2 * self.border)


def sheet_of(options: PaperOptions, width: float, height: float) -> Sheet:
    """The sheet that is asked for; where its orientation is left open, the way round that suits something of that
    size."""
    short, long = (side * UNITS_PER_MM for side in MILLIMETRES[options.paper])
    across = options.orientation == "landscape" or (options.orientation is None and width > height)
    wide, high = (long, short) if across else (short, long)
    return Sheet(wide, high, options.border * UNITS_PER_MM)


def map_page(board: Board, theme: Theme) -> Page:
    """A page as large as the map."""

    def draw(painter: QPainter) -> None:
        paint_ground(painter, board.width, board.height, theme)
        paint_board(painter, board, theme)

    return Page(board.width, board.height, draw)


def fitted_page(board: Board, theme: Theme, sheet: Sheet) -> Page:
    """The whole map on one sheet, in its middle."""

    def draw(painter: QPainter) -> None:
        paint_ground(painter, sheet.width, sheet.height, theme)
        paint_fitted(painter, board, theme, sheet.inner)

    return Page(sheet.width, sheet.height, draw)


def poster_pages(board: Board, theme: Theme, sheet: Sheet, across: int, overlap: float) -> list[Page]:
    """The map over `across` sheets side by side and as many rows as it takes; neighbours share `overlap`.

    An overlap takes at most half of a sheet.
    """
    inner = sheet.inner
    shared = min(overlap, inner.width / 2, inner.height / 2)
    step_x, step_y = inner.width - shared, inner.height - shared
    scale = (across * step_x + shared) / board.width
    down = max(1, ceil((board.height * scale - shared) / step_y - 1e-9))
    return [
        _tile(board, theme, sheet, scale, (column, row), (across, down), (step_x, step_y))
        for row in range(down)
        for column in range(across)
    ]


def _tile(
    board: Board,
    theme: Theme,
    sheet: Sheet,
    scale: float,
    place: tuple[int, int],
    count: tuple[int, int],
    step: tuple[float, float],
) -> Page:
    inner = sheet.inner
    left, top = place[0] * step[0], place[1] * step[1]
    region = Rect(left / scale, top / scale, inner.width / scale, inner.height / scale)

    def draw(painter: QPainter) -> None:
        painter.save()
        painter.setClipRect(QRectF(inner.x, inner.y, inner.width, inner.height))
        painter.translate(inner.x - left, inner.y - top)
        painter.scale(scale, scale)
        painter.fillRect(QRectF(region.x, region.y, region.width, region.height), QColor(theme.paper))
        paint_parts(painter, board, region.grown(1), _detail(painter), theme)
        painter.restore()
        _paint_marks(painter, sheet, theme)
        number = place[1] * count[0] + place[0] + 1
        words = _("{title} · sheet {number} of {count} · row {row}, column {column}").format(
            title=" ".join(board.title.lines), number=number, count=count[0] * count[1], row=place[1] + 1,
            column=place[0] + 1,
        )  # fmt: skip
        paint_foot(painter, sheet, words, theme, beside=_MARK)

    return Page(sheet.width, sheet.height, draw)


def paint_ground(painter: QPainter, width: float, height: float, theme: Theme) -> None:
    """Paint the whole page in the colour of the theme's paper, and a little more: a PDF's pages are whole points
    large."""
    painter.fillRect(QRectF(0, 0, width + _BLEED, height + _BLEED), QColor(theme.paper))


def paint_fitted(painter: QPainter, board: Board, theme: Theme, into: Rect) -> None:
    """Paint the map as large as it fits into a rectangle, at most at twice its size, in its middle."""
    scale = min(into.width / board.width, into.height / board.height, _LARGEST)
    painter.save()
    painter.translate(into.centre[0] - board.width * scale / 2, into.centre[1] - board.height * scale / 2)
    painter.scale(scale, scale)
    paint_board(painter, board, theme)
    painter.restore()


def paint_board(painter: QPainter, board: Board, theme: Theme) -> None:
    """Paint everything on the map with its corner at the origin."""
    paint_parts(painter, board, Rect(0, 0, board.width, board.height), _detail(painter), theme)


def _detail(painter: QPainter) -> Detail:
    """All of it on paper, which is looked at from near; on screen what can be read."""
    on_screen = painter.device().logicalDpiX() <= 192
    return detail_for(painter.worldTransform().m11()) if on_screen else Detail.FULL


def _paint_marks(painter: QPainter, sheet: Sheet, theme: Theme) -> None:
    """Cut marks in the border, in line with the edges of what is printed."""
    inner, long = sheet.inner, min(_MARK, sheet.border * 0.8)
    painter.setPen(QPen(QColor(theme.mute), 0.5))
    for x in (inner.x, inner.right):
        for start, end in ((inner.y - long, inner.y - 1), (inner.bottom + 1, inner.bottom + long)):
            painter.drawLine(QLineF(x, start, x, end))
    for y in (inner.y, inner.bottom):
        for start, end in ((inner.x - long, inner.x - 1), (inner.right + 1, inner.right + long)):
            painter.drawLine(QLineF(start, y, end, y))


def paint_foot(painter: QPainter, sheet: Sheet, words: str, theme: Theme, *, beside: float = 0.0) -> None:
    """Write in the border below what is printed, where that is wide enough; `beside` cut marks so long."""
    if sheet.border < 5 * UNITS_PER_MM:
        return
    inner = sheet.inner
    width = inner.width - 2 * beside
    text = text_block(QtMeasurer(), words, "small", inner.x + beside, inner.bottom + 4, width, most=1)
    Canvas(painter, theme, Detail.FULL, {}).text(text, theme.mute)
