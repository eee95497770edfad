"""The size of text in the program's own widgets: all lengths that hold text are counted from it."""

import re

from PySide6.QtWidgets import QApplication

USUAL_PIXELS = 13
"""How high the program's letters are at 100 %."""


def scaled(pixels: int) -> int:
    """A length of the usual size of text, at the size that is set."""
    return round(pixels * QApplication.font().pixelSize() / USUAL_PIXELS)


def scaled_style(style: str) -> str:
    """A style sheet with its lengths at the size that is set. Hairlines stay."""

    def larger(found: re.Match[str]) -> str:
        pixels = int(found[1])
        return f"{scaled(pixels) if pixels > 1 else pixels}px"

    return re.sub(r"\b(\d+)px", larger, style)
