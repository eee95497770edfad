"""Paragraphs on the pages of a book."""

from PySide6.QtGui import QColor, QPainter

from journeyboard.board.measuring import STYLES, TextStyle
from journeyboard.board.shapes import TextShape
from journeyboard.board.texts import text_block
from journeyboard.drawing.canvas import Canvas, Detail
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.theme import Theme
from journeyboard.exchange.paper.sheets import Sheet, paint_ground
from journeyboard.journey.journey import Journey

HEAD = 2.0
"""Times its size that a heading of the map is set at as the title of a page."""
_AFTER = 0.3
"""The room below a paragraph, in lines."""


def begun(painter: QPainter, sheet: Sheet, theme: Theme, journey: Journey) -> Canvas:
    """An empty page to draw on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_ground(painter, sheet.width, sheet.height, theme)
    painter.setPen(QColor(theme.ink))
    return Canvas(painter, theme, Detail.FULL, journey.assets)


def write(
    canvas: Canvas, text: str, style: TextStyle, x: float, y: float, width: float, colour: str, head: float = HEAD
) -> float:
    """Write a paragraph; a title `head` times as large. Tells how high it is."""
    if not text:
        return 0
    scale = head if style == "title" else 1.0
    painter = canvas.painter
    painter.translate(x, y)
    painter.scale(scale, scale)
    canvas.text(_block(text, style, width / scale), colour)
    painter.scale(1 / scale, 1 / scale)
    painter.translate(-x, -y)
    return height(text, style, width, head)


def height(text: str, style: TextStyle, width: float, head: float = HEAD) -> float:
    """How high a paragraph gets, with the room below it."""
    scale = head if style == "title" else 1.0
    return (_block(text, style, width / scale).rect.height + STYLES[style].line_height * _AFTER) * scale if text else 0


def _block(text: str, style: TextStyle, width: float) -> TextShape:
    return text_block(QtMeasurer(), text, style, 0, 0, width)
