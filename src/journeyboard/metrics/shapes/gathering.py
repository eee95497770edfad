"""The cells of a table with the stage and period of each, and what is to be said of those that have none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Unit, clean
from journeyboard.language import _
from journeyboard.metrics.cells import numbers
from journeyboard.metrics.files.sheets import Cell
from journeyboard.metrics.files.workbook import Workbook
from journeyboard.metrics.matching import Match
from journeyboard.metrics.names import fold, is_total, words_of
from journeyboard.metrics.problems import Note, cell_name
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.shapes.words import COMMENT_WORDS, is_dimension
from journeyboard.metrics.tables.table import Column, Series, Table, is_number, unheaded_note
from journeyboard.metrics.values.counting import counted
from journeyboard.metrics.values.dating import Periods
from journeyboard.metrics.values.series import Figures, read_series, table_sign, texts_of, told_sign

UNIT_WORDS = {"unit", "units", "einheit", "einheiten", "currency", "waehrung"}
"""Head what the numbers of a row count."""
_SCALED = re.compile(
    r"\bin\s+(?:%|‰|(?:prozent|percent|promille|tausend|tsd|mio|mrd|t|k|m|thousands?|millions?|billions?|teur|keur|meur)\b"
    r"|[tk]\s?€)",
    re.IGNORECASE,
)
"""In a title line: its numbers are not what they look like."""
_PIVOTED = re.compile(r"^(?:sum|count|average|summe|anzahl|mittelwert) (?:of|von) (?P<name>.+)$", re.IGNORECASE)
"""At the upper left of a pivot table: what it counts."""
_LIKE_A_FIGURE = re.compile(r"\s*[<>≤≥~≈±+−–€$£-]?\s*\d")


@dataclass(frozen=True, slots=True)
class StageCells:
    """A series with what belongs to each of its cells; None where that is the same for all."""

    figures: Figures
    series: Series
    names: Sequence[str]
    """Of the stages."""
    periods: Sequence[str | None]
    segments: Sequence[str] | None = None
    counts: Sequence[float | None] | None = None
    """Of how many each value is."""
    persons: Sequence[Cell] | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A series, the data row and the column of values of each of its cells."""

    series: Series
    rows: Sequence[int]
    heads: Sequence[int]
    label: str = ""


def stage_names(table: Table, layout: Layout, block: str) -> tuple[list[str], list[Note]]:
    """The names that are matched with stages, empty where there is none: of each row, else of each column of values,
    else of each figure. `block` names a table whose rows and headings name no figure."""
    if layout.stage is None:
        if any(head.stage for head in layout.heads):
            names = ["" if is_total(head.stage) else head.stage for head in layout.heads]
            return names, _total_columns(table, layout)
        return [line.label for line in _lines(table, layout, block)], []
    spelled = {cell: str(cell).strip() for cell in set(layout.stage.cells)}
    names = [spelled[cell] for cell in layout.stage.cells]
    blank = [index for index, name in enumerate(names) if not name and _has_value(layout.values, index)]
    notes = []
    if blank:
        cells = tuple(cell_name(table.rows[index], layout.stage.index) for index in blank[:20])
        notes.append(Note("no_stage", _("Rows without a stage name are left out."), cells, len(blank)))
    for index in _footnotes(table, layout.stage):
        names[index] = ""
    return names, notes


def _footnotes(table: Table, stage: Column) -> list[int]:
    """The rows that hold nothing but a text in the stage column: remarks under the table."""
    others = [column for column in table.columns if column is not stage]
    if any("" not in column.cells for column in others):
        return []
    faults = table.sheet.formats.faults
    return [
        index
        for index, row in enumerate(table.rows)
        if all(column.cells[index] == "" and (row, column.index) not in faults for column in others)
    ]


def _has_value(columns: Sequence[Column], index: int) -> bool:
    return any(is_number(column.cells[index]) for column in columns)


def _total_columns(table: Table, layout: Layout) -> list[Note]:
    heads = zip(layout.values, layout.heads, strict=True)
    totals = [column for column, head in heads if is_total(head.stage or column.heading)]
    if not totals:
        return []
    cells = tuple(cell_name(table.header_row, column.index) for column in totals)
    return [Note("total", _("Columns of totals are left out."), cells, len(totals))]


