"""Which stage, step, lane and cell the person is at: from what is selected and where the focus stands."""

from journeyboard.editor.canvas.places import first_to_write
from journeyboard.editor.session import Place, Session
from journeyboard.journey.cards import holds_cards
from journeyboard.journey.records import Card, Feeling, Lane, Record, Stage, Step


def selected_one(session: Session) -> Record | None:
    """The selected record, when it is one."""
    return session.journey.get(session.selected[0]) if len(session.selected) == 1 else None


def selected_pains(session: Session) -> tuple[str, ...]:
    """The ids of the selected pain points, in the order they were selected."""
    cards = (session.journey.cards.get(record_id) for record_id in session.selected)
    return tuple(card.id for card in cards if card is not None and card.kind == "pain_point")


def arrow_start(session: Session) -> Card | Stage | Step | None:
    """Where an arrow would begin: the card, stage or step that was selected last, else the current stage."""
    chosen = session.journey.get(session.selected[-1]) if session.selected else None
    return chosen if isinstance(chosen, Card | Stage | Step) else current_stage(session)


def current_stage(session: Session) -> Stage | None:
    """The stage that is selected or that the focus stands in."""
    for record_id in session.selected:
        if (stage := session.journey.find(Stage, record_id)) is not None:
            return stage
    step = current_step(session)
    return session.journey.find(Stage, step.stage) if step else None


def current_step(session: Session) -> Step | None:
    """The step that is selected or that the focus stands in; a selected stage's first."""
    journey = session.journey
    for record_id in session.selected:
        match journey.get(record_id):
            case Step() as step:
                return step
            case Stage():
                return next(iter(journey.steps_of(record_id)), None)
            case Card(step=step_id) | Feeling(step=step_id):
                return journey.find(Step, step_id)
    return journey.find(Step, session.place.step) if session.place else None


def current_lane(session: Session) -> Lane | None:
    """The lane that is selected or that the focus stands in."""
    journey = session.journey
    for record_id in session.selected:
        match journey.get(record_id):
            case Lane() as lane:
                return lane
            case Card(lane=lane_id):
                return journey.find(Lane, lane_id)
    return journey.find(Lane, session.place.lane) if session.place else None


def current_cell(session: Session) -> Place | None:
    """The cell a new card goes to: where the person is, else the first that takes cards."""
    lane, step, first = current_lane(session), current_step(session), first_to_write(session)
    if first is None:
        return None
    has_lane = lane is not None and holds_cards(lane)
    return Place(lane.id if lane is not None and has_lane else first.lane, step.id if step is not None else first.step)


def cards_to_copy(session: Session, *, headings: bool) -> tuple[str, ...]:
    """The ids of the selected cards, with `headings` also those under selected stages, steps and lanes; with nothing
    selected those of the cell that has the focus."""
    journey, selected = session.journey, session.selected
    ids = [card.id for card in session.selected_cards]
    if not selected and session.place is not None:
        return tuple(card.id for card in journey.cards_at(*session.place))
    if headings:
        within = {record_id for record_id in selected if not isinstance(journey.get(record_id), Card)}
        within |= {step.id for step in journey.columns() if step.stage in within}
        ids += [card.id for card in journey.cards.values() if card.lane in within or card.step in within]
    return tuple(dict.fromkeys(ids))
