"""The heat tint of the columns: how good a metric is at each step."""

from journeyboard.journey.figures import Figure, figures_at
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, View

_OF_STATUS = {"good": 1.0, "warn": -0.5, "bad": -1.0}


def column_tints(journey: Journey, view: View) -> dict[str, float]:
    """How good (+1) to bad (−1) the view's tinting metric is at each step with a figure of it, its own or its stage's.

    With a target it is the status: good 1, warn −0.5, bad −1. Without one the figures are spread evenly between the
    worst and the best of the map in the metric's direction; a single value, or equal ones, tint nothing.
    """
    metric = journey.find(Metric, view.tint) if view.tint else None
    if metric is None:
        return {}
    found: dict[str, Figure] = {}
    for stage in journey.stages:
        of_stage = next(figures_at(journey, stage.id, view.period, (metric,)), None)
        for step in journey.steps_of(stage.id):
            own = next(figures_at(journey, step.id, view.period, (metric,)), of_stage)
            if own is not None:
                found[step.id] = own
    if metric.target is not None:
        return {step: _OF_STATUS[one.status] for step, one in found.items() if one.status}
    values = [one.latest.value for one in found.values()]
    low, high = min(values, default=0.0), max(values, default=0.0)
    if low == high:
        return {}
    sign = 1 if metric.direction == "up" else -1

    def share(value: float) -> float:
        # Halved first: the difference of two huge values may be beyond the range of floats.
        return (value / 2 - low / 2) / (high / 2 - low / 2)

    return {step: sign * (2 * share(one.latest.value) - 1) for step, one in found.items()}
