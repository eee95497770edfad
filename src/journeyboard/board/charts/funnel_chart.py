"""The funnel as a chart: a bar for each stage, with what goes on and what is lost between them."""

from itertools import pairwise

from journeyboard.board.charts.frame import frame
from journeyboard.board.charts.scene import Area, Chart, Item, Label, box
from journeyboard.board.geometry import Rect
from journeyboard.board.measuring import STYLES, Measurer
from journeyboard.board.palette import stage_colour
from journeyboard.board.texts import text_block
from journeyboard.journey.figure_texts import value_text
from journeyboard.journey.insight.funnel import FunnelStage, funnel
from journeyboard.journey.journey import Journey
from journeyboard.language import _, format_percent, format_period

_BAR = 0.56
"""Of a stage's room."""


def funnel_chart(journey: Journey, measurer: Measurer, period: str = "") -> Chart | None:
    """The chart of the funnel up to `period` (ISO; empty: all); None where there is none."""
    stages = funnel(journey, period)
    if not stages:
        return None
    room = frame(measurer)
    plot = Rect(22, room.plot.y + 22, room.plot.right - 22, room.plot.height - 22)
    each = plot.width / len(stages)
    most = max(one.value for one in stages) or 1.0
    largest = max((one.drop_off or 0.0 for one in stages), default=0.0)
    items: list[Item] = [*room.title(_("Funnel"), format_period(stages[-1].period))]
    bars: list[Rect] = []
    places = {stage.id: index for index, stage in enumerate(journey.stages)}
    for number, one in enumerate(stages):
        height = max(2.0, plot.height * one.value / most)
        bars.append(Rect(plot.x + number * each + each * (1 - _BAR) / 2, plot.bottom - height, each * _BAR, height))
    for before, after in pairwise(bars):
        corners = ((before.right, before.y), (after.x, after.y), (after.x, plot.bottom), (before.right, plot.bottom))
        items.append(Area(corners, "line", 0.45))
    for number, (one, bar) in enumerate(zip(stages, bars, strict=True)):
        items.append(box(bar, stage_colour(one.stage.colour, places[one.stage.id]), 0.85))
        middle = bar.x + bar.width / 2
        words = value_text(one.metric, one.value)
        height = STYLES["tile_change"].line_height
        text = text_block(measurer, words, "tile_change", middle - each / 2, bar.y - height - 2, each, 1, "center")
        items.append(Label(text, "ink"))
        items.append(room.below(_below(one, stages), middle, each - 8))
        if number:
            items += _lost(measurer, one, bars[number - 1], bar, is_largest=one.drop_off == largest and largest > 0)
    return Chart(_("Funnel"), room.plot.right + 22, 420.0, tuple(items))


def _below(one: FunnelStage, stages: tuple[FunnelStage, ...]) -> str:
    mixed = len({stage.metric.id for stage in stages}) > 1
    return f"{one.stage.name}\n{one.metric.name}" if mixed else one.stage.name


def _lost(measurer: Measurer, one: FunnelStage, before: Rect, after: Rect, *, is_largest: bool) -> list[Item]:
    if one.conversion is None or one.drop_off is None:
        return []
    middle, width = (before.right + after.x) / 2, max(40.0, after.x - before.right)
    height = STYLES["small"].line_height
    y = before.bottom - height * 2 - 8
    goes_on, lost = format_percent(one.conversion, 0), format_percent(-one.drop_off, 0, signed=True)
    return [
        Label(text_block(measurer, goes_on, "small", middle - width / 2, y, width, 1, "center"), "ink"),
        Label(
            text_block(measurer, lost, "small", middle - width / 2, y + height, width, 1, "center"),
            "bad" if is_largest else "mute",
        ),
    ]
