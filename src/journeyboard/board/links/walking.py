"""Along a way from its start to its end, lane by lane."""

from collections.abc import Iterator
from functools import lru_cache

from journeyboard.board.links.places import Places
from journeyboard.board.links.spots import Edge, Gutter, Middle, Rim, Side, Spot, Strip, Under, X
from journeyboard.board.links.ways import Door, Way


class Walk:
    """Walks a way from its start to its end and tells the spots where it turns, lane by lane."""

    def __init__(self, link_id: str, way: Way, places: Places) -> None:
        self._way, self._ports, self._link = way, places.ports, link_id
        self._shift = places.shifts.get(link_id, 0)
        self._gutters = [_gutter(gutter, places.uprights[link_id, index]) for index, gutter in enumerate(way.gutters)]
        self._levels = [places.levels[link_id, index] for index in range(len(way.strips))]
        self._bare = places.bare
        self._along: list[tuple[int, tuple[X, X]]] = []
        self._over: list[tuple[int, tuple[X, X]]] = []
        self._row = max(0, way.start.end.row)
        self._spots: list[Spot] = []
        self._done: list[tuple[int, list[Spot]]] = []

    def stretches(self, labelled: bool) -> Iterator[tuple[int, tuple[Spot, ...], tuple[X, X] | None]]:
        """Each stretch: its row, its spots, and where the label stands if it stands here."""
        if self._way.straight:
            self._drop()
        else:
            self._leave()
            for index, strip in enumerate(self._way.strips):
                self._go(self._gutters[index], max(0, strip))
                level = Strip(self._levels[index], top=strip < 0)
                self._spots += [(self._gutters[index], level), (self._gutters[index + 1], level)]
                if strip in self._bare:
                    self._along.append((strip, (self._gutters[index], self._gutters[index + 1])))
            self._go(self._gutters[-1], max(0, self._way.end.end.row))
            self._enter()
        self._done.append((self._row, self._spots))
        at = self._label() if labelled else None
        for row, spots in self._done:
            here = at is not None and at[0] == row
            yield row, tuple(spots), at[1] if at is not None and here else None
            at = None if here else at

    def _leave(self) -> None:
        door, first = self._way.start, self._gutters[0]
        if door.end.is_heading:
            self._spots.append((_under(door), Rim(bottom=False)))
            if not self._way.strips or self._way.strips[0] >= 0:
                self._spots.append((first, Strip(1, top=True)))
        else:
            port = self._ports[self._link, False]
            self._spots += [(Side(door.end.id, door.right), port), (first, port)]

    def _enter(self) -> None:
        door, last = self._way.end, self._gutters[-1]
        if door.end.is_heading:
            if not self._way.strips or self._way.strips[-1] >= 0:
                self._spots.append((last, Strip(1, top=True)))
            self._spots.append((_under(door), Rim(bottom=False)))
        else:
            port = self._ports[self._link, True]
            self._spots += [(last, port), (Side(door.end.id, door.right), port)]

    def _drop(self) -> None:
        start, end = self._way.start.end, self._way.end.end
        down, shift = start.row < end.row, self._shift
        self._spots.append((Middle(start.id, shift), Edge(start.id, bottom=down)))
        self._go(Middle(start.id, shift), end.row, Middle(end.id, shift))
        self._spots.append((Middle(end.id, shift), Edge(end.id, bottom=not down)))

    def _go(self, x: X, row: int, then: X | None = None) -> None:
        """Up or down to a row, over the edges of the lanes between; `then` is what x is called beyond the first."""
        while self._row != row:
            down = row > self._row
            self._spots.append((x, Rim(bottom=down)))
            self._done.append((self._row, self._spots))
            upper = self._row if down else self._row - 1
            self._row += 1 if down else -1
            beyond = then or x
            if upper in self._bare:
                at = x if down else beyond
                self._over.append((upper, (at, at)))
            x = beyond
            self._spots = [(x, Rim(bottom=not down))]

    def _label(self) -> tuple[int, tuple[X, X]] | None:
        """The row whose lower edge the label stands on, and between which x: where the link runs along it, else where
        it crosses it; None when there is no such place."""
        return next(iter((*self._along, *self._over)), None)


@lru_cache(maxsize=4096)
def _gutter(index: int, track: int) -> Gutter:
    return Gutter(index, track)


def _under(door: Door) -> Under:
    return Under(door.gutter - 1 if door.right else door.gutter, door.right)
