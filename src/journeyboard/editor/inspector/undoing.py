"""Undo and redo across a text field: first what is typed in it, then what was done to the journey."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

TextField = QLineEdit | QPlainTextEdit


class JourneyUndo(QObject):
    """Lets the keys of undo and redo through to the journey while a field holds nothing that is not kept yet.

    What was kept is a step of the journey's history by then; the field's own memory of it would only take the letters
    back and leave the journey as it is.
    """

    def __init__(self, field: TextField, is_touched: Callable[[], bool]) -> None:
        super().__init__(field)
        self._field = field
        self._is_touched = is_touched
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys of undo and redo to the window's actions."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
            and not self._is_touched()
        ):
            self._forget()
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        if isinstance(self._field, QLineEdit):
            self._field.setText(self._field.text())
        else:
            self._field.setPlainText(self._field.toPlainText())
            self._field.document().setModified(False)
