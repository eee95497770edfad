"""Smooth curves that never leave the range of the points they join."""

from collections.abc import Sequence
from itertools import pairwise

from journeyboard.board.shapes import Cubic, Point


def monotone_path(points: Sequence[Point]) -> tuple[Cubic, ...]:
    """Cubics through `points` (ascending in x), monotone between each two of them.

    Slopes after Fritsch and Butland (1984), a formula within the monotonicity region of Fritsch and Carlson (1980);
    those at the ends are three-point slopes limited as Hyman (1983) does.
    """
    slopes = _slopes(points)
    path: list[Cubic] = []
    for index, (start, end) in enumerate(pairwise(points)):
        third = (end[0] - start[0]) / 3
        path.append(
            (
                start,
                (start[0] + third, start[1] + slopes[index] * third),
                (end[0] - third, end[1] - slopes[index + 1] * third),
                end,
            )
        )
    return tuple(path)


def _slopes(points: Sequence[Point]) -> list[float]:
    if len(points) < 2:
        return [0.0] * len(points)
    steps = [after[0] - before[0] for before, after in pairwise(points)]
    secants = [(after[1] - before[1]) / step for (before, after), step in zip(pairwise(points), steps, strict=True)]
    if len(points) == 2:
        return [secants[0], secants[0]]
    inner = [
        _between(steps[index], steps[index + 1], secants[index], secants[index + 1])
        for index in range(len(secants) - 1)
    ]
    first = _at_end(steps[0], steps[1], secants[0], secants[1])
    last = _at_end(steps[-1], steps[-2], secants[-1], secants[-2])
    return [first, *inner, last]


def _between(step: float, next_step: float, secant: float, next_secant: float) -> float:
    """The weighted harmonic mean of two secants; flat at a turning point."""
    if secant * next_secant <= 0:
        return 0.0
    weight, next_weight = 2 * next_step + step, next_step + 2 * step
    return (weight + next_weight) / (weight / secant + next_weight / next_secant)


def _at_end(step: float, next_step: float, secant: float, next_secant: float) -> float:
    slope = ((2 * step + next_step) * secant - step * next_secant) / (step + next_step)
    if slope * secant <= 0:
        return 0.0
    if secant * next_secant <= 0 and abs(slope) > 3 * abs(secant):
        return 3 * secant
    return slope


def point_on(cubic: Cubic, share: float) -> Point:
    """The point of a Bézier curve at the parameter `share` (0–1)."""
    rest = 1 - share
    first, second, third, fourth = rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = cubic
    return (
        first * x0 + second * x1 + third * x2 + fourth * x3,
        first * y0 + second * y1 + third * y2 + fourth * y3,
    )
