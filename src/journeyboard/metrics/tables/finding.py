"""The tables in a sheet: what stands together between empty rows and columns, under a header of its own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journeyboard.language import _, format_number
from journeyboard.metrics.cells import periods
from journeyboard.metrics.files.sheets import Cell, Sheet
from journeyboard.metrics.problems import Note, Question, TableProblem, cell_name
from journeyboard.metrics.recipe import Recipe, RowKind
from journeyboard.metrics.tables.header import LOOK_AHEAD, best_row, header_around, name_of, parts_of
from journeyboard.metrics.tables.marks import find_marked
from journeyboard.metrics.tables.naming import names_of
from journeyboard.metrics.tables.rows import read_rows
from journeyboard.metrics.tables.table import Column, Table, is_number, unheaded_note

MOST_COLUMNS = 2_000
"""Columns of a table that are still read."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands. Rows and columns count from 0 within the rectangle of the sheet that holds cells."""

    columns: range
    header: range
    first: int
    """Its first data row."""
    end: int
    """The row behind its last one."""
    score: tuple[int, int]
    """How sure it is that the header is one."""


def find_places(sheet: Sheet) -> list[Place]:
    """Where tables stand in the sheet, from the top, those of one height from the left."""
    bands = _bands(sheet)
    found: list[Place] = []
    for at, band in enumerate(bands):
        for columns in _blocks(sheet, band):
            best = best_row(sheet, columns, band.start, band.stop)
            if best is not None:
                row, *score = best
                header = header_around(sheet, columns, row, band.start, band.stop)
                found.append(Place(columns, header, header.stop, band.stop, (score[0], score[1])))
            elif headed := _headed_below(sheet, columns, band, bands[at + 1 : at + 2]):
                found.append(headed)
    return _without_overlaps(_going_on(sheet, found, bands))


def choose(places: Sequence[Place], sheet: Sheet, header_row: int | None, place: str) -> list[Place]:
    """The places in the order in which they are to be tried; `header_row` (from 0, within the sheet) settles where
    the header stands. Raises TableProblem when there is no table."""
    if header_row is not None:
        return [_headed_by_hand(sheet, places, header_row - sheet.top, place)]
    if not places:
        raise TableProblem(
            _("No table was found: no row of headings with numbers below it. Check the sheet, or name another one."),
            place,
        )
    return sorted(places, key=lambda found: found.score, reverse=True)


def read_table(sheet: Sheet, found: Place, others: Sequence[Place], place: str, recipe: Recipe) -> Table:
    """The table at `found`, with its rows as the recipe has them; `others` are those it is told apart from. Raises
    TableProblem when it has no rows, too many columns, or fewer headings than its rows have cells."""
    marked = find_marked(sheet, found.columns, found.header.start, recipe.rows)
    found = _with_units(found, marked.rows)
    where = f"{place}!{cell_name(found.header[-1] + sheet.top, found.columns[0] + sheet.left)}"
    if len(found.columns) > MOST_COLUMNS:
        raise TableProblem(
            _("The table has {columns} columns, more than can be read. Save only those you need.").format(
                columns=format_number(len(found.columns), 0)
            ),
            where,
        )
    if found.end <= found.first:
        raise TableProblem(_("The table has a header but no rows."), where)
    titles = _titles(sheet, found, others)
    parts = parts_of(sheet, found.columns, found.header)
    named = [bool(own) for own in parts]
    parts, common = _without_common_group(parts)
    further = sorted(row for row, kind in marked.rows.items() if kind == "data" and row >= found.end)
    every = _columns(sheet, found, parts, further, recipe)
    questions = _shifted_header(sheet, found, named, every, recipe, where)
    asked = {question.subject for question in questions}
    columns = [column for column in every if _is_read(column, recipe, asked) or column is every[0]]
    left_out = {column.index: column.name for column in every if not any(column is one for one in columns)}
    notes = [
        unheaded_note(column, found.header[-1] + sheet.top)
        for column in every
        if column.index in left_out and column.name not in recipe.roles
    ]
    notes += _beside_and_below(sheet, found, others, further)
    text = _("“{name}” was set by hand and is not in the table any more.")
    notes += [Note("gone", text.format(name=key)) for key in [*marked.gone, *_gone_columns(every, recipe)]]
    rows = range(found.first + sheet.top, found.end + sheet.top)
    table = Table(
        sheet=sheet,
        header=range(found.header.start + sheet.top, found.header.stop + sheet.top),
        rows=[*rows, *(row + sheet.top for row in further)] if further else rows,
        columns=tuple(columns),
        left_out=left_out,
        questions=questions,
        titles=(*titles, *common),
        notes=tuple(notes),
        across=found.columns,
        by_hand={row + sheet.top: kind for row, kind in marked.rows.items()},
    )
    return read_rows(table, recipe)


def _with_units(found: Place, marked: Mapping[int, RowKind]) -> Place:
    """The place with the rows in its header that were said to be units, and without those that were said to be none."""
    stop = next((row for row in found.header[1:] if marked.get(row, "unit") != "unit"), found.header.stop)
    while stop < found.end and marked.get(stop) == "unit":
        stop += 1
    first = found.first if stop == found.header.stop else stop
    return replace(found, header=range(found.header.start, stop), first=first)


