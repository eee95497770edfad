from hypothesis import given
from hypothesis import strategies as st

from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey
from journeyboard.journey.parking import park_cards, show_private
from journeyboard.journey.voting import VotingRound, reveal, top_voted

ROUND = VotingRound(("Anna", "Ben"), 3)


def test_dots_are_put_and_taken_within_the_budget() -> None:
    voting = ROUND.cast("Anna", "a", 2).cast("Anna", "b").cast("Anna", "c")
    assert dict(voting.of("Anna")) == {"a": 2, "b": 1}
    assert voting.left("Anna") == 0
    back = voting.cast("Anna", "a", -1).cast("Anna", "b", -5)
    assert dict(back.of("Anna")) == {"a": 1}
    assert (back.left("Anna"), back.left("Ben")) == (2, 3)
    assert ROUND.votes == {}, "a round is never altered"


def test_a_stranger_does_not_vote() -> None:
    assert ROUND.cast("Carl", "a") == ROUND


@given(st.lists(st.tuples(st.sampled_from(["Anna", "Ben"]), st.sampled_from("abc"), st.integers(-4, 4)), max_size=30))
def test_nobody_ever_has_more_or_fewer_than_the_budget(casts: list[tuple[str, str, int]]) -> None:
    voting = ROUND
    for person, card, by in casts:
        voting = voting.cast(person, card, by)
        for one in voting.people:
            assert 0 <= voting.left(one) <= voting.budget
            assert all(dots >= 1 for dots in voting.of(one).values())
    assert sum(voting.tally().values()) == 2 * 3 - voting.left("Anna") - voting.left("Ben")


def test_revealing_writes_the_tally_over_the_votes_of_before() -> None:
    journey = Journey([rec.Card(id="a", votes=9), rec.Card(id="b"), rec.Card(id="c", votes=1)])
    voting = ROUND.cast("Anna", "a", 2).cast("Ben", "a").cast("Ben", "b").cast("Ben", "gone")
    change = reveal(journey, voting)
    journey.apply(change)
    assert {card.id: card.votes for card in journey.cards.values()} == {"a": 3, "b": 1, "c": 0}
    assert [card.id for card in top_voted(journey)] == ["a", "b"]
    assert [card.id for card in top_voted(journey, 1)] == ["a"]
    assert voting.is_complete is False


def grid() -> Journey:
    return Journey(
        [
            rec.Stage(id="s"),
            rec.Step(id="t1", stage="s", order="1"),
            rec.Step(id="t2", stage="s", order="2"),
            rec.Lane(id="doing", order="1"),
            rec.Card(id="a", lane="doing", step="t1", text="A"),
            rec.Card(id="b", lane="doing", step="t2", text="B"),
        ]
    )


def test_cards_are_parked_at_their_own_step_and_the_lane_is_made() -> None:
    journey = grid()
    before = list(journey)
    change = park_cards(journey, ["a", "b", "gone"])
    journey.apply(change)
    (lane,) = [lane for lane in journey.lanes if lane.kind == "parking"]
    assert lane == journey.lanes[-1]
    assert [card.id for card in journey.cards_at(lane.id, "t1")] == ["a"]
    assert [card.id for card in journey.cards_at(lane.id, "t2")] == ["b"]
    assert not park_cards(journey, ["a"]), "it is parked already"
    journey.apply(change.inverse())
    assert list(journey) == before


def test_a_second_card_goes_to_the_lane_that_is_there() -> None:
    journey = grid()
    journey.apply(park_cards(journey, ["a"]))
    journey.apply(park_cards(journey, ["b"]))
    assert len([lane for lane in journey.lanes if lane.kind == "parking"]) == 1


def test_private_cards_are_shown_in_one_change() -> None:
    journey = Journey([rec.Card(id="a", private=True), rec.Card(id="b", private=True)])
    journey.apply(show_private(journey, ["a"]))
    assert [card.private for card in journey.cards.values()] == [False, True]
