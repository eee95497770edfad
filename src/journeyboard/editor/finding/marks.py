"""What was found, marked on the map: painted over the board, so that no tile is made anew for it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeyboard.board.shapes import Board, Rect
from journeyboard.editor.canvas.places import rect_of

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas

_RADIUS = 6
_TINT, _EDGE = 32, 210
"""How strong the mark's face and edge are, of 255: text below stays readable."""


class Marks:
    """Marks records on a canvas."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._ids: tuple[str, ...] = ()
        self._board: Board | None = None
        self._rects: list[Rect] = []
        canvas.painted_over.append(self._paint)

    @property
    def ids(self) -> tuple[str, ...]:
        """The marked records, each once."""
        return self._ids

    def show(self, ids: Iterable[str]) -> None:
        """Mark these records and no others."""
        wanted = tuple(dict.fromkeys(ids))
        if wanted != self._ids:
            self._ids, self._board = wanted, None
            self._canvas.viewport().update()

    def _paint(self, painter: QPainter) -> None:
        if not self._ids:
            return
        canvas = self._canvas
        window = QRectF(canvas.viewport().rect())
        edge, face = QColor(canvas.theme.warn), QColor(canvas.theme.warn)
        edge.setAlpha(_EDGE)
        face.setAlpha(_TINT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1.5, Qt.PenStyle.SolidLine))
        painter.setBrush(face)
        for rect in self._places():
            place = canvas.panes.place(rect)
            if place.intersects(window):
                painter.setClipRect(canvas.panes.clip(rect))
                radius = min(place.height() / 2, _RADIUS * canvas.zoom)
                painter.drawRoundedRect(place, radius, radius)
        painter.restore()

    def _places(self) -> list[Rect]:
        """Where the records stand on the board as it is now."""
        board = self._canvas.board
        if board is not self._board:
            journey = self._canvas.session.journey
            self._rects = [rect for rect in (rect_of(journey, board, record_id) for record_id in self._ids) if rect]
            self._board = board
        return self._rects
