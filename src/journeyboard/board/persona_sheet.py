"""A persona's sheet laid out: what is written where and in which colour, the marks behind it, and the place of the
portrait. Plain geometry, so that a picture, a page and a slide are made from the same."""

from dataclasses import dataclass, replace
from typing import Literal

from journeyboard.board.geometry import Rect
from journeyboard.board.measuring import Measurer, TextStyle
from journeyboard.board.shapes import TextShape
from journeyboard.board.texts import line_of_text, text_block
from journeyboard.journey.records import Persona, Trait
from journeyboard.journey.words import persona_field_name
from journeyboard.language import _

SheetColour = Literal["ink", "mute", "off", "chip", "persona"]
"""Names of a theme's colours; "persona" is the persona's own."""

SHEET_WIDTH = 720.0
SHEET_EDGE = 30.0
"""What stays empty at the left and right."""
_GAP = 34.0
SHEET_TOP = 26.0
"""Above the portrait."""
_DISC = 104.0
_BULLET = 16.0
_TRACK, _MOST_OF_TRACK = 150.0, 0.48
"""Of a trait's scale: its length, and the share of a column that it takes at most."""
_KNOB = 14.0
_LINE = 20.0
_CHIP = 20.0
_LONG = 220.0
"""How high a text about a persona gets in a column."""
_BELOW = 22.0
"""Below each part."""


@dataclass(frozen=True, slots=True)
class SheetMark:
    """A rounded bar: a bullet, a chip, a trait's track or its knob."""

    rect: Rect
    colour: SheetColour


@dataclass(frozen=True, slots=True)
class SheetText:
    """Words, and the colour they have."""

    text: TextShape
    colour: SheetColour


@dataclass(frozen=True, slots=True)
class SheetShape:
    """A whole sheet; everything counts from its upper left corner. Marks lie below the texts."""

    width: float
    height: float
    portrait: Rect
    """The disc with portrait or initial."""
    marks: tuple[SheetMark, ...]
    texts: tuple[SheetText, ...]


def lay_out_sheet(persona: Persona, measurer: Measurer, width: float = SHEET_WIDTH, columns: int = 2) -> SheetShape:
    """Lay out a persona's sheet in the current language, `width` units wide. What is empty takes no room."""
    return _Sheet(persona, measurer, width, columns).shape()


