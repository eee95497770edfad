"""Which rows of a table are read: hidden ones, totals and remarks are not; names that go on are filled down."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from journeyboard.language import _
from journeyboard.metrics.cells.numbers import value_of, written
from journeyboard.metrics.files.sheets import Cell
from journeyboard.metrics.names import (
    METRIC_NAMES,
    PERIOD_WORDS,
    fold,
    is_grand_total,
    is_mean,
    is_part,
    is_total,
    may_be_total,
    total_of,
    words_of,
)
from journeyboard.metrics.problems import Note, cell_name
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.tables.kinds import Kind, is_flag, kind_of
from journeyboard.metrics.tables.table import Column, Table, is_number, with_rows

_LOOK_AHEAD = 20
_LISTED = 20


def read_rows(table: Table, recipe: Recipe) -> Table:
    """The table with the rows and columns alone that are read, the hidden ones among them if the recipe says so; the
    others are listed. What was said of a row or column by hand goes before what it looks like."""
    kept = {name for name, role in recipe.roles.items() if role != "ignored"}
    chosen = _without_chosen(table)
    seen = chosen if recipe.hidden else _without_hidden(chosen, kept)
    rows = _without_nameless_total(_without_parts(_without_totals(_without_remarks(seen))))
    read = _filled_down(_without_total_columns(rows, kept))
    indexes = {column.index for column in read.columns}
    left_out = {column.index: column.name for column in table.columns if column.index not in indexes}
    return replace(read, left_out={**table.left_out, **left_out})


def _without_chosen(table: Table) -> Table:
    """The table without the rows that were said to be totals or remarks."""
    notes = list(table.notes)
    left_out = {row: kind for row, kind in table.by_hand.items() if kind != "data"} if table.by_hand else {}
    if not left_out:
        return table
    totals = [row for row in table.rows if left_out.get(row) == "total"]
    remarks = [row for row in table.rows if left_out.get(row) in ("remark", "unit")]
    if totals:
        notes.append(Note("total", _("Rows of totals are left out."), _cells(totals, table), len(totals)))
    if remarks:
        notes.append(Note("remark", _("Rows are left out by hand."), _cells(remarks, table), len(remarks)))
    return _with(table, [row not in left_out for row in table.rows], notes)


def _is_data(table: Table, at: int) -> bool:
    """Whether a data row was said to be one."""
    return bool(table.by_hand) and table.by_hand.get(table.rows[at]) == "data"


def _without_hidden(table: Table, kept_columns: Collection[str]) -> Table:
    """What people see of the table, and the columns that are kept by hand: values that nobody sees do not land."""
    formats, columns = table.sheet.formats, table.columns
    notes = list(table.notes)
    hidden = [one for one in columns if one.index in formats.hidden_columns and one.name not in kept_columns]
    if hidden:
        cells = tuple(cell_name(table.header_row, column.index) for column in hidden[:_LISTED])
        notes.append(Note("unread", _("Hidden columns were not read."), cells, len(hidden)))
        columns = tuple(column for column in columns if column not in hidden)
    unseen = {row for row in formats.hidden_rows if table.by_hand.get(row) != "data"}
    rows = [row for row in table.rows if row in unseen] if unseen else []
    if rows:
        notes.append(Note("unread", _("Hidden rows were not read."), _cells(rows, table), len(rows)))
    kept = [row not in unseen for row in table.rows] if rows else None
    return _with(replace(table, columns=columns), kept, notes)


def _without_remarks(table: Table) -> Table:
    """The table without the rows at its end that hold nothing but one text: remarks, sources, filters."""
    width, height = len(table.columns), len(table.rows)
    if width < 2 or not height:
        return table
    end = height
    while (
        end
        and not _is_data(table, end - 1)
        and _is_remark([column.cells[end - 1] for column in table.columns], table, end - 1)
    ):
        end -= 1
    if end == height or not end:
        return table
    rows = table.rows[end:]
    note = Note("remark", _("Rows with nothing but a text are left out."), _cells(rows, table), len(rows))
    return _with(table, [at < end for at in range(height)], [*table.notes, note])


def _is_remark(cells: Sequence[Cell], table: Table, at: int) -> bool:
    filled = [index for index, cell in enumerate(cells) if cell != ""]
    faults = table.sheet.formats.faults
    text = cells[filled[0]] if len(filled) == 1 else None
    return (
        isinstance(text, str)
        and not is_number(text)
        and not _is_numbered_like(text, table.columns[filled[0]].cells[0])
        and not any((table.rows[at], column.index) in faults for column in table.columns)
    )


def _is_numbered_like(text: str, other: Cell) -> bool:
    """Whether two texts differ in letters and figures alone, as K0007 and K0012: the name of a person, no remark."""
    patterns = [re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", one)) for one in (text, str(other))]
    return "9" in patterns[0] and patterns[0] == patterns[1]


def _without_totals(table: Table) -> Table:
    """The rows without those that have a word for totals where others have a name."""
    left_out: dict[int, int] = {}
    grand: set[int] = set()
    for column in table.columns:
        if any(map(is_number, column.cells[:_LOOK_AHEAD])):
            continue
        distinct = set(column.cells)
        texts = [cell for cell in distinct if isinstance(cell, str) and cell != ""]
        totals = {text for text in texts if is_total(text)} | _means_below(column)
        parts = {text: of for text in texts if (of := total_of(text))}
        if parts:
            names = {fold(text) for other in table.columns for text in _texts(other)} - {""}
            totals |= {text for text, of in parts.items() if of in names}
        if totals and len(distinct) > len(totals):
            for index, cell in enumerate(column.cells):
                if cell in totals and not _is_data(table, index):
                    left_out.setdefault(index, column.index)
                    if is_grand_total(str(cell)):
                        grand.add(table.rows[index])
    if not left_out:
        return table
    cells = tuple(cell_name(table.rows[index], left_out[index]) for index in sorted(left_out)[:_LISTED])
    note = Note("total", _("Rows of totals are left out."), cells, len(left_out))
    table = replace(table, total=grand.pop() if len(grand) == 1 else None)
    return _with(table, [index not in left_out for index in range(len(table.rows))], [*table.notes, note])


def _means_below(column: Column) -> set[str]:
    """The names of means in the last rows; those of metrics may be called so, and stay."""
    found: set[str] = set()
    if words_of(column.heading) & METRIC_NAMES:
        return found
    for cell in reversed(column.cells):
        if not isinstance(cell, str) or not (is_mean(cell) or is_total(cell)):
            break
        found.add(cell)
    return found


def _without_parts(table: Table) -> Table:
    """The table without the rows that hold a part of another one, which would be counted twice."""
    parts: dict[int, int] = {}
    for column in table.columns:
        names = {text for text in _texts(column) if is_part(text)}
        for index, cell in enumerate(column.cells if names else ()):
            if cell in names and not _is_data(table, index):
                parts.setdefault(index, column.index)
    if not parts:
        return table
    cells = tuple(cell_name(table.rows[index], parts[index]) for index in sorted(parts)[:_LISTED])
    note = Note("unread", _("Rows that are a part of another one are left out."), cells, len(parts))
    return _with(table, [index not in parts for index in range(len(table.rows))], [*table.notes, note])


def _without_nameless_total(table: Table) -> Table:
    """The table without a first or last row that is the sum of the others and has no name, as web analytics put it, or
    one that may be that of a total: Alle."""
    count = len(table.rows)
    if count < 3:
        return table
    texts = [column for column in table.columns if not any(map(is_number, column.cells[1:-1][:_LOOK_AHEAD]))]
    named = [column for column in texts if any(cell != "" and not is_flag(cell) for cell in column.cells[1:-1])]
    for at in (0, count - 1):
        if named and not _is_data(table, at) and _may_be_total(texts, at) and _is_sum(table, at):
            cells = (cell_name(table.rows[at], named[0].index),)
            note = Note("total", _("Rows of totals are left out."), cells)
            return _with(table, [index != at for index in range(count)], [*table.notes, note])
    return table


def _may_be_total(texts: Sequence[Column], at: int) -> bool:
    names = {str(column.cells[at]) for column in texts} - {""}
    return len(names) < 2 and all(map(may_be_total, names))


def _without_total_columns(table: Table, kept_columns: Collection[str]) -> Table:
    """The table without columns that are called a total and are the sum of the other numbers in every row, but for
    those that are kept by hand."""
    named = [column for column in table.columns if is_total(column.heading) and column.name not in kept_columns]
    totals = [column for column in named if _is_sum_of_others(column, table)]
    if not totals:
        return table
    cells = tuple(cell_name(table.header_row, column.index) for column in totals)
    note = Note("total", _("Columns of totals are left out."), cells, len(totals))
    kept = tuple(column for column in table.columns if column not in totals)
    return replace(table, columns=kept, notes=(*table.notes, note))


def _is_sum_of_others(total: Column, table: Table) -> bool:
    others = [column for column in table.columns if not is_total(column.heading)]
    found = False
    for at, cell in enumerate(total.cells):
        if cell == "":
            continue
        summed = _plain(cell)
        numbers = [number for column in others if (number := _plain(column.cells[at])) is not None]
        if summed is None or len(numbers) < 2 or abs(sum(numbers) - summed) > 1e-6 * max(1.0, abs(summed)):
            return False
        found = True
    return found


def _is_sum(table: Table, at: int) -> bool:
    """Whether some number of a row is the sum of those in all other rows of its column, and none numbers the row."""
    is_sum = False
    for column in table.columns:
        cells = [cell for index, cell in enumerate(column.cells) if index != at and cell != ""]
        total = _plain(column.cells[at])
        numbers = [number for cell in cells if (number := _plain(cell)) is not None]
        if total and len(numbers) == len(cells) > 1 and abs(sum(numbers) - total) < 1e-6 * abs(total):
            is_sum = True
        if total and len(numbers) == len(cells) > 1:
            along = [total, *numbers] if at == 0 else [*numbers, total]
            if all(later - earlier == 1 for earlier, later in pairwise(along)):
                return False  # persons 1, 2 and 3
    return is_sum


def _plain(cell: Cell) -> float | None:
    """The number of a cell; with the decimal sign of its own evidence, else grouped."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    number = written(cell) if isinstance(cell, str) else None
    if number is None:
        return None
    return value_of(number, "," if number.evidence == "," else ".")


