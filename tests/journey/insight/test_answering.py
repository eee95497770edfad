import pytest
from tests.journey.insight.maps import counted, feels, journey_of, linked, pain

from journeyboard.journey.insight.answering import to_opportunity
from journeyboard.journey.insight.facts import facts
from journeyboard.journey.insight.weak_points import findings
from journeyboard.journey.records import Card, JourneyInfo, Lane, Link, Metric, Stage


def test_a_finding_becomes_an_opportunity_linked_to_its_reasons() -> None:
    lane = Lane(id="ideas", kind="opportunities", order="3")
    csat = Metric(id="csat", name="CSAT", unit="score", target=4.2)
    journey = journey_of(lane, csat, counted("csat", "s2", 1), feels(2, -1.6), pain("p1", 2, 4), pain("p2", 2, 5))
    before = list(journey)
    (finding,) = findings(journey).weak_points
    change = to_opportunity(journey, finding, "idea")
    journey.apply(change)
    card = journey.cards["idea"]
    assert (card.kind, card.lane, card.step, card.text, card.status) == (
        "opportunity", "ideas", "t2", "Improve: B", "idea",
    )  # fmt: skip
    assert card.evidence == "measured"
    assert card.detail.splitlines() == [reason.text for reason in finding.reasons]
    assert {(link.kind, link.from_, link.to) for link in journey.links} == {
        ("answers", "idea", "p1"),
        ("answers", "idea", "p2"),
    }
    assert facts(journey).unanswered == ()
    journey.apply(change.inverse())
    assert list(journey) == before


def test_without_an_opportunities_lane_one_is_made_in_the_maps_language() -> None:
    journey = journey_of(JourneyInfo(id="journey", language="de"), feels(2, -1.6))
    journey.apply(to_opportunity(journey, findings(journey).weak_points[0], "idea"))
    lane = journey.find(Lane, journey.cards["idea"].lane)
    assert lane is not None
    assert (lane.kind, lane.name) == ("opportunities", "Chancen")
    assert journey.cards["idea"].text == "Verbessern: B"


def test_a_touchpoints_opportunity_stands_at_it() -> None:
    shop = Card(id="shop", kind="touchpoint", lane="touch", step="t2", text="Shop")
    journey = journey_of(shop, pain("p1", 2, 5), linked("at", "p1", "shop"))
    finding = next(one for one in findings(journey).weak_points if one.place.record == shop)
    journey.apply(to_opportunity(journey, finding, "idea"))
    assert ("at", "idea", "shop") in {(link.kind, link.from_, link.to) for link in journey.all(Link).values()}


def test_a_stage_without_steps_is_refused() -> None:
    csat = Metric(id="csat", name="CSAT", unit="score", target=4.2)
    journey = journey_of(Stage(id="s9", name="Z", order="9"), csat, counted("csat", "s9", 1))
    (finding,) = findings(journey).disagreements
    with pytest.raises(ValueError, match="without steps"):
        to_opportunity(journey, finding)
