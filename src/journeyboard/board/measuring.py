"""How wide text is: the styles of type on a board, and the measurer that layout is handed.

The program measures with Qt and the bundled fonts (`drawing.fonts`); tests that only care for structure use
`FixedMeasurer`, which needs no fonts.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

TextStyle = Literal[
    "title",
    "subtitle",
    "persona",
    "persona_quote",
    "initial",
    "arc",
    "stage",
    "stage_line",
    "step",
    "lane",
    "lane_note",
    "card",
    "chip",
    "small",
    "flag",
    "curve_name",
    "tile_name",
    "tile_value",
    "tile_change",
    "tile_note",
]


@dataclass(frozen=True, slots=True)
class Type:
    """A style of type: size and line height in board units (pixels at 100 %), weight as in CSS (400, 500, 600, 700)."""

    size: float
    weight: int
    line_height: int
    """Whole pixels, so that layout and drawing agree at every scale."""


STYLES: dict[TextStyle, Type] = {
    "title": Type(22, 600, 28),
    "subtitle": Type(12.5, 400, 18),
    "persona": Type(12.5, 600, 17),
    "persona_quote": Type(11, 400, 15),
    "initial": Type(13, 600, 18),
    "arc": Type(10.5, 600, 14),
    "stage": Type(14, 600, 19),
    "stage_line": Type(11.5, 400, 16),
    "step": Type(11.5, 600, 16),
    "lane": Type(12.5, 600, 17),
    "lane_note": Type(10.5, 400, 14),
    "card": Type(12.5, 400, 17),
    "chip": Type(10.5, 400, 14),
    "small": Type(10.5, 400, 14),
    "flag": Type(11.5, 400, 16),
    "curve_name": Type(11.5, 600, 16),
    "tile_name": Type(10.5, 400, 14),
    "tile_value": Type(18, 600, 24),
    "tile_change": Type(11.5, 600, 16),
    "tile_note": Type(10.5, 400, 14),
}


class Measurer(Protocol):
    """Measures and wraps text. Widths are in board units."""

    def width(self, text: str, style: TextStyle) -> float:
        """The advance of one line of text."""
        ...

    def wrap(self, text: str, style: TextStyle, width: float, most: int = 0) -> tuple[str, ...]:
        """The lines `text` takes within `width`: broken at line feeds, between words, and inside a word that is
        wider than a line. With `most` > 0 at most that many lines, the last one ending in "…" when more would follow.
        Empty text gives one empty line.
        """
        ...


class FixedMeasurer:
    """Every character is half its font's size wide: for tests of structure."""

    def width(self, text: str, style: TextStyle) -> float:
        """Half the style's size for each character."""
        return len(text) * STYLES[style].size / 2

    def wrap(self, text: str, style: TextStyle, width: float, most: int = 0) -> tuple[str, ...]:
        """See `Measurer.wrap`; breaks at blanks only, and inside words that are too long."""
        room = max(1, int(width / (STYLES[style].size / 2)))
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                joined = f"{line} {word}" if line else word
                if len(joined) <= room:
                    line = joined
                    continue
                if line:
                    lines.append(line)
                while len(word) > room:
                    lines.append(word[:room])
                    word = word[room:]
                line = word
            lines.append(line)
        if most and len(lines) > most:
            lines = [*lines[: most - 1], lines[most - 1][: room - 1] + "…"]
        return tuple(lines)
