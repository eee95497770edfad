"""Which way a link takes: along the gutters between columns and the strips between lanes, where no words stand.

Nothing here is measured. A way names rows (lanes), columns and cards alone, so that text that grows moves lines, and
never leads a link another way. Gutter *g* lies left of column *g*, the last one right of all columns. Strip *r* is the
bare lower edge of row *r*; strip −1 is the bare upper edge of the first row, below the stages. A card opens to the
gutters at its sides; only cards that span several columns stand across gutters, at the top of their row.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeyboard.board.plan import Plan
from journeyboard.journey.cards import holds_cards
from journeyboard.journey.records import Card

HEADING_ROW = -1

_COLUMN, _ROW, _BEND = 1.0, 0.6, 0.4
"""What it costs to pass a column or a row, and to turn."""
_ASIDE = 0.05
"""What it costs to leave a card by the side that is not the usual one."""
_ACROSS = 1000.0
"""What it costs to pass behind a card."""
_UNSAID = 50.0
"""What it costs when there is no place for the label."""
_IN_CELL = 1_000_000
"""How far down its row a card of a single cell stands: below all that span several."""


@dataclass(frozen=True, slots=True)
class End:
    """A card that a link joins, or a stage or step, whose row is −1."""

    id: str
    row: int
    first: int
    last: int
    """The columns it covers."""
    depth: int = _IN_CELL
    """How far down its row: its place among the cards that span several columns."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a stage or step."""
        return self.row == HEADING_ROW


@dataclass(frozen=True, slots=True)
class Door:
    """How a link comes out of an end: into which gutter, and on to which strip."""

    end: End
    gutter: int
    right: bool
    """At the right side of a card; of a heading: from a column that lies left of the gutter."""
    strip: int
    cost: float

    @property
    def side(self) -> tuple[str, bool]:
        """Which side of which card."""
        return self.end.id, self.right


@dataclass(frozen=True, slots=True)
class Way:
    """From door to door: down or up `gutters[0]` to `strips[0]`, along it to `gutters[1]`, and so on. A straight way
    drops from the lowest card of a cell to the highest of the cell below, or rises the other way."""

    start: Door
    end: Door
    gutters: tuple[int, ...]
    strips: tuple[int, ...]
    straight: bool = False


class Grid:
    """The rows and columns of a plan, and which gutters cards stand across."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.rows = {lane.id: row for row, lane in enumerate(plan.lanes)}
        self.columns = len(plan.columns)
        self._spanning = [_spanning(plan, lane.id) for lane in plan.lanes]
        self.across = [_across(spans) for spans in self._spanning]
        """For each row the gutters that spanning cards stand across, with how far down they do."""
        self.outline = (tuple((lane.id, lane.kind) for lane in plan.lanes), self.columns, tuple(self.across))
        """All that leads links one way or another, but their ends."""
        self._headings = {stage.id: (columns[0], columns[-1]) for stage, _index, columns in plan.stages}
        self._collapsed = set(plan.view.collapsed_lanes)

    def end(self, record_id: str) -> End | None:
        """The card, stage or step with this id as an end; None when it is not shown."""
        card = self._plan.journey.cards.get(record_id)
        if card is not None:
            return self._card(card)
        if record_id in self._headings and self.rows:
            return End(record_id, HEADING_ROW, *self._headings[record_id])
        index = self._plan.index.get(record_id)
        return End(record_id, HEADING_ROW, index, index) if index is not None and self.rows else None

    def _card(self, card: Card) -> End | None:
        row = self.rows.get(card.lane)
        covered = self._plan.covered(card)
        if row is None or card.lane in self._collapsed or not covered:
            return None
        if self._plan.spans(card):
            depth = next((place for place, (span, _columns) in enumerate(self._spanning[row]) if span == card.id), 0)
            return End(card.id, row, covered[0], covered[-1], depth)
        return End(card.id, row, covered[0], covered[0])

    def is_free(self, row: int, gutter: int) -> bool:
        """Whether nothing stands across the gutter in this row."""
        return gutter not in self.across[row]

    def free_beside(self, row: int, gutter: int) -> Iterator[int]:
        """The nearest free gutters of a row to the left and right. The outermost ones always are."""
        yield next(place for place in range(gutter, -1, -1) if self.is_free(row, place))
        yield next(place for place in range(gutter, self.columns + 1) if self.is_free(row, place))

    def is_straight(self, start: End, end: End) -> bool:
        """Whether the two face each other over the border of two rows, with nothing between them."""
        upper, lower = (start, end) if start.row < end.row else (end, start)
        if upper.is_heading or lower.row != upper.row + 1 or upper.first != lower.first:
            return False
        if upper.depth != _IN_CELL or lower.depth != _IN_CELL:
            return False
        lanes = self._plan.lanes
        if not holds_cards(lanes[upper.row]) or not holds_cards(lanes[lower.row]):
            return False
        if any(first <= lower.first <= last for _id, (first, last) in self._spanning[lower.row]):
            return False
        return self._own(upper)[-1] == upper.id and self._own(lower)[0] == lower.id

    def _own(self, end: End) -> list[str]:
        """The cards of an end's cell that span nothing, from top to bottom."""
        plan = self._plan
        cards = plan.journey.cards_at(plan.lanes[end.row].id, plan.columns[end.first].step)
        return [card.id for card in cards if not (card.end_step and plan.spans(card))]


