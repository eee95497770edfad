"""Stages, steps, lanes, cards, personas and arrows: added, moved, renamed and deleted."""

from collections.abc import Callable

from journeyboard.board.finding import column_of, lane_of
from journeyboard.editor.commands.places import (
    arrow_start,
    current_cell,
    current_lane,
    current_stage,
    current_step,
    selected_one,
    selected_pains,
)
from journeyboard.editor.session import Session
from journeyboard.journey.cards import duplicate_cards, span_card
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.grid import (
    add_lane,
    add_stage,
    add_step,
    duplicate_lane,
    move_lane,
    move_stage,
    move_step,
    size_column,
    size_lane,
)
from journeyboard.journey.links import add_link
from journeyboard.journey.personas import add_persona
from journeyboard.journey.records import DividerKind, Lane, LaneKind, Link, LinkKind, new_id
from journeyboard.journey.related import answer_pains
from journeyboard.journey.words import on_the_map
from journeyboard.language import N_, _

Rename = Callable[[str], None]
"""Let the person write the name (or text) of the record with this id."""

DrawArrow = Callable[[str], None]
"""Let the person draw an arrow from the record with this id with the keyboard."""

WriteCard = Callable[[str, str], None]
"""Let the person write a new card into this lane and step."""


class GridCommands:
    """The edits of the map's grid that menus and context menus offer, at the place where the person is."""

    def __init__(self, session: Session, rename: Rename, write_card: WriteCard, draw_arrow: DrawArrow) -> None:
        self._session = session
        self._rename = rename
        self._write_card = write_card
        self._draw_arrow = draw_arrow

    # -- adding

    def add_stage(self) -> None:
        """Add a stage behind the current one, to be named."""
        journey, stage = self._session.journey, current_stage(self._session)
        index = journey.stages.index(stage) + 1 if stage else None
        self._added(lambda new: add_stage(journey, on_the_map(journey, N_("New stage")), index, new))

    def add_step(self) -> None:
        """Add a step behind the current one, to be named."""
        journey, step = self._session.journey, current_step(self._session)
        if step is None:
            return
        index = journey.steps_of(step.stage).index(step) + 1
        self._added(lambda new: add_step(journey, step.stage, on_the_map(journey, N_("New step")), index, new))

    def add_lane(self, kind: LaneKind, divider: DividerKind = "interaction") -> None:
        """Add a lane of a kind below the current one."""
        journey, lane = self._session.journey, current_lane(self._session)
        index = journey.lanes.index(lane) + 1 if lane else None
        self._added(lambda new: add_lane(journey, kind, "", index, new, divider), rename=kind != "divider")

    def duplicate(self) -> None:
        """Put copies of the selected cards behind them and select these; of a selected lane, a copy below it."""
        session = self._session
        copies = {card.id: new_id() for card in session.selected_cards}
        if copies:
            session.do(duplicate_cards(session.journey, copies))
            session.select(copies.values())
        elif isinstance(selected_one(session), Lane):
            self.duplicate_lane()

    def duplicate_lane(self) -> None:
        """Put a copy of the current lane with its cards below it."""
        lane = current_lane(self._session)
        if lane is not None:
            self._added(lambda new: duplicate_lane(self._session.journey, lane.id, new), rename=False)

    def add_card(self) -> None:
        """Let a card be written in the current cell."""
        cell = current_cell(self._session)
        if cell is not None:
            self._write_card(*cell)

    def answer_pains(self) -> None:
        """Write an opportunity that answers the selected pain points, to be worded."""
        journey, pains = self._session.journey, selected_pains(self._session)
        steps = {step.id for step in journey.columns()}
        if any(journey.cards[pain].step in steps for pain in pains):
            self._added(lambda new: answer_pains(journey, pains, new))

    def add_persona(self) -> None:
        """Add a persona, to be named. Feelings go on to the persona that was chosen before, else to the first."""
        curve = self._session.curve
        self._added(lambda new: add_persona(self._session.journey, new))
        self._session.curve = curve

    def draw_arrow(self, to_id: str, kind: LinkKind) -> None:
        """Draw an arrow from the current stage to another."""
        stage = current_stage(self._session)
        if stage is not None and stage.id != to_id:
            self._added(lambda new: add_link(self._session.journey, kind, stage.id, to_id, link_id=new), rename=False)

    def draw_arrow_by_keys(self) -> None:
        """Draw an arrow from the card, stage or step that is selected to one that the person goes to."""
        start = arrow_start(self._session)
        if start is not None:
            self._session.select([start.id])
            self._draw_arrow(start.id)

    def set_link_kind(self, kind: LinkKind) -> None:
        """Make arrows of another kind of those selected."""
        journey = self._session.journey
        links = [record_id for record_id in self._session.selected if journey.find(Link, record_id) is not None]
        self._session.do(set_fields(journey, links, _("Kind of arrow"), kind=kind))

    # -- sizes

    def widen_step(self, by: float) -> None:
        """Make the current step's column wider, or narrower when `by` (in board units) is negative."""
        step, board = current_step(self._session), self._session.board
        column = column_of(board, step.id) if step is not None else None
        if column is not None:
            self._session.do(size_column(self._session.journey, column.step, column.width + by))

    def heighten_lane(self, by: float) -> None:
        """Make the current lane taller, or lower when `by` (in board units) is negative."""
        lane, board = current_lane(self._session), self._session.board
        shape = lane_of(board, lane.id) if lane is not None else None
        if shape is not None and not shape.collapsed:
            self._session.do(size_lane(self._session.journey, shape.id, shape.height + by))

    def usual_width(self) -> None:
        """Let the current step's column be as wide as all that nobody resized."""
        step = current_step(self._session)
        if step is not None:
            self._session.do(size_column(self._session.journey, step.id, None))

    def usual_height(self) -> None:
        """Let the current lane be as tall as its content needs."""
        lane = current_lane(self._session)
        if lane is not None:
            self._session.do(size_lane(self._session.journey, lane.id, None))

    def stretch_cards(self, *, first: int = 0, last: int = 0) -> None:
        """Let the selected cards begin or end so many steps further to the right; a negative number is to the left."""
        session = self._session
        cards = session.selected_cards
        columns = [step.id for step in session.journey.columns()]
        with session.one_step():
            for card in cards:
                if card.step not in columns or (card.end_step or card.step) not in columns:
                    continue
                begin, end = columns.index(card.step) + first, columns.index(card.end_step or card.step) + last
                if 0 <= begin <= end < len(columns):
                    session.do(span_card(session.journey, card.id, columns[end], columns[begin]))
        session.select([card.id for card in cards])

    # -- moving

    def shift_stage(self, by: int) -> None:
        """Move the current stage to the left (-1) or right (1)."""
        journey, stage = self._session.journey, current_stage(self._session)
        if stage is not None:
            place = journey.stages.index(stage) + by
            if 0 <= place < len(journey.stages):
                self._session.do(move_stage(journey, stage.id, place))

    def shift_step(self, by: int) -> None:
        """Move the current step within its stage; over its edge into the next stage."""
        journey, step = self._session.journey, current_step(self._session)
        if step is None:
            return
        own = journey.steps_of(step.stage)
        place = own.index(step) + by
        if 0 <= place < len(own):
            self._session.do(move_step(journey, step.id, step.stage, place))
            return
        stages = [stage.id for stage in journey.stages]
        beside = stages.index(step.stage) + by
        if len(own) > 1 and 0 <= beside < len(stages):
            end = 0 if by > 0 else len(journey.steps_of(stages[beside]))
            self._session.do(move_step(journey, step.id, stages[beside], end))

    def shift_lane(self, by: int) -> None:
        """Move the current lane up (-1) or down (1)."""
        journey, lane = self._session.journey, current_lane(self._session)
        if lane is not None:
            place = journey.lanes.index(lane) + by
            if 0 <= place < len(journey.lanes):
                self._session.do(move_lane(journey, lane.id, place))

    # -- renaming and deleting

    def rename_stage(self) -> None:
        """Let the current stage be named."""
        self._rename_if(current_stage(self._session))

    def rename_step(self) -> None:
        """Let the current step be named."""
        self._rename_if(current_step(self._session))

    def rename_lane(self) -> None:
        """Let the current lane be named."""
        self._rename_if(current_lane(self._session))

    def delete_stage(self) -> None:
        """Delete the current stage with what hangs on it."""
        stage = current_stage(self._session)
        if stage is not None:
            self._session.do(delete(self._session.journey, [stage.id], _("Delete stage")))

    def delete_step(self) -> None:
        """Delete the current step with its cards; a stage's last step takes the stage along."""
        step = current_step(self._session)
        if step is not None:
            self._session.do(delete(self._session.journey, [step.id], _("Delete step")))

    def delete_lane(self) -> None:
        """Delete the current lane with its cards."""
        lane = current_lane(self._session)
        if lane is not None:
            self._session.do(delete(self._session.journey, [lane.id], _("Delete lane")))

    def _rename_if(self, record: object) -> None:
        record_id = getattr(record, "id", "")
        if record_id:
            self._session.select([record_id])
            self._rename(record_id)

    def _added(self, make: Callable[[str], Change], *, rename: bool = True) -> None:
        new = new_id()
        self._session.do(make(new))
        self._session.select([new])
        if rename:
            self._rename(new)
