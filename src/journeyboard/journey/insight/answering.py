"""From a finding to an opportunity that answers it."""

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.insight.weak_points import Finding
from journeyboard.journey.journey import Journey
from journeyboard.journey.placing import keys_at
from journeyboard.journey.records import Card, Stage, Step, clean, new_id
from journeyboard.journey.related import opportunities_lane, put_link
from journeyboard.journey.words import on_the_map
from journeyboard.language import N_, _

_IMPROVE = N_("Improve: {place}")


def to_opportunity(journey: Journey, finding: Finding, card_id: str | None = None) -> Change:
    """Write an opportunity at the finding's place, linked to the pain points among its reasons ("answers") and, where
    the place is a touchpoint, to it ("at"); the reasons stand in its detail.

    The opportunities lane is made where there is none. Raises ValueError when the stage has no step.
    """
    place = finding.place
    steps = journey.steps_of(place.stage.id)
    step = _step_of(finding, steps)
    draft = Draft(journey)
    lane = opportunities_lane(journey, draft)
    is_measured = any(voice.kind == "figures" and voice.is_bad for voice in finding.voices)
    card = draft.put(
        Card(
            id=card_id or new_id(),
            kind="opportunity",
            lane=lane.id,
            step=step.id,
            text=clean(on_the_map(journey, _IMPROVE).format(place=place.name)),
            detail=clean("\n".join(reason.text for reason in finding.reasons)),
            evidence="measured" if is_measured else "observed" if place.feelings or place.pains else None,
            status="idea",
            order=keys_at(draft, journey.cards_at(lane.id, step.id), None)[0],
        )
    )
    for pain in place.pains:
        put_link(draft, "answers", card.id, pain.id)
    if not isinstance(place.record, Stage):
        put_link(draft, "at", card.id, place.record.id)
    return draft.change(_("Make an opportunity"))


def _step_of(finding: Finding, steps: tuple[Step, ...]) -> Step:
    """The touchpoint's step, else that of the first pain point, else the stage's first."""
    if not steps:
        raise ValueError("a stage without steps holds no cards")
    record = finding.place.record
    wanted = [record.step] if isinstance(record, Card) else [pain.step for pain in finding.place.pains]
    return next((step for step_id in wanted for step in steps if step.id == step_id), steps[0])
