"""The dock with the table of all readings below the map."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMainWindow,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.docks.dock import Dock
from journeyboard.editor.figures.catalogue import CatalogueDialog
from journeyboard.editor.figures.cells import COLUMNS
from journeyboard.editor.figures.model import ReadingsModel
from journeyboard.editor.figures.table import ReadingsTable
from journeyboard.editor.finding.bars import bar_style, row_of
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.editing import delete
from journeyboard.journey.grid import add_lane
from journeyboard.journey.readings import new_metric
from journeyboard.journey.records import Metric
from journeyboard.language import _

_SETTLE_MS = 80
_SIZE = (600, 260)


class FiguresDock(Dock):
    """Shows the readings of one metric or of all. Choosing a metric selects it, so that the inspector shows its
    unit, direction, target and formula."""

    def __init__(self, window: QMainWindow, canvas: Canvas, theme: Theme) -> None:
        super().__init__("figuresDock", window, canvas, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        self._session, self._theme, self._is_wrong = canvas.session, theme, False
        self.model = ReadingsModel(self._session, self)
        self.table = ReadingsTable(self.model)
        self.chooser = QComboBox()
        self.add_value, self.add_metric, self.remove = QToolButton(), QToolButton(), QToolButton()
        self.told = QLabel()
        self._bar = QWidget()
        self._content = _Content()
        self.setWidget(self._content)
        self._arrange()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.follow)
        self._session.changed.connect(lambda _change: self._settle.start())
        self.chooser.activated.connect(self._choose_metric)
        self.add_value.clicked.connect(self.write_new_value)
        self.add_metric.clicked.connect(self.open_catalogue)
        self.remove.clicked.connect(self.delete_rows)
        self.table.delete_wanted.connect(self.delete_rows)
        self.model.refused.connect(self._tell)
        self.model.pasted.connect(self._show_pasted)
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._show_usable())
        self.set_theme(theme)
        self.retranslate()

    def entry(self) -> QWidget:
        """The keyboard goes to the table."""
        return self.table

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setWindowTitle(_("Table of figures"))
        self.table.setAccessibleName(_("Table of figures"))
        self.chooser.setAccessibleName(_("Metric"))
        self.add_value.setText("+ " + _("Value"))
        self.add_metric.setText("+ " + _("Metric"))
        self.remove.setText(_("Delete"))
        self.follow()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        super().set_theme(theme)
        self.setStyleSheet(
            self.styleSheet()
            + "QTableView, QHeaderView { padding: 0px; }"
            + "QHeaderView { border: none; }"
            + f"QTableView::item:selected {{ background: {theme.accent}; color: {theme.accent_ink}; }}"
        )
        self._bar.setStyleSheet(bar_style("figuresTools", theme))
        self._theme = theme
        self._tell(self.told.text(), wrong=self._is_wrong)

    def refresh(self) -> None:
        """Read the journey anew; the current cell stays."""
        current = self.table.currentIndex()
        at = self.model.readings[current.row()].id if current.isValid() else ""
        column = current.column()
        self.model.refresh()
        row = next((row for row, one in enumerate(self.model.readings) if one.id == at), -1)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, column))
        self._show_metrics()
        self._show_usable()

    def write_new_value(self) -> None:
        """Add a value beside the current one, ready to be written."""
        current = self.table.currentIndex()
        reading_id = self.model.add(current.row() if current.isValid() else len(self.model.readings) - 1)
        self.refresh()
        row = next((row for row, one in enumerate(self.model.readings) if one.id == reading_id), -1)
        if row >= 0:
            self.table.go_to(row, "period")

    def open_catalogue(self) -> None:
        """Let the person pick metrics from the catalogue."""
        CatalogueDialog(self._session.journey, self._add_metrics, self.window()).open()

    def delete_rows(self) -> None:
        """Take the values of the chosen rows out."""
        ids = [self.model.readings[row].id for row in self.table.chosen_rows()]
        if ids:
            self._session.do(delete(self._session.journey, ids))
            self.refresh()

    def _tell(self, words: str, *, wrong: bool = True) -> None:
        """Say beside the buttons what was not taken, or what was done."""
        self._is_wrong = wrong
        self.told.setStyleSheet(f"color: {self._theme.bad if wrong else self._theme.ink};")
        self.told.setText(words)

    def _show_pasted(self, ids: list[str], words: str) -> None:
        """Bring the first of the values that were pasted into view."""
        self._tell(words, wrong=False)
        self.refresh()
        known = set(ids)
        row = next((row for row, one in enumerate(self.model.readings) if one.id in known), -1)
        if row >= 0:
            self.table.go_to(row, COLUMNS[max(0, self.table.currentIndex().column())][0])

    # -- parts

    def _arrange(self) -> None:
        self._bar.setObjectName("figuresTools")
        self._bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self.add_value, self.add_metric, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row_of(self._bar, (self.chooser, self.add_value, self.add_metric, self.remove, self.told))
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.table, 1)

    def _show_metrics(self) -> None:
        self.chooser.clear()
        self.chooser.addItem(_("All metrics"), "")
        for metric in self._session.journey.metrics:
            self.chooser.addItem(metric.name or "–", metric.id)
        self.chooser.setCurrentIndex(max(0, self.chooser.findData(self.model.metric)))

    def _show_usable(self) -> None:
        self.add_value.setEnabled(bool(self.model.names.metrics and self.model.names.places))
        self.remove.setEnabled(bool(self.table.chosen_rows()))

    def _choose_metric(self, at: int) -> None:
        self.model.metric = str(self.chooser.itemData(at))
        self.refresh()
        if self.model.metric:
            self._session.select([self.model.metric])

    def _add_metrics(self, metrics: list[Metric]) -> None:
        session = self._session
        with session.one_step(_("Add metrics")):
            for metric in metrics:
                session.do(new_metric(session.journey, metric))
            if not any(lane.kind == "metrics" for lane in session.journey.lanes):
                session.do(add_lane(session.journey, "metrics"))
        session.select([metrics[-1].id])
        self.model.metric = metrics[-1].id if len(metrics) == 1 else ""
        self.refresh()


class _Content(QWidget):
    def sizeHint(self) -> QSize:
        """As tall as a dock below the map is at first."""
        return QSize(*map(scaled, _SIZE))
