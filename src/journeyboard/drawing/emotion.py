"""The emotion lane: grid, curves, points and flags."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QPointF, QRectF

from journeyboard.board.emotion import POINT_RADIUS
from journeyboard.board.shapes import CurveShape, EmotionShape, FlagShape, Rect
from journeyboard.drawing.canvas import Canvas, Detail, brush, fill_rounded, pen
from journeyboard.drawing.lines import paint_curve, paint_dashed_rule
from journeyboard.drawing.text import paint_text

CURVE_WIDTH = 2.5
RING_WIDTH = 2.2
RING = POINT_RADIUS - RING_WIDTH / 2
SMALL_RING = RING - 1.6
"""Of a curve of how it shall be, which lies under those of how it is."""
DASHES = (7.0, 4.5)
"""Of a curve of how it shall be."""
_FLAG_RADIUS = 4.0
_GRID_DOTS = (2.0, 4.0)


def paint_emotion(canvas: Canvas, emotion: EmotionShape, width: float, region: Rect) -> None:
    """Paint what of the lane's content, `width` wide, meets `region`."""
    _paint_grid(canvas, emotion, width, region)
    # What shall be lies under what is.
    for shape in sorted(emotion.curves, key=lambda each: each.state == "as_is"):
        with canvas.faded(shape.faded):
            _paint_curve(canvas, shape, region)
    for flag in emotion.flags:
        if flag.rect.intersects(region):
            with canvas.faded(flag.faded):
                _paint_flag(canvas, flag)


def _paint_grid(canvas: Canvas, emotion: EmotionShape, width: float, region: Rect) -> None:
    painter, theme = canvas.painter, canvas.theme
    for place, y in enumerate(emotion.grid):
        if place == len(emotion.grid) // 2:
            painter.fillRect(QRectF(0, y - 0.5, width, 1), brush(theme.line))
        elif canvas.detail is not Detail.BLOCKS:
            paint_dashed_rule(canvas, y, width, (region.x, region.right), (theme.grid, 1, _GRID_DOTS))


def _paint_curve(canvas: Canvas, shape: CurveShape, region: Rect) -> None:
    painter = canvas.painter
    colour = canvas.theme.persona(shape.colour, shape.index)
    dashes = DASHES if shape.state == "to_be" else None
    reach = POINT_RADIUS + 1
    first = max(0, bisect_left(shape.path, region.x - reach, key=lambda cubic: cubic[3][0]))
    end = bisect_right(shape.path, region.right + reach, key=lambda cubic: cubic[0][0])
    # Each piece on its own, so that its dashes do not depend on where the visible part begins.
    for cubic in shape.path[first:end]:
        paint_curve(canvas, (cubic,), colour, CURVE_WIDTH, dashes)
    if canvas.detail is Detail.BLOCKS:
        return
    first = bisect_left(shape.points, region.x - reach, key=lambda point: point.at[0])
    end = bisect_right(shape.points, region.right + reach, key=lambda point: point.at[0])
    painter.setPen(pen(colour, RING_WIDTH))
    painter.setBrush(brush(canvas.theme.paper))
    radius = RING if shape.state == "as_is" else SMALL_RING
    for point in shape.points[first:end]:
        painter.drawEllipse(QPointF(*point.at), radius, radius)
    if shape.name is not None:
        canvas.text(shape.name, colour)


def _paint_flag(canvas: Canvas, flag: FlagShape) -> None:
    fill_rounded(canvas, flag.rect, _FLAG_RADIUS, canvas.theme.ink)
    if canvas.detail is Detail.FULL:
        painter, rect = canvas.painter, flag.rect
        painter.translate(rect.x, rect.y)
        paint_text(painter, flag.text, pen(canvas.theme.paper))
        painter.translate(-rect.x, -rect.y)
