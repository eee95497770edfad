"""How far reading and landing are, with Stop; it takes its place whether shown or not, so that nothing jumps."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from journeyboard.editor.importing.process.messages import Progress
from journeyboard.language import _

_AFTER_MS = 200
"""What is done sooner is not worth a flicker."""
_FINE = 1000


class ProgressStrip(QWidget):
    """A line of text, a bar and Stop."""

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self._text, self._bar, self._stop = QLabel(), QProgressBar(), QPushButton(_("S&top"))
        self._text.setProperty("quiet", True)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setMinimumWidth(120)
        self._bar.setAccessibleName(_("Progress"))
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self._parts = (self._text, self._bar, self._stop)
        self._wait = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._wait.timeout.connect(lambda: self._set_visible(visible=True))
        self._set_visible(visible=False)

    def begin(self) -> None:
        """Something begins that may take a while."""
        self._text.clear()
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._wait.start()

    def show_progress(self, progress: Progress) -> None:
        """Say what is being done, and how far it is."""
        self._text.setText(progress.text)
        if progress.share is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, _FINE)
            self._bar.setValue(round(progress.share * _FINE))

    def forbid_stop(self) -> None:
        """What is being done now cannot be stopped."""
        self._stop.setEnabled(False)

    def end(self) -> None:
        """It is done."""
        self._wait.stop()
        self._set_visible(visible=False)

    def _set_visible(self, *, visible: bool) -> None:
        for part in self._parts:
            part.setVisible(visible)
