"""Icons on slides: native shapes of the lines they are drawn with, which need no font."""

from journeyboard.board.geometry import Rect
from journeyboard.drawing.icon_paths import SIDE, icon_paths
from journeyboard.exchange.slides.shapes import Line, PathStep, SlideCanvas

_STROKE = 2.0


def draw_icon(canvas: SlideCanvas, icon: str, rect: Rect, colour: str, about: str) -> None:
    """Draw a bundled icon as one shape that is called what it tells; nothing for an unknown one."""
    steps: list[PathStep] = []
    for path in icon_paths(icon):
        steps += [("moveTo", path[0][:1]), *(("cubicBezTo", cubic[1:]) for cubic in path)]
    if steps:
        canvas.drawing(about, rect, SIDE, steps, Line(colour, _STROKE * rect.width / SIDE), about)
