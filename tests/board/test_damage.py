from collections.abc import Iterator
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.board.maps import MEASURER, board_of, random_change, random_map, random_view, sample

from journeyboard.board.damage import damage
from journeyboard.board.layout import refresh
from journeyboard.board.shapes import Board, LaneShape, Rect
from journeyboard.journey import records as rec
from journeyboard.journey.changes import Change, Edit
from journeyboard.journey.editing import set_fields


def looks(board: Board) -> Iterator[tuple[str, str, Rect, object]]:
    """What is seen in each part: kind, lane, where in the part, and what."""
    yield "title", "", board.title.rect, board.title
    yield from (("title", "", persona.rect, persona) for persona in board.personas)
    yield from (("arcs", "", arc.label.rect, arc.label) for arc in board.arcs if arc.label)
    yield from (("stages", "", stage.name.rect, (stage.name, stage.colour)) for stage in board.stages)
    yield from (("unplaced", "", card.rect, card) for card in board.unplaced)
    for lane in board.lanes:
        yield "label", lane.id, lane.label.rect, lane.label
        yield from (("label", lane.id, row.name.rect, row.name) for row in lane.channels)
        yield from (("lane", lane.id, card.rect, card) for card in lane.spans)
        if lane.emotion:
            yield from (("lane", lane.id, flag.rect, flag) for flag in lane.emotion.flags)
            for curve in lane.emotion.curves:
                yield from (("lane", lane.id, Rect(*point.at, 1, 1), (point, curve.index)) for point in curve.points)
        for piece in lane.links if board.links == "all" else ():
            yield "lane", lane.id, _clipped(piece.rect, lane), piece
        for row in lane.channels:
            yield from (("lane", lane.id, Rect(x - 1, row.y - 1, 2, 2), "dot") for x in row.dots)
        for column in board.columns:
            cell = board.cells.lane(lane.id).get(column.step)
            for shape in (*cell.cards, *cell.tiles) if cell else ():
                yield "lane", lane.id, shape.rect.moved(column.x, 0), shape


def _clipped(rect: Rect, lane: LaneShape) -> Rect:
    """What of a rectangle lies right of the lane's left edge, below its upper edge and above its lower one."""
    left, top = max(0.0, rect.x), max(0.0, rect.y)
    return Rect(left, top, rect.right - left, min(rect.bottom, lane.height) - top)


@settings(max_examples=80)
@given(st.integers(0, 10**9))
def test_all_that_looks_different_is_damaged(seed: int) -> None:
    random = Random(seed)
    journey = random_map(random)
    view = random_view(random)
    before = board_of(journey, view)
    change = random_change(random, journey)
    journey.apply(change)
    after = refresh(before, journey, view, MEASURER, change)
    parts = {(part.kind, part.lane) for part in after.parts}
    found = damage(before, after)
    for kind, lane, rect, _look in set(looks(before)) ^ set(looks(after)):
        # What vanished with its part, or lay where the part no longer reaches, needs no paint.
        if (kind, lane) in parts and _within(after, kind, lane, rect):
            areas = [damaged.rect for damaged in found if (damaged.kind, damaged.lane) == (kind, lane)]
            assert any(_covers(area, rect) for area in areas), (kind, lane, rect)


def _within(board: Board, kind: str, lane: str, rect: Rect) -> bool:
    part = next(part for part in board.parts if (part.kind, part.lane) == (kind, lane))
    return rect.bottom <= part.rect.height and rect.right <= part.rect.width


def _covers(area: Rect, rect: Rect) -> bool:
    return area.x <= rect.x and area.y <= rect.y and area.right >= rect.right and area.bottom >= rect.bottom


def test_boards_that_look_alike_have_no_damage() -> None:
    assert damage(board_of(sample()), board_of(sample())) == ()


def test_a_lane_that_only_moved_has_no_damage() -> None:
    journey = sample()
    before = board_of(journey)
    change = set_fields(journey, ["note"], text="word " * 200)
    journey.apply(change)
    found = damage(before, refresh(before, journey, rec.EVERYTHING, MEASURER, change))
    assert {(damaged.kind, damaged.lane) for damaged in found} == {("label", "notes"), ("lane", "notes")}


def test_one_card_damages_little_more_than_itself() -> None:
    journey = sample()
    before = board_of(journey)
    change = set_fields(journey, ["more"], text="Visits a showroom")
    journey.apply(change)
    after = refresh(before, journey, rec.EVERYTHING, MEASURER, change)
    (area,) = damage(before, after)
    card = after.cells["notes", "browse"].cards[1].rect
    assert (area.kind, area.lane) == ("lane", "notes")
    assert area.rect == card.grown(4)


def test_another_picture_damages_everything() -> None:
    journey = sample()
    before = board_of(journey)
    photo = journey.assets["photo"]
    change = Change("picture", (Edit(photo, rec.replace(photo, sha256="another")),))
    journey.apply(change)
    after = refresh(before, journey, rec.EVERYTHING, MEASURER, change)
    assert len(damage(before, after)) == len(after.parts)
