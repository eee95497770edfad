"""What fields and values of records are called. A field that is not named here is called by its own name."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journeyboard.journey.records import (
    Card,
    CardKind,
    Feeling,
    JourneyInfo,
    Lane,
    LaneKind,
    Link,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
)
from journeyboard.language import N_, _, format_number

CARD_KINDS: dict[CardKind, str] = {
    "note": N_("Note"),
    "quote": N_("Quote"),
    "touchpoint": N_("Touchpoint"),
    "pain_point": N_("Pain point"),
    "opportunity": N_("Opportunity"),
    "image": N_("Image"),
}
LANE_KINDS: dict[LaneKind, str] = {
    "notes": N_("Notes lane"),
    "touchpoints": N_("Touchpoints lane"),
    "emotion": N_("Emotion lane"),
    "pain_points": N_("Pain points lane"),
    "opportunities": N_("Opportunities lane"),
    "channels": N_("Channels lane"),
    "images": N_("Images lane"),
    "metrics": N_("Metrics lane"),
    "divider": N_("Divider line"),
    "parking": N_("Parking lot"),
}
_RECORD_KINDS: dict[type[Record], str] = {
    JourneyInfo: N_("Journey"),
    Persona: N_("Persona"),
    Stage: N_("Stage"),
    Step: N_("Step"),
    Feeling: N_("Feeling"),
    Link: N_("Arrow"),
    Metric: N_("Metric"),
}
_FIELDS = {
    "title": N_("Title"),
    "scenario": N_("Scenario"),
    "goal": N_("Goal"),
    "state": N_("State"),
    "owner": N_("Owner"),
    "team": N_("Team"),
    "language": N_("Language of the map"),
    "tags": N_("Tags"),
    "name": N_("Name"),
    "role": N_("Role"),
    "age": N_("Age"),
    "quote": N_("Quote"),
    "about": N_("About"),
    "colour": N_("Colour"),
    "goals": N_("Goals"),
    "frustrations": N_("Frustrations"),
    "motivations": N_("Motivations"),
    "needs": N_("Needs"),
    "channels": N_("Channels"),
    "line": N_("Line under the name"),
    "icon": N_("Icon"),
    "speaker_notes": N_("Speaker notes"),
    "width": N_("Width"),
    "height": N_("Height"),
    "divider": N_("Line of"),
    "metrics": N_("Metrics shown"),
    "text": N_("Text"),
    "detail": N_("Detail"),
    "personas": N_("Personas"),
    "evidence": N_("Evidence"),
    "evidence_note": N_("Who or which survey"),
    "links_out": N_("Web links"),
    "votes": N_("Votes"),
    "private": N_("Private"),
    "open_question": N_("Open question"),
    "channel": N_("Channel"),
    "media": N_("Media"),
    "place": N_("Place"),
    "moment_of_truth": N_("Moment of truth"),
    "severity": N_("Severity"),
    "frequency": N_("Frequency"),
    "importance": N_("Importance"),
    "satisfaction": N_("Satisfaction"),
    "impact": N_("Impact"),
    "effort": N_("Effort"),
    "status": N_("Status"),
    "due": N_("Due"),
    "speaker": N_("Speaker"),
    "caption": N_("Caption"),
    "value": N_("Feeling"),
    "note": N_("Note"),
    "kind": N_("Kind"),
    "label": N_("Label"),
    "share": N_("Share"),
    "unit": N_("Unit"),
    "currency": N_("Currency"),
    "scale_max": N_("Highest value"),
    "decimals": N_("Decimals"),
    "signed": N_("Always with a sign"),
    "direction": N_("Better is"),
    "target": N_("Target"),
    "warn": N_("Warn within"),
}
_VALUES = {
    "as_is": N_("As is"),
    "to_be": N_("To be"),
    "en": N_("English"),
    "de": N_("German"),
    "assumed": N_("Assumed"),
    "observed": N_("Observed"),
    "measured": N_("Measured"),
    "interaction": N_("Interaction"),
    "visibility": N_("Visibility"),
    "internal": N_("Internal interaction"),
    "owned": N_("Owned"),
    "paid": N_("Paid"),
    "earned": N_("Earned"),
    "digital": N_("Digital"),
    "physical": N_("Physical"),
    "once": N_("Once"),
    "sometimes": N_("Sometimes"),
    "often": N_("Often"),
    "always": N_("Always"),
    "idea": N_("Idea"),
    "planned": N_("Planned"),
    "doing": N_("In progress"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
    "next": N_("Leads on"),
    "skips": N_("Skips"),
    "returns": N_("Goes back"),
    "leads_to": N_("Leads to"),
    "causes": N_("Causes"),
    "answers": N_("Answers"),
    "at": N_("Happens at"),
    "count": N_("Count"),
    "percent": N_("Percent"),
    "currency": N_("Money"),
    "score": N_("Score"),
    "duration": N_("Duration"),
    "number": N_("Number"),
    "up": N_("Higher"),
    "down": N_("Lower"),
    **CARD_KINDS,
    **LANE_KINDS,
}


def field_label(name: str) -> str:
    """What the field is called."""
    return _(_FIELDS[name]) if name in _FIELDS else name.replace("_", " ").capitalize()


def value_label(value: str) -> str:
    """What one value of a choice is called."""
    return _(_VALUES[value]) if value in _VALUES else value.replace("_", " ").capitalize()


def kind_label(record: Record) -> str:
    """What kind of record it is: "Pain point", "Stage"."""
    if isinstance(record, Card):
        return _(CARD_KINDS[record.kind])
    if isinstance(record, Lane):
        return _(LANE_KINDS[record.kind])
    return _(_RECORD_KINDS[type(record)]) if type(record) in _RECORD_KINDS else type(record).__name__


def problem_in_words(error: ValidationError) -> str:
    """What is wrong with a value, and what to do."""
    return _in_words(error.errors()[0])


def _in_words(detail: ErrorDetails) -> str:
    limits = detail.get("ctx", {})
    pattern = str(limits.get("pattern", ""))
    if detail["type"] == "greater_than_equal":
        return _("Must be at least {number}.").format(number=format_number(limits["ge"]))
    if detail["type"] == "less_than_equal":
        return _("Must be at most {number}.").format(number=format_number(limits["le"]))
    if "T" in pattern:
        return _("Write the date as year-month-day: 2026-10-31.")
    if "#" in pattern:
        return _("Write the colour as #RRGGBB.")
    if detail["type"] == "value_error":
        return _("Only tenths fit here, such as 1.5.")
    return _("This value does not fit here.")
