"""A slide for each persona: who they are at the left, what they want and what stands in their way at the right.

First it is planned where everything stands, in the largest of some sizes of type that needs one slide; then drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Union

from journeyboard.board.geometry import Rect
from journeyboard.exchange.slides.deck import Deck, Page
from journeyboard.exchange.slides.flow import EDGE, GAP, PAD, Block, fitted
from journeyboard.exchange.slides.pictures import add_picture
from journeyboard.exchange.slides.texts import LINE, Paragraph, TextMeasure, plain
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Persona, Trait
from journeyboard.language import _

_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_SMALL, _QUOTE = 0.8, 1.3
"""Of headings and of the quote, beside the size of the text."""
_PORTRAIT = 9.5
_TRAIT, _BAR = 2.2, 0.4
"""Of portrait, traits and their bars, times the size of the text."""
_LEFT_SHARE = 0.3
_COLUMN_GAP = 18.0
_TEXT_GAP = 12.0
_MOST_OF_QUOTE = 0.4
"""The share of the column that a quote may take."""

_Flowing = Union[Block, "_Traits"]


def persona_slides(deck: Deck, journey: Journey) -> None:
    """A slide, or as many as it takes, for each persona."""
    for index, persona in enumerate(journey.personas):
        plans = (_Plan(deck, persona, size) for size in _SIZES)
        plan = min(plans, key=lambda plan: (len(plan.slides), len(plan.cut)))
        _draw(deck, journey, persona, index, plan)


@dataclass(frozen=True)
class _Left:
    """A text below the portrait."""

    name: str
    text: tuple[Paragraph, ...]
    rect: Rect


class _Plan:
    """Where everything stands in one size of type."""

    def __init__(self, deck: Deck, persona: Persona, size: float) -> None:
        self._deck, self._measure, self._persona = deck, deck.measure, persona
        self.size, self.body = size, deck.body
        self.left_width = self.body.width * _LEFT_SHARE
        self._right = (self.body.width - self.left_width - 2 * _COLUMN_GAP) / 2
        self.portrait = Rect(
            self.body.x + (self.left_width - _PORTRAIT * size) / 2, self.body.y, _PORTRAIT * size, _PORTRAIT * size
        )
        self.cut: list[str] = []
        """Texts that are cut at the left, whole."""
        self.left = list(self._place_left())
        self.slides: list[list[tuple[_Flowing, Rect]]] = []
        self._place_blocks(list(self._blocks()))

    def _place_left(self) -> Iterator[_Left]:
        y = self.portrait.bottom + _TEXT_GAP
        quote = _("“{quote}”").format(quote=self._persona.quote) if self._persona.quote else ""
        for name, text, size, most, italic in (
            (_("Quote"), quote, self.size * _QUOTE, self.body.height * _MOST_OF_QUOTE, True),
            (_("About"), self._persona.about, self.size, self.body.height, False),
        ):
            room = min(self.body.bottom - y, most)
            if not text:
                continue
            if room < size * LINE:
                self.cut.append(text)
                continue
            shown = self._measure.cut(text, size, self.left_width, room)
            if shown != text:
                self.cut.append(text)
            paragraphs = tuple(plain(shown, size, italic=italic))
            height = self._measure.height(paragraphs, self.left_width)
            yield _Left(name, paragraphs, Rect(self.body.x, y, self.left_width, height))
            y += height + _TEXT_GAP

    def _blocks(self) -> Iterator[_Flowing]:
        persona, theme = self._persona, self._deck.look.theme
        lists: Sequence[tuple[str, Sequence[str], str]] = (
            (_("Goals"), persona.goals, theme.good),
            (_("Frustrations"), persona.frustrations, theme.bad),
            (_("Motivations"), persona.motivations, theme.accent),
            (_("Needs"), persona.needs, theme.accent),
        )
        for heading, items, colour in lists:
            yield from self._list_blocks(heading, items, colour)
        if persona.channels:
            channels = [" · ".join(persona.channels)]
            yield from self._list_blocks(_("Channels"), channels, theme.mute, bullets=False)
        traits = list(persona.traits)
        most = max(1, int((self.body.height - 4 * PAD * self.size) / (_TRAIT * self.size)) - 1)
        for start in range(0, len(traits), most):
            yield _Traits(tuple(traits[start : start + most]), self.size)

    def _list_blocks(self, heading: str, items: Sequence[str], colour: str, *, bullets: bool = True) -> Iterator[Block]:
        """A list in a box of its own; in several where it is longer than a slide."""
        rest = [" ".join(item.split()) for item in items if item.strip()]
        name = heading
        while rest:
            head = plain(name, self.size * _SMALL, bold=True, colour=colour)
            text = list(head)
            while rest:
                more = plain(rest[0], self.size, above=3, bullet=bullets)
                longer = Block(name, (*text, *more), self._deck.look.theme.lane, colour)
                if len(text) > len(head) and longer.height(self._measure, self._right) > self.body.height:
                    break
                text += more
                rest.pop(0)
            block = Block(name, tuple(text), self._deck.look.theme.lane, colour)
            yield fitted(self._measure, block, self._right, self.body.height)
            name = _("{title} (continued)").format(title=heading)

    def _place_blocks(self, blocks: list[_Flowing]) -> None:
        """In two columns, the lower of which takes the next; on as many slides as it takes."""
        while blocks or not self.slides:
            placed: list[tuple[_Flowing, Rect]] = []
            tops = [self.body.y, self.body.y]
            while blocks:
                height = blocks[0].height(self._measure, self._right)
                at = min((0, 1), key=lambda each: tops[each])
                if tops[at] + height > self.body.bottom + 0.01:
                    break
                x = self.body.x + self.left_width + _COLUMN_GAP + at * (self._right + _COLUMN_GAP)
                placed.append((blocks.pop(0), Rect(x, tops[at], self._right, height)))
                tops[at] += height + GAP
            self.slides.append(placed)


@dataclass(frozen=True)
class _Traits:
    """Traits on their scales of 0 to 100."""

    traits: tuple[Trait, ...]
    size: float
    whole: str = ""

    def height(self, _measure: TextMeasure, _width: float) -> float:
        """A line for the heading, and for each trait a line and its bar."""
        return 2 * PAD * self.size + self.size * _SMALL * LINE + len(self.traits) * _TRAIT * self.size

    def draw(self, deck: Deck, page: Page, rect: Rect) -> None:
        """The box, and each trait's name with its bar."""
        theme, canvas, measure = deck.look.theme, page.canvas, deck.measure
        small, bar_height, pad = self.size * _SMALL, _BAR * self.size, PAD * self.size
        head = plain(_("Traits"), small, bold=True, colour=theme.accent)
        box = Rect(rect.x, rect.y, rect.width, rect.height)
        canvas.shape(_("Traits"), box, geometry="roundRect", adjust=5, fill=theme.lane)
        canvas.shape(_("Edge"), Rect(rect.x, rect.y + 2, EDGE, rect.height - 4), fill=theme.accent)
        x, width = rect.x + EDGE + pad, rect.width - EDGE - 2 * pad
        canvas.shape(_("Traits"), Rect(x, rect.y + pad, width, small * LINE), text=head)
        for index, trait in enumerate(self.traits):
            y = rect.y + pad + small * LINE + index * _TRAIT * self.size + 4
            name = measure.cut(" ".join(trait.name.split()) or "–", small, width, small * LINE)
            canvas.shape(name, Rect(x, y, width, small * LINE), text=plain(name, small), wraps=False)
            bar = Rect(x, y + small * LINE + 2, width, bar_height)
            told = f"{trait.name}: {trait.value}"
            canvas.shape(_("Scale"), bar, geometry="roundRect", adjust=bar_height / 2, fill=theme.off)
            if trait.value:
                part = Rect(bar.x, bar.y, max(bar_height, width * trait.value / 100), bar_height)
                canvas.shape(told, part, geometry="roundRect", adjust=bar_height / 2, fill=theme.accent, about=told)


