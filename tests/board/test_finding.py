from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.board.maps import board_of, link, random_map, sample

from journeyboard.board.finding import (
    Direction,
    card_rect,
    card_towards,
    cards_at,
    cards_in,
    cell_of,
    cell_rect,
    cell_towards,
    feeling_at,
    feeling_rect,
    feeling_value,
    hit,
    part_of,
)
from journeyboard.board.shapes import Board, Rect
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey


@pytest.fixture(scope="module")
def board() -> Board:
    extra = [
        rec.Card(id="span", lane="notes", step="order", end_step="pay", text="Thinks it over"),
        rec.Card(id="below", lane="notes", step="pay", text="Pays"),
        rec.Card(id="lost", lane="gone", step="pay", text="Lost"),
        link("back", "buy", "look", label="31 % go back"),
    ]
    return board_of(Journey([*sample(), *extra]))


def rect_of(board: Board, card_id: str) -> Rect:
    rect = card_rect(board, card_id)
    assert rect is not None
    return rect


@settings(max_examples=30)
@given(st.integers(0, 10**9))
def test_every_card_is_hit_where_it_is_said_to_be(seed: int) -> None:
    board = board_of(random_map(Random(seed)))
    cards = [card.id for cell in board.cells.values() for card in cell.cards] + [card.id for card in board.unplaced]
    cards += [card.id for lane in board.lanes for card in lane.spans]
    for card_id in cards:
        rect = rect_of(board, card_id)
        found = hit(board, *rect.centre)
        assert (found.kind, found.id, found.rect) == ("card", card_id, rect)
        assert card_id in cards_in(board, rect)


def test_cells_are_hit_between_cards_and_name_lane_and_step(board: Board) -> None:
    rect = cell_rect(board, "opportunities", "order")
    assert rect is not None
    found = hit(board, *rect.centre)
    assert (found.kind, found.lane, found.step, found.rect) == ("cell", "opportunities", "order", rect)


def test_labels_stages_steps_title_personas_and_tray_are_hit(board: Board) -> None:
    persona = board.personas[0].rect.centre
    assert hit(board, *persona).id == "mara"
    assert hit(board, *board.title.rect.centre).kind == "title"
    row = part_of(board, "stages")
    assert row is not None
    stage = board.stages[1]
    x, y = stage.rect.centre
    assert (hit(board, row.rect.x + x, row.rect.y + y).kind, hit(board, row.rect.x + x, row.rect.y + y).id) == (
        "stage",
        "buy",
    )
    x, y = stage.steps[1].rect.centre
    assert hit(board, row.rect.x + x, row.rect.y + y).id == "pay"
    label = part_of(board, "label", "images")
    assert label is not None
    assert hit(board, *label.rect.centre).lane == "images"
    tray = part_of(board, "unplaced")
    assert tray is not None
    assert hit(board, tray.rect.right - 1, tray.rect.y + 1).kind == "unplaced"
    assert hit(board, -5, -5).kind == "nothing"


def test_arcs_are_hit_on_their_line_and_label_but_not_within(board: Board) -> None:
    part = part_of(board, "arcs")
    assert part is not None
    (arc,) = board.arcs
    assert arc.label is not None
    x, y = arc.label.rect.centre
    assert hit(board, part.rect.x + x, part.rect.y + y).id == "back"
    start = arc.path[0][0]
    assert hit(board, part.rect.x + start[0], part.rect.y + start[1] - 1).kind == "link"
    assert hit(board, part.rect.x + x, part.rect.y + start[1] - 1).kind == "nothing"


def test_feelings_are_hit_at_points_and_flags(board: Board) -> None:
    point = feeling_rect(board, "f1")
    assert point is not None
    assert feeling_at(board, *point.centre) == "f1"
    lane = next(lane for lane in board.lanes if lane.emotion)
    assert lane.emotion is not None
    x, y = lane.emotion.flags[0].rect.centre
    assert feeling_at(board, board.content_left + x, lane.y + y) == "f2"
    assert feeling_at(board, board.content_left + 2, lane.y + 2) is None


def test_a_height_in_an_emotion_lane_is_a_feeling_in_tenths(board: Board) -> None:
    lane = next(lane for lane in board.lanes if lane.emotion)
    assert lane.emotion is not None
    top, _one, zero, *_rest = lane.emotion.grid
    assert feeling_value(board, lane.id, lane.y + top) == 2.0
    assert feeling_value(board, lane.id, lane.y + zero + 1) == pytest.approx(0, abs=0.05)
    assert feeling_value(board, lane.id, lane.y - 500) == 2.0
    assert feeling_value(board, lane.id, lane.y + 9000) == -2.0
    assert feeling_value(board, "notes", 0) == 0.0


def test_a_rubber_band_takes_what_it_touches(board: Board) -> None:
    note, more = rect_of(board, "note"), rect_of(board, "more")
    assert cards_in(board, Rect(note.x + 5, note.y + 5, 1, 1)) == ("note",)
    assert cards_in(board, note.united(more)) == ("note", "more")
    assert set(cards_in(board, Rect(0, 0, board.width, board.height))) >= {"note", "span", "pain", "lost"}


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        (("notes", "browse"), "right", ("notes", "order")),
        (("notes", "browse"), "left", None),
        (("notes", "browse"), "up", None),
        (("notes", "browse"), "down", ("touchpoints", "browse")),
        (("gone", "browse"), "down", None),
    ],
)
def test_arrow_keys_lead_from_cell_to_cell(
    board: Board, start: tuple[str, str], direction: Direction, end: tuple[str, str] | None
) -> None:
    assert cell_towards(board, *start, direction) == end


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("note", "down", "more"),
        ("more", "up", "note"),
        ("note", "up", None),
        ("more", "down", "picture"),
        ("note", "right", "span"),
        ("span", "left", "note"),
        ("span", "right", None),
        ("below", "up", "span"),
        ("below", "left", "span"),
        ("below", "down", "pain"),
        ("lost", "up", None),
    ],
)
def test_arrow_keys_lead_from_card_to_card(board: Board, start: str, direction: Direction, end: str | None) -> None:
    assert card_towards(board, start, direction) == end


def test_cards_of_a_cell_count_those_that_span_it(board: Board) -> None:
    assert cards_at(board, "notes", "pay") == ("span", "below")
    assert cell_of(board, "span") == ("notes", "order")
    assert cell_of(board, "lost") is None
