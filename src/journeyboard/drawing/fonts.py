"""The bundled fonts, and how wide text is in them.

Text is measured unhinted at eight times its size, where every style has a whole number of pixels, and painted from the
same shaping scaled down. So neither dpi nor zoom moves a line break, and painted text takes exactly the measured room.
"""

import re
from functools import cache, lru_cache

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QTextLayout, QTextOption

from journeyboard import resources
from journeyboard.board.measuring import STYLES, TextStyle
from journeyboard.drawing.caching import cached_per_thread

FAMILY = "Inter"
EMOJI_FAMILY = "Noto Emoji"
OVERSIZE = 8
"""How many times larger than its style text is shaped and measured."""

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

_FILES = ("Inter-Regular.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf", "NotoEmoji-Regular.ttf")

_SCRIPTS = ("A-Za-zÀ-ÖØ-öø-ɏ", "ΆΈ-ΊΌΎ-ΡΣ-ώ", "Ѐ-ѿ")
_WORDS = (f"[0-9{letters}]+[.,;:!?]?" for letters in _SCRIPTS)
_PLAIN = re.compile("|".join(f"{word}(?: {word})*" for word in _WORDS))
"""Words of Latin, Greek or Cyrillic letters with single blanks: such text breaks at its blanks and nowhere else, and
Inter does not kern across a blank, so that the widths of its words say all. Where scripts meet, digits are shaped with
the letters before them, and kerned to them: Qt is asked then."""


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to Qt. Needs a QGuiApplication; further calls do nothing.

    Raises RuntimeError when a font is missing or broken.
    """
    if QGuiApplication.instance() is None:
        raise RuntimeError("fonts are loaded after the application is made")
    for file in _FILES:
        path = resources.path(f"fonts/{file}")
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"cannot load the font {path}")
    if hasattr(QFontDatabase, "setApplicationEmojiFontFamilies"):  # from Qt 6.9; before, the family list decides
        QFontDatabase.setApplicationEmojiFontFamilies([EMOJI_FAMILY])


def font(style: TextStyle, scale: float = 1.0) -> QFont:
    """The font of `style` for a widget of the screen, `scale` times its size.

    Qt rounds the size of a font that words are laid out in to whole pixels; closer letters make up for it, so that
    lines are as wide as on the board, and break where they break there.
    """
    wanted = STYLES[style].size * scale
    made = _plain_font(STYLES[style].weight)
    made.setPixelSize(max(1, round(wanted)))
    made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * wanted / made.pixelSize())
    return made


def ui_font(pixels: int = 13, weight: int = 400) -> QFont:
    """The font of the program's own widgets."""
    made = _plain_font(weight)
    made.setPixelSize(pixels)
    return made


@cached_per_thread()
def design_font(style: TextStyle) -> QFont:
    """The font of `style`, `OVERSIZE` times its size: for shaping and measuring."""
    made = _plain_font(STYLES[style].weight)
    made.setPixelSize(round(STYLES[style].size * OVERSIZE))
    return made


class QtMeasurer:
    """Measures and wraps in the bundled fonts (a `board.measuring.Measurer`)."""

    def __init__(self) -> None:
        load_fonts()

    def width(self, text: str, style: TextStyle) -> float:
        """The advance of one line of text."""
        return _width(text, style)

    def wrap(self, text: str, style: TextStyle, width: float, most: int = 0) -> tuple[str, ...]:
        """See `board.measuring.Measurer.wrap`."""
        return _wrapped(text, style, width, most)


def broken_by_qt(paragraph: str, style: TextStyle, width: float) -> list[str]:
    """The lines of one paragraph within `width`, as Qt breaks any script: the Unicode way, inside words too long."""
    layout = QTextLayout(paragraph, design_font(style))
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    ends: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0) * OVERSIZE)
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    return [part.strip(" ") for part in _cut(paragraph, ends)]


@lru_cache(maxsize=32_768)
def _wrapped(text: str, style: TextStyle, width: float, most: int) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.replace("\t", " ").split("\n"):
        if _PLAIN.fullmatch(paragraph):
            lines += _broken_at_blanks(paragraph, style, width)
        else:
            lines += broken_by_qt(paragraph, style, width) or [""]
        if most and len(lines) > most:
            return (*lines[: most - 1], _elided(lines[most - 1], style, width))
    return tuple(lines)


def _broken_at_blanks(paragraph: str, style: TextStyle, width: float) -> list[str]:
    room = int(max(width, 1.0) * OVERSIZE * 64) / 64 / OVERSIZE  # Qt counts in 64ths of a pixel
    blank = _word_width(" ", style)
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in paragraph.split(" "):
        wide = _word_width(word, style)
        if wide > room:
            return broken_by_qt(paragraph, style, width)
        if line and used + blank + wide > room:
            lines.append(" ".join(line))
            line = []
        used = used + blank + wide if line else wide
        line.append(word)
    return [*lines, " ".join(line)]


def _elided(line: str, style: TextStyle, width: float) -> str:
    """`line` ending in "…", shortened by whole characters until it fits."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, line)
    finder.toEnd()
    shorter = line.rstrip()
    while shorter and _width(shorter + ELLIPSIS, style) > width:
        position = finder.toPreviousBoundary()
        shorter = _cut(line, [position])[0].rstrip() if position > 0 else ""
    return shorter + ELLIPSIS


def _cut(text: str, ends: list[int]) -> list[str]:
    """`text` in pieces that end at `ends`, which count UTF-16 units as Qt does."""
    starts = [0, *ends[:-1]]
    if text.isascii() or max(text, default="") <= "\uffff":
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]
    units = text.encode("utf-16-le", "surrogatepass")
    return [
        units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass") for start, end in zip(starts, ends, strict=True)
    ]


@lru_cache(maxsize=32_768)
def _word_width(word: str, style: TextStyle) -> float:
    return _width(word, style)


def _width(text: str, style: TextStyle) -> float:
    return _metrics(style).horizontalAdvance(text) / OVERSIZE


@cached_per_thread()
def _metrics(style: TextStyle) -> QFontMetricsF:
    load_fonts()
    return QFontMetricsF(design_font(style))


@cached_per_thread()
def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _plain_font(weight: int) -> QFont:
    made = QFont()
    made.setFamilies([FAMILY, EMOJI_FAMILY])
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)  # grey edges, alike on every screen and on paper
    made.setFeature(QFont.Tag("calt"), 0)  # "->" stays what was typed
    return made
