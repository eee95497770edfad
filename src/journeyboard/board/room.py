"""What is taken on a surface, so that labels find a free place."""

from collections.abc import Iterable

from journeyboard.board.shapes import Rect

_BUCKET = 160


class Taken:
    """Rectangles that nothing may overlap, found quickly by their x."""

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        self._buckets: dict[int, list[Rect]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: Rect) -> None:
        """Take the place of `rect`."""
        for bucket in _buckets(rect):
            self._buckets.setdefault(bucket, []).append(rect)

    def hits(self, rect: Rect) -> int:
        """How many of the taken rectangles share area with `rect` (one across two buckets may count twice)."""
        return sum(rect.intersects(other) for bucket in _buckets(rect) for other in self._buckets.get(bucket, ()))

    def is_free(self, rect: Rect) -> bool:
        """Whether nothing taken shares area with `rect`."""
        return not any(rect.intersects(other) for bucket in _buckets(rect) for other in self._buckets.get(bucket, ()))


def _buckets(rect: Rect) -> range:
    return range(int(rect.x // _BUCKET), int(rect.right // _BUCKET) + 1)
