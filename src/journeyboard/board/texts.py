"""Blocks of text: wrapped, placed, and read from the side their script begins at."""

from functools import lru_cache
from typing import Literal
from unicodedata import bidirectional

from journeyboard.board.measuring import STYLES, Measurer, TextStyle
from journeyboard.board.shapes import Rect, TextShape

Align = Literal["start", "center", "end"]


def text_block(
    measurer: Measurer,
    text: str,
    style: TextStyle,
    x: float,
    y: float,
    width: float,
    most: int = 0,
    align: Align = "start",
) -> TextShape:
    """`text` wrapped within `width` with its upper left corner at (x, y); see `Measurer.wrap` for `most`."""
    lines = measurer.wrap(text, style, width, most)
    rect = Rect(x, y, width, len(lines) * STYLES[style].line_height)
    return TextShape(rect, style, lines, align, not text.isascii() and is_rtl(text))


def line_of_text(
    measurer: Measurer, text: str, style: TextStyle, x: float, y: float, widest: float, align: Align = "start"
) -> TextShape:
    """One line of `text`, no wider than it needs and than `widest`; an ellipsis ends what does not fit."""
    width = min(measurer.width(text, style) + 1, widest)
    return text_block(measurer, text, style, x, y, width, most=1, align=align)


def no_text(style: TextStyle, x: float, y: float, width: float) -> TextShape:
    """Where text would stand; it takes no height."""
    return TextShape(Rect(x, y, width, 0), style, ())


@lru_cache(maxsize=4096)
def is_rtl(text: str) -> bool:
    """Whether the first strong character is of a script that is written from right to left."""
    for character in text:
        direction = bidirectional(character)
        if direction == "L":
            return False
        if direction in ("R", "AL"):
            return True
    return False
