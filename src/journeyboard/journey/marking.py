"""Marks that are set on many cards at once: tags on and off, quotes."""

from collections.abc import Iterable, Sequence

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.editing import ListChange, set_fields
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card
from journeyboard.language import _


def known_tags(journey: Journey) -> tuple[str, ...]:
    """All tags of the journey and its cards, in the order of the alphabet."""
    found = {*journey.info.tags, *(tag for card in journey.cards.values() for tag in card.tags)}
    return tuple(sorted(found, key=lambda tag: (tag.casefold(), tag)))


def toggle_tag(journey: Journey, ids: Iterable[str], tag: str) -> Change:
    """Give cards a tag; where all have it, take it away."""
    cards, tag = _cards(journey, ids), tag.strip()
    all_have_it = all(tag in card.tags for card in cards)
    change = ListChange(removed=(tag,)) if all_have_it else ListChange(added=(tag,))
    label = _("Remove tag {tag}") if all_have_it else _("Tag as {tag}")
    return set_fields(journey, [card.id for card in cards] if tag else [], label.format(tag=tag), tags=change)


def toggle_quote(journey: Journey, ids: Iterable[str]) -> Change:
    """Make quotes of notes, said by the persona whose cards they are; where all are quotes, notes again."""
    cards = [card for card in _cards(journey, ids) if card.kind in ("note", "quote")]
    draft = Draft(journey)
    if all(card.kind == "quote" for card in cards):
        for card in cards:
            draft.update(card, kind="note", speaker="")
        return draft.change(_("Make a note"))
    names = {persona.id: persona.name for persona in journey.personas}
    for card in cards:
        said_by = card.speaker or (names.get(card.personas[0], "") if len(card.personas) == 1 else "")
        draft.update(card, kind="quote", speaker=said_by)
    return draft.change(_("Make a quote"))


def _cards(journey: Journey, ids: Iterable[str]) -> Sequence[Card]:
    return [card for card in map(journey.cards.get, ids) if card is not None]
