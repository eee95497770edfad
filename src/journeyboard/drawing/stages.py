"""The stage row: chevrons in their colours, and the names of steps under them."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from journeyboard.board.shapes import StageShape
from journeyboard.drawing.canvas import Canvas, brush, fill_rounded
from journeyboard.drawing.colours import mixed

NOTCH = 12.0
"""How deep a chevron's point is."""

_INKS = {"white": "#FFFFFF", "black": "#000000"}


def paint_stage(canvas: Canvas, stage: StageShape) -> None:
    """Paint a stage; the origin is the stage row's corner."""
    painter, rect = canvas.painter, stage.rect
    ink = _INKS[stage.ink]
    painter.translate(rect.x, rect.y)
    painter.fillPath(_chevron(rect.width, rect.height), brush(stage.colour))
    canvas.text(stage.name, ink)
    if stage.line is not None:
        canvas.text(stage.line, ink)
    painter.translate(-rect.x, -rect.y)
    for step in stage.steps:
        fill_rounded(canvas, step.rect, 5, mixed(stage.colour, canvas.theme.paper, 0.12))
        painter.fillRect(QRectF(step.rect.x + 6, step.rect.bottom - 2, step.rect.width - 12, 2), brush(stage.colour))
        canvas.text(step.text, canvas.theme.ink)


@lru_cache(maxsize=512)
def _chevron(width: float, height: float) -> QPainterPath:
    notch = min(NOTCH, width / 3)
    path = QPainterPath()
    corners = (
        (0, 0),
        (width - notch, 0),
        (width, height / 2),
        (width - notch, height),
        (0, height),
        (notch, height / 2),
    )
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path
