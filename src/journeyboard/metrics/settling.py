"""From the cells of a figure to one value for each stage, period and segment, by the rules of the recipe."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, repeat
from typing import NamedTuple

from journeyboard.journey.journey import Journey
from journeyboard.language import _, format_number
from journeyboard.metrics.cells.numbers import exact_sum
from journeyboard.metrics.cells.periods import coarser
from journeyboard.metrics.names import fold, without_number, words_of
from journeyboard.metrics.preview import MetricColumn, Value
from journeyboard.metrics.problems import Question, QuestionKind, cell_name, listed
from journeyboard.metrics.recipe import Grain, Recipe, Rule
from journeyboard.metrics.shapes.gathering import StageCells, total_of_column
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.shapes.words import OVERLAP_WORDS, adds_up
from journeyboard.metrics.tables.table import Table
from journeyboard.metrics.values.rules import ON_SCALE, SHARES, Group, count_of, settle
from journeyboard.metrics.values.series import Figures
from journeyboard.metrics.weighing import beside, rows_alike

_Key = tuple[str, str, str, str]
_NO_ANSWER = {77.0, 88.0, 97.0, 98.0, 99.0, 999.0}
"""What surveys write for no answer beside scales up to 10."""
_RATES = ("percent", "score", "duration")
"""Units whose values do not add up."""


@dataclass(frozen=True, slots=True)
class Settling:
    """What all figures of a table are settled by."""

    table: Table
    journey: Journey
    recipe: Recipe
    layout: Layout
    stages: Mapping[str, str]
    """Name in the table → id of its stage."""
    segments: Mapping[str, tuple[str, str]]
    """Name in the column of segments → persona and segment of the readings; without those that are left out."""
    cells: Sequence[StageCells]

    @property
    def grain(self) -> Grain | None:
        """What periods are taken together to: as was said; events and answers of single days make months."""
        is_by_day = self.layout.period is not None and self.layout.shape in ("events", "answers", "people")
        return self.recipe.grain or ("month" if is_by_day else None)


def rules_of(figures: Figures, layout: Layout, recipe: Recipe) -> tuple[Rule | None, ...]:
    """What becomes of the values of a figure, one for each metric that is made of it; None: each stands for itself."""
    chosen = recipe.rules.get(figures.name)
    if chosen is None and not layout.values:
        chosen = recipe.rules.get("")
    if chosen is not None:
        return tuple(None if rule == "as_is" else rule for rule in chosen) or (None,)
    return _rules_by_shape(figures, layout) or (None,)


def _rules_by_shape(figures: Figures, layout: Layout) -> tuple[Rule, ...]:
    if layout.rules:
        return layout.rules
    if not layout.values:
        return ("count",)
    if layout.shape == "answers":
        return _rules_of_scores(figures)
    return ()


def _rules_of_scores(figures: Figures) -> tuple[Rule, ...]:
    words = words_of(figures.name)
    if words & {"nps", "recommend", "weiterempfehlung", "weiterempfehlen"}:
        return ("nps",)
    if "ces" in words or {"effort", "aufwand"} & words:
        return ("ces",)
    return ("csat",) if figures.unit == "score" else ()


class Settled(NamedTuple):
    """The values of one metric that land."""

    values: list[Value]
    rule: Rule | None = None
    """What several values of one key became; None where there were none."""


def settled(
    column: StageCells, metric: MetricColumn, how: Settling, questions: list[Question], *, is_sure: bool = True
) -> Settled:
    """The values of one metric that land. What is not clear is asked about, once, and does not land."""
    if not how.stages:
        return Settled([], metric.rule)
    if metric.rule is None:
        values = _values_of(column, metric.name, how)
        if len({place_of(value) for value in values}) == len(values):
            return Settled(values)
    groups = _grouped(column, how)
    asked = questions if is_sure else []
    rule = metric.rule or _rule_for(column, metric, how, groups, asked)
    extra = _Extra(column, metric, rule, how)
    found: list[Value] = []
    unsettled: list[int] = []
    for key, places in groups.items():
        group = extra.group(places)
        n = _whole(group.counts[0]) if len(group.counts) == 1 else None
        value: float | None = group.values[0]
        if rule is None and len(places) > 1:
            continue
        if rule is not None and (metric.rule is not None or len(places) > 1):
            value, n = settle(rule, group), count_of(rule, group)
        if value is None:
            unsettled.append(places[0])
            continue
        row, place = column.series.place(places[0])
        stage, period, persona, segment = key
        found.append(Value(metric.name, stage, period, value, row, place, persona, segment, n))
    if unsettled and rule is not None:
        asked.append(_cannot(column, metric, rule, unsettled))
    return Settled(_shares(found, rule, how.journey) if rule in SHARES else found, rule)


def place_of(value: Value) -> _Key:
    """What a value is of: stage, period, persona and segment."""
    return value.stage, value.period, value.persona, value.segment


def _periods(column: StageCells, how: Settling) -> Sequence[str | None]:
    """The period of each cell, taken together as the recipe says."""
    grain = how.grain
    if grain is None:
        return column.periods
    coarse = {period: period if period is None else coarser(period, grain) for period in set(column.periods)}
    return [coarse[period] for period in column.periods]


def _values_of(column: StageCells, name: str, how: Settling) -> list[Value]:
    """Every cell with a number, a stage and a period."""
    stages, series = how.stages, column.series
    cells = zip(column.figures.values, column.names, _periods(column, how), series.rows, series.columns, strict=True)
    if column.segments is None and column.counts is None:
        return [
            Value(name, stages[label], period, value, row, place)
            for value, label, period, row, place in cells
            if value is not None and period is not None and label in stages
        ]
    segments = column.segments or [""] * len(series.cells)
    counts = column.counts or [None] * len(series.cells)
    return [
        Value(name, stages[label], period, value, row, place, *how.segments[segment], _whole(n))
        for (value, label, period, row, place), segment, n in zip(cells, segments, counts, strict=True)
        if value is not None and period is not None and label in stages and segment in how.segments
    ]


def _grouped(column: StageCells, how: Settling) -> dict[_Key, list[int]]:
    """The cells with a number, by the stage, period, persona and segment that they are of; in their order."""
    keys: dict[tuple[str, str | None, str], list[int]] = {}
    segments = column.segments or repeat("")
    values = column.figures.values
    for at, key in enumerate(zip(column.names, _periods(column, how), segments, strict=False)):
        if values[at] is not None:
            if key in keys:
                keys[key].append(at)
            else:
                keys[key] = [at]
    groups: dict[_Key, list[int]] = {}
    for (label, period, segment), places in keys.items():
        if period is not None and label in how.stages and segment in how.segments:
            groups.setdefault((how.stages[label], period, *how.segments[segment]), []).extend(places)
    return {key: sorted(places) for key, places in groups.items()}


def _whole(count: float | None) -> int | None:
    return int(count) if count is not None and count >= 0 and count.is_integer() else None


class _Extra:
    """What else the cells of a figure say that several of them are settled by."""

    def __init__(self, column: StageCells, metric: MetricColumn, rule: Rule | None, how: Settling) -> None:
        self._values = column.figures.values
        self._counts = (_weights_for(column, how) if rule == "weighted" else None) or column.counts
        self._persons = _told_apart(column, how) if rule == "distinct" else None
        self._top = (metric.scale or top_of(column)) if rule in ON_SCALE else 0.0

    def group(self, places: Sequence[int]) -> Group:
        """The cells at `places`."""
        return Group(
            [value for at in places if (value := self._values[at]) is not None],
            [self._counts[at] for at in places] if self._counts is not None else [],
            [self._persons[at] for at in places] if self._persons is not None else [],
            self._top,
        )


def top_of(column: StageCells) -> float:
    """The highest value of the usual scale that all values of the figure are on, but for codes for no answer."""
    values = {value for value in column.figures.values if value is not None}
    answers = values - _NO_ANSWER
    highest = max(answers if answers and max(answers) <= 10 else values, default=0.0)
    return float(next((top for top in (5, 7, 10, 100) if highest <= top), highest))


def _told_apart(column: StageCells, how: Settling) -> Sequence[object] | None:
    """What different ones are told by: the persons, where rows are counted the rows; None: the values themselves."""
    if column.persons is not None:
        return column.persons
    return column.series.rows if how.layout.shape in ("people", "events") else None


def _weights_for(column: StageCells, how: Settling) -> Sequence[float | None] | None:
    """The values of the figure that the rate is a share of."""
    base = how.recipe.weights.get(column.figures.name)
    for other in how.cells:
        if base and fold(other.figures.name) == fold(base):
            return beside(column, other, how.table, how.layout)
    return None


def _rule_for(
    column: StageCells,
    metric: MetricColumn,
    how: Settling,
    groups: Mapping[_Key, Sequence[int]],
    questions: list[Question],
) -> Rule | None:
    """What several values of one key become where nothing was said of their figure: the recipe's answer for all; counts
    add up where rows are of days or channels, and where several names fall into one stage. Else it is asked."""
    is_as_is = column.figures.name in how.recipe.rules
    is_rate = metric.unit in _RATES or not adds_up(metric.heading, is_counted=metric.unit in ("count", "currency"))
    if is_rate and not is_as_is and (column.figures.name in how.recipe.weights or column.counts is not None):
        return "weighted"
    together = how.recipe.duplicates
    if together is not None and not (together == "sum" and metric.unit in _RATES):
        return together
    twice = [places for places in groups.values() if len(places) > 1]
    is_spread = how.layout.shape == "report" or how.recipe.grain is not None or _is_of_several_names(column, twice)
    overlaps = bool(words_of(metric.heading) & OVERLAP_WORDS)
    is_spread = is_spread and not is_as_is and not overlaps
    if is_spread and (alike := rows_alike(column, how.table, how.layout)):
        is_spread, twice = False, alike
    if is_spread and not is_rate:
        if contradicted := _contradicted(column, metric, how):
            questions.append(contradicted)
            return None
        return "sum"
    if is_spread and together is None:
        bases = [other.figures.name for other in how.cells if other.figures.unit == "count"]
        text = _("“{name}” has several values for the same stage and period ({cells}). What are they shares of?")
        if bases:
            questions.append(_asked("weight", text, column, metric, twice, tuple(bases)))
            return None
    options = ("mean", "last") if metric.unit in _RATES else ("sum", "mean", "last")
    text = _("“{name}” has several values for the same stage and period ({cells}). What should they become?")
    questions.append(_asked("duplicate", text, column, metric, twice, options))
    return None


def _contradicted(column: StageCells, metric: MetricColumn, how: Settling) -> Question | None:
    """What is asked where the file has a total that is not the sum of the rows: some of them are counted twice, or hold
    subtotals that nothing names."""
    total = total_of_column(column, how.table)
    if total is None:
        return None
    found = [value for value in column.figures.values if value is not None]
    cell, said = total
    added = float(exact_sum(found))
    if abs(added - said) <= _rounding(found, metric):
        return None
    text = _("“{name}” adds up to {sum}, but the total in {cell} is {total}. What should its values become?").format(
        name=metric.name, sum=format_number(added), cell=cell, total=format_number(said)
    )
    return Question("rule", text, metric.heading, ("sum", "mean", "last"), (cell,))


def _rounding(values: Sequence[float], metric: MetricColumn) -> float:
    """By how much the sum of rounded values may be off; counts are not rounded."""
    places = max((-int(Decimal(repr(value)).normalize().as_tuple().exponent) for value in values), default=0)
    return 0.0 if metric.unit == "count" else 0.5 * (len(values) + 1) * 10.0 ** -max(0, places)


def _asked(
    kind: QuestionKind,
    text: str,
    column: StageCells,
    metric: MetricColumn,
    twice: Sequence[Sequence[int]],
    options: tuple[str, ...],
) -> Question:
    cells = tuple(_cell(column, at) for places in twice[:20] for at in places[:20])[:20]
    words = text.format(name=metric.name, cells=listed([_cell(column, at) for at in twice[0][:20]]))
    return Question(kind, words, metric.heading, options, cells)


def _cell(column: StageCells, at: int) -> str:
    return cell_name(*column.series.place(at))


def _is_of_several_names(column: StageCells, twice: Sequence[Sequence[int]]) -> bool:
    """Whether the values of each key are of differently named rows, so that several names fall into one stage."""
    return all(len({without_number(column.names[at]) for at in places}) == len(places) for places in twice)


def _cannot(column: StageCells, metric: MetricColumn, rule: Rule, places: Sequence[int]) -> Question:
    cells = tuple(_cell(column, at) for at in places[:20])
    text = {
        "nps": _("“{name}” has answers that are no whole numbers from 0 to 10. What should they become?"),
        "weighted": _("“{name}” cannot be weighted: not every row says of how many it is. What should they become?"),
    }.get(rule, _("“{name}” has values beyond its scale. What should they become?"))
    return Question("rule", text.format(name=metric.heading), metric.heading, ("mean", "median", "last"), cells)


def _shares(values: Sequence[Value], rule: Rule, journey: Journey) -> list[Value]:
    """The shares of the first or the stage before that the sums of each period are, by the order of the stages."""
    order = {stage.id: at for at, stage in enumerate(journey.stages)}
    alike: dict[tuple[str, str, str], list[Value]] = {}
    for value in values:
        alike.setdefault((value.period, value.persona, value.segment), []).append(value)
    found: list[Value] = []
    for group in alike.values():
        along = sorted(group, key=lambda value: order.get(value.stage, len(order)))
        pairs: Iterable[tuple[Value, Value]] = (
            ((along[0], value) for value in along) if rule == "share_of_first" else pairwise(along)
        )
        for base, value in pairs:
            if base.value:
                share = value.value / base.value
                found.append(value._replace(value=1 - share if rule == "drop_off" else share, n=_whole(base.value)))
    return found
