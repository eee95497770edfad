"""Where feeling, pain and figures point the same way, and where they do not: ranked, with reasons."""

from dataclasses import dataclass
from typing import Literal

from journeyboard.journey.insight.funnel import FunnelStage, funnel
from journeyboard.journey.insight.places import Place, places
from journeyboard.journey.insight.voices import Reason, Voice, feeling_voice, figures_voice, pain_voice
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Feeling, Stage, Weights

FindingKind = Literal["weak", "feels_fine", "figures_fine", "unexplained"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A stage or touchpoint where the team should look, and why."""

    place: Place
    kind: FindingKind
    """weak: what speaks, speaks against it. feels_fine: it feels fine, the figures are poor. figures_fine: it feels bad
    or hurts, the figures are fine. unexplained: poor figures, and neither a feeling nor a pain point says why."""
    score: float
    """0–100, see `score_of`."""
    voices: tuple[Voice, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What speaks against the place, the strongest voice first; for a disagreement what is said on both sides."""
        told = [voice for voice in self.voices if voice.is_bad or (voice.is_good and self.kind != "weak")]
        told.sort(key=lambda voice: -voice.badness)
        return tuple(reason for voice in told for reason in voice.reasons)


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of a journey, each list the worst first."""

    weak_points: tuple[Finding, ...]
    disagreements: tuple[Finding, ...]


def findings(journey: Journey, period: str = "") -> Findings:
    """Rank the stages and touchpoints of a journey, with readings up to `period` (ISO; empty: all).

    Reasons are written in the current language. The weights of the three voices are the journey's.
    """
    lost = {one.stage.id: one for one in funnel(journey, period)}
    largest = max((one.drop_off or 0.0 for one in lost.values()), default=0.0)
    values = [feeling.value for feeling in journey.all(Feeling).values() if feeling.state == "as_is"]
    lowest = min(values, default=None)
    found: list[Finding] = []
    for place in places(journey, period):
        own = lost.get(place.stage.id) if isinstance(place.record, Stage) else None
        finding = _finding(journey, place, own, largest, lowest)
        if finding is not None:
            found.append(finding)
    found.sort(key=lambda finding: -finding.score)
    return Findings(
        tuple(finding for finding in found if finding.kind == "weak"),
        tuple(finding for finding in found if finding.kind != "weak"),
    )


def score_of(voices: tuple[Voice, ...], weights: Weights) -> float:
    """How weak a place is, 0–100: the weighted mean of the badness of feeling, pain and figures.

    A voice that is silent counts 0, so that a place where all three agree stands above one where a single one speaks.
    All weights 0 count alike.
    """
    shares: dict[str, float] = {"feeling": weights.feeling, "pain": weights.pain, "figures": weights.figures}
    total = sum(shares.values())
    if total == 0:
        shares, total = dict.fromkeys(shares, 1.0), 3.0
    return round(100 * sum(shares[voice.kind] * voice.badness for voice in voices) / total, 6)


def _finding(
    journey: Journey, place: Place, lost: FunnelStage | None, largest: float, lowest: float | None
) -> Finding | None:
    felt = [(one.id, one.persona, one.value) for one in place.feelings]
    feeling = feeling_voice(journey, felt, lowest)
    pain = pain_voice(place.pains)
    figures = figures_voice(place.figures, lost, largest)
    voices = tuple(voice for voice in (feeling, pain, figures) if voice is not None)
    kind = _kind(feeling, pain, figures)
    if kind is None:
        return None
    return Finding(place, kind, score_of(voices, journey.info.weights), voices)


def _kind(feeling: Voice | None, pain: Voice | None, figures: Voice | None) -> FindingKind | None:
    people = [voice for voice in (feeling, pain) if voice is not None]
    hurts = any(voice.is_bad for voice in people)
    if figures is not None and figures.is_bad:
        if hurts:
            return "weak"
        if feeling is not None and feeling.is_good:
            return "feels_fine"
        return "weak" if people else "unexplained"
    if not hurts:
        return None
    return "figures_fine" if figures is not None and figures.is_good else "weak"
