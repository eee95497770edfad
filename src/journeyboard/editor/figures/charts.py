"""The window of charts: a metric over time, the funnel, feeling against a metric; to copy and to save."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from journeyboard.board.charts.against import feeling_against
from journeyboard.board.charts.funnel_chart import funnel_chart
from journeyboard.board.charts.over_time import over_time
from journeyboard.board.charts.scene import Chart
from journeyboard.drawing.charts import paint_chart
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.theme import Theme
from journeyboard.editor.dialogs.files import ask_save
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.finding.bars import flowing
from journeyboard.editor.matrix.window import tab_style
from journeyboard.editor.session import Session
from journeyboard.editor.settings import Settings
from journeyboard.editor.sidewindow import SideWindow
from journeyboard.exchange.charts import chart_image, write_chart
from journeyboard.journey.records import Metric
from journeyboard.language import N_, _, speaking
from journeyboard.storage.problems import FileProblem

_SIZE = (900, 600)
_KINDS = (N_("Over time"), N_("Funnel"), N_("Feeling and metric"))
_EMPTY = (
    N_("This metric has values of one period only. A line needs two."),
    N_("A funnel needs counts at two stages or more."),
    N_("This needs feelings of a persona, and values of the metric at stages or steps."),
)


class ChartsWindow(SideWindow):
    """Shows one chart at a time, in the language of the map and the theme of the program."""

    def __init__(self, parent: QWidget, session: Session, settings: Settings, theme: Theme) -> None:
        super().__init__(parent, settings, "charts", _SIZE)
        self._session, self._settings, self._theme = session, settings, theme
        self.chart: Chart | None = None
        self.tabs, self.chooser, self.stage = QTabBar(), QComboBox(), QComboBox()
        self.picture = ChartView(theme)
        self.copy, self.save = QPushButton(), QPushButton()
        self._arrange()
        self._settle = QTimer(self, singleShot=True, interval=80)
        self._settle.timeout.connect(self.refresh)
        session.changed.connect(lambda _change: self._settle.start())
        session.view_changed.connect(self._settle.start)
        self.tabs.currentChanged.connect(lambda _at: self._draw())
        for box in (self.chooser, self.stage):
            box.activated.connect(lambda _at: self._draw())
        self.copy.clicked.connect(self.copy_picture)
        self.save.clicked.connect(self.ask_file)
        self.set_theme(theme)
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.setStyleSheet(tab_style(theme))
        self.picture.show_chart(self.chart, theme, self.picture.told)

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setWindowTitle(_("Charts"))
        for at, name in enumerate(_KINDS):
            self.tabs.setTabText(at, _(name))
        self.chooser.setAccessibleName(_("Metric"))
        self.stage.setAccessibleName(_("Stage"))
        self.copy.setText(_("Copy picture"))
        self.save.setText(_("Save as…"))
        self.refresh()

    def refresh(self) -> None:
        """Read metrics and stages anew, and draw."""
        journey = self._session.journey
        _fill(self.chooser, [(metric.name or "–", metric.id) for metric in journey.metrics])
        _fill(self.stage, [(_("All stages"), ""), *((stage.name, stage.id) for stage in journey.stages)])
        self._draw()

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""
        if self.chart is not None:
            QGuiApplication.clipboard().setImage(chart_image(self.chart, self._theme))

    def ask_file(self) -> None:
        """Let the person name a file, and write the chart there."""
        if self.chart is None:
            return
        stem = "".join(letter for letter in self.chart.title if letter.isalnum() or letter in " -_").strip() or "chart"
        filters = [_("PNG picture (*.png)"), _("PDF (*.pdf)"), _("SVG drawing (*.svg)")]
        ask_save(self, _("Save chart"), self._settings.folder / f"{stem}.png", filters, self.write)

    def write(self, path: Path) -> None:
        """Write the chart to a file, by its suffix."""
        if self.chart is None:
            return
        try:
            write_chart(self.chart, path, self._theme)
        except FileProblem as problem:
            tell(self, _("The chart was not saved."), problem.message)
        else:
            self._settings.folder = path.parent

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and save."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_picture()
        else:
            super().keyPressEvent(event)

    # -- drawing

    def _draw(self) -> None:
        at = self.tabs.currentIndex()
        self.chooser.setVisible(at != 1)
        self.stage.setVisible(at == 0)
        with speaking(self._session.journey.info.language):
            self.chart = self._charts()[at]()
        self.picture.show_chart(self.chart, self._theme, "" if self.chart is not None else _(_EMPTY[at]))
        for button in (self.copy, self.save):
            button.setEnabled(self.chart is not None)

    def _charts(self) -> tuple[Callable[[], Chart | None], ...]:
        journey, period, measurer = self._session.journey, self._session.view.period, QtMeasurer()
        metric = journey.find(Metric, str(self.chooser.currentData() or ""))
        stage = str(self.stage.currentData() or "")
        return (
            lambda: over_time(journey, metric, measurer, stage) if metric is not None else None,
            lambda: funnel_chart(journey, measurer, period),
            lambda: feeling_against(journey, metric, measurer, period) if metric is not None else None,
        )

    def _arrange(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for name in _KINDS:
            self.tabs.addTab(name)
        for box in (self.chooser, self.stage):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(self.tabs)
        column.addWidget(flowing((self.chooser, self.stage, self.copy, self.save)))
        column.addWidget(self.picture, 1)


class ChartView(QWidget):
    """A chart as large as fits; words in its place where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._theme = theme
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("quiet", True)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def told(self) -> str:
        """What is said in place of a chart."""
        return self._words.text()

    def show_chart(self, chart: Chart | None, theme: Theme, told: str) -> None:
        """Show a chart, or say why there is none."""
        self._chart, self._theme = chart, theme
        self._words.setText(told)
        self.setAccessibleName(chart.title if chart is not None else told)
        self.update()

    def sizeHint(self) -> QSize:
        """The size of most charts."""
        return QSize(820, 420)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart in the middle."""
        if self._chart is None:
            return
        painter = QPainter(self)
        scale = min(self.width() / self._chart.width, self.height() / self._chart.height)
        wide, high = self._chart.width * scale, self._chart.height * scale
        painter.translate((self.width() - wide) / 2, (self.height() - high) / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.line))
        painter.setBrush(QColor(self._theme.paper))
        painter.drawRoundedRect(0, 0, int(wide) - 1, int(high) - 1, 8, 8)
        painter.scale(scale, scale)
        paint_chart(painter, self._chart, self._theme)
        painter.end()


def _fill(box: QComboBox, entries: list[tuple[str, str]]) -> None:
    """Offer these; what was chosen stays."""
    held = box.currentData()
    box.clear()
    for name, record_id in entries:
        box.addItem(" ".join(name.split()), record_id)
    box.setCurrentIndex(max(0, box.findData(held)))
    box.setEnabled(bool(entries))
