"""Edits of feelings."""

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Feeling, FeelingState, Persona, Step, new_id
from journeyboard.language import _

MOST_FEELING = 2.0
"""How good a feeling can be, and how bad."""


def set_feeling(
    journey: Journey,
    persona_id: str,
    step_id: str,
    value: float,
    state: FeelingState = "as_is",
    feeling_id: str | None = None,
) -> Change:
    """Set how a persona feels at a step, rounded to tenths and held within −2 … +2; adds the point where there is none.

    Raises ValueError when the persona or step is not there.
    """
    if journey.find(Persona, persona_id) is None or journey.find(Step, step_id) is None:
        raise ValueError("there is no such persona or step")
    value = round(max(-MOST_FEELING, min(MOST_FEELING, value)), 1) + 0.0
    draft = Draft(journey)
    feeling = journey.feeling(persona_id, step_id, state)
    if feeling is None:
        draft.put(Feeling(id=feeling_id or new_id(), persona=persona_id, step=step_id, state=state, value=value))
    else:
        draft.update(feeling, value=value)
    return draft.change(_("Set feeling"))
