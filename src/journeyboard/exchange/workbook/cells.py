"""Putting values into cells so that a spreadsheet program shows what the journey says, and nothing else.

Text is never taken for a formula, an error or an escape; what is too long for a cell goes on, and the cell says so.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from unicodedata import east_asian_width

from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from journeyboard.language import _

LONGEST_TEXT = 32_767
"""UTF-16 code units in a cell (Excel's limit)."""
TALLEST_ROW = 409.0
"""Points (Excel's limit)."""

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_PART = 32_000

Value = str | float | date | bool | None


@dataclass(frozen=True)
class LongText:
    """A text that went on outside its cell: which sheet and cell, and all its parts."""

    sheet: str
    cell: str
    parts: tuple[str, ...]


@dataclass
class Book:
    """The workbook that is being written, and the texts too long for their cells."""

    workbook: Workbook
    long_texts: list[LongText] = field(default_factory=list)

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, number_format: str = "") -> Cell:
        """Write one value. Empty text and None leave the cell empty."""
        cell = sheet.cell(row, column)
        assert isinstance(cell, Cell)  # noqa: S101 - only the first cell of a merged range is ever written
        if isinstance(value, str):
            if value:
                self._put_text(cell, value)
        elif value is not None:
            cell.value = value
        if number_format:
            cell.number_format = number_format
        return cell

    def _put_text(self, cell: Cell, text: str) -> None:
        parts = split_text(text)
        if len(parts) > 1:
            self.long_texts.append(LongText(cell.parent.title, cell.coordinate, parts))
            words = _("… (goes on in the sheet “{sheet}”)").format(sheet=long_texts_title())
            text = parts[0] + words
        put_text(cell, text)


def put_text(cell: Cell, text: str) -> None:
    """Write `text` as text: not as a formula, nor an error value, nor an escape. It must fit into a cell."""
    cell.value = storable(text)
    # openpyxl takes "=1" for a formula and "#REF!" for an error.
    cell.data_type = "s"
    if text.startswith(_FORMULA_SIGNS):
        # Stays text when somebody edits the cell.
        cell.quotePrefix = True


def storable(text: str) -> str:
    """`text` as the file format can hold it: what looks like its escape (`_x000D_`) is escaped, U+FFFE and U+FFFF,
    which XML forbids, become U+FFFD."""
    return _ESCAPE.sub("_x005F_", _NO_CHARACTERS.sub("\ufffd", text))


def split_text(text: str) -> tuple[str, ...]:
    """`text` in parts that fit into a cell with some room to spare; usually one."""
    if _units(storable(text)) <= LONGEST_TEXT:
        return (text,)
    parts: list[str] = []
    start, units = 0, 0
    for index, character in enumerate(text):
        size = _units(storable(character)) + 6 * (character == "_")
        if units + size > _PART:
            parts.append(text[start:index])
            start, units = index, 0
        units += size
    return (*parts, text[start:])


def long_texts_title() -> str:
    """The name of the sheet that holds long texts whole."""
    return _("Long texts")


def lines_of(text: str, width: float) -> int:
    """How many lines `text` takes in a column `width` characters wide, wrapped at spaces. An estimate, rather one too
    many than one too few: the font is the reader's."""
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


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
