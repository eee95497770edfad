"""Figures that are computed from others of a table: acquisition cost is cost ÷ new customers, lifetime value order
value × orders × years."""

from collections.abc import Iterable, Mapping, Sequence

from journeyboard.journey.journey import Journey
from journeyboard.language import _
from journeyboard.metrics.names import fold
from journeyboard.metrics.preview import MetricColumn, Value
from journeyboard.metrics.recipe import Computed, Recipe
from journeyboard.metrics.settling import place_of

_Placed = Mapping[tuple[str, ...], Value]


def computed_columns(journey: Journey, recipe: Recipe, metrics: Sequence[MetricColumn]) -> tuple[MetricColumn, ...]:
    """The metrics that are computed from others; money divided by a count is money."""
    units = {fold(column.name): column for column in metrics if column.lands or column.is_left_out}
    found = []
    for made in recipe.computed:
        operands = [units.get(fold(name)) for name in operands_of(made)]
        money = [operand for operand in operands if operand is not None and operand.unit == "currency"]
        is_money = len(money) == 1 and (made.sign == "×" or operands[0] is money[0])
        existing = next((one.id for one in journey.metrics if fold(one.name) == fold(made.name)), None)
        chosen = recipe.metrics.get(made.name, existing)
        is_left_out = made.name in recipe.metrics and chosen is None
        found.append(
            MetricColumn(
                name=made.name,
                unit="currency" if is_money else "number",
                currency=money[0].currency if is_money else "",
                existing=chosen,
                offers=(),
                decimal="",
                decided=_("computed"),
                examples=(),
                lands=None not in operands and not is_left_out,
                heading=made.name,
            )
        )
    return tuple(found)


def needed_by(recipe: Recipe) -> set[str]:
    """The folded names of the figures that others are computed from."""
    return {fold(name) for made in recipe.computed for name in operands_of(made)}


def operands_of(made: Computed) -> list[str]:
    """The names of the figures that one is computed from."""
    return [name for name in (made.first, made.second, made.third) if name]


def computed(
    values: Sequence[Value], columns: Sequence[MetricColumn], recipe: Recipe, *, across_stages: bool
) -> list[Value]:
    """The values that are computed from others of the same stage, period and segment. `across_stages`: each figure
    belongs to a stage as a whole, so that those of different stages are taken together; the result belongs to the
    stage that was chosen for it, else to that of the first."""
    by_name: dict[str, list[Value]] = {}
    for value in values:
        by_name.setdefault(fold(value.metric), []).append(value)
    landing = {column.name for column in columns if column.lands}
    found: list[Value] = []
    for made in recipe.computed:
        if made.name not in landing:
            continue
        first, *others = [_placed(by_name.get(fold(name), ()), across=across_stages) for name in operands_of(made)]
        stage = (recipe.stages.get(made.name) if across_stages else None) or ""
        for place, value in first.items():
            operands = [value.value, *(other[place].value for other in others if place in other)]
            if len(operands) == 1 + len(others) and (result := _result(operands, made.sign)) is not None:
                found.append(value._replace(metric=made.name, value=result, n=None, stage=stage or value.stage))
    return found


def _placed(values: Iterable[Value], *, across: bool) -> _Placed:
    return {place_of(value)[1 if across else 0 :]: value for value in values}


def _result(operands: Sequence[float], sign: str) -> float | None:
    result = operands[0]
    for operand in operands[1:]:
        if sign == "÷" and not operand:
            return None
        result = result / operand if sign == "÷" else result * operand
    return result
