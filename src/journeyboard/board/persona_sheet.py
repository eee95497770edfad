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
_EDGE, _GAP = 30.0, 34.0
_TOP = 26.0
_DISC = 104.0
_BULLET = 16.0
_TRACK = 150.0
_KNOB = 14.0
_LINE = 20.0
_CHIP = 20.0
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


def lay_out_sheet(persona: Persona, measurer: Measurer, width: float = SHEET_WIDTH) -> SheetShape:
    """Lay out a persona's sheet in the current language, `width` units wide. What is empty takes no room."""
    return _Sheet(persona, measurer, width).shape()


class _Sheet:
    """Places one part after the other."""

    def __init__(self, persona: Persona, measurer: Measurer, width: float) -> None:
        self._persona, self._measurer, self._width = persona, measurer, width
        self._column = (width - 2 * _EDGE - _GAP) / 2
        self._texts: list[SheetText] = []
        self._marks: list[SheetMark] = []

    def shape(self) -> SheetShape:
        """The sheet."""
        y = self._lists(self._head())
        columns = [y, y]
        for is_there, part in (
            (self._persona.traits, self._traits),
            (self._persona.channels, self._chips),
            (self._persona.about, self._about),
        ):
            if is_there:
                at = columns.index(min(columns))
                columns[at] = part(self._x(at), columns[at])
        portrait = Rect(_EDGE, _TOP, _DISC, _DISC)
        height = max(columns) + _EDGE - _BELOW
        return SheetShape(self._width, height, portrait, tuple(self._marks), tuple(self._texts))

    def _x(self, column: int) -> float:
        return _EDGE + column * (self._column + _GAP)

    def _lists(self, y: float) -> float:
        """The lists that are not empty, in two columns row by row; where the next row begins."""
        persona = self._persona
        lists = [(name, getattr(persona, name)) for name in ("goals", "frustrations", "motivations", "needs")]
        lists = [(name, lines) for name, lines in lists if lines]
        for first in range(0, len(lists), 2):
            row = lists[first : first + 2]
            y = max(self._list(name, lines, self._x(at), y) for at, (name, lines) in enumerate(row))
        return y

    def _head(self) -> float:
        persona = self._persona
        x = _EDGE + _DISC + 20
        room = self._width - _EDGE - x
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
        y = _TOP + max(0.0, (_DISC - sum(text.rect.height for text in texts) - 10) / 2)
        for text, (_words, _style, colour, gap) in zip(texts, written, strict=True):
            self._write(replace(text, rect=text.rect.moved(0, y)), colour)
            y += text.rect.height + gap
        return max(y, _TOP + _DISC) + 24

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

    def _about(self, x: float, y: float) -> float:
        y = self._heading("about", x, y)
        text = text_block(self._measurer, self._persona.about, "card", x, y, self._column)
        self._write(text, "ink")
        return text.rect.bottom + _BELOW

    def _traits(self, x: float, y: float) -> float:
        y = self._heading("traits", x, y)
        for trait in self._persona.traits:
            self._trait(trait, x, y)
            y += _LINE + 5
        return y + _BELOW - 5

    def _trait(self, trait: Trait, x: float, y: float) -> None:
        words = line_of_text(self._measurer, trait.name, "card", x, y, self._column - _TRACK - 12)
        self._write(words, "ink")
        track = Rect(x + self._column - _TRACK, y + 6.5, _TRACK, 4)
        knob = Rect(track.x + (_TRACK - _KNOB) * trait.value / 100, y + 1.5, _KNOB, _KNOB)
        self._marks += [SheetMark(track, "off"), SheetMark(knob, "persona")]

    def _write(self, text: TextShape, colour: SheetColour) -> None:
        self._texts.append(SheetText(text, colour))
