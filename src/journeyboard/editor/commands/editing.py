"""Undo, redo, the clipboard, delete and select all: in the text field that has the focus, else on the map."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from journeyboard.editor.canvas import keys
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.canvas.places import card_lanes
from journeyboard.editor.canvas.texteditor import TextEditor
from journeyboard.editor.clipboard.copying import copy
from journeyboard.editor.clipboard.pasting import found_in
from journeyboard.editor.commands.places import cards_to_copy, current_cell
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.session import Place, Session
from journeyboard.journey.editing import delete
from journeyboard.journey.records import Card
from journeyboard.journey.spots import Spot
from journeyboard.language import _
from journeyboard.storage.problems import FileProblem

TextField = QLineEdit | QPlainTextEdit | QTextEdit


class EditCommands:
    """The commands of the Edit menu."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        self._session = session
        self._canvas = canvas

    def undo(self) -> None:
        """Take the latest change back; in a text field its own latest, and the journey's where it has none."""
        field = _text_field()
        if isinstance(field, TextEditor):
            if field.take_back():
                return
            self._canvas.cancel_editing()
        elif field is not None and _can_undo(field):
            field.undo()
            return
        self._session.undo()

    def redo(self) -> None:
        """Do again what was undone last; in a text that is written nothing of the journey."""
        field = _text_field()
        if isinstance(field, TextEditor):
            if field.document().isRedoAvailable() or field.is_touched:
                field.redo()
                return
            self._canvas.cancel_editing()
        elif field is not None and _can_redo(field):
            field.redo()
            return
        self._session.redo()

    def cut(self) -> None:
        """Copy cards, and take them away."""
        field = _text_field()
        if field is not None:
            field.cut()
        elif ids := cards_to_copy(self._session, headings=False):
            copy(self._session.journey, ids)
            self._session.do(delete(self._session.journey, ids, _("Cut")))

    def copy(self) -> None:
        """Put cards on the clipboard."""
        field = _text_field()
        if field is not None:
            field.copy()
        elif ids := cards_to_copy(self._session, headings=True):
            copy(self._session.journey, ids)

    def copy_table(self) -> None:
        """Put cards on the clipboard as cells for a spreadsheet program, without their picture."""
        if ids := cards_to_copy(self._session, headings=True):
            copy(self._session.journey, ids, picture=False)

    def paste(self) -> None:
        """Put what is on the clipboard into the current cell, behind the selected card, and select it."""
        field = _text_field()
        if field is not None:
            field.paste()
            return
        cell = current_cell(self._session)
        if cell is not None:
            self.put(QGuiApplication.clipboard().mimeData(), cell, self._behind_selected(*cell))

    def put(self, data: QMimeData, place: Place, index: int | None = None) -> None:
        """Make cards of copied or dragged data in a cell, before the one at `index` (None: behind the last), and select
        them; what cannot be read is told."""
        session, board = self._session, self._canvas.board
        lanes, steps = card_lanes(session.journey, board), (column.step for column in board.columns)
        spot = Spot(place.lane, place.step, index, tuple(lanes), tuple(steps))
        try:
            found = found_in(data)
        except FileProblem as problem:
            tell(self._canvas.window(), _("Nothing was pasted."), problem.message)
            return
        if found is not None:
            change = found(session.journey, spot)
            session.do(change)
            added = [edit.id for edit in change if edit.before is None and isinstance(edit.after, Card)]
            session.select(added, place)
            self._canvas.show_focus()

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
