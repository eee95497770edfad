"""Marks that are set on many cards at once."""

from journeyboard.journey.changes import Change
from journeyboard.journey.journey import Journey
from journeyboard.journey.marking import known_tags, toggle_quote, toggle_tag
from journeyboard.journey.records import Card, JourneyInfo, Lane, Persona, Stage, Step


def _journey(*cards: Card) -> Journey:
    people = [Persona(id="mara", name="Mara"), Persona(id="jonas", name="Jonas")]
    info = JourneyInfo(id="journey", tags=("Shop",))
    return Journey([info, Stage(id="stage"), Step(id="step1", stage="stage"), *people, Lane(id="lane"), *cards])


def _card(card_id: str, **fields: object) -> Card:
    return Card.model_validate({"id": card_id, "lane": "lane", "step": "step1", **fields})


def _after(journey: Journey, change: Change) -> dict[str, Card]:
    """The cards once the change is done; and taken back it leaves the journey as it was."""
    before = set(journey)
    journey.apply(change)
    cards = dict(journey.cards)
    journey.apply(change.inverse())
    assert set(journey) == before
    return cards


def test_tags_of_cards_and_journey_are_known_in_the_order_of_the_alphabet() -> None:
    assert known_tags(_journey(_card("a", tags=("price", "Mobile")), _card("b", tags=("price",)))) == (
        "Mobile",
        "price",
        "Shop",
    )


def test_a_tag_is_given_to_all_and_taken_away_only_where_all_have_it() -> None:
    journey = _journey(_card("a", tags=("x",)), _card("b"))
    change = toggle_tag(journey, ["a", "b"], "x")
    assert {card.tags for card in _after(journey, change).values()} == {("x",)}
    assert change.label == "Tag as x"
    change = toggle_tag(journey, ["a"], "x")
    assert _after(journey, change)["a"].tags == ()
    assert change.label == "Remove tag x"


def test_a_tag_of_nothing_is_none() -> None:
    journey = _journey(_card("a"))
    assert not toggle_tag(journey, ["a"], "  ")
    assert not toggle_tag(journey, [], "x")


def test_a_note_becomes_a_quote_of_its_only_persona_and_a_note_again() -> None:
    journey = _journey(
        _card("a", personas=("mara",)), _card("b", personas=("mara", "jonas")), _card("c", speaker="Eva")
    )
    journey.apply(toggle_quote(journey, ["a", "b", "c"]))
    assert [(card.kind, card.speaker) for card in (journey.cards[i] for i in "abc")] == [
        ("quote", "Mara"),
        ("quote", ""),
        ("quote", "Eva"),
    ]
    assert {(card.kind, card.speaker) for card in _after(journey, toggle_quote(journey, "abc")).values()} == {
        ("note", "")
    }


def test_other_kinds_of_cards_are_no_quotes() -> None:
    journey = _journey(_card("a", kind="pain_point"))
    assert not toggle_quote(journey, ["a"])
