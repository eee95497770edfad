"""Charts onto any QPainter."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from journeyboard.board.charts.scene import THEME_COLOURS, Area, Chart, Dot, Item, Label, Stroke
from journeyboard.board.geometry import Cubic, Point
from journeyboard.drawing.canvas import Canvas, Detail, brush, pen
from journeyboard.drawing.colours import mixed, readable
from journeyboard.drawing.lines import paint_curve
from journeyboard.drawing.text import paint_text
from journeyboard.drawing.theme import Theme

_DASHES = (5.0, 4.0)


def paint_chart(painter: QPainter, chart: Chart, theme: Theme) -> None:
    """Paint a chart with its upper left corner at the origin, without the paper below it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    canvas = Canvas(painter, theme, Detail.FULL, {})
    for item in chart.items:
        _paint(canvas, item)


def colour_of(name: str, theme: Theme) -> str:
    """A chart's colour in a theme: "#rrggbb", made readable on the paper where it is a stage's or persona's own."""
    if name in THEME_COLOURS:
        return getattr(theme, name)
    if name.startswith("persona"):
        return theme.persona("", int(name.removeprefix("persona")))
    return readable(name, theme.paper)


def _paint(canvas: Canvas, item: Item) -> None:
    painter, theme = canvas.painter, canvas.theme
    match item:
        case Label(text, colour):
            paint_text(painter, text, pen(colour_of(colour, theme)))
        case Area(points, colour, strength):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(mixed(colour_of(colour, theme), theme.paper, strength)))
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
        case Dot(at, radius, colour, hollow):
            painter.setPen(pen(colour_of(colour, theme), 2) if hollow else Qt.PenStyle.NoPen)
            painter.setBrush(brush(theme.paper if hollow else colour_of(colour, theme)))
            painter.drawEllipse(QPointF(*at), radius, radius)
        case Stroke(points, colour, width, dashed, curve):
            _paint_stroke(canvas, points, curve, colour_of(colour, theme), width, dashed=dashed)


def _paint_stroke(
    canvas: Canvas, points: Sequence[Point], curve: tuple[Cubic, ...], colour: str, width: float, *, dashed: bool
) -> None:
    if curve:
        paint_curve(canvas, curve, colour, width, _DASHES if dashed else None)
        return
    drawn = QPen(pen(colour, width))
    if dashed:
        drawn.setDashPattern([length / width for length in _DASHES])
    canvas.painter.setPen(drawn)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
