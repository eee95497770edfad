"""The funnel under the stages: bands in the stages' colours, and chips that tell what is lost between them."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from journeyboard.board.figure_shapes import FunnelShape
from journeyboard.board.geometry import Rect
from journeyboard.drawing.canvas import Canvas, brush, fill_rounded, qt_rect
from journeyboard.drawing.colours import mixed

_BAND = 0.55
_JOINED = 0.2


def paint_funnel(canvas: Canvas, funnel: FunnelShape | None, region: Rect) -> None:
    """Paint what of the funnel meets `region`; the origin is the funnel part's corner."""
    if funnel is None:
        return
    painter, theme = canvas.painter, canvas.theme
    for step, before in zip(funnel.steps, funnel.bars, strict=False):
        if step.corners[0][0] < region.right and region.x < step.corners[1][0]:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(mixed(before.colour, theme.paper, _JOINED)))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in step.corners]))
    for bar in funnel.bars:
        # The words above a band may be wider than it.
        if bar.rect.x - 100 < region.right and region.x < bar.rect.right + 100:
            painter.fillRect(qt_rect(bar.rect), brush(mixed(bar.colour, theme.paper, _BAND)))
            canvas.text(bar.value, theme.ink)
            if bar.name is not None:
                canvas.text(bar.name, theme.mute)
    for step in funnel.steps:
        if step.chip.x < region.right and region.x < step.chip.right:
            fill_rounded(canvas, step.chip, step.chip.height / 2, theme.bad if step.is_largest else theme.line)
            fill_rounded(canvas, step.chip.grown(-1), step.chip.height / 2 - 1, theme.paper)
            canvas.text(step.text, theme.bad if step.is_largest else theme.ink)
