"""What fields and values of records are called. A field that is not named here is called by its own name."""

from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journeyboard.journey.records import (
    Card,
    Feeling,
    JourneyInfo,
    Lane,
    LaneKind,
    Link,
    LinkKind,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
)
from journeyboard.journey.words import CARD_FIELD_NAMES, PERSONA_FIELD_NAMES, value_name
from journeyboard.language import N_, _, format_number

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
    **CARD_FIELD_NAMES,
    **PERSONA_FIELD_NAMES,
    "title": N_("Title"),
    "scenario": N_("Scenario"),
    "goal": N_("Goal"),
    "state": N_("State"),
    "language": N_("Language of the map"),
    "line": N_("Line under the name"),
    "icon": N_("Icon"),
    "speaker_notes": N_("Speaker notes"),
    "width": N_("Width"),
    "height": N_("Height"),
    "divider": N_("Line of"),
    "metrics": N_("Metrics shown"),
    "value": N_("Feeling"),
    "note": N_("Note"),
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
    "from_": N_("From"),
    "to": N_("To"),
    "answers": N_("Answers"),
    "answered_by": N_("Leads to opportunity"),
    "touchpoint": N_("Touchpoint"),
    "pains_here": N_("Pain points here"),
    "at": N_("Followed at"),
}

_LANGUAGES = {"en": N_("English"), "de": N_("German")}


def field_label(name: str) -> str:
    """What the field is called."""
    return _(_FIELDS[name]) if name in _FIELDS else name.replace("_", " ").capitalize()


def value_label(field: str, value: str) -> str:
    """What one value of a field that people choose from is called."""
    if field == "language":
        return _(_LANGUAGES[value])
    try:
        return value_name("link" if value in get_args(LinkKind) else field, value)
    except KeyError:
        return value.replace("_", " ").capitalize()


def kind_label(record: Record) -> str:
    """What kind of record it is: "Pain point", "Stage"."""
    if isinstance(record, Card):
        return value_name("kind", record.kind)
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