def _draw(deck: Deck, journey: Journey, persona: Persona, index: int, plan: _Plan) -> None:
    name = persona.name or _("Persona {number}").format(number=index + 1)
    subtitle = ", ".join(filter(None, (persona.role, persona.age)))
    for number, placed in enumerate(plan.slides):
        title = name if not number else _("{title} (continued)").format(title=name)
        page = deck.page(title, subtitle, "" if number else "\n\n".join(plan.cut))
        if not number:
            _draw_portrait(deck, journey, page, persona, index, plan.portrait)
            for text in plan.left:
                page.canvas.shape(text.name, text.rect, text=text.text)
        for block, rect in placed:
            block.draw(deck, page, rect)
            page.notes.append(block.whole)
        page.finish()


def _draw_portrait(deck: Deck, journey: Journey, page: Page, persona: Persona, index: int, frame: Rect) -> None:
    """The portrait in a circle; without one the initial on the persona's colour."""
    about = _("Portrait of {name}").format(name=persona.name)
    if persona.portrait:
        asset = journey.assets.get(persona.portrait)
        add_picture(page, asset, frame, about, persona.portrait_crop, is_round=True)
        return
    initial = plain(
        (persona.name.strip() or "?")[:1].upper(), frame.width * 0.4, bold=True, colour="#FFFFFF", align="ctr"
    )
    colour = deck.look.disc(persona.colour, index)
    page.canvas.shape(about, frame, geometry="ellipse", fill=colour, text=initial, anchor="ctr", wraps=False)
