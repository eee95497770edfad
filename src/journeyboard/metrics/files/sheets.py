"""A sheet of raw cells, as every kind of file gives it: column by column, so that a million rows fit in memory."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import cast

from journeyboard.language import _
from journeyboard.metrics.problems import TableProblem

Cell = str | float | int | bool | date | datetime | time | timedelta
"""A raw cell; the empty text is an empty cell."""

MOST_CELLS = 20_000_000
"""Cells of a sheet that are still read."""
_WIDTHS = 1_000
"""Of so many first rows it is known how many cells they have."""
KEPT_APART = 200_000
"""A column with more distinct cells than this is kept without looking for equal ones: they are hardly any."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell without a usable value: its error text, or none for a formula without a stored result."""

    error: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells, all ends included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


class RowRuns(AbstractSet[int]):
    """A set of rows kept as runs: a million rows of one format are one run. Quickly made from top to bottom."""

    def __init__(self, rows: Iterable[int] = ()) -> None:
        self._runs: list[range] = []
        for row in rows:
            self.add(row)

    def add(self, row: int) -> None:
        """Add a row; one that is there already is passed over."""
        last = self._runs[-1] if self._runs else range(0)
        if last and row == last.stop:
            self._runs[-1] = range(last.start, row + 1)
        elif not last or row > last.stop:
            self._runs.append(range(row, row + 1))
        elif row not in self:
            insort(self._runs, range(row, row + 1), key=lambda run: run.start)

    def __contains__(self, row: object) -> bool:
        if not isinstance(row, int):
            return False
        at = bisect_right(self._runs, row, key=lambda run: run.start) - 1
        return at >= 0 and row in self._runs[at]

    def __iter__(self) -> Iterator[int]:
        for run in self._runs:
            yield from run

    def __len__(self) -> int:
        return sum(map(len, self._runs))


@dataclass(frozen=True, slots=True)
class Formats:
    """What the values of a sheet do not say. Cells are (row, column) from 0; columns map to their rows."""

    percents: Mapping[int, AbstractSet[int]] = field(default_factory=dict)
    """Numbers shown as percentages: 0.454 is 45.4 %."""
    points: Mapping[int, AbstractSet[int]] = field(default_factory=dict)
    """Numbers shown with a percent sign that is only text: 45.4 is 45.4 %."""
    months: Mapping[int, AbstractSet[int]] = field(default_factory=dict)
    """Dates shown as month and year only."""
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    merged: tuple[Span, ...] = ()
    hidden_rows: AbstractSet[int] = frozenset()
    hidden_columns: AbstractSet[int] = frozenset()
    known: bool = True
    """False where the format of the file does not let us tell percentages and error cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a sheet in the rectangle that holds any; `top` and `left` say where its first cell stands."""

    name: str
    columns: Sequence[Sequence[Cell]]
    """All of one length. A cell of spaces alone is an empty one."""
    top: int = 0
    left: int = 0
    formats: Formats = Formats()
    widths: Sequence[int] = ()
    """How many cells each of the first rows has, where the file says so."""

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.columns[0]) if self.columns else 0

    def row(self, index: int) -> list[Cell]:
        """The cells of a row, counted from the first one that holds any."""
        return [column[index] for column in self.columns]

    def is_blank(self, index: int) -> bool:
        """Whether nothing stands in a row, counted from the first one that holds any."""
        return all(column[index] == "" for column in self.columns)


def refuse_too_many(cells: int, place: str) -> None:
    """Raise TableProblem for a sheet of more than `MOST_CELLS` cells."""
    if cells > MOST_CELLS:
        raise TableProblem(
            _("The sheet has more than {most} million cells. Save only the table you need.").format(
                most=MOST_CELLS // 1_000_000
            ),
            place,
        )


class Columns:
    """Gathers rows into columns of one length; equal cells of a column become one object."""

    def __init__(self) -> None:
        self._columns: list[list[Cell]] = []
        self._known: list[_Known | None] = []
        self._height = 0
        self.widths: list[int] = []
        """How many cells each of the first rows has."""

    @property
    def height(self) -> int:
        """How many rows there are so far."""
        return self._height

    @property
    def cells(self) -> int:
        """How many cells there are so far."""
        return self._height * len(self._columns)

    def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Add rows below the others; they may differ in length."""
        width = max(map(len, rows), default=0)
        self.widths.extend(map(len, rows[: max(0, _WIDTHS - len(self.widths))]))
        while len(self._columns) < width:
            self._columns.append([""] * self._height)
            self._known.append(_Known())
        if min(map(len, rows), default=0) < width:
            rows = [[*row, *[""] * (width - len(row))] for row in rows]
        for index, cells in enumerate(zip(*rows, strict=True)):
            self._extend(index, cells)
        self._height += len(rows)
        for column in self._columns[width:]:
            column.extend([""] * len(rows))

    def finished(self) -> list[list[Cell]]:
        """The columns."""
        return self._columns

    def _extend(self, index: int, cells: Sequence[Cell]) -> None:
        known = self._known[index]
        if known is None:
            self._columns[index].extend([_trimmed(cell) for cell in cells])
        elif set(map(type, cells)) == {str}:
            self._columns[index].extend(map(known.__getitem__, cast("Sequence[str]", cells)))
        else:
            self._columns[index].extend([known[cell] if isinstance(cell, str) else cell for cell in cells])
        if known is not None and len(known) > KEPT_APART:
            self._known[index] = None


class _Known(dict[str, str]):
    """The texts of a column met so far, each as the one object that is kept."""

    def __missing__(self, text: str) -> str:
        self[text] = kept = text if text.strip() else ""
        return kept


def _trimmed(cell: Cell) -> Cell:
    """The cell; the empty one for spaces alone."""
    return "" if isinstance(cell, str) and not cell.strip() else cell
