"""Facts and findings in words, in the current language: for the dock, the command line and exports."""

from collections.abc import Iterator
from dataclasses import dataclass

from journeyboard.journey.insight.facts import Facts, Felt
from journeyboard.journey.insight.voices import VoiceKind
from journeyboard.journey.insight.weak_points import FindingKind
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Persona, Stage, Step
from journeyboard.language import N_, _, format_number, format_percent

KIND_NAMES: dict[FindingKind, str] = {
    "weak": N_("Weak point"),
    "feels_fine": N_("Feels fine, figures are poor"),
    "figures_fine": N_("Feels bad, figures are fine"),
    "unexplained": N_("Poor figures, and nothing says why"),
}
"""What each kind of finding is called; translated when it is shown."""

VOICE_NAMES: dict[VoiceKind, str] = {"feeling": N_("Feeling"), "pain": N_("Pain"), "figures": N_("Figures")}
"""What each voice is called; translated when it is shown."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is called, what it is, and the records it stands in."""

    name: str
    value: str
    ids: tuple[str, ...] = ()


def fact_lines(journey: Journey, facts: Facts) -> Iterator[Fact]:
    """The facts that are known, in an order to read."""
    if facts.mean_feeling is not None:
        yield Fact(_("Mean feeling"), _signed(facts.mean_feeling))
    if facts.lowest is not None:
        low = facts.lowest
        value = _with(_signed(low.value), step_name(journey, low.step), _persona(journey, low.persona))
        yield Fact(_("Lowest feeling"), value, (low.id,))
    if facts.largest_fall is not None:
        fall = facts.largest_fall
        between = f"{step_name(journey, fall.before.step)} → {step_name(journey, fall.after.step)}"
        value = _with(_signed(-fall.size), between, _persona(journey, fall.persona))
        yield Fact(_("Largest fall"), value, (fall.before.id, fall.after.id))
    for name, felt in ((_("Peak"), facts.peak), (_("End"), facts.end)):
        if felt is not None:
            yield Fact(name, _felt(journey, felt), (felt.step.id,))
    if facts.evidence_share is not None:
        known = _("{share} of {count}").format(share=format_percent(facts.evidence_share, 0), count=facts.cards)
        yield Fact(_("Cards with evidence"), known)
    for name, cards in (
        (_("Pain points without opportunity"), facts.unanswered),
        (_("Opportunities without owner"), facts.unowned),
    ):
        if cards:
            yield Fact(name, format_number(len(cards)), tuple(card.id for card in cards))


def step_name(journey: Journey, step_id: str) -> str:
    """How people call a step: its stage's name where it has none, else both."""
    step = journey.find(Step, step_id)
    stage = journey.find(Stage, step.stage) if step is not None else None
    if step is None or stage is None:
        return ""
    return f"{stage.name}: {step.name}" if step.name else stage.name


def score_text(score: float) -> str:
    """The score of a finding: "90 of 100"."""
    return _("{score} of 100").format(score=format_number(score, 0))


def _felt(journey: Journey, felt: Felt) -> str:
    return _with(_signed(felt.value), step_name(journey, felt.step.id), "")


def _signed(value: float) -> str:
    return format_number(value, 1, signed=True)


def _persona(journey: Journey, persona_id: str) -> str:
    persona = journey.find(Persona, persona_id) if len(journey.personas) > 1 else None
    return persona.name if persona is not None else ""


def _with(value: str, where: str, who: str) -> str:
    return ", ".join(part for part in (f"{value} · {where}" if where else value, who) if part)