def _bands(sheet: Sheet) -> list[range]:
    """The rows that stand together, from the top."""
    bands: list[range] = []
    start = 0
    for row in [*_blank_rows(sheet), sheet.height]:
        if row > start:
            bands.append(range(start, row))
        start = row + 1
    return bands


def _blank_rows(sheet: Sheet) -> list[int]:
    """The empty rows; only where the fullest column has an empty cell is looked at."""
    if not sheet.columns:
        return []
    fullest = min(sheet.columns, key=lambda column: column.count(""))
    blank: list[int] = []
    row = -1
    for _empty in range(fullest.count("")):
        row = fullest.index("", row + 1)
        if sheet.is_blank(row):
            blank.append(row)
    return blank


def _blocks(sheet: Sheet, band: range) -> Iterator[range]:
    """The columns of each table of a band: one begins behind an empty column, with texts before numbers."""
    used = [any(cell != "" for cell in column[band.start : band.stop]) for column in sheet.columns]
    start = next((at for at, is_used in enumerate(used) if is_used), 0)
    end = start
    for at in range(start, len(used)):
        if not used[at]:
            continue
        if at > end and at - 1 >= 0 and not used[at - 1] and _begins(sheet, band, at, used):
            yield range(start, end)
            start = at
        end = at + 1
    yield range(start, max(end, start + 1))


def _begins(sheet: Sheet, band: range, column: int, used: Sequence[bool]) -> bool:
    """Whether a table of its own begins at `column`: names first, then a column of numbers."""
    end = next((at for at in range(column, len(used)) if not used[at]), len(used))
    columns = range(column, end)
    best = best_row(sheet, columns, band.start, band.stop) if len(columns) > 1 else None
    if best is None:
        return False
    below = sheet.columns[column][best[0] + 1 : min(band.stop, best[0] + 1 + LOOK_AHEAD)]
    return not any(map(is_number, below))


def _headed_below(sheet: Sheet, columns: range, band: range, following: Sequence[range]) -> Place | None:
    """The table of a header that is parted from its rows by empty ones."""
    if not following or len(band) > LOOK_AHEAD or best_row(sheet, columns, following[0].start, following[0].stop):
        return None
    row, end = band.stop - 1, following[0].stop
    closed = _closed(sheet, row, following[0])
    best = best_row(closed, columns, row, closed.height)
    if best is None:
        return None
    header = header_around(sheet, columns, row, band.start, band.stop)
    return Place(columns, header, following[0].start, end, (best[1], best[2]))


def _closed(sheet: Sheet, row: int, below: range) -> Sheet:
    """The sheet as if the rows `below` stood right under `row`, as far as a header is told by them."""
    some = range(below.start, min(below.stop, below.start + LOOK_AHEAD))
    columns = [[*column[: row + 1], *column[some.start : some.stop]] for column in sheet.columns]
    return replace(sheet, columns=columns)


def _going_on(sheet: Sheet, found: Sequence[Place], bands: Sequence[range]) -> list[Place]:
    """The places, each with the rows behind an empty one that go on as its own rows do."""
    longer: list[Place] = []
    for place in found:
        end = place.end
        for band in bands:
            is_taken = any(other.header.start < band.stop and other.end > band.start for other in found)
            if band.start > end:
                if is_taken or not _goes_on(sheet, place, end, band):
                    break
                end = band.stop
        longer.append(replace(place, end=end))
    return longer


def _goes_on(sheet: Sheet, place: Place, end: int, band: range) -> bool:
    """Whether the rows of `band` are filled as the first rows of the table are, behind a last row that is no remark."""
    if sum(sheet.columns[column][end - 1] != "" for column in place.columns) < 2:
        return False
    first = range(place.first, min(place.end, place.first + LOOK_AHEAD))
    for column in place.columns:
        above, below = _numbers(sheet, column, first), _numbers(sheet, column, band)
        if above and below and len(above) == 1 and above != below:
            return False
    return all(sum(sheet.columns[column][row] != "" for column in place.columns) > 1 for row in band)


def _numbers(sheet: Sheet, column: int, rows: range) -> set[bool]:
    """Whether the filled cells of a column are numbers; both where some are."""
    return {is_number(cell) for cell in sheet.columns[column][rows.start : rows.stop] if cell != ""}


def _without_overlaps(found: Sequence[Place]) -> list[Place]:
    """The places; of two that share cells the first."""
    kept: list[Place] = []
    for place in found:
        if not any(_overlap(place, other) for other in kept):
            kept.append(place)
    return kept


def _overlap(one: Place, other: Place) -> bool:
    rows = one.header.start < other.end and other.header.start < one.end
    return rows and one.columns.start < other.columns.stop and other.columns.start < one.columns.stop


