"""Lanes that are no rows of cards: channels and the lines of a service blueprint."""

from PySide6.QtCore import QPointF, QRectF, Qt

from journeyboard.board.shapes import ChannelRow, LaneShape, Rect
from journeyboard.drawing.canvas import Canvas, brush
from journeyboard.drawing.colours import mixed
from journeyboard.drawing.lines import paint_dashed_rule

DOT = 5.0
_LINE = 2.0
_DIVIDER_DASHES = (7.0, 5.0)


def paint_channels(canvas: Canvas, rows: tuple[ChannelRow, ...], region: Rect, colour: str) -> None:
    """Paint one line per channel, with a dot at each step that has a touchpoint of it."""
    painter, theme = canvas.painter, canvas.theme
    for row in rows:
        if not region.y - DOT <= row.y <= region.bottom + DOT:
            continue
        if len(row.dots) > 1:
            line = QRectF(row.dots[0], row.y - _LINE / 2, row.dots[-1] - row.dots[0], _LINE)
            painter.fillRect(line, brush(mixed(colour, theme.paper, 0.35)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(colour))
        for x in row.dots:
            if region.x - DOT <= x <= region.right + DOT:
                painter.drawEllipse(QPointF(x, row.y), DOT, DOT)


def paint_divider(canvas: Canvas, lane: LaneShape, width: float, region: Rect) -> None:
    """Paint a line of a service blueprint across the lane's middle, interrupted by its words."""
    painter, theme = canvas.painter, canvas.theme
    words = lane.divider
    middle = words.rect.centre[1] if words else lane.height / 2
    rule = (lane.colour or theme.mute, 1.2, _DIVIDER_DASHES)
    paint_dashed_rule(canvas, middle, width, (region.x, region.right), rule)
    if words is not None:
        gap = words.rect.grown(4)
        # Twice as high as the rule, whose edges are soft at a small zoom.
        painter.fillRect(QRectF(gap.x, middle - 2, gap.width, 4), brush(theme.paper))
        canvas.text(words, theme.mute)
