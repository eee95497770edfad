"""The in-place editor: real text editing right over the words it changes, in their font, size and colours."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from journeyboard.board.measuring import STYLES
from journeyboard.board.sizes import CARD_EDGE
from journeyboard.drawing.fonts import font
from journeyboard.editor.canvas.targets import Face, Target
from journeyboard.journey.records import clean

_RADIUS = 6
_LEAST_ZOOM = 0.75
"""Far from the map, the editor stays large enough to read."""


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
        self._face: Face | None = None
        self._scale = 0.0
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
        self.textChanged.connect(self._grow)

    @property
    def text(self) -> str:
        """What is written now, as a record may hold it."""
        return clean(self.toPlainText())

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written."""
        return not self.text.strip()

    def place(self, face: Face, rect: QRectF, zoom: float) -> None:
        """Stand over `rect`, the face's surroundings in widget pixels, at `zoom`."""
        self._face = face
        scale = max(zoom, _LEAST_ZOOM)
        self._base = QRectF(rect.topLeft(), rect.size() * (scale / zoom))
        if scale != self._scale:
            self._scale = scale
            self._dress(face)
        self._grow()

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
        left, top = (face.text.x - face.around.x) * scale, (face.text.y - face.around.y) * scale
        right = (face.around.right - face.text.right) * scale
        self.setViewportMargins(round(left), round(top), round(right), round(top))
        form = QTextBlockFormat()
        form.setLineHeight(STYLES[face.style].line_height * scale, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if face.centred:
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        was = self.document().isUndoRedoEnabled()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        if not was:
            self.document().setUndoRedoEnabled(True)

    def _grow(self) -> None:
        if self._face is None:
            return
        face, scale = self._face, self._scale
        line = STYLES[face.style].line_height * scale
        lines = max(1, round(self.document().size().height() / line))
        inset = face.text.y - face.around.y
        needed = (lines * line) + 2 * inset * scale
        height = max(self._base.height(), needed)
        self.setGeometry(round(self._base.x()), round(self._base.y()), round(self._base.width()), round(height))

    # -- Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab finish, Esc cancels; everything else edits."""
        key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif enter and shift and self.target.lines:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif (
            enter
            or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6)
            or (self.is_blank and self.target.lines and key in _LEAVING)
        ):
            self.finished.emit(key)
        else:
            super().keyPressEvent(event)
        event.accept()  # what means nothing here means nothing to the map either

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The map scrolls, with the editor on it."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tab is ours before Qt moves the focus with it; keys of the menus stay with the text."""
        if isinstance(event, QKeyEvent) and event.key() in _OURS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.keyPressEvent(event)
                return True
        if event.type() == QEvent.Type.Paint:
            self._paint_margins()
            return True
        return super().event(event)

    def _paint_margins(self) -> None:
        """Paint the card's face around the text, with its left edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        if self._edge.isValid():
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
        painter.drawRoundedRect(QRectF(self.geometry()).adjusted(-1, -1, 1, 1), _RADIUS, _RADIUS)


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
