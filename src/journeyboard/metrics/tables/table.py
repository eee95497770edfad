"""A table in a sheet: its headings, its rows, its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

from journeyboard.metrics.cells import numbers
from journeyboard.metrics.files.sheets import Cell, Sheet
from journeyboard.metrics.problems import Note, cell_name
from journeyboard.metrics.recipe import RowKind


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its heading and its cells in the table's data rows."""

    index: int
    """Where it stands in the sheet, from 0."""
    name: str
    cells: Sequence[Cell]
    parts: tuple[str, ...] = ()
    """What stands above it in each row of the header, from the top; groups hold for all columns below them."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a sheet. Row numbers count from 0 within the sheet."""

    sheet: Sheet
    header: range
    """The rows of the header; its last one is right above the data, but for empty rows."""
    rows: Sequence[int]
    """The sheet's row of each data row."""
    columns: tuple[Column, ...]
    """The columns with a heading."""
    titles: tuple[str, ...]
    """The texts and dates above the header."""
    notes: tuple[Note, ...]
    across: range
    """The columns it reaches over, those without a heading too, counted within the rectangle that holds cells."""
    by_hand: Mapping[int, RowKind] = field(default_factory=dict)
    """What rows were said to be, by their number."""
    left_out: Mapping[int, str] = field(default_factory=dict)
    """The headings of columns that are not read, totals and hidden ones, by their index in the sheet."""

    @property
    def header_row(self) -> int:
        """The row of the headings that stand right above the data."""
        return self.header[-1]

    @property
    def area(self) -> str:
        """Where it stands, as A4:F79."""
        first, last = self.columns[0].index, self.columns[-1].index
        return f"{cell_name(self.header[0], first)}:{cell_name(max([self.header_row, *self.rows[-1:]]), last)}"


@dataclass(frozen=True, slots=True)
class Series:
    """The cells of one metric, in the order of the table."""

    name: str
    cells: Sequence[Cell]
    rows: Sequence[int]
    """The row of each cell within the sheet, from 0."""
    columns: Sequence[int]
    """The column of each cell within the sheet, from 0."""

    def place(self, index: int) -> tuple[int, int]:
        """Row and column of the cell at `index`."""
        return self.rows[index], self.columns[index]


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, stored as one or written as text."""
    if isinstance(cell, str):
        return numbers.written(cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def is_heading(cell: Cell) -> bool:
    """Whether a cell is a text that may head a column."""
    return (
        isinstance(cell, str)
        and cell != ""
        and not is_number(cell)
        and not numbers.is_missing(cell)
        and not numbers.is_error(cell)
    )


def with_rows(
    columns: Sequence[Column], rows: Sequence[int], kept: Sequence[bool]
) -> tuple[list[Column], Sequence[int]]:
    """The columns and the row numbers with the kept rows alone."""
    return (
        [Column(column.index, column.name, list(compress(column.cells, kept)), column.parts) for column in columns],
        list(compress(rows, kept)),
    )