def way_between(grid: Grid, start: End, end: End, *, labelled: bool) -> Way:
    """The cheapest way from one end to the other; a labelled link passes a strip, where its label can stand."""
    if grid.is_straight(start, end):
        door = Door(start, start.first, False, min(start.row, end.row), 0)
        return Way(door, Door(end, end.first, False, door.strip, 0), (), (), straight=True)
    goes_down = end.row > start.row
    best: tuple[float, Way] | None = None
    for least, leaving, entering in _pairs(grid, start, end):
        if best is not None and least >= best[0]:
            break
        aside = _ASIDE * ((leaving.right != goes_down) + (entering.right != goes_down))
        for way in _ways(grid, leaving, entering, labelled=labelled):
            cost = _cost(grid, way) + leaving.cost + entering.cost + aside
            cost += _UNSAID if labelled and not has_room_for_label(way) else 0
            if best is None or cost < best[0]:
                best = (cost, way)
    if best is None:
        raise AssertionError("there is a way between any two ends")
    return best[1]


def _pairs(grid: Grid, start: End, end: End) -> list[tuple[float, Door, Door]]:
    """The doors to leave and enter by, each pair with the least that a way between them can cost, cheapest first."""
    pairs: list[tuple[float, Door, Door]] = []
    entries = list(_doors(grid, end, start))
    for leaving in _doors(grid, start, end):
        for entering in entries:
            across = _COLUMN * abs(leaving.gutter - entering.gutter)
            rows = _ROW * abs(leaving.strip - entering.strip)
            pairs.append((across + rows + leaving.cost + entering.cost, leaving, entering))
    return sorted(pairs, key=lambda pair: pair[0])


def has_room_for_label(way: Way) -> bool:
    """Whether it passes a strip between lanes."""
    return way.straight or any(strip >= 0 for strip in way.strips) or _crosses(way)


def rows_passed(one: int, other: int) -> range:
    """The rows between two strips."""
    return range(min(one, other) + 1, max(one, other) + 1)


def _crosses(way: Way) -> bool:
    """Whether a way that turns nowhere, or below the stages only, crosses from one row to another."""
    one, other = way.start.end.row, way.end.end.row
    return max(0, one) != max(0, other)


def _doors(grid: Grid, end: End, other: End) -> Iterator[Door]:
    if end.is_heading:
        first, last = end.first, end.last
        column = max(first, min(last, other.first))
        beside = ((first, False),) if other.last < first else ((last + 1, True),) if other.first > last else ()
        for gutter, right in beside or ((column, False), (column + 1, True)):
            yield Door(end, gutter, right, HEADING_ROW, 0)
        return
    for gutter, right in ((end.last + 1, True), (end.first, False)):
        depths = grid.across[end.row].get(gutter, ())
        if end.row > 0 or other.is_heading:
            above = any(depth < end.depth for depth in depths)
            yield Door(end, gutter, right, end.row - 1, _ROW / 2 + _ACROSS * above)
        below = any(depth > end.depth for depth in depths)
        yield Door(end, gutter, right, end.row, _ROW / 2 + _ACROSS * below)


def _ways(grid: Grid, leaving: Door, entering: Door, *, labelled: bool) -> Iterator[Way]:
    if leaving.gutter == entering.gutter and leaving.end.row == entering.end.row:
        if leaving.strip == entering.strip == leaving.end.row:
            yield from _beside(grid, leaving, entering, labelled=labelled)
        return
    gutters, strips = _between(grid, leaving, entering)
    if not _turns_back(leaving, entering, strips):
        yield Way(leaving, entering, gutters, strips)


