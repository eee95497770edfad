"""The timer of a workshop: counts down and ends quietly."""

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.fonts import ui_font
from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import _

START_SECONDS = 5 * 60
_MINUTE = 60
_MOST = 99 * _MINUTE
_TICK_MS = 200
_RIM = 6


class WorkshopTimer(QWidget):
    """Minutes and seconds to go. At the end the map gets a rim in the accent's colour until the timer is touched, and a
    soft sound where that is wanted."""

    ended = Signal()

    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        super().__init__()
        self._canvas, self._theme = canvas, theme
        self.seconds = START_SECONDS
        """What is left when it is started or paused."""
        self._set = START_SECONDS
        self.is_over = False
        self._clock = QElapsedTimer()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self.face = QLabel()
        self.face.setFont(ui_font(30, 600))
        self.less, self.more = QToolButton(), QToolButton()
        self.less.setText("−")
        self.more.setText("+")
        self.start, self.reset, self.sound = QPushButton(), QPushButton(), QCheckBox()
        self.sound.setChecked(True)
        self._arrange()
        self.less.clicked.connect(lambda: self.add(-_MINUTE))
        self.more.clicked.connect(lambda: self.add(_MINUTE))
        self.start.clicked.connect(self.toggle)
        self.reset.clicked.connect(self.put_back)
        canvas.painted_over.append(self._paint_rim)
        self.retranslate()

    @property
    def is_running(self) -> bool:
        """Whether it counts down."""
        return self._tick.isActive()

    @property
    def left(self) -> int:
        """Seconds to go, now."""
        passed = self._clock.elapsed() // 1000 if self.is_running else 0
        return max(0, self.seconds - passed)

    def toggle(self) -> None:
        """Start it, pause it, or go on."""
        if self.is_running:
            self.seconds = self.left
            self._tick.stop()
        else:
            if self.left == 0:
                self.put_back()
            self._clock.start()
            self._tick.start()
        self._show()

    def put_back(self) -> None:
        """Back to what it was set to, stopped."""
        self._tick.stop()
        self.seconds = self._set
        self._quiet()

    def add(self, seconds: int) -> None:
        """Make it longer or shorter; running it goes on."""
        running, left = self.is_running, self.left
        self._tick.stop()
        self.seconds = max(_MINUTE if not running else 1, min(_MOST, left + seconds))
        if running:
            self._clock.start()
            self._tick.start()
        else:
            self._set = self.seconds
        self._quiet()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self._show()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.less.setToolTip(_("One minute less"))
        self.more.setToolTip(_("One minute more"))
        for button in (self.less, self.more):
            button.setAccessibleName(button.toolTip())
        self.reset.setText(_("Reset"))
        self.sound.setText(_("Sound at the end"))
        self._show()

    def _on_tick(self) -> None:
        if self.left == 0:
            self._tick.stop()
            self.seconds = 0
            self.is_over = True
            if self.sound.isChecked():
                QApplication.beep()
            self._canvas.viewport().update()
            self.ended.emit()
        self._show()

    def _quiet(self) -> None:
        if self.is_over:
            self.is_over = False
            self._canvas.viewport().update()
        self._show()

    def _show(self) -> None:
        left = self.left
        words = f"{left // 60}:{left % 60:02}"
        self.face.setText(words)
        self.face.setAccessibleName(_("Time is up") if self.is_over else _("{time} left").format(time=words))
        self.face.setStyleSheet(f"color: {self._theme.accent};" if self.is_over else f"color: {self._theme.ink};")
        self.start.setText(_("Pause") if self.is_running else _("Start"))

    def _paint_rim(self, painter: QPainter) -> None:
        if self.is_over:
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.setPen(QPen(QColor(self._theme.accent), _RIM))
            half = _RIM // 2
            painter.drawRect(self._canvas.viewport().rect().adjusted(half, half, -half - 1, -half - 1))

    def _arrange(self) -> None:
        self.face.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top, below = QHBoxLayout(), QHBoxLayout()
        for widget in (self.less, self.more):
            widget.setFixedSize(scaled(28), scaled(28))
        for widget in (self.face, self.less, self.more):
            top.addWidget(widget)
        for widget in (self.start, self.reset):
            below.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self.sound)
