"""The matrix: opportunities as dots on two scales, which are dragged or moved by keys to change their values."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from journeyboard.board.shapes import Point, Rect
from journeyboard.drawing.canvas import Canvas, Detail, qt_rect
from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.words import field_label
from journeyboard.editor.matrix.axes import Axes
from journeyboard.editor.matrix.painting import Dot, paint_dots, paint_frame, paint_legend
from journeyboard.editor.matrix.placing import RADIUS, spread
from journeyboard.editor.widgets.tooltips import plain_tooltip
from journeyboard.journey.records import Card
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_number

CARD_MIME = "application/x-journeyboard-card-id"
"""What a card dragged onto the matrix is told as."""
_LEFT, _TOP, _RIGHT, _BOTTOM = 40.0, 34.0, 12.0, 40.0
_ROOM = 62.0
"""How far dots of the same values may lie apart altogether."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}

Values = tuple[float, float]


@dataclass(slots=True)
class _Drag:
    """A dot that is held: where it was pressed, and what it would be now; None before it has been moved."""

    card_id: str
    pressed: QPointF
    off: Point
    values: Values | None = None


class MatrixChart(QWidget):
    """Shows opportunities on two scales. `placed` gives a card's id and its new values once a drag or a key is done;
    `chosen` the id of the card that is chosen."""

    placed = Signal(str, object)
    chosen = Signal(str)

    def __init__(self, axes: Axes, theme: Theme, is_selected: Callable[[str], bool]) -> None:
        super().__init__()
        self._axes, self._theme, self._is_selected = axes, theme, is_selected
        self._cards: tuple[Card, ...] = ()
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 260)
        self.setAccessibleName(_(axes.name))

    # -- what is shown

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Show these cards, those that have both values."""
        self._cards = tuple(card for card in cards if self._axes.values(card) is not None)
        if self._drag is not None and self._drag.card_id not in {card.id for card in self._cards}:
            self._drag = None
        self.show_selection()

    def show_selection(self) -> None:
        """Show which dots are selected, and tell it."""
        self.setAccessibleDescription("; ".join(self._described(card) for card in self._selected()))
        self.update()

    @property
    def frame(self) -> Rect:
        """Where the dots may lie."""
        return Rect(_LEFT, _TOP, max(self.width() - _LEFT - _RIGHT, 1), max(self.height() - _TOP - _BOTTOM, 1))

    def dots(self) -> list[Dot]:
        """The dots as they are shown, a held one where it would land."""
        held = self._drag if self._drag is not None and self._drag.values is not None else None
        points = [
            self._point(held.values if held and held.values and card.id == held.card_id else self._of(card))
            for card in self._cards
        ]
        return [Dot(card, at) for card, at in zip(self._cards, spread(points, _ROOM), strict=True)]

    def cancel(self) -> bool:
        """Put a held dot back; tell whether there was one."""
        was, self._drag = self._drag is not None, None
        self.update()
        return was

    # -- painting

    def sizeHint(self) -> QSize:
        """A good size."""
        return QSize(620, 520)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, dots and legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas(painter, self._theme, Detail.FULL, {})
        paint_legend(canvas, self.frame.x, 6, self.frame.width)
        paint_frame(canvas, self.frame, self._axes)
        if self.hasFocus() and not self._selected():
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(qt_rect(self.frame), 8, 8)
        chosen = frozenset(card.id for card in self._selected())
        paint_dots(canvas, self.frame, self._axes, self.dots(), chosen)
        painter.end()

    # -- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a dot and take hold of it."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        dot = self._dot_at(event.position())
        if dot is not None:
            at = event.position()
            self._drag = _Drag(dot.card.id, at, (dot.at[0] - at.x(), dot.at[1] - at.y()))
            self.chosen.emit(dot.card.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the dot that is held, from value to value."""
        drag, at = self._drag, event.position()
        if drag is None:
            self.setCursor(
                Qt.CursorShape.OpenHandCursor if self._dot_at(at) is not None else Qt.CursorShape.ArrowCursor
            )
            return
        far = (at - drag.pressed).manhattanLength() >= QApplication.startDragDistance()
        if drag.values is not None or far:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            drag.values = self._values_at(at.x() + drag.off[0], at.y() + drag.off[1])
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the dot go: its values are kept."""
        drag, self._drag = self._drag, None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if drag is not None and drag.values is not None:
            self.placed.emit(drag.card_id, drag.values)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Name the dot under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            dot = self._dot_at(QPointF(event.pos()))
            words = self._described(dot.card) if dot is not None else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(words), self)
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a card from the list beside."""
        if event.mimeData().hasFormat(CARD_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take it anywhere within the frame."""
        at = event.position()
        if self.frame.contains(at.x(), at.y()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give a card the values of the place where it is let go."""
        at = event.position()
        event.acceptProposedAction()
        card_id = bytes(event.mimeData().data(CARD_MIME).data()).decode()
        self.placed.emit(card_id, self._values_at(at.x(), at.y()))

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the selected dot; Escape puts a held one back."""
        key = Qt.Key(event.key())
        chosen = self._selected()
        if key == Qt.Key.Key_Escape and self.cancel():
            return
        if key in _ARROWS and chosen and self._drag is None:
            x, y = self._of(chosen[-1])
            dx, dy = _ARROWS[key]
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            by = [scale.step if scale.whole or not fine else 0.1 for scale in (self._axes.x, self._axes.y)]
            values = (self._axes.x.clamped(x + dx * by[0]), self._axes.y.clamped(y + dy * by[1]))
            self.placed.emit(chosen[-1].id, values)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from dot to dot, and on behind the last."""
        ids = [card.id for card in self._cards]
        chosen = self._selected()
        at = ids.index(chosen[-1].id) + (1 if forward else -1) if chosen else (0 if forward else len(ids) - 1)
        if 0 <= at < len(ids):
            self.chosen.emit(ids[at])
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard goes here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A dot that is held goes back."""
        super().focusOutEvent(event)
        self.cancel()

    # -- places and values

    def _selected(self) -> list[Card]:
        return [card for card in self._cards if self._is_selected(card.id)]

    def _of(self, card: Card) -> Values:
        return self._axes.values(card) or (self._axes.x.low, self._axes.y.low)

    def _point(self, values: Values) -> Point:
        frame = self.frame
        x, y = self._axes.x.share(values[0]), self._axes.y.share(values[1])
        return (frame.x + x * frame.width, frame.bottom - y * frame.height)

    def _values_at(self, x: float, y: float) -> Values:
        frame = self.frame
        return (
            self._axes.x.value((x - frame.x) / frame.width),
            self._axes.y.value((frame.bottom - y) / frame.height),
        )

    def _dot_at(self, at: QPointF) -> Dot | None:
        near = [dot for dot in self.dots() if _distance(dot.at, at) <= RADIUS + 3]
        return min(near, key=lambda dot: _distance(dot.at, at), default=None)

    def _described(self, card: Card) -> str:
        x, y = self._of(card)
        parts = [
            f"{field_label(scale.field)} {format_number(value)}"
            for scale, value in ((self._axes.y, y), (self._axes.x, x))
        ]
        if card.status is not None:
            parts.append(value_name("status", card.status))
        return f"{' '.join(card.text.split())}: {', '.join(parts)}"


def _distance(point: Point, at: QPointF) -> float:
    return ((point[0] - at.x()) ** 2 + (point[1] - at.y()) ** 2) ** 0.5