def _texts(column: Column) -> set[str]:
    """The distinct texts of a column of names; none for a column of numbers."""
    if any(map(is_number, column.cells[:_LOOK_AHEAD])):
        return set()
    return {cell for cell in set(column.cells) if isinstance(cell, str)}


def _filled_down(table: Table) -> Table:
    """The table with the names that stand once for several rows written into each of them.

    That is certain in merged cells; else where another column tells the rows apart that go on.
    """
    kinds: list[Kind] = [kind_of(column, table.rows, table.sheet.formats) for column in table.columns]
    first_number = kinds.index("number") if "number" in kinds else len(kinds)
    columns, notes = list(table.columns), list(table.notes)
    for at, column in enumerate(table.columns[:first_number]):
        if "" not in column.cells or column.cells[0] == "":
            continue
        is_open = _stays_open(column, kinds[at])
        spans = [span for span in table.sheet.formats.merged if span.left <= column.index <= span.right]
        merged = {row for span in spans for row in range(span.top + 1, span.bottom + 1)}
        goes_on = not is_open and any(_tells_apart(column, other) for other in table.columns[at + 1 : first_number])
        cells, filled = _filled(column, table.rows, merged, goes_on=goes_on)
        if filled:
            columns[at] = replace(column, cells=cells)
            text = _("Empty cells of “{name}” were filled from above.").format(name=column.name)
            names = tuple(cell_name(row, column.index) for row in filled[:_LISTED])
            notes.append(Note("filled", text, names, len(filled)))
    return replace(table, columns=tuple(columns), notes=tuple(notes))


