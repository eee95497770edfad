"""Links between stages or steps: arcs above the stage row.

Every arc rises from the stage row, runs along one of several levels and comes down again. Its label stands on its run.
Since an arc passes only the levels below its own, labels are clear when, level by level from below, each finds a
place beside the rises of all arcs that are still to come; the topmost always does. Arcs may cross each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeyboard.board.links.traces import words_of
from journeyboard.board.measuring import STYLES
from journeyboard.board.paths import ROUND, straight
from journeyboard.board.plan import Plan
from journeyboard.board.shapes import ArcShape, Cubic, Rect, StageShape, TextShape
from journeyboard.board.texts import line_of_text
from journeyboard.journey.records import Link

_LOWEST = 18
"""From the stage row to the lowest run."""
_LEVEL = 8
"""From a run to the next one above it when there is no label between them."""
_LABEL_ABOVE = 2
"""Between a run and its label."""
_LABEL_GAP = 4
"""Between a label and the run above it, and between what stands on the same level."""
_BOTTOM = 2
_CORNER = 18
_WIDE_CORNER = 72
_ENDS_APART = 16
_ENDS_SHARE = 0.6
"""The part of a column's width within which arcs begin and end; the rest is left to labels."""
_WIDEST_LABEL = 260
_LEAST_LABEL = 18
_HEAD = (4, 7)
_START, _BETWEEN, _END = 0, 1, 2
"""What is met at a stage; the ends of an arc that leads to where it begins leave a place free between them."""
_OUTSIDE = 60
"""How far beyond the ends of a short run the middle of its label may stand."""


@dataclass(slots=True)
class _Arc:
    """An arc on its way: `ends` are x where it begins and where its head is."""

    link: Link
    colour: str
    words: str
    ends: list[float] = field(default_factory=lambda: [0.0, 0.0])
    label_width: float = 0
    label_x: float = 0
    level: int = 0

    @property
    def left(self) -> float:
        return min(self.ends)

    @property
    def right(self) -> float:
        return max(self.ends)

    def rises(self) -> tuple[tuple[float, float], ...]:
        """The ranges of x in which it passes lower levels."""
        return (
            (self.left - _LABEL_GAP, self.left + _CORNER + _LABEL_GAP),
            (self.right - _CORNER - _LABEL_GAP, self.right + _LABEL_GAP),
        )

    def range(self) -> tuple[float, float]:
        """What it takes of its level, with its label."""
        if not self.label_width:
            return self.left, self.right
        return min(self.left, self.label_x), max(self.right, self.label_x + self.label_width)


@dataclass(frozen=True, slots=True)
class _Zone:
    """Where the arcs of a stage or step begin and end."""

    key: str
    centre: float
    width: float
    colour: str


def arc_shapes(plan: Plan, stages: tuple[StageShape, ...], reach: float) -> tuple[tuple[ArcShape, ...], float]:
    """The arcs within 0 ≤ x ≤ `reach`, and the height they take; 0 when there are none."""
    arcs = _arcs(plan, stages)
    if not arcs:
        return (), 0
    for arc in arcs:
        if arc.words:
            arc.label_width = min(plan.measurer.width(arc.words, "arc") + 1, _WIDEST_LABEL, reach - 2 * _LABEL_GAP)
    levels = _levels(arcs, reach)
    heights = _heights(levels)
    height = heights[-1] + _BOTTOM
    runs = [height - _BOTTOM - above for above in heights[:-1]]
    return tuple(_shape(plan, arc, runs[arc.level], height - _BOTTOM) for arc in arcs), height


def _arcs(plan: Plan, stages: tuple[StageShape, ...]) -> list[_Arc]:
    """The arcs of all links between shown stages or steps, with their ends spread along the stage row."""
    links = plan.journey.links if plan.view.links != "none" else ()
    named = {end for link in links for end in (link.from_, link.to)}
    zones = _zones(plan, stages, named)
    arcs: list[_Arc] = []
    meeting: dict[str, list[tuple[tuple[int, float, int], int, _Arc]]] = {}
    by_key = {zone.key: zone for zone in zones.values()}
    for number, link in enumerate(links):
        start, end = zones.get(link.from_), zones.get(link.to)
        if start is None or end is None:
            continue
        arc = _Arc(link, start.colour, words_of(link))
        arcs.append(arc)
        far = end.centre - start.centre
        meeting.setdefault(start.key, []).append((_place(far, number), _START, arc))
        meeting.setdefault(end.key, []).append((_place(-far, number), _END, arc))
        if start.key == end.key:
            meeting[start.key].append((_place(far, number), _BETWEEN, arc))
    for key, ends in meeting.items():
        zone = by_key[key]
        apart = min(_ENDS_APART, zone.width * _ENDS_SHARE / max(1, len(ends) - 1))
        x = zone.centre - apart * (len(ends) - 1) / 2
        for index, (_order, which, arc) in enumerate(sorted(ends, key=lambda end: end[:2])):
            if which == _START:
                arc.ends[0] = x + index * apart
            elif which == _END:
                arc.ends[1] = x + index * apart
    return arcs


def _place(far: float, number: int) -> tuple[int, float, int]:
    """Where an end stands among those it meets: from left to right those that go left, the shortest first, then those
    that go right, the longest first; so arcs that meet lie within each other."""
    if far < 0:
        return (0, -far, -number)
    return (2, -far, number) if far > 0 else (1, 0, number)


