"""The look-ups of a journey are kept up to date by every change; here they are compared with walking all records."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import journeys as some

from journeyboard.journey.changes import Change, Edit
from journeyboard.journey.journey import Journey, order_key
from journeyboard.journey.records import (
    EVERYTHING,
    RECORD_TYPES,
    Card,
    Feeling,
    Lane,
    Link,
    Reading,
    Record,
    Stage,
    Step,
    View,
    replace,
)


def ordered(records: Any) -> list[Any]:
    return sorted(records, key=order_key)


def assert_look_ups_are_true(journey: Journey) -> None:
    records = list(journey)
    by_kind: dict[type[Record], list[Any]] = {kind: [] for kind in RECORD_TYPES}
    for record in records:
        by_kind[type(record)].append(record)
    assert len(journey) == len(records)
    for kind, own in by_kind.items():
        assert list(journey.in_order(kind)) == ordered(own)
    stages = {stage.id for stage in by_kind[Stage]}
    for stage in stages:
        assert list(journey.steps_of(stage)) == ordered(step for step in by_kind[Step] if step.stage == stage)
    columns = [step for stage in ordered(by_kind[Stage]) for step in journey.steps_of(stage.id)]
    assert list(journey.columns()) == columns
    cards = by_kind[Card]
    for place in {(card.lane, card.step) for card in cards}:
        assert list(journey.cards_at(*place)) == ordered(c for c in cards if (c.lane, c.step) == place)
    lanes, steps = {lane.id for lane in by_kind[Lane]}, {step.id for step in columns}
    assert list(journey.unplaced()) == ordered(c for c in cards if c.lane not in lanes or c.step not in steps)
    for place in some.IDS:
        assert list(journey.spanning(place)) == ordered(c for c in cards if c.lane == place and c.end_step)
        assert list(journey.links_at(place)) == ordered(one for one in by_kind[Link] if place in (one.from_, one.to))
        assert {one.id for one in journey.readings_at(place)} == {one.id for one in by_kind[Reading] if one.at == place}
    for feeling in by_kind[Feeling]:
        key = (feeling.persona, feeling.step, feeling.state)
        same = [one.id for one in by_kind[Feeling] if (one.persona, one.step, one.state) == key]
        found = journey.feeling(*key)
        assert found is not None
        assert found.id == min(same)


@given(some.journeys(), st.lists(st.tuples(st.sampled_from(some.IDS), some.any_record, st.booleans()), max_size=12))
def test_look_ups_equal_walking_all_records_after_any_changes(
    journey: Journey, steps: list[tuple[str, Record, bool]]
) -> None:
    assert_look_ups_are_true(journey)
    first, done = {record.id: record for record in journey}, []
    for record_id, record, removes in steps:
        before = journey.get(record_id)
        after = None if removes else replace(record, id=record_id)
        if after is not None and before is not None and type(after) is not type(before):
            after = None
        if before != after:
            done.append(Change("edit", (Edit(before, after),)))
            journey.apply(done[-1])
    assert_look_ups_are_true(journey)
    for change in reversed(done):
        journey.apply(change.inverse())
    assert {record.id: record for record in journey} == first
    assert_look_ups_are_true(journey)


def test_a_change_that_expects_something_else_changes_nothing() -> None:
    journey = Journey([Stage(id="a", name="One"), Stage(id="b", name="Two")])
    fits = Edit(Stage(id="a", name="One"), Stage(id="a", name="Changed"))
    for wrong in (Edit(Stage(id="b", name="Three"), None), Edit(None, Stage(id="b")), Edit(Stage(id="c"), None)):
        with pytest.raises(ValueError, match="is not as the change"):
            journey.apply(Change("edit", (fits, wrong)))
        assert [stage.name for stage in journey.stages] == ["One", "Two"]


def test_records_never_become_another_kind() -> None:
    journey = Journey([Stage(id="a")])
    with pytest.raises(ValueError, match="cannot become"):
        journey.apply(Change("edit", (Edit(None, Stage(id="b")), Edit(Stage(id="a"), Lane(id="a")))))
    assert journey.stages == (Stage(id="a"),)


def test_a_journey_always_tells_of_itself() -> None:
    assert Journey().info.id == "journey"
    assert Journey().opening_view == EVERYTHING


def test_it_opens_with_the_first_default_view() -> None:
    views = [View(id="a", order="A"), View(id="b", order="C", default=True), View(id="c", order="B", default=True)]
    assert Journey(views).opening_view.id == "c"
