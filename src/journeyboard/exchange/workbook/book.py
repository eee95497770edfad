"""Putting values into cells so that a spreadsheet program shows what the journey says, and nothing else.

Text is never taken for a formula, an error or an escape; what is too long for a cell goes on, and the cell says so.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from journeyboard.exchange.workbook import styles
from journeyboard.exchange.workbook.columns import Value
from journeyboard.exchange.workbook.styles import Style
from journeyboard.language import _

LONGEST_TEXT = 32_767
"""UTF-16 code units in a cell (Excel's limit)."""

SMALLEST, LARGEST = 2.2250738585072014e-308, 9.99999999999999e307
"""The numbers a cell can hold (Excel's limits); others are written as text."""

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_PART = 32_000


@dataclass(frozen=True)
class LongText:
    """A text that went on outside its cell, with all its parts: of which record, in which sheet and column."""

    id: str
    sheet: str
    heading: str
    parts: tuple[str, ...]


class Book:
    """The workbook that is being written, and the texts too long for their cells."""

    def __init__(self) -> None:
        self._file = BytesIO()
        self.workbook = xlsxwriter.Workbook(self._file, {"in_memory": True})
        self.long_texts: list[LongText] = []
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def sheet(self, title: str, tab: str) -> Worksheet:
        """A new sheet behind the others, with a tab in that colour."""
        sheet = self.workbook.add_worksheet(title)
        sheet.set_tab_color(tab)
        return sheet

    def format(self, *parts: Style) -> Format:
        """What the styles make together; later ones win."""
        properties: dict[str, object] = {"font_name": styles.FONT}
        for part in parts:
            properties.update(part)
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, *look: Style) -> None:
        """Write one value (rows and columns count from 0). Empty text and None leave a cell with nothing but a look."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.format(*look))
        elif isinstance(value, str):
            text = storable(value)
            # Stays text when somebody edits the cell.
            prefix = ({"quote_prefix": True},) if text.startswith(_FORMULA_SIGNS) else ()
            sheet.write_string(row, column, cut(text), self.format(*look, *prefix))
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, self.format(*look))
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), self.format(*look))  # noqa: DTZ001 - a day has no zone
        elif value and not SMALLEST <= abs(value) <= LARGEST:
            sheet.write_string(row, column, repr(value), self.format(*look))
        else:
            sheet.write_number(row, column, value, self.format(*look))

    def put_formula(self, sheet: Worksheet, row: int, column: int, formula: str, value: Value, *look: Style) -> None:
        """Write a formula with the value it has."""
        cached: Any = value or ""  # XlsxWriter says it takes whole numbers only; it takes any value
        sheet.write_formula(row, column, formula, self.format(*look), cached)

    def put_field(self, sheet: Worksheet, row: int, column: int, value: str, *look: Style, of: tuple[str, str]) -> None:
        """Write the text of a record's field; a text too long for a cell is kept for the sheet of long texts. `of` is
        the record's id and the column's heading."""
        parts = split_text(value)
        if len(parts) > 1:
            self.long_texts.append(LongText(of[0], sheet.name or "", of[1], parts))
            value = shown_in_cell(parts)
        self.put(sheet, row, column, value, *look)

    def bytes(self) -> bytes:
        """The finished file."""
        self.workbook.close()
        return self._file.getvalue()


def storable(text: str) -> str:
    """`text` as the file format can hold it: U+FFFE and U+FFFF, which XML forbids, become U+FFFD."""
    return _NO_CHARACTERS.sub("\ufffd", text)


def cut(text: str) -> str:
    """`text`, ended with “…” where it does not fit into a cell."""
    parts = split_text(text)
    return text if len(parts) == 1 else parts[0] + "…"


def split_text(text: str) -> tuple[str, ...]:
    """`text` in parts that fit into a cell with some room to spare; usually one."""
    if len(text) < _PART // 2 or _units(text) <= LONGEST_TEXT:
        return (text,)
    parts: list[str] = []
    start, units = 0, 0
    for index, character in enumerate(text):
        size = _units(character)
        if units + size > _PART:
            parts.append(text[start:index])
            start, units = index, 0
        units += size
    return (*parts, text[start:])


def shown_in_cell(parts: tuple[str, ...]) -> str:
    """What the cell of a long text shows: its first part, and where the rest is."""
    return parts[0] + _("… (goes on in the sheet “{sheet}”)").format(sheet=long_texts_title())


def long_texts_title() -> str:
    """The name of the sheet that holds long texts whole."""
    return _("Long texts")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
