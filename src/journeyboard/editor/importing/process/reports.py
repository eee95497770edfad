"""From what was understood of a table to what the window shows of it."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, datetime, time
from string import ascii_uppercase

from journeyboard.editor.importing.process.messages import (
    Counts,
    Landing,
    LandingLine,
    Report,
    RowRole,
    SheetCell,
    SheetColumn,
    SheetRow,
)
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Reading, Unit
from journeyboard.language import format_number
from journeyboard.metrics.files.sheets import Cell, Sheet
from journeyboard.metrics.preview import Preview, Value
from journeyboard.metrics.problems import NoteKind
from journeyboard.metrics.recipe import RowKind
from journeyboard.metrics.refreshing import Refresh
from journeyboard.metrics.tables.marks import RowNames

MOST_LINES = 200
"""Lines of values that are shown."""
MOST_COLUMNS = 200
_LONGEST = 200
"""Letters of a cell that are shown."""
_Key = tuple[bool, int, str, str, str, str]
_ROW_NOTES: dict[NoteKind, RowRole] = {"total": "total", "remark": "remark"}


def report_of(again: Refresh, journey: Journey) -> Report:
    """All that the window shows of the table but its rows."""
    found = again.preview
    sheet, table = found.table.sheet, found.table
    names = {**table.left_out, **{column.index: column.name for column in table.columns}}
    units: dict[str, Unit] = {column.heading or column.name: column.unit for column in reversed(found.metrics)}
    width = min(len(sheet.columns), MOST_COLUMNS)
    columns = tuple(
        SheetColumn(name := names.get(index, ""), found.roles.get(index, "ignored"), units.get(name))
        for index in range(sheet.left, sheet.left + width)
    )
    lines, counts = _lines(found, journey)
    return Report(
        recipe=found.recipe,
        sheets=found.workbook.sheets,
        sheet=found.sheet,
        top=sheet.top,
        left=sheet.left,
        height=sheet.height,
        area=table.area,
        header=table.header,
        rows_read=len(table.rows),
        shape=found.shape,
        is_by_figures=found.layout.is_by_figures,
        columns=columns,
        matches=found.matches,
        rows_of=found.rows_of,
        metrics=found.metrics,
        lines=tuple(lines[:MOST_LINES]),
        line_count=len(lines),
        counts=counts,
        notes=found.notes,
        questions=found.questions,
        assumptions=found.assumptions,
        tables=found.tables,
        segments=found.segments,
        warnings=again.warnings,
        gone=len(again.gone),
    )


def rows_of(found: Preview, first: int, count: int) -> tuple[SheetRow, ...]:
    """Rows of the sheet with what was made of each; `first` counts from the first row that holds anything."""
    sheet = found.table.sheet
    noted: dict[int, RowRole] = {
        int(cell.lstrip(ascii_uppercase)) - 1: _ROW_NOTES[note.kind]
        for note in found.notes
        if note.kind in _ROW_NOTES
        for cell in note.cells
    }
    names = RowNames(sheet, found.table.across)
    return tuple(
        SheetRow(_role(found, sheet.top + row, noted), tuple(_cells(sheet, row)), known.name, known.key)
        for row in range(max(0, first), min(first + count, sheet.height))
        for known in [names.of(row)]
    )


def _role(found: Preview, row: int, noted: dict[int, RowRole]) -> RowRole:
    table, rows = found.table, found.table.rows
    at = bisect_left(rows, row)
    if at < len(rows) and rows[at] == row:
        return "read"
    if row in table.header:
        return "unit" if table.by_hand.get(row) == "unit" else "header"
    if table.sheet.is_blank(row - table.sheet.top):
        return "blank"
    if row < table.header[0]:
        return "title"
    by_hand: dict[RowKind, RowRole] = {"total": "total", "remark": "remark", "unit": "remark"}
    return by_hand.get(table.by_hand.get(row, "data")) or noted.get(row, "left_out")


def _cells(sheet: Sheet, row: int) -> Iterable[SheetCell]:
    for index, column in enumerate(sheet.columns[:MOST_COLUMNS]):
        cell = column[row]
        is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
        yield SheetCell(_shown(sheet, (sheet.top + row, sheet.left + index), cell), is_number)


def _shown(sheet: Sheet, at: tuple[int, int], cell: Cell) -> str:
    if (fault := sheet.formats.faults.get(at)) is not None:
        return fault.error or "="
    if isinstance(cell, bool | str | time) or not isinstance(cell, int | float | date):
        return " ".join(str(cell).split())[:_LONGEST]
    if isinstance(cell, int | float):
        is_percent = at[0] in sheet.formats.percents.get(at[1], ())
        return format_number(cell * 100) + " %" if is_percent else format_number(cell)
    return (cell.date() if isinstance(cell, datetime) else cell).isoformat()


def _lines(found: Preview, journey: Journey) -> tuple[list[LandingLine], Counts]:
    """A line for each stage and period, those that are only offered last, and what the values do to those there are."""
    ids = {column.name: column.existing for column in found.metrics}
    stages = {stage.id: at for at, stage in enumerate(journey.stages)}
    known = {
        (reading.metric, reading.at, reading.period, reading.persona, reading.segment): reading.value
        for reading in journey.all(Reading).values()
    }
    lines: dict[_Key, LandingLine] = {}
    new = changed = same = 0
    for offered, values in ((False, found.values), (True, found.offered)):
        for value in values:
            place = (value.stage, value.period, value.persona, value.segment)
            before = known.get((ids.get(value.metric) or "", *place)) if known else None
            if not offered:
                new += before is None
                same += before == value.value
                changed += before not in (None, value.value)
            _put(lines, (offered, stages.get(value.stage, len(stages)), *place), value, before)
    counts = Counts(new, changed, same, len(found.offered))
    return [lines[key] for key in sorted(lines)], counts


def _put(lines: dict[_Key, LandingLine], key: _Key, value: Value, before: float | None) -> None:
    line = lines.get(key)
    if line is None:
        line = lines[key] = LandingLine(value.stage, value.period, value.persona, value.segment, key[0], {})
    line.values[value.metric] = Landing(value.value, value.cell, before)
