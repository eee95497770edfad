"""A point of an emotion curve is drawn up or down."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from journeyboard.board.finding import feeling_value
from journeyboard.editor.canvas.places import rect_of
from journeyboard.editor.canvas.tools.marks import paint_bubble
from journeyboard.editor.canvas.tools.tool import Pointer, Tool
from journeyboard.journey.feelings import set_feeling
from journeyboard.journey.records import Feeling
from journeyboard.language import format_number

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas


class DraggingFeeling(Tool):
    """The curve follows the pointer; the whole drag is one step to undo, and cancelling leaves none."""

    cursor = Qt.CursorShape.SizeVerCursor

    def __init__(self, canvas: "Canvas", start: Pointer) -> None:
        super().__init__(canvas)
        self._start = start
        self._mark = self.session.history.mark()

    @property
    def _feeling(self) -> Feeling | None:
        return self.session.journey.find(Feeling, self._start.hit.id)

    def moved(self, pointer: Pointer) -> None:
        """Set the value the pointer is at."""
        feeling = self._feeling
        if feeling is None:
            self.canvas.rest()
            return
        value = feeling_value(self.canvas.board, self._start.hit.lane, pointer.board[1])
        if value != feeling.value:
            change = set_feeling(self.session.journey, feeling.persona, feeling.step, value, feeling.state)
            self.session.do(change)

    def released(self, pointer: Pointer) -> None:  # noqa: ARG002 - the last move said it all
        """Keep it, as one step."""
        self.session.history.squash(self._mark)
        self.canvas.rest()

    def cancelled(self) -> None:
        """The curve is as it was."""
        self.session.history.bail(self._mark)

    def paint(self, painter: QPainter) -> None:
        """Paint the value beside the point."""
        feeling = self._feeling
        rect = rect_of(self.session.journey, self.canvas.board, feeling.id) if feeling else None
        if feeling is None or rect is None:
            return
        centre = self.canvas.panes.place(rect).center()
        paint_bubble(self.canvas, painter, centre, format_number(feeling.value, 1, signed=True))
