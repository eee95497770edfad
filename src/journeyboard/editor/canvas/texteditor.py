"""The in-place editor: real text editing right in the words it changes, in their font, size and colours."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QPen,
    QRegion,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from journeyboard.board.measuring import STYLES
from journeyboard.board.sizes import CARD_EDGE
from journeyboard.drawing.fonts import font
from journeyboard.editor.canvas.frozen import Panes
from journeyboard.editor.canvas.targets import Face, Target
from journeyboard.journey.records import clean

_RADIUS = 6
_LEAST_ZOOM = 0.55
"""From which the words can be written where they stand."""
_NEAR_ZOOM = 0.75
"""Further away, the editor comes this near."""


class TextEditor(QTextEdit):
    """Edits the text of one target. It tells how it was left; the canvas does the rest."""

    finished = Signal(Qt.Key)
    """Enter, Tab, Backtab, or another key that leaves an empty editor."""
    cancelled = Signal()
    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, target: Target, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.target = target
        self.setAccessibleName(target.label)
        self._parent = parent
        self._first = text
        self._face: Face | None = None
        self._scale = 0.0
        self._frame = QRectF()
        """What the card or box around the text covers, in the parent's pixels."""
        self._edge = QColor()
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)

    @property
    def text(self) -> str:
        """What is written now, as a record may hold it."""
        return clean(self.toPlainText())

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written."""
        return not self.text.strip()

    @property
    def is_touched(self) -> bool:
        """Whether it says something else than at first."""
        return self.text != self._first

    # -- where it stands

    def place(self, face: Face, panes: Panes, zoom: float) -> None:
        """Stand in the words of `face` on a map at `zoom`; where these are too small to write in, over them."""
        near = zoom >= _LEAST_ZOOM
        scale = zoom if near else _NEAR_ZOOM
        if scale != self._scale or face.style != (self._face.style if self._face else ""):
            self._scale = scale
            self._dress(face)
        self._face = face
        around, text = panes.place(face.around), panes.place(face.text)
        inset = QRectF(text.x() - around.x(), text.y() - around.y(), text.width(), text.height())
        if not near:
            grown = scale / zoom
            inset = QRectF(inset.topLeft() * grown, inset.size() * grown)
            around = QRectF(around.topLeft(), around.size() * grown)
        line = STYLES[face.style].line_height * scale
        lines = max(1, round(self.document().size().height() / line))
        taller = max(0.0, lines * line - inset.height())
        around.setHeight(around.height() + taller)
        inset.setHeight(inset.height() + taller)
        self._frame = around if near else self._inside_parent(around)
        if face.inside and near:
            # What stands around is drawn below, and moves along; only the words are ours.
            self._fit(inset.translated(self._frame.topLeft()), QRect())
        else:
            self._fit(self._frame, inset.toRect())
        clip = panes.clip(face.around).toRect()
        self.setMask(QRegion(clip.translated(-self.pos()))) if near else self.clearMask()

    def _fit(self, own: QRectF, inset: QRect) -> None:
        """Cover `own` of the parent, the text within `inset` of that (all of it without one)."""
        left, top = round(own.x()), round(own.y())
        wide, high = round(own.width()), round(own.height())
        if inset.isNull():
            self.setViewportMargins(0, 0, 0, 0)
            self.setGeometry(left, top, wide, high)
        else:
            right, bottom = wide - inset.x() - inset.width(), high - inset.y() - inset.height()
            self.setViewportMargins(inset.x(), inset.y(), max(0, right), max(0, bottom))
            self.setGeometry(left, top, wide, high)

    def _inside_parent(self, rect: QRectF) -> QRectF:
        """`rect` moved so that as much as possible of it is seen."""
        room = self._parent.rect().adjusted(4, 4, -4, -4)
        x = max(room.left(), min(rect.x(), room.right() - rect.width()))
        y = max(room.top(), min(rect.y(), room.bottom() - rect.height()))
        return QRectF(x, y, rect.width(), rect.height())

    def caret_in_parent(self) -> QRect:
        """Where the caret is, in the parent's pixels."""
        return self.cursorRect().translated(self.viewport().pos() + self.pos())

    def _dress(self, face: Face) -> None:
        scale = self._scale
        self.setFont(font(face.style, scale))
        palette = QPalette(self.palette())
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, QColor(face.paper))
        palette.setColor(QPalette.ColorRole.Text, QColor(face.ink))
        self.setPalette(palette)
        # The program's style sheet dresses fields with borders and padding; this one is part of the map.
        self.setStyleSheet(f"QTextEdit {{ background: {face.paper}; color: {face.ink}; border: none; padding: 0px; }}")
        self._edge = QColor(face.edge) if face.edge else QColor()
        form = QTextBlockFormat()
        form.setLineHeight(STYLES[face.style].line_height * scale, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if face.centred:
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # Dressing is no step to undo; `take_back` knows that the steps before it are forgotten.
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.document().setUndoRedoEnabled(True)

    # -- undo

    def take_back(self) -> bool:
        """Undo the latest typing; tell whether there was any."""
        if self.document().isUndoAvailable():
            self.undo()
            return True
        if self.is_touched:
            self.selectAll()
            self.insertPlainText(self._first)
            return True
        return False

    # -- Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab finish, Esc cancels; everything else edits."""
        key = Qt.Key(event.key())
        held = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif enter and held and self.target.lines:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif (
            enter
            or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6)
            or (self.is_blank and self.target.lines and key in _LEAVING)
        ):
            self.finished.emit(key)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        elif not is_mark(event.modifiers(), event.text()):
            super().keyPressEvent(event)
        event.accept()  # what means nothing here means nothing to the map either

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The map scrolls, with the editor on it."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tab is ours before Qt moves the focus with it; keys of the menus stay with the text, but undo and redo go on
        to the journey where nothing was typed."""
        if isinstance(event, QKeyEvent) and event.key() in _OURS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._goes_on(event):
            event.ignore()
            return True
        if event.type() == QEvent.Type.Paint:
            self._paint_margins()
            return True
        return super().event(event)

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Whether a key undoes or redoes and there is nothing of that kind here."""
        there = self.document()
        if self.is_touched:
            return False
        return (event.matches(QKeySequence.StandardKey.Undo) and not there.isUndoAvailable()) or (
            event.matches(QKeySequence.StandardKey.Redo) and not there.isRedoAvailable()
        )

    def _paint_margins(self) -> None:
        """Paint the card's face around the text, with its left edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        if self._edge.isValid() and self.viewport().x() > 0:
            painter.fillRect(QRectF(0, 0, CARD_EDGE * self._scale, self.height()), self._edge)
        painter.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving finishes; a menu of the editor's own and another window of the system do not leave."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def paint_frame(self, painter: QPainter, accent: QColor) -> None:
        """Paint the frame around the editor on its parent: the outline of what is edited."""
        painter.setPen(QPen(accent, 2))
        painter.drawRoundedRect(self._frame.adjusted(-1, -1, 1, 1), _RADIUS, _RADIUS)


_LEAVING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
)
"""Keys that mean nothing in an empty card and so go back to the map."""

_OURS = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6)
"""Keys that leave the editor, whatever a menu may want them for."""


def is_mark(held: Qt.KeyboardModifier, text: str) -> bool:
    """Whether a key with Alt is meant as a mark or for a menu: where it can do neither, it writes nothing either."""
    alone = held & Qt.KeyboardModifier.AltModifier and not held & Qt.KeyboardModifier.ControlModifier
    return bool(alone) and text.isascii() and text.isalnum()
