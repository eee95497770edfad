"""The sheets of a workbook that came back: where each list stands in it, whatever was sorted, moved or renamed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import isclose
from pathlib import Path
from typing import Any, cast

import python_calamine as calamine

from journeyboard.exchange.naming import folded
from journeyboard.exchange.workbook.base import SHEET, Base, read_base
from journeyboard.exchange.workbook.book import storable
from journeyboard.exchange.workbook.columns import CellProblem, List, Value
from journeyboard.exchange.workbook.values import as_text
from journeyboard.language import _
from journeyboard.metrics.files.sheets import Fault
from journeyboard.metrics.files.workbook import Workbook, open_workbook
from journeyboard.metrics.problems import TableProblem, cell_name
from journeyboard.storage.problems import FileProblem

_ROWS_TO_HEADINGS = 20
"""Within so many rows the headings of a list are looked for."""
_ENOUGH_HEADINGS = 0.5


@dataclass(frozen=True)
class FoundRow:
    """One row of a list with its cells by the keys of their columns."""

    sheet: str
    number: int
    """As the spreadsheet program counts."""
    cells: Mapping[str, Value | Fault]
    addresses: Mapping[str, str]
    """Where each cell stands: "Cards!F12"."""

    def value(self, key: str) -> Value:
        """What the cell holds. Raises CellProblem for an error and for a formula without a result."""
        value = self.cells.get(key)
        if isinstance(value, Fault):
            if value.error:
                raise CellProblem(_("This cell shows the error {error}.").format(error=value.error))
            raise CellProblem(
                _("This cell holds a formula without a result. Save the workbook in a spreadsheet program.")
            )
        return value

    @property
    def where(self) -> str:
        """The row as people find it."""
        return f"{self.sheet}!{self.number}"


@dataclass(frozen=True)
class FoundSheet:
    """The sheet of a list."""

    title: str
    columns: Mapping[str, int]
    """Where each column stands, by its key; those that are gone are missing."""
    rows: Sequence[FoundRow]


class FoundBook:
    """A workbook that came back. Raises FileProblem when it cannot be read or was not written by Journeyboard."""

    def __init__(self, path: Path) -> None:
        self._place = path.name
        self.is_ods = path.suffix.lower() == ".ods"
        """Whether it is in a format that cannot hold tabs."""
        try:
            book = open_workbook(path)
            with calamine.CalamineWorkbook.from_path(path) as found:
                names = tuple(found.sheet_names)
        except TableProblem as problem:
            raise FileProblem(str(problem)) from problem
        except (calamine.CalamineError, OSError, ValueError) as error:
            raise FileProblem(_("{path} cannot be read: {reason}.").format(path=path, reason=error)) from error
        if SHEET not in names:
            raise FileProblem(
                _(
                    "{path} was not exported by Journeyboard, or its hidden sheet {sheet} is gone, so that nobody can "
                    "say what was edited. Export the map as a workbook and edit that one."
                ).format(path=path, sheet=SHEET)
            )
        self._names = tuple(name for name in names if name != SHEET)
        self._book: Workbook = replace(book, sheets=names)
        self._read: dict[str, _Grid] = {}

    def base(self) -> Base:
        """What was exported."""
        return read_base(self._grid(SHEET).rows, self._place)

    def list_sheet(self, made: List[Any]) -> FoundSheet | None:
        """The sheet of a list: by its name, else by its headings. None when it is gone."""
        for name in sorted(self._names, key=lambda name: name != made.title):
            grid = self._grid(name)
            head = grid.headings(made)
            if head is not None:
                return grid.sheet(name, *head)
        return None

    def pairs(self, title: str) -> Iterator[tuple[str, Value | Fault, str]]:
        """The rows of a sheet as a name, the value right of it, and the value's address."""
        if title in self._names:
            yield from self._grid(title).pairs(title)

    def rows(self, title: str) -> list[list[Value | Fault]]:
        """All cells of a sheet without headings; empty when it is gone."""
        return [list(row) for row in self._grid(title).rows] if title in self._names else []

    def _grid(self, name: str) -> "_Grid":
        if name not in self._read:
            self._read[name] = _Grid.read(self._book, name)
        return self._read[name]


