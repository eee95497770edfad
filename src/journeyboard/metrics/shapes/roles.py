"""What the columns of a table are: stages, periods, metrics; and with that, the table's shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journeyboard.journey.journey import Journey
from journeyboard.language import _
from journeyboard.metrics.cells import numbers, periods
from journeyboard.metrics.matching import match_names
from journeyboard.metrics.names import PERIOD_WORDS, STAGE_WORDS, fold, is_total, words_of
from journeyboard.metrics.problems import TableProblem, column_name, listed
from journeyboard.metrics.recipe import Recipe, Shape
from journeyboard.metrics.tables.kinds import Kind, kinds_of, year_of
from journeyboard.metrics.tables.table import Column, Table

Role = Literal["stage", "period", "year", "part", "metric", "metric_name", "ignored"]
"""`year` and `part` (of a year) together make a period; `metric_name` labels the rows of stages as columns."""

_AMOUNTS_OF_TIME = {"time", "zeit"}
"""Words of periods that as often head a metric."""
_YEAR_WORDS = {"jahr", "year"}
_METRIC_WORDS = {
    "metric", "metrics", "kpi", "kpis", "kennzahl", "kennzahlen", "measure", "measures", "metrik", "indicator",
    "indikator", "wert", "werte", "value", "values", "figure", "figures", "messgroesse", "name",
}  # fmt: skip
_WORDS_OF_VALUES = {"wert", "werte", "value", "values", "figure", "figures", "name"}
"""Words that head the numbers themselves, or texts of any kind."""
_DIMENSION_WORDS = {
    "channel", "channels", "kanal", "kanaele", "region", "regions", "country", "land", "segment", "segments",
    "campaign", "kampagne", "source", "quelle", "medium", "device", "geraet", "persona", "zielgruppe", "product",
    "produkt", "category", "kategorie", "city", "stadt", "ort", "store", "filiale", "team", "page", "seite",
    "customer", "kunde", "kunden", "user", "nutzer", "age", "alter", "gender", "geschlecht", "language", "sprache",
    "ad", "anzeige", "newsletter", "markt", "market", "branch", "brand", "marke",
}  # fmt: skip
_MOVES = ({"from", "von", "source stage"}, {"to", "nach", "zu", "target stage"})


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a table and the role of each of its columns."""

    shape: Shape
    roles: dict[int, Role]
    """By the column's index in the sheet."""
    stage: Column | None
    """Where one row is one stage; None for stages as columns."""
    period: Column | None
    year: Column | None
    part: Column | None
    label: Column | None
    """The names of the rows, for stages as columns."""
    values: tuple[Column, ...]
    """Metrics, or for stages as columns the columns under stage names."""


def lay_out(table: Table, journey: Journey, recipe: Recipe, place: str) -> Layout:
    """The shape of `table` and the roles of its columns. Raises TableProblem for tables that name no stage, that
    name two per row, or whose rows are neither stages, metrics nor periods."""
    kinds = kinds_of(table)
    stages = _stage_columns(table, kinds, journey, recipe, place)
    if recipe.shape != "columns" and len(stages) > 1:
        raise TableProblem(_two_stage_columns(stages), place)
    if recipe.shape != "columns" and stages:
        return _rows_layout(table, kinds, stages[0], recipe, place)
    layout = _columns_layout(table, kinds, journey, recipe, place)
    if layout is None:
        raise TableProblem(_no_stage(table, journey), place)
    return layout


def _stage_columns(table: Table, kinds: dict[int, Kind], journey: Journey, recipe: Recipe, place: str) -> list[Column]:
    """The columns whose cells are names of stages."""
    if recipe.stage_column:
        return [_named(table, recipe.stage_column, place)]
    texts = [column for column in table.columns if kinds[column.index] == "text"]
    moves = [column for column in texts if any(fold(column.name) in words for words in _MOVES)]
    if len({fold(column.name) in _MOVES[0] for column in moves}) == 2:
        return moves
    return [column for column in texts if _names_stages(column, journey, recipe)]


