"""The sheets that list records, one row each: headings, filters, widths, and rows as tall as their text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Generic, TypeVar

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from journeyboard.exchange.workbook import styles
from journeyboard.exchange.workbook.cells import Book, Value, lines_of, row_height

R = TypeVar("R")

_LINE_HEIGHT = 15.0
_A4_WIDTH, _A3_WIDTH = 160, 360
"""Characters on the width of a printed page that one can still read."""
_BESIDE_HEADING = 3
"""Room for the filter's button beside a heading, in characters."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column of a table: its heading, its width in characters at least, and what it shows of a record."""

    heading: str
    least: float
    value: Callable[[R], Value]
    number_format: str | Callable[[R], str] = ""
    wraps: bool = False
    """Whether long text goes on in further lines; else it runs past the edge."""

    @property
    def width(self) -> float:
        """The width in characters: no word of the heading is broken in two."""
        return max(self.least, *(len(word) + _BESIDE_HEADING for word in self.heading.split()))


def write_table(
    book: Book,
    sheet: Worksheet,
    columns: Sequence[Column[R]],
    records: Iterable[R],
    *,
    frozen: int = 1,
    row_done: Callable[[], None] | None = None,
) -> None:
    """Write `records` under their headings; the first `frozen` columns stay in view. Empty values leave empty cells."""
    _write_headings(book, sheet, columns, frozen)
    row = 1
    for row, record in enumerate(records, start=2):
        lines = 1
        for index, column in enumerate(columns, start=1):
            value = column.value(record)
            if value is None or value == "":
                continue
            number_format = (
                column.number_format if isinstance(column.number_format, str) else column.number_format(record)
            )
            cell = book.put(sheet, row, index, value, number_format)
            cell.alignment = styles.TOP if column.wraps else styles.ONE_LINE
            if column.wraps and isinstance(value, str):
                lines = max(lines, lines_of(value, column.width))
        sheet.row_dimensions[row].height = row_height(lines, _LINE_HEIGHT)
        if row_done is not None:
            row_done()
    last = get_column_letter(len(columns))
    sheet.auto_filter.ref = f"A1:{last}{row}"
    sheet.print_area = f"A1:{last}{row}"


def _write_headings(book: Book, sheet: Worksheet, columns: Sequence[Column[R]], frozen: int) -> None:
    for index, column in enumerate(columns, start=1):
        cell = book.put(sheet, 1, index, column.heading)
        cell.font, cell.fill, cell.alignment = styles.HEADING, styles.HEADING_FILL, styles.MIDDLE
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    tallest = max(lines_of(column.heading, column.width - _BESIDE_HEADING) for column in columns)
    sheet.row_dimensions[1].height = max(20, row_height(tallest, _LINE_HEIGHT))
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}2"
    width = sum(column.width for column in columns)
    styles.set_up_page(sheet, title_rows="1:1", pages_wide=ceil(width / _A3_WIDTH), large=width > _A4_WIDTH)


def iso_date(text: str) -> Value:
    """An ISO date as a date; text that is none, or has a time, as it is."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
