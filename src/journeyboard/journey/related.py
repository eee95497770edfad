"""Cards that belong together: the opportunities that answer a pain point, the touchpoint a pain point stands at.

What is drawn on the map counts whichever kind of link it is and whichever way it points; what is related here is
written as "answers" (from the opportunity) or "at" (to the touchpoint).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey
from journeyboard.journey.placing import keys_at
from journeyboard.journey.records import Card, CardKind, Lane, Link, LinkKind, clean, new_id
from journeyboard.journey.words import on_the_map
from journeyboard.language import N_, _

RelationName = Literal["answers", "answered_by", "touchpoint", "pains_here"]


@dataclass(frozen=True, slots=True)
class Relation:
    """How cards of one kind belong to those of another."""

    of: tuple[CardKind, ...]
    to: CardKind
    link: LinkKind
    """What it is written as."""
    begins_here: bool
    """Whether that link begins at the card whose relation this is."""


RELATIONS: dict[RelationName, Relation] = {
    "answers": Relation(("opportunity",), "pain_point", "answers", begins_here=True),
    "answered_by": Relation(("pain_point",), "opportunity", "answers", begins_here=False),
    "touchpoint": Relation(("pain_point", "opportunity"), "touchpoint", "at", begins_here=True),
    "pains_here": Relation(("touchpoint",), "pain_point", "at", begins_here=False),
}

_ANSWER_TO = N_("Answer to: {pain}")


def relations_of(kind: CardKind) -> tuple[RelationName, ...]:
    """The relations that cards of a kind can have."""
    return tuple(name for name in get_args(RelationName) if kind in RELATIONS[name].of)


def relation_named(name: str) -> RelationName | None:
    """The relation of that name; None for what is none."""
    return next((relation for relation in RELATIONS if relation == name), None)


def linked(journey: Journey, card_id: str, kind: CardKind) -> tuple[Card, ...]:
    """The cards of `kind` that an arrow ties to a card, by whichever kind of link and from either end."""
    ends = (end for link in journey.links_at(card_id) for end in (link.from_, link.to))
    cards = (journey.cards.get(end) for end in dict.fromkeys(ends) if end != card_id)
    return tuple(card for card in cards if card is not None and card.kind == kind)


def related(journey: Journey, name: RelationName, card_id: str) -> tuple[str, ...]:
    """The ids of the cards that a card is related to."""
    return tuple(card.id for card in linked(journey, card_id, RELATIONS[name].to))


def relate(
    journey: Journey, name: RelationName, ids: Iterable[str], added: Iterable[str] = (), removed: Iterable[str] = ()
) -> Change:
    """Relate each of the cards `ids` to each of `added`, and to none of `removed` any more.

    What is related already stays as it is; ids that are gone are passed over.
    """
    relation, draft = RELATIONS[name], Draft(journey)
    added, removed = list(added), set(removed)
    for card_id in ids:
        if journey.find(Card, card_id) is None:
            continue
        for link in journey.links_at(card_id):
            if removed & {link.from_, link.to}:
                draft.remove(link.id)
        known = {card_id, *related(journey, name, card_id)} - removed
        for other in added:
            if other not in known and journey.find(Card, other) is not None:
                ends = (card_id, other) if relation.begins_here else (other, card_id)
                put_link(draft, relation.link, *ends)
    return draft.change(_("Link cards") if added else _("Unlink cards"))


def answer_pains(journey: Journey, ids: Sequence[str], card_id: str | None = None) -> Change:
    """Write an opportunity that answers pain points, below the first of them and for the same personas.

    The opportunities lane is made where there is none. Raises ValueError when none of `ids` is a pain point with a
    place.
    """
    steps = {step.id for step in journey.columns()}
    cards = [card for card in map(journey.cards.get, ids) if card is not None and card.kind == "pain_point"]
    placed = [card for card in cards if card.step in steps]
    if not placed:
        raise ValueError("there is no pain point to answer")
    draft, first = Draft(journey), placed[0]
    lane = opportunities_lane(journey, draft)
    order = keys_at(draft, journey.cards_at(lane.id, first.step), None)[0]
    card = Card(
        id=card_id or new_id(),
        kind="opportunity",
        lane=lane.id,
        step=first.step,
        text=clean(on_the_map(journey, _ANSWER_TO).format(pain=first.text)),
        personas=tuple(dict.fromkeys(persona for pain in cards for persona in pain.personas)),
        status="idea",
        order=order,
    )
    draft.put(card)
    for pain in cards:
        put_link(draft, "answers", card.id, pain.id)
    return draft.change(_("Make an opportunity"))


def opportunities_lane(journey: Journey, draft: Draft) -> Lane:
    """The first lane for opportunities; put into `draft` below all others where the journey has none."""
    there = next((lane for lane in journey.lanes if lane.kind == "opportunities"), None)
    if there is not None:
        return there
    name = on_the_map(journey, LANE_NAMES["opportunities"])
    order = keys_at(draft, journey.lanes, None)[0]
    return draft.put(Lane(id=new_id(), kind="opportunities", name=name, order=order))


def put_link(draft: Draft, kind: LinkKind, from_id: str, to_id: str) -> None:
    """Draw a link in `draft`."""
    draft.put(Link.model_validate({"id": new_id(), "kind": kind, "from": from_id, "to": to_id}))
