"""Where on screen the sheet is: scale and scroll position, and what follows from them.

Three kinds of lengths: board units; pixels of the widget (what Qt calls logical); pixels of the screen, `ratio` times
as fine. All offsets are whole screen pixels, so that cached pictures are copied and never resampled.
"""

from dataclasses import dataclass, replace

from journeyboard.board.shapes import Point, Rect

LEAST_ZOOM = 0.1
MOST_ZOOM = 4.0
DESK = 24
"""Widget pixels of desk that can be seen around the sheet."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window onto a sheet. `x` and `y` are the sheet's scroll offset in screen pixels: the screen pixel (0, 0) of
    the window shows the sheet's pixel (x, y) at the current scale; negative shows desk."""

    width: int
    """Of the window, in screen pixels."""
    height: int
    ratio: float
    """Screen pixels for one widget pixel."""
    zoom: float
    """1.0 is 100 %: one widget pixel for one board unit."""
    x: int
    y: int

    @property
    def scale(self) -> float:
        """Screen pixels for one board unit."""
        return self.zoom * self.ratio

    @property
    def region(self) -> Rect:
        """What of the sheet the window shows, in board units."""
        scale = self.scale
        return Rect(self.x / scale, self.y / scale, self.width / scale, self.height / scale)

    def to_board(self, x: float, y: float) -> Point:
        """The board's point below a point of the widget."""
        return ((x * self.ratio + self.x) / self.scale, (y * self.ratio + self.y) / self.scale)

    def to_widget(self, x: float, y: float) -> Point:
        """The widget's point over a point of the board."""
        return ((x * self.scale - self.x) / self.ratio, (y * self.scale - self.y) / self.ratio)

    # -- where it may scroll

    def limits(self, width: float, height: float) -> tuple[int, int, int, int]:
        """The least x, the greatest x, the least y and the greatest y for a sheet of that size in board units.

        A sheet that is smaller than the window is centred from side to side and stands at the top.
        """
        desk = round(DESK * self.ratio)
        wide, high = round(width * self.scale) + 2 * desk, round(height * self.scale) + 2 * desk
        spare = self.width - wide
        left = -desk - spare // 2 if spare > 0 else -desk
        return left, max(left, wide - self.width - desk), -desk, max(-desk, high - self.height - desk)

    def within(self, width: float, height: float) -> "Viewport":
        """Scrolled back to where a sheet of that size may be seen."""
        left, right, top, bottom = self.limits(width, height)
        return replace(self, x=max(left, min(self.x, right)), y=max(top, min(self.y, bottom)))

    # -- moving

    def panned(self, dx: float, dy: float) -> "Viewport":
        """Scrolled by that many widget pixels; positive shows what lies to the right and below."""
        return replace(self, x=self.x + round(dx * self.ratio), y=self.y + round(dy * self.ratio))

    def zoomed(self, zoom: float, x: float, y: float) -> "Viewport":
        """At another zoom, within its limits, with the board's point under the widget's (x, y) kept in its place."""
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        board_x, board_y = self.to_board(x, y)
        scale = zoom * self.ratio
        return replace(
            self, zoom=zoom, x=round(board_x * scale - x * self.ratio), y=round(board_y * scale - y * self.ratio)
        )

    def fitted(self, rect: Rect, most: float = 1.0, inset: float = DESK) -> "Viewport":
        """Zoomed and scrolled so that the board's `rect` fills the window, at `most` times its size."""
        room_x, room_y = self.width / self.ratio - 2 * inset, self.height / self.ratio - 2 * inset
        zoom = min(room_x / max(rect.width, 1.0), room_y / max(rect.height, 1.0), most)
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        scale = zoom * self.ratio
        centre_x, centre_y = rect.centre
        return replace(
            self, zoom=zoom, x=round(centre_x * scale - self.width / 2), y=round(centre_y * scale - self.height / 2)
        )

    def showing(self, rect: Rect, left: float, top: float, margin: float = 12) -> "Viewport":
        """Scrolled as little as it takes to see the board's `rect`, where `left` and `top` widget pixels of the window
        are covered by frozen panes. What is too large is shown from its upper left corner."""
        ratio, scale = self.ratio, self.scale
        x = _nearest(self.x, rect.x * scale, rect.right * scale, (left + margin) * ratio, self.width - margin * ratio)
        y = _nearest(self.y, rect.y * scale, rect.bottom * scale, (top + margin) * ratio, self.height - margin * ratio)
        return replace(self, x=x, y=y)


def _nearest(offset: int, start: float, end: float, low: float, high: float) -> int:
    """The offset nearest to `offset` that brings start … end into the window's low … high."""
    if end - start > high - low or start - offset < low:
        return round(start - low)
    return round(end - high) if end - offset > high else offset
