"""The editors of longer texts: as high as the text is, Tab leaves them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from journeyboard.editor.inspector.editors import MIXED, FieldEditor
from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.inspector.undoing import JourneyUndo
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import N_, _

_HINTS = {"evidence_note": N_("who or which survey, how many, when")}
_LEAST_LINES = {"text": 2}
"""How high a field is at least; others begin with a line."""
_ONE_PARAGRAPH = {"role", "line"}
"""Texts without line breaks of their own: Enter keeps them."""
_CONTROL = Qt.KeyboardModifier.ControlModifier


class TextEditor(FieldEditor):
    """Several lines of text, as high as the text is."""

    def __init__(self, form: FieldForm) -> None:
        super().__init__(form)
        self._shown: str | None = None
        self.box = GrowingTextEdit(_LEAST_LINES.get(form.name, 1), one_paragraph=form.name in _ONE_PARAGRAPH)
        self._holding(self.box)
        self.box.left.connect(self.commit)
        self.box.gave_up.connect(self._give_up)
        self._undo = JourneyUndo(self.box, self.is_touched)

    def show_value(self, value: object) -> None:
        """Show the text; lists one entry per line."""
        self._shown = None if value is MIXED else "\n".join(value) if isinstance(value, tuple) else str(value)
        if self.box.toPlainText() != (self._shown or ""):
            self.box.setPlainText(self._shown or "")
        self.box.document().setModified(False)
        hint = _(_HINTS[self.form.name]) if self.form.name in _HINTS else ""
        hint = _("one per line") if self.form.editor in ("lines", "web") else hint
        self.box.show_hint(_("mixed") if self._shown is None else hint)

    def is_touched(self) -> bool:
        """Whether the text differs from the value shown."""
        return self.box.document().isModified() and self.box.toPlainText() != (self._shown or "")

    def commit(self) -> None:
        """Keep the text."""
        if self.is_touched():
            self.kept.emit(self.typed())

    def typed(self) -> object:
        """The text, or its lines."""
        text = self.box.toPlainText()
        if self.form.editor in ("lines", "web"):
            return tuple(line.strip() for line in text.split("\n") if line.strip())
        return " ".join(text.split("\n")) if self.form.name in _ONE_PARAGRAPH else text

    def _give_up(self) -> None:
        self.box.setPlainText(self._shown or "")
        self.box.document().setModified(False)


class GrowingTextEdit(QPlainTextEdit):
    """A text field that is as high as its text, or as the hint in its place, within bounds. Tab leaves it."""

    left = Signal()
    gave_up = Signal()
    MOST_LINES = 10

    def __init__(self, least_lines: int = 1, *, one_paragraph: bool = False) -> None:
        super().__init__()
        self._one_paragraph = one_paragraph
        self._least_lines = least_lines
        self._room = 0
        """How high it is wanted."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_hint(self, hint: str) -> None:
        """Say this where no text is."""
        self.setPlaceholderText(hint)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(super().sizeHint().width(), self._room)

    def minimumSizeHint(self) -> QSize:
        """No lower."""
        return QSize(super().minimumSizeHint().width(), self._room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person is done here; a menu of the field itself is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter (in one paragraph Enter) keeps the text, Escape gives the old one back."""
        keeps = self._one_paragraph or event.modifiers() & _CONTROL
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and keeps:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        lines = max(self._least_lines, min(self.MOST_LINES, self._lines()))
        room = self.fontMetrics().lineSpacing() * lines + 2 * round(self.document().documentMargin()) + scaled(8)
        if self._room != room:
            self._room = room
            self.updateGeometry()

    def _lines(self) -> int:
        """How many lines there are of the text, or of the hint."""
        if not self.document().isEmpty():
            return int(self.document().size().height())
        margin = round(self.document().documentMargin())
        room = self.viewport().rect().adjusted(margin, 0, -margin, 0)
        hint = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText())
        return -(-hint.height() // self.fontMetrics().lineSpacing())
