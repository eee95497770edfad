"""What a journey says, told in text: weak points, disagreements and facts."""

from collections.abc import Iterator
from typing import Any

from journeyboard.journey.insight.facts import Facts, facts
from journeyboard.journey.insight.telling import KIND_NAMES, fact_lines, score_text
from journeyboard.journey.insight.weak_points import Finding, findings
from journeyboard.journey.journey import Journey
from journeyboard.language import _


def insight_lines(journey: Journey) -> Iterator[str]:
    """For people, in the current language."""
    found = findings(journey)
    for title, listed in (
        (_("Weak points"), found.weak_points),
        (_("Feeling and figures disagree"), found.disagreements),
    ):
        if listed:
            yield ""
            yield title
        for number, finding in enumerate(listed, 1):
            about = score_text(finding.score) if finding.kind == "weak" else _(KIND_NAMES[finding.kind])
            yield f"{number}. {_line(finding.place.name)} ({about})"
            yield from (f"     - {_line(reason.text)}" for reason in finding.reasons)
    if known := list(fact_lines(journey, facts(journey))):
        yield ""
        yield _("Facts")
        yield from (f"     {fact.name}: {_line(fact.value)}" for fact in known)


def insight_json(journey: Journey) -> dict[str, Any]:
    """For programs: references are ids, scores 0–100, badness and shares 0–1, feelings −2 … +2."""
    found = findings(journey)
    return {
        "weak_points": [_finding_json(finding) for finding in found.weak_points],
        "disagreements": [_finding_json(finding) for finding in found.disagreements],
        "facts": _facts_json(facts(journey)),
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "at": finding.place.record.id,
        "name": finding.place.name,
        "kind": finding.kind,
        "score": finding.score,
        "voices": {voice.kind: round(voice.badness, 6) for voice in finding.voices},
        "reasons": [{"text": reason.text, "ids": list(reason.ids)} for reason in finding.reasons],
    }


def _facts_json(known: Facts) -> dict[str, Any]:
    lowest, fall = known.lowest, known.largest_fall
    return {
        "mean_feeling": None if known.mean_feeling is None else round(known.mean_feeling, 6),
        "lowest_feeling": lowest and {"persona": lowest.persona, "step": lowest.step, "value": lowest.value},
        "largest_fall": fall
        and {"persona": fall.persona, "from": fall.before.step, "to": fall.after.step, "size": fall.size},
        "peak": known.peak and {"step": known.peak.step.id, "value": round(known.peak.value, 6)},
        "end": known.end and {"step": known.end.step.id, "value": round(known.end.value, 6)},
        "cards": known.cards,
        "cards_with_evidence": known.with_evidence,
        "pain_points_without_opportunity": [card.id for card in known.unanswered],
        "opportunities_without_owner": [card.id for card in known.unowned],
    }


def _line(text: str) -> str:
    return " ".join(text.split())
