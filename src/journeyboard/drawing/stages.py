"""The stage row: chevrons in their colours, and the names of steps under them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from journeyboard.board.measuring import STYLES
from journeyboard.board.shapes import Rect, StageShape, TextShape
from journeyboard.board.stages import CHEVRON_TIP
from journeyboard.drawing.caching import cached_per_thread
from journeyboard.drawing.canvas import Canvas, Detail, brush, fill_rounded
from journeyboard.drawing.colours import mixed
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.icons import has_icon, paint_icon

ICON, ICON_GAP = 15.0, 5.0

_INKS = {"white": "#FFFFFF", "black": "#000000"}


def paint_stage(canvas: Canvas, stage: StageShape) -> None:
    """Paint a stage; the origin is the stage row's corner."""
    painter, rect = canvas.painter, stage.rect
    ink = canvas.theme.ink if stage.hollow else _INKS[stage.ink]
    painter.translate(rect.x, rect.y)
    if stage.hollow:
        painter.fillPath(_chevron(rect.width, rect.height), brush(canvas.theme.paper))
        stroke = QPen(QColor(stage.colour), 1.5, Qt.PenStyle.DashLine)
        painter.strokePath(_chevron(rect.width, rect.height), stroke)
    else:
        painter.fillPath(_chevron(rect.width, rect.height), brush(stage.colour))
    painter.translate(-rect.x, -rect.y)
    canvas.text(stage.name, ink)
    if stage.line is not None:
        canvas.text(stage.line, ink)
    if stage.icon and canvas.detail is Detail.FULL:
        _paint_icon(canvas, stage, ink)
    for step in stage.steps:
        fill_rounded(canvas, step.rect, 5, mixed(stage.colour, canvas.theme.paper, 0.12))
        painter.fillRect(QRectF(step.rect.x + 6, step.rect.bottom - 2, step.rect.width - 12, 2), brush(stage.colour))
        canvas.text(step.text, canvas.theme.ink)


def _paint_icon(canvas: Canvas, stage: StageShape, ink: str) -> None:
    """Paint the icon before the first line of the name; what is no icon's name is a character such as an emoji."""
    first = stage.name.rect
    line = STYLES["stage"].line_height
    left = first.x - ICON - ICON_GAP
    if has_icon(stage.icon):
        paint_icon(canvas.painter, stage.icon, Rect(left, first.y + (line - ICON) / 2, ICON, ICON), ink)
        return
    character = QtMeasurer().wrap(stage.icon, "stage", ICON + ICON_GAP, 1)
    canvas.text(TextShape(Rect(left, first.y, ICON, line), "stage", character, align="center"), ink)


@cached_per_thread(maxsize=512)
def _chevron(width: float, height: float) -> QPainterPath:
    notch = min(CHEVRON_TIP, width / 3)
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