def _stays_open(column: Column, kind: Kind) -> bool:
    """Whether an empty cell says something: no beside marks, and not yet beside days under a heading of a stage."""
    if kind in ("period", "part"):
        return not any(word.endswith(tuple(PERIOD_WORDS)) for word in words_of(column.heading))
    return all(is_flag(cell) for cell in set(column.cells) if cell != "")


def _tells_apart(column: Column, other: Column) -> bool:
    """Whether every row under one name of `column` has its own name in `other`."""
    seen: set[Cell] = set()
    for cell, name in zip(column.cells, other.cells, strict=True):
        if cell != "":
            seen = set()
        if name == "" or name in seen:
            return False
        seen.add(name)
    return True


def _filled(column: Column, rows: Sequence[int], merged: set[int], *, goes_on: bool) -> tuple[list[Cell], list[int]]:
    cells: list[Cell] = []
    filled: list[int] = []
    for cell, row in zip(column.cells, rows, strict=True):
        if cell == "" and (goes_on or row in merged):
            filled.append(row)
            cells.append(cells[-1])
        else:
            cells.append(cell)
    return cells, filled


def _cells(rows: Sequence[int], table: Table) -> tuple[str, ...]:
    return tuple(cell_name(row, table.columns[0].index) for row in rows[:_LISTED])


def _with(table: Table, kept: Sequence[bool] | None, notes: Sequence[Note]) -> Table:
    columns, rows = with_rows(table.columns, table.rows, kept) if kept else (table.columns, table.rows)
    return replace(table, columns=tuple(columns), rows=rows, notes=tuple(notes))
