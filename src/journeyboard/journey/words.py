"""How the fields of cards, and the values people choose from, are called; translated when they are shown."""

from journeyboard.journey.journey import Journey
from journeyboard.language import N_, _, speaking

CARD_FIELD_NAMES: dict[str, str] = {
    "id": N_("Id"),
    "kind": N_("Kind"),
    "lane": N_("Lane"),
    "step": N_("Step"),
    "end_step": N_("To step"),
    "text": N_("Text"),
    "detail": N_("Detail"),
    "personas": N_("Personas"),
    "tags": N_("Tags"),
    "evidence": N_("Evidence"),
    "evidence_note": N_("Evidence note"),
    "links_out": N_("Web links"),
    "votes": N_("Votes"),
    "private": N_("Private"),
    "open_question": N_("Open question"),
    "order": N_("Order"),
    "channel": N_("Channel"),
    "media": N_("Media"),
    "place": N_("Place"),
    "team": N_("Team"),
    "moment_of_truth": N_("Moment of truth"),
    "severity": N_("Severity"),
    "frequency": N_("Frequency"),
    "importance": N_("Importance"),
    "satisfaction": N_("Satisfaction"),
    "impact": N_("Impact"),
    "effort": N_("Effort"),
    "status": N_("Status"),
    "owner": N_("Owner"),
    "due": N_("Due"),
    "speaker": N_("Speaker"),
    "asset": N_("Picture"),
    "caption": N_("Caption"),
}
"""Every field of a card."""

PERSONA_FIELD_NAMES: dict[str, str] = {
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
    "traits": N_("Traits"),
}
"""The fields of a persona that people fill in."""

_VALUE_NAMES: dict[str, dict[str, str]] = {
    "kind": {
        "note": N_("Note"),
        "quote": N_("Quote"),
        "touchpoint": N_("Touchpoint"),
        "pain_point": N_("Pain point"),
        "opportunity": N_("Opportunity"),
        "image": N_("Picture"),
    },
    "evidence": {"assumed": N_("Assumed"), "observed": N_("Observed"), "measured": N_("Measured")},
    "media": {"owned": N_("Owned"), "paid": N_("Paid"), "earned": N_("Earned")},
    "place": {"digital": N_("Digital"), "physical": N_("Physical")},
    "frequency": {
        "once": N_("Once"),
        "sometimes": N_("Sometimes"),
        "often": N_("Often"),
        "always": N_("Always"),
    },
    "status": {
        "idea": N_("Idea"),
        "planned": N_("Planned"),
        "doing": N_("In progress"),
        "done": N_("Done"),
        "dropped": N_("Dropped"),
    },
    "quadrant": {
        "quick_win": N_("Quick win"),
        "big_project": N_("Big project"),
        "fill_in": N_("Fill-in"),
        "later": N_("Later"),
    },
    "state": {"as_is": N_("As-is"), "to_be": N_("To-be")},
    "divider": {
        "interaction": N_("Line of interaction"),
        "visibility": N_("Line of visibility"),
        "internal": N_("Line of internal interaction"),
    },
    "link": {
        "next": N_("Next"),
        "skips": N_("Skips"),
        "returns": N_("Returns"),
        "leads_to": N_("Leads to"),
        "causes": N_("Causes"),
        "answers": N_("Answers"),
        "at": N_("At"),
    },
    "origin": {"drawn": N_("Drawn"), "measured": N_("Measured")},
    "unit": {
        "count": N_("Count"),
        "percent": N_("Percent"),
        "currency": N_("Currency"),
        "score": N_("Score"),
        "duration": N_("Duration"),
        "number": N_("Number"),
    },
    "direction": {"up": N_("Higher is better"), "down": N_("Lower is better")},
    "language": {"en": N_("English"), "de": N_("German")},
}


def persona_field_name(field: str) -> str:
    """How a field of a persona is called, in the current language."""
    return _(PERSONA_FIELD_NAMES[field])


def value_name(field: str, value: str | None) -> str:
    """How `value` of a field that people choose from is called, in the current language; empty for None.

    `field` is the record's, but `link` for the kind of a link and `divider` for that of a line.
    """
    return _(_VALUE_NAMES[field][value]) if value is not None else ""


def on_the_map(journey: Journey, message: str) -> str:
    """`message` (marked by `N_`) in the language of the map, not of the program: it becomes part of the journey."""
    with speaking(journey.info.language):
        return _(message)
