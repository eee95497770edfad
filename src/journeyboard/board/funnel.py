"""The funnel under the stages: bands as high as what is counted, and what is lost between them."""

from itertools import pairwise

from journeyboard.board.figure_shapes import FunnelBar, FunnelShape, FunnelStep
from journeyboard.board.geometry import Rect
from journeyboard.board.palette import stage_colour
from journeyboard.board.plan import Plan
from journeyboard.board.texts import text_block
from journeyboard.journey.figure_texts import value_text
from journeyboard.journey.insight.funnel import FunnelStage, funnel
from journeyboard.language import _, format_percent

BAND = 44
"""The height of the band of the largest count."""
_LEAST_BAND = 2
_TOP = 6
_TEXT = 16
_TEXT_GAP = 3
_BOTTOM = 10
_SIDE = 44
"""Between a column's edges and the level part of its band: there the bands run into each other."""
_NAME_GAP = 5
_LEAST_NAME = 20
"""A name with less room than this is left out."""
_CHIP_PAD = 7
_CHIP_HEIGHT = 18


def funnel_shape(plan: Plan) -> FunnelShape | None:
    """The funnel of the shown stages, where the view wants it and two of them or more have one."""
    if not plan.view.funnel:
        return None
    shown = {stage.id: (index, columns) for stage, index, columns in plan.stages}
    stages = [one for one in funnel(plan.journey, plan.view.period) if one.stage.id in shown]
    if len(stages) < 2:
        return None
    most = max(one.value for one in stages)
    is_mixed = len({one.metric.id for one in stages}) > 1
    bars: list[FunnelBar] = []
    for number, one in enumerate(stages):
        index, columns = shown[one.stage.id]
        first, last = plan.columns[columns[0]], plan.columns[columns[-1]]
        colour, between = stage_colour(one.stage.colour, index), (first.x, last.x + last.width)
        bars.append(_bar(plan, one, between, most, colour, named=is_mixed or not number))
    largest = max((one.drop_off or 0.0 for one in stages), default=0.0)
    steps = [
        _step(plan, before, after, one, is_largest=largest > 0 and one.drop_off == largest)
        for (before, after), one in zip(pairwise(bars), stages[1:], strict=True)
    ]
    return FunnelShape(tuple(bars), tuple(steps), _TOP + _TEXT + _TEXT_GAP + BAND + _BOTTOM)


def _bar(
    plan: Plan, one: FunnelStage, between: tuple[float, float], most: float, colour: str, *, named: bool
) -> FunnelBar:
    left, right = between
    measurer = plan.measurer
    side = min(_SIDE, (right - left) / 3)
    height = max(_LEAST_BAND, BAND * one.value / most) if most else _LEAST_BAND
    top = _TOP + _TEXT + _TEXT_GAP
    rect = Rect(left + side, top + (BAND - height) / 2, right - left - 2 * side, height)
    words = value_text(one.metric, one.value)
    value_width = measurer.width(words, "tile_change") + 1
    room = right - left - 2 * _TEXT_GAP
    name_width = min(measurer.width(one.metric.name, "small") + 1, room - value_width - _NAME_GAP) if named else 0
    has_name = name_width > _LEAST_NAME
    taken = value_width + (_NAME_GAP + name_width if has_name else 0)
    x = left + _TEXT_GAP + max(0.0, (room - taken) / 2)
    value = text_block(measurer, words, "tile_change", x, _TOP, min(value_width, room), most=1)
    name = None
    if has_name:
        name = text_block(measurer, one.metric.name, "small", x + value_width + _NAME_GAP, _TOP + 1, name_width, most=1)
    return FunnelBar(one.stage.id, rect, colour, value, name)


def _step(plan: Plan, before: FunnelBar, after: FunnelBar, one: FunnelStage, *, is_largest: bool) -> FunnelStep:
    a, b = before.rect, after.rect
    corners = ((a.right, a.y), (b.x, b.y), (b.x, b.bottom), (a.right, a.bottom))
    words = _("not comparable")
    if one.conversion is not None and one.drop_off is not None:
        words = _("{share} · {lost}").format(
            share=format_percent(one.conversion, 0), lost=format_percent(-one.drop_off, 0, signed=True)
        )
    width = plan.measurer.width(words, "chip") + 1
    middle = (a.right + b.x) / 2
    y = _TOP + _TEXT + _TEXT_GAP + (BAND - _CHIP_HEIGHT) / 2
    chip = Rect(middle - width / 2 - _CHIP_PAD, y, width + 2 * _CHIP_PAD, _CHIP_HEIGHT)
    text = text_block(plan.measurer, words, "chip", chip.x + _CHIP_PAD, y + 2, width, most=1)
    return FunnelStep(corners, chip, text, is_largest)
