"""The lines that the bundled icons are drawn with, as curves: for programs that are given shapes instead of pictures.

It reads what these icons are made of: paths, circles, rectangles and lines, in a square of 24 units.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import acos, atan2, ceil, cos, hypot, pi, sin, sqrt, tan
from re import compile as pattern
from xml.etree import ElementTree

from journeyboard.board.geometry import Cubic, Point
from journeyboard.drawing.icons import icon_source

SIDE = 24
"""The width and height of an icon, in the units of its lines."""
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)"
_COMMAND = pattern(rf"\s*([A-Za-z])((?:[\s,]*{_NUMBER})*)")
_NUMBERS = pattern(_NUMBER)
_ARC = pattern(
    rf"[\s,]*({_NUMBER})[\s,]*({_NUMBER})[\s,]*({_NUMBER})[\s,]*([01])[\s,]*([01])[\s,]*({_NUMBER})[\s,]*({_NUMBER})"
)
"""Its two flags need nothing behind them."""
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4}
"""How many numbers a command has."""
_ROUND = 0.5523
"""How far the handles of a quarter of a circle reach, in radii."""


@lru_cache(maxsize=256)
def icon_paths(name: str) -> tuple[tuple[Cubic, ...], ...]:
    """The icon's lines, each of joined curves, two units thick and round at its ends; nothing for an unknown name."""
    source = icon_source(name)
    if source is None:
        return ()
    elements = ElementTree.fromstring(source).iter()  # noqa: S314 - our own file
    return tuple(tuple(path) for element in elements for path in _paths(element) if path)


def _paths(element: ElementTree.Element) -> Iterator[list[Cubic]]:
    def number(name: str, otherwise: float = 0.0) -> float:
        return float(element.get(name, otherwise))

    match element.tag.rpartition("}")[2]:
        case "path":
            yield from _Reader(element.get("d", "")).paths()
        case "circle":
            x, y, radius = number("cx"), number("cy"), number("r")
            yield _rounded((x - radius, y - radius), (x + radius, y + radius), radius)
        case "rect":
            x, y = number("x"), number("y")
            yield _rounded((x, y), (x + number("width"), y + number("height")), number("rx"))
        case "line":
            yield [_straight((number("x1"), number("y1")), (number("x2"), number("y2")))]
        case "polyline":
            numbers = [float(each) for each in _NUMBERS.findall(element.get("points", ""))]
            yield [_straight(*ends) for ends in pairwise(zip(numbers[::2], numbers[1::2], strict=True))]
        case _:
            pass


def _straight(start: Point, end: Point) -> Cubic:
    return start, start, end, end


def _rounded(first: Point, last: Point, radius: float) -> list[Cubic]:
    """A rectangle with round corners, clockwise from the left end of its upper edge."""
    (left, top), (right, bottom) = first, last
    near = radius * (1 - _ROUND)
    return [
        _straight((left + radius, top), (right - radius, top)),
        ((right - radius, top), (right - near, top), (right, top + near), (right, top + radius)),
        _straight((right, top + radius), (right, bottom - radius)),
        ((right, bottom - radius), (right, bottom - near), (right - near, bottom), (right - radius, bottom)),
        _straight((right - radius, bottom), (left + radius, bottom)),
        ((left + radius, bottom), (left + near, bottom), (left, bottom - near), (left, bottom - radius)),
        _straight((left, bottom - radius), (left, top + radius)),
        ((left, top + radius), (left, top + near), (left + near, top), (left + radius, top)),
    ]


class _Reader:
    """Reads the commands of a path."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._at: Point = (0.0, 0.0)
        self._done: list[list[Cubic]] = []

    def paths(self) -> list[list[Cubic]]:
        """Its lines, one for each time the pen is lifted."""
        for found in _COMMAND.finditer(self._written):
            command, numbers = found[1], found[2]
            if command in "zZ":
                self._line(self._done[-1][0][0])
            elif command in "aA":
                for arc in _ARC.findall(numbers):
                    self._step(command, [float(each) for each in arc])
            else:
                flat = [float(each) for each in _NUMBERS.findall(numbers)]
                count = _TAKES[command.upper()]
                for first in range(0, len(flat), count):
                    self._step(command, flat[first : first + count])
                    command = {"M": "L", "m": "l"}.get(command, command)
        return self._done

    def _step(self, command: str, numbers: list[float]) -> None:
        x, y = self._at if command.islower() else (0.0, 0.0)
        ends = [(x + across, y + down) for across, down in zip(numbers[::2], numbers[1::2], strict=False)]
        match command.upper():
            case "M":
                self._at = ends[0]
                self._done.append([])
            case "L":
                self._line(ends[0])
            case "H":
                self._line((x + numbers[0], self._at[1]))
            case "V":
                self._line((self._at[0], y + numbers[0]))
            case "C":
                self._curve(ends[0], ends[1], ends[2])
            case "Q":
                handle, end = ends
                self._curve(_between(self._at, handle, 2 / 3), _between(end, handle, 2 / 3), end)
            case _:
                radius, other, _turned, large, swept, across, down = numbers
                self._arc((x + across, y + down), (radius, other / radius), is_large=bool(large), is_swept=bool(swept))

    def _line(self, end: Point) -> None:
        self._curve(self._at, end, end)

    def _curve(self, first: Point, second: Point, end: Point) -> None:
        self._done[-1].append((self._at, first, second, end))
        self._at = end

    def _arc(self, end: Point, shape: tuple[float, float], *, is_large: bool, is_swept: bool) -> None:
        """An arc of a circle that is as high as wide times a factor, in pieces of at most a quarter (SVG 1.1,
        appendix F.6)."""
        radius, high = shape
        x, y, far_x, far_y = self._at[0], self._at[1] / high, end[0], end[1] / high
        half = hypot(far_x - x, far_y - y) / 2
        if not half:
            return
        radius = max(radius, half)
        away = sqrt(radius * radius - half * half) / (2 * half) * (1 if is_large != is_swept else -1)
        centre = ((x + far_x) / 2 - (far_y - y) * away, (y + far_y) / 2 + (far_x - x) * away)
        start = atan2(y - centre[1], x - centre[0])
        small = 2 * acos(max(-1.0, min(1.0, sqrt(radius * radius - half * half) / radius)))
        angle = ((2 * pi - small) if is_large else small) * (1 if is_swept else -1)
        count = max(1, ceil(abs(angle) / (pi / 2) - 1e-6))
        part = angle / count
        reach = 4 / 3 * tan(part / 4) * radius
        for number in range(count):
            ends = [(start + part * (number + more)) for more in (0, 1)]
            (a, b), (c, d) = ((centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)) for turn in ends)
            first = (a - reach * sin(ends[0]), (b + reach * cos(ends[0])) * high)
            second = (c + reach * sin(ends[1]), (d - reach * cos(ends[1])) * high)
            self._curve(first, second, end if number == count - 1 else (c, d * high))


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
