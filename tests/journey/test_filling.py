"""Lines and ranges as cards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.journey.filling import cards_in, fill
from journeyboard.journey.grid import add_step
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Lane, Step
from journeyboard.journey.spots import Spot, spot_in
from journeyboard.journey.starting import new_journey


@pytest.fixture
def journey() -> Journey:
    return new_journey("Tried", ["See", "Compare", "Buy"])


def _spot(journey: Journey, lane: str, step: int, index: int | None = None) -> Spot:
    lane_id = next(one.id for one in journey.lanes if one.name == lane)
    return spot_in(journey, lane_id, journey.columns()[step].id, index)


def _map(journey: Journey) -> dict[tuple[str, str], list[str]]:
    """The texts of all cells that have any, by the lane's and the stage's and step's name."""
    stages = {stage.id: stage.name for stage in journey.stages}
    cells: dict[tuple[str, str], list[str]] = {}
    for lane in journey.lanes:
        for step in journey.columns():
            texts = [card.text for card in journey.cards_at(lane.id, step.id)]
            if texts:
                cells[lane.name, " ".join(filter(None, (stages[step.stage], step.name)))] = texts
    return cells


def test_lines_become_cards_of_the_lane(journey: Journey) -> None:
    change = fill(journey, [["Reads reviews"], [""], ["  • Asks   a friend "], ["- Waits"]], _spot(journey, "Doing", 1))
    journey.apply(change)
    assert _map(journey) == {("Doing", "Compare"): ["Reads reviews", "Asks a friend", "Waits"]}
    assert change.label == "Paste 3 cards"


def test_a_range_fills_steps_and_lanes_from_the_cell_on(journey: Journey) -> None:
    journey.apply(fill(journey, [["a", "b"], ["", "c\nd"]], _spot(journey, "Doing", 1)))
    assert _map(journey) == {("Doing", "Compare"): ["a"], ("Doing", "Buy"): ["b"], ("Touchpoints", "Buy"): ["c", "d"]}


def test_rows_pass_over_lanes_that_hold_no_cards(journey: Journey) -> None:
    journey.apply(fill(journey, [["a", ""], ["b", "x"]], _spot(journey, "Touchpoints", 0)))
    assert ("Pain points", "See") in _map(journey)


def test_a_range_larger_than_the_map_makes_it_grow_in_one_step(journey: Journey) -> None:
    rows = [[f"{row}{column}" for column in range(3)] for row in range(3)]
    change = fill(journey, rows, _spot(journey, "Pain points", 2))
    journey.apply(change)
    assert [stage.name for stage in journey.stages] == ["See", "Compare", "Buy", "New stage", "New stage"]
    assert [lane.name for lane in journey.lanes][-1] == "Notes"
    assert len(journey.cards) == 9
    journey.apply(change.inverse())
    assert (len(journey.stages), len(journey.lanes), len(journey.cards)) == (3, 6, 0)


def test_only_what_is_shown_is_filled(journey: Journey) -> None:
    spot = _spot(journey, "Doing", 0)
    shown = Spot(spot.lane, spot.step, None, spot.lanes, (spot.steps[0], spot.steps[2]))
    journey.apply(fill(journey, [["a", "b"]], shown))
    assert set(_map(journey)) == {("Doing", "See"), ("Doing", "Buy")}


def test_headings_say_where_it_goes(journey: Journey) -> None:
    rows = [["", "Buy", "see"], ["pain points", "a", "b"], ["Doing", "c", ""]]
    journey.apply(fill(journey, rows, _spot(journey, "Opportunities", 1)))
    assert _map(journey) == {("Doing", "Buy"): ["c"], ("Pain points", "See"): ["b"], ("Pain points", "Buy"): ["a"]}


def test_headings_that_nothing_is_called_are_added(journey: Journey) -> None:
    rows = [["", "Use"], ["Chancen", "a"], ["Thinking", "b"], ["Emotion", "good"]]
    change = fill(journey, rows, _spot(journey, "Doing", 0))
    journey.apply(change)
    assert [stage.name for stage in journey.stages][-1] == "Use"
    new = [lane for lane in journey.lanes if any(edit.id == lane.id for edit in change)]
    assert {(lane.name, lane.kind) for lane in new} == {
        ("Chancen", "opportunities"),
        ("Thinking", "notes"),
        ("Emotion", "notes"),
    }
    journey.apply(change.inverse())
    assert len(journey.lanes) == 6


def test_two_rows_of_headings_are_stages_and_steps(journey: Journey) -> None:
    rows = [["", "Buy", "", "Use"], ["", "Basket", "Pay", "Unpack"], ["Doing", "a", "b", "c"]]
    journey.apply(fill(journey, rows, _spot(journey, "Doing", 0)))
    assert _map(journey) == {
        ("Doing", "Buy Basket"): ["a"],
        ("Doing", "Buy Pay"): ["b"],
        ("Doing", "Use Unpack"): ["c"],
    }


def test_a_heading_over_several_columns_means_the_steps_of_the_stage(journey: Journey) -> None:
    stage = journey.stages[2]
    journey.apply(add_step(journey, stage.id, "Second"))
    rows = [["", "Buy", "Buy"], ["Doing", "a", "b"]]
    journey.apply(fill(journey, rows, _spot(journey, "Doing", 0)))
    first, second = journey.steps_of(stage.id)
    doing = next(lane for lane in journey.all(Lane).values() if lane.name == "Doing")
    assert [card.text for card in journey.cards_at(doing.id, first.id)] == ["a"]
    assert [card.text for card in journey.cards_at(doing.id, second.id)] == ["b"]


def test_without_names_at_both_edges_nothing_is_a_heading(journey: Journey) -> None:
    journey.apply(fill(journey, [["", "See"], ["", "a"]], _spot(journey, "Doing", 0)))
    assert _map(journey) == {("Doing", "Compare"): ["See"], ("Touchpoints", "Compare"): ["a"]}


cells = st.text(st.sampled_from("ab •\n-\t\x00"), max_size=6)


@given(st.lists(st.lists(cells, max_size=4), max_size=5), st.integers(0, 2))
def test_every_line_of_any_range_becomes_one_card(rows: list[list[str]], step: int) -> None:
    journey = new_journey("Tried", ["See", "Compare", "Buy"])
    before = {record.id: record for record in journey}
    change = fill(journey, rows, _spot(journey, "Doing", step))
    journey.apply(change)
    placed = sum(len(journey.cards_at(lane.id, column.id)) for lane in journey.lanes for column in journey.columns())
    assert placed == len(journey.cards) <= cards_in(rows)
    assert all(step.stage for step in journey.all(Step).values())
    journey.apply(change.inverse())
    assert {record.id: record for record in journey} == before