class _Sheet:
    """Places one part after the other."""

    def __init__(self, persona: Persona, measurer: Measurer, width: float, columns: int) -> None:
        self._persona, self._measurer, self._width, self._columns = persona, measurer, width, columns
        self._column = (width - 2 * SHEET_EDGE - (columns - 1) * _GAP) / columns
        self._texts: list[SheetText] = []
        self._marks: list[SheetMark] = []

    def shape(self) -> SheetShape:
        """The sheet."""
        y = self._lists(self._head())
        columns = [y] * self._columns
        for is_there, part in (
            (self._persona.traits, self._traits),
            (self._persona.channels, self._chips),
        ):
            if is_there:
                at = columns.index(min(columns))
                columns[at] = part(self._x(at), columns[at])
        bottom = max(columns)
        if self._persona.about:
            bottom = self._about(columns)
        portrait = Rect(SHEET_EDGE, SHEET_TOP, _DISC, _DISC)
        height = bottom + SHEET_EDGE - _BELOW
        return SheetShape(self._width, height, portrait, tuple(self._marks), tuple(self._texts))

    def _x(self, column: int) -> float:
        return SHEET_EDGE + column * (self._column + _GAP)

    def _lists(self, y: float) -> float:
        """The lists that are not empty, row by row; where the next row begins."""
        persona = self._persona
        lists = [(name, getattr(persona, name)) for name in ("goals", "frustrations", "motivations", "needs")]
        lists = [(name, lines) for name, lines in lists if lines]
        for first in range(0, len(lists), self._columns):
            row = lists[first : first + self._columns]
            y = max(self._list(name, lines, self._x(at), y) for at, (name, lines) in enumerate(row))
        return y

    def _head(self) -> float:
        persona = self._persona
        x = SHEET_EDGE + _DISC + 20
        room = self._width - SHEET_EDGE - x
        name = _("{name}, {age}").format(name=persona.name, age=persona.age) if persona.age else persona.name
        quote = " ".join(persona.quote.split()).strip('“”„"')
        quoted = _("“{quote}”").format(quote=quote) if quote else ""
        lines: tuple[tuple[str, TextStyle, SheetColour, float], ...] = (
            (name, "title", "ink", 4.0),
            (persona.role, "subtitle", "mute", 6.0),
            (quoted, "stage", "persona", 0.0),
        )
        written = [line for line in lines if line[0]]
        texts = [
            text_block(self._measurer, words, style, x, 0, room, most=3) for words, style, _colour, _gap in written
        ]
        y = SHEET_TOP + max(0.0, (_DISC - sum(text.rect.height for text in texts) - 10) / 2)
        for text, (_words, _style, colour, gap) in zip(texts, written, strict=True):
            self._write(replace(text, rect=text.rect.moved(0, y)), colour)
            y += text.rect.height + gap
        return max(y, SHEET_TOP + _DISC) + 24

    def _heading(self, name: str, x: float, y: float) -> float:
        words = line_of_text(self._measurer, persona_field_name(name), "persona", x, y, self._column)
        self._write(words, "mute")
        return words.rect.bottom + 7

    def _list(self, name: str, lines: tuple[str, ...], x: float, y: float) -> float:
        y = self._heading(name, x, y)
        for line in lines:
            text = text_block(self._measurer, line, "card", x + _BULLET, y, self._column - _BULLET)
            self._marks.append(SheetMark(Rect(x + 2, y + 6.5, 4, 4), "ink"))
            self._write(text, "ink")
            y = text.rect.bottom + 3
        return y + _BELOW

    def _chips(self, x: float, y: float) -> float:
        y = self._heading("channels", x, y)
        at = x
        for channel in self._persona.channels:
            words = line_of_text(self._measurer, channel, "chip", at + 9, y + 3, self._column - 18)
            if at > x and words.rect.right + 9 > x + self._column:
                at, y = x, y + _CHIP + 5
                words = line_of_text(self._measurer, channel, "chip", at + 9, y + 3, self._column - 18)
            self._marks.append(SheetMark(Rect(at, y, words.rect.width + 18, _CHIP), "chip"))
            self._write(words, "ink")
            at = words.rect.right + 9 + 5
        return y + _CHIP + _BELOW

    def _about(self, columns: list[float]) -> float:
        """In the column that is free first; a long text below all, over the whole width. Where the sheet ends."""
        y, width = min(columns), self._column
        x = self._x(columns.index(y))
        if text_block(self._measurer, self._persona.about, "card", 0, 0, width).rect.height > _LONG:
            x, y, width = SHEET_EDGE, max(columns), self._width - 2 * SHEET_EDGE
        y = self._heading("about", x, y)
        text = text_block(self._measurer, self._persona.about, "card", x, y, width)
        self._write(text, "ink")
        return max(*columns, text.rect.bottom + _BELOW)

    def _traits(self, x: float, y: float) -> float:
        y = self._heading("traits", x, y)
        for trait in self._persona.traits:
            y = self._trait(trait, x, y) + 5
        return y + _BELOW - 5

    def _trait(self, trait: Trait, x: float, y: float) -> float:
        long = min(_TRACK, self._column * _MOST_OF_TRACK)
        words = text_block(self._measurer, trait.name, "card", x, y, self._column - long - 12)
        self._write(words, "ink")
        track = Rect(x + self._column - long, y + 6.5, long, 4)
        knob = Rect(track.x + (long - _KNOB) * trait.value / 100, y + 1.5, _KNOB, _KNOB)
        self._marks += [SheetMark(track, "off"), SheetMark(knob, "persona")]
        return y + max(_LINE, words.rect.height)

    def _write(self, text: TextShape, colour: SheetColour) -> None:
        self._texts.append(SheetText(text, colour))
