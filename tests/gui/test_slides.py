"""How a board is cut into slides."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.board.maps import board_of, random_map, sample

from journeyboard.board.shapes import Board
from journeyboard.editor.presenting.slides import LEAST_ZOOM, Mode, slides_of
from journeyboard.journey.journey import Journey

MODES: tuple[Mode, ...] = ("stages", "steps", "lanes", "reveal")


@pytest.fixture
def board() -> Board:
    return board_of(sample())


def test_the_whole_map_comes_first_and_last(board: Board) -> None:
    for mode in ("stages", "steps", "lanes"):
        slides = slides_of(board, mode, 1600, 900)
        assert slides[0] == slides[-1]
        assert slides[0].focus is None


def test_stages_come_in_order_and_all_their_lanes_are_shown(board: Board) -> None:
    slides = [slide for slide in slides_of(board, "stages", 1600, 900) if slide.focus]
    assert list(dict.fromkeys(slide.stage for slide in slides)) == [stage.id for stage in board.stages]
    for stage in board.stages:
        own = [slide.focus for slide in slides if slide.stage == stage.id and slide.focus]
        assert own[0].y <= board.lanes[0].y
        assert own[-1].bottom == pytest.approx(board.lanes[-1].y + board.lanes[-1].height)
        assert all(upper.bottom == lower.y for upper, lower in pairwise(own))


def test_a_low_window_takes_more_slides_and_never_smaller_text(board: Board) -> None:
    high, low = (slides_of(board, "stages", 1600, height) for height in (1200, 400))
    assert len(low) > len(high)
    for slide in low[1:-1]:
        assert 400 / slide.rect.height >= LEAST_ZOOM - 0.001


def test_steps_come_one_by_one(board: Board) -> None:
    slides = [slide for slide in slides_of(board, "steps", 1600, 2000) if slide.focus]
    assert [slide.step for slide in slides] == [column.step for column in board.columns]


def test_lanes_come_from_the_top_without_lines(board: Board) -> None:
    slides = [slide for slide in slides_of(board, "lanes", 1600, 900) if slide.focus]
    assert [slide.lane for slide in slides] == [lane.id for lane in board.lanes if lane.kind != "divider"]


def test_lanes_are_revealed_one_after_the_other(board: Board) -> None:
    slides = slides_of(board, "reveal", 1600, 900)
    assert [len(slide.hidden) for slide in slides] == list(range(len(board.lanes), -1, -1))
    assert all(slide.lane not in slide.hidden for slide in slides[1:])


def test_an_empty_map_is_one_slide() -> None:
    for mode in MODES:
        assert len(slides_of(board_of(Journey()), mode, 1600, 900)) == 1


@settings(max_examples=40)
@given(st.integers(0, 10**9), st.sampled_from(MODES), st.integers(100, 4000), st.integers(100, 3000))
def test_any_map_in_any_window_has_slides_that_show_something(seed: int, mode: Mode, width: int, height: int) -> None:
    board = board_of(random_map(Random(seed)))
    slides = slides_of(board, mode, width, height)
    assert slides
    assert len(slides) < 2000
    assert all(slide.rect.width > 0 and slide.rect.height > 0 for slide in slides)
    assert all(slide.focus is None or (slide.focus.width > 0 and slide.focus.height > 0) for slide in slides)