def _names_stages(column: Column, journey: Journey, recipe: Recipe) -> bool:
    """By its heading, unless nothing matches; else when at least half of its names are certain."""
    words = words_of(column.name)
    names = {cell.strip() for cell in column.cells if isinstance(cell, str) and cell.strip()}
    names = {name for name in names if not numbers.is_missing(name) and not is_total(name)}
    is_stage = bool(words & STAGE_WORDS)
    if not names or (words & _DIMENSION_WORDS and not is_stage) or len(names) > 5_000:
        return False
    matches = match_names(sorted(names), journey, recipe.stages, offers=is_stage).values()
    if is_stage:
        return any(match.kind not in ("none", "position") for match in matches)
    return sum(match.certain for match in matches) * 2 >= len(names)


def _named(table: Table, name: str, place: str) -> Column:
    for column in table.columns:
        if fold(column.name) == fold(name):
            return column
    raise TableProblem(
        _("There is no column “{name}”. The columns are: {columns}.").format(
            name=name, columns=listed([column.name for column in table.columns], 20)
        ),
        place,
    )


def _rows_layout(table: Table, kinds: dict[int, Kind], stage: Column, recipe: Recipe, place: str) -> Layout:
    period, year, part = _period_columns(table, kinds, recipe, place)
    _refuse_metrics_in_rows(table, kinds, stage, place)
    special: dict[int, Role] = {stage.index: "stage"}
    if period is not None:
        special[period.index] = "period"
    if year is not None:
        special[year.index] = "year"
    if part is not None:
        special[part.index] = "part"
    values = tuple(
        column for column in table.columns if kinds[column.index] == "number" and column.index not in special
    )
    if not values:
        raise TableProblem(_("The table names stages but has no column of numbers."), place)
    _refuse_periods_as_metrics(values, recipe, place)
    roles: dict[int, Role] = {column.index: "ignored" for column in table.columns}
    for column in values:
        roles[column.index] = "metric"
    roles |= special
    return Layout("rows", roles, stage, period, year, part, None, values)


def _refuse_metrics_in_rows(table: Table, kinds: dict[int, Kind], stage: Column, place: str) -> None:
    """Rows that each name their metric: under one heading their values would be mixed."""
    naming = [
        column
        for column in table.columns
        if column is not stage
        and kinds[column.index] == "text"
        and words_of(column.name) & (_METRIC_WORDS - _WORDS_OF_VALUES)
        and len({fold(str(cell)) for cell in column.cells} - {""}) > 1
    ]
    if naming:
        raise TableProblem(
            _(
                "The rows name their metrics in {columns}: such tables cannot be read yet. "
                "Give every metric a column of its own."
            ).format(columns=_quoted(naming)),
            place,
        )


def _refuse_periods_as_metrics(values: Sequence[Column], recipe: Recipe, place: str) -> None:
    """Headings that are periods name no metric, and numbers under the heading of a period are no values."""
    headed = [column for column in values if _is_period_name(column.name)]
    if headed:
        raise TableProblem(
            _("The headings {columns} are periods: tables with one column per period cannot be read yet.").format(
                columns=_quoted(headed)
            ),
            place,
        )
    numbered = [
        column
        for column in values
        if fold(column.name) in PERIOD_WORDS - _AMOUNTS_OF_TIME and column.name not in recipe.metrics
    ]
    if numbered:
        raise TableProblem(
            _("The numbers in {columns} are no periods that can be read. Write them as dates, or as 2026-10.").format(
                columns=_quoted(numbered)
            ),
            place,
        )


def _is_period_name(name: str) -> bool:
    return bool(periods.parse(name) or periods.parse_part(name)) or periods.is_unordered(name)


def _quoted(columns: Sequence[Column]) -> str:
    return listed([f"{column_name(column.index)} “{column.name}”" for column in columns])


def is_dimension(column: Column) -> bool:
    """Whether the column splits its rows by something that is not kept, such as a channel."""
    return bool(words_of(column.name) & _DIMENSION_WORDS) and len(set(column.cells)) > 1


def _is_headed_period(column: Column) -> bool:
    return bool(words_of(column.name) & (PERIOD_WORDS - _AMOUNTS_OF_TIME))


