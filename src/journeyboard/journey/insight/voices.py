"""What speaks of a place: feeling, pain and figures, each with how bad it sounds and its reasons in words.

Badness is a share from 0 (nothing is wrong) to 1. docs/weak-points.md says the same for people.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod
from typing import Literal

from journeyboard.journey.figure_texts import change_text, difference_text, value_text
from journeyboard.journey.figures import Figure
from journeyboard.journey.insight.funnel import FunnelStage
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Persona
from journeyboard.language import _, format_number, format_percent, ngettext

VoiceKind = Literal["feeling", "pain", "figures"]

BAD_FROM = 0.3
"""From this badness on a voice says that something is wrong."""
FINE_FROM = 0.5
"""From this mean feeling on people feel well at a place."""
SEVERE_FROM = 4
"""From this severity on a pain point is named as severe."""
LARGE_DROP = 0.5
"""From this share on a drop-off is named even where a larger one stands elsewhere."""

_FREQUENCY = {"once": 0.5, "sometimes": 0.7, "often": 0.9, "always": 1.0}
_USUALLY = 0.7
"""For a pain point without a frequency."""
_MIDDLE = 3
"""For a pain point without a severity."""
_WORST_CHANGE = 0.2
"""A change for the worse of this share counts as much as a missed target's warning."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks against a place, in words, with the records it stands in."""

    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """How feeling, pain or figures speak of a place."""

    kind: VoiceKind
    badness: float
    is_good: bool
    reasons: tuple[Reason, ...]

    @property
    def is_bad(self) -> bool:
        """Whether it says that something is wrong."""
        return self.badness >= BAD_FROM


def feeling_voice(journey: Journey, feelings: Iterable[tuple[str, str, float]], lowest: float | None) -> Voice | None:
    """The worst feeling of (id, persona id, value −2 … +2) at a place, as a share of the worst there is: 0 … 1.

    `lowest` is the journey's lowest feeling, named as such. None without any feeling. Good from a mean of 0.5 on, when
    nobody feels worse than −0.5.
    """
    felt = sorted(feelings, key=lambda one: one[2])
    if not felt:
        return None
    record_id, persona, value = felt[0]
    mean = sum(one[2] for one in felt) / len(felt)
    written = format_number(value, 1, signed=True)
    who = journey.find(Persona, persona) if len(journey.personas) > 1 else None
    if value < 0 and value == lowest:
        text = _("lowest feeling {value}").format(value=written)
    else:
        text = _("feeling {value}").format(value=written)
    reason = Reason(f"{text} ({who.name})" if who is not None and who.name else text, (record_id,))
    return Voice("feeling", max(0.0, -value) / 2, mean >= FINE_FROM and value > -FINE_FROM, (reason,))


def pain_voice(pains: Iterable[Card]) -> Voice | None:
    """How much the pain points of a place hurt together: 1 − Π (1 − 0.8 · severity / 5 · frequency).

    One of severity 5 that always happens gives 0.8, and each further one takes its share of what is left. Severity
    counts 3 and frequency 0.7 where they are not known; once is 0.5, sometimes 0.7, often 0.9, always 1. None without
    any; no pain point is no praise, so this voice is never good.
    """
    cards = sorted(pains, key=lambda card: -(card.severity or 0))
    if not cards:
        return None
    badness = 1 - prod(1 - 0.8 * _hurts(card) for card in cards)
    severe = [card for card in cards if (card.severity or 0) >= SEVERE_FROM]
    if severe:
        text = ngettext(
            "{count} pain point of severity ≥ {severity}", "{count} pain points of severity ≥ {severity}", len(severe)
        ).format(count=len(severe), severity=SEVERE_FROM)
    else:
        text = ngettext("{count} pain point", "{count} pain points", len(cards)).format(count=len(cards))
    return Voice("pain", badness, is_good=False, reasons=(Reason(text, tuple(card.id for card in severe or cards)),))


def figures_voice(figures: Iterable[Figure], lost: FunnelStage | None, largest: float) -> Voice | None:
    """What the figures of a place say: as bad as the worst of them.

    A figure off its target counts 1, one just off it 0.5; a change for the worse its share of the value before, 20 % or
    more counting 0.5; a drop-off in the funnel its share times what it is of the `largest`. Good when a target is
    reached and nothing is bad. None without any.
    """
    figures = tuple(figures)
    said = [*(told for one in figures for told in _of_figure(one)), *_of_drop_off(lost, largest)]
    if not figures and lost is None:
        return None
    said.sort(key=lambda told: -told[0])
    badness = said[0][0] if said else 0.0
    reached = any(one.status == "good" for one in figures)
    return Voice("figures", badness, reached and badness < BAD_FROM, tuple(reason for _badness, reason in said))


def _hurts(card: Card) -> float:
    return (card.severity or _MIDDLE) / 5 * (_FREQUENCY[card.frequency] if card.frequency else _USUALLY)


def _of_figure(one: Figure) -> Iterator[tuple[float, Reason]]:
    metric, latest = one.metric, one.latest
    if metric.target is not None and one.status in ("warn", "bad"):
        under = metric.direction == "up"
        said = (
            _("{metric} {value}, {difference} under target")
            if under
            else _("{metric} {value}, {difference} over target")
        )
        text = said.format(
            metric=metric.name,
            value=value_text(metric, latest.value).split(" / ")[0],
            difference=difference_text(metric, abs(metric.target - latest.value)),
        )
        yield 1.0 if one.status == "bad" else 0.5, Reason(text, (latest.id,))
    elif (worse := _worsened(one)) > 0 and one.change is not None:
        change = change_text(metric, one.change, in_points=one.change_in_points)
        text = _("{metric} {change}").format(metric=metric.name, change=change)
        yield 0.5 * min(1.0, worse / _WORST_CHANGE), Reason(text, (latest.id,))


def _worsened(one: Figure) -> float:
    """By which share of the value before a figure went the wrong way; 0 where it did not."""
    if len(one.readings) < 2 or one.change is None:
        return 0.0
    before = one.latest.value - one.change if one.change_in_points else 1.0
    if before == 0:
        return 0.0
    share = one.change / abs(before)
    return max(0.0, -share if one.metric.direction == "up" else share)


def _of_drop_off(lost: FunnelStage | None, largest: float) -> Iterator[tuple[float, Reason]]:
    drop = lost.drop_off if lost is not None else None
    if lost is None or drop is None or drop <= 0 or largest <= 0:
        return
    written = format_percent(-drop, 0)
    if drop == largest:
        text = _("largest drop-off {share}").format(share=written)
    elif drop >= LARGE_DROP:
        text = _("drop-off {share}").format(share=written)
    else:
        return
    yield drop * drop / largest, Reason(text, (lost.metric.id,))
