"""The lines of links within a lane, drawn from their traces once the lane is laid out."""

from collections.abc import Iterable, Mapping, Sequence
from math import hypot

from journeyboard.board.links.spots import Edge, Gutter, Middle, Port, Rim, Side, Spot, Strip, Trace, Under, X, Y
from journeyboard.board.measuring import STYLES
from journeyboard.board.paths import around, rounded
from journeyboard.board.plan import Plan
from journeyboard.board.shapes import CardShape, Head, LaneCells, LinkPiece, Point, Rect, TextShape
from journeyboard.board.sizes import CELL_BOTTOM, CELL_SIDE, CELL_TOP
from journeyboard.board.texts import line_of_text

Known = Iterable[tuple[Trace, LinkPiece]]

RADIUS = 6.0
HEAD_LENGTH, HEAD_HALF = 7.0, 3.5
_GUTTER_STEP, _NARROW_STEP, _STRIP_STEP, _MIDDLE_STEP = 2.75, 2.0, 2.5, 5.0
_UNDER = 20.0
"""From the side of a column to where a link points at its heading."""
_WIDEST_LABEL = 150.0
_LABEL_GAP = 9.0
_LEAST_LABEL = 20.0
_AROUND = 1.5


def link_pieces(
    plan: Plan,
    traces: Sequence[Trace],
    height: float,
    cells: LaneCells,
    spans: Iterable[CardShape],
    *,
    narrow: bool = False,
    known: Known = (),
) -> tuple[LinkPiece, ...]:
    """The stretches of links in a lane of that height, one for each trace; `narrow` where its bare lower edge is. In a
    lane that is as before, `known` are its traces and pieces of then."""
    if not traces:
        return ()
    drawn = {(trace.link, trace.place): (trace, piece) for trace, piece in known if trace.label is None}
    ground = _Ground(plan, height, cells, {span.id: span for span in spans}, narrow)
    labels = _labels(plan, traces, ground, height)
    pieces: list[LinkPiece] = []
    for trace in traces:
        was = drawn.get((trace.link, trace.place))
        is_as_was = was is not None and (was[0] is trace or was[0] == trace)
        label = labels.get(trace.link) if trace.label is not None else None
        pieces.append(was[1] if was is not None and is_as_was else _piece(trace, ground, label))
    return tuple(pieces)


def _labels(plan: Plan, traces: Sequence[Trace], ground: "_Ground", height: float) -> dict[str, TextShape | None]:
    """The labels that stand in the lane, by link. Those of short runs, which can stand in few places, come first."""
    runs: list[tuple[float, float, Trace]] = []
    for trace in traces:
        if trace.label is not None:
            start, end = sorted(map(ground.x, trace.label))
            runs.append((start, end, trace))
    room = _Labels(plan, height)
    ordered = sorted(runs, key=lambda run: run[1] - run[0])
    return {trace.link: room.place(trace.look.words, start, end) for start, end, trace in ordered}


def _piece(trace: Trace, ground: "_Ground", label: TextShape | None) -> LinkPiece:
    corners = [ground.spot(spot) for spot in trace.spots]
    look = trace.look
    head = _head(corners) if trace.ends else None
    path = rounded(corners, RADIUS)
    rect = around(path)
    if head is not None:
        (left, right), (top, bottom) = ((min(side), max(side)) for side in zip(*head, strict=True))
        rect = rect.united(Rect(left, top, right - left, bottom - top))
    if label is not None:
        rect = rect.united(label.rect)
    rect = rect.grown(_AROUND)
    return LinkPiece(trace.link, trace.place, look.kind, path, rect, head, label, look.colour, look.card, look.faded)


def _head(corners: Sequence[Point]) -> Head:
    """The head at the end of a line: its tip and its two other corners."""
    tip = corners[-1]
    start = next((corner for corner in reversed(corners) if corner != tip), (tip[0] - 1, tip[1]))
    length = hypot(tip[0] - start[0], tip[1] - start[1])
    dx, dy = (tip[0] - start[0]) / length, (tip[1] - start[1]) / length
    base = (tip[0] - dx * HEAD_LENGTH, tip[1] - dy * HEAD_LENGTH)
    return (
        tip,
        (base[0] - dy * HEAD_HALF, base[1] + dx * HEAD_HALF),
        (base[0] + dy * HEAD_HALF, base[1] - dx * HEAD_HALF),
    )


