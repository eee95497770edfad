"""What a rate is weighted by: for each of its cells the value of another figure that belongs to it."""

from collections.abc import Sequence

from journeyboard.metrics.files.sheets import Cell
from journeyboard.metrics.names import fold
from journeyboard.metrics.shapes.gathering import UNIT_WORDS, StageCells
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.shapes.words import COMMENT_WORDS
from journeyboard.metrics.tables.table import Table

_Key = tuple[object, ...]


def beside(column: StageCells, base: StageCells, table: Table, layout: Layout) -> Sequence[float | None]:
    """The value of `base` that belongs to each cell of `column`: the one in its row, else the one of the same stage,
    period, segment and whatever else their rows say. None where that is not just one."""
    if _is_parallel(column, base, layout):
        return base.figures.values
    splits = _splits(table, layout)
    places = {row: at for at, row in enumerate(table.rows)}
    found: dict[_Key, float | None] = {}
    for key, value in zip(_keys(base, places, splits, layout), base.figures.values, strict=True):
        found[key] = None if key in found else value
    return [found.get(key) for key in _keys(column, places, splits, layout)]


def rows_alike(column: StageCells, table: Table, layout: Layout) -> list[list[int]]:
    """The cells of `column`, by their index, whose rows say the same of everything but the values: the same rows twice,
    for one. None where a cell stands in no row of its own."""
    places = {row: at for at, row in enumerate(table.rows)}
    found: dict[_Key, list[int]] = {}
    for at, (key, value) in enumerate(
        zip(_keys(column, places, _splits(table, layout), layout), column.figures.values, strict=True)
    ):
        if value is not None:
            found.setdefault((*key, column.names[at]), []).append(at)
    return [alike for alike in found.values() if len(alike) > 1]


def _is_parallel(column: StageCells, base: StageCells, layout: Layout) -> bool:
    """Whether the cells at the same index stand in one row and are of one stage and period."""
    same_rows = len(column.series.rows) == len(base.series.rows) and (
        column.series.rows is base.series.rows or list(column.series.rows) == list(base.series.rows)
    )
    same_stages = layout.is_by_figures or list(column.names) == list(base.names)
    return same_rows and same_stages and list(column.periods) == list(base.periods)


def _splits(table: Table, layout: Layout) -> list[Sequence[Cell]]:
    """The columns of names that tell rows of one stage and period apart, such as those of channels."""
    return [
        column.cells
        for column in table.columns
        if layout.roles[column.index] in ("ignored", "person")
        and column not in layout.values
        and not set(fold(column.heading).split()) & (UNIT_WORDS | COMMENT_WORDS)
    ]


def _keys(cells: StageCells, places: dict[int, int], splits: Sequence[Sequence[Cell]], layout: Layout) -> list[_Key]:
    segments = cells.segments or [""] * len(cells.series.rows)
    names = [""] * len(segments) if layout.is_by_figures else cells.names
    return [
        (name, period, segment, *(split[places[row]] for split in splits))
        for name, period, segment, row in zip(names, cells.periods, segments, cells.series.rows, strict=True)
    ]
