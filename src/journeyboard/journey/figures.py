"""The arithmetic of readings: the latest, its change against the one before, and its status against the target."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Reading

Status = Literal["good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric at one place: its readings over the periods and what they say."""

    metric: Metric
    readings: tuple[Reading, ...]
    """One per period, oldest first; never empty."""
    latest: Reading
    change: float | None
    """Against the period before: a share of it (0.06 for 6 % more), or a difference for percentages and scores."""
    change_in_points: bool
    status: Status | None


def figure(metric: Metric, readings: Iterable[Reading], period: str = "", persona: str = "") -> Figure | None:
    """The figure of `metric` from its readings at one place, up to `period` (ISO; empty: all). None without any.

    Without a `persona` (an id) the readings of personas are left out, and those of segments always: they are parts,
    not the whole.
    """
    own = [
        reading
        for reading in readings
        if reading.metric == metric.id
        and reading.persona == persona
        and not reading.segment
        and (not period or not reading.period or period_key(reading.period) <= period_key(period))
    ]
    if not own:
        return None
    own.sort(key=lambda reading: (period_key(reading.period), reading.id))
    latest = own[-1]
    earlier = [reading for reading in own if period_key(reading.period) < period_key(latest.period)]
    change, in_points = change_of(metric, latest.value, earlier[-1].value if earlier else None)
    return Figure(metric, tuple(own), latest, change, in_points, status_of(metric, latest.value))


def figures_at(
    journey: Journey, at: str, period: str = "", metrics: Iterable[Metric] | None = None
) -> Iterator[Figure]:
    """The figures at a stage, step or card, of all `metrics` (None: the journey's) in their order."""
    by_metric: dict[str, list[Reading]] = {}
    for reading in journey.readings_at(at):
        by_metric.setdefault(reading.metric, []).append(reading)
    if not by_metric:
        return
    for metric in journey.metrics if metrics is None else metrics:
        found = figure(metric, by_metric.get(metric.id, ()), period)
        if found is not None:
            yield found


def periods_of(journey: Journey) -> tuple[str, ...]:
    """The periods (ISO) that the journey has readings of, the earliest first."""
    periods = {reading.period for reading in journey.all(Reading).values()} - {""}
    return tuple(sorted(periods, key=lambda period: (period_key(period), period)))


def change_of(metric: Metric, value: float, before: float | None) -> tuple[float | None, bool]:
    """The change from `before` to `value`, and whether it is told in points (percentages and scores) or as a share.

    None without a value before, for a share of zero, and for what is beyond the range of floats. A share is taken of
    the absolute value before, so that its sign is the direction of the change.
    """
    in_points = metric.unit in ("percent", "score")
    if before is None or (before == 0 and not in_points):
        return None, in_points
    change = value - before if in_points else (value - before) / abs(before)
    return (change if isfinite(change) else None), in_points


def status_of(metric: Metric, value: float) -> Status | None:
    """Good at or beyond the target in the metric's direction; warn within `warn` (a share of the target) of it;
    bad beyond; None without a target."""
    if metric.target is None:
        return None
    missing = metric.target - value if metric.direction == "up" else value - metric.target
    slack = 1e-9 * max(1.0, abs(metric.target))
    if missing <= slack:
        return "good"
    return "warn" if missing <= abs(metric.target) * metric.warn + slack else "bad"


def period_key(period: str) -> tuple[int, int, int]:
    """When an ISO period ends, as (year, day of the year, length of the period), for sorting unlike periods.

    No period at all sorts first. Days are counted roughly (months of 31 days), which keeps the order right.
    """
    if not period:
        return (0, 0, 0)
    year, rest = int(period[:4]), period[5:]
    if not rest:
        return (year, 12 * 31, 366)
    if rest[0] == "Q":
        return (year, int(rest[1]) * 3 * 31, 92)
    if rest[0] == "W":
        return (year, round(int(rest[1:]) * 7 * (12 * 31) / 365), 7)
    month, _, day = rest.partition("-")
    return (year, (int(month) - 1) * 31 + (int(day) if day else 31), 1 if day else 31)
