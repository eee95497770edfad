import pytest
from pydantic import ValidationError

from journeyboard.journey.cards import add_card, duplicate_cards, move_cards, span_card
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import ListChange, delete, set_fields
from journeyboard.journey.feelings import set_feeling
from journeyboard.journey.grid import add_lane, add_stage, add_step, move_lane, move_stage, move_step
from journeyboard.journey.journey import Journey
from journeyboard.journey.links import add_link
from journeyboard.journey.records import Card, Feeling, Lane, Metric, Persona, Reading, Stage, View
from journeyboard.journey.starting import new_journey


@pytest.fixture
def journey() -> Journey:
    return new_journey("Tried", ["One", "Two", "Three"])


def _do(journey: Journey, change: Change) -> Change:
    journey.apply(change)
    return change


def _texts(journey: Journey, lane: int, step: int) -> list[str]:
    return [card.text for card in journey.cards_at(journey.lanes[lane].id, journey.columns()[step].id)]


def _add(journey: Journey, lane: int, step: int, text: str, index: int | None = None) -> str:
    change = _do(journey, add_card(journey, journey.lanes[lane].id, journey.columns()[step].id, text, index))
    return change.edits[-1].id


def test_cards_stand_where_they_are_put(journey: Journey) -> None:
    for text, index in (("b", None), ("d", None), ("a", 0), ("c", 2)):
        _add(journey, 0, 0, text, index)
    assert _texts(journey, 0, 0) == ["a", "b", "c", "d"]


def test_a_card_takes_the_kind_of_its_lane_when_it_moves_but_keeps_one_of_its_own(journey: Journey) -> None:
    note, quote = _add(journey, 0, 0, "note"), _add(journey, 0, 0, "quote")
    _do(journey, set_fields(journey, [quote], kind="quote"))
    pain = next(lane for lane in journey.lanes if lane.kind == "pain_points")
    _do(journey, move_cards(journey, [quote, note], pain.id, journey.columns()[1].id))
    assert [journey.cards[card].kind for card in (note, quote)] == ["pain_point", "quote"]
    assert [card.id for card in journey.cards_at(pain.id, journey.columns()[1].id)] == [quote, note]


def test_copies_of_cards_stand_together_behind_the_last_of_each_cell(journey: Journey) -> None:
    a, b, _c = (_add(journey, 0, 0, text) for text in "abc")
    other = _add(journey, 0, 1, "o")
    journey.apply(set_fields(journey, [b], votes=3))
    change = _do(journey, duplicate_cards(journey, {b: "b2", other: "o2", a: "a2", "gone": "x"}))
    assert _texts(journey, 0, 0) == ["a", "b", "a", "b", "c"]
    assert _texts(journey, 0, 1) == ["o", "o"]
    assert journey.cards["b2"].votes == 3
    assert change.label == "Duplicate 3 cards"


def test_control_characters_are_cleaned_away_on_entry(journey: Journey) -> None:
    card = _add(journey, 0, 0, "a\x00b\r\nc\x1b")
    assert journey.cards[card].text == "ab\nc"


def test_a_value_out_of_range_changes_nothing(journey: Journey) -> None:
    card = _add(journey, 0, 0, "a")
    with pytest.raises(ValidationError):
        set_fields(journey, [card], severity=6)


def test_a_lane_without_cards_takes_none(journey: Journey) -> None:
    emotion = next(lane for lane in journey.lanes if lane.kind == "emotion")
    with pytest.raises(ValueError, match="holds no cards"):
        add_card(journey, emotion.id, journey.columns()[0].id, "a")


def test_a_new_stage_has_a_step_and_stands_where_it_is_put(journey: Journey) -> None:
    _do(journey, add_stage(journey, "New", 1))
    assert [stage.name for stage in journey.stages] == ["One", "New", "Two", "Three"]
    assert len(journey.columns()) == 4


def test_stages_steps_and_lanes_move(journey: Journey) -> None:
    one = journey.stages[0]
    _do(journey, add_step(journey, one.id, "second"))
    second = journey.columns()[1]
    _do(journey, move_step(journey, second.id, one.id, 0))
    assert journey.columns()[0].id == second.id
    _do(journey, move_step(journey, second.id, journey.stages[2].id, 0))
    assert [len(journey.steps_of(stage.id)) for stage in journey.stages] == [1, 1, 2]
    _do(journey, move_stage(journey, one.id, 2))
    assert [stage.name for stage in journey.stages] == ["Two", "Three", "One"]
    lanes = [lane.id for lane in journey.lanes]
    _do(journey, move_lane(journey, lanes[0], 1))
    assert [lane.id for lane in journey.lanes][:2] == [lanes[1], lanes[0]]


def test_a_stage_keeps_its_last_step(journey: Journey) -> None:
    with pytest.raises(ValueError, match="at least one step"):
        move_step(journey, journey.columns()[0].id, journey.stages[1].id, 0)


def test_a_span_is_kept_the_right_way_round_when_stages_move(journey: Journey) -> None:
    card = _add(journey, 0, 0, "long")
    first, _middle, last = (step.id for step in journey.columns())
    _do(journey, span_card(journey, card, last))
    _do(journey, move_stage(journey, journey.stages[0].id, 2))
    assert (journey.cards[card].step, journey.cards[card].end_step) == (last, first)


