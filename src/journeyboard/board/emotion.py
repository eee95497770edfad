"""The emotion lane: each persona's feelings as a curve, its name at the end, and the notes as flags."""

from collections.abc import Iterator

from journeyboard.board.curves import monotone_path, point_on
from journeyboard.board.measuring import STYLES
from journeyboard.board.plan import Plan
from journeyboard.board.room import Taken
from journeyboard.board.shapes import CurveShape, EmotionShape, FeelingPoint, FlagShape, Rect, TextShape
from journeyboard.board.texts import text_block
from journeyboard.journey.records import Feeling, FeelingState, Lane, Persona
from journeyboard.language import _

GRID_HEIGHT = 152
"""The height of an emotion lane that nobody made taller."""
_GRID_PAD = 14
POINT_RADIUS = 6
_STATES: tuple[FeelingState, ...] = ("as_is", "to_be")
_NAME_WIDTH = 110
_FLAG_WIDTH = 150
_FLAG_LINES = 3
_FLAG_PAD_X = 8
_FLAG_PAD_Y = 3
_AWAY = 14
"""From a point to a flag or name beside it."""
_FARTHER = 0.4
"""What a place for a flag that is less nice costs, against 1 for covering a little of a curve."""
_SIDE = 2
"""Between the lane's edges and what stands in it."""


def emotion_shape(plan: Plan, lane: Lane, reach: float) -> tuple[EmotionShape, float]:
    """The content of an emotion lane whose widest x is `reach`, and the height it needs."""
    bottom = max(GRID_HEIGHT, lane.height or 0)
    unit = (bottom - 2 * _GRID_PAD) / 4
    grid = (_GRID_PAD, _GRID_PAD + unit, _GRID_PAD + 2 * unit, _GRID_PAD + 3 * unit, _GRID_PAD + 4 * unit)
    found = list(_curves(plan, grid[2], unit))
    taken = Taken(_around(point) for curve, _feelings in found for point in curve.points)
    bounds = Rect(_SIDE, _SIDE, max(reach, plan.width) - 2 * _SIDE, bottom - 2 * _SIDE)
    curves = _named(plan, [curve for curve, _feelings in found], taken, bounds)
    flags = _flags(plan, curves, [feelings for _curve, feelings in found], taken, bounds)
    names = (curve.name.rect.bottom for curve in curves if curve.name)
    lowest = max((bottom - _SIDE, *names, *(flag.rect.bottom for flag in flags)))
    return EmotionShape(grid, curves, flags), lowest + _SIDE


def _curves(plan: Plan, zero: float, unit: float) -> Iterator[tuple[CurveShape, list[Feeling]]]:
    """The curves without their names, each with its feelings; y of a feeling is `zero` less `unit` for each of it."""
    shown = plan.view.filter.personas
    for index, persona in enumerate(plan.journey.personas):
        for state in _STATES:
            feelings: list[Feeling] = []
            points: list[FeelingPoint] = []
            for column in plan.columns:
                feeling = plan.journey.feeling(persona.id, column.step, state)
                if feeling is not None:
                    at = (column.x + column.width / 2, zero - feeling.value * unit)
                    feelings.append(feeling)
                    points.append(FeelingPoint(feeling.id, column.step, at, feeling.value))
            if points:
                path = monotone_path([point.at for point in points])
                faded = bool(shown) and persona.id not in shown
                curve = CurveShape(persona.id, state, persona.colour, index, tuple(points), path, None, faded)
                yield curve, feelings


def _around(point: FeelingPoint) -> Rect:
    return Rect(point.at[0], point.at[1], 0, 0).grown(POINT_RADIUS + 1)


def _named(plan: Plan, curves: list[CurveShape], taken: Taken, bounds: Rect) -> tuple[CurveShape, ...]:
    """The curves with their names beside their last points, as near as the names before leave room."""
    named: list[CurveShape] = []
    for curve in curves:
        name = _name(plan.journey.find(Persona, curve.persona), curve.state)
        shape: TextShape | None = None
        if name:
            x, y = curve.points[-1].at
            height = STYLES["curve_name"].line_height
            wide = min(plan.measurer.width(name, "curve_name") + 1, _NAME_WIDTH)
            left = min(x + _AWAY - 2, bounds.right - wide)
            rect = Rect(left, y - height / 2, wide, height)
            top = _nearest_free(rect, taken, bounds)
            shape = text_block(plan.measurer, name, "curve_name", left, top, wide, most=1)
            taken.add(shape.rect)
        named.append(
            CurveShape(
                curve.persona, curve.state, curve.colour, curve.index, curve.points, curve.path, shape, curve.faded
            )
        )
    return tuple(named)


