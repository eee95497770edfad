"""What the speaker sees on the laptop: notes, what comes next, and the time."""

from PySide6.QtCore import QElapsedTimer, Qt, QTime, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from journeyboard.drawing.fonts import ui_font
from journeyboard.editor.widgets.sizing import window_size
from journeyboard.language import _

_SIZE = (820, 560)


class NotesWindow(QWidget):
    """Passes its keys on to the presentation, so that it can be led from either screen."""

    def __init__(self, show: QWidget) -> None:
        super().__init__(show, Qt.WindowType.Window)
        self._show = show
        self.setWindowTitle(_("Speaker notes"))
        self.resize(window_size(self, _SIZE))
        self.now, self.time, self.place, self.next = QLabel(), QLabel(), QLabel(), QLabel()
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notes.setAccessibleName(_("Speaker notes"))
        self.notes.setFont(ui_font(20))
        for label, size, weight in (
            (self.now, 22, 600),
            (self.time, 22, 600),
            (self.place, 15, 400),
            (self.next, 15, 400),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(ui_font(size, weight))
        self.place.setProperty("quiet", True)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.now, 1)
        head.addWidget(self.time)
        foot.addWidget(self.next, 1)
        foot.addWidget(self.place)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.notes, 1)
        column.addLayout(foot)
        self._since = QElapsedTimer()
        self._since.start()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        self._show_time()

    def tell(self, now: str, notes: str, coming: str, place: str) -> None:
        """Show the notes of a slide, and the name of the one that comes."""
        self.now.setText(now)
        self.notes.setPlainText(notes or _("No notes for this stage. They are written in the inspector."))
        self.next.setText(_("Next: {name}").format(name=coming) if coming else _("This is the last slide."))
        self.place.setText(place)

    def _show_time(self) -> None:
        seconds = self._since.elapsed() // 1000
        clock = QTime.currentTime().toString("HH:mm")
        self.time.setText(f"{seconds // 60}:{seconds % 60:02} · {clock}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As if it had been pressed in the presentation."""
        self._show.keyPressEvent(event)
