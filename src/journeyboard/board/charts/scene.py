"""What a chart is made of. Colours are names of the theme's ("ink", "mute" …) or "#rrggbb"."""

from dataclasses import dataclass
from typing import Literal

from journeyboard.board.geometry import Cubic, Point, Rect, TextShape

ThemeColour = Literal["ink", "mute", "line", "grid", "good", "warn", "bad", "accent", "paper"]
THEME_COLOURS: frozenset[str] = frozenset({"ink", "mute", "line", "grid", "good", "warn", "bad", "accent", "paper"})


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, or along curves where there are any."""

    points: tuple[Point, ...]
    colour: str
    width: float = 1.0
    dashed: bool = False
    curve: tuple[Cubic, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon; `strength` (0–1) is how much of the colour is on the paper."""

    points: tuple[Point, ...]
    colour: str
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark; a hollow one shows the paper inside."""

    at: Point
    radius: float
    colour: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """Text in a colour."""

    text: TextShape
    colour: str


Item = Stroke | Area | Dot | Label


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, its items in the order they are painted in."""

    title: str
    width: float
    height: float
    items: tuple[Item, ...]


def box(rect: Rect, colour: str, strength: float = 1.0) -> Area:
    """A filled rectangle."""
    corners = ((rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom))
    return Area(corners, colour, strength)