def _beside(grid: Grid, leaving: Door, entering: Door, *, labelled: bool) -> Iterator[Way]:
    """Within a gutter from one card of a row to another: at once, or dipping into the strip below, where its label
    stands."""
    row, gutter = leaving.end.row, leaving.gutter
    upper, lower = sorted((leaving.end.depth, entering.end.depth))
    is_cut = any(upper < depth < lower for depth in grid.across[row].get(gutter, ()))
    if not is_cut:
        yield Way(leaving, entering, (gutter,), ())
    if is_cut or labelled:
        yield Way(leaving, entering, (gutter, gutter), (row,))


def _between(grid: Grid, leaving: Door, entering: Door) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The gutters and strips from one door to the other."""
    start, stop, rows = leaving.gutter, entering.gutter, rows_passed(leaving.strip, entering.strip)
    if start == stop and all(grid.is_free(row, start) for row in rows):
        return (start,), ()
    if all(grid.is_free(row, stop) for row in rows):
        return (start, stop), (leaving.strip,)
    if all(grid.is_free(row, start) for row in rows):
        return (start, stop), (entering.strip,)
    return _around(grid, leaving, entering)


def _around(grid: Grid, leaving: Door, entering: Door) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The way with the least going sideways, row by row through gutters that are free."""
    down = entering.strip > leaving.strip
    rows = rows_passed(leaving.strip, entering.strip)
    found: dict[int, tuple[float, tuple[int, ...], tuple[int, ...]]] = {leaving.gutter: (0.0, (leaving.gutter,), ())}
    for row in rows if down else reversed(rows):
        strip = row - 1 if down else row
        passed: dict[int, tuple[float, tuple[int, ...], tuple[int, ...]]] = {}
        for gutter, way in found.items():
            cost, gutters, strips = way
            for place in (gutter,) if grid.is_free(row, gutter) else grid.free_beside(row, gutter):
                if place != gutter:
                    way = (cost + abs(place - gutter) * _COLUMN + _BEND, (*gutters, place), (*strips, strip))
                if place not in passed or way < passed[place]:
                    passed[place] = way
        found = passed
    ends = (
        (cost + abs(entering.gutter - gutter) * _COLUMN, (*gutters, entering.gutter), (*strips, entering.strip))
        if gutter != entering.gutter
        else (cost, gutters, strips)
        for gutter, (cost, gutters, strips) in found.items()
    )
    _cost_of_best, gutters, strips = min(ends)
    return gutters, strips


def _turns_back(leaving: Door, entering: Door, strips: tuple[int, ...]) -> bool:
    """Whether it would go back over itself within the gutter of one of its ends."""
    first, last = (strips[0], strips[-1]) if strips else (entering.strip, leaving.strip)
    return _reverses(leaving, first) or _reverses(entering, last)


def _reverses(door: Door, strip: int) -> bool:
    """Whether a door that leads down is left upwards, or the other way round."""
    if door.end.is_heading:
        return False
    return strip < door.strip if door.strip == door.end.row else strip > door.strip


def _cost(grid: Grid, way: Way) -> float:
    stops = (way.start.strip, *way.strips, way.end.strip)
    cost = _BEND * (len(way.gutters) - 1)
    cost += sum(_COLUMN * abs(one - other) + _BEND for one, other in pairwise(way.gutters))
    for gutter, (one, other) in zip(way.gutters, pairwise(stops), strict=False):
        cost += sum(_ROW + _ACROSS * (not grid.is_free(row, gutter)) for row in rows_passed(one, other))
    return cost


def _spanning(plan: Plan, lane_id: str) -> list[tuple[str, tuple[int, int]]]:
    """The cards of a lane that span several columns, from top to bottom, with the first and last one they cover."""
    spans: list[tuple[str, tuple[int, int]]] = []
    for card in plan.journey.spanning(lane_id):
        covered = plan.covered(card) if plan.spans(card) else ()
        if covered and lane_id not in plan.view.collapsed_lanes:
            spans.append((card.id, (covered[0], covered[-1])))
    return spans


def _across(spans: Sequence[tuple[str, tuple[int, int]]]) -> Mapping[int, tuple[int, ...]]:
    across: dict[int, tuple[int, ...]] = {}
    for depth, (_id, (first, last)) in enumerate(spans):
        for gutter in range(first + 1, last + 1):
            across[gutter] = (*across.get(gutter, ()), depth)
    return across
