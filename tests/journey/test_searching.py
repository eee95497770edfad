"""Find and replace: every text people wrote, in reading order, replaced in one change that can be taken back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journeys import journeys

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Card,
    Feeling,
    JourneyInfo,
    Lane,
    Link,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    Trait,
    View,
)
from journeyboard.journey.searching import SEARCHED, Match, find, replace_all, replace_one


def a_journey() -> Journey:
    return Journey(
        [
            JourneyInfo(id="journey", title="Buying a lamp", goal="Lamps sell"),
            Persona(id="p", name="Lara", goals=("a lamp", "light"), traits=(Trait(name="lamp lover", value=80),)),
            Stage(id="s1", name="See", order="A"),
            Stage(id="s2", name="Buy a lamp", order="B"),
            Step(id="t1", stage="s1", order="A"),
            Step(id="t2", stage="s2", name="Lamp shop", order="A"),
            Lane(id="l1", name="Doing", order="A"),
            Lane(id="l2", kind="emotion", name="Feeling", order="B"),
            Card(id="late", lane="l1", step="t2", text="takes the LAMP home, lamp in hand"),
            Card(id="early", lane="l1", step="t1", text="looks", detail="at a lamp", tags=("lamp",)),
            Feeling(id="f", persona="p", step="t1", value=1, note="what a lamp"),
            Link.model_validate({"id": "k", "from": "s1", "to": "s2", "label": "no lamp left"}),
            Metric(id="m", name="Lamps sold"),
        ]
    )


def test_it_finds_every_text_in_reading_order() -> None:
    found = [(match.id, match.field) for match in find(a_journey(), "lamp")]
    assert found == [
        ("journey", "title"),
        ("journey", "goal"),
        ("p", "goals"),
        ("p", "traits"),
        ("s2", "name"),
        ("t2", "name"),
        ("early", "detail"),
        ("early", "tags"),
        ("f", "note"),
        ("late", "text"),
        ("late", "text"),
        ("k", "label"),
        ("m", "name"),
    ]


def test_case_matters_when_asked() -> None:
    assert [match.id for match in find(a_journey(), "LAMP", match_case=True)] == ["late"]


def test_what_is_typed_is_text_and_no_pattern() -> None:
    assert find(a_journey(), "l.mp") == ()
    assert find(a_journey(), "") == ()


def test_one_match_is_replaced() -> None:
    journey = a_journey()
    change = replace_one(journey, Match("late", "text", 0, 10, 14), "torch")
    assert [edit.id for edit in change] == ["late"]
    journey.apply(change)
    assert journey.cards["late"].text == "takes the torch home, lamp in hand"


def test_all_are_replaced_and_taken_back() -> None:
    journey = a_journey()
    before = list(journey)
    change = replace_all(journey, "lamp", "sofa")
    journey.apply(change)
    assert find(journey, "lamp") == ()
    assert len(find(journey, "sofa")) == 13
    persona = journey.personas[0]
    assert (persona.goals, persona.traits[0].value) == (("a sofa", "light"), 80)
    journey.apply(change.inverse())
    assert sorted(journey, key=lambda r: r.id) == sorted(before, key=lambda r: r.id)


def test_a_tag_that_is_replaced_by_nothing_is_gone() -> None:
    journey = a_journey()
    journey.apply(replace_all(journey, "lamp", ""))
    assert journey.cards["early"].tags == ()


def test_a_replacement_is_plain_text_without_control_characters() -> None:
    journey = a_journey()
    journey.apply(replace_all(journey, "LAMP", "\\1 \x07torch\r\n", match_case=True))
    assert journey.cards["late"].text == "takes the \\1 torch\n home, lamp in hand"


@pytest.mark.parametrize("kind", SEARCHED)
def test_every_searched_field_exists(kind: type[Record]) -> None:
    assert set(SEARCHED[kind]) <= set(kind.model_fields)


words = st.text("aAbß.\\ é", min_size=1, max_size=2)


@given(journeys(), words, st.text(max_size=3), st.booleans())
def test_only_what_matches_is_replaced_and_it_can_be_taken_back(
    journey: Journey, text: str, new: str, match_case: bool
) -> None:
    before = {record.id: record for record in journey}
    matches = find(journey, text, match_case=match_case)
    for match in matches:
        held = _texts(before[match.id])[match.field][match.item]
        folded = re.fullmatch(re.escape(text), held[match.start : match.end], 0 if match_case else re.IGNORECASE)
        assert folded is not None
    change = replace_all(journey, text, new, match_case=match_case)
    assert change.ids <= {match.id for match in matches}
    journey.apply(change)
    if not match_case and text.casefold() == new.casefold():
        assert len(find(journey, text)) == len(matches)
    journey.apply(change.inverse())
    assert {record.id: record for record in journey} == before


@given(journeys(), words)
def test_replacing_one_after_the_other_is_replacing_all(journey: Journey, text: str) -> None:
    other = Journey(journey, journey.extra)
    new = "\N{SNOWMAN}"  # in no text, so that nothing is found twice
    other.apply(replace_all(other, text, new))
    while matches := find(journey, text):
        journey.apply(replace_one(journey, matches[0], new))
    assert {record.id: record for record in journey} == {record.id: record for record in other}


def test_what_nobody_wrote_stays() -> None:
    journey = Journey([View(id="v", name="as is"), Persona(id="as", name="Asa", colour="#aaaaaa")])
    journey.apply(replace_all(journey, "a", "b"))
    assert journey.views[0].name == "as is"
    assert journey.personas[0] == Persona(id="as", name="bsb", colour="#aaaaaa")


def _texts(record: Record) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field in SEARCHED.get(type(record), ()):
        value = getattr(record, field)
        found[field] = [value] if isinstance(value, str) else [getattr(item, "name", item) for item in value]
    return found
