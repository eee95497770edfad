"""Arrows: which kind they most likely are, what is written on them, where they may lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.journey.cards import add_card
from journeyboard.journey.journey import Journey
from journeyboard.journey.links import add_link, likely_kind, link_words, may_link, tie_link, word_link
from journeyboard.journey.records import Link
from journeyboard.journey.starting import new_journey


def _journey() -> Journey:
    journey = new_journey("Lamp", ("See", "Compare", "Buy", "Use"))
    lanes = {lane.kind: lane.id for lane in journey.lanes}
    for card_id, lane in (("pain", "pain_points"), ("chance", "opportunities"), ("shop", "touchpoints")):
        journey.apply(add_card(journey, lanes[lane], journey.columns()[0].id, card_id, card_id=card_id))
    return journey


def _link(journey: Journey) -> Link:
    return journey.links[0]


def test_the_kind_follows_from_where_stages_stand() -> None:
    journey = _journey()
    see, compare, buy, _use = (stage.id for stage in journey.stages)
    assert likely_kind(journey, see, compare) == "next"
    assert likely_kind(journey, see, buy) == "skips"
    assert likely_kind(journey, buy, see) == "returns"
    assert likely_kind(journey, buy, buy) == "returns"
    steps = [step.id for step in journey.columns()]
    assert likely_kind(journey, steps[0], compare) == "next"
    assert likely_kind(journey, compare, steps[3]) == "skips"


def test_the_kind_follows_from_what_cards_are() -> None:
    journey = _journey()
    assert likely_kind(journey, "chance", "pain") == "answers"
    assert likely_kind(journey, "pain", "shop") == "at"
    assert likely_kind(journey, "shop", "pain") == "causes"
    assert likely_kind(journey, "shop", journey.stages[2].id) == "at"
    assert likely_kind(journey, journey.stages[2].id, "shop") == "leads_to"


def test_a_stage_may_lead_back_to_itself_and_a_card_not() -> None:
    journey = _journey()
    stage = journey.stages[1].id
    assert may_link(journey, stage, stage)
    assert not may_link(journey, "pain", "pain")
    assert not may_link(journey, "pain", journey.lanes[0].id)
    with pytest.raises(ValueError, match="two ends"):
        add_link(journey, "causes", "pain", "pain")


def test_a_likely_kind_follows_to_the_new_end_and_a_chosen_one_stays() -> None:
    journey = _journey()
    see, compare, buy, use = (stage.id for stage in journey.stages)
    journey.apply(add_link(journey, "next", see, compare))
    journey.apply(tie_link(journey, _link(journey).id, see, use))
    assert (_link(journey).to, _link(journey).kind) == (use, "skips")
    journey.apply(tie_link(journey, _link(journey).id, buy, see))
    assert (_link(journey).from_, _link(journey).kind) == (buy, "returns")


@pytest.mark.parametrize(
    ("typed", "label", "share"),
    [
        ("give up 30 %", "give up", 0.3),
        ("30%", "", 0.3),
        ("12,5 %", "", 0.125),
        ("give up", "give up", None),
        ("120 %", "120 %", None),
        ("50 % of all", "50 % of all", None),
        ("", "", None),
    ],
)
def test_a_percentage_at_the_end_is_the_share(typed: str, label: str, share: float | None) -> None:
    journey = _journey()
    journey.apply(add_link(journey, "next", journey.stages[0].id, journey.stages[1].id, "old", 0.9))
    journey.apply(word_link(journey, _link(journey).id, typed))
    assert (_link(journey).label, _link(journey).share) == (label, share)


def test_a_label_that_tells_the_share_keeps_it() -> None:
    journey = _journey()
    journey.apply(add_link(journey, "next", journey.stages[0].id, journey.stages[1].id, "3 of 10 go", 0.3))
    assert link_words(_link(journey)) == "3 of 10 go"
    journey.apply(word_link(journey, _link(journey).id, "3 of 10 leave"))
    assert (_link(journey).label, _link(journey).share) == ("3 of 10 leave", 0.3)


@given(st.text("ab %", max_size=8), st.none() | st.integers(0, 100))
def test_words_typed_again_change_nothing(label: str, percent: int | None) -> None:
    journey = _journey()
    share = percent / 100 if percent is not None else None
    journey.apply(add_link(journey, "next", journey.stages[0].id, journey.stages[1].id, label.strip(), share))
    before = _link(journey)
    journey.apply(word_link(journey, before.id, link_words(before)))
    assert _link(journey) == before
