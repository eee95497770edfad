"""A rectangle is drawn around cards to select them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from journeyboard.board.finding import cards_in
from journeyboard.board.shapes import Rect
from journeyboard.editor.canvas.tools.autoscroll import AutoScroll
from journeyboard.editor.canvas.tools.tool import Pointer, Tool

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas


class RubberBand(Tool):
    """Selects the cards that the rectangle meets; with Shift or Ctrl in addition to what was selected."""

    def __init__(self, canvas: "Canvas", start: Pointer, before: tuple[str, ...]) -> None:
        super().__init__(canvas)
        self._start = start
        self._before, self._place = before, self.session.place
        self._kept = before if start.shift or start.ctrl else ()
        self._band = Rect(*start.board, 0, 0)
        self._scroll = AutoScroll(canvas, self.moved)

    def moved(self, pointer: Pointer) -> None:
        """Stretch the rectangle to the pointer."""
        self._scroll.follow(pointer)
        (x0, y0), (x1, y1) = self._start.board, pointer.board
        self._band = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        self.session.select((*self._kept, *cards_in(self.canvas.board, self._band)), self._place)
        self.canvas.viewport().update()

    def released(self, pointer: Pointer) -> None:  # noqa: ARG002 - the last move said it all
        """Keep what is selected now."""
        self._scroll.stop()
        self.canvas.rest()

    def cancelled(self) -> None:
        """What was selected is selected again."""
        self._scroll.stop()
        self.session.select(self._before, self._place)

    def paint(self, painter: QPainter) -> None:
        """Paint the rectangle."""
        accent = QColor(self.canvas.theme.accent)
        x, y = self.canvas.port.to_widget(self._band.x, self._band.y)
        zoom = self.canvas.port.zoom
        rect = QRectF(x, y, self._band.width * zoom, self._band.height * zoom)
        painter.setPen(QPen(accent, 1))
        accent.setAlpha(28)
        painter.fillRect(rect, accent)
        painter.drawRect(rect)
