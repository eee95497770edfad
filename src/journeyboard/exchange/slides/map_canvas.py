"""Where the shapes of a page of the map stand on its slide, and their texts."""

from collections.abc import Sequence

from journeyboard.board.geometry import Cubic, Point, Rect, TextShape
from journeyboard.board.measuring import STYLES
from journeyboard.exchange.slides.deck import Deck, Page
from journeyboard.exchange.slides.look import Look
from journeyboard.exchange.slides.pages import MapPage
from journeyboard.exchange.slides.texts import Paragraph, plain

_SLACK = 1.0
"""Board units that a line of text may be wider than it was measured, so that no font breaks it."""


class MapCanvas:
    """A slide with a page of the map, drawn upon at the board's own places."""

    def __init__(self, deck: Deck, page: Page, map_page: MapPage) -> None:
        self._deck, self._page, self._canvas = deck, page, page.canvas
        self._journey, self._board = map_page.journey, map_page.board
        self._look: Look = deck.look
        self._factor = map_page.size
        self._left, self._top = map_page.place(page.body)

    # -- places

    def _at(self, x: float, y: float) -> Point:
        return (self._left + x * self._factor, self._top + y * self._factor)

    def _rect(self, rect: Rect, origin: Point = (0, 0)) -> Rect:
        x, y = self._at(rect.x + origin[0], rect.y + origin[1])
        return Rect(x, y, rect.width * self._factor, rect.height * self._factor)

    def _path(self, path: Sequence[Cubic], origin: Point) -> list[Cubic]:
        moved = [[self._at(x + origin[0], y + origin[1]) for x, y in cubic] for cubic in path]
        return [(start, first, second, end) for start, first, second, end in moved]

    def _paragraphs(self, shape: TextShape, colour: str = "", text: str | None = None) -> list[Paragraph]:
        """The text of a shape; lines that were only broken to fit are one paragraph again when `text` is given."""
        style = STYLES[shape.style]
        align = {"start": "l", "center": "ctr", "end": "r"}[shape.align]
        words = text if text is not None else "\n".join(shape.lines)
        return plain(
            words,
            style.size * self._factor,
            bold=style.weight >= 600,
            colour=colour,
            align=align,  # pyright: ignore[reportArgumentType] - one of the three
            line=style.line_height * self._factor,
        )

    def _text(self, name: str, shape: TextShape, origin: Point, colour: str = "", text: str | None = None) -> None:
        """A text of its own. One line may run a little wider than measured; it never wraps."""
        rect = shape.rect
        one_line = len(shape.lines) <= 1 and text is None
        if one_line:
            spare = {"start": 0.0, "center": _SLACK / 2, "end": _SLACK}[shape.align]
            rect = Rect(rect.x - spare, rect.y, rect.width + _SLACK, rect.height)
        self._canvas.shape(
            name, self._rect(rect, origin), text=self._paragraphs(shape, colour, text), wraps=text is not None
        )
