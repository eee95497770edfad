"""The cells of a table with the stage and period of each, and what is to be said of those that have none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Unit, clean
from journeyboard.language import _
from journeyboard.metrics.files.workbook import Workbook
from journeyboard.metrics.matching import Match
from journeyboard.metrics.names import fold, is_total
from journeyboard.metrics.problems import Note, cell_name
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.shapes.roles import Layout, is_dimension
from journeyboard.metrics.tables.table import Column, Series, Table, is_number
from journeyboard.metrics.values.dating import Periods
from journeyboard.metrics.values.series import Figures, evidence, read_series, table_sign

_UNIT_WORDS = {"unit", "units", "einheit", "einheiten", "currency", "waehrung"}
_SCALED = re.compile(
    r"\bin\s+(?:%|‰|(?:prozent|percent|promille|tausend|tsd|mio|mrd|t|k|m|thousands?|millions?|billions?|teur|keur|meur)\b"
    r"|[tk]\s?€)",
    re.IGNORECASE,
)
"""In a title line: its numbers are not what they look like."""
_LIKE_A_FIGURE = re.compile(r"\s*[<>≤≥~≈±+−–€$£-]?\s*\d")


@dataclass(frozen=True, slots=True)
class StageCells:
    """A series with the stage name and period of each of its cells."""

    figures: Figures
    series: Series
    names: Sequence[str]
    periods: Sequence[str | None]


def stage_names(table: Table, layout: Layout) -> tuple[list[str], list[Note]]:
    """The stage name of each row, or of each value column; empty where a row names none or has no values."""
    if layout.stage is None:
        return ["" if is_total(column.name) else column.name for column in layout.values], _total_columns(table, layout)
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
    totals = [column for column in layout.values if is_total(column.name)]
    if not totals:
        return []
    cells = tuple(cell_name(table.header_row, column.index) for column in totals)
    return [Note("total", _("Columns of totals are left out."), cells, len(totals))]


def ignored_notes(table: Table, layout: Layout) -> list[Note]:
    """The columns that are not kept although they say something about the values, or hold some numbers."""
    notes = [
        Note("unread", _("“{text}” may say what the numbers mean. They land as they stand.").format(text=title))
        for title in table.titles
        if _SCALED.search(title)
    ]
    for column in table.columns:
        if layout.roles[column.index] != "ignored":
            continue
        where = (cell_name(table.header_row, column.index),)
        if is_dimension(column):
            text = _("“{name}” splits the rows and is not kept: the values land without it.")
            notes.append(Note("dimension", text.format(name=column.name), where))
        elif set(fold(column.name).split()) & _UNIT_WORDS:
            text = _("“{name}” says what the numbers count and was not read: they land as they stand.")
            notes.append(Note("unread", text.format(name=column.name), where))
        elif any(map(is_number, column.cells)) or _is_figures(column):
            text = _("“{name}” holds more text than numbers and was not read.")
            notes.append(Note("unread", text.format(name=column.name), where))
    return notes


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
        if layout.stage is None:
            cells = [cell_name(table.header_row, layout.values[index].index) for index in where]
        else:
            cells = [cell_name(table.rows[index], layout.stage.index) for index in where[:20]]
        notes.append(
            Note("unmatched", _("“{name}” is no stage of the map.").format(name=name), tuple(cells), len(where))
        )
    return notes


def read_cells(
    table: Table,
    layout: Layout,
    names: Sequence[str],
    when: Periods,
    recipe: Recipe,
    journey: Journey,
    workbook: Workbook,
) -> list[StageCells]:
    """Every metric of the table as numbers, each cell with its stage name and period."""
    if layout.stage is not None:
        series = [_column_series(column, table) for column in layout.values]
        labels = [(names, when.of_rows)] * len(series)
    elif layout.label is not None:
        rows = [index for index, cell in enumerate(layout.label.cells) if str(cell).strip()]
        series = [_row_series(index, layout, table) for index in rows]
        labels = [(names, [when.of_rows[index]] * len(names)) for index in rows]
    else:
        series = [_block_series(layout, table, recipe.metric_name or _block_name(table, workbook))]
        labels = [(list(names) * len(table.rows), [period for period in when.of_rows for _name in names])]
    sign = table_sign([evidence(one) for one in series])
    units: dict[str, Unit] = {fold(metric.name): metric.unit for metric in journey.metrics}
    for name, metric_id in recipe.metrics.items():
        if metric := journey.find(Metric, metric_id or ""):
            units[fold(name)] = metric.unit
    return [
        StageCells(read_series(one, table.sheet.formats, sign, recipe, units.get(fold(one.name))), one, *label)
        for one, label in zip(series, labels, strict=True)
    ]


def _column_series(column: Column, table: Table) -> Series:
    return Series(clean(column.name), column.cells, table.rows, [column.index] * len(table.rows))


def _row_series(row: int, layout: Layout, table: Table) -> Series:
    label = layout.label.cells[row] if layout.label else ""
    return Series(
        clean(" ".join(str(label).split())),
        [column.cells[row] for column in layout.values],
        [table.rows[row]] * len(layout.values),
        [column.index for column in layout.values],
    )


def _block_series(layout: Layout, table: Table, name: str) -> Series:
    indexes = [column.index for column in layout.values]
    return Series(
        clean(name),
        [column.cells[row] for row in range(len(table.rows)) for column in layout.values],
        [row for row in table.rows for _index in indexes],
        indexes * len(table.rows),
    )


def _block_name(table: Table, workbook: Workbook) -> str:
    """What a table of periods by stages counts: its one title line, else its sheet, else its file."""
    if len(table.titles) == 1:
        return table.titles[0]
    return workbook.path.stem if len(workbook.sheets) == 1 else table.sheet.name
