"""The weak-points dock: where the team should look, why, and a way from there to an opportunity."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QMainWindow, QPushButton, QVBoxLayout, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.docks.dock import Dock
from journeyboard.editor.finding.going import go_to
from journeyboard.editor.weakpoints.listing import FindingList
from journeyboard.editor.weakpoints.rows import Row, rows_of
from journeyboard.editor.weakpoints.weights import WeightsEditor
from journeyboard.journey.insight.answering import to_opportunity
from journeyboard.journey.records import new_id
from journeyboard.language import _

_SETTLE_MS = 120
"""How long after an edit the ranking tells of it: a drag changes the journey with every move."""


class WeakPointsDock(Dock):
    """Choosing a row selects on the map what it speaks of; the button makes an opportunity of a finding."""

    def __init__(self, window: QMainWindow, canvas: Canvas, theme: Theme) -> None:
        super().__init__("weakPointsDock", window, canvas, Qt.DockWidgetArea.RightDockWidgetArea)
        self._session = canvas.session
        self.list = FindingList(theme)
        self.weights = WeightsEditor(self._session)
        self.weights.hide()
        self.make = QPushButton()
        self.make.clicked.connect(self.make_opportunity)
        self.weigh = QPushButton()
        self.weigh.setCheckable(True)
        self.weigh.toggled.connect(self.weights.setVisible)
        self.setWidget(self._build())
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.follow)
        self.list.currentItemChanged.connect(self._chosen)
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(lambda _item: self.leave())
        self._session.changed.connect(lambda _change: self._settle.start())
        self._session.view_changed.connect(self._settle.start)
        self.set_theme(theme)
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setWindowTitle(_("Weak points"))
        self.list.setAccessibleName(_("Weak points"))
        self.make.setText(_("Make an opportunity"))
        self.weigh.setText(_("Weights"))
        self.weights.retranslate()
        self.follow()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self.list.set_theme(theme)
        super().set_theme(theme)

    def refresh(self) -> None:
        """Rank anew."""
        self.list.show_rows(rows_of(self._session.journey, self._session.view.period))
        self.weights.show_weights()
        self._show_usable()

    def make_opportunity(self) -> None:
        """Write an opportunity that answers the current finding, and go to it."""
        row = self.list.current_row()
        if row is None or row.finding is None:
            return
        card_id = new_id()
        self._session.do(to_opportunity(self._session.journey, row.finding, card_id))
        go_to(self._canvas, card_id)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> QWidget:
        content = QWidget()
        content.setFocusProxy(self.list)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(10, 6, 10, 10)
        buttons.setSpacing(6)
        buttons.addWidget(self.make, 1)
        buttons.addWidget(self.weigh)
        column.addWidget(self.list, 1)
        column.addWidget(self.weights)
        column.addLayout(buttons)
        return content

    def _chosen(self, item: QListWidgetItem | None) -> None:
        """Select on the map what the row speaks of."""
        row = self.list.row_of(item) if item is not None else None
        self._show_usable()
        if row is not None and row.ids:
            self._go_to(row)

    def _go_to(self, row: Row) -> None:
        known = [record_id for record_id in row.ids if self._session.journey.get(record_id) is not None]
        if len(known) == 1:
            go_to(self._canvas, known[0])
        elif known:
            self._session.select(known)
            self._canvas.show_record(known[0])

    def _show_usable(self) -> None:
        row = self.list.current_row()
        self.make.setEnabled(row is not None and row.finding is not None and bool(self._steps(row)))

    def _steps(self, row: Row) -> tuple[object, ...]:
        return self._session.journey.steps_of(row.finding.place.stage.id) if row.finding is not None else ()