class _Ground:
    """Where the spots of traces lie in one lane."""

    def __init__(
        self, plan: Plan, height: float, cells: LaneCells, spans: Mapping[str, CardShape], narrow: bool
    ) -> None:
        self._columns, self._height, self._cells, self._spans = plan.columns, height, cells, spans
        self._width, self._narrow = plan.width, narrow
        self._lefts = {column.step: column.x for column in plan.columns}

    def spot(self, spot: Spot) -> Point:
        """The point of a spot."""
        return (self.x(spot[0]), self._y(spot[1]))

    def x(self, x: X) -> float:
        """x in the lane."""
        match x:
            case Gutter(index, track):
                if index == 0:
                    return CELL_SIDE / 2 + track * _NARROW_STEP
                if index == len(self._columns):
                    return self._width - CELL_SIDE / 2 + track * _NARROW_STEP
                return self._columns[index].x + track * _GUTTER_STEP
            case Side(card, right):
                rect = self._card(card)
                return rect.right if right else rect.x
            case Middle(card, shift):
                return self._card(card).centre[0] + shift * _MIDDLE_STEP
            case Under(index, right):
                column = self._columns[index]
                return column.x + (column.width - _UNDER if right else _UNDER)

    def _y(self, y: Y) -> float:
        match y:
            case Rim(bottom):
                return self._height if bottom else 0.0
            case Strip(track, True):
                return CELL_TOP / 2 + track * _NARROW_STEP
            case Strip(track):
                middle, step = (CELL_TOP / 2, _NARROW_STEP) if self._narrow else (CELL_BOTTOM / 2, _STRIP_STEP)
                return self._height - middle + track * step
            case Port(card, place, of):
                rect = self._card(card)
                return rect.y + rect.height * (place + 1) / (of + 1)
            case Edge(card, bottom):
                rect = self._card(card)
                return rect.bottom if bottom else rect.y

    def _card(self, card_id: str) -> Rect:
        span = self._spans.get(card_id)
        if span is not None:
            return span.rect
        step, card = self._cells.cards[card_id]
        return card.rect.moved(self._lefts[step], 0)


class _Labels:
    """Labels beside each other on a lane's lower edge."""

    def __init__(self, plan: Plan, height: float) -> None:
        self._plan, self._height = plan, height
        self._taken: list[tuple[float, float]] = []

    def place(self, words: str, one: float, other: float) -> TextShape | None:
        """The label as near to the middle of its run as it is free; cut, or left out, where there is little room. On a
        run past whole columns it stands in the middle of one: other links cross strips in the gutters."""
        middle = (one + other) / 2
        centres = (column.x + column.width / 2 for column in self._plan.columns)
        middle = min((x for x in centres if one < x < other), key=lambda x: abs(x - middle), default=middle)
        shape = line_of_text(self._plan.measurer, words, "arc", 0, 0, _WIDEST_LABEL, align="center")
        gaps = [(start, end) for start, end in self._gaps() if end - start >= _LEAST_LABEL]
        if not gaps:
            return None
        start, end = min(gaps, key=lambda gap: self._off(gap, middle, shape.rect.width))
        width = min(shape.rect.width, end - start)
        x = max(start, min(end - width, middle - width / 2))
        # Too far from its line it would seem to belong to another.
        if abs(x + width / 2 - middle) > abs(one - other) / 2 + 1.5 * width:
            return None
        self._taken.append((x, x + width))
        y = self._height - CELL_BOTTOM + (CELL_BOTTOM - STYLES["arc"].line_height) / 2
        if width < shape.rect.width:
            shape = line_of_text(self._plan.measurer, words, "arc", 0, 0, width, align="center")
        return TextShape(Rect(x, y, width, shape.rect.height), shape.style, shape.lines, "center", shape.rtl)

    def _gaps(self) -> list[tuple[float, float]]:
        gaps: list[tuple[float, float]] = []
        at = 0.0
        for start, end in sorted((*self._taken, (self._plan.width + _LABEL_GAP, self._plan.width))):
            gaps.append((at, start - _LABEL_GAP))
            at = max(at, end + _LABEL_GAP)
        return gaps

    def _off(self, gap: tuple[float, float], middle: float, width: float) -> float:
        """How far from the middle the label would stand in a gap, and how much of it would be cut."""
        start, end = gap
        width_there = min(width, end - start)
        x = max(start, min(end - width_there, middle - width_there / 2))
        return abs(x + width_there / 2 - middle) + 2 * (width - width_there)
