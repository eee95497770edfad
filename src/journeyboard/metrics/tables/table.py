"""A table in a sheet: its headings, its rows, its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress

from journeyboard.language import _
from journeyboard.metrics.cells import numbers
from journeyboard.metrics.files.sheets import Cell, Sheet
from journeyboard.metrics.problems import Note, Question, cell_name, column_name
from journeyboard.metrics.recipe import RowKind


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, with its cells in the table's data rows."""

    index: int
    """Where it stands in the sheet, from 0."""
    name: str
    """What it is called in window and recipe: no other column has that name."""
    heading: str
    """What heads it in the file; empty where nothing does, and other columns may be headed the same."""
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
    """Those with a heading, the first one, and those that were given a role by hand."""
    titles: tuple[str, ...]
    """The texts and dates above the header."""
    notes: tuple[Note, ...]
    across: range
    """The columns it reaches over, those without a heading too, counted within the rectangle that holds cells."""
    by_hand: Mapping[int, RowKind] = field(default_factory=dict)
    """What rows were said to be, by their number."""
    left_out: Mapping[int, str] = field(default_factory=dict)
    """The names of columns that are not read, by their index in the sheet: totals, hidden ones, those without a
    heading."""
    total: int | None = None
    """The row that holds the totals of all rows, where just one says so; it is not read."""
    questions: tuple[Question, ...] = ()
    """What is asked of its header. Until that is answered nothing lands."""

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


def unheaded_note(column: Column, header_row: int) -> Note:
    """That a column was not read as nothing heads it."""
    text = _("Column {column} has no heading and was not read.").format(column=column_name(column.index))
    return Note("unread", text, (cell_name(header_row, column.index),))


def with_rows(
    columns: Sequence[Column], rows: Sequence[int], kept: Sequence[bool]
) -> tuple[list[Column], Sequence[int]]:
    """The columns and the row numbers with the kept rows alone."""
    return (
        [replace(column, cells=list(compress(column.cells, kept))) for column in columns],
        list(compress(rows, kept)),
    )
