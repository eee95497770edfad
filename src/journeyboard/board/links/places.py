"""Links beside each other: their tracks in gutters and strips, their ports at cards, where they drop straight."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeyboard.board.links.spots import Port
from journeyboard.board.links.tracks import Run, spread
from journeyboard.board.links.ways import Door, Grid, Way
from journeyboard.board.plan import Plan

_TRACKS = {0: (0, -1, 1, -2, 2), 1: (0, 1, -1, 2, -2), -1: (0, -1, 1, -2, 2)}
"""The tracks of a gutter, by the side of it (−1 left, 1 right) on which they have to be free to turn."""
_NARROW = (0, 1, -1)
"""The tracks of the outermost gutters, of the strip above the first lane and of a divider's."""
_WIDE = (0, -1, 1, -2, 2)

Ways = Mapping[str, Way]
"""By the ids of their links."""
RunKey = tuple[str, int]
"""A link, and which of its gutters or strips it is."""
PortKey = tuple[str, bool]
"""A link, and whether it ends there."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where links stand beside each other."""

    uprights: Mapping[RunKey, int]
    """Tracks in gutters."""
    levels: Mapping[RunKey, int]
    """Tracks in strips."""
    ports: Mapping[PortKey, Port]
    shifts: Mapping[str, int]
    """How far links that drop straight between the same two cells stand beside the middle, in half steps."""
    bare: frozenset[int]
    """The rows whose lower edge has room for a label."""

    def of(self, link_id: str, way: Way) -> tuple[object, ...]:
        """All that says where one link stands."""
        return (
            way,
            tuple(self.uprights[link_id, index] for index in range(len(way.gutters))),
            tuple(self.levels[link_id, index] for index in range(len(way.strips))),
            self.ports.get((link_id, False)),
            self.ports.get((link_id, True)),
            self.shifts.get(link_id),
        )


def places_of(plan: Plan, grid: Grid, ways: Ways) -> Places:
    """Where the links that go these ways stand."""
    uprights = spread(run for link_id, way in ways.items() for run in _uprights(grid, link_id, way))
    levels = spread(run for link_id, way in ways.items() for run in _levels(plan, link_id, way))
    bare = frozenset(row for row, lane in enumerate(plan.lanes) if lane.kind != "divider")
    return Places(uprights, levels, _ports(ways, uprights), _shifts(ways), bare)


def _uprights(grid: Grid, link_id: str, way: Way) -> Iterator[Run[RunKey, int]]:
    for index, gutter in enumerate(way.gutters):
        first = way.start.end.row if index == 0 else way.strips[index - 1]
        last = way.end.end.row if index == len(way.gutters) - 1 else way.strips[index]
        tracks: tuple[int, ...] = _NARROW
        if 0 < gutter < grid.columns:
            enters = index == len(way.gutters) - 1 and not way.end.end.is_heading
            # The head needs room: the tracks that are far from the card come first.
            tracks = _TRACKS[(1 if way.end.right else -1) if enters else 0]
        yield Run((link_id, index), gutter, max(0, min(first, last)), max(0, first, last), tracks)


def _levels(plan: Plan, link_id: str, way: Way) -> Iterator[Run[RunKey, int]]:
    for index, strip in enumerate(way.strips):
        one, other = sorted(way.gutters[index : index + 2])
        narrow = strip < 0 or plan.lanes[strip].kind == "divider"
        yield Run((link_id, index), strip, one, other, _NARROW if narrow else _WIDE)


def _ports(ways: Ways, uprights: Mapping[RunKey, int]) -> dict[PortKey, Port]:
    """Where at the sides of cards links come out, from top to bottom, so that they cross as little as can be: those
    that go up on tracks near the card, then those farther off, then the same the other way round for those that go
    down."""
    met: dict[tuple[str, bool], list[tuple[tuple[int, int], str, bool]]] = {}
    for link_id, way in ways.items():
        if way.straight:
            continue
        for ends, door, index in ((False, way.start, 0), (True, way.end, len(way.gutters) - 1)):
            if not door.end.is_heading:
                track = uprights[link_id, index]
                off = track if door.right else -track
                turn = _direction(way, door, ends=ends)
                met.setdefault(door.side, []).append(((turn, off if turn < 0 else -off), link_id, ends))
    ports: dict[PortKey, Port] = {}
    for (card, _right), links in met.items():
        for place, (_order, link_id, ends) in enumerate(sorted(links)):
            ports[link_id, ends] = Port(card, place, len(links))
    return ports


def _direction(way: Way, door: Door, *, ends: bool) -> int:
    """Whether a link goes up (−1) or down (1) from its door, or over to a card of the same row (0)."""
    if not way.strips and way.start.end.row == way.end.end.row:
        return 0
    strip = door.strip if not way.strips else way.strips[-1 if ends else 0]
    return 1 if strip >= door.end.row else -1


def _shifts(ways: Ways) -> dict[str, int]:
    """How far links that drop straight between the same two cells stand beside the middle."""
    met: dict[tuple[int, int], list[str]] = {}
    for link_id, way in ways.items():
        if way.straight:
            met.setdefault((way.start.strip, way.start.gutter), []).append(link_id)
    return {link_id: 2 * place - len(ids) + 1 for ids in met.values() for place, link_id in enumerate(ids)}
