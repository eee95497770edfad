from hypothesis import given
from tests.journey.insight.maps import feels, journey_of, linked, pain
from tests.journeys import journeys

from journeyboard.journey.insight.facts import facts
from journeyboard.journey.insight.telling import fact_lines
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Persona
from journeyboard.language import speaking


def opportunity(card_id: str, **fields: object) -> Card:
    return Card.model_validate({"id": card_id, "kind": "opportunity", **fields})


def test_an_empty_journey_has_no_facts() -> None:
    known = facts(journey_of())
    assert (known.mean_feeling, known.lowest, known.largest_fall, known.peak, known.end) == (None,) * 5
    assert known.evidence_share is None
    assert list(fact_lines(journey_of(), known)) == []


def test_feelings_are_summed_up() -> None:
    jonas = Persona(id="jonas", name="Jonas")
    journey = journey_of(
        jonas, feels(1, 1.0), feels(2, -1.5), feels(3, 0.5), feels(1, 0.0, "jonas"), feels(3, -0.3, "jonas")
    )
    known = facts(journey)
    assert known.mean_feeling is not None
    assert round(known.mean_feeling, 3) == -0.06
    assert known.lowest == feels(2, -1.5)
    assert known.largest_fall is not None
    assert (known.largest_fall.before.step, known.largest_fall.after.step) == ("t1", "t2")
    assert known.largest_fall.size == 2.5
    assert known.peak is not None
    assert (known.peak.step.id, known.peak.value) == ("t2", -1.5)
    assert known.end is not None
    assert (known.end.step.id, round(known.end.value, 3)) == ("t3", 0.1)
    told = {fact.name: fact.value for fact in fact_lines(journey, known)}
    assert told["Lowest feeling"] == "−1.5 · B, Mara"
    assert told["Largest fall"] == "−2.5 · A → B, Mara"


def test_a_feeling_that_only_rises_has_no_fall() -> None:
    assert facts(journey_of(feels(1, -1.0), feels(2, 0.0), feels(3, 1.0))).largest_fall is None


def test_evidence_is_what_was_observed_or_measured() -> None:
    evidence = (None, "assumed", "observed", "measured")
    cards = [pain(f"p{number}", 1, evidence=said) for number, said in enumerate(evidence)]
    assert facts(journey_of(*cards)).evidence_share == 0.5


def test_open_ends_are_listed() -> None:
    journey = journey_of(
        pain("answered", 1),
        pain("led", 1),
        pain("open", 1),
        opportunity("o1", owner="Ines"),
        opportunity("o2"),
        opportunity("o3", status="done"),
        linked("answers", "o1", "answered"),
        linked("leads_to", "led", "o2"),
        linked("causes", "open", "led"),
    )
    known = facts(journey)
    assert [card.id for card in known.unanswered] == ["open"]
    assert [card.id for card in known.unowned] == ["o2"]


@given(journeys())
def test_the_facts_of_any_journey_are_told_in_both_languages(journey: Journey) -> None:
    known = facts(journey)
    for language in ("en", "de"):
        with speaking(language):
            assert all(fact.name and fact.value for fact in fact_lines(journey, known))
