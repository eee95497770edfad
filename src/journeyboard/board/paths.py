"""Paths of Bézier curves: straight pieces, and lines whose corners are rounded."""

from collections.abc import Sequence
from math import hypot

from journeyboard.board.geometry import Cubic, Point, Rect

ROUND = 0.5523
"""Control points of a quarter of an ellipse lie at this share of its radii."""


def straight(start: Point, end: Point) -> Cubic:
    """A straight line as a curve."""
    dx, dy = (end[0] - start[0]) / 3, (end[1] - start[1]) / 3
    return (start, (start[0] + dx, start[1] + dy), (end[0] - dx, end[1] - dy), end)


def rounded(corners: Sequence[Point], radius: float) -> tuple[Cubic, ...]:
    """A line from corner to corner, each rounded by at most `radius`: as far as half of the lines it joins, and all of
    the first and last one."""
    points = [point for index, point in enumerate(corners) if index == 0 or point != corners[index - 1]]
    path: list[Cubic] = []
    at = points[0]
    for index in range(1, len(points) - 1):
        before, corner, after = points[index - 1], points[index], points[index + 1]
        reach = min(
            radius,
            _length(before, corner) / (2 if index > 1 else 1),
            _length(corner, after) / (2 if index < len(points) - 2 else 1),
        )
        turn, then = _towards(corner, before, reach), _towards(corner, after, reach)
        if turn != at:
            path.append(straight(at, turn))
        path.append((turn, _towards(turn, corner, reach * ROUND), _towards(then, corner, reach * ROUND), then))
        at = then
    if len(points) > 1 and at != points[-1]:
        path.append(straight(at, points[-1]))
    return tuple(path)


def around(path: Sequence[Cubic]) -> Rect:
    """A rectangle around a path: that of its control points."""
    xs = [point[0] for cubic in path for point in cubic]
    ys = [point[1] for cubic in path for point in cubic]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def moved(path: Sequence[Cubic], dx: float, dy: float) -> tuple[Cubic, ...]:
    """The same path elsewhere."""
    return tuple(
        ((a + dx, b + dy), (c + dx, d + dy), (e + dx, f + dy), (g + dx, h + dy))
        for (a, b), (c, d), (e, f), (g, h) in path
    )


def _length(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _towards(start: Point, end: Point, far: float) -> Point:
    """The point that lies `far` from `start` on the way to `end`."""
    length = _length(start, end)
    if not length:
        return start
    share = far / length
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
