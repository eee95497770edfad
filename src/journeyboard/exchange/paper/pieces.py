"""What the pages of a book share: the bars that tell which page it is among its kind, and a piece of a map."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeyboard.board.shapes import Board, Rect
from journeyboard.drawing.canvas import Canvas, Detail, fill_rounded
from journeyboard.drawing.colours import mixed
from journeyboard.drawing.painter import paint_parts
from journeyboard.drawing.theme import Theme
from journeyboard.exchange.paper.sheets import Sheet

BAR = 5.0
"""How high the bars are."""
_BAR_GAP, _FAINT = 4.0, 0.25


def paint_bars(canvas: Canvas, sheet: Sheet, colours: Sequence[str], this: int) -> None:
    """A bar for each of the colours along the sheet's upper edge, that of the page in its full colour."""
    inner = sheet.inner
    width = (inner.width + _BAR_GAP) / len(colours)
    for index, colour in enumerate(colours):
        shown = colour if index == this else mixed(colour, canvas.theme.paper, _FAINT)
        fill_rounded(canvas, Rect(inner.x + index * width, inner.y, width - _BAR_GAP, BAR), BAR / 2, shown)


def paint_region(
    painter: QPainter, board: Board, theme: Theme, region: Rect, at: tuple[float, float], scale: float
) -> None:
    """Paint what of a map is within a region, with its corner at a point of the page."""
    painter.save()
    painter.translate(*at)
    painter.scale(scale, scale)
    painter.translate(-region.x, -region.y)
    painter.setClipRect(QRectF(region.x, region.y, region.width, region.height))
    paint_parts(painter, board, region, Detail.FULL, theme)
    painter.restore()
