"""The header of a table: which row holds the headings, which rows above and below belong to them, what heads each
column.

Rows and columns count from 0 within the rectangle of the sheet that holds cells.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from journeyboard.metrics.cells import durations, periods
from journeyboard.metrics.files.sheets import Cell, Sheet, Span
from journeyboard.metrics.names import STAGE_WORDS, fold
from journeyboard.metrics.tables.kinds import is_flag, year_of
from journeyboard.metrics.tables.table import is_heading, is_number

HEADER_WITHIN = 100
"""The header is among so many first rows of what stands together."""
LOOK_AHEAD = 20
"""So many rows below tell what a heading heads."""
_MOST_ROWS = 3
_QUALTRICS = '{"ImportId"'
"""Begins every cell of the third header row of a survey tool."""
_UNIT = re.compile(r"^[(\[#%€$£‰]")


def best_row(sheet: Sheet, columns: range, start: int, end: int) -> tuple[int, int, int] | None:
    """The row among `start` to `end` with the most headings over filled cells, at least one of them over a number.

    With its score, and what tells it from a title line of as many cells; None when no row heads numbers.
    """
    found = [
        (score, _likeness(sheet, columns, row), -row)
        for row in range(start, min(end, start + HEADER_WITHIN))
        if (score := _score(sheet, columns, row, end)) >= 2
    ]
    if not found:
        return None
    score, likeness, row = max(found)
    return -row, score, likeness


def header_around(sheet: Sheet, columns: range, row: int, start: int, end: int) -> range:
    """All rows of the header whose headings stand in `row`: groups above, units and explanations below."""
    top = bottom = row
    while top > start and row - top < _MOST_ROWS - 1 and _groups(sheet, columns, top - 1, top):
        top -= 1
    while bottom + 2 < end and bottom - top < _MOST_ROWS - 1 and _explains(sheet, columns, bottom + 1, end):
        bottom += 1
    return range(top, bottom + 1)


def parts_of(sheet: Sheet, columns: range, header: range) -> list[tuple[str, ...]]:
    """What stands above each column in each row of the header, from the top; groups reach to the right."""
    lines = [[_text(sheet.columns[column][row]) for column in columns] for row in header]
    for at in range(len(header) - 1):
        lines[at] = _reaching(lines[at], lines[at + 1 :], _spans(sheet, header[at]), columns, sheet.left)
    return [
        tuple(dict.fromkeys(part for part in parts if part and not part.startswith(_QUALTRICS)))
        for parts in zip(*lines, strict=True)
    ]


def name_of(parts: Sequence[str]) -> str:
    """The heading of a column: its parts in one line; a unit follows what it is the unit of."""
    name = ""
    for part in parts:
        name += f" {part}" if name and _UNIT.match(part) else f" · {part}" if name else part
    return name


def _text(cell: Cell) -> str:
    return periods.of_date(cell) if isinstance(cell, date) else " ".join(_number_text(cell).split())


def _number_text(cell: Cell) -> str:
    return f"{cell:.0f}" if isinstance(cell, float) and cell.is_integer() else str(cell)


def _likeness(sheet: Sheet, columns: range, row: int) -> int:
    """What tells a header from a title line of as many cells: a word for stages is for it, a date against it."""
    texts = [cell for column in columns if isinstance(cell := sheet.columns[column][row], str)]
    return int(any(fold(text) in STAGE_WORDS for text in texts)) - int(bool(periods.of_titles(texts)))


def _score(sheet: Sheet, columns: range, row: int, end: int) -> int:
    """How many headings of the row stand over filled cells; 0 when none stands over a figure."""
    cells = [sheet.columns[column][row] for column in columns]
    years = {at for at, cell in enumerate(cells) if is_number(cell)}
    if years and not _are_years([cells[at] for at in sorted(years)]):
        return 0
    headings = [column for at, column in enumerate(columns) if at in years or _may_head(cells[at])]
    if len(headings) < 2 or not any(is_heading(cell) for cell in cells):
        return 0
    below = range(row + 1, min(end, row + 1 + LOOK_AHEAD))
    faults = sheet.formats.faults
    score, over_figure = 0, False
    for column in headings:
        cells_below = [sheet.columns[column][line] for line in below]
        has_fault = any((line + sheet.top, column + sheet.left) in faults for line in below)
        score += has_fault or any(cell != "" for cell in cells_below)
        over_figure = over_figure or has_fault or any(map(_is_figure, cells_below))
    return score if over_figure else 0


def _may_head(cell: Cell) -> bool:
    return is_heading(cell) or isinstance(cell, date)


def _are_years(cells: Sequence[Cell]) -> bool:
    """Whether numbers are years that follow each other: they head columns, and are no values."""
    found = [int(year) if (year := year_of(cell)) else 0 for cell in cells]
    return len(found) > 1 and {later - earlier for earlier, later in pairwise(found)} in ({1}, {-1})


def _is_figure(cell: Cell) -> bool:
    """Whether a cell holds what people count or follow: a number, a date, a period, a yes or no."""
    if isinstance(cell, str):
        return is_number(cell) or is_flag(cell) or durations.is_duration(cell) or periods.is_period(cell)
    return True


def _spans(sheet: Sheet, row: int) -> list[Span]:
    """The merged cells of a row that reach over several columns."""
    return [
        span
        for span in sheet.formats.merged
        if span.right > span.left and span.top <= row + sheet.top <= span.bottom and span.right >= sheet.left
    ]


def _groups(sheet: Sheet, columns: range, row: int, below: int) -> bool:
    """Whether the cells of `row` each head several of the headings below, and are no title."""
    cells = [_text(sheet.columns[column][row]) for column in columns]
    filled = [at for at, cell in enumerate(cells) if cell]
    spans = [span for span in _spans(sheet, row) if columns[0] <= span.left - sheet.left <= columns[-1]]
    if any(span.left - sheet.left > columns[0] or len(filled) > 1 for span in spans):
        return True
    lower = [fold(text) for column in columns if (text := _text(sheet.columns[column][below]))]
    if not filled or filled[-1] == 0:
        return False
    if len(set(lower)) < len(lower):
        return True
    groups = [cells[at] for at in filled if at]
    return not cells[0] and len(groups) > 1 and all(periods.is_period(group) for group in groups)


def _explains(sheet: Sheet, columns: range, row: int, end: int) -> bool:
    """Whether `row` holds units or explanations of the headings above it, and no values."""
    texts = {column: cell for column in columns if (cell := sheet.columns[column][row]) != ""}
    if any(isinstance(cell, str) and cell.startswith(_QUALTRICS) for cell in texts.values()):
        return True
    if not texts or not all(is_heading(cell) for cell in texts.values()):
        return False
    lines = slice(row + 1, min(end, row + 1 + LOOK_AHEAD))
    below = {column: [cell for cell in sheet.columns[column][lines] if cell != ""] for column in columns}
    counted = [column for column in columns if _is_counted(below[column])]
    if not counted or not all(column in texts for column in counted):
        return False
    if any(_is_date(texts[column]) and all(map(_is_date, below[column])) for column in counted):
        return False  # a day above days is one of them
    if len(texts) == len(counted):
        return True  # nothing but units
    is_data = any(cell in below[column] for column, cell in texts.items())
    return len(counted) > 1 and len(set(texts.values())) == len(texts) and not is_data


def _is_counted(cells: Sequence[Cell]) -> bool:
    """Whether most of the cells are numbers or dates."""
    return sum(map(_is_numbered, cells)) * 2 > len(cells)


def _is_numbered(cell: Cell) -> bool:
    return is_number(cell) or _is_date(cell)


def _is_date(cell: Cell) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and periods.parse(cell) is not None)


def _reaching(
    upper: Sequence[str], lower: Sequence[Sequence[str]], spans: Sequence[Span], columns: range, left: int
) -> list[str]:
    """The groups of a row, each over all columns it holds for: its merged cells, else up to the next group."""
    found, group = list(upper), ""
    covered = {column - left for span in spans for column in range(span.left, span.right + 1)}
    for at, column in enumerate(columns):
        has_name = any(line[at] for line in lower)
        if upper[at]:
            group = upper[at] if has_name or column in covered else ""
        elif has_name and (not spans or column in covered):
            found[at] = group
    return found
