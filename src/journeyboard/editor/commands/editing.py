"""Undo, redo, the clipboard, delete and select all: in the text field that has the focus, else on the map."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from journeyboard.editor.canvas import keys
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.commands import clipboard
from journeyboard.editor.commands.places import current_cell
from journeyboard.editor.session import Session
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import delete
from journeyboard.journey.records import Card
from journeyboard.language import _

TextField = QLineEdit | QPlainTextEdit | QTextEdit


class EditCommands:
    """The commands of the Edit menu."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        self._session = session
        self._canvas = canvas

    def undo(self) -> None:
        """Take the latest change back; in a text field its own latest."""
        field = _text_field()
        if field is not None and _can_undo(field):
            field.undo()
        else:
            self._session.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        field = _text_field()
        if field is not None and _can_redo(field):
            field.redo()
        else:
            self._session.redo()

    def cut(self) -> None:
        """Copy, and take away."""
        field = _text_field()
        if field is not None:
            field.cut()
        elif cards := self._session.selected_cards:
            clipboard.put_on_clipboard(cards)
            self._session.do(delete(self._session.journey, [card.id for card in cards], _("Cut")))

    def copy(self) -> None:
        """Put the selected cards on the clipboard."""
        field = _text_field()
        if field is not None:
            field.copy()
        elif cards := self._session.selected_cards:
            clipboard.put_on_clipboard(cards)

    def paste(self) -> None:
        """Put what is on the clipboard into the current cell, behind the selected card, and select it."""
        field = _text_field()
        if field is not None:
            field.paste()
            return
        cell = current_cell(self._session)
        if cell is None or not clipboard.has_cards():
            return
        change = clipboard.paste(self._session.journey, *cell, self._behind_selected(*cell))
        self._session.do(change)
        self._session.select(_added_cards(change))

    def delete(self) -> None:
        """Take away what is selected, with what hangs on it."""
        field = _text_field()
        if isinstance(field, QLineEdit):
            field.del_()
        elif field is not None:
            field.textCursor().removeSelectedText()
        else:
            keys.pressed(self._canvas, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "")

    def select_all(self) -> None:
        """Select the cards of the cell; again: all cards."""
        field = _text_field()
        if field is not None:
            field.selectAll()
        else:
            keys.pressed(self._canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier, "")

    def _behind_selected(self, lane_id: str, step_id: str) -> int | None:
        there = self._session.journey.cards_at(lane_id, step_id)
        places = [index for index, card in enumerate(there) if self._session.is_selected(card.id)]
        return places[-1] + 1 if places else None


def _text_field() -> TextField | None:
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None


def _can_undo(field: TextField) -> bool:
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def _can_redo(field: TextField) -> bool:
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()


def _added_cards(change: Change) -> list[str]:
    return [edit.id for edit in change if edit.before is None and isinstance(edit.after, Card)]
