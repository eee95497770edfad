"""The preview: what a table would put on the map, what it would not, and what is still to be asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Unit
from journeyboard.language import _
from journeyboard.metrics.files.sheets import Sheet
from journeyboard.metrics.files.workbook import Workbook, open_workbook
from journeyboard.metrics.matching import Match, match_names
from journeyboard.metrics.names import fold
from journeyboard.metrics.pausing import collecting_paused
from journeyboard.metrics.problems import Note, Question, TableProblem, cell_name, listed
from journeyboard.metrics.recipe import Recipe, Shape
from journeyboard.metrics.shapes.gathering import StageCells, ignored_notes, match_notes, read_cells, stage_names
from journeyboard.metrics.shapes.roles import Layout, Role, lay_out
from journeyboard.metrics.tables.finding import choose, find_places, read_table
from journeyboard.metrics.tables.table import Table
from journeyboard.metrics.values.dating import exact_sum, read_periods
from journeyboard.metrics.values.series import Figures


class Value(NamedTuple):
    """One value that lands, with the cell it stands in (row and column from 0)."""

    metric: str
    """The heading; see `Preview.metrics` for what it becomes."""
    stage: str
    period: str
    value: float
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The A1 name of its cell; of the first one when several were taken together."""
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class MetricColumn:
    """What a heading becomes on the map."""

    name: str
    unit: Unit
    currency: str
    existing: str | None
    """The id of the metric it is, None for a new one."""
    offers: tuple[str, ...]
    """Ids of metrics with another name that it could be merged with."""
    decimal: str
    decided: str
    examples: tuple[tuple[str, float], ...]
    lands: bool
    """False while a question about it is open, or when it is left out by hand."""


@dataclass(frozen=True, slots=True)
class Preview:
    """All that is known of a table before anything lands."""

    workbook: Workbook
    recipe: Recipe
    table: Table
    layout: Layout
    matches: tuple[Match, ...]
    rows_of: dict[str, int]
    """How many rows (or columns) each name of `matches` has."""
    metrics: tuple[MetricColumn, ...]
    values: tuple[Value, ...]
    """What lands."""
    offered: tuple[Value, ...]
    """What would land if the offers among the matches were accepted."""
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    today: date

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return self.table.sheet.name

    @property
    def header_row(self) -> int:
        """The row of the headings, from 1."""
        return self.table.header_row + 1

    @property
    def shape(self) -> Shape:
        """One row per stage, or one column."""
        return self.layout.shape

    @property
    def roles(self) -> dict[int, Role]:
        """What each column is, by its index in the sheet."""
        return self.layout.roles

    @property
    def is_certain(self) -> bool:
        """Whether everything in the table was understood: nothing is asked, offered, unmatched or unreadable."""
        harmless = ("missing", "total", "remark")
        return (
            not self.questions
            and all(match.certain for match in self.matches)
            and all(note.kind in harmless for note in self.notes)
        )

    @property
    def unassigned(self) -> tuple[str, ...]:
        """The names without a stage."""
        return tuple(match.name for match in self.matches if not match.certain or match.stage is None)


@collecting_paused()
def preview(
    source: Path | Workbook, journey: Journey, recipe: Recipe | None = None, today: date | None = None
) -> Preview:
    """Read the table in `source` for `journey`; `recipe` holds what was settled by hand, `today` the day of import.

    Without a sheet in the recipe it is the first one with a table that names stages; `Preview.sheet` says which.
    Raises TableProblem when there is no table in it, or none that could land on this journey.
    """
    recipe, today = recipe or Recipe(), today or date.today()  # noqa: DTZ011 - the day where the person is
    workbook = source if isinstance(source, Workbook) else open_workbook(source)
    problems: list[TableProblem] = []
    for name in [recipe.sheet] if recipe.sheet else workbook.sheets:
        try:
            return _preview_sheet(workbook, workbook.read(name), journey, recipe, today)
        except TableProblem as problem:
            problems.append(problem)
    raise problems[0]


def _preview_sheet(workbook: Workbook, sheet: Sheet, journey: Journey, recipe: Recipe, today: date) -> Preview:
    place = workbook.path.name if workbook.kind == "csv" else f"{workbook.path.name}, {sheet.name}"
    places = find_places(sheet)
    [found, *_rest] = choose(places, sheet, recipe.header_row - 1 if recipe.header_row else None, place)
    table = read_table(sheet, found, places, place)
    layout = lay_out(table, journey, recipe, place)
    when = read_periods(table, layout, recipe, today)
    names, table_notes = stage_names(table, layout)
    matches = match_names((name for name in names if name), journey, recipe.stages)
    cells = read_cells(table, layout, names, when, recipe, journey, workbook)
    notes = [*table.notes, *table_notes, *ignored_notes(table, layout), *when.notes]
    notes += match_notes(matches, names, table, layout)
    notes += [note for column in cells for note in column.figures.notes]
    if not sheet.formats.known:
        notes.append(
            Note(
                "format",
                _("This file does not say which numbers are percentages or errors. Save it as xlsx to be sure."),
            )
        )
    questions = [*when.questions, *(question for column in cells for question in column.figures.questions)]
    questions += _same_name_twice(cells)
    metrics = tuple(_metric_column(column.figures, journey, recipe, questions) for column in cells)
    metrics = _one_column_each(metrics, journey, questions)
    values, offered = _land(cells, matches, metrics, recipe, questions)
    return Preview(
        workbook=workbook,
        recipe=recipe,
        table=table,
        layout=layout,
        matches=tuple(matches.values()),
        rows_of=dict(Counter(name for name in names if name)),
        metrics=metrics,
        values=tuple(values),
        offered=tuple(offered),
        notes=tuple(notes),
        questions=tuple(questions),
        today=today,
    )


