"""What the figures of a table become on the map: metrics there are, or new ones."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric
from journeyboard.language import _
from journeyboard.metrics.names import fold
from journeyboard.metrics.preview import MetricColumn
from journeyboard.metrics.problems import Question, cell_name, column_name, listed
from journeyboard.metrics.recipe import EACH, Recipe, Rule
from journeyboard.metrics.settling import rules_of
from journeyboard.metrics.shapes.gathering import StageCells
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.tables.table import Column
from journeyboard.metrics.values.rules import rule_name, unit_of
from journeyboard.metrics.values.series import Figures


def made_of(figures: Figures, layout: Layout, recipe: Recipe) -> list[tuple[Rule | None, str]]:
    """The metrics that are made of a figure: the rule and the name of each."""
    name = recipe.names.get(figures.name, figures.name)
    rules = rules_of(figures, layout, recipe)
    return [(rule, name if at == 0 else rule_name(name, rule)) for at, rule in enumerate(rules)]


def same_heading_twice(layout: Layout, recipe: Recipe, header_row: int) -> list[Question]:
    """Ask which of the columns that are headed the same land, until that was said of each: one may be the figures of
    another year, or of something else altogether."""
    alike: dict[str, list[Column]] = {}
    for column, head in zip(layout.values, layout.heads, strict=True):
        if head.metric == column.name and recipe.metrics.get(column.name, "") is not None:
            alike.setdefault(fold(column.heading or column.name), []).append(column)
    text = _("Several columns are headed “{name}”: {columns}. Which of them lands?")
    return [
        Question(
            "metric",
            text.format(name=columns[0].heading, columns=listed([column_name(column.index) for column in columns])),
            columns[0].name,
            (*(column.name for column in columns), EACH),
            tuple(cell_name(header_row, column.index) for column in columns),
        )
        for columns in alike.values()
        if len(columns) > 1 and any(column.name not in {**recipe.roles, **recipe.metrics} for column in columns)
    ]


def same_name_twice(cells: Sequence[StageCells]) -> list[Question]:
    """Ask for names of their own for figures that have one together."""
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


def metric_column(
    figures: Figures, rule: Rule | None, name: str, journey: Journey, recipe: Recipe, questions: list[Question]
) -> MetricColumn:
    """What a figure becomes by a rule, under a name."""
    heading = figures.name
    unit = unit_of(rule, figures.unit)
    asked = any(_is_about(question, heading) for question in questions)
    figures = replace(figures, name=name, unit=unit, currency=figures.currency if unit == "currency" else "")
    key = heading if heading in recipe.metrics and name == recipe.names.get(heading, heading) else name
    existing = recipe.metrics.get(key)
    chosen = journey.find(Metric, existing or "")
    by_hand = key in recipe.metrics and (existing is None or chosen is not None)
    if chosen is not None and not _fits(chosen, figures):
        asked = True
        text = _("The values of “{name}” are of another unit than “{metric}”.").format(
            name=figures.name, metric=chosen.name
        )
        questions.append(Question("unit", text, figures.name))
    if not by_hand:
        same = [metric for metric in journey.metrics if _is_same(metric, figures)]
        existing = same[0].id if same else None
    is_left_out = by_hand and existing is None
    is_read = bool(figures.name) and not asked and any(value is not None for value in figures.values)
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
        lands=is_read and not is_left_out,
        is_left_out=is_read and is_left_out,
        heading=heading,
        rule=rule,
        scale=float(recipe.scales[heading]) if heading in recipe.scales else None,
    )


def one_column_each(
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


def _is_about(question: Question, heading: str) -> bool:
    """Whether a figure does not land until a question is answered."""
    return bool(question.subject) and (
        fold(question.subject) == fold(heading) or (question.kind == "metric" and heading in question.options)
    )


def _is_same(metric: Metric, figures: Figures) -> bool:
    return fold(metric.name) == fold(figures.name) and _fits(metric, figures)


def _fits(metric: Metric, figures: Figures) -> bool:
    """Whether values of the figures are values of the metric: a table does not say what plain numbers count."""
    if figures.unit in ("percent", "currency"):
        same_currency = not metric.currency or metric.currency == figures.currency
        return metric.unit == figures.unit and (figures.unit == "percent" or same_currency)
    if "duration" in (figures.unit, metric.unit):
        return figures.unit == metric.unit
    return metric.unit in ("count", "score", "number", "currency")
