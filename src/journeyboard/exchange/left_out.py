"""What of a journey is not on its map: told before the map is written as a picture."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from journeyboard.journey.figures import period_key
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Asset, Card, Feeling, Link, Persona, Reading, Record, Stage, Step, View
from journeyboard.language import ngettext

_OF_CARDS = ("detail", "evidence_note", "links_out", "team", "owner", "due")
"""What is known of a card and does not stand on it."""
_OF_PERSONAS = ("role", "about", "goals", "frustrations", "motivations", "needs", "channels", "traits")
"""What is known of a persona and does not stand in the head of the map."""


def not_on_the_map(journey: Journey, view: View, *, sheets: bool = False) -> Iterator[str]:
    """What the map does not show as it is drawn, in sentences for people; `sheets` says that those of personas are
    there too."""
    yield from hidden_cards(journey, view)
    yield from details_of_cards(journey)
    if not sheets and (count := _having(journey.personas, _OF_PERSONAS)):
        yield ngettext(
            "The sheet of {count} persona is not on the map.",
            "The sheets of {count} personas are not on the map.",
            count,
        ).format(count=count)
    if view.links != "all":
        yield from links_of_cards(journey)
    if count := _other_periods(journey, view):
        yield ngettext(
            "Figures of {count} other period are not on the map, but for their course.",
            "Figures of {count} other periods are not on the map, but for their course.",
            count,
        ).format(count=count)


def hidden_cards(journey: Journey, view: View) -> Iterator[str]:
    """How many cards the view hides, in a sentence."""
    hidden = sum(_is_hidden(journey, view, card) for card in journey.cards.values())
    if hidden:
        yield ngettext(
            "{count} card stands in a stage or lane that is not shown.",
            "{count} cards stand in stages or lanes that are not shown.",
            hidden,
        ).format(count=hidden)


def details_of_cards(journey: Journey) -> Iterator[str]:
    """How many cards say more than stands on them, in a sentence."""
    if count := _having(journey.cards.values(), _OF_CARDS):
        yield ngettext(
            "{count} card has details that are not on the map: notes, links, who is responsible.",
            "{count} cards have details that are not on the map: notes, links, who is responsible.",
            count,
        ).format(count=count)


def links_of_cards(journey: Journey) -> Iterator[str]:
    """How many links begin or end at a card, in a sentence."""
    if count := sum(not _joins_columns(journey, link) for link in journey.links):
        yield ngettext(
            "{count} arrow from or to a card is not drawn.", "{count} arrows from or to cards are not drawn.", count
        ).format(count=count)


def readings_apart(journey: Journey) -> Iterator[str]:
    """How many readings are of one persona or segment alone, in a sentence."""
    if count := sum(bool(reading.persona or reading.segment) for reading in journey.all(Reading).values()):
        yield ngettext(
            "{count} reading of a single persona or segment is left out.",
            "{count} readings of single personas or segments are left out.",
            count,
        ).format(count=count)


def not_written(journey: Journey, kinds: Iterable[type[Record]]) -> Iterator[str]:
    """How many records of each kind a file of text leaves out, in sentences."""
    for kind in kinds:
        count = len(journey.all(kind))
        if count:
            yield _LEFT[kind](count).format(count=count)


_LEFT: Mapping[type[Record], Callable[[int], str]] = {
    Persona: lambda n: ngettext("{count} persona is left out.", "{count} personas are left out.", n),
    Card: lambda n: ngettext("{count} card is left out.", "{count} cards are left out.", n),
    Feeling: lambda n: ngettext("{count} feeling is left out.", "{count} feelings are left out.", n),
    Link: lambda n: ngettext("{count} arrow is left out.", "{count} arrows are left out.", n),
    Reading: lambda n: ngettext("{count} reading is left out.", "{count} readings are left out.", n),
    Asset: lambda n: ngettext("{count} picture is left out.", "{count} pictures are left out.", n),
}


def _is_hidden(journey: Journey, view: View, card: Card) -> bool:
    step = journey.find(Step, card.step)
    return card.lane in view.hidden_lanes or (step is not None and step.stage in view.hidden_stages)


def _having(records: Iterable[Record], fields: tuple[str, ...]) -> int:
    """How many of the records say anything in one of the fields."""
    return sum(any(getattr(record, field) for field in fields) for record in records)


def _joins_columns(journey: Journey, link: Link) -> bool:
    return all(isinstance(journey.get(end), Stage | Step) for end in (link.from_, link.to))


def _other_periods(journey: Journey, view: View) -> int:
    """How many periods have readings beside the one that is shown and the one it is compared with."""
    periods = {reading.period for reading in journey.all(Reading).values() if reading.period}
    before = [period for period in periods if not view.period or period_key(period) <= period_key(view.period)]
    shown = {max(before, key=period_key, default=""), view.compare}
    return len(periods - shown)
