"""Rows that were given a kind by hand: found again by what stands in them, in next month's file too."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from journeyboard.metrics.cells import numbers, periods
from journeyboard.metrics.files.sheets import Cell, Sheet
from journeyboard.metrics.recipe import RowKind
from journeyboard.metrics.tables.table import is_number

_NUMBERED = re.compile(r"^(?:(?P<text>.+) )?#(?P<row>\d{1,8})$")
_MOST_COUNTED = 200_000
"""Rows of a sheet among which names are counted; in longer ones a row is told by its number too."""


@dataclass(frozen=True, slots=True)
class RowName:
    """What a row is known by."""

    name: str
    """Its first text that is no period; empty where there is none."""
    key: str
    """What tells it from all others: its name where that is the only one, else all its texts and its number."""


@dataclass(slots=True)
class RowNames:
    """Names the rows of a sheet; `columns` are those of the table, counted within the sheet."""

    sheet: Sheet
    columns: range
    _counts: dict[int, Counter[Cell]] = field(default_factory=dict)

    def of(self, row: int) -> RowName:
        """How a row is known, counted within the sheet."""
        texts = list(_texts(self.sheet, self.columns, row))
        name, column = _name(texts)
        if name and self._is_only(column, row):
            return RowName(name, name)
        return RowName(name, " ".join(filter(None, [_joined(texts), f"#{self.sheet.top + row + 1}"])))

    def _is_only(self, column: int, row: int) -> bool:
        if self.sheet.height > _MOST_COUNTED:
            return False
        if column not in self._counts:
            self._counts[column] = Counter(self.sheet.columns[column])
        return self._counts[column][self.sheet.columns[column][row]] == 1


@dataclass(frozen=True, slots=True)
class Marked:
    """The rows that were given a kind by hand, counted within the sheet, and the keys that no row has any more."""

    rows: Mapping[int, RowKind]
    gone: tuple[str, ...]


def find_marked(sheet: Sheet, columns: range, first: int, marks: Mapping[str, RowKind]) -> Marked:
    """The rows from `first` on that `marks` are about; what is said of one row prevails over what is said of a name."""
    exact: dict[int, RowKind] = {}
    names = dict(marks)
    for key, kind in marks.items():
        row = _numbered_row(sheet, columns, key)
        if row is not None and row >= first:
            exact[row] = kind
            del names[key]
    by_name = {row: name for row, name in _named(sheet, columns, names) if row >= first}
    seen = set(by_name.values())
    rows: dict[int, RowKind] = {row: names[name] for row, name in by_name.items()}
    return Marked({**rows, **exact}, tuple(key for key in names if key not in seen))


def _numbered_row(sheet: Sheet, columns: range, key: str) -> int | None:
    """The row that a key names by number, where it still holds the same texts."""
    found = _NUMBERED.match(key)
    if found is None:
        return None
    row = int(found["row"]) - 1 - sheet.top
    is_same = 0 <= row < sheet.height and _joined(list(_texts(sheet, columns, row))) == (found["text"] or "")
    return row if is_same else None


def _named(sheet: Sheet, columns: range, names: Mapping[str, RowKind]) -> Iterator[tuple[int, str]]:
    """The rows of these names. Distinct cells are looked at once: sheets may have a million rows."""
    if not names:
        return
    for column in columns:
        cells = sheet.columns[column]
        wanted = {cell for cell in set(cells) if isinstance(cell, str) and _one_line(cell) in names}
        for row in [row for row, cell in enumerate(cells) if cell in wanted] if wanted else ():
            name, at = _name(_texts(sheet, columns, row))
            if at == column and name in names:
                yield row, name


def _texts(sheet: Sheet, columns: range, row: int) -> Iterator[tuple[int, str, bool]]:
    """The texts and periods of a row: column, text, whether it is a period."""
    for column in columns:
        cell = sheet.columns[column][row]
        if isinstance(cell, date):
            yield column, periods.of_date(cell), True
        elif isinstance(cell, str) and cell.strip() and not is_number(cell) and not numbers.is_missing(cell):
            text = _one_line(cell)
            yield column, text, periods.is_period(text)


def _name(texts: Iterable[tuple[int, str, bool]]) -> tuple[str, int]:
    return next(((text, column) for column, text, is_period in texts if not is_period), ("", -1))


def _joined(texts: Sequence[tuple[int, str, bool]]) -> str:
    return " · ".join(text for _column, text, _is_period in texts)


def _one_line(text: str) -> str:
    return " ".join(text.split())
