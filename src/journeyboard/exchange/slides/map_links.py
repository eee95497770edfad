"""Links on slides: the arcs above the stages and the lines between cards, told apart by dashes and heads."""

from collections.abc import Sequence

from journeyboard.board.geometry import Cubic, Point
from journeyboard.board.shapes import Head
from journeyboard.drawing.links import STYLES
from journeyboard.exchange.slides.shapes import Line, SlideCanvas
from journeyboard.journey.records import LinkKind
from journeyboard.language import _


def draw_link(
    canvas: SlideCanvas,
    name: str,
    kind: LinkKind,
    path: Sequence[Cubic],
    head: Head | None,
    line: tuple[str, float],
    paper: str,
) -> None:
    """Draw the line of a link and, where it has one, its head; `line` is its colour and width, all in points."""
    colour, width = line
    style = STYLES[kind]
    canvas.curve(name, path, Line(colour, width, dashed=style.dashes is not None))
    if head is None:
        return
    tip, left, right = head
    match style.head:
        case "open":
            for side in (left, right):
                canvas.stroke(_("Arrowhead"), side, tip, Line(colour, width))
        case "hollow":
            canvas.polygon(_("Arrowhead"), head, paper, Line(colour, width))
        case "bar":
            canvas.polygon(_("Arrowhead"), head, colour)
            canvas.stroke(_("Arrowhead"), *_across(left, right), Line(colour, width))
        case _:
            canvas.polygon(_("Arrowhead"), head, colour)


def _across(left: Point, right: Point) -> tuple[Point, Point]:
    """The bar behind a head, a little wider than it."""
    x, y = (right[0] - left[0]) * 0.2, (right[1] - left[1]) * 0.2
    return (left[0] - x, left[1] - y), (right[0] + x, right[1] + y)
