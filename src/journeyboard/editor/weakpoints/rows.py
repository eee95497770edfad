"""The rows of the weak-points dock, in words."""

from dataclasses import dataclass
from typing import Literal

from journeyboard.journey.insight.facts import facts
from journeyboard.journey.insight.telling import KIND_NAMES, VOICE_NAMES, fact_lines, score_text
from journeyboard.journey.insight.weak_points import Finding, findings
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card
from journeyboard.language import _, format_number

SEVERE_SCORE = 50
"""From this score on a weak point is marked as bad, below as a warning."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a heading, a finding, a fact, or a hint where a list is empty."""

    kind: Literal["heading", "finding", "fact", "hint"]
    title: str
    side: str = ""
    """What stands at the end of the title's line: a score, or the value of a fact."""
    lines: tuple[str, ...] = ()
    """Below the title."""
    parts: str = ""
    """What the score is made of; shown for the row that is current."""
    status: Literal["bad", "warn"] | None = None
    ids: tuple[str, ...] = ()
    """The records to go to."""
    finding: Finding | None = None

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        head = f"{self.title}, {score_text(self.finding.score)}" if self.finding is not None else self.title
        value = self.side if self.kind == "fact" else ""
        return ". ".join(part for part in (head, value, *self.lines, self.parts) if part)


def rows_of(journey: Journey, period: str) -> list[Row]:
    """All rows for a journey, with readings up to `period` (ISO; empty: all)."""
    found = findings(journey, period)
    rows = [Row("heading", _("Weak points"), lines=(_("where feeling and figures agree"),))]
    rows += [_finding_row(finding, number) for number, finding in enumerate(found.weak_points, 1)]
    if not found.weak_points:
        rows.append(Row("hint", _("Nothing yet: feelings, pain points and figures with targets are what speaks here.")))
    if found.disagreements:
        rows.append(Row("heading", _("They disagree"), lines=(_("ask why"),)))
        rows += [_finding_row(finding, 0) for finding in found.disagreements]
    if known := [Row("fact", fact.name, fact.value, ids=fact.ids) for fact in fact_lines(journey, facts(journey))]:
        rows += [Row("heading", _("Facts")), *known]
    return rows


def _finding_row(finding: Finding, number: int) -> Row:
    record = finding.place.record
    name = " ".join(finding.place.name.split()) or _("Untitled")
    told = [reason.text for reason in finding.reasons]
    if finding.kind != "weak":
        told.insert(0, _(KIND_NAMES[finding.kind]))
    elif isinstance(record, Card):
        told.insert(0, _("Touchpoint in {stage}").format(stage=finding.place.stage.name))
    return Row(
        "finding",
        f"{number} · {name}" if number else name,
        format_number(finding.score, 0) if finding.kind == "weak" else "",
        tuple(told),
        " · ".join(f"{_(VOICE_NAMES[voice.kind])} {format_number(voice.badness, 2)}" for voice in finding.voices),
        "bad" if finding.kind == "weak" and finding.score >= SEVERE_SCORE else "warn",
        (record.id,),
        finding,
    )