def _same_name_twice(cells: Sequence[StageCells]) -> list[Question]:
    counts = Counter(fold(column.figures.name) for column in cells)
    names = {fold(column.figures.name): column.figures.name for column in cells}
    return [
        Question(
            "metric",
            _("Several columns are called “{name}”. Give each its own name.").format(name=names[key]),
            names[key],
        )
        for key, count in counts.items()
        if count > 1
    ]


def _metric_column(figures: Figures, journey: Journey, recipe: Recipe, questions: list[Question]) -> MetricColumn:
    existing = recipe.metrics.get(figures.name)
    chosen = journey.find(Metric, existing or "")
    by_hand = figures.name in recipe.metrics and (existing is None or chosen is not None)
    if chosen is not None and not _fits(chosen, figures):
        text = _("The values of “{name}” are of another unit than “{metric}”.").format(
            name=figures.name, metric=chosen.name
        )
        questions.append(Question("unit", text, figures.name))
    if not by_hand:
        same = [metric for metric in journey.metrics if _is_same(metric, figures)]
        existing = same[0].id if same else None
    asked = any(question.subject and fold(question.subject) == fold(figures.name) for question in questions)
    left_out = by_hand and existing is None
    offers = tuple(
        metric.id
        for metric in journey.metrics
        if existing is None and fold(metric.name) != fold(figures.name) and _fits(metric, figures)
    )
    return MetricColumn(
        name=figures.name,
        unit=figures.unit,
        currency=figures.currency,
        existing=existing,
        offers=offers,
        decimal=figures.decimal,
        decided=figures.decided,
        examples=figures.examples,
        lands=bool(figures.name) and not asked and not left_out and any(v is not None for v in figures.values),
    )


def _one_column_each(
    metrics: tuple[MetricColumn, ...], journey: Journey, questions: list[Question]
) -> tuple[MetricColumn, ...]:
    """Ask about a metric that several columns would become; none of them lands meanwhile: one would hide the other."""
    counts = Counter(column.existing for column in metrics if column.lands and column.existing)
    twice = [metric_id for metric_id, count in counts.items() if count > 1]
    for metric_id in twice:
        metric, headings = journey.find(Metric, metric_id), [c.name for c in metrics if c.existing == metric_id]
        text = _("Several columns would become “{metric}”: {columns}. Choose one of them.").format(
            metric=metric.name if metric else "", columns=listed(headings)
        )
        questions.append(Question("metric", text, headings[0]))
    return tuple(replace(column, lands=False) if column.existing in twice else column for column in metrics)


def _is_same(metric: Metric, figures: Figures) -> bool:
    return fold(metric.name) == fold(figures.name) and _fits(metric, figures)


def _fits(metric: Metric, figures: Figures) -> bool:
    """Whether values of the figures are values of the metric: a table does not say what plain numbers count."""
    if figures.unit in ("percent", "currency"):
        same_currency = not metric.currency or metric.currency == figures.currency
        return metric.unit == figures.unit and (figures.unit == "percent" or same_currency)
    return metric.unit in ("count", "score", "number", "currency")


def _land(
    cells: Sequence[StageCells],
    matches: dict[str, Match],
    metrics: Sequence[MetricColumn],
    recipe: Recipe,
    questions: list[Question],
) -> tuple[list[Value], list[Value]]:
    """The values that land and those that offers would add. Asks about keys that are there twice."""
    certain = {name: match.stage for name, match in matches.items() if match.certain and match.stage}
    offers = {name: match.stage for name, match in matches.items() if not match.certain and match.stage}
    values: list[Value] = []
    offered: list[Value] = []
    for column, metric in zip(cells, metrics, strict=True):
        if metric.lands:
            values += _settled(_values_of(column, certain), metric, recipe, questions)
            offered += _values_of(column, offers)
    return values, offered


def _values_of(column: StageCells, stages: dict[str, str]) -> list[Value]:
    if not stages:
        return []
    name, series = column.figures.name, column.series
    return [
        Value(name, stages[label], period, value, row, place)
        for value, label, period, row, place in zip(
            column.figures.values, column.names, column.periods, series.rows, series.columns, strict=True
        )
        if value is not None and period is not None and label in stages
    ]


def _settled(values: list[Value], metric: MetricColumn, recipe: Recipe, questions: list[Question]) -> list[Value]:
    """One value per stage and period: several become one as the recipe says, or are asked about and left out."""
    if len({(value.stage, value.period) for value in values}) == len(values):
        return values
    groups: dict[tuple[str, str], list[Value]] = {}
    for value in values:
        groups.setdefault((value.stage, value.period), []).append(value)
    together = recipe.duplicates if recipe.duplicates != "sum" or metric.unit not in ("percent", "score") else None
    twice = [group for group in groups.values() if len(group) > 1]
    if together is None:
        questions.append(
            Question(
                "duplicate",
                _(
                    "“{name}” has several values for the same stage and period ({cells}). What should they become?"
                ).format(name=metric.name, cells=listed([value.cell for value in twice[0]])),
                metric.name,
                ("mean", "last") if metric.unit in ("percent", "score") else ("sum", "mean", "last"),
                tuple(value.cell for group in twice for value in group)[:20],
            )
        )
        return [group[0] for group in groups.values() if len(group) == 1]
    return [_together(group, together) for group in groups.values()]


def _together(group: list[Value], how: str) -> Value:
    if len(group) == 1:
        return group[0]
    if how == "last":
        return group[-1]
    total = exact_sum(value.value for value in group)
    return group[0]._replace(value=float(total if how == "sum" else total / len(group)))