def ignored_notes(table: Table, layout: Layout, by_hand: Mapping[str, object]) -> list[Note]:
    """The columns that are not kept although they say something about the values, or hold some numbers; those left out
    `by_hand` are passed over."""
    notes = [
        Note("unread", _("“{text}” may say what the numbers mean. They land as they stand.").format(text=title))
        for title in table.titles
        if _SCALED.search(title)
    ]
    for column in table.columns:
        if layout.roles[column.index] != "ignored" or column.name in by_hand:
            continue
        where = (cell_name(table.header_row, column.index),)
        if not column.heading:
            if any(map(is_number, column.cells)):
                notes.append(unheaded_note(column, table.header_row))
            continue
        if is_total(column.heading):
            notes.append(Note("total", _("Columns of totals are left out."), where))
            continue
        if is_dimension(column) or (layout.shape == "report" and _names_rows(column)):
            text = _("“{name}” splits the rows and is not kept: the values land without it.")
            notes.append(Note("dimension", text.format(name=column.name), where))
        elif set(fold(column.heading).split()) & UNIT_WORDS:
            text = _("“{name}” says what the numbers count and was not read: they land as they stand.")
            notes.append(Note("unread", text.format(name=column.name), where))
        elif any(map(is_number, column.cells)) or _is_figures(column):
            text = _("“{name}” holds more text than numbers and was not read.")
            notes.append(Note("unread", text.format(name=column.name), where))
    return notes


def _names_rows(column: Column) -> bool:
    """Whether the column tells rows apart by texts that are no comments."""
    texts = {cell for cell in set(column.cells) if isinstance(cell, str) and cell.strip()}
    is_comment = bool(words_of(column.heading) & COMMENT_WORDS)
    return len(texts) > 1 and not is_comment and not any(map(is_number, texts)) and not _is_figures(column)


def _is_figures(column: Column) -> bool:
    """Whether most of the texts begin like figures: 12k, 1:30, <5."""
    texts = [cell for cell in set(column.cells) if isinstance(cell, str) and cell.strip()]
    return sum(1 for text in texts if _LIKE_A_FIGURE.match(text)) * 2 > len(texts)


def match_notes(matches: dict[str, Match], names: Sequence[str], table: Table, layout: Layout) -> list[Note]:
    """The names without a stage, with their cells."""
    notes = []
    for name, match in matches.items():
        if match.kind != "none":
            continue
        where = [index for index, other in enumerate(names) if other == name]
        if layout.stage is not None:
            cells = [cell_name(table.rows[index], layout.stage.index) for index in where[:20]]
        elif layout.label is not None and layout.is_by_figures:
            label = layout.label
            spelled = (" ".join(str(cell).split()) for cell in label.cells)
            rows = [row for row, text in zip(table.rows, spelled, strict=True) if text == name]
            cells = [cell_name(row, label.index) for row in rows[:20]]
        elif len(names) != len(layout.values):
            cells = []
        else:
            cells = [cell_name(table.header_row, layout.values[index].index) for index in where]
        text = _("“{name}” belongs to no stage yet.") if layout.is_by_figures else _("“{name}” is no stage of the map.")
        notes.append(Note("unmatched", text.format(name=name), tuple(cells), len(where)))
    return notes


def read_cells(
    table: Table, layout: Layout, names: Sequence[str], when: Periods, recipe: Recipe, journey: Journey, block: str
) -> list[StageCells]:
    """Every figure of the table as numbers, each cell with its stage name, period and whatever else its row says."""
    lines = _lines(table, layout, block)
    is_counted = layout.shape in ("people", "events") or not layout.values
    texts = [] if is_counted else [texts_of(line.series) for line in lines]
    sign = table_sign([told_sign(line.series, one, recipe) for line, one in zip(lines, texts, strict=False)])
    units: dict[str, Unit] = {fold(metric.name): metric.unit for metric in journey.metrics}
    for name, metric_id in recipe.metrics.items():
        if metric := journey.find(Metric, metric_id or ""):
            units[fold(name)] = metric.unit
    segments = None if layout.segment is None else [str(cell).strip() for cell in layout.segment.cells]
    counts = None if layout.n is None else _counts(layout.n, table, recipe)
    found = []
    for at, line in enumerate(lines):
        series = line.series
        figures = (
            counted(series, layout.values)
            if is_counted
            else read_series(series, texts[at], table.sheet.formats, sign, recipe, units.get(fold(series.name)))
        )
        found.append(
            StageCells(
                figures,
                series,
                _names_of(line, names, layout),
                _periods_of(line, when),
                None if segments is None else _picked(segments, line.rows),
                None if counts is None else _picked(counts, line.rows),
                None if layout.person is None else _picked(layout.person.cells, line.rows),
            )
        )
    return found


