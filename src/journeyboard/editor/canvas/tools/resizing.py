"""Columns and lanes are made larger or smaller by their edges."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeyboard.board.finding import column_of, lane_of
from journeyboard.editor.canvas.grips import Grip
from journeyboard.editor.canvas.tools.autoscroll import AutoScroll
from journeyboard.editor.canvas.tools.marks import paint_bubble
from journeyboard.editor.canvas.tools.tool import Pointer, Tool
from journeyboard.journey.changes import Change
from journeyboard.journey.grid import size_column, size_lane
from journeyboard.journey.records import Lane, Step
from journeyboard.language import format_number

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas


class Resizing(Tool):
    """A line follows the pointer where the edge would be; letting go lays the map out anew."""

    def __init__(self, canvas: "Canvas", start: Pointer, grip: Grip) -> None:
        super().__init__(canvas)
        self.cursor = grip.cursor
        self._id, self._is_column = grip.id, grip.kind == "column"
        self._start = self._along(start)
        self._before, self._edge = self._extent()
        self._size = self._before
        self._at = start.at
        self._scroll = AutoScroll(canvas, self.moved)

    def moved(self, pointer: Pointer) -> None:
        """Carry the edge along."""
        self._scroll.follow(pointer)
        self._at = pointer.at
        self._size = self._before + self._along(pointer) - self._start
        self.canvas.viewport().update()

    def released(self, pointer: Pointer) -> None:  # noqa: ARG002 - the last move said where
        """Keep the size."""
        self._scroll.stop()
        self.canvas.rest()
        change = self._change()
        if change is not None:
            self.session.do(change)

    def cancelled(self) -> None:
        """Nothing was resized yet."""
        self._scroll.stop()

    def paint(self, painter: QPainter) -> None:
        """Paint the line and the size it would make."""
        size = self._held()
        if size is None:
            return
        canvas = self.canvas
        edge, area = self._edge - self._before + size, canvas.viewport().rect()
        painter.setPen(QPen(QColor(canvas.theme.accent), 2, Qt.PenStyle.DashLine))
        if self._is_column:
            x = canvas.port.to_widget(edge, 0)[0]
            painter.drawLine(QPointF(x, 0), QPointF(x, area.height()))
        else:
            y = canvas.port.to_widget(0, edge)[1]
            painter.drawLine(QPointF(0, y), QPointF(area.width(), y))
        paint_bubble(canvas, painter, self._at, format_number(size, 0))

    def _along(self, pointer: Pointer) -> float:
        return pointer.board[0 if self._is_column else 1]

    def _extent(self) -> tuple[float, float]:
        """How large it is now, and where on the sheet its edge is."""
        board = self.canvas.board
        if self._is_column:
            column = column_of(board, self._id)
            return (column.width, board.content_left + column.x + column.width) if column is not None else (0, 0)
        lane = lane_of(board, self._id)
        return (lane.height, lane.y + lane.height) if lane is not None else (0, 0)

    def _change(self) -> Change | None:
        journey = self.session.journey
        if self._size == self._before or journey.get(self._id) is None:
            return None
        return (size_column if self._is_column else size_lane)(journey, self._id, self._size)

    def _held(self) -> float | None:
        """The size it would have, within what it may have."""
        change = self._change()
        edit = next(iter(change), None) if change is not None else None
        match edit.after if edit is not None else self.session.journey.get(self._id):
            case Step(width=size) | Lane(height=size):
                return size or self._before
        return None
