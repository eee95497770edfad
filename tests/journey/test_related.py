"""Cards that belong together: opportunities and the pain points they answer, and where a pain point stands."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, CardKind, JourneyInfo, Lane, Link, LinkKind, Stage, Step
from journeyboard.journey.related import RELATIONS, RelationName, answer_pains, relate, related, relations_of

KINDS: dict[str, CardKind] = {"pain": "pain_point", "pain2": "pain_point", "idea": "opportunity", "till": "touchpoint"}


def _journey(*more: Link, language: str = "en", lanes: bool = True) -> Journey:
    cards = [Card(id=name, kind=kind, lane="lane", step="step", text=name) for name, kind in KINDS.items()]
    grid = [Stage(id="stage"), Step(id="step", stage="stage")]
    lane = [Lane(id="ideas", kind="opportunities", order="V")] if lanes else []
    info = JourneyInfo.model_validate({"id": "journey", "language": language})
    return Journey([info, *grid, *lane, *cards, *more])


def _link(kind: LinkKind, from_id: str, to_id: str, link_id: str = "link") -> Link:
    return Link.model_validate({"id": link_id, "kind": kind, "from": from_id, "to": to_id})


@pytest.mark.parametrize("link", [_link("leads_to", "pain", "idea"), _link("answers", "idea", "pain")])
def test_an_arrow_counts_whichever_way_it_is_drawn(link: Link) -> None:
    journey = _journey(link)
    assert related(journey, "answers", "idea") == ("pain",)
    assert related(journey, "answered_by", "pain") == ("idea",)


def test_what_is_related_is_written_as_one_link_and_not_twice() -> None:
    journey = _journey()
    journey.apply(relate(journey, "answered_by", ["pain", "pain2"], added=["idea"]))
    assert {(link.kind, link.from_, link.to) for link in journey.links} == {
        ("answers", "idea", "pain"),
        ("answers", "idea", "pain2"),
    }
    assert not relate(journey, "answers", ["idea"], added=["pain", "pain2"])


def test_unlinking_takes_every_arrow_between_the_two_and_no_other() -> None:
    journey = _journey(
        _link("leads_to", "pain", "idea", "a"), _link("answers", "idea", "pain", "b"), _link("at", "pain", "till", "c")
    )
    journey.apply(relate(journey, "answers", ["idea"], removed=["pain"]))
    assert [link.id for link in journey.links] == ["c"]


@given(st.sampled_from(get_args(RelationName)), st.sampled_from(sorted(KINDS)), st.sampled_from(sorted(KINDS)))
def test_relating_and_unlinking_again_leaves_no_trace(relation: RelationName, one: str, other: str) -> None:
    if KINDS[one] not in RELATIONS[relation].of or KINDS[other] != RELATIONS[relation].to:
        return
    journey = _journey()
    before = list(journey)
    journey.apply(relate(journey, relation, [one], added=[other]))
    assert related(journey, relation, one) == (other,)
    journey.apply(relate(journey, relation, [one], removed=[other]))
    assert list(journey) == before


def test_every_relation_can_be_seen_from_both_ends() -> None:
    for name in RELATIONS:
        back = [RELATIONS[other] for other in relations_of(RELATIONS[name].to)]
        assert any(
            set(RELATIONS[name].of) & {relation.to} and relation.link == RELATIONS[name].link for relation in back
        )


def test_an_opportunity_answers_pain_points_in_one_change() -> None:
    journey = _journey()
    change = answer_pains(journey, ["pain", "pain2", "till", "gone"], "new")
    journey.apply(change)
    card = journey.cards["new"]
    assert (card.kind, card.lane, card.step, card.text, card.status) == (
        "opportunity", "ideas", "step", "Answer to: pain", "idea",
    )  # fmt: skip
    assert set(related(journey, "answers", "new")) == {"pain", "pain2"}


def test_the_lane_for_it_is_made_in_the_language_of_the_map() -> None:
    journey = _journey(language="de", lanes=False)
    journey.apply(answer_pains(journey, ["pain"], "new"))
    assert journey.find(Lane, journey.cards["new"].lane) is not None
    assert journey.cards["new"].text == "Antwort auf: pain"


def test_nothing_to_answer_is_told() -> None:
    with pytest.raises(ValueError, match="no pain point"):
        answer_pains(_journey(), ["idea"])
