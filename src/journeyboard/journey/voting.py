"""Dot voting: each person has a budget of dots to put on cards; what they add up to is written on the cards."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card
from journeyboard.language import _

NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class VotingRound:
    """A round that is going on. It stands beside the journey: nobody sees a vote before it is revealed."""

    people: tuple[str, ...]
    budget: int
    """Dots of each person, 1 or more."""
    votes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By person, then by card id: dots, 1 or more."""

    def of(self, person: str) -> Mapping[str, int]:
        """A person's dots by card."""
        return self.votes.get(person, NOTHING)

    def left(self, person: str) -> int:
        """How many dots a person has left."""
        return self.budget - sum(self.of(person).values())

    def cast(self, person: str, card_id: str, by: int = 1) -> "VotingRound":
        """The round with `by` more dots (fewer when negative) of a person on a card.

        Never more than the person has left, and never fewer than none: beyond that nothing happens.
        """
        if person not in self.people:
            return self
        held = self.of(person).get(card_id, 0)
        dots = max(0, min(held + by, held + self.left(person)))
        own = {card: count for card, count in self.of(person).items() if card != card_id}
        if dots:
            own[card_id] = dots
        return replace(self, votes={**self.votes, person: own})

    def tally(self) -> dict[str, int]:
        """The dots of all people by card."""
        counts: dict[str, int] = {}
        for own in self.votes.values():
            for card_id, dots in own.items():
                counts[card_id] = counts.get(card_id, 0) + dots
        return counts

    @property
    def has_votes(self) -> bool:
        """Whether anybody has voted."""
        return any(self.votes.values())

    @property
    def is_complete(self) -> bool:
        """Whether everybody has used all dots."""
        return all(self.left(person) == 0 for person in self.people)


def reveal(journey: Journey, voting: VotingRound) -> Change:
    """Write the tally on the cards, in place of the votes of an earlier round. Cards that are gone are passed over."""
    tally = voting.tally()
    draft = Draft(journey)
    for card in journey.cards.values():
        dots = tally.get(card.id, 0)
        if dots != card.votes:
            draft.update(card, votes=dots)
    return draft.change(_("Reveal votes"))


def top_voted(journey: Journey, most: int = 10) -> tuple[Card, ...]:
    """The cards with the most votes, at least one each; ties in the order of the map."""
    columns = {step.id: at for at, step in enumerate(journey.columns())}
    voted = [card for card in journey.cards.values() if card.votes]
    voted.sort(key=lambda card: (-card.votes, columns.get(card.step, len(columns)), card.order, card.id))
    return tuple(voted[:most])
