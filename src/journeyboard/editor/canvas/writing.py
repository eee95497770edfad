"""Writing on the map: an editor over the words of a card, a heading or a feeling, with the board moving along."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip, QWidget

from journeyboard.board.shapes import Board
from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.curves import current_curve
from journeyboard.editor.canvas.places import first_to_write
from journeyboard.editor.canvas.surface import Surface
from journeyboard.editor.canvas.targets import FeelingValue, NewCard, Target, target_of
from journeyboard.editor.canvas.texteditor import TextEditor
from journeyboard.editor.session import Place, Session
from journeyboard.editor.widgets.tooltips import plain_tooltip
from journeyboard.journey.cards import holds_cards
from journeyboard.journey.changes import Change
from journeyboard.journey.records import Feeling, Lane, Persona, Stage, Step


class WritingSurface(Surface):
    """A surface that text can be written on. While an editor is open, the board is that of what it says."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.editor: TextEditor | None = None
        session.board_changed.connect(self._place_editor)
        self.moved.connect(self._place_editor)

    def left_by(self, key: Qt.Key) -> None:
        """The editor was left by a key that means something on the map too. Nothing here."""

    # -- beginning

    def write(self, record_id: str) -> bool:
        """Open a record's text for writing in place; tell whether it has one."""
        feeling = self.session.journey.find(Feeling, record_id)
        if feeling is not None and self.session.place is not None:
            return self.open_editor(FeelingValue(self.session.place, feeling.persona, feeling.state))
        target = target_of(self.session.journey, record_id)
        return target is not None and self.open_editor(target)

    def write_new_card(self, place: Place | None = None, index: int | None = None) -> bool:
        """Begin a card in a cell (without one: `place_to_write`), behind the selected card or the last; tell whether
        cards can be written there."""
        place = place or self.place_to_write()
        lane = self.session.journey.find(Lane, place.lane) if place is not None else None
        if place is None or lane is None or not place.step or not holds_cards(lane):
            return False
        cards = self.session.journey.cards_at(*place)
        if index is None:
            chosen = [at for at, card in enumerate(cards) if self.session.is_selected(card.id)]
            index = chosen[-1] + 1 if chosen else len(cards)
        self.session.focus(place)
        return self.open_editor(NewCard(place, index, is_private=self.session.rounds.is_private))

    def place_to_write(self) -> Place | None:
        """The place with the focus; where there is none and nothing is selected, the first cell that takes cards."""
        session = self.session
        return session.place if session.place is not None or session.selected else first_to_write(session)

    def write_feeling(self) -> bool:
        """Begin a feeling of the current curve in the emotion lane that has the focus."""
        place, curve = self.session.place, current_curve(self.session)
        lane = self.session.journey.find(Lane, place.lane) if place is not None else None
        if place is None or curve is None or lane is None or lane.kind != "emotion" or not place.step:
            return False
        return self.open_editor(FeelingValue(place, curve.persona, curve.state))

    def type_into_new(self, text: str) -> bool:
        """Begin anew the name of the heading that is selected with `text`, else a card, or a feeling in an emotion
        lane; tell whether something can be written here."""
        chosen = self.session.journey.get(self.session.selected[-1]) if self.session.selected else None
        if isinstance(chosen, Stage | Step | Lane | Persona):
            begun = self.write(chosen.id)
        else:
            begun = self.write_new_card() or (text in "+-\N{MINUS SIGN}0123456789" and self.write_feeling())
        if begun and self.editor is not None:
            if isinstance(self.editor.target, FeelingValue):
                self.editor.selectAll()
            self.editor.insertPlainText(text)
        return begun

    def open_editor(self, target: Target) -> bool:
        """Open a text for writing; tell whether it is shown anywhere."""
        self.finish_editing()
        editor = self.editor = TextEditor(target, target.text(self.session.journey), self.viewport())
        self.session.set_pending(self.pending_edit, self._previewed)
        face = target.face(self.session.journey, self.board, self.theme)
        if face is None:
            self.cancel_editing()
            return False
        self.reveal(face.around)
        self._place_editor()
        if self.session.journey.get(target.record_id) is not None:
            editor.selectAll()
        editor.finished.connect(self._finished_with)
        editor.cancelled.connect(self._take_back)
        editor.left.connect(self.finish_editing)
        editor.textChanged.connect(self._written)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()
        return True

    # -- writing

    def pending_edit(self) -> Change | None:
        """What finishing the open editor would do."""
        editor = self.editor
        return editor.target.change(self.session.journey, editor.text) if editor is not None else None

    def _previewed(self) -> Change | None:
        """What the board shows of the open editor: its text as it stands, also an empty one."""
        editor = self.editor
        return editor.target.preview(self.session.journey, editor.text) if editor is not None else None

    def _written(self) -> None:
        """Make room for what was typed, and keep the caret in view."""
        self.session.preview_changed()
        self._place_editor()
        if self.editor is not None:
            caret = self.editor.caret_in_parent()
            below, above = caret.bottom() - self.viewport().height() + 1, self.panes.top / self.port.ratio - caret.top()
            if below > 0:
                self.pan(0, below)
            elif above > 0:
                self.pan(0, -above)
        self.viewport().update()

    def _place_editor(self) -> None:
        editor = self.editor
        if editor is None:
            return
        board: Board = self.board
        face = editor.target.face(self.session.journey, board, self.theme)
        if face is None:
            self.cancel_editing()
        else:
            editor.place(face, self.panes, self.zoom)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        super().set_theme(theme)
        self._place_editor()

    # -- ending

    def finish_editing(self) -> None:
        """Do what the open editor says and close it."""
        self._close(keep=True)

    def cancel_editing(self) -> None:
        """Close the open editor; nothing was changed."""
        target = self.editor.target if self.editor is not None else None
        self._close(keep=False)
        if isinstance(target, NewCard) and target.index:
            cards = self.session.journey.cards_at(*target.place)
            self.session.select([card.id for card in cards[target.index - 1 : target.index]], target.place)

    def _take_back(self) -> None:
        """Close the open editor; nothing was changed, but Redo brings what was written, unless it has other things to
        bring."""
        change = self.pending_edit()
        self.cancel_editing()
        if change is not None and not self.session.history.undone:
            self.session.do(change)
            self.session.undo()

    def _close(self, *, keep: bool) -> None:
        editor = self.editor
        if editor is None:
            return
        if keep and isinstance(editor.target, FeelingValue) and (problem := editor.target.problem(editor.text)):
            QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), plain_tooltip(problem), self)
        change = self.pending_edit() if keep else None
        self.editor = None
        self.session.set_pending(None)
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if change is not None:
            self.session.do(change)
            if isinstance(editor.target, NewCard | FeelingValue):
                self.session.select([editor.target.record_id], editor.target.place)
        self.viewport().update()

    def _finished_with(self, key: Qt.Key) -> None:
        editor = self.editor
        if editor is None:
            return
        target, blank = editor.target, editor.is_blank
        self.finish_editing()
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_by(key)
            return
        card = self.session.journey.cards.get(target.record_id)
        if card is not None and not blank:
            place = Place(card.lane, card.step)
            there = [other.id for other in self.session.journey.cards_at(*place)]
            self.write_new_card(place, there.index(card.id) + 1)
