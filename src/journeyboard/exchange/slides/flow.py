"""Cards and blocks of text that flow: measured, placed below each other, and carried over to the next slide."""

from dataclasses import dataclass, replace

from journeyboard.board.geometry import Rect
from journeyboard.drawing.colours import mixed
from journeyboard.exchange.slides.deck import Deck, Page
from journeyboard.exchange.slides.shapes import Line
from journeyboard.exchange.slides.texts import BULLET_INDENT, Paragraph, TextMeasure, rejoined

GAP = 6.0
PAD = 0.6
"""Around the text of a block, times the size of its first line."""
EDGE = 3.0
_RADIUS = 5.0


@dataclass(frozen=True)
class Block:
    """A box with text: a card of the map, a list of a persona."""

    name: str
    text: tuple[Paragraph, ...]
    fill: str
    edge: str = ""
    """The colour of its left edge; empty: none."""
    whole: str = ""
    """What was cut out of it, whole, for the notes."""

    @property
    def pad(self) -> float:
        """The room around its text."""
        return PAD * self.text[0].size

    def height(self, measure: TextMeasure, width: float) -> float:
        """How high it is when it is so wide."""
        return measure.height(self.text, self.inner(width)) + 2 * self.pad

    def inner(self, width: float) -> float:
        """The width of its text when it is so wide."""
        return width - 2 * self.pad - (EDGE if self.edge else 0)

    def draw(self, deck: Deck, page: Page, rect: Rect) -> None:
        """Draw it; with an edge it is a group."""
        theme, canvas = deck.look.theme, page.canvas
        pad = self.pad
        left = pad + (EDGE if self.edge else 0)

        def face() -> None:
            canvas.shape(
                self.name,
                rect,
                geometry="roundRect",
                adjust=_RADIUS,
                fill=self.fill,
                line=Line(mixed(theme.line, self.fill, 0.8), 0.75),
                text=self.text,
                insets=(left, pad, pad, 0),
            )

        if not self.edge:
            face()
            return
        with canvas.group(self.name, rect):
            face()
            edge = Rect(rect.x, rect.y + 2, EDGE, rect.height - 4)
            canvas.shape(f"{self.name} |", edge, geometry="roundRect", adjust=EDGE / 2, fill=self.edge)


def fitted(measure: TextMeasure, block: Block, width: float, most: float) -> Block:
    """The block, its last paragraphs cut where it is higher than `most`; what it said whole goes into `whole`."""
    if block.height(measure, width) <= most:
        return block
    inner = block.inner(width)
    room = most - 2 * block.pad
    kept: list[Paragraph] = []
    for paragraph in block.text:
        own = measure.height([paragraph], inner)
        if own <= room:
            kept.append(paragraph)
            room -= own
            continue
        if room >= paragraph.above + paragraph.line_height:
            first = paragraph.runs[0]
            lines = int((room - paragraph.above) / paragraph.line_height)
            cut = measure.lines(paragraph.text, paragraph.largest, inner - BULLET_INDENT, bold=first.bold, most=lines)
            kept.append(replace(paragraph, runs=(replace(first, text=rejoined(paragraph.text, cut)),)))
        break
    if not kept:
        first = block.text[0]
        line = measure.lines(first.text, first.largest, inner - BULLET_INDENT, bold=first.runs[0].bold, most=1)[0]
        kept.append(replace(first, runs=(replace(first.runs[0], text=line),)))
    whole = "\n".join(paragraph.text for paragraph in block.text)
    return Block(block.name, tuple(kept), block.fill, block.edge, whole)
