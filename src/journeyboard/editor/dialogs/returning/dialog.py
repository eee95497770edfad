"""An edited workbook comes back: what would change is shown first, and lands as one change."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.theme import Theme
from journeyboard.editor.dialogs.returning.tree import DifferencesTree, Side
from journeyboard.editor.session import Session
from journeyboard.editor.widgets.sizing import scaled, window_size
from journeyboard.editor.work import Progress, Work
from journeyboard.exchange.workbook.returning import Returned, read_back
from journeyboard.exchange.workbook.telling import Teller, Told
from journeyboard.journey.journey import Journey
from journeyboard.journey.merging import taken_over
from journeyboard.language import _, format_number, ngettext
from journeyboard.storage.problems import FileProblem

_SIZE = (1100, 720)
_REMARKS_HEIGHT = 96

_Found = tuple[Returned, list[Told]]


class ReturnDialog(QDialog):
    """Shows what the workbook at `path` would change on the map. Nothing changes before Import is pressed."""

    def __init__(self, window: QWidget, session: Session, theme: Theme, path: Path) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import workbook"))
        self._session = session
        self._work: Work[_Found] | None = None
        self.tree = DifferencesTree(theme, self._choices_changed)
        self.remarks = QPlainTextEdit()
        self._summary, self._problem, self._names = _label(), _label(), _label(quiet=True)
        self._names.setText(f"{path.name} → {session.journey.info.title}")
        self._busy = QProgressBar()
        self._remarks_title = _label()
        self._choose = QWidget()
        self._import = QPushButton(_("Import"))
        self._build()
        self._read(path)

    @property
    def is_read(self) -> bool:
        """Whether the workbook was read, to whatever end."""
        return self._work is None

    @property
    def problem(self) -> str:
        """Why nothing can come back; empty when something can."""
        return "" if self._problem.isHidden() else self._problem.text()

    @property
    def can_import(self) -> bool:
        """Whether all is chosen and something would change."""
        return self._import.isEnabled()

    # -- reading

    def _read(self, path: Path) -> None:
        journey = Journey(self._session.journey, self._session.journey.extra)

        def job(_progress: Progress) -> _Found:
            returned = read_back(path)
            teller = Teller(returned, journey)
            return returned, [teller.tell(difference) for difference in returned.compared(journey)]

        self._work = Work(job, self._show, self._fail)
        self._work.start()

    def _show(self, found: _Found) -> None:
        returned, told = found
        self._work = None
        self._busy.hide()
        self.remarks.setPlainText("\n".join(map(str, returned.remarks)))
        for widget in (self._remarks_title, self.remarks):
            widget.setVisible(bool(returned.remarks))
        self.tree.show_differences(told)
        self._choose.setVisible(self.tree.has_conflicts)
        self.tree.setFocus()
        if not told:
            self._tell(_("Nothing is new in the workbook: the map says the same."))

    def _fail(self, error: Exception) -> None:
        self._work = None
        self._busy.hide()
        if not isinstance(error, FileProblem):
            self.reject()
            raise error
        self._tell(error.message)

    def _tell(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.show()

    # -- choosing and landing

    def _choices_changed(self) -> None:
        taken, undecided = len(self.tree.taken), self.tree.undecided
        said = [ngettext("{count} edit is taken over.", "{count} edits are taken over.", taken)]
        said[0] = said[0].format(count=format_number(taken, 0))
        if undecided:
            words = ngettext("{count} is to be chosen.", "{count} are to be chosen.", undecided)
            said.append(words.format(count=format_number(undecided, 0)))
        self._summary.setText(" ".join(said))
        self._import.setEnabled(taken > 0 and not undecided)

    def _choose_side(self, side: Side) -> None:
        self.tree.choose(side)

    def accept(self) -> None:
        """Take over what is ticked, as one change."""
        if self.can_import:
            self._session.do(taken_over(self._session.journey, self.tree.taken, _("Import workbook")))
            super().accept()

    def done(self, result: int) -> None:
        """Let a reading that is under way come to nothing."""
        if self._work is not None:
            self._work.cancel()
        super().done(result)

    # -- parts

    def _build(self) -> None:
        self.resize(window_size(self, _SIZE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        head = QHBoxLayout()
        title = _label()
        title.setText(_("Import workbook"))
        title.setProperty("title", True)
        head.addWidget(title)
        head.addWidget(self._names, 1, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(head)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(4)
        self._problem.setWordWrap(True)
        self._problem.setProperty("wrong", True)
        self._problem.hide()
        self._remarks_title.setText(_("What does not come back"))
        self._remarks_title.setProperty("heading", True)
        self.remarks.setReadOnly(True)
        self.remarks.setFixedHeight(scaled(_REMARKS_HEIGHT))
        self.remarks.setTabChangesFocus(True)
        self.remarks.setAccessibleName(_("What does not come back"))
        self._build_choices()
        for widget in (self._busy, self._problem, self._choose, self.tree, self._remarks_title, self.remarks):
            layout.addWidget(widget, 1 if widget is self.tree else 0)
        for widget in (self._choose, self._remarks_title, self.remarks):
            widget.hide()
        layout.addWidget(self._summary)
        buttons = QDialogButtonBox()
        buttons.addButton(self._import, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._import.setDefault(True)
        self._import.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _build_choices(self) -> None:
        row = QHBoxLayout(self._choose)
        row.setContentsMargins(0, 0, 0, 0)
        hint = _label()
        hint.setText(_("Map and workbook say different things. In the selected lines, or in all of them:"))
        hint.setWordWrap(True)
        row.addWidget(hint, 1)
        sides: tuple[tuple[Side, str], ...] = (
            ("map", _("Keep the &map’s")),
            ("workbook", _("Take the &workbook’s")),
        )
        for side, words in sides:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._choose_side, side))
            row.addWidget(button)


def _label(*, quiet: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", quiet)
    return label
