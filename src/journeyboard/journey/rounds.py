"""The rounds of a workshop that are going on: what is written or voted in them and not yet shown to everybody."""

from dataclasses import dataclass

from journeyboard.journey.records import Card, Record, View
from journeyboard.journey.voting import VotingRound

VEILED = "•••"
"""What is read in place of a card under the veil."""


@dataclass(frozen=True)
class Rounds:
    """They stand beside the journey: its file says nothing of them, its recovery copy does."""

    voting: VotingRound | None = None
    private_before: frozenset[str] | None = None
    """In a private round, the cards that were private before it; None without one."""

    @property
    def is_private(self) -> bool:
        """Whether new cards are hidden until all are shown."""
        return self.private_before is not None

    @property
    def would_be_missed(self) -> bool:
        """Whether somebody has voted, or cards may have to stay hidden."""
        return self.is_private or (self.voting is not None and self.voting.has_votes)


def is_veiled(record: Record | None, view: View) -> bool:
    """Whether nobody may read a record yet: it is a private card, and a veil lies over them."""
    return view.veil and isinstance(record, Card) and record.private


def veiled(card: Card) -> Card:
    """What is shown of a card under the veil: that it is there, and nothing that was written on it."""
    kind = "note" if card.kind == "image" else card.kind
    return Card(id=card.id, kind=kind, lane=card.lane, step=card.step, text=VEILED, private=True)


NO_ROUNDS = Rounds()
