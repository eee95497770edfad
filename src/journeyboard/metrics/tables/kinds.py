"""What most of a column's cells are, told by the cells alone and, where that is not enough, by the heading."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Literal

from journeyboard.metrics.cells import durations, numbers, periods
from journeyboard.metrics.files.sheets import Cell, Formats
from journeyboard.metrics.names import PERIOD_WORDS, fold, words_of
from journeyboard.metrics.tables.table import Column, Table, is_number

Kind = Literal["number", "period", "part", "text", "empty"]
"""`part`: a part of a year, such as Oktober or KW 41."""

FLAGS = {
    **dict.fromkeys(("yes", "y", "true", "ja", "j", "wahr", "x", "✓", "✔", "✅"), True),
    **dict.fromkeys(("no", "n", "false", "nein", "falsch", "✗", "✘", "❌"), False),
}
"""What the words and marks for yes and no mean, folded."""
_DATES = {"datum", "date", "monat", "month", "period", "periode", "zeitraum", "stichtag", "tag", "day"}
"""Headings under which a number may be a date."""
_ENOUGH = 1_000
"""So many distinct cells tell what a column holds."""


def kinds_of(table: Table) -> dict[int, Kind]:
    """What each column is, by its index in the sheet."""
    return {column.index: kind_of(column, table.rows, table.sheet.formats) for column in table.columns}


def kind_of(column: Column, rows: Sequence[int], formats: Formats) -> Kind:
    """What most of the column's cells are; each distinct cell counts once, and the first thousand are enough."""
    filled = [
        cell
        for cell in first_distinct(column.cells)
        if not (isinstance(cell, str) and (numbers.is_missing(cell) or numbers.is_error(cell)))
    ]
    if not filled:
        return "number" if _has_errors(column, rows, formats) else "empty"
    half = len(filled) / 2
    hint = bool(words_of(column.heading) & PERIOD_WORDS)
    if sum(1 for cell in filled if _is_period(cell, column.heading, hint=hint)) > half:
        return "period"
    if sum(1 for cell in filled if part_of_year(column.heading, cell)) > half:
        return "part"
    return "number" if sum(is_number(cell) or durations.is_duration(cell) for cell in filled) >= half else "text"


def first_distinct(cells: Sequence[Cell], count: int = _ENOUGH) -> Iterable[Cell]:
    """The first `count` distinct cells, in their order."""
    some = dict.fromkeys(islice(cells, 20 * count))
    return islice(some if len(some) >= count else dict.fromkeys(cells), count)


def part_of_year(heading: str, cell: Cell) -> str | None:
    """A month, quarter or week without its year, told by the cell or by the column's heading."""
    if isinstance(cell, str) and (part := periods.parse_part(cell)):
        return part
    number = _whole(cell)
    words = words_of(heading)
    if number is None or periods.parse_part(heading) is not None:
        return None
    if words & {"monat", "month"} and 1 <= number <= 12:
        return f"{number:02}"
    if words & {"quartal", "quarter"} and 1 <= number <= 4:
        return f"Q{number}"
    if words & {"kw", "cw", "woche", "week"} and 1 <= number <= 53:
        return f"W{number:02}"
    return None


def year_of(cell: Cell) -> str | None:
    """The year a cell holds, as a number or text."""
    number = _whole(cell)
    return str(number) if number is not None and 1900 <= number <= 2100 else None


def numbered_period(heading: str, cell: Cell) -> str | None:
    """The period of a number under a heading that is one of dates and nothing else: 20261001, 202610, 46296."""
    if fold(heading) not in _DATES and not words_of(heading) & {"date", "datum"}:
        return None
    number = None
    if isinstance(cell, str):
        number = int(cell) if re.fullmatch(r"\s*\d{5,8}\s*", cell) else None
    elif isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer():
        number = int(cell)
    found = periods.of_number(number) if number is not None else None
    return found[:7] if found and words_of(heading) & {"monat", "month"} else found


def is_flag(cell: Cell) -> bool:
    """Whether a cell says yes or no in a word or a mark."""
    return isinstance(cell, bool) or (isinstance(cell, str) and cell.strip().casefold() in FLAGS)


def reached(cell: Cell) -> bool | None:
    """Whether a person reached the stage; None when the cell does not say."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, str):
        text = cell.strip().casefold()
        if text in ("", "0", "-", "–", "—"):
            return False
        return FLAGS.get(text, True if text == "1" or periods.parse(cell) or periods.is_unordered(cell) else None)
    if isinstance(cell, int | float):
        return bool(cell) if cell in (0, 1) else None
    return isinstance(cell, date) or None


def _whole(cell: Cell) -> int | None:
    if isinstance(cell, str):
        return int(cell) if re.fullmatch(r"\s*\d{1,4}\s*", cell) else None
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return int(cell) if float(cell).is_integer() and 0 <= cell < 10_000 else None


def _has_errors(column: Column, rows: Sequence[int], formats: Formats) -> bool:
    """Whether a column without values holds errors, which are to be listed."""
    faults = formats.faults
    return any((row, column.index) in faults for row in (rows if faults else ())) or any(
        isinstance(cell, str) and numbers.is_error(cell) for cell in set(column.cells)
    )


def _is_period(cell: Cell, heading: str, *, hint: bool) -> bool:
    if isinstance(cell, date):
        return True
    if hint and (year_of(cell) or (heading and numbered_period(heading, cell))):
        return True
    if not isinstance(cell, str) or re.fullmatch(r"\s*\d+\s*", cell):
        return False
    if periods.short_number(cell) is not None:
        return hint or not cell.strip()[0].isdigit()
    return periods.parse(cell) is not None or periods.is_unordered(cell)
