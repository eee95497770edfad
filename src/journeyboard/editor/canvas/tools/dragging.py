"""Cards are carried to another place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from journeyboard.board.finding import cell_rect, hit, part_of
from journeyboard.board.shapes import Rect
from journeyboard.board.sizes import CARD_GAP, CELL_SIDE
from journeyboard.editor.canvas.places import rect_of
from journeyboard.editor.canvas.tools.autoscroll import AutoScroll
from journeyboard.editor.canvas.tools.marks import paint_ghost, paint_mark, picture_of
from journeyboard.editor.canvas.tools.tool import Pointer, Tool
from journeyboard.editor.session import Place
from journeyboard.journey.cards import holds_cards, move_cards
from journeyboard.journey.records import Lane

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas

_MOST_GHOSTS = 3
"""Of many cards only a few are seen carried, stacked."""
_STACKED = 6


@dataclass(frozen=True, slots=True)
class Drop:
    """Where the cards would go: before the card at `index` among those that stay in the cell."""

    place: Place
    index: int
    mark: Rect
    """The insertion mark, on the sheet."""


class DraggingCards(Tool):
    """The selected cards follow the pointer as ghosts; where they would go is marked."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: "Canvas", start: Pointer) -> None:
        super().__init__(canvas)
        self._held = start.hit.id
        self._ids = [card.id for card in self.session.selected_cards]
        self._at = start.at
        self._drop: Drop | None = None
        rect = rect_of(self.session.journey, canvas.board, self._held)
        corner = canvas.panes.place(rect).topLeft() if rect is not None else start.at
        self._grip = start.at - corner
        self._ghosts = self._pictures()
        self._scroll = AutoScroll(canvas, self.moved)

    def moved(self, pointer: Pointer) -> None:
        """Carry the cards along."""
        self._scroll.follow(pointer)
        self._at = pointer.at
        self._drop = self._drop_at(pointer)
        self.canvas.viewport().update()

    def released(self, pointer: Pointer) -> None:  # noqa: ARG002 - the last move said where
        """Put the cards down where the mark is."""
        self._scroll.stop()
        drop = self._drop
        self.canvas.rest()
        if drop is not None:
            self.session.do(move_cards(self.session.journey, self._ids, *drop.place, drop.index))
            self.session.select(self._ids)

    def cancelled(self) -> None:
        """Nothing was moved yet."""
        self._scroll.stop()

    def paint(self, painter: QPainter) -> None:
        """Paint the insertion mark and the ghosts."""
        if self._drop is not None:
            place = self.canvas.panes.place(self._drop.mark)
            paint_mark(self.canvas, painter, place.topLeft(), place.topRight())
        corner = self._at - self._grip
        for index, ghost in reversed(list(enumerate(self._ghosts))):
            paint_ghost(self.canvas, painter, corner + QPointF(index * _STACKED, index * _STACKED), ghost)
        if len(self._ids) > 1:
            self._paint_count(painter, corner)

    def _paint_count(self, painter: QPainter, corner: QPointF) -> None:
        theme = self.canvas.theme
        badge = QRectF(corner.x() - 10, corner.y() - 10, 22, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(badge)
        painter.setPen(QColor(theme.accent_ink))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(len(self._ids)))

    def _drop_at(self, pointer: Pointer) -> Drop | None:
        journey, board = self.session.journey, self.canvas.board
        found = pointer.hit if pointer.hit.lane else hit(board, *pointer.board)
        lane = journey.find(Lane, found.lane)
        cell = cell_rect(board, found.lane, found.step) if found.step else None
        if lane is None or cell is None or not holds_cards(lane):
            return None
        moving = set(self._ids)
        staying = [card.id for card in journey.cards_at(found.lane, found.step) if card.id not in moving]
        rects = [rect_of(journey, board, card_id) for card_id in staying]
        index = sum(1 for rect in rects if rect is not None and rect.centre[1] < pointer.board[1])
        return Drop(Place(found.lane, found.step), index, _mark(cell, rects, index))

    def _pictures(self) -> list[QImage]:
        journey, canvas = self.session.journey, self.canvas
        order = [self._held, *(card_id for card_id in self._ids if card_id != self._held)]
        images: list[QImage] = []
        for card_id in order[:_MOST_GHOSTS]:
            rect, card = rect_of(journey, canvas.board, card_id), journey.cards.get(card_id)
            part = part_of(canvas.board, "lane", card.lane) if card is not None else None
            part = part or part_of(canvas.board, "unplaced")
            if rect is None or part is None:
                continue
            images.append(picture_of(canvas, part, rect))
        return images


def _mark(cell: Rect, rects: Sequence[Rect | None], index: int) -> Rect:
    """The line between two cards of a cell: above the one at `index`, or below the last."""
    shown = [rect for rect in rects if rect is not None]
    if index < len(shown):
        y = shown[index].y - CARD_GAP / 2
    elif shown:
        y = shown[-1].bottom + CARD_GAP / 2
    else:
        y = cell.y + CELL_SIDE
    return Rect(cell.x + CELL_SIDE, y, cell.width - 2 * CELL_SIDE, 0)
