"""The workshop dock: timer, private round, voting, summary, one below the other."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QMainWindow, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.dialogs.files import ask_save
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.docks.dock import Dock
from journeyboard.editor.settings import Settings
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.editor.workshop.timer import WorkshopTimer
from journeyboard.editor.workshop.voting import VotingPanel
from journeyboard.exchange.summary import write_summary
from journeyboard.journey.parking import park_cards, show_private
from journeyboard.language import _, ngettext
from journeyboard.storage.problems import FileProblem

_SIZE = (280, 420)


class WorkshopDock(Dock):
    """Nothing of it is in the journey but what it does to cards: votes, private ones, parked ones. The rounds that are
    going on are the session's."""

    def __init__(
        self, window: QMainWindow, canvas: Canvas, theme: Theme, settings: Settings, before: frozenset[str]
    ) -> None:
        super().__init__("workshopDock", window, canvas, Qt.DockWidgetArea.RightDockWidgetArea)
        self._session, self._settings = canvas.session, settings
        self._before = before
        """The ids of what was there when the map was opened: all else is new in this workshop."""
        self.timer = WorkshopTimer(canvas, theme)
        self.voting = VotingPanel(canvas)
        self.private, self.hidden, self.save = QPushButton(), QLabel(), QPushButton()
        self.private.setCheckable(True)
        self.private.setChecked(self._session.rounds.is_private)
        self._titles = [QLabel() for _title in range(4)]
        self._settle = QTimer(self, singleShot=True, interval=80)
        self._settle.timeout.connect(self.follow)
        self.private.toggled.connect(self._set_private)
        self.save.clicked.connect(self.ask_for_summary)
        self._session.changed.connect(lambda _change: self._settle.start())
        self.timer.ended.connect(self.show)
        self.setWidget(self._build())
        self.set_theme(theme)
        self.retranslate()

    def entry(self) -> QWidget:
        """The keyboard goes to the timer."""
        return self.timer.start

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setWindowTitle(_("Workshop"))
        for label, words in zip(
            self._titles, (_("Timer"), _("Private round"), _("Dot voting"), _("Summary")), strict=True
        ):
            label.setText(words)
        self.save.setText(_("Save summary…"))
        self.timer.retranslate()
        self.voting.retranslate()
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        super().set_theme(theme)
        self.timer.set_theme(theme)

    def refresh(self) -> None:
        """Say how many cards are hidden."""
        hidden = len(self._hidden())
        words = ngettext("{count} hidden card", "{count} hidden cards", hidden).format(count=hidden)
        self.hidden.setText(words if self.private.isChecked() else _("New cards are hidden until all are shown."))
        self.private.setText(_("Show all cards") if self.private.isChecked() else _("Start a private round"))

    # -- private round

    def _hidden(self) -> list[str]:
        """The cards written in this round."""
        cards, before = self._session.journey.cards.values(), self._session.rounds.private_before or ()
        return [card.id for card in cards if card.private and card.id not in before]

    def _set_private(self, on: bool) -> None:
        session = self._session
        before = None
        if on:
            before = frozenset(card.id for card in session.journey.cards.values() if card.private)
        else:
            self._canvas.finish_editing()
            session.do(show_private(session.journey, self._hidden()))
        session.set_rounds(replace(session.rounds, private_before=before))
        self.refresh()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the parking lot and the summary

    def park(self) -> None:
        """Move the selected cards to the parking lot."""
        session = self._session
        ids = [card.id for card in session.selected_cards]
        session.do(park_cards(session.journey, ids))
        session.select(ids)
        self._canvas.show_focus()

    def ask_for_summary(self) -> None:
        """Let the person name a file for the summary."""
        stem = self._session.journey.info.title or _("Workshop")
        stem = "".join(letter for letter in stem if letter.isalnum() or letter in " -_").strip()
        suggested = self._settings.folder / f"{stem} – {_('Summary')}.pdf"
        filters = [_("PDF (*.pdf)"), _("Markdown (*.md)")]
        ask_save(self.window(), _("Save summary"), suggested, filters, self.write_summary)

    def write_summary(self, path: Path) -> None:
        """Write the summary to a file, by its suffix."""
        self._canvas.finish_editing()
        try:
            write_summary(self._session.journey, self._before, path)
        except FileProblem as problem:
            tell(self.window(), _("The summary was not saved."), problem.message)
        else:
            self._settings.folder = path.parent

    def _build(self) -> QWidget:
        content = QWidget()
        content.setObjectName("inspectorForm")
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(6)
        private = QWidget()
        lines = QVBoxLayout(private)
        lines.setContentsMargins(0, 0, 0, 0)
        self.hidden.setTextFormat(Qt.TextFormat.PlainText)
        self.hidden.setProperty("quiet", True)
        self.hidden.setWordWrap(True)
        lines.addWidget(self.hidden)
        lines.addWidget(self.private)
        for label, part in zip(self._titles, (self.timer, private, self.voting, self.save), strict=True):
            label.setProperty("heading", True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
            column.addWidget(part)
            column.addSpacing(10)
        column.addStretch(1)
        area = _Area()
        area.setObjectName("inspector")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        queued = Qt.ConnectionType.QueuedConnection  # the list takes its place first
        self.voting.turn_came.connect(lambda: area.ensureWidgetVisible(self.voting.people), queued)
        return area


class _Area(QScrollArea):
    def sizeHint(self) -> QSize:
        """As wide as the inspector, and tall enough for most of it."""
        return QSize(*map(scaled, _SIZE))
