"""The size of text in the program's own widgets: all lengths that hold text are counted from it."""

import re

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

USUAL_PIXELS = 13
"""How high the program's letters are at 100 %."""
_MOST_OF_SCREEN = 0.92


def scaled(pixels: int) -> int:
    """A length of the usual size of text, at the size that is set."""
    return round(pixels * QApplication.font().pixelSize() / USUAL_PIXELS)


def window_size(window: QWidget, size: tuple[int, int]) -> QSize:
    """How large a window opens that is so large at the usual size of text: with room for the text that is set, and
    something of the screen left around it."""
    return QSize(*map(scaled, size)).boundedTo(window.screen().availableSize() * _MOST_OF_SCREEN)


def scaled_style(style: str) -> str:
    """A style sheet with its lengths at the size that is set. Hairlines stay."""

    def larger(found: re.Match[str]) -> str:
        pixels = int(found[1])
        return f"{scaled(pixels) if pixels > 1 else pixels}px"

    return re.sub(r"\b(\d+)px", larger, style)
