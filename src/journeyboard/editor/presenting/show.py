"""A running presentation: which slide is shown, and what the keys do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QLabel, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.presenting.notes import NotesWindow
from journeyboard.editor.presenting.slides import Mode, Slide, slides_of
from journeyboard.editor.presenting.stage import Stage
from journeyboard.editor.session import Session
from journeyboard.journey.records import Lane, Step, replace
from journeyboard.journey.records import Stage as StageRecord
from journeyboard.language import _, format_number

_HINT_MS = 6000
Key = Qt.Key
FORWARD = (Key.Key_Right, Key.Key_Down, Key.Key_Space, Key.Key_PageDown, Key.Key_Return, Key.Key_Enter)
BACK = (Key.Key_Left, Key.Key_Up, Key.Key_Backspace, Key.Key_PageUp)


class Show(QWidget):
    """Shows a journey full screen. It has a session of its own, so that what it hides stays on the map."""

    ended = Signal()

    def __init__(self, session: Session, theme: Theme, mode: Mode, stage: str = "") -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Presentation"))
        self.session = Session.beside(session, self)
        self.mode: Mode = mode
        self._theme, self._base = theme, session.view
        self.stage = Stage(self.session, theme)
        self.stage.setParent(self)
        self.hint = QLabel(self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setStyleSheet(
            f"background: {theme.ink}; color: {theme.paper}; border-radius: 8px; padding: 8px 14px; font-size: 14px;"
        )
        self.notes: NotesWindow | None = None
        self.blank = ""
        """The colour that covers everything; empty for none."""
        self.slides: list[Slide] = []
        self.at = 0
        self._begin_at = stage
        self._cover = _Cover(self)
        self._hide_hint = QTimer(self, singleShot=True, interval=_HINT_MS)
        self._hide_hint.timeout.connect(self.hint.hide)
        self.stage.clicked.connect(lambda forward: self.step(1 if forward else -1))
        self.stage.key_pressed.connect(self.keyPressEvent)
        self.session.board_changed.connect(self._recut)
        self.stage.setFocus()

    # -- going through it

    def begin(self, own: QScreen) -> None:
        """Show it full screen, on another screen than `own` where there is one, and then the notes on that."""
        screens = QGuiApplication.screens()
        others = [screen for screen in screens if screen is not own]
        if others:
            self.setGeometry(others[0].geometry())
        self.showFullScreen()
        self.stage.setFocus()
        if others:
            self.toggle_notes()
        self._tell_keys()

    def step(self, by: int) -> None:
        """To the next slide, or back; the last one stays."""
        self._uncover()
        self._begin_at = ""
        self.go_to(self.at + by)

    def go_to(self, at: int, *, at_once: bool = False) -> None:
        """Show a slide by its number, counted from 0."""
        self.at = max(0, min(at, len(self.slides) - 1))
        slide = self.slides[self.at]
        hidden = (*self._base.hidden_lanes, *slide.hidden)
        self.session.set_view(replace(self._base, hidden_lanes=hidden))
        self.stage.show_slide(slide, at_once=at_once)
        self._tell_notes()

    def cover(self, colour: str) -> None:
        """Blank the screen; once more shows it again."""
        self.blank = "" if self.blank == colour else colour
        self._cover.setGeometry(self.rect())
        self._cover.setVisible(bool(self.blank))
        self._cover.raise_()
        self._cover.update()

    def toggle_notes(self) -> None:
        """Show the speaker's notes in a window of their own, or put them away."""
        if self.notes is None:
            self.notes = NotesWindow(self)
        self.notes.setVisible(not self.notes.isVisible())
        self._tell_notes()

    def set_edited(self, on: bool) -> None:
        """Let the map be edited while everybody looks on."""
        self.stage.set_edited(on)
        if on:
            self._say(_("Editing. Esc goes on with the presentation."))
        else:
            self._recut()

    # -- parts

    def _recut(self) -> None:
        """The map or the window is another: cut it anew, and stay where it is."""
        if self.stage.is_edited:
            return
        here = self.slides[self.at] if self.slides else None
        whole = self.session.board
        if here is not None and here.hidden:
            return  # what is hidden now has no place on this board; lanes come back with the next slide
        size = self.stage.viewport().size()
        slides = slides_of(whole, self.mode, size.width(), size.height())
        if slides == self.slides:
            return
        self.slides = slides
        self.go_to(self._place_of(here), at_once=True)

    def _place_of(self, here: Slide | None) -> int:
        """The number of the slide that shows what `here` showed; before the first step the stage to begin at."""
        if self._begin_at:
            return next((at for at, slide in enumerate(self.slides) if slide.stage == self._begin_at), 0)
        if here is None or here.focus is None:
            return self.at
        same = (here.stage, here.step, here.lane)
        found = [at for at, slide in enumerate(self.slides) if (slide.stage, slide.step, slide.lane) == same]
        return min(found, key=lambda at: abs(at - self.at), default=self.at)

    def _name(self, slide: Slide) -> str:
        journey = self.session.journey
        for kind, record_id in ((Step, slide.step), (StageRecord, slide.stage), (Lane, slide.lane)):
            record = journey.find(kind, record_id)
            if record is not None and record.name:
                return record.name
        return journey.info.title or _("The whole map")

    def _tell_notes(self) -> None:
        if self.notes is None or not self.slides:
            return
        slide = self.slides[self.at]
        stage = self.session.journey.find(StageRecord, slide.stage)
        coming = self._name(self.slides[self.at + 1]) if self.at + 1 < len(self.slides) else ""
        place = _("{number} of {count}").format(
            number=format_number(self.at + 1, 0), count=format_number(len(self.slides), 0)
        )
        notes = stage.speaker_notes if stage is not None else self.session.journey.info.scenario
        self.notes.tell(self._name(slide), notes, coming, place)

    def _uncover(self) -> None:
        if self.blank:
            self.cover(self.blank)

    def _tell_keys(self) -> None:
        self._say(_("→ next · ← back · B blank · L pointer · N notes · E edit · Esc end"))

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.adjustSize()
        self._place_hint()
        self.hint.show()
        self.hint.raise_()
        self._hide_hint.start()

    def _place_hint(self) -> None:
        self.hint.move((self.width() - self.hint.width()) // 2, self.height() - self.hint.height() - 28)

    # -- Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys and clickers go through the slides; letters do the rest."""
        key = event.key()
        actions: dict[int, Callable[[], None]] = {
            Key.Key_Home: lambda: self.go_to(0),
            Key.Key_End: lambda: self.go_to(len(self.slides) - 1),
            Key.Key_B: lambda: self.cover("#000000"),
            Key.Key_Period: lambda: self.cover("#000000"),
            Key.Key_W: lambda: self.cover("#FFFFFF"),
            Key.Key_L: lambda: self.stage.set_pointer(not self.stage.has_pointer),
            Key.Key_N: self.toggle_notes,
            Key.Key_E: lambda: self.set_edited(True),
            Key.Key_H: self._tell_keys,
            Key.Key_F1: self._tell_keys,
            Key.Key_Escape: self._escape,
        }
        if key in FORWARD or key in BACK:
            self.step(1 if key in FORWARD else -1)
        elif key in actions:
            actions[key]()
        else:
            event.ignore()

    def _escape(self) -> None:
        if self.blank:
            self._uncover()
        elif self.stage.is_edited:
            self.set_edited(False)
        else:
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The map fills the screen."""
        super().resizeEvent(event)
        self.stage.setGeometry(self.rect())
        self._cover.setGeometry(self.rect())
        self._place_hint()
        self._recut()

    def changeEvent(self, event: QEvent) -> None:
        """The keyboard stays with the map."""
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.stage.setFocus()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being typed stays."""
        self.stage.finish_editing()
        if self.notes is not None:
            self.notes.close()
        self.session.part()
        self.ended.emit()
        super().closeEvent(event)


class _Cover(QWidget):
    """One colour over everything."""

    def __init__(self, show: Show) -> None:
        super().__init__(show)
        self._show = show
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._show.blank or "#000000")
        painter.end()