def _headed_by_hand(sheet: Sheet, places: Sequence[Place], row: int, place: str) -> Place:
    if not 0 <= row < sheet.height - 1:
        raise TableProblem(_("Row {row} is no header: no rows stand below it.").format(row=row + sheet.top + 1), place)
    for found in places:
        if row in found.header:
            return found
    bands = _bands(sheet)
    band = next((band for band in bands if band.stop > row + 1), range(row, row))
    first = max(row + 1, band.start)
    used = [at for at, column in enumerate(sheet.columns) if any(cell != "" for cell in column[row : band.stop])]
    columns = range(min(used, default=0), max(used, default=0) + 1)
    return Place(columns, range(row, row + 1), first, max(first, band.stop), (0, 0))


def _titles(sheet: Sheet, found: Place, others: Sequence[Place]) -> list[str]:
    """The texts and dates above the header, up to the table above."""
    above = max((other.end for other in others if other.end <= found.header.start), default=0)
    cells: list[Cell] = [cell for row in range(above, found.header.start) for cell in sheet.row(row)]
    return [
        periods.of_date(cell) if isinstance(cell, date) else str(cell).strip()
        for cell in cells
        if isinstance(cell, date) or (isinstance(cell, str) and cell != "")
    ]


def _without_common_group(parts: list[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], list[str]]:
    """The parts without a group that heads all columns but the first: it tells none apart, and is a title."""
    groups = {part[0] for part in parts[1:] if len(part) > 1}
    if len(groups) != 1 or not all(len(part) != 1 for part in parts[1:]) or len(parts[0]) > 1:
        return parts, []
    return [part[1:] if len(part) > 1 else part for part in parts], [groups.pop()]


def _columns(
    sheet: Sheet, found: Place, parts: Sequence[tuple[str, ...]], further: Sequence[int], recipe: Recipe
) -> list[Column]:
    """All columns that hold something, with their cells in the rows of the place and in the `further` ones."""
    columns: list[Column] = []
    headings = [name_of(own) for own in parts]
    names = names_of(headings, found.columns[0] + sheet.left, recipe.columns)
    for index, own, heading, name in zip(found.columns, parts, headings, names, strict=True):
        cells: Sequence[Cell] = sheet.columns[index][found.first : found.end]
        cells = [*cells, *(sheet.columns[index][row] for row in further)] if further else cells
        if own or not columns or any(cell != "" for cell in cells):
            columns.append(Column(index + sheet.left, name, heading, cells, own))
    return columns


def _is_read(column: Column, recipe: Recipe, asked: Collection[str]) -> bool:
    """Whether a column is looked at: without a heading only where it was given a role, or is `asked` about."""
    return bool(column.heading) or column.name in asked or recipe.roles.get(column.name, "ignored") != "ignored"


def _gone_columns(every: Sequence[Column], recipe: Recipe) -> list[str]:
    """The names of columns that were given a role by hand and that no column has any more."""
    names = {column.name for column in every}
    return [name for name, role in recipe.roles.items() if role != "ignored" and name not in names]


def _beside_and_below(sheet: Sheet, found: Place, others: Sequence[Place], further: Sequence[int]) -> list[Note]:
    """What else stands in the sheet and was not read: other tables, and rows below."""
    notes = []
    for other in others:
        if other != found:
            ends = (other.header.start, other.columns.start), (other.end - 1, other.columns.stop - 1)
            first, last = (cell_name(row + sheet.top, column + sheet.left) for row, column in ends)
            text = _("Another table stands in {area} and was not read.").format(area=f"{first}:{last}")
            notes.append(Note("table", text, (first,)))
    below = [
        row
        for band in _bands(sheet)
        if band.start >= found.end and not any(other.header.start < band.stop <= other.end for other in others)
        for row in band
        if row not in further
    ]
    if below:
        cells = tuple(cell_name(row + sheet.top, found.columns[0] + sheet.left) for row in below[:20])
        text = _("Rows below an empty row are not part of the table and were not read.")
        notes.append(Note("unread", text, cells, len(below)))
    return notes


def _shifted_header(
    sheet: Sheet, found: Place, named: Sequence[bool], every: Sequence[Column], recipe: Recipe, place: str
) -> tuple[Question, ...]:
    """One heading fewer than columns, from the first column on: nobody knows which column has none. Raises TableProblem
    where the rows have more cells than the header: then nobody knows which cells belong together either."""
    count = sum(named)
    if count != len(named) - 1 or not all(named[:count]) or every[-1].name in recipe.roles:
        return ()
    first, last = (sheet.columns[found.columns[at]][found.first : found.end] for at in (0, -1))
    if any(map(is_number, first)) or not any(map(is_number, last)):
        return ()
    header = found.header[-1] + sheet.top
    is_short = header < len(sheet.widths) and sheet.widths[header] <= every[-1].index
    if is_short:  # decimal commas may have split the cells below
        raise TableProblem(
            _(
                "The header has {headings} names, but the rows have {columns} cells: "
                "it is not certain which column each name belongs to. Give every column its name."
            ).format(headings=count, columns=len(named)),
            place,
        )
    text = _(
        "The header has {headings} names for {columns} columns. If each name stands above its own column, "
        "what is “{name}”?"
    ).format(headings=count, columns=len(named), name=every[-1].name)
    cells = (cell_name(header, every[-1].index),)
    return (Question("heading", text, every[-1].name, ("metric", "ignored"), cells),)
