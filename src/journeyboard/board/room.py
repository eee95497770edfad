"""What is taken on a surface, so that labels find a free place."""

from collections.abc import Iterable

from journeyboard.board.shapes import Rect

_BUCKET = 80


class Taken:
    """Rectangles that nothing may overlap, found quickly by their x."""

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        # As plain edges (left, top, right, bottom): thousands are compared for one lane.
        self._buckets: dict[int, list[tuple[float, float, float, float]]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: Rect) -> None:
        """Take the place of `rect`."""
        edges = (rect.x, rect.y, rect.right, rect.bottom)
        for bucket in _buckets(edges[0], edges[2]):
            self._buckets.setdefault(bucket, []).append(edges)

    def hits(self, rect: Rect) -> int:
        """How many of the taken rectangles share area with `rect` (one across two buckets may count twice)."""
        left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
        count = 0
        for bucket in _buckets(left, right):
            for x, y, end, low in self._buckets.get(bucket, ()):
                if x < right and left < end and y < bottom and top < low:
                    count += 1
        return count

    def is_free(self, rect: Rect) -> bool:
        """Whether nothing taken shares area with `rect`."""
        return not self.hits(rect)


def _buckets(left: float, right: float) -> range:
    return range(int(left // _BUCKET), int(right // _BUCKET) + 1)
