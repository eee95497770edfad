"""What cards can be filtered by, and the choices a journey gives for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from journeyboard.journey.editing import replace_filter
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Evidence, Filter
from journeyboard.journey.words import value_name
from journeyboard.language import N_, _

Choice = tuple[str | int, str]
"""The value in the filter, and what people read."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One field of a filter."""

    field: str
    name: str
    """Its source text, translated when it is shown."""
    choices: Callable[[Journey], list[Choice]]

    def chosen(self, wanted: Filter) -> tuple[str | int, ...]:
        """What the filter holds of it."""
        value: tuple[str, ...] | int | None = getattr(wanted, self.field)
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (value,)

    def toggled(self, wanted: Filter, value: str | int) -> Filter:
        """The filter with one value taken in, or out again; of severities there is one at most."""
        held = self.chosen(wanted)
        left = tuple(other for other in held if other != value)
        if self.field == "severity":
            return replace_filter(wanted, severity=None if value in held else value)
        return replace_filter(wanted, **{self.field: left if value in held else (*held, value)})


def filtered_by_what_is(journey: Journey, wanted: Filter) -> Filter:
    """The filter without personas that are gone: nothing could stand out by them."""
    there = {persona.id for persona in journey.personas}
    return replace_filter(wanted, personas=tuple(held for held in wanted.personas if held in there))


def _personas(journey: Journey) -> list[Choice]:
    return [(persona.id, persona.name or "–") for persona in journey.personas]


def _tags(journey: Journey) -> list[Choice]:
    return _sorted(tag for card in journey.cards.values() for tag in card.tags)


def _channels(journey: Journey) -> list[Choice]:
    return _sorted(card.channel for card in journey.cards.values())


def _evidence(_journey: Journey) -> list[Choice]:
    return [(evidence, value_name("evidence", evidence)) for evidence in get_args(Evidence)]


def _severity(journey: Journey) -> list[Choice]:
    most = max((_severity_of(card) for card in journey.cards.values()), default=0)
    return [(least, _("{number} or more").format(number=least)) for least in range(1, most + 1)]


def _severity_of(card: Card) -> int:
    return card.severity or 0


def _sorted(texts: Iterable[str]) -> list[Choice]:
    return [(text, text) for text in sorted({text for text in texts if text}, key=lambda text: (text.casefold(), text))]


CRITERIA = (
    Criterion("personas", N_("Persona"), _personas),
    Criterion("tags", N_("Tag"), _tags),
    Criterion("channels", N_("Channel"), _channels),
    Criterion("evidence", N_("Evidence"), _evidence),
    Criterion("severity", N_("Severity"), _severity),
)
"""In the order they are shown."""
