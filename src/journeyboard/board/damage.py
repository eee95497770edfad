"""What looks different between two boards, part by part: what has to be painted again."""

from collections.abc import Hashable, Iterable, Iterator
from itertools import zip_longest

from journeyboard.board.emotion import POINT_RADIUS
from journeyboard.board.shapes import (
    Board,
    CardShape,
    CellShape,
    ColumnShape,
    Damage,
    EmotionShape,
    LaneShape,
    LinkPiece,
    Part,
    Rect,
    TileShape,
)

Piece = tuple[Hashable, Rect]
"""Something that is drawn, and where in its part."""

_MOST_AREAS = 40
"""A part that differs in more places than these is damaged as a whole: most of it is out of sight anyway."""
_AROUND = 4
"""Shadows, strokes and edges reach a little beyond their shapes."""


def damage(old: Board, new: Board) -> tuple[Damage, ...]:
    """Where the parts of `new` look unlike those of `old`. A part that only moved has no damage; one that is new is
    damaged as a whole."""
    if old.assets is not new.assets and old.assets != new.assets:
        return tuple(_whole(part) for part in new.parts)
    before = {(part.kind, part.lane): part for part in old.parts}
    found: list[Damage] = []
    for part in new.parts:
        was = before.get((part.kind, part.lane))
        if was is None:
            found.append(_whole(part))
        else:
            areas = [*_resized(was.rect, part.rect), *_areas(old, new, part)]
            if len(areas) > _MOST_AREAS:
                areas = [_own(part)]
            found.extend(Damage(part.kind, part.lane, area) for area in areas if area.width and area.height)
    return tuple(found)


def _areas(old: Board, new: Board, part: Part) -> Iterator[Rect]:
    """What differs within a part that both boards have."""
    if part.kind == "title":
        yield from _unlike(_title_pieces(old), _title_pieces(new))
    elif part.kind in ("arcs", "funnel"):
        was, now = (old.arcs, new.arcs) if part.kind == "arcs" else (old.funnel, new.funnel)
        if was is not now and was != now:
            yield _own(part)
    elif part.kind == "stages":
        if old.stages is not new.stages:
            yield from _unlike(_stage_pieces(old), _stage_pieces(new))
    elif part.kind == "unplaced":
        yield from _unlike(_tray_pieces(old), _tray_pieces(new))
    else:
        yield from _row_areas(old, new, part)


def _row_areas(old: Board, new: Board, part: Part) -> Iterator[Rect]:
    """What differs in a lane's label or content."""
    was, now = _lane(old, part.lane), _lane(new, part.lane)
    if part.kind == "label":
        if was is not now and _label_of(was) != _label_of(now):
            yield _own(part)
    elif (was.kind, was.colour, was.collapsed) != (now.kind, now.colour, now.collapsed):
        yield _own(part)
    else:
        yield from _lane_areas(old, new, part, was, now)


def _lane_areas(old: Board, new: Board, part: Part, was: LaneShape, now: LaneShape) -> Iterator[Rect]:
    grids = (was.emotion.grid if was.emotion else None, now.emotion.grid if now.emotion else None)
    if grids[0] != grids[1]:
        yield _own(part)
        return
    if was is not now:
        yield from _unlike(_lane_pieces(was, part), _lane_pieces(now, part))
    if was.links is not now.links or old.links != new.links:
        yield from _unlike_links(was.links if old.links == "all" else (), now.links if new.links == "all" else ())
    alike = _columns_alike(old, new)
    if alike < max(len(old.columns), len(new.columns)):
        x = new.columns[alike - 1].x + new.columns[alike - 1].width if alike else 0
        yield Rect(x, 0, part.rect.width - x, part.rect.height)
    cells_was, cells_now = old.cells.lane(was.id), new.cells.lane(now.id)
    if cells_was is cells_now:
        return
    for column in new.columns[:alike]:
        first, second = cells_was.get(column.step), cells_now.get(column.step)
        if first is second:
            continue
        if _is_empty(first) != _is_empty(second):
            yield Rect(column.x, 0, column.width, part.rect.height)
        else:
            yield from _unlike_cells(first, second, column)


def _columns_alike(old: Board, new: Board) -> int:
    """How many columns from the left are the same; all that lies right of them has moved."""
    if old.columns is new.columns:
        return len(new.columns)
    pairs = enumerate(zip(old.columns, new.columns, strict=False))
    return next((index for index, (was, now) in pairs if was != now), min(len(old.columns), len(new.columns)))