def _counts(column: Column, table: Table, recipe: Recipe) -> Sequence[float | None]:
    series = _column_series(column, table)
    texts = texts_of(series)
    return read_series(series, texts, table.sheet.formats, table_sign([texts.evidence]), recipe, "count").values


def total_of_column(column: StageCells, table: Table) -> tuple[str, float] | None:
    """The total that the file gives for the cells of one column: its cell, and the number in it."""
    places = set(column.series.columns)
    if table.total is None or len(places) != 1:
        return None
    index = places.pop()
    cell = table.sheet.columns[index - table.sheet.left][table.total - table.sheet.top]
    if isinstance(cell, str):
        sign = column.figures.decimal
        number = numbers.written(cell)
        value = numbers.value_of(number, "," if sign == "," else ".") if number else None
    else:
        value = float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None
    return None if value is None else (cell_name(table.total, index), value)


_T = TypeVar("_T")


def _picked(values: Sequence[_T], rows: Sequence[int]) -> Sequence[_T]:
    return values if isinstance(rows, range) and len(rows) == len(values) else [values[row] for row in rows]


def _names_of(line: _Line, names: Sequence[str], layout: Layout) -> Sequence[str]:
    if layout.stage is not None:
        return _picked(names, line.rows)
    if any(head.stage for head in layout.heads):
        return [names[head] for head in line.heads]
    return [line.label] * len(line.rows)


def _periods_of(line: _Line, when: Periods) -> Sequence[str | None]:
    if not when.of_columns:
        return _picked(when.of_rows, line.rows)
    return [when.at(row, head) for row, head in zip(line.rows, line.heads, strict=True)]


def _lines(table: Table, layout: Layout, block: str) -> list[_Line]:
    """The series of the figures: one for each name that headings and rows give them together."""
    rows = range(len(table.rows))
    if not layout.values:
        column = layout.stage or table.columns[0]
        series = Series(clean(block), column.cells, table.rows, [column.index] * len(rows))
        return [_Line(series, rows, [0] * len(rows), block)]
    if layout.label is None and not any(head.stage or head.period for head in layout.heads):
        return [
            _Line(_column_series(column, table, head.metric or block), rows, [at] * len(rows), column.name)
            for at, (column, head) in enumerate(zip(layout.values, layout.heads, strict=True))
        ]
    labels = None
    if layout.label is not None:
        spelled = {cell: " ".join(str(cell).split()) for cell in set(layout.label.cells)}
        labels = [spelled[cell] for cell in layout.label.cells]
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in rows:
        label = labels[row] if labels is not None else ""
        if labels is not None and not label:
            continue
        for at, head in enumerate(layout.heads):
            places.setdefault((label, head.metric), []).append((row, at))
    return [
        _placed_line(" · ".join(part for part in parts if part) or block, cells, table, layout)
        for parts, cells in places.items()
    ]


def _placed_line(name: str, places: Sequence[tuple[int, int]], table: Table, layout: Layout) -> _Line:
    series = Series(
        clean(name),
        [layout.values[at].cells[row] for row, at in places],
        [table.rows[row] for row, _at in places],
        [layout.values[at].index for _row, at in places],
    )
    return _Line(series, [row for row, _at in places], [at for _row, at in places], name)


def _column_series(column: Column, table: Table, name: str = "") -> Series:
    return Series(clean(name or column.name), column.cells, table.rows, [column.index] * len(table.rows))


def block_name(table: Table, layout: Layout, recipe: Recipe, workbook: Workbook) -> str:
    """What figures are called that nothing in the table names: as was said, else by what is counted, else by its one
    title line, its sheet, or its file."""
    if recipe.metric_name:
        return recipe.metric_name
    if layout.shape in ("people", "events") and (layout.person is not None or layout.shape == "people"):
        return _("People")
    if not layout.values:
        return _("Number")
    for title in table.titles:
        if found := _PIVOTED.match(title):
            return found["name"]
    if len(table.titles) == 1:
        return table.titles[0]
    return workbook.path.stem if len(workbook.sheets) == 1 else table.sheet.name
