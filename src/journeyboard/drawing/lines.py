"""Lines and curves, solid and dashed.

Qt begins its dashes where a line enters the picture, so a dashed line painted in pieces would not fit together. Here
dashes are outlines that are made once and filled.
"""

from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from journeyboard.board.shapes import Cubic
from journeyboard.drawing.caching import cached_per_thread
from journeyboard.drawing.canvas import Canvas, brush, pen

Dashes = tuple[float, float]
"""How long a stroke is and the gap after it, in board units."""
Rule = tuple[str, float, Dashes]
"""Colour, width and dashes of a straight line."""

_PERIODS = 64
"""How many dashes of a straight line are painted at once."""
_SMOOTH = 0.01
"""How far, in board units, an outline may be off its curve: a poster shows a board ten times as large."""


def paint_curve(canvas: Canvas, path: tuple[Cubic, ...], colour: str, width: float, dashes: Dashes | None) -> None:
    """Paint Bézier curves that join each other."""
    if dashes is None:
        canvas.painter.strokePath(joined(path), pen(colour, width))
    else:
        canvas.painter.fillPath(_dashed(path, width, dashes), brush(colour))


def paint_dashed_rule(canvas: Canvas, y: float, end: float, region: tuple[float, float], pattern: Rule) -> None:
    """Paint the dashed horizontal line from x = 0 to `end` at the height `y`, where it lies within `region` (the least
    and the greatest x)."""
    colour, width, dashes = pattern
    period = sum(dashes) * _PERIODS
    painter = canvas.painter
    first, last = max(0, floor(region[0] / period)), ceil(min(region[1], end) / period)
    for place in range(first, last):
        x = place * period
        painter.translate(x, y)
        painter.fillPath(_rule(width, dashes, min(period, end - x)), brush(colour))
        painter.translate(-x, -y)


@cached_per_thread(maxsize=2048)
def joined(path: tuple[Cubic, ...]) -> QPainterPath:
    """A path along Bézier curves that join each other."""
    made = QPainterPath()
    if path:
        made.moveTo(QPointF(*path[0][0]))
    for _start, first, second, stop in path:
        made.cubicTo(QPointF(*first), QPointF(*second), QPointF(*stop))
    return made


@cached_per_thread(maxsize=2048)
def _dashed(path: tuple[Cubic, ...], width: float, dashes: Dashes) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroker.setDashPattern([length / width for length in dashes])
    stroker.setCurveThreshold(_SMOOTH)
    return stroker.createStroke(joined(path))


@cached_per_thread(maxsize=256)
def _rule(width: float, dashes: Dashes, length: float) -> QPainterPath:
    """Dashes from x = 0 on, up to `length`."""
    path = QPainterPath()
    stroke, gap = dashes
    for place in range(_PERIODS):
        x = place * (stroke + gap)
        if x < length:
            path.addRect(QRectF(x, -width / 2, min(stroke, length - x), width))
    return path
