"""How many lines text takes in a cell: an estimate, since the font is the reader's."""

from math import ceil
from unicodedata import east_asian_width

TALLEST_ROW = 409.0
"""Points (Excel's limit)."""


def lines_of(text: str, width: float) -> int:
    """How many lines `text` takes in a column `width` characters wide, wrapped at spaces; rather one too many than one
    too few."""
    return sum(_wrapped(paragraph, max(1, width - 1)) for paragraph in text.split("\n")) if text else 1


def row_height(lines: int, line_height: float) -> float:
    """The height in points of a row with so many lines, at most what a row can have."""
    return min(TALLEST_ROW, lines * line_height + 5)


def _wrapped(paragraph: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in paragraph.split(" "):
        size = text_width(word)
        if used and used + 1 + size > width:
            lines, used = lines + 1, 0.0
        else:
            used += 1 if used else 0
        if size > width:
            extra = ceil(size / width) - 1
            lines, size = lines + extra, size - extra * width
        used += size
    return lines


def text_width(text: str) -> float:
    """The width of `text` in characters of a column: East Asian characters and emoji take two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