def test_a_span_ends_one_step_earlier_when_its_last_step_goes(journey: Journey) -> None:
    card = _add(journey, 0, 0, "long")
    _do(journey, span_card(journey, card, journey.columns()[2].id))
    _do(journey, delete(journey, [journey.stages[2].id]))
    assert journey.cards[card].end_step == journey.columns()[1].id
    _do(journey, delete(journey, [journey.stages[1].id]))
    assert journey.cards[card].end_step == ""


def test_a_metric_is_no_longer_followed_at_a_stage_that_goes(journey: Journey) -> None:
    first, second, _third = (stage.id for stage in journey.stages)
    whole = Journey([*journey, Metric(id="m", name="Visitors", at=(first, second))])
    gone = _do(whole, delete(whole, [first]))
    assert whole.all(Metric)["m"].at == (second,)
    _do(whole, gone.inverse())
    assert whole.all(Metric)["m"].at == (first, second)


def test_what_hangs_on_a_record_goes_with_it_and_comes_back(journey: Journey) -> None:
    persona = Persona(id="p", name="Mara")
    metric = Metric(id="m", name="Visitors")
    lane, stage, step = journey.lanes[0], journey.stages[1], journey.columns()[1]
    reading = Reading(id="r", metric="m", at=stage.id, persona="p", value=1)
    view = View(id="v", hidden_lanes=(lane.id,), hidden_stages=(stage.id,), metrics=("m",))
    whole = Journey([*journey, persona, metric, reading, view])
    _do(whole, set_feeling(whole, "p", step.id, -1.64))
    card = _do(whole, add_card(whole, lane.id, step.id, "a", personas=("p",))).edits[-1].id
    _do(whole, add_link(whole, "returns", stage.id, whole.stages[0].id, "31 %", 0.31))
    _do(whole, set_fields(whole, [lane.id], metrics=("m",)))
    before = {record.id: record for record in whole}

    gone = _do(whole, delete(whole, [stage.id]))
    assert whole.find(Card, card) is None
    assert not whole.links
    assert not whole.all(Feeling)
    assert not whole.all(Reading)
    assert whole.all(View)["v"].hidden_stages == ()
    _do(whole, gone.inverse())
    assert {record.id: record for record in whole} == before

    _do(whole, delete(whole, ["p", "m", lane.id]))
    assert whole.find(Lane, lane.id) is None
    assert not whole.all(Reading)
    assert whole.all(View)["v"] == View(id="v", hidden_stages=(stage.id,))


def test_a_stage_goes_with_its_last_step(journey: Journey) -> None:
    _do(journey, delete(journey, [journey.columns()[0].id]))
    assert [stage.name for stage in journey.stages] == ["Two", "Three"]


def test_feelings_are_in_tenths_and_within_bounds(journey: Journey) -> None:
    _do(journey, add_lane(journey, "notes"))
    persona = Persona(id="p")
    whole = Journey([*journey, persona])
    step = whole.columns()[0].id
    for value, kept in ((-1.64, -1.6), (7, 2.0), (-0.04, 0.0)):
        _do(whole, set_feeling(whole, "p", step, value))
        feeling = whole.feeling("p", step)
        assert feeling is not None
        assert feeling.value == kept
    assert len(whole.all(Feeling)) == 1


def test_equal_order_keys_do_not_hinder_putting_a_card_between(journey: Journey) -> None:
    lane, step = journey.lanes[0].id, journey.columns()[0].id
    twins = [Card(id=name, lane=lane, step=step, text=name, order="V") for name in ("a", "c")]
    whole = Journey([*journey, *twins])
    _do(whole, add_card(whole, lane, step, "b", 1))
    assert _texts(whole, 0, 0) == ["a", "b", "c"]


def test_the_journey_itself_cannot_be_deleted(journey: Journey) -> None:
    assert not delete(journey, ["journey"])
    assert journey.all(Stage)


def test_what_joins_the_map_is_named_in_its_language_not_the_programs(journey: Journey) -> None:
    german = new_journey("Probe", language="de")
    change = add_lane(german, "pain_points")
    lane = change.edits[0].after
    assert isinstance(lane, Lane)
    assert lane.name == "Schmerzpunkte"
    assert change.label == "Add lane"
    assert _do(journey, add_lane(journey, "pain_points")).edits[0].record == journey.lanes[-1]
    assert journey.lanes[-1].name == "Pain points"


def test_a_list_is_changed_in_each_record_and_the_rest_of_it_stays(journey: Journey) -> None:
    one, two = _add(journey, 0, 0, "one"), _add(journey, 0, 1, "two")
    _do(journey, set_fields(journey, [one], tags=("a", "b")))
    _do(journey, set_fields(journey, [two], tags=("b", "c")))
    _do(journey, set_fields(journey, [one, two], tags=ListChange(added=("d\x00", "a"), removed=("b",))))
    assert journey.cards[one].tags == ("a", "d")
    assert journey.cards[two].tags == ("c", "d", "a")
