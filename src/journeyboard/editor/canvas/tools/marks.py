"""What gestures paint over the map: the value at the pointer, pictures of what is carried, where it would go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from journeyboard.board.shapes import Part, Rect
from journeyboard.drawing.fonts import font
from journeyboard.drawing.painter import detail_for, paint_part

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas

_GHOST_OPACITY = 0.85
_DOT = 3.5


def paint_bubble(canvas: "Canvas", painter: QPainter, at: QPointF, words: str) -> None:
    """Paint words in a bubble to the right of a point of the widget; at the window's right edge to the left of it."""
    painter.setFont(font("tile_change"))
    wide = painter.fontMetrics().horizontalAdvance(words) + 14
    left = at.x() + 14 if at.x() + 14 + wide <= canvas.viewport().width() else at.x() - 14 - wide
    bubble = QRectF(left, at.y() - 11, wide, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(canvas.theme.accent))
    painter.drawRoundedRect(bubble, 6, 6)
    painter.setPen(QColor(canvas.theme.accent_ink))
    painter.drawText(bubble, Qt.AlignmentFlag.AlignCenter, words)


def paint_mark(canvas: "Canvas", painter: QPainter, start: QPointF, end: QPointF) -> None:
    """Paint where something would be put in: a line with a dot at each end."""
    accent = QColor(canvas.theme.accent)
    painter.setPen(QPen(accent, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    for dot in (start, end):
        painter.drawEllipse(dot, _DOT, _DOT)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def picture_of(canvas: "Canvas", part: Part, rect: Rect) -> QImage:
    """A picture of what a rectangle of the sheet shows of a part."""
    scale = canvas.port.scale
    size = (max(1, round(rect.width * scale)), max(1, round(rect.height * scale)))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(canvas.theme.paper))
    painter = QPainter(image)
    painter.scale(scale, scale)
    region = rect.moved(-part.rect.x, -part.rect.y)
    painter.translate(-region.x, -region.y)
    paint_part(painter, canvas.board, part, region, detail_for(scale), canvas.theme)
    painter.end()
    image.setDevicePixelRatio(canvas.port.ratio)
    return image


def paint_ghost(canvas: "Canvas", painter: QPainter, at: QPointF, picture: QImage) -> None:
    """Paint a picture of what is carried, its corner at a point of the widget."""
    painter.setOpacity(_GHOST_OPACITY)
    painter.drawImage(at, picture)
    painter.setPen(QPen(QColor(canvas.theme.accent), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(at, picture.deviceIndependentSize()), 6, 6)
    painter.setOpacity(1.0)
