"""Plain geometry in board units (pixels at 100 %): points, curves, rectangles, and text in its place."""

from dataclasses import dataclass
from typing import Literal

from journeyboard.board.measuring import TextStyle

Point = tuple[float, float]
Cubic = tuple[Point, Point, Point, Point]
"""A Bézier curve: start, two control points, end."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; right and bottom lie outside it."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """y of the lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    def moved(self, dx: float, dy: float) -> "Rect":
        """The same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> "Rect":
        """Larger by `by` on every side (smaller when negative)."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies within."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def intersects(self, other: "Rect") -> bool:
        """Whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def united(self, other: "Rect") -> "Rect":
        """The smallest rectangle around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


@dataclass(frozen=True, slots=True)
class TextShape:
    """Lines of text in one style. Each takes the style's line height; `rtl` lines begin at the right."""

    rect: Rect
    style: TextStyle
    lines: tuple[str, ...]
    align: Literal["start", "center", "end"] = "start"
    rtl: bool = False
