"""Dot voting on one laptop: each person in turn puts dots on cards; nobody sees the tally before it is revealed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.dialogs.messages import Answer, ask, cancel_answer
from journeyboard.editor.widgets.quiet import QuietSpinBox
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.rounds import VEILED, is_veiled
from journeyboard.journey.voting import VotingRound, reveal
from journeyboard.language import _, format_number, ngettext

_BUDGET = 3
_MOST_DOTS = 20


class VotingPanel(QWidget):
    """Before a round: who votes, with how many dots. During it: whose turn it is, + and − on the selected cards."""

    turn_came = Signal()
    """It is another person's turn, the first one's too."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas, self._session = canvas, canvas.session
        self.budget, self.names = QuietSpinBox(), QPlainTextEdit()
        self.people, self.own = QListWidget(), QLabel()
        self.begin, self.more, self.less, self.next, self.show_votes, self.give_up = (QPushButton() for _n in range(6))
        self._budget_label, self._names_label, self._hint = QLabel(), QLabel(), QLabel()
        self._pages = QStackedWidget()
        self._arrange()
        self.begin.clicked.connect(self.start)
        self.more.clicked.connect(lambda: self.vote(1))
        self.less.clicked.connect(lambda: self.vote(-1))
        self.next.clicked.connect(self.next_person)
        self.show_votes.clicked.connect(self.reveal)
        self.give_up.clicked.connect(lambda: self.drop(_nothing))
        self.people.currentRowChanged.connect(lambda _row: self._show_turn())
        self._session.selection_changed.connect(self._show_turn)
        canvas.key_hooks.append(self._key)
        self.retranslate()

    @property
    def running(self) -> VotingRound | None:
        """The round that is going on."""
        return self._session.rounds.voting

    def _run(self, voting: VotingRound | None) -> None:
        self._session.set_rounds(replace(self._session.rounds, voting=voting))
        self._show_people()

    @property
    def person(self) -> str:
        """Whose turn it is."""
        row = self.people.currentRow()
        return self.running.people[row] if self.running is not None and 0 <= row < len(self.running.people) else ""

    # -- a round

    def start(self) -> None:
        """Begin a round with the people named; numbered ones without names."""
        names = tuple(dict.fromkeys(line.strip() for line in self.names.toPlainText().splitlines() if line.strip()))
        people = names or tuple(_("Person {number}").format(number=number) for number in range(1, 6))
        self._run(VotingRound(people, self.budget.value()))
        self.people.setCurrentRow(0)
        self.turn_came.emit()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def vote(self, by: int) -> None:
        """Put a dot of the person whose turn it is on each selected card, or take one off."""
        voting = self.running
        if voting is not None:
            for card in self._session.selected_cards:
                voting = voting.cast(self.person, card.id, by)
            self._run(voting)

    def next_person(self) -> None:
        """The next one's turn; what the one before voted is out of sight."""
        if self.running is not None:
            self.people.setCurrentRow((self.people.currentRow() + 1) % len(self.running.people))
            self.turn_came.emit()
            self._session.focus(self._session.place)
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self) -> None:
        """Write the tally on the cards: one step to undo."""
        if self.running is not None:
            self._session.do(reveal(self._session.journey, self.running))
            self._run(None)

    @property
    def has_votes(self) -> bool:
        """Whether anybody has voted in a round that is going on."""
        return self.running is not None and self.running.has_votes

    def drop(self, then: Callable[[], None]) -> None:
        """End the round and go on with `then`; ask first when anybody has voted."""

        def answered(key: str) -> None:
            if key == "drop":
                self._run(None)
                then()

        if self.has_votes:
            answers = [cancel_answer(), Answer("drop", _("Drop the votes"))]
            ask(self.window(), _("Drop the votes of this round?"), _("Nobody will see them."), answers, answered)
        else:
            answered("drop")

    # -- showing

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self._budget_label.setText(_("Dots each"))
        self._names_label.setText(_("Who votes (one name a line)"))
        self.names.setPlaceholderText(_("Without names: five numbered people"))
        self.begin.setText(_("Start voting"))
        self.more.setText(_("+ Dot"))
        self.less.setText(_("− Dot"))
        self.next.setText(_("Next person"))
        self.show_votes.setText(_("Reveal"))
        self.give_up.setText(_("Stop"))
        self._hint.setText(_("Select a card and press + or −. Votes stay hidden until they are revealed."))
        self.people.setAccessibleName(_("Whose turn it is"))
        self._show_people()

    def _show_people(self) -> None:
        self._pages.setCurrentIndex(0 if self.running is None else 1)
        if self.running is None:
            return
        row = max(0, self.people.currentRow())
        self.people.blockSignals(True)
        self.people.clear()
        for person in self.running.people:
            left = self.running.left(person)
            item = QListWidgetItem(f"{person}  {'●' * left}{'○' * (self.running.budget - left)}")
            words = ngettext("{person}, {count} dot left", "{person}, {count} dots left", left)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words.format(person=person, count=format_number(left, 0)))
            self.people.addItem(item)
        self.people.setCurrentRow(row)
        self.people.blockSignals(False)
        self._show_turn()

    def _show_turn(self) -> None:
        """The dots of the person whose turn it is, and of nobody else."""
        if self.running is None:
            return
        journey, view, person = self._session.journey, self._session.view, self.person
        voted = ((journey.cards.get(card_id), dots) for card_id, dots in self.running.of(person).items())
        lines = [
            f"{'●' * dots} {VEILED if is_veiled(card, view) else ' '.join(card.text.split())}"
            for card, dots in voted
            if card is not None
        ]
        self.own.setText("\n".join(lines))
        cards = self._session.selected_cards
        held = any(self.running.of(person).get(card.id) for card in cards)
        self.more.setEnabled(bool(cards) and self.running.left(person) > 0)
        self.less.setEnabled(held)

    def _key(self, event: QKeyEvent) -> bool:
        """While a round goes on, + and − on the map are votes."""
        if self.running is None or not self._session.selected_cards or event.text() not in ("+", "-", "−"):
            return False
        self.vote(1 if event.text() == "+" else -1)
        return True

    def _arrange(self) -> None:
        self.budget.setRange(1, _MOST_DOTS)
        self.budget.setValue(_BUDGET)
        self._budget_label.setBuddy(self.budget)
        self._names_label.setBuddy(self.names)
        self.names.setTabChangesFocus(True)
        self.names.setMaximumHeight(scaled(90))
        self.people.setMaximumHeight(scaled(130))
        for label in (self._hint, self.own, self._budget_label, self._names_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setProperty("quiet", True)
        setting_up = _column(self._budget_label, self.budget, self._names_label, self.names, self.begin)
        voting = _column(
            self._hint,
            self.people,
            _row(self.more, self.less),
            _row(self.next, self.show_votes),
            self.own,
            self.give_up,
        )
        for page in (setting_up, voting):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)


def _column(*widgets: QWidget) -> QWidget:
    """Widgets below each other, at the top."""
    holder = QWidget()
    lines = QVBoxLayout(holder)
    lines.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        lines.addWidget(widget)
    lines.addStretch(1)
    return holder


def _row(*widgets: QWidget) -> QWidget:
    """Widgets beside each other."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    return holder


def _nothing() -> None:
    pass
