from random import Random

from benchmarks.journeys import journey_of
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.board.maps import MEASURER, board_of, random_change, random_map, random_view, sample

from journeyboard.board.damage import damage
from journeyboard.board.layout import refilter, refresh
from journeyboard.board.shapes import Board
from journeyboard.journey import records as rec
from journeyboard.journey.changes import Change, Edit
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.grid import add_lane, add_stage, add_step, move_lane, move_stage
from journeyboard.journey.journey import Journey

PARTS_OF_A_BOARD = [name for name in Board.__dataclass_fields__ if name != "cells"]


def assert_same(quick: Board, slow: Board) -> None:
    for name in PARTS_OF_A_BOARD:
        assert getattr(quick, name) == getattr(slow, name), name
    assert dict(quick.cells) == dict(slow.cells)


def edited(journey: Journey, board: Board, change: Change, view: rec.View = rec.EVERYTHING) -> Board:
    journey.apply(change)
    return refresh(board, journey, view, MEASURER, change)


@settings(max_examples=120)
@given(seed=st.integers(0, 10**9), viewed=st.booleans())
def test_refreshing_equals_laying_out_everything(*, seed: int, viewed: bool) -> None:
    random = Random(seed)
    journey = random_map(random)
    view = random_view(random) if viewed else rec.EVERYTHING
    board = board_of(journey, view)
    for _ in range(12):
        change = random_change(random, journey)
        journey.apply(change)
        if random.random() < 0.3:
            later = random_change(random, journey)
            journey.apply(later)
            change = change.then(later)
        board = refresh(board, journey, view, MEASURER, change)
        assert_same(board, board_of(journey, view))


@settings(max_examples=60)
@given(seed=st.integers(0, 10**9))
def test_another_filter_equals_laying_out_everything(seed: int) -> None:
    random = Random(seed)
    journey = random_map(random)
    view = random_view(random)
    board = board_of(journey, view)
    for _ in range(4):
        view = rec.replace(view, filter=random_view(random).filter)
        board = refilter(board, journey, view, MEASURER)
        assert_same(board, board_of(journey, view))


def test_another_filter_keeps_the_cards_that_stand_out_as_before() -> None:
    journey = sample()
    journey.apply(set_fields(journey, ["note"], severity=5))
    before = board_of(journey)
    after = refilter(before, journey, rec.replace(rec.EVERYTHING, filter=rec.Filter(severity=4)), MEASURER)
    assert after.cells["notes", "browse"].cards[0] is before.cells["notes", "browse"].cards[0]
    fading = {card.id: card.faded for cell in after.cells.values() for card in cell.cards}
    assert set(fading.values()) == {True, False}
    assert fading == {card_id: (journey.cards[card_id].severity or 0) < 4 for card_id in fading}


def test_an_edit_of_a_card_leaves_every_other_shape_as_it_is() -> None:
    journey = sample()
    before = board_of(journey)
    after = edited(journey, before, set_fields(journey, ["note"], text="word " * 200))
    assert after.lanes[0].height > before.lanes[0].height
    assert after.title is before.title
    assert after.stages is before.stages
    assert after.arcs is before.arcs
    assert after.columns is before.columns
    assert after.cells["notes", "browse"] is not before.cells["notes", "browse"]
    for key in set(before.cells) - {("notes", "browse")}:
        assert after.cells[key] is before.cells[key]
    for was, now in zip(before.lanes[1:], after.lanes[1:], strict=True):
        assert now.y > was.y
        assert now.label is was.label
        assert now.emotion is was.emotion
        assert now.channels is was.channels


def test_an_edit_that_shows_nothing_keeps_every_lane() -> None:
    journey = sample()
    before = board_of(journey)
    after = edited(journey, before, set_fields(journey, ["note"], detail="Not on the map"))
    assert all(now is was for now, was in zip(after.lanes, before.lanes, strict=True))
    assert after.cells.lane("notes") is before.cells.lane("notes")


def test_most_cards_of_a_large_map_at_once() -> None:
    journey = journey_of(2_500)
    before = board_of(journey)
    change = delete(journey, [card for number, card in enumerate(journey.cards) if number % 10])
    journey.apply(change)
    after = refresh(before, journey, rec.EVERYTHING, MEASURER, change)
    assert_same(after, board_of(journey))
    found = damage(before, after)
    counts = {lane.id: sum(one.lane == lane.id and one.kind == "lane" for one in found) for lane in after.lanes}
    assert 1 in counts.values()
    assert max(counts.values()) <= 40


def test_a_feeling_moves_its_curve_alone() -> None:
    journey = sample()
    journey.apply(Change("add", (Edit(None, rec.Feeling(id="f3", persona="jonas", step="browse", value=-2)),)))
    before = board_of(journey)
    after = edited(journey, before, set_fields(journey, ["f1"], value=2.0))
    was = next(lane.emotion for lane in before.lanes if lane.emotion)
    now = next(lane.emotion for lane in after.lanes if lane.emotion)
    mara, jonas = now.curves
    assert mara is not was.curves[0]
    assert jonas is was.curves[1]


def test_cells_are_kept_when_stages_steps_and_lanes_come_go_and_move() -> None:
    journey = sample()
    board = board_of(journey)
    first = board.cells["notes", "browse"]
    for make in (
        lambda: add_stage(journey, "Before", 0),
        lambda: add_step(journey, "look", "Then"),
        lambda: add_lane(journey, "notes", "Thinking", 0),
        lambda: move_stage(journey, "look", 2),
        lambda: move_lane(journey, "notes", 4),
        lambda: delete(journey, ["buy"]),
    ):
        board = edited(journey, board, make())
        assert_same(board, board_of(journey))
        assert board.cells["notes", "browse"] is first
