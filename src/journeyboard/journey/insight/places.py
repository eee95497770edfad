"""The places of a journey that can be weak points: its stages and its touchpoints, with what is known at each."""

from collections.abc import Iterator
from dataclasses import dataclass

from journeyboard.journey.figures import Figure, figures_at
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Stage
from journeyboard.journey.related import linked


@dataclass(frozen=True, slots=True)
class Place:
    """A stage or touchpoint, and what speaks for or against it."""

    record: Stage | Card
    stage: Stage
    """The stage itself, or the one the touchpoint stands in."""
    feelings: tuple[Feeling, ...]
    """As-is; a touchpoint's are those of its step."""
    pains: tuple[Card, ...]
    figures: tuple[Figure, ...]

    @property
    def name(self) -> str:
        """How people call it."""
        return self.record.name if isinstance(self.record, Stage) else (self.record.text or self.record.channel)


def places(journey: Journey, period: str = "") -> Iterator[Place]:
    """All stages in order, each followed by those of its touchpoints that have a pain point or a figure of their own.

    `period` (ISO) says up to when readings count; empty: all.
    """
    at_steps = _by_step(journey)
    feelings: dict[str, list[Feeling]] = {}
    for feeling in journey.all(Feeling).values():
        if feeling.state == "as_is":
            feelings.setdefault(feeling.step, []).append(feeling)
    for stage in journey.stages:
        steps = [step.id for step in journey.steps_of(stage.id)]
        cards = [card for step in steps for card in at_steps.get(step, ())]
        yield Place(
            stage,
            stage,
            tuple(feeling for step in steps for feeling in feelings.get(step, ())),
            tuple(dict.fromkeys(card for card in cards if card.kind == "pain_point")),
            tuple(one for at in (stage.id, *steps) for one in figures_at(journey, at, period)),
        )
        for card in (card for card in cards if card.kind == "touchpoint" and card.step in steps):
            pains, figures = linked(journey, card.id, "pain_point"), tuple(figures_at(journey, card.id, period))
            if pains or figures:
                yield Place(card, stage, tuple(feelings.get(card.step, ())), pains, figures)


def _by_step(journey: Journey) -> dict[str, list[Card]]:
    """Pain points and touchpoints by each step they stand at or span, in the order people see."""
    columns = [step.id for step in journey.columns()]
    at = {step: number for number, step in enumerate(columns)}
    cards: dict[str, list[Card]] = {}
    for card in journey.in_order(Card):
        if card.kind in ("pain_point", "touchpoint") and card.step in at:
            for step in columns[at[card.step] : at.get(card.end_step, at[card.step]) + 1]:
                cards.setdefault(step, []).append(card)
    return cards
