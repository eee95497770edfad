"""Metric tiles: a figure with its name, change, course over the periods and target."""

from collections.abc import Mapping, Sequence

from journeyboard.board.figure_shapes import TileShape, TileSide
from journeyboard.board.geometry import Point, Rect, TextShape
from journeyboard.board.plan import Plan
from journeyboard.board.sizes import CARD_GAP
from journeyboard.board.texts import line_of_text, text_block
from journeyboard.journey.figure_texts import change_text, value_text
from journeyboard.journey.figures import Figure, change_of, figure
from journeyboard.journey.records import Lane, Metric, Persona, Reading
from journeyboard.language import _, format_number, format_period

SIGN = 12
"""The sign of a status, at the tile's upper right; the name leaves it room."""
_SIGN_GAP = 4
_PAD_X = 10
_PAD_Y = 7
_SPARK_WIDTH = 90
_SPARK_HEIGHT = 16
_SPARK_MOST = 400
"""Values that a sparkline shows, the latest: more of them than it has pixels tell nothing and take seconds."""


def tile_shapes(plan: Plan, lane: Lane, column: int, x: float, y: float, width: float) -> tuple[TileShape, ...]:
    """The tiles of a metrics lane at a column (an index), below each other from (x, y) on.

    A stage's figure stands in its first shown column: there it lines up with the stage's name, and a stage of one step
    looks like every other.
    """
    tiles: list[TileShape] = []
    for place in places_of(plan, column):
        readings: dict[str, list[Reading]] = {}
        for reading in plan.journey.readings_at(place):
            readings.setdefault(reading.metric, []).append(reading)
        for metric in plan.metrics(lane):
            corner = Rect(x, y, width, 0)
            if figures := _figures(plan, metric, readings.get(metric.id, ())):
                tiles.append(_tile(plan, figures, place, corner))
            elif place in metric.at:
                tiles.append(_waiting_tile(plan, metric, place, corner))
            else:
                continue
            y = tiles[-1].rect.bottom + CARD_GAP
    return tuple(tiles)


def places_of(plan: Plan, column: int) -> tuple[str, ...]:
    """Whose figures stand in a column: the stage's where it begins, and the step's."""
    shape = plan.columns[column]
    begins = column == 0 or plan.columns[column - 1].stage != shape.stage
    return (shape.stage, shape.step) if begins else (shape.step,)


def _figures(plan: Plan, metric: Metric, own: Sequence[Reading]) -> dict[str, Figure]:
    """The figures of a metric that a tile shows, from its readings there, by persona ("" for the whole)."""
    if not own:
        return {}
    figures = {who: figure(metric, own, plan.view.period, who) for who in ("", *plan.view.compare_personas)}
    return {who: found for who, found in figures.items() if found is not None}


def _tile(plan: Plan, figures: Mapping[str, Figure], place: str, corner: Rect) -> TileShape:
    """The tile with its upper left corner and width as those of `corner`."""
    found = next(iter(figures.values()))
    metric, measurer = found.metric, plan.measurer
    inner = max(20, corner.width - 2 * _PAD_X)
    beside_sign = inner - (SIGN + _SIGN_GAP if found.status else 0)
    name = text_block(measurer, metric.name, "tile_name", _PAD_X, _PAD_Y, max(20, beside_sign), most=2)
    value = line_of_text(
        measurer, value_text(metric, found.latest.value), "tile_value", _PAD_X, name.rect.bottom, inner
    )
    sides = _sides(plan, figures, name.rect.bottom, inner)
    if sides:
        value = sides[0].value
    bottom = max((value.rect.bottom, *(side.value.rect.bottom for side in sides)))
    delta, in_points = _change(plan, found)
    change: TextShape | None = None
    if delta is not None:
        words = change_text(metric, delta, in_points=in_points)
        x, y = value.rect.right + 7, value.rect.y + 6
        if sides or x + measurer.width(words, "tile_change") + 1 > _PAD_X + inner:
            x, y = _PAD_X, bottom
        change = line_of_text(measurer, words, "tile_change", x, y, inner)
        bottom = max(bottom, change.rect.bottom)
    spark = _spark(
        [reading.value for reading in found.readings[-_SPARK_MOST:]], bottom + 4, min(_SPARK_WIDTH, inner * 0.5)
    )
    note: TextShape | None = None
    if words := _note(found):
        left = _PAD_X + (inner * 0.5 + 4 if spark else 0)
        y = bottom + (6 if spark else 0)
        note = text_block(measurer, words, "tile_note", left, y, _PAD_X + inner - left, most=2, align="end")
    bottom = max(bottom + 4 + _SPARK_HEIGHT if spark else bottom, note.rect.bottom if note else bottom)
    better = None if not delta else (delta > 0) == (metric.direction == "up")
    rect = Rect(corner.x, corner.y, corner.width, bottom + _PAD_Y)
    return TileShape(metric.id, place, rect, name, value, change, better, spark, note, found.status, sides)


def _waiting_tile(plan: Plan, metric: Metric, place: str, corner: Rect) -> TileShape:
    """The tile of a metric that is followed at a place and has no value there yet."""
    inner = max(20, corner.width - 2 * _PAD_X)
    name = text_block(plan.measurer, metric.name, "tile_name", _PAD_X, _PAD_Y, inner, most=2)
    value = line_of_text(plan.measurer, "–", "tile_value", _PAD_X, name.rect.bottom, inner)
    left = value.rect.right + 7
    words = _target(metric) or _("no value yet")
    y = value.rect.y + 6
    note = text_block(plan.measurer, words, "tile_note", left, y, _PAD_X + inner - left, most=2, align="end")
    rect = Rect(corner.x, corner.y, corner.width, max(value.rect.bottom, note.rect.bottom) + _PAD_Y)
    return TileShape(metric.id, place, rect, name, value, None, None, (), note, None, waits=True)


def _note(found: Figure) -> str:
    """The target and of how many the value is, one below the other."""
    metric, n = found.metric, found.latest.n
    lines: list[str] = []
    if target := _target(metric):
        lines.append(target)
    if n is not None:
        lines.append(_("n = {count}").format(count=format_number(n, 0)))
    return "\n".join(lines)


def _target(metric: Metric) -> str:
    if metric.target is None:
        return ""
    return _("target {value}").format(value=value_text(metric, metric.target).split(" / ")[0])


def _sides(plan: Plan, figures: Mapping[str, Figure], y: float, inner: float) -> tuple[TileSide, ...]:
    """The values that the view compares, side by side from y on: of two periods, else of personas; else none."""
    view = plan.view
    found = next(iter(figures.values()))
    said: list[tuple[str, float | None]] = []
    if view.compare:
        before = [reading.value for reading in found.readings if reading.period == view.compare]
        said = [(format_period(found.latest.period), found.latest.value)]
        said.append((format_period(view.compare), before[-1] if before else None))
    elif view.compare_personas:
        for persona_id in view.compare_personas:
            persona, own = plan.journey.find(Persona, persona_id), figures.get(persona_id)
            if persona is not None:
                said.append((persona.name, own.latest.value if own is not None else None))
    wide = inner / max(1, len(said))
    sides: list[TileSide] = []
    for number, (words, value) in enumerate(said):
        x = _PAD_X + number * wide
        label = line_of_text(plan.measurer, words, "tile_name", x, y + 1, wide - 6)
        written = value_text(found.metric, value) if value is not None else "–"
        sides.append(
            TileSide(label, line_of_text(plan.measurer, written, "tile_value", x, label.rect.bottom, wide - 6))
        )
    return tuple(sides)


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
