"""Text on slides: paragraphs of runs, and how much room they take.

Measured in the fonts of the map, which are wider than those slides are usually set in; a wider font of a template is
measured by itself where this computer has it, and is given more room where it has not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from journeyboard.board.measuring import STYLES, Measurer, TextStyle
from journeyboard.board.texts import is_rtl

LINE = 1.2
"""The height of a line by the size of its text."""

Align = Literal["l", "ctr", "r"]


@dataclass(frozen=True)
class Run:
    """Text in one style. Without a size or colour those of its paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str = ""
    size: float = 0.0


@dataclass(frozen=True)
class Paragraph:
    """Runs on lines of their own; sizes and the room above in points."""

    runs: tuple[Run, ...]
    size: float
    align: Align = "l"
    above: float = 0.0
    bullet: bool = False
    line: float = 0.0
    """The height of its lines; 0: the usual one of its size."""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)

    @property
    def rtl(self) -> bool:
        """Whether it is read from right to left."""
        text = self.text
        return not text.isascii() and is_rtl(text)

    @property
    def largest(self) -> float:
        """The size of its largest run, by which it is measured."""
        return max([self.size, *(run.size for run in self.runs)])

    @property
    def centred(self) -> "Paragraph":
        """The same in the middle."""
        return replace(self, align="ctr")

    @property
    def line_height(self) -> float:
        """The height of one line."""
        return self.line or self.size * LINE


def plain(
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    colour: str = "",
    align: Align = "l",
    above: float = 0.0,
    bullet: bool = False,
    line: float = 0.0,
) -> list[Paragraph]:
    """A paragraph for each line of a text."""
    return [
        Paragraph((Run(part, bold, italic, colour),), size, align, above if index == 0 else 0.0, bullet, line)
        for index, part in enumerate(text.split("\n"))
    ]


def rejoined(text: str, lines: Sequence[str]) -> str:
    """Lines of a text as running text, so that the reader's program may break them where its font wants; blanks stand
    only where the text has some."""
    joined, at = "", 0
    for line in lines:
        at = max(at, text.find(line[:-1] if line is lines[-1] else line, at))
        joined += (" " if joined and text[at - 1 : at].isspace() else "") + line
        at += len(line)
    return joined


BULLET_INDENT = 9.0


@dataclass
class TextMeasure:
    """Measures text of any size, in points."""

    measurer: Measurer
    factor: float = 1.0
    """How much wider the deck's font is than the measured one."""
    _regular: TextStyle = field(default="card", init=False)
    _bold: TextStyle = field(default="stage", init=False)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """The width of one line."""
        style = self._bold if bold else self._regular
        return self.measurer.width(text, style) * size / STYLES[style].size * self.factor

    def lines(self, text: str, size: float, width: float, *, bold: bool = False, most: int = 0) -> tuple[str, ...]:
        """The lines a text takes within `width`; with `most` at most so many, the last one cut with “…”."""
        style = self._bold if bold else self._regular
        room = max(1.0, width * STYLES[style].size / size / self.factor)
        return self.measurer.wrap(text, style, room, most)

    def height(self, paragraphs: Sequence[Paragraph], width: float) -> float:
        """The height of paragraphs within `width`."""
        return sum(self._height(paragraph, width) for paragraph in paragraphs)

    def cut(self, text: str, size: float, width: float, height: float, *, bold: bool = False) -> str:
        """`text`, cut with “…” where it is higher than `height`; at least one line stays."""
        most = max(1, int((height + 0.01) / (size * LINE)))
        lines = self.lines(text, size, width, bold=bold)
        if len(lines) <= most:
            return text
        return rejoined(text, self.lines(text, size, width, bold=bold, most=most))

    def _height(self, paragraph: Paragraph, width: float) -> float:
        room = width - (BULLET_INDENT if paragraph.bullet else 0)
        bold = any(run.bold for run in paragraph.runs)
        return (
            paragraph.above
            + len(self.lines(paragraph.text, paragraph.largest, room, bold=bold)) * paragraph.line_height
        )