def _name(persona: Persona | None, state: FeelingState) -> str:
    if persona is None or not persona.name:
        return ""
    return persona.name if state == "as_is" else _("{name}, to-be").format(name=persona.name)


def _nearest_free(rect: Rect, taken: Taken, bounds: Rect) -> float:
    """The y nearest to the rectangle's own where it is free: within the bounds, else below them."""
    lowest = bounds.bottom - rect.height
    y = max(bounds.y, min(lowest, rect.y))
    for away in range(0, int(bounds.height) + 1, 2):
        for top in (y - away, y + away):
            if bounds.y <= top <= lowest and taken.is_free(Rect(rect.x, top, rect.width, rect.height)):
                return top
    return _below(rect, taken, bounds)


def _below(rect: Rect, taken: Taken, bounds: Rect) -> float:
    top = bounds.bottom
    while not taken.is_free(Rect(rect.x, top, rect.width, rect.height)):
        top += 2
    return top


def _flags(
    plan: Plan, curves: tuple[CurveShape, ...], feelings: list[list[Feeling]], taken: Taken, bounds: Rect
) -> tuple[FlagShape, ...]:
    """A flag for each feeling with a note: near its point, over as little of the curves as can be."""
    lines = Taken(
        Rect(x - 4, y - 4, 8, 8)
        for curve in curves
        for cubic in curve.path
        for x, y in (point_on(cubic, step / 8) for step in range(1, 8))
    )
    flags: list[FlagShape] = []
    for curve, own in zip(curves, feelings, strict=True):
        for point, feeling in zip(curve.points, own, strict=True):
            if not feeling.note.strip():
                continue
            text = _flag_text(plan, feeling.note.strip())
            size = Rect(0, 0, text.rect.width + 2 * _FLAG_PAD_X, text.rect.height + 2 * _FLAG_PAD_Y)
            rect = _flag_place(size, point, taken, lines, bounds)
            taken.add(rect.grown(2))
            flags.append(FlagShape(feeling.id, rect, text, curve.faded))
    return tuple(flags)


def _flag_text(plan: Plan, note: str) -> TextShape:
    text = text_block(plan.measurer, note, "flag", _FLAG_PAD_X, _FLAG_PAD_Y, _FLAG_WIDTH, most=_FLAG_LINES)
    widest = max(plan.measurer.width(line, "flag") for line in text.lines)
    rect = Rect(text.rect.x, text.rect.y, min(widest + 1, _FLAG_WIDTH), text.rect.height)
    return TextShape(rect, text.style, text.lines, text.align, text.rtl)


def _flag_place(size: Rect, point: FeelingPoint, taken: Taken, lines: Taken, bounds: Rect) -> Rect:
    best: Rect | None = None
    least = 0.0
    for rank, (x, y) in enumerate(_places(size, point)):
        if best is not None and rank * _FARTHER >= least:
            break
        x = max(bounds.x, min(bounds.right - size.width, x))
        rect = Rect(x, y, size.width, size.height)
        if y < bounds.y or rect.bottom > bounds.bottom or not taken.is_free(rect):
            continue
        cost = rank * _FARTHER + lines.hits(rect)
        if best is None or cost < least:
            best, least = rect, cost
    if best is None:
        x = max(bounds.x, min(bounds.right - size.width, point.at[0] - size.width / 2))
        best = Rect(x, _below(Rect(x, 0, size.width, size.height), taken, bounds), size.width, size.height)
    return best


def _places(size: Rect, point: FeelingPoint) -> Iterator[tuple[float, float]]:
    """Upper left corners to try, the nicest first: beside, below and above the point, then farther off."""
    x, y = point.at
    for more in (0, 12, 26, 42):
        away = _AWAY + more
        yield x + _AWAY, y - size.height / 2 + more
        yield x - size.width / 2, y + away - 2
        yield x - size.width / 2, y - away + 2 - size.height
        yield x + _AWAY, y + away / 2
        yield x + _AWAY, y - away / 2 - size.height
        yield x - _AWAY - size.width, y - size.height / 2 - more
        yield x - _AWAY - size.width, y + away / 2
        yield x - _AWAY - size.width, y - away / 2 - size.height
