"""Stages, steps and lanes are carried by their headings to another place in their row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from journeyboard.board.finding import part_of
from journeyboard.board.shapes import ColumnShape, Rect
from journeyboard.editor.canvas.places import rect_of
from journeyboard.editor.canvas.tools.autoscroll import AutoScroll
from journeyboard.editor.canvas.tools.marks import paint_ghost, paint_mark, picture_of
from journeyboard.editor.canvas.tools.tool import Pointer, Tool
from journeyboard.journey.changes import Change
from journeyboard.journey.grid import move_lane, move_stage, move_step
from journeyboard.journey.records import Lane, Stage, Step

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Landing:
    """What letting go would do, and the line on the sheet where the heading would be put in."""

    change: Change
    mark: Rect


class DraggingHeading(Tool):
    """A heading follows the pointer as a ghost; where it would go is marked across the map."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: "Canvas", start: Pointer) -> None:
        super().__init__(canvas)
        self._id = start.hit.id
        self._at = start.at
        self._landing: Landing | None = None
        rect = rect_of(self.session.journey, canvas.board, self._id)
        is_lane = self.session.journey.find(Lane, self._id) is not None
        part = part_of(canvas.board, "label", self._id) if is_lane else part_of(canvas.board, "stages")
        self._grip = start.at - (canvas.panes.place(rect).topLeft() if rect is not None else start.at)
        self._ghost = picture_of(canvas, part, rect) if part is not None and rect is not None else None
        self._scroll = AutoScroll(canvas, self.moved)

    def moved(self, pointer: Pointer) -> None:
        """Carry the heading along."""
        self._scroll.follow(pointer)
        self._at = pointer.at
        self._landing = self._landing_at(*pointer.board)
        self.canvas.viewport().update()

    def released(self, pointer: Pointer) -> None:  # noqa: ARG002 - the last move said where
        """Put it in where the mark is."""
        self._scroll.stop()
        self.canvas.rest()
        if self._landing is not None:
            self.session.do(self._landing.change)
            self.canvas.show_focus()

    def cancelled(self) -> None:
        """Nothing was moved yet."""
        self._scroll.stop()

    def paint(self, painter: QPainter) -> None:
        """Paint the mark and the ghost."""
        if self._landing is not None:
            start, end = self._mark_in_widget(self._landing.mark)
            paint_mark(self.canvas, painter, start, end)
        if self._ghost is not None:
            paint_ghost(self.canvas, painter, self._at - self._grip, self._ghost)

    def _mark_in_widget(self, mark: Rect) -> tuple[QPointF, QPointF]:
        """The ends of the mark; from the frozen panes on as far as the sheet is seen."""
        canvas = self.canvas
        x, y = canvas.port.to_widget(mark.x, mark.y)
        right, bottom = canvas.port.to_widget(mark.right, mark.bottom)
        if mark.width:
            return QPointF(max(x, 6.0), y), QPointF(min(right, canvas.viewport().width() - 6.0), y)
        return QPointF(x, max(y, 6.0)), QPointF(x, min(bottom, canvas.viewport().height() - 6.0))

    def _landing_at(self, x: float, y: float) -> Landing | None:
        match self.session.journey.get(self._id):
            case Stage():
                landing = self._stage_at(x)
            case Step() as step:
                landing = self._step_at(step, x)
            case Lane():
                landing = self._lane_at(y)
            case _:
                landing = None
        return landing if landing is not None and landing.change else None

    def _stage_at(self, x: float) -> Landing:
        """Between the stages whose middles lie left and right of x."""
        board, journey = self.canvas.board, self.session.journey
        inside = x - board.content_left
        others = [stage for stage in board.stages if stage.id != self._id]
        before = sum(1 for stage in others if stage.rect.centre[0] < inside)
        ids = [stage.id for stage in others]
        index = _index(ids, before, [stage.id for stage in journey.stages if stage.id != self._id])
        columns = [column for column in board.columns if column.stage != self._id]
        right = [column for column in columns if column.stage in ids[before:]]
        return Landing(move_stage(journey, self._id, index), self._upright(_edge(columns, right)))

    def _step_at(self, step: Step, x: float) -> Landing | None:
        """Among the steps of the stage below the pointer; None where a stage would lose its last step."""
        board, journey = self.canvas.board, self.session.journey
        inside = x - board.content_left
        stage = next((s.id for s in board.stages if s.rect.x <= inside < s.rect.right), step.stage)
        if stage != step.stage and len(journey.steps_of(step.stage)) == 1:
            return None
        columns = [c for c in board.columns if c.stage == stage and c.step != self._id]
        before = sum(1 for column in columns if column.x + column.width / 2 < inside)
        ids = [column.step for column in columns]
        index = _index(ids, before, [other.id for other in journey.steps_of(stage) if other.id != self._id])
        own = [column for column in board.columns if column.stage == stage]
        edge = _edge(columns or own, columns[before:])
        return Landing(move_step(journey, self._id, stage, index), self._upright(edge))

    def _lane_at(self, y: float) -> Landing:
        """Between the lanes whose middles lie above and below y."""
        board, journey = self.canvas.board, self.session.journey
        others = [lane for lane in board.lanes if lane.id != self._id]
        before = sum(1 for lane in others if lane.y + lane.height / 2 < y)
        ids = [lane.id for lane in others]
        index = _index(ids, before, [lane.id for lane in journey.lanes if lane.id != self._id])
        edge = others[before].y if before < len(others) else others[-1].y + others[-1].height if others else 0
        left, right = self.canvas.panes.label_left, board.content_left
        right += board.columns[-1].x + board.columns[-1].width if board.columns else 0
        return Landing(move_lane(journey, self._id, index), Rect(left, edge, right - left, 0))

    def _upright(self, x: float) -> Rect:
        """A line through the stage row and all lanes, x counted from the first column."""
        board = self.canvas.board
        row = part_of(board, "stages")
        top = row.rect.y if row is not None else 0
        bottom = board.lanes[-1].y + board.lanes[-1].height if board.lanes else board.height
        return Rect(board.content_left + x, top, 0, bottom - top)


def _index(shown: Sequence[str], before: int, there: Sequence[str]) -> int:
    """Where among all of `there` something goes that stands before the shown one at `before`."""
    if before < len(shown):
        return there.index(shown[before])
    return there.index(shown[-1]) + 1 if shown else len(there)


def _edge(columns: Sequence[ColumnShape], right: Sequence[ColumnShape]) -> float:
    """The left edge of the first column on the right; without one the right edge of the last column."""
    if right:
        return right[0].x
    return columns[-1].x + columns[-1].width if columns else 0
