"""Feeling against a metric: the emotion curves over the steps, and the metric as bars behind them."""

from collections.abc import Iterator

from journeyboard.board.charts.frame import Frame, Scale, frame, scale_of
from journeyboard.board.charts.over_time import names_at_ends
from journeyboard.board.charts.scene import Chart, Dot, Item, Label, Stroke, box
from journeyboard.board.curves import monotone_path
from journeyboard.board.geometry import Point, Rect
from journeyboard.board.measuring import STYLES, Measurer
from journeyboard.board.texts import text_block
from journeyboard.journey.figure_texts import value_text
from journeyboard.journey.figures import Figure, figures_at
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric
from journeyboard.language import _, format_number

_NAMES = 110.0
_BAR = 0.46


def feeling_against(journey: Journey, metric: Metric, measurer: Measurer, period: str = "") -> Chart | None:
    """The as-is curves of all personas against the figures of a metric up to `period`; None where one is missing."""
    columns = journey.columns()
    room = frame(measurer, right=_NAMES)
    each = room.plot.width / max(1, len(columns))
    middles = {step.id: room.plot.x + (at + 0.5) * each for at, step in enumerate(columns)}
    feelings = Scale(-2, 2, (-2, -1, 0, 1, 2), room.plot)
    curves = list(_curves(journey, middles, feelings))
    figures = list(_figures(journey, metric, middles, each, period))
    if not curves or not figures:
        return None
    items: list[Item] = [*room.title(_("Feeling and {metric}").format(metric=metric.name), metric.note)]
    items += _bars(room, metric, figures)
    items += room.grid(feelings, lambda value: format_number(value, 0, signed=True))
    for stage in journey.stages:
        own = [middles[step.id] for step in journey.steps_of(stage.id)]
        if own:
            items.append(room.below(stage.name, (own[0] + own[-1]) / 2, each * len(own) - 6))
    ends: list[tuple[Point, str, str]] = []
    for points, name, colour in curves:
        items.append(Stroke(tuple(points), colour, 2, curve=monotone_path(points) if len(points) > 1 else ()))
        items += [Dot(point, 4, colour, hollow=True) for point in points]
        ends.append((points[-1], name, colour))
    items += names_at_ends(room, ends, _NAMES)
    return Chart(_("Feeling and {metric}").format(metric=metric.name), room.plot.right + _NAMES, 420.0, tuple(items))


def _curves(journey: Journey, middles: dict[str, float], scale: Scale) -> Iterator[tuple[list[Point], str, str]]:
    for index, persona in enumerate(journey.personas):
        found = ((x, journey.feeling(persona.id, step)) for step, x in middles.items())
        points = [(x, scale.at(feeling.value)) for x, feeling in found if feeling is not None]
        if points:
            yield points, persona.name, persona.colour or f"persona{index}"


def _figures(
    journey: Journey, metric: Metric, middles: dict[str, float], each: float, period: str
) -> Iterator[tuple[Figure, Rect]]:
    """Each figure with where its bar may stand: a stage's over all its columns."""
    for stage in journey.stages:
        steps = [step.id for step in journey.steps_of(stage.id)]
        for place, own in ((stage.id, steps), *((step, [step]) for step in steps)):
            for one in figures_at(journey, place, period, (metric,)):
                if own:
                    left, right = middles[own[0]] - each / 2, middles[own[-1]] + each / 2
                    yield one, Rect(left, 0, right - left, 0)


def _bars(room: Frame, metric: Metric, figures: list[tuple[Figure, Rect]]) -> Iterator[Item]:
    scale = scale_of([one.latest.value for one, _place in figures], room.plot, from_zero=True)
    for one, place in figures:
        width = min(place.width * _BAR, 90.0)
        x = place.x + (place.width - width) / 2
        top, foot = sorted((scale.at(one.latest.value), scale.at(0)))
        yield box(Rect(x, top, width, max(1.0, foot - top)), one.status or "accent", 0.22)
        height = STYLES["small"].line_height
        words = value_text(metric, one.latest.value)
        y = top - height - 1
        yield Label(text_block(room.measurer, words, "small", place.x, y, place.width, 1, "center"), "ink")
