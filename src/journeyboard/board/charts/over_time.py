"""A metric over time, one line for each place it is known at."""

from collections.abc import Iterator

from journeyboard.board.charts.frame import Frame, Scale, frame, scale_of
from journeyboard.board.charts.scene import Chart, Dot, Item, Label, Stroke
from journeyboard.board.curves import monotone_path
from journeyboard.board.geometry import Point
from journeyboard.board.measuring import STYLES, Measurer
from journeyboard.board.palette import stage_colour
from journeyboard.board.texts import text_block
from journeyboard.journey.figure_texts import value_text
from journeyboard.journey.figures import Figure, figures_at, period_key
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric
from journeyboard.language import _, format_period

_NAMES = 130.0
_MOST_PERIODS = 12


def over_time(journey: Journey, metric: Metric, measurer: Measurer, stage: str = "") -> Chart | None:
    """The chart of a metric at all stages or one (an id); None where fewer than two periods are known."""
    lines = [(found, name, colour) for found, name, colour in _lines(journey, metric) if stage in ("", found[0])]
    figures = [one for (_stage, one), _name, _colour in lines]
    periods = sorted({r.period for one in figures for r in one.readings if r.period}, key=period_key)
    if len(periods) < 2:
        return None
    room = frame(measurer, right=_NAMES)
    values = [reading.value for one in figures for reading in one.readings]
    scale = scale_of([*values, *([metric.target] if metric.target is not None else [])], room.plot, from_zero=False)
    step = room.plot.width / (len(periods) - 1)
    x = {period: room.plot.x + at * step for at, period in enumerate(periods)}
    items = [*room.title(metric.name, metric.note), *room.grid(scale, lambda value: _short(metric, value))]
    items += _periods(room, x)
    items += _target(room, scale, metric)
    ends: list[tuple[Point, str, str]] = []
    for (_stage, one), name, colour in lines:
        points = [(x[r.period], scale.at(r.value)) for r in one.readings if r.period]
        items.append(Stroke(tuple(points), colour, 2, curve=monotone_path(points) if len(points) > 1 else ()))
        items += [Dot(point, 3, colour, hollow=True) for point in points]
        # The value comes first: where room is short, the name is cut.
        ends.append((points[-1], f"{value_text(metric, one.latest.value)} {name}", colour))
    items += names_at_ends(room, ends, _NAMES)
    return Chart(metric.name, room.plot.right + _NAMES, 420.0, tuple(items))


def _lines(journey: Journey, metric: Metric) -> Iterator[tuple[tuple[str, Figure], str, str]]:
    """The figures at each stage and its steps, with what the line is called and its colour."""
    for index, stage in enumerate(journey.stages):
        colour = stage_colour(stage.colour, index)
        for place, name in ((stage.id, stage.name), *((step.id, step.name) for step in journey.steps_of(stage.id))):
            for one in figures_at(journey, place, "", (metric,)):
                if any(reading.period for reading in one.readings):
                    yield (stage.id, one), name or stage.name, colour


def _periods(room: Frame, x: dict[str, float]) -> Iterator[Item]:
    every = max(1, -(-len(x) // _MOST_PERIODS))
    width = room.plot.width / max(1, len(x) - 1) * every
    for at, (period, middle) in enumerate(x.items()):
        if at % every == 0:
            yield room.below(format_period(period), middle, min(width, 90))


def _target(room: Frame, scale: Scale, metric: Metric) -> Iterator[Item]:
    if metric.target is None:
        return
    y = scale.at(metric.target)
    yield Stroke(((room.plot.x, y), (room.plot.right, y)), "mute", 1.2, dashed=True)
    words = _("target {value}").format(value=value_text(metric, metric.target).split(" / ")[0])
    width = room.measurer.width(words, "small") + 1
    height = STYLES["small"].line_height
    yield Label(text_block(room.measurer, words, "small", room.plot.x + 6, y - height - 1, width, most=1), "mute")


def names_at_ends(room: Frame, ends: list[tuple[Point, str, str]], width: float) -> Iterator[Item]:
    """The lines' names at their right ends, pushed apart where they would overlap."""
    height = STYLES["curve_name"].line_height
    y = room.plot.y - height
    x = max((end[0][0] for end in ends), default=0.0) + 12
    for (_x, end), words, colour in sorted(ends, key=lambda end: end[0][1]):
        y = max(y + height, end - height / 2)
        text = text_block(room.measurer, words, "curve_name", x, y, width - 16, most=1)
        yield Label(text, colour)


def _short(metric: Metric, value: float) -> str:
    return value_text(metric, value).split(" / ")[0]