def _title_pieces(board: Board) -> Iterator[Piece]:
    yield board.title, board.title.rect
    if board.subtitle:
        yield board.subtitle, board.subtitle.rect
    for persona in board.personas:
        yield persona, persona.rect


def _stage_pieces(board: Board) -> Iterator[Piece]:
    for stage in board.stages:
        rect = stage.rect
        for step in stage.steps:
            rect = rect.united(step.rect)
        yield stage, rect


def _tray_pieces(board: Board) -> Iterator[Piece]:
    if board.unplaced_label:
        yield board.unplaced_label, board.unplaced_label.rect
    for card in board.unplaced:
        yield card, card.rect


def _label_of(lane: LaneShape) -> Hashable:
    names = tuple(row.name for row in lane.channels)
    return (lane.label, lane.note, lane.icon, lane.colour, lane.collapsed, names)


def _lane_pieces(lane: LaneShape, part: Part) -> Iterator[Piece]:
    for text in lane.counts:
        yield text, text.rect
    for card in lane.spans:
        yield card, card.rect
    for row in lane.channels:
        yield (row.dots, row.y), Rect(row.dots[0], row.y, row.dots[-1] - row.dots[0], 0).grown(POINT_RADIUS)
    if lane.divider:
        yield lane.divider, Rect(0, lane.divider.rect.y, part.rect.width, lane.divider.rect.height)
    if lane.emotion:
        yield from _emotion_pieces(lane.emotion)


def _emotion_pieces(emotion: EmotionShape) -> Iterator[Piece]:
    for curve in emotion.curves:
        look = (curve.persona, curve.state, curve.colour, curve.index, curve.faded)
        for point in curve.points:
            yield (look, point), Rect(point.at[0], point.at[1], 0, 0).grown(POINT_RADIUS)
        for cubic in curve.path:
            left, right = cubic[0][0], cubic[3][0]
            top, bottom = min(cubic[0][1], cubic[3][1]), max(cubic[0][1], cubic[3][1])
            yield (look, cubic), Rect(left, top, right - left, bottom - top)
        if curve.name:
            yield (look, curve.name), curve.name.rect
    for flag in emotion.flags:
        yield flag, flag.rect


def _unlike_links(old: tuple[LinkPiece, ...], new: tuple[LinkPiece, ...]) -> Iterator[Rect]:
    """Around each link that only one of the two has: one rectangle around all would be most of the lane."""
    # Links that are alike are the same objects: see `layout`.
    known, kept = {id(piece) for piece in old}, {id(piece) for piece in new}
    yield from (piece.rect for piece in old if id(piece) not in kept)
    yield from (piece.rect for piece in new if id(piece) not in known)


def _unlike_cells(old: CellShape | None, new: CellShape | None, column: ColumnShape) -> Iterator[Rect]:
    """One rectangle around what differs; held against each other in their order, which is quicker than as sets: a
    change of everything compares each card of the map."""
    area: Rect | None = None
    for was, now in zip_longest(_in_cell(old), _in_cell(new)):
        if was is not now and was != now:
            for shape in filter(None, (was, now)):
                area = shape.rect if area is None else area.united(shape.rect)
    if area is not None:
        yield area.moved(column.x, 0).grown(_AROUND)


def _in_cell(cell: CellShape | None) -> tuple[CardShape | TileShape, ...]:
    return (*cell.cards, *cell.tiles) if cell else ()


def _is_empty(cell: CellShape | None) -> bool:
    return cell is None or not (cell.cards or cell.tiles)


def _unlike(old: Iterable[Piece], new: Iterable[Piece]) -> Iterator[Rect]:
    """One rectangle around all pieces that only one of the two has."""
    area: Rect | None = None
    for _shape, rect in set(old) ^ set(new):
        area = rect if area is None else area.united(rect)
    if area is not None:
        yield area.grown(_AROUND)


def _resized(old: Rect, new: Rect) -> Iterator[Rect]:
    """The strips along the lower and right edge of a part that became larger or smaller."""
    if old.height != new.height:
        top = max(0, min(old.height, new.height) - _AROUND)
        yield Rect(0, top, new.width, new.height - top)
    if old.width != new.width:
        left = max(0, min(old.width, new.width) - _AROUND)
        yield Rect(left, 0, new.width - left, new.height)


def _lane(board: Board, lane_id: str) -> LaneShape:
    return next(lane for lane in board.lanes if lane.id == lane_id)


def _own(part: Part) -> Rect:
    return Rect(0, 0, part.rect.width, part.rect.height)


def _whole(part: Part) -> Damage:
    return Damage(part.kind, part.lane, _own(part))
