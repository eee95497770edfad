"""The table in a sheet: its header row below title lines, its data rows, its columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress, zip_longest

from journeyboard.language import _
from journeyboard.metrics.cells import numbers, periods
from journeyboard.metrics.files.sheets import Cell, Sheet, Span
from journeyboard.metrics.names import STAGE_WORDS, fold, is_total
from journeyboard.metrics.problems import Note, TableProblem, cell_name, column_name, listed

HEADER_WITHIN = 100
"""The header row is among so many first rows of the sheet."""
_LOOK_AHEAD = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its heading and its cells in the table's data rows."""

    index: int
    """Where it stands in the sheet, from 0."""
    name: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a sheet. Row numbers count from 0 within the sheet."""

    sheet: Sheet
    header_row: int
    rows: Sequence[int]
    """The sheet's row of each data row."""
    columns: tuple[Column, ...]
    """The columns with a heading."""
    titles: tuple[str, ...]
    """The texts and dates above the header."""
    notes: tuple[Note, ...]


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


def find_table(sheet: Sheet, place: str, header_row: int | None = None) -> Table:
    """The table of `sheet`. `header_row` (from 0, within the sheet) settles where its header stands.

    Raises TableProblem when there is no header over numbers, or when it does not fit the columns below it.
    """
    header = _find_header(sheet, place) if header_row is None else header_row - sheet.top
    if not 0 <= header < len(sheet.rows) - 1:
        raise TableProblem(
            _("Row {row} is no header: no rows stand below it.").format(row=header + sheet.top + 1), place
        )
    first, end = _data_rows(sheet.rows, header)
    if end <= first:
        raise TableProblem(
            _("The table has a header but no rows."), f"{place}!{cell_name(header + sheet.top, sheet.left)}"
        )
    _refuse_merged_header(sheet, header, place)
    columns, notes = _columns(sheet, header, first, end, place)
    table_rows: Sequence[int] = range(first + sheet.top, end + sheet.top)
    below = [row for row in range(end, len(sheet.rows)) if not _is_blank(sheet.rows[row])]
    if below:
        notes.append(
            Note(
                "unread",
                _("Rows below an empty row are not part of the table and were not read."),
                tuple(cell_name(row + sheet.top, sheet.left) for row in below[:20]),
                len(below),
            )
        )
    rows, columns = _without_hidden(sheet, header + sheet.top, table_rows, columns, notes)
    rows, columns = _without_totals(rows, columns, notes)
    titles = tuple(
        periods.of_date(cell) if isinstance(cell, date) else cell.strip()
        for row in sheet.rows[:header]
        for cell in row
        if isinstance(cell, date) or (isinstance(cell, str) and cell.strip())
    )
    return Table(sheet, header + sheet.top, rows, tuple(columns), titles, tuple(notes))


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, stored as one or written as text."""
    if isinstance(cell, str):
        return numbers.written(cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_blank(row: Sequence[Cell]) -> bool:
    for cell in row:  # noqa: SIM110 - a third of the time of all() with a generator, and every row comes by here
        if not isinstance(cell, str) or cell.strip():
            return False
    return True


def _is_heading(cell: Cell) -> bool:
    return (
        isinstance(cell, str)
        and bool(cell.strip())
        and not is_number(cell)
        and not numbers.is_missing(cell)
        and not numbers.is_error(cell)
    )


def _find_header(sheet: Sheet, place: str) -> int:
    """The row with the most headings over filled cells, at least one of them over a number."""
    scores = [
        (_header_score(sheet, row), _is_like_header(sheet.rows[row]), -row)
        for row in range(min(len(sheet.rows), HEADER_WITHIN))
    ]
    score, _like, row = max(scores, default=(0, 0, 0))
    if score < 2:
        raise TableProblem(
            _("No table was found: no row of headings with numbers below it. Check the sheet, or name another one."),
            place,
        )
    return -row


def _is_like_header(row: Sequence[Cell]) -> int:
    """What tells a header from a title line of as many cells: a word for stages is for it, a date against it."""
    texts = [cell for cell in row if isinstance(cell, str)]
    return int(any(fold(text) in STAGE_WORDS for text in texts)) - int(bool(periods.of_titles(texts)))


def _header_score(sheet: Sheet, row: int) -> int:
    cells = sheet.rows[row]
    headings = [index for index, cell in enumerate(cells) if _is_heading(cell)]
    if len(headings) < 2 or any(is_number(cell) for cell in cells):
        return 0
    first, end = _data_rows(sheet.rows[: row + 2 * _LOOK_AHEAD], row)
    below = sheet.rows[first : min(end, first + _LOOK_AHEAD)]
    faults = sheet.formats.faults
    score, over_number = 0, False
    for index in headings:
        cells_below = [line[index] for line in below if index < len(line)]
        has_fault = any((first + sheet.top + offset, index + sheet.left) in faults for offset in range(len(below)))
        if has_fault or any(cell != "" for cell in cells_below):
            score += 1
        over_number = over_number or has_fault or any(is_number(cell) for cell in cells_below)
    return score if over_number else 0


def _data_rows(rows: Sequence[Sequence[Cell]], header: int) -> tuple[int, int]:
    """The first data row and the one behind the last.

    Empty rows right under the header are passed over; the next empty one ends the table.
    """
    first = header + 1
    while first < len(rows) and _is_blank(rows[first]):
        first += 1
    end = first
    while end < len(rows) and not _is_blank(rows[end]):
        end += 1
    return first, end


def _columns(sheet: Sheet, header: int, first: int, end: int, place: str) -> tuple[list[Column], list[Note]]:
    headings = sheet.rows[header]
    cells = list(zip_longest(*sheet.rows[first:end], fillvalue=""))
    named = [isinstance(cell, str) and bool(cell.strip()) for cell in headings]
    filled = max((index + 1 for index, column in enumerate(cells) if any(cell != "" for cell in column)), default=0)
    _refuse_shifted_header(headings, named, cells, filled, f"{place}!{cell_name(header + sheet.top, sheet.left)}")
    columns: list[Column] = []
    notes: list[Note] = []
    for index, values in enumerate(cells):
        heading = headings[index] if index < len(headings) else ""
        name = periods.of_date(heading) if isinstance(heading, date) else " ".join(str(heading).split())
        where = index + sheet.left
        if name or not columns:
            columns.append(Column(where, name, values))
        elif any(cell != "" for cell in values):
            notes.append(
                Note(
                    "unread",
                    _("Column {column} has no heading and was not read.").format(column=column_name(where)),
                    (cell_name(header + sheet.top, where),),
                )
            )
    return columns, notes


def _refuse_shifted_header(
    headings: Sequence[Cell], named: Sequence[bool], cells: Sequence[Sequence[Cell]], filled: int, place: str
) -> None:
    """One heading fewer than columns, from the first column on: nobody knows which column has none."""
    count = sum(named)
    if count == filled - 1 and all(named[:count]) and not any(map(is_number, cells[0])):
        is_ragged = len(headings) == count or all(cell == "" for cell in headings[count:])
        if is_ragged and any(is_number(cell) for cell in cells[filled - 1]):
            raise TableProblem(
                _(
                    "The header has {headings} names, but the rows have {columns} cells: "
                    "it is not certain which column each name belongs to. Give every column its name."
                ).format(headings=count, columns=filled),
                place,
            )


def _refuse_merged_header(sheet: Sheet, header: int, place: str) -> None:
    """Merged cells that group some of the columns make a header of two rows: their names alone say too little."""
    row = header + sheet.top
    groups = [
        span
        for span in sheet.formats.merged
        if span.right > span.left and row - 1 <= span.top <= row and not _is_title(span, sheet, row)
    ]
    if groups:
        names = [f"{cell_name(span.top, span.left)}:{cell_name(span.bottom, span.right)}" for span in groups]
        raise TableProblem(
            _(
                "The header has merged cells ({cells}), so that its columns have no certain names of their own. "
                "Undo the merging and give every column one name in one row."
            ).format(cells=listed(names)),
            place,
        )


def _is_title(span: Span, sheet: Sheet, row: int) -> bool:
    """A merged cell above the header that begins at the first column and stands alone in its row is a title line."""
    if span.top >= row or span.left > sheet.left:
        return False
    line = sheet.rows[span.top - sheet.top] if span.top >= sheet.top else ()
    return sum(1 for cell in line if cell != "") <= 1


def _without_hidden(
    sheet: Sheet, header_row: int, rows: Sequence[int], columns: list[Column], notes: list[Note]
) -> tuple[Sequence[int], list[Column]]:
    """What people see of the table: values that nobody sees do not land."""
    formats = sheet.formats
    hidden_rows = [row for row in rows if row in formats.hidden_rows] if formats.hidden_rows else []
    hidden_columns = [column for column in columns if column.index in formats.hidden_columns]
    if hidden_columns:
        cells = tuple(cell_name(header_row, column.index) for column in hidden_columns[:20])
        notes.append(Note("unread", _("Hidden columns were not read."), cells, len(hidden_columns)))
        columns = [column for column in columns if column not in hidden_columns]
    if hidden_rows:
        cells = tuple(cell_name(row, sheet.left) for row in hidden_rows[:20])
        notes.append(Note("unread", _("Hidden rows were not read."), cells, len(hidden_rows)))
        columns, rows = _with_rows(columns, rows, [row not in formats.hidden_rows for row in rows])
    return rows, columns


def _with_rows(columns: Sequence[Column], rows: Sequence[int], kept: Sequence[bool]) -> tuple[list[Column], list[int]]:
    """The columns and the row numbers with the kept rows alone."""
    return (
        [Column(column.index, column.name, list(compress(column.cells, kept))) for column in columns],
        list(compress(rows, kept)),
    )


def _without_totals(
    rows: Sequence[int], columns: list[Column], notes: list[Note]
) -> tuple[Sequence[int], list[Column]]:
    """The rows without those that have a word for totals where others have a name."""
    left_out: dict[int, int] = {}
    for column in columns:
        if any(map(is_number, column.cells[:_LOOK_AHEAD])):
            continue
        distinct = set(column.cells)
        words = {cell for cell in distinct if isinstance(cell, str) and is_total(cell)}
        if words and len(distinct) > len(words):
            for index, cell in enumerate(column.cells):
                if cell in words:
                    left_out.setdefault(index, column.index)
    if not left_out:
        return rows, columns
    cells = tuple(cell_name(rows[index], left_out[index]) for index in sorted(left_out)[:20])
    notes.append(Note("total", _("Rows of totals are left out."), cells, len(left_out)))
    columns, rows = _with_rows(columns, rows, [index not in left_out for index in range(len(rows))])
    return rows, columns