@dataclass(frozen=True)
class _Grid:
    """All cells of a sheet, from its first row and column on."""

    rows: Sequence[Sequence[Value | Fault]]

    @classmethod
    def read(cls, book: Workbook, name: str) -> "_Grid":
        try:
            sheet = book.read(name)
        except TableProblem:
            return cls(())  # no cells, or no sheet of cells
        faults = sheet.formats.faults
        rows: list[list[Value | Fault]] = [[] for _row in range(sheet.top)]
        for at, cells in enumerate(map(sheet.row, range(sheet.height)), start=sheet.top):
            row: list[Value | Fault] = [None] * sheet.left
            row += [None if value == "" else cast("Value", value) for value in cells]
            rows.append(row)
            if faults:
                row[:] = [faults.get((at, column), value) for column, value in enumerate(row)]
        return cls(rows)

    def headings(self, made: List[Any]) -> tuple[int, dict[str, int]] | None:
        """The row with the headings of a list and the columns they stand in; None when this is another sheet."""
        keys = {folded(column.heading): column.key for column in made.columns}
        for at, row in enumerate(self.rows[:_ROWS_TO_HEADINGS]):
            found: dict[str, int] = {}
            for index, value in enumerate(row):
                key = keys.get(folded(value)) if isinstance(value, str) else None
                if key is not None:
                    found.setdefault(key, index)
            if "id" in found and len(found) >= _ENOUGH_HEADINGS * len(keys):
                return at, found
        return None

    def sheet(self, title: str, head: int, columns: dict[str, int]) -> FoundSheet:
        """The rows below the headings that hold anything."""
        rows: list[FoundRow] = []
        for at, row in enumerate(self.rows[head + 1 :], start=head + 1):
            cells = {key: row[index] if index < len(row) else None for key, index in columns.items()}
            if any(value is not None for value in cells.values()):
                addresses = {key: f"{title}!{cell_name(at, index)}" for key, index in columns.items()}
                rows.append(FoundRow(title, at + 1, cells, addresses))
        return FoundSheet(title, columns, rows)

    def pairs(self, title: str) -> Iterator[tuple[str, Value | Fault, str]]:
        for at, row in enumerate(self.rows):
            index = next((index for index, value in enumerate(row) if value is not None), None)
            name = row[index] if index is not None else None
            if index is not None and isinstance(name, str):
                value = row[index + 1] if index + 1 < len(row) else None
                yield name, value, f"{title}!{cell_name(at, index + 1)}"


def is_ours(path: Path) -> bool:
    """Whether the file is a workbook that Journeyboard exported, so that its edits can come back."""
    try:
        FoundBook(path)
    except FileProblem:
        return False
    return True


def is_same(expected: Value, found: Value | Fault, *, tabs_lost: bool = False) -> bool:
    """Whether a cell still shows what was exported, however the program that saved it writes the same value."""
    if isinstance(found, Fault):
        return False
    if expected is None or (isinstance(expected, str) and not expected.strip()):  # a cell of blanks reads as empty
        return found is None or found == ""
    if isinstance(expected, str):
        written = as_text(storable(expected))
        held = as_text(found)
        return written == held or (tabs_lost and written.replace("\t", "") == held)
    if isinstance(expected, date):
        day = found.isoformat()[:10] if isinstance(found, date | datetime) else as_text(found)
        return day == expected.isoformat()[:10]
    return _is_same_number(expected, found)


def _is_same_number(expected: float, found: Value) -> bool:
    if isinstance(found, str):
        return found == repr(expected)  # a number that no cell can hold
    if not isinstance(found, int | float) or isinstance(found, bool) or isinstance(expected, bool):
        return False
    # Spreadsheet programs keep 15 digits.
    return isclose(expected, found, rel_tol=1e-13, abs_tol=0.0)
