"""Cards taken along: within a journey, into another one, and back after they were cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journeys import IDS, journeys

from journeyboard.journey.cards import add_card, holds_cards, span_card
from journeyboard.journey.changes import Change
from journeyboard.journey.clipping import clipping, paste
from journeyboard.journey.editing import delete, put_record, set_fields
from journeyboard.journey.grid import add_lane
from journeyboard.journey.history import History
from journeyboard.journey.journey import Journey
from journeyboard.journey.links import add_link
from journeyboard.journey.records import Asset, Card, Lane, Metric, Persona, Reading, Record, Stage, replace
from journeyboard.journey.spots import Spot, spot_in
from journeyboard.journey.starting import new_journey


@pytest.fixture
def journey() -> Journey:
    return new_journey("Tried", ["One", "Two", "Three"])


def _do(journey: Journey, change: Change) -> list[Card]:
    """Apply a change; the cards it added."""
    journey.apply(change)
    return [edit.after for edit in change if edit.before is None and isinstance(edit.after, Card)]


def _put(journey: Journey, *records: Record) -> None:
    for record in records:
        journey.apply(put_record(journey, record, ""))


def _add(journey: Journey, lane: str, step: int, text: str, **fields: object) -> Card:
    return _do(
        journey, add_card(journey, _lane(journey, lane), journey.columns()[step].id, text, None, None, **fields)
    )[0]


def _lane(journey: Journey, name: str) -> str:
    return next(lane.id for lane in journey.lanes if lane.name == name)


def _spot(journey: Journey, lane: str, step: int, index: int | None = None) -> Spot:
    return spot_in(journey, _lane(journey, lane), journey.columns()[step].id, index)


def _texts(journey: Journey, lane: str, step: int) -> list[str]:
    return [card.text for card in journey.cards_at(_lane(journey, lane), journey.columns()[step].id)]


def test_a_copy_has_all_fields_and_an_id_of_its_own(journey: Journey) -> None:
    card = _add(journey, "Pain points", 0, "No cash", severity=4, tags=("mobile",), detail="Card only", votes=3)
    (copy,) = _do(journey, paste(journey, clipping(journey, [card.id]), _spot(journey, "Pain points", 2)))
    assert copy.id != card.id
    assert replace(copy, id=card.id, step=card.step, order=card.order) == card


def test_cards_of_one_cell_go_behind_the_chosen_one_in_their_order(journey: Journey) -> None:
    cards = [_add(journey, "Doing", 0, text) for text in ("a", "b")]
    for text in ("x", "y"):
        _add(journey, "Doing", 1, text)
    _do(journey, paste(journey, clipping(journey, [card.id for card in cards]), _spot(journey, "Doing", 1, 1)))
    assert _texts(journey, "Doing", 1) == ["x", "a", "b", "y"]


def test_cards_of_several_cells_stand_to_each_other_as_they_did(journey: Journey) -> None:
    cards = [_add(journey, "Doing", 0, "a"), _add(journey, "Touchpoints", 1, "b"), _add(journey, "Doing", 1, "c")]
    _do(journey, paste(journey, clipping(journey, [card.id for card in cards]), _spot(journey, "Doing", 1)))
    assert _texts(journey, "Doing", 1) == ["c", "a"]
    assert (_texts(journey, "Touchpoints", 2), _texts(journey, "Doing", 2)) == (["b"], ["c"])


def test_a_card_takes_the_kind_of_the_lane_it_enters_but_keeps_one_of_its_own(journey: Journey) -> None:
    note, quote = _add(journey, "Doing", 0, "note"), _add(journey, "Doing", 0, "quote", kind="quote")
    copies = _do(journey, paste(journey, clipping(journey, [note.id, quote.id]), _spot(journey, "Pain points", 0)))
    assert {copy.text: copy.kind for copy in copies} == {"note": "pain_point", "quote": "quote"}


def test_the_map_grows_where_it_ends(journey: Journey) -> None:
    cards = [_add(journey, "Doing", step, text) for step, text in enumerate("abc")]
    _do(journey, paste(journey, clipping(journey, [card.id for card in cards]), _spot(journey, "Doing", 2)))
    assert [stage.name for stage in journey.stages] == ["One", "Two", "Three", "Two", "Three"]
    assert [_texts(journey, "Doing", step) for step in range(2, 5)] == [["c", "a"], ["b"], ["c"]]


def test_a_map_of_steps_grows_by_steps(journey: Journey) -> None:
    journey.apply(set_fields(journey, [journey.columns()[2].id], name="Last"))
    cards = [_add(journey, "Doing", step, text) for step, text in enumerate("ab")]
    _do(journey, paste(journey, clipping(journey, [card.id for card in cards]), _spot(journey, "Doing", 2)))
    assert len(journey.stages) == 3
    assert [step.name for step in journey.columns()] == ["", "", "Last", "Two"]


def test_lanes_find_their_like_in_another_map_and_are_added_where_there_is_none(journey: Journey) -> None:
    journey.apply(add_lane(journey, "notes", "Thinking", 1))
    journey.apply(add_lane(journey, "parking", "Later", 2))
    cards = [_add(journey, lane, 0, lane) for lane in ("Doing", "Thinking", "Later", "Pain points")]
    other = new_journey("Other", ["Eins"])
    _do(other, paste(other, clipping(journey, [card.id for card in cards]), _spot(other, "Doing", 0)))
    there = {other.all(Lane)[card.lane].name: card.text for card in other.cards.values()}
    assert there == {name: name for name in ("Doing", "Thinking", "Later", "Pain points")}
    assert [lane.name for lane in other.lanes][-2:] == ["Thinking", "Later"]


def test_a_span_is_as_long_as_it_was(journey: Journey) -> None:
    card = _add(journey, "Doing", 0, "all the time")
    journey.apply(span_card(journey, card.id, journey.columns()[1].id))
    (copy,) = _do(journey, paste(journey, clipping(journey, [card.id]), _spot(journey, "Doing", 1)))
    assert (copy.step, copy.end_step) == (journey.columns()[1].id, journey.columns()[2].id)


def test_personas_are_those_of_the_same_name_and_others_come_along(journey: Journey) -> None:
    portrait = Asset(id="face", media_type="image/png", sha256="5", data="iVBORw0=")
    _put(journey, portrait, Persona(id="ada", name="Ada"), Persona(id="bo", name="Bo", portrait="face", order="V"))
    card = _add(journey, "Doing", 0, "a", personas=("ada", "bo"))
    other = new_journey("Other", ["Eins"])
    _put(other, Persona(id="hers", name=" ada", order="V"))
    (copy,) = _do(other, paste(other, clipping(journey, [card.id]), _spot(other, "Doing", 0)))
    assert copy.personas == ("hers", "bo")
    assert other.all(Persona)["bo"].portrait == "face"
    assert other.assets["face"] == portrait


def test_the_same_picture_is_held_once(journey: Journey) -> None:
    _put(journey, Asset(id="p", media_type="image/png", sha256="7", data="iVBORw0="))
    card = _add(journey, "Doing", 0, "a", kind="image", asset="p")
    other = new_journey("Other", ["Eins"])
    for _time in range(2):
        (copy,) = _do(other, paste(other, clipping(journey, [card.id]), _spot(other, "Doing", 0)))
        assert copy.asset == "p"
    assert list(other.assets) == ["p"]


def test_links_between_copies_are_copied_and_others_are_not(journey: Journey) -> None:
    a, b, c = (_add(journey, "Doing", 0, text) for text in "abc")
    for start, end in ((a, b), (b, c)):
        journey.apply(add_link(journey, "causes", start.id, end.id, "why"))
    copies = _do(journey, paste(journey, clipping(journey, [a.id, b.id]), _spot(journey, "Doing", 1)))
    new = {copy.text: copy.id for copy in copies}
    (link,) = [link for link in journey.links if link.from_ in new.values() or link.to in new.values()]
    assert (link.from_, link.to, link.kind, link.label) == (new["a"], new["b"], "causes", "why")


def test_what_was_cut_comes_back_with_its_id_its_links_and_its_figures(journey: Journey) -> None:
    a, b = (_add(journey, "Touchpoints", 0, text) for text in "ab")
    journey.apply(add_link(journey, "causes", a.id, b.id, link_id="link"))
    _put(journey, Metric(id="m", name="Calls"), Reading(id="r", metric="m", at=a.id, value=4))
    clip = clipping(journey, [a.id])
    journey.apply(delete(journey, [a.id]))
    assert (len(journey.links), len(journey.all(Reading))) == (0, 0)
    (moved,) = _do(journey, paste(journey, clip, _spot(journey, "Touchpoints", 2)))
    assert moved.id == a.id
    assert [link.id for link in journey.links_at(a.id)] == ["link"]
    assert [reading.value for reading in journey.readings_at(a.id)] == [4]
    (copy,) = _do(journey, paste(journey, clip, _spot(journey, "Touchpoints", 1)))
    assert copy.id != a.id
    assert (journey.links_at(copy.id), journey.readings_at(copy.id)) == ((), ())


def test_a_lane_without_cards_takes_none(journey: Journey) -> None:
    clip = clipping(journey, [_add(journey, "Doing", 0, "a").id])
    with pytest.raises(ValueError, match="no such cell"):
        paste(journey, clip, _spot(journey, "Emotion", 0))


@given(journeys(), journeys(), st.lists(st.sampled_from(IDS), max_size=6), st.data())
def test_any_cards_of_any_journey_can_be_put_into_any_other_and_taken_back(
    journey: Journey, other: Journey, ids: list[str], data: st.DataObject
) -> None:
    clip = clipping(journey, ids)
    lanes, steps = [lane.id for lane in other.lanes if holds_cards(lane)], [step.id for step in other.columns()]
    if not lanes or not steps:
        return
    before = {record.id: record for record in other}
    history = History(other)
    change = paste(other, clip, spot_in(other, data.draw(st.sampled_from(lanes)), data.draw(st.sampled_from(steps))))
    history.do(change)
    added = [edit.after for edit in change if edit.before is None and isinstance(edit.after, Card)]
    assert sorted(card.text for card in added) == sorted(card.text for card in clip.cards.values())
    assert not set(other.unplaced()) & set(added)
    assert all(stage.order for stage in other.stages if isinstance(stage, Stage) and stage.id not in before)
    history.undo()
    assert {record.id: record for record in other} == before
