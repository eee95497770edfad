"""A card is stretched over several steps by its left or right edge."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeyboard.board.finding import lane_of
from journeyboard.board.shapes import ColumnShape, Rect
from journeyboard.board.sizes import CELL_SIDE
from journeyboard.editor.canvas.grips import Grip
from journeyboard.editor.canvas.places import rect_of
from journeyboard.editor.canvas.tools.autoscroll import AutoScroll
from journeyboard.editor.canvas.tools.tool import Pointer, Tool
from journeyboard.journey.cards import span_card

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas


class Spanning(Tool):
    """The card's outline reaches to the step below the pointer."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, canvas: "Canvas", grip: Grip) -> None:
        super().__init__(canvas)
        self._id = grip.id
        self._kept = self._other_end(at_start=grip.side == "start")
        self._step = ""
        self._scroll = AutoScroll(canvas, self.moved)

    def moved(self, pointer: Pointer) -> None:
        """Reach to the step below the pointer, beyond the ends to the first or last."""
        self._scroll.follow(pointer)
        inside = pointer.board[0] - self.canvas.board.content_left
        columns = self.canvas.board.columns
        under = next((c for c in columns if inside < c.x + c.width), columns[-1] if columns else None)
        self._step = under.step if under is not None else ""
        self.canvas.viewport().update()

    def released(self, pointer: Pointer) -> None:  # noqa: ARG002 - the last move said how far
        """Let the card reach as far as the outline."""
        self._scroll.stop()
        self.canvas.rest()
        journey = self.session.journey
        steps = {step.id for step in journey.columns()}
        if self._id in journey.cards and {self._kept, self._step} <= steps:
            self.session.do(span_card(journey, self._id, self._step, self._kept))
            self.session.select([self._id])

    def cancelled(self) -> None:
        """Nothing was stretched yet."""
        self._scroll.stop()

    def paint(self, painter: QPainter) -> None:
        """Paint the outline the card would have."""
        journey, board = self.session.journey, self.canvas.board
        rect, card = rect_of(journey, board, self._id), journey.cards.get(self._id)
        lane = lane_of(board, card.lane) if card is not None else None
        reached = self._reached()
        if rect is None or lane is None or not reached:
            return
        left = board.content_left + reached[0].x + CELL_SIDE
        right = board.content_left + reached[-1].x + reached[-1].width - CELL_SIDE
        place = self.canvas.panes.place(Rect(left, rect.y, right - left, rect.height))
        fill = QColor(self.canvas.theme.accent)
        painter.setPen(QPen(fill, 2))
        fill.setAlpha(40)
        painter.setBrush(fill)
        painter.drawRoundedRect(place, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _reached(self) -> list[ColumnShape]:
        columns = self.canvas.board.columns
        ends = sorted(index for index, column in enumerate(columns) if column.step in (self._kept, self._step))
        return list(columns[ends[0] : ends[-1] + 1]) if ends else []

    def _other_end(self, *, at_start: bool) -> str:
        """The step where the edge lies that stays."""
        card = self.session.journey.cards.get(self._id)
        if card is None:
            return ""
        return (card.end_step or card.step) if at_start else card.step