def _period_columns(
    table: Table, kinds: dict[int, Kind], recipe: Recipe, place: str
) -> tuple[Column | None, Column | None, Column | None]:
    """The column of periods, or those of years and of parts of a year."""
    if recipe.period_column:
        return _named(table, recipe.period_column, place), None, None
    found = [column for column in table.columns if kinds[column.index] == "period"]
    parts = [column for column in table.columns if kinds[column.index] == "part"]
    if not found and not parts and not recipe.period:
        # Texts under the heading of a period are listed as unreadable: no row may get another period instead.
        found = [column for column in table.columns if kinds[column.index] == "text" and _is_headed_period(column)]
    years = [column for column in found if words_of(column.name) & _YEAR_WORDS and any(map(year_of, column.cells))]
    full = [column for column in found if column not in years]
    if len(full) > 1 or (not full and (len(parts) > 1 or len(years) > 1)):
        raise TableProblem(
            _("Several columns hold periods: {columns}. Keep the one that the values belong to.").format(
                columns=_quoted(full or [*years, *parts])
            ),
            place,
        )
    if full:
        return full[0], None, None
    if parts:
        return None, (years[0] if years else None), parts[0]
    return (years[0] if years else None), None, None


def _columns_layout(
    table: Table, kinds: dict[int, Kind], journey: Journey, recipe: Recipe, place: str
) -> Layout | None:
    """Stages as columns, when at least two headings are stages for certain; the first other column names the rows."""
    numeric = [column for column in table.columns if kinds[column.index] in ("number", "empty") and column.name]
    matches = match_names([column.name for column in numeric], journey, recipe.stages)
    certain = sum(match.certain and match.stage is not None for match in matches.values())
    if certain < (1 if recipe.shape == "columns" else 2):
        return None
    others = [column for column in table.columns if kinds[column.index] not in ("number", "empty")]
    label = others[0] if others else None
    if label is None:
        raise TableProblem(_("The columns are stages, but no column says what the rows are."), place)
    kind = kinds[label.index]
    if kind == "period" or any(kinds[column.index] != "text" for column in others):
        _refuse_second_label(others, place)
    words = words_of(label.name)
    says_metric = not label.name or bool(words & (_METRIC_WORDS | STAGE_WORDS))
    if kind == "text" and not says_metric and recipe.shape != "columns":
        raise TableProblem(
            _(
                "The columns are stages, but the rows are by “{name}” ({examples}): "
                "rows must be stages, metrics or periods. Nothing was read."
            ).format(name=label.name, examples=listed([str(cell) for cell in dict.fromkeys(label.cells)], 3)),
            place,
        )
    if kind == "part":
        raise TableProblem(
            _("The periods in “{name}” have no year. Write them as 2026-10.").format(name=label.name), place
        )
    roles: dict[int, Role] = {column.index: "ignored" for column in table.columns}
    for column in numeric:
        roles[column.index] = "metric"
    roles[label.index] = "period" if kind == "period" else "metric_name"
    period = label if kind == "period" else None
    return Layout("columns", roles, None, period, None, None, None if period else label, tuple(numeric))


def _refuse_second_label(labels: Sequence[Column], place: str) -> None:
    if len(labels) > 1:
        raise TableProblem(
            _(
                "The columns are stages, and several others say what the rows are: {columns}. "
                "Keep one of them, or write one row per stage."
            ).format(columns=_quoted(labels)),
            place,
        )


def _two_stage_columns(columns: Sequence[Column]) -> str:
    return _(
        "Several columns hold stages: {columns}. Tables of moves between two stages, and tables side by side, "
        "cannot be read yet."
    ).format(columns=_quoted(columns))


def _no_stage(table: Table, journey: Journey) -> str:
    stages = listed([stage.name for stage in journey.stages], 20)
    headings = listed([column.name for column in table.columns if column.name], 12)
    if not stages:
        return _("The journey has no stages yet, so no value has a place.")
    return _(
        "The table names no stage of the journey: neither its rows nor its headings ({headings}) do. "
        "The stages are: {stages}."
    ).format(headings=headings, stages=stages)
