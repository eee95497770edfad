"""Painting a matrix: its frame with the quadrants, the dots with their names, and what the dots' signs mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from journeyboard.board.measuring import STYLES
from journeyboard.board.shapes import Point, Rect, TextShape
from journeyboard.board.texts import line_of_text, text_block
from journeyboard.drawing.canvas import Canvas, qt_rect
from journeyboard.drawing.colours import mixed
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.icons import paint_icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.matrix.axes import Axes
from journeyboard.editor.matrix.placing import RADIUS, place_names
from journeyboard.journey.records import Card
from journeyboard.journey.words import value_name
from journeyboard.language import _

_ICONS = {"idea": "lightbulb", "planned": "calendar", "doing": "play", "done": "check", "dropped": "x"}
_STATUSES = tuple(_ICONS)
_QUADRANT_TINT = 0.06
_INSET = 12.0
_ICON = 11.0


@dataclass(frozen=True, slots=True)
class Dot:
    """An opportunity on the matrix."""

    card: Card
    at: Point


def paint_frame(canvas: Canvas, frame: Rect, axes: Axes) -> None:
    """Paint the frame, its four quadrants with their names, and the titles of the scales."""
    theme, painter = canvas.theme, canvas.painter
    x, y = frame.centre
    shape = QPainterPath()
    shape.addRoundedRect(qt_rect(frame), 8, 8)
    painter.fillPath(shape, QColor(theme.paper))
    painter.save()
    painter.setClipPath(shape)
    tint = QColor(mixed(theme.good, theme.paper, _QUADRANT_TINT))
    painter.fillRect(QRectF(frame.x, frame.y, frame.width / 2, frame.height / 2), tint)
    painter.restore()
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QPointF(x, frame.y), QPointF(x, frame.bottom))
    painter.drawLine(QPointF(frame.x, y), QPointF(frame.right, y))
    painter.drawPath(shape)
    for text in quadrant_names(frame, axes):
        canvas.text(text, theme.mute)
    canvas.text(_centred(_(axes.x.title) + " →", x, frame.bottom + 10), theme.mute)
    painter.save()
    painter.translate(frame.x - 26, y)
    painter.rotate(-90)
    canvas.text(_centred(_(axes.y.title) + " →", 0, 0), theme.mute)
    painter.restore()


def quadrant_names(frame: Rect, axes: Axes) -> list[TextShape]:
    """The names of the quadrants in the corners of the frame."""
    names = [_(name) for name in axes.quadrants]
    height = STYLES["flag"].line_height
    half = frame.width / 2 - 2 * _INSET
    shapes: list[TextShape] = []
    for at, name in enumerate(names):
        width = min(QtMeasurer().width(name, "flag") + 1, max(half, 1))
        left = frame.right - _INSET - width if at % 2 else frame.x + _INSET
        top = frame.bottom - 6 - height if at > 1 else frame.y + 8
        shapes.append(line_of_text(QtMeasurer(), name, "flag", left, top, width))
    return shapes


def paint_dots(canvas: Canvas, frame: Rect, axes: Axes, dots: Sequence[Dot], chosen: frozenset[str]) -> None:
    """Paint the dots and, where there is room, their names; a ring around those that are chosen."""
    taken = [text.rect for text in quadrant_names(frame, axes)]
    for dot, name in zip(dots, name_shapes(frame, dots, taken), strict=True):
        paint_dot(canvas, dot.at, dot.card.status)
        if dot.card.id in chosen:
            canvas.painter.setPen(QPen(QColor(canvas.theme.accent), 2))
            canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
            canvas.painter.drawEllipse(QPointF(*dot.at), RADIUS + 3, RADIUS + 3)
        if name is not None:
            canvas.text(name, canvas.theme.mute if dot.card.status == "dropped" else canvas.theme.ink)


def name_shapes(frame: Rect, dots: Sequence[Dot], taken: Sequence[Rect]) -> list[TextShape | None]:
    """The names of the dots where there is room for them, on one line each."""
    measurer = QtMeasurer()
    names = [" ".join(dot.card.text.split()) for dot in dots]
    widths = [measurer.width(name, "flag") + 1 for name in names]
    inner = frame.grown(-4)
    places = place_names([dot.at for dot in dots], widths, STYLES["flag"].line_height, inner, taken)
    return [
        text_block(measurer, name, "flag", place.x, place.y, place.width, most=1) if place and name else None
        for name, place in zip(names, places, strict=True)
    ]


def paint_dot(canvas: Canvas, at: Point, status: str | None) -> None:
    """Paint a dot in the colour of its status, with a sign that says the same."""
    painter, theme = canvas.painter, canvas.theme
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_colour(theme, status)))
    painter.drawEllipse(QPointF(*at), RADIUS, RADIUS)
    if status in _ICONS:
        rect = Rect(at[0] - _ICON / 2, at[1] - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, _ICONS[status], rect, theme.paper)


def paint_legend(canvas: Canvas, x: float, y: float, room: float) -> None:
    """Paint what the dots' colours and signs mean, from (x, y) to the right, as far as there is room."""
    right = x + room
    for status in _STATUSES:
        words = line_of_text(QtMeasurer(), value_name("status", status), "flag", x + 2 * RADIUS + 6, y, room)
        if words.rect.right > right:
            return
        paint_dot(canvas, (x + RADIUS, y + words.rect.height / 2), status)
        canvas.text(words, canvas.theme.mute)
        x = words.rect.right + 18


def _colour(theme: Theme, status: str | None) -> str:
    if status in ("doing", "done"):
        return theme.good
    return theme.mute if status == "dropped" or status is None else theme.warn


def _centred(words: str, x: float, y: float) -> TextShape:
    return text_block(QtMeasurer(), words, "flag", x - 80, y, 160, most=1, align="center")