def _zones(plan: Plan, stages: tuple[StageShape, ...], named: set[str]) -> dict[str, _Zone]:
    """By the id of a stage or step. A stage shares the zone of its middle step when arcs go to its steps as well."""
    zones: dict[str, _Zone] = {}
    for shape, (_stage, _index, columns) in zip(stages, plan.stages, strict=True):
        for index in columns:
            column = plan.columns[index]
            zones[column.step] = _Zone(column.step, column.x + column.width / 2, column.width, shape.colour)
        middle = plan.columns[columns[(len(columns) - 1) // 2]]
        if any(plan.columns[index].step in named for index in columns):
            zones[shape.id] = zones[middle.step]
        else:
            zones[shape.id] = _Zone(shape.id, shape.rect.centre[0], middle.width, shape.colour)
    return zones


def _levels(arcs: Sequence[_Arc], reach: float) -> list[list[_Arc]]:
    """The arcs by level, from the lowest up, each with the place of its label."""
    waiting = sorted(arcs, key=lambda arc: (arc.right - arc.left, arc.left, arc.link.id))
    levels: list[list[_Arc]] = []
    while waiting:
        level: list[_Arc] = []
        for arc in list(waiting):
            others = [other for other in waiting if other is not arc]
            if _place_label(arc, others, level, reach):
                level.append(arc)
                waiting.remove(arc)
        if not level:
            level = [waiting.pop(0)]
            _shorten_label(level[0], waiting, reach)
        for arc in level:
            arc.level = len(levels)
        levels.append(level)
    return levels


def _place_label(arc: _Arc, others: Sequence[_Arc], level: Sequence[_Arc], reach: float) -> bool:
    """Set the label as near to the middle of the run as it is free; False when the arc does not fit on the level."""
    if not all(_apart((arc.left, arc.right), other.range()) for other in level):
        return False
    if not arc.label_width:
        return True
    taken = [rise for other in others for rise in other.rises()] + [other.range() for other in level]
    middle = (arc.left + arc.right) / 2
    places = [
        max(start, min(end - arc.label_width, middle - arc.label_width / 2))
        for start, end in _gaps(taken, reach)
        if end - start >= arc.label_width
    ]
    reachable = [x for x in places if abs(x + arc.label_width / 2 - middle) <= (arc.right - arc.left) / 2 + _OUTSIDE]
    if not reachable:
        return False
    arc.label_x = min(reachable, key=lambda x: abs(x + arc.label_width / 2 - middle))
    return True


def _shorten_label(arc: _Arc, others: Sequence[_Arc], reach: float) -> None:
    """Cut the label to the widest gap above the run; without one that would show anything it is left out."""
    near = (arc.left - _OUTSIDE, arc.right + _OUTSIDE)
    gaps = [
        (max(start, near[0]), min(end, near[1]))
        for start, end in _gaps([rise for other in others for rise in other.rises()], reach)
    ]
    start, end = max(gaps, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))
    arc.label_x = start
    arc.label_width = min(arc.label_width, end - start) if end - start >= _LEAST_LABEL else 0


def _gaps(taken: Sequence[tuple[float, float]], reach: float) -> Iterator[tuple[float, float]]:
    """What is free between the ranges, with room at both sides."""
    at = 0.0
    for start, end in sorted((*taken, (reach, reach))):
        if start - _LABEL_GAP > at + _LABEL_GAP:
            yield at + _LABEL_GAP, start - _LABEL_GAP
        at = max(at, end)


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] + 2 * _LABEL_GAP < other[0] or other[1] + 2 * _LABEL_GAP < one[0]


def _heights(levels: Sequence[Sequence[_Arc]]) -> list[float]:
    """How far above the stage row each level's run lies, and last the height of all."""
    heights: list[float] = []
    at: float = _LOWEST
    for level in levels:
        heights.append(at)
        labelled = any(arc.label_width for arc in level)
        at += _LABEL_ABOVE + STYLES["arc"].line_height + _LABEL_GAP if labelled else _LEVEL
    return [*heights, at]


def _shape(plan: Plan, arc: _Arc, run: float, bottom: float) -> ArcShape:
    """The arc from one end at `bottom` over its run (a y) to the other."""
    label: TextShape | None = None
    if arc.label_width:
        y = run - _LABEL_ABOVE - STYLES["arc"].line_height
        label = line_of_text(plan.measurer, arc.words, "arc", arc.label_x, y, arc.label_width, align="center")
        label = TextShape(
            Rect(arc.label_x, y, arc.label_width, label.rect.height), label.style, label.lines, "center", label.rtl
        )
    across = min(_CORNER if arc.level else _WIDE_CORNER, (arc.right - arc.left) / 2)
    down = bottom - run if not arc.level else min(_CORNER, bottom - run)
    start, end = arc.ends
    path = _path(start, end, run, bottom, across if end > start else -across, down)
    half, long = _HEAD
    head = ((end, bottom), (end - half, bottom - long), (end + half, bottom - long))
    return ArcShape(arc.link.id, arc.link.kind, path, head, label, arc.colour)


def _path(start: float, end: float, run: float, bottom: float, across: float, down: float) -> tuple[Cubic, ...]:
    """Up, round the corner, along, round the corner, down; straight pieces only where they have a length."""
    turn = run + down
    path = [straight((start, bottom), (start, turn))] if turn < bottom else []
    path.append(
        ((start, turn), (start, turn - down * ROUND), (start + across * (1 - ROUND), run), (start + across, run))
    )
    if abs(end - start) > 2 * abs(across):
        path.append(straight((start + across, run), (end - across, run)))
    path.append(((end - across, run), (end - across * (1 - ROUND), run), (end, turn - down * ROUND), (end, turn)))
    if turn < bottom:
        path.append(straight((end, turn), (end, bottom)))
    return tuple(path)
