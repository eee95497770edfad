"""The facts of a journey: how it feels on the whole, and what is known of its cards."""

from collections.abc import Iterable
from dataclasses import dataclass

from journeyboard.journey.insight.evidence import is_known
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Step
from journeyboard.journey.related import linked


@dataclass(frozen=True, slots=True)
class Felt:
    """A mean feeling over the personas at a step."""

    step: Step
    value: float


@dataclass(frozen=True, slots=True)
class Fall:
    """How far one persona's feeling falls from a step to the next one that has a feeling of it."""

    persona: str
    """Its id."""
    before: Feeling
    after: Feeling

    @property
    def size(self) -> float:
        """By how many points, above 0."""
        return round(self.before.value - self.after.value, 1)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is to be said of a journey in figures. Feelings are the as-is ones, −2 … +2; None without any."""

    mean_feeling: float | None
    lowest: Feeling | None
    largest_fall: Fall | None
    peak: Felt | None
    """The most intense moment, up or down: the step whose mean is farthest from 0."""
    end: Felt | None
    """The last step with a feeling. Peak and end are what people remember (Kahneman et al., "When More Pain Is
    Preferred to Less: Adding a Better End", Psychological Science 4 (6), 1993)."""
    cards: int
    with_evidence: int
    """Cards that were observed or measured."""
    unanswered: tuple[Card, ...]
    """Pain points that no opportunity is linked to."""
    unowned: tuple[Card, ...]
    """Opportunities without an owner, but those done or dropped."""

    @property
    def evidence_share(self) -> float | None:
        """The share (0–1) of the cards that have evidence; None without cards."""
        return self.with_evidence / self.cards if self.cards else None


def facts(journey: Journey) -> Facts:
    """Gather the facts of a journey."""
    columns = journey.columns()
    place = {step.id: number for number, step in enumerate(columns)}
    felt = [one for one in journey.all(Feeling).values() if one.state == "as_is" and one.step in place]
    felt.sort(key=lambda one: (place[one.step], one.persona, one.id))
    means = _means(columns, felt)
    cards = journey.in_order(Card)
    return Facts(
        mean_feeling=sum(one.value for one in felt) / len(felt) if felt else None,
        lowest=min(felt, key=lambda one: one.value, default=None),
        largest_fall=_largest_fall(felt),
        peak=max(means, key=lambda one: abs(one.value), default=None),
        end=means[-1] if means else None,
        cards=len(cards),
        with_evidence=sum(map(is_known, cards)),
        unanswered=tuple(
            card for card in cards if card.kind == "pain_point" and not linked(journey, card.id, "opportunity")
        ),
        unowned=tuple(
            card
            for card in cards
            if card.kind == "opportunity" and not card.owner and card.status not in ("done", "dropped")
        ),
    )


def _means(columns: Iterable[Step], felt: Iterable[Feeling]) -> list[Felt]:
    values: dict[str, list[float]] = {}
    for one in felt:
        values.setdefault(one.step, []).append(one.value)
    return [Felt(step, sum(values[step.id]) / len(values[step.id])) for step in columns if step.id in values]


def _largest_fall(felt: Iterable[Feeling]) -> Fall | None:
    last: dict[str, Feeling] = {}
    falls: list[Fall] = []
    for one in felt:
        if one.persona in last:
            falls.append(Fall(one.persona, last[one.persona], one))
        last[one.persona] = one
    return max((fall for fall in falls if fall.size > 0), key=lambda fall: fall.size, default=None)
