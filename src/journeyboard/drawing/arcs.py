"""Arcs above the stage row: links between stages and steps."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from journeyboard.board.shapes import ArcShape
from journeyboard.drawing.canvas import Canvas, brush, pen
from journeyboard.drawing.colours import readable
from journeyboard.drawing.lines import paint_curve

WIDTH = 1.6
DASHES = (4.8, 3.4)


def paint_arcs(canvas: Canvas, arcs: Iterable[ArcShape]) -> None:
    """Paint links, later ones over earlier ones."""
    for arc in arcs:
        _paint_arc(canvas, arc)


def _paint_arc(canvas: Canvas, arc: ArcShape) -> None:
    """Paint a link: solid to the next stage, dashed where it skips or returns."""
    painter = canvas.painter
    colour = readable(arc.colour, canvas.theme.paper)
    paint_curve(canvas, arc.path, colour, WIDTH, None if arc.kind == "next" else DASHES)
    painter.setPen(pen(colour))
    painter.setBrush(brush(colour))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in arc.head]))
    if arc.label is not None:
        canvas.text(arc.label, colour)
