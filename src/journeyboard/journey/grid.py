"""Edits of the grid: stages, steps and lanes are added, moved and duplicated here; names are set as any field."""

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.placing import keys_at
from journeyboard.journey.records import DividerKind, Lane, LaneKind, Stage, Step, clean, new_id, replace
from journeyboard.journey.words import on_the_map
from journeyboard.language import N_, _

LANE_NAMES: dict[LaneKind, str] = {
    "notes": N_("Notes"),
    "touchpoints": N_("Touchpoints"),
    "emotion": N_("Emotion"),
    "pain_points": N_("Pain points"),
    "opportunities": N_("Opportunities"),
    "channels": N_("Channels"),
    "images": N_("Images"),
    "metrics": N_("Metrics"),
    "divider": N_("Line"),
    "parking": N_("Parking lot"),
}
"""What a new lane of each kind is called."""

_COLUMN = (80, 1200)
_LANE = (24, 4000)
"""The least and the greatest that the records of steps and lanes allow."""


def add_stage(journey: Journey, name: str, index: int | None = None, stage_id: str | None = None) -> Change:
    """Add a stage with one unnamed step, before the stage at `index` (None: behind the last)."""
    draft = Draft(journey)
    order = keys_at(draft, journey.stages, index)[0]
    stage = draft.put(Stage(id=stage_id or new_id(), name=clean(name), order=order))
    draft.put(Step(id=new_id(), stage=stage.id, order=keys_at(draft, (), None)[0]))
    return draft.change(_("Add stage"))


def add_step(
    journey: Journey, stage_id: str, name: str, index: int | None = None, step_id: str | None = None
) -> Change:
    """Add a step to a stage, before its step at `index` (None: behind the last)."""
    if journey.find(Stage, stage_id) is None:
        raise ValueError("there is no such stage")
    draft = Draft(journey)
    order = keys_at(draft, journey.steps_of(stage_id), index)[0]
    draft.put(Step(id=step_id or new_id(), stage=stage_id, name=clean(name), order=order))
    return draft.change(_("Add step"))


def add_lane(
    journey: Journey,
    kind: LaneKind,
    name: str = "",
    index: int | None = None,
    lane_id: str | None = None,
    divider: DividerKind = "interaction",
) -> Change:
    """Add a lane of a kind, before the lane at `index` (None: behind the last); without a name it is called after its
    kind, and a divider line is left without one."""
    draft = Draft(journey)
    order = keys_at(draft, journey.lanes, index)[0]
    called = clean(name) or ("" if kind == "divider" else on_the_map(journey, LANE_NAMES[kind]))
    draft.put(Lane(id=lane_id or new_id(), kind=kind, name=called, divider=divider, order=order))
    return draft.change(_("Add lane"))


def duplicate_lane(journey: Journey, lane_id: str, new: str | None = None) -> Change:
    """Put a copy of a lane with copies of its cards below it. The copies are records of their own; links stay with the
    originals."""
    lane = journey.all(Lane)[lane_id]
    draft = Draft(journey)
    index = journey.lanes.index(lane) + 1
    order = keys_at(draft, journey.lanes, index)[0]
    copy = draft.put(replace(lane, id=new or new_id(), order=order))
    for card in journey.cards.values():
        if card.lane == lane_id:
            draft.put(replace(card, id=new_id(), lane=copy.id))
    return draft.change(_("Duplicate lane"))


def move_stage(journey: Journey, stage_id: str, index: int) -> Change:
    """Move a stage with its steps to `index` among the other stages."""
    stage = journey.all(Stage)[stage_id]
    draft = Draft(journey)
    others = [other for other in journey.stages if other.id != stage_id]
    draft.update(stage, order=keys_at(draft, others, index)[0])
    _mend_spans(journey, draft)
    return draft.change(_("Move stage"))


def move_step(journey: Journey, step_id: str, stage_id: str, index: int) -> Change:
    """Move a step to `index` among the other steps of a stage. A stage keeps its last step: moving that one to another
    stage raises ValueError."""
    step = journey.all(Step)[step_id]
    if stage_id != step.stage and len(journey.steps_of(step.stage)) == 1:
        raise ValueError("a stage keeps at least one step")
    draft = Draft(journey)
    others = [other for other in journey.steps_of(stage_id) if other.id != step_id]
    draft.update(step, stage=stage_id, order=keys_at(draft, others, index)[0])
    _mend_spans(journey, draft)
    return draft.change(_("Move step"))


def move_lane(journey: Journey, lane_id: str, index: int) -> Change:
    """Move a lane to `index` among the other lanes."""
    draft = Draft(journey)
    others = [other for other in journey.lanes if other.id != lane_id]
    draft.update(journey.all(Lane)[lane_id], order=keys_at(draft, others, index)[0])
    return draft.change(_("Move lane"))


def size_column(journey: Journey, step_id: str, width: float | None) -> Change:
    """Set the width of a step's column in board units, held within what a column may have; None: the usual one."""
    held = None if width is None else float(round(max(_COLUMN[0], min(_COLUMN[1], width))))
    draft = Draft(journey)
    draft.update(journey.all(Step)[step_id], width=held)
    return draft.change(_("Column width"))


def size_lane(journey: Journey, lane_id: str, height: float | None) -> Change:
    """Set the height a lane has at least, in board units, held within what a lane may have; None: as its content
    needs."""
    held = None if height is None else float(round(max(_LANE[0], min(_LANE[1], height))))
    draft = Draft(journey)
    draft.update(journey.all(Lane)[lane_id], height=held)
    return draft.change(_("Lane height"))


def _mend_spans(journey: Journey, draft: Draft) -> None:
    """Where the columns' new order puts a card's end before its step, the card covers the same two steps the other
    way round."""
    after = Journey(_as_drafted(journey, draft))
    columns = {step.id: place for place, step in enumerate(after.columns())}
    for lane in journey.lanes:
        for card in journey.spanning(lane.id):
            if columns.get(card.end_step, -1) < columns.get(card.step, -1) and card.end_step in columns:
                draft.update(card, step=card.end_step, end_step=card.step)


def _as_drafted(journey: Journey, draft: Draft) -> list[Stage | Step]:
    grid = [*journey.all(Stage).values(), *journey.all(Step).values()]
    drafted = (draft.get(record.id) for record in grid)
    return [record for record in drafted if isinstance(record, Stage | Step)]
