"""Metric tiles: a figure with its name, change, course over the periods and target."""

from journeyboard.board.plan import Plan
from journeyboard.board.shapes import Point, Rect, TextShape, TileShape
from journeyboard.board.sizes import CARD_GAP
from journeyboard.board.texts import line_of_text, text_block
from journeyboard.journey.figure_texts import change_text, value_text
from journeyboard.journey.figures import Figure, change_of, figures_at
from journeyboard.journey.records import Lane
from journeyboard.language import _

SIGN = 12
"""The sign of a status, at the tile's upper right; the name leaves it room."""
_SIGN_GAP = 4
_PAD_X = 10
_PAD_Y = 7
_SPARK_WIDTH = 90
_SPARK_HEIGHT = 16


def tile_shapes(plan: Plan, lane: Lane, column: int, x: float, y: float, width: float) -> tuple[TileShape, ...]:
    """The tiles of a metrics lane at a column (an index), below each other from (x, y) on.

    A stage's figure stands in its first shown column: there it lines up with the stage's name, and a stage of one step
    looks like every other.
    """
    tiles: list[TileShape] = []
    for place in places_of(plan, column):
        for found in figures_at(plan.journey, place, plan.view.period, plan.metrics(lane)):
            tiles.append(_tile(plan, found, place, Rect(x, y, width, 0)))
            y = tiles[-1].rect.bottom + CARD_GAP
    return tuple(tiles)


def places_of(plan: Plan, column: int) -> tuple[str, ...]:
    """Whose figures stand in a column: the stage's where it begins, and the step's."""
    shape = plan.columns[column]
    begins = column == 0 or plan.columns[column - 1].stage != shape.stage
    return (shape.stage, shape.step) if begins else (shape.step,)


def _tile(plan: Plan, found: Figure, place: str, corner: Rect) -> TileShape:
    """The tile with its upper left corner and width as those of `corner`."""
    metric, measurer = found.metric, plan.measurer
    inner = max(20, corner.width - 2 * _PAD_X)
    beside_sign = inner - (SIGN + _SIGN_GAP if found.status else 0)
    name = text_block(measurer, metric.name, "tile_name", _PAD_X, _PAD_Y, max(20, beside_sign), most=2)
    value = line_of_text(
        measurer, value_text(metric, found.latest.value), "tile_value", _PAD_X, name.rect.bottom, inner
    )
    bottom = value.rect.bottom
    delta, in_points = _change(plan, found)
    change: TextShape | None = None
    if delta is not None:
        words = change_text(metric, delta, in_points=in_points)
        x, y = value.rect.right + 7, value.rect.y + 6
        if x + measurer.width(words, "tile_change") + 1 > _PAD_X + inner:
            x, y = _PAD_X, bottom
        change = line_of_text(measurer, words, "tile_change", x, y, inner)
        bottom = max(bottom, change.rect.bottom)
    spark = _spark([reading.value for reading in found.readings], bottom + 4, min(_SPARK_WIDTH, inner * 0.5))
    target: TextShape | None = None
    if metric.target is not None:
        words = _("target {value}").format(value=value_text(metric, metric.target).split(" / ")[0])
        left = _PAD_X + (inner * 0.5 + 4 if spark else 0)
        y = bottom + (6 if spark else 0)
        target = text_block(measurer, words, "tile_note", left, y, _PAD_X + inner - left, most=2, align="end")
    bottom = max(bottom + 4 + _SPARK_HEIGHT if spark else bottom, target.rect.bottom if target else bottom)
    better = None if not delta else (delta > 0) == (metric.direction == "up")
    rect = Rect(corner.x, corner.y, corner.width, bottom + _PAD_Y)
    return TileShape(metric.id, place, rect, name, value, change, better, spark, target, found.status)


def _change(plan: Plan, found: Figure) -> tuple[float | None, bool]:
    """Against the period before, or against the one that the view compares with."""
    compare = plan.view.compare
    if not compare:
        return found.change, found.change_in_points
    before = [reading.value for reading in found.readings if reading.period == compare]
    return change_of(found.metric, found.latest.value, before[-1] if before else None)


def _spark(values: list[float], top: float, width: float) -> tuple[Point, ...]:
    """The course of at least two values, left to right in equal steps, the highest at the top."""
    if len(values) < 2:
        return ()
    low, high = min(values), max(values)
    step = width / (len(values) - 1)
    if high == low:
        return tuple((_PAD_X + index * step, top + _SPARK_HEIGHT / 2) for index in range(len(values)))
    # Divided first: the difference of two huge values may be beyond the range of floats.
    reach = high / 2 - low / 2
    return tuple(
        (_PAD_X + index * step, top + _SPARK_HEIGHT * (1 - (value / 2 - low / 2) / reach))
        for index, value in enumerate(values)
    )
