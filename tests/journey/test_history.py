from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.journey.cards import LANE_CARDS, add_card, move_cards
from journeyboard.journey.changes import Change, Draft, Edit
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.grid import add_lane, add_stage, move_lane, move_stage
from journeyboard.journey.history import History
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Feeling, Persona, Step
from journeyboard.journey.starting import new_journey
from journeyboard.storage.format import dump

Choose = Callable[[int], int]


def _history() -> History:
    return History(new_journey("Tried", ["One", "Two"]), today=lambda: "2026-11-23")


def _some_edit(journey: Journey, kind: int, choose: Choose) -> Change:
    lanes = [lane for lane in journey.lanes if lane.kind in LANE_CARDS]
    columns, cards = journey.columns(), list(journey.cards)
    if kind <= 2 and lanes and columns:
        lane, step = lanes[choose(len(lanes))], columns[choose(len(columns))]
        if kind == 0 or not cards:
            return add_card(journey, lane.id, step.id, f"card {choose(99)}")
        card = cards[choose(len(cards))]
        if kind == 1:
            return move_cards(journey, [card], lane.id, step.id, choose(3))
        return set_fields(journey, [card], text=f"text {choose(9)}", severity=choose(5) + 1)
    return _some_edit_of_the_grid(journey, kind, choose)


def _some_edit_of_the_grid(journey: Journey, kind: int, choose: Choose) -> Change:
    if kind == 3 and journey.stages:
        return move_stage(journey, journey.stages[choose(len(journey.stages))].id, choose(3))
    if kind == 4:
        return delete(journey, [list(journey)[choose(len(journey))].id])
    if kind == 5 and journey.lanes:
        return move_lane(journey, journey.lanes[choose(len(journey.lanes))].id, choose(5))
    return add_stage(journey, "stage", choose(3)) if choose(2) else add_lane(journey, "notes", "lane", choose(3))


@given(st.lists(st.integers(0, 6), max_size=25), st.randoms(use_true_random=False))
def test_undo_of_everything_gives_the_first_bytes_and_redo_the_last(kinds: list[int], dice: object) -> None:
    choose: Choose = getattr(dice, "randrange")  # noqa: B009 - hypothesis gives a random.Random
    history = _history()
    history.mark_saved()
    bytes_at = [dump(history.journey)]
    for kind in kinds:
        change = _some_edit(history.journey, kind, choose)
        history.do(change)
        if change:
            bytes_at.append(dump(history.journey))
    for expected in reversed(bytes_at[:-1]):
        history.undo()
        assert dump(history.journey) == expected
    assert history.undo() is None
    assert history.is_saved
    for expected in bytes_at[1:]:
        history.redo()
        assert dump(history.journey) == expected
    assert history.redo() is None


@given(st.lists(st.integers(0, 6), max_size=12), st.randoms(use_true_random=False))
def test_the_look_ups_say_what_walking_all_records_says(kinds: list[int], dice: object) -> None:
    choose: Choose = getattr(dice, "randrange")  # noqa: B009 - as above
    history = _history()
    for kind in kinds:
        history.do(_some_edit(history.journey, kind, choose))
    journey, fresh = history.journey, Journey(list(history.journey), history.journey.extra)
    assert journey.columns() == fresh.columns()
    assert journey.unplaced() == fresh.unplaced()
    for lane in journey.lanes:
        for step in journey.all(Step).values():
            cards = [card for card in journey.cards.values() if (card.lane, card.step) == (lane.id, step.id)]
            assert list(journey.cards_at(lane.id, step.id)) == sorted(cards, key=lambda card: (card.order, card.id))
    assert journey.all(Feeling) == fresh.all(Feeling)


def _retitled(history: History, title: str) -> None:
    history.do(set_fields(history.journey, ["journey"], title=title))


def test_a_gesture_becomes_one_step() -> None:
    history = _history()
    _retitled(history, "a")
    mark = history.mark()
    for title in ("b", "c", "d"):
        _retitled(history, title)
    history.squash(mark, "Drag")
    assert history.undo_label == "Drag"
    history.undo()
    assert history.journey.info.title == "a"
    history.redo()
    assert history.journey.info.title == "d"


def test_a_gesture_that_ends_where_it_began_leaves_no_step() -> None:
    history = _history()
    _retitled(history, "a")
    mark = history.mark()
    _retitled(history, "b")
    _retitled(history, "a")
    history.squash(mark)
    assert len(history.done) == 1


def test_a_large_change_is_done_in_parts_as_one_step() -> None:
    history = _history()
    before = dump(history.journey)
    heard: list[Change] = []
    history.listeners.append(heard.append)
    draft = Draft(history.journey)
    for number in range(10):
        draft.put(Persona(id=f"p{number}", name=str(number)))
    shares = list(history.do_in_parts(draft.change("Many"), 4))
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert [change.label for change in heard] == ["Many"]
    assert len(history.journey.all(Persona)) >= 10
    history.undo()
    assert dump(history.journey) == before


def test_a_large_change_that_does_not_fit_or_is_given_up_does_nothing() -> None:
    history = _history()
    before = dump(history.journey)
    fresh = [Edit(None, Persona(id=f"p{number}")) for number in range(5)]
    stranger = Edit(Persona(id="gone"), None)
    with pytest.raises(ValueError, match="gone"):
        list(history.do_in_parts(Change("Many", (*fresh, stranger)), 2))
    given_up = history.do_in_parts(Change("Many", tuple(fresh)), 2)
    next(given_up)
    given_up.close()
    assert dump(history.journey) == before
    assert history.undo_label is None


def test_a_cancelled_gesture_leaves_everything_as_it_was_redo_included() -> None:
    history = _history()
    _retitled(history, "a")
    _retitled(history, "b")
    history.mark_saved()
    history.undo()
    before = dump(history.journey)
    mark = history.mark()
    _retitled(history, "c")
    _retitled(history, "d")
    history.bail(mark)
    assert dump(history.journey) == before
    history.redo()
    assert history.journey.info.title == "b"
    assert history.is_saved


def test_saved_is_told_truly() -> None:
    history = _history()
    history.mark_saved()
    _retitled(history, "a")
    assert not history.is_saved
    history.undo()
    assert history.is_saved
    history.redo()
    history.mark_saved()
    history.undo()
    assert not history.is_saved
    _retitled(history, "b")
    history.undo()
    assert not history.is_saved
    history.mark_unsaved()
    assert not history.is_saved


def test_listeners_hear_what_was_applied() -> None:
    history = _history()
    heard: list[Change] = []
    history.listeners.append(heard.append)
    _retitled(history, "a")
    history.undo()
    assert heard[1] == heard[0].inverse()
