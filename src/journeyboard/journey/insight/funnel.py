"""The funnel: how many are left from stage to stage, and where they are lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeyboard.journey.figures import Figure, figures_at
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Reading, Stage


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """How many are counted at a stage, and how many of those before that is."""

    stage: Stage
    metric: Metric
    value: float
    period: str
    conversion: float | None
    """The share (0.08) of the funnel's stage before; None at the first, for a count of zero before, and where the two
    counts are of different periods."""
    of_first: float | None
    """The share of the funnel's first stage, under the same conditions."""

    @property
    def drop_off(self) -> float | None:
        """The share of the stage before that is lost (0.92); negative where more came than were there before."""
        return None if self.conversion is None else 1 - self.conversion


def funnel(journey: Journey, period: str = "") -> tuple[FunnelStage, ...]:
    """The funnel of a journey up to `period` (ISO; empty: the latest), by the order of its stages.

    A metric that is counted at two stages or more is the funnel (the one with the most stages, then the first of the
    journey's). Without one, each stage gives the first of its counts of which more is better, as where visitors become
    orders; these must never grow from stage to stage, or they do not count the same people. Fewer than two stages are
    no funnel. Only readings of the stage as a whole count, none of a step, persona or segment.
    """
    counts = [metric for metric in journey.metrics if metric.unit == "count"]
    found = {stage.id: _counted(journey, counts, stage, period) for stage in journey.stages}
    most = max(counts, key=lambda metric: sum(metric.id in figures for figures in found.values()), default=None)
    if most is None:
        return ()
    along = [(stage, found[stage.id][most.id]) for stage in journey.stages if most.id in found[stage.id]]
    return _stages(along if len(along) >= 2 else _mixed(journey, found))


def _mixed(journey: Journey, found: Mapping[str, Mapping[str, Figure]]) -> list[tuple[Stage, Figure]]:
    along = [
        (stage, next(one for one in found[stage.id].values() if one.metric.direction == "up"))
        for stage in journey.stages
        if any(one.metric.direction == "up" for one in found[stage.id].values())
    ]
    values = [one.latest.value for _stage, one in along]
    return along if all(after <= before for before, after in pairwise(values)) else []


def _counted(journey: Journey, counts: Sequence[Metric], stage: Stage, period: str) -> dict[str, Figure]:
    figures = figures_at(journey, stage.id, period, counts)
    return {one.metric.id: one for one in figures if one.latest.value >= 0}


def _stages(along: Sequence[tuple[Stage, Figure]]) -> tuple[FunnelStage, ...]:
    if len(along) < 2:
        return ()
    first, before = along[0][1].latest, None
    stages: list[FunnelStage] = []
    for stage, one in along:
        latest = one.latest
        stages.append(
            FunnelStage(stage, one.metric, latest.value, latest.period, _share(latest, before), _share(latest, first))
        )
        before = latest
    return tuple(stages)


def _share(of: Reading, before: Reading | None) -> float | None:
    if before is None or before.period != of.period or before.value == 0:
        return None
    return of.value / before.value
