"""Where dots and their names stand: dots of the same values apart, names clear of everything within the frame."""

from collections.abc import Callable, Sequence

from journeyboard.board.shapes import Point, Rect

RADIUS = 9.0
_APART = 21.0
"""Between dots of the same values."""
_GAP = 6.0
"""Between a dot and its name."""
_SHARES = (1.0, 0.75, 0.5)
"""How much of its name a dot shows at least, before it goes without."""
_LEAST = 44.0
_WIDEST = 260.0


def spread(points: Sequence[Point], room: float) -> list[Point]:
    """The points, those at the same place put above each other within `room`, in their order."""
    together: dict[Point, list[int]] = {}
    for index, point in enumerate(points):
        together.setdefault(point, []).append(index)
    placed = list(points)
    for (x, y), indices in together.items():
        apart = min(_APART, room / len(indices))
        for place, index in enumerate(indices):
            placed[index] = (x, y + (place - (len(indices) - 1) / 2) * apart)
    return placed


def place_names(
    dots: Sequence[Point], widths: Sequence[float], height: float, frame: Rect, taken: Sequence[Rect]
) -> list[Rect | None]:
    """A place for the name of each dot, narrower than its width where there is little room; None where there is none.

    No two places share any area with each other, with a dot or with a rectangle of `taken`, and none leaves `frame`.
    """
    round_dots = [Rect(x - RADIUS - 1, y - RADIUS - 1, 2 * RADIUS + 2, 2 * RADIUS + 2) for x, y in dots]
    blocked = [*round_dots, *taken]
    places: list[Rect | None] = []
    for dot, width in zip(dots, widths, strict=True):
        place = _free_place(dot, min(width, _WIDEST), height, lambda rect: _is_free(rect, frame, blocked))
        places.append(place)
        if place is not None:
            blocked.append(place)
    return places


def _free_place(dot: Point, width: float, height: float, is_free: Callable[[Rect], bool]) -> Rect | None:
    x, y = dot
    for share in _SHARES:
        wide = width * share
        if share < 1 and wide < _LEAST:
            return None
        beside, middle = y - height / 2, x - wide / 2
        for rect in (
            Rect(x + RADIUS + _GAP, beside, wide, height),
            Rect(x - RADIUS - _GAP - wide, beside, wide, height),
            Rect(middle, y + RADIUS + 2, wide, height),
            Rect(middle, y - RADIUS - 2 - height, wide, height),
        ):
            if is_free(rect):
                return rect
    return None


def _is_free(rect: Rect, frame: Rect, blocked: Sequence[Rect]) -> bool:
    inside = frame.x <= rect.x and rect.right <= frame.right and frame.y <= rect.y and rect.bottom <= frame.bottom
    return inside and not any(rect.intersects(other) for other in blocked)
