"""Links as a whole, on the sheet: an arc, or the pieces of a link between cards put together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from journeyboard.board.curves import point_on
from journeyboard.board.geometry import Cubic, Point, Rect, TextShape
from journeyboard.board.paths import around, moved
from journeyboard.board.shapes import ArcShape, Board, Head, LinkPiece, Part
from journeyboard.journey.records import LinkKind

NEAR = 5.0
"""How far from its line a link is still hit, in board units."""


@dataclass(frozen=True, slots=True)
class WholeLink:
    """A link from end to end; everything counts from the sheet's upper left corner."""

    id: str
    kind: LinkKind
    path: tuple[Cubic, ...]
    """Curves that join each other, from where it begins to the tip of its head."""
    head: Head
    label: TextShape | None
    is_arc: bool
    """Whether it is an arc above the stage row."""

    @property
    def rect(self) -> Rect:
        """Around its line and its label."""
        line = around(self.path).grown(NEAR)
        return line.united(self.label.rect) if self.label is not None else line

    @property
    def middle(self) -> Point:
        """The middle of its label, else of its line."""
        if self.label is not None:
            return self.label.rect.centre
        longest = max(self.path, key=_length)
        return point_on(longest, 0.5)


def whole_link(board: Board, link_id: str) -> WholeLink | None:
    """The link with this id; None when it is not on the board."""
    arc = next((arc for arc in board.arcs if arc.id == link_id), None)
    if arc is not None:
        part = next(part for part in board.parts if part.kind == "arcs")
        return _of_arc(arc, part)
    return _of_pieces(board, link_id)


def whole_links(board: Board) -> Iterator[WholeLink]:
    """All links that are painted: those of cards only where the view shows them all."""
    ids = [arc.id for arc in board.arcs]
    ids += board.traces.passed if board.links == "all" else ()
    yield from filter(None, (whole_link(board, link_id) for link_id in ids))


def is_near(path: Iterable[Cubic], x: float, y: float, near: float = NEAR) -> bool:
    """Whether a point lies at most `near` from a path."""
    return any(_is_near_curve(cubic, x, y, near) for cubic in path)


def piece_at(pieces: Iterable[LinkPiece], x: float, y: float) -> LinkPiece | None:
    """The topmost piece whose label or line lies near a point of its lane."""
    near = [piece for piece in pieces if piece.rect.grown(NEAR).contains(x, y)]
    labelled = (piece for piece in reversed(near) if piece.label is not None and piece.label.rect.contains(x, y))
    lines = (piece for piece in reversed(near) if is_near(piece.path, x, y))
    return next(labelled, None) or next(lines, None)


def _of_arc(arc: ArcShape, part: Part) -> WholeLink:
    x, y = part.rect.x, part.rect.y
    label = _moved_label(arc.label, x, y) if arc.label is not None else None
    return WholeLink(arc.id, arc.kind, moved(arc.path, x, y), _moved_head(arc.head, x, y), label, is_arc=True)


def _of_pieces(board: Board, link_id: str) -> WholeLink | None:
    lanes = set(board.traces.passed.get(link_id, ()))
    found = [
        (piece, lane.y) for lane in board.lanes if lane.id in lanes for piece in lane.links if piece.link == link_id
    ]
    found.sort(key=lambda each: each[0].place)
    if not found or found[-1][0].head is None:
        return None
    x, last = board.content_left, found[-1][0]
    path = tuple(cubic for piece, y in found for cubic in moved(piece.path, x, y))
    labels = (_moved_label(piece.label, x, y) for piece, y in found if piece.label is not None)
    label = next(labels, None)
    head = _moved_head(last.head, x, found[-1][1]) if last.head is not None else None
    return WholeLink(link_id, last.kind, path, head, label, is_arc=False) if head is not None else None


def _moved_label(label: TextShape, dx: float, dy: float) -> TextShape:
    return replace(label, rect=label.rect.moved(dx, dy))


def _moved_head(head: Head, dx: float, dy: float) -> Head:
    (a, b), (c, d), (e, f) = head
    return ((a + dx, b + dy), (c + dx, d + dy), (e + dx, f + dy))


def _length(cubic: Cubic) -> float:
    (x0, y0), _one, _two, (x1, y1) = cubic
    return abs(x1 - x0) + abs(y1 - y0)


def _is_near_curve(cubic: Cubic, x: float, y: float, near: float) -> bool:
    box = around((cubic,)).grown(near)
    if not box.contains(x, y):
        return False
    points = [point_on(cubic, step / 16) for step in range(17)]
    return any(_distance(one, other, x, y) <= near for one, other in pairwise(points))


def _distance(start: Point, end: Point, x: float, y: float) -> float:
    """From a point to a straight line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - start[0]) * dx + (y - start[1]) * dy) / square)) if square else 0.0
    return ((x - start[0] - along * dx) ** 2 + (y - start[1] - along * dy) ** 2) ** 0.5
