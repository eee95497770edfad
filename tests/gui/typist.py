"""A person who makes a whole map with the keyboard alone: every key goes to whatever has the focus."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QListView, QWidget
from tests.gui.driver import ALT, CTRL, NONE

from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.inspector.icons import ICONS
from journeyboard.editor.inspector.words import value_label
from journeyboard.editor.window import Window
from journeyboard.journey.records import Record

Key = Qt.Key
_MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
}
_WALKING = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_PageUp, Key.Key_Tab)
"""Keys that are pressed without a look at where each leads."""
_FAR = 200
"""So many keys lead anywhere; more means that one is lost."""


class NoMouse(QObject):
    """Counts what a mouse does while it looks on."""

    def __init__(self) -> None:
        super().__init__()
        self.events = 0
        self._application = QApplication.instance()
        assert self._application is not None
        self._application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's name
        """Count, and let it pass."""
        self.events += event.type() in _MOUSE
        return False

    def look_away(self) -> None:
        """Count no longer."""
        if self._application is not None:
            self._application.removeEventFilter(self)


class Typist:
    """Keys and fields of one window."""

    def __init__(self, window: Window) -> None:
        self.window, self.canvas, self.session = window, window.canvas, window.document.session

    # -- keys

    @property
    def keyboard(self) -> QWidget:
        """What keys go to."""
        popup = QApplication.activePopupWidget()
        focused = QApplication.focusWidget()
        if isinstance(popup, QListView) and focused is not None:
            return focused  # the list of completions hands its keys to the line it completes
        if popup is not None:
            return focused if focused is not None and popup.isAncestorOf(focused) else popup
        return focused or QApplication.activeWindow() or self.window

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key."""
        for _time in range(times):
            QTest.keyClick(self.keyboard, key, held)
        if key not in _WALKING:
            self._look()

    def _look(self) -> None:
        """See what the keys have done."""
        QApplication.processEvents()
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            # A real screen gives the keyboard back when a list closes; this one does not.
            self.window.activateWindow()
            QApplication.processEvents()

    def type_in(self, text: str) -> None:
        """Type, line breaks as Enter."""
        for letter in text:
            if letter == "\n":
                QTest.keyClick(self.keyboard, Key.Key_Return)
            elif letter.isascii():
                QTest.keyClicks(self.keyboard, letter)
            else:  # one that no key of QTest has
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(self.keyboard, QKeyEvent(kind, Key.Key_unknown, NONE, letter))

    def writes_over(self, text: str) -> None:
        """Type in place of all that stands there."""
        QTest.keyClick(self.keyboard, Key.Key_A, CTRL)
        if text:
            self.type_in(text)
        else:
            QTest.keyClick(self.keyboard, Key.Key_Delete)

    def presses_until(self, key: Qt.Key, there: Callable[[], object], held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key again and again until one is there."""
        for _time in range(_FAR):
            if there():
                return
            self.press(key, held)
        raise AssertionError(f"{key} leads nowhere: {self.session.place} {self.session.selected} {self.keyboard}")

    def opens_menu(self, *keys: Qt.Key) -> None:
        """Open the menu of the button with the focus, and press keys in it: a menu keeps its caller waiting."""
        QTimer.singleShot(0, lambda: [QTest.keyClick(self.keyboard, key) for key in keys])
        self.press(Key.Key_Space)
        QApplication.processEvents()

    def does(self, words: str) -> None:
        """Look an action up in the command palette, and do it."""
        self.press(Key.Key_K, CTRL)
        self.type_in(words)
        QApplication.processEvents()
        self.press(Key.Key_Return)
        QApplication.processEvents()

    def pastes(self, text: str = "", file: Path | None = None) -> None:
        """Paste what another program has put on the clipboard."""
        data = QMimeData()
        if text:
            data.setText(text)
        if file is not None:
            data.setUrls([QUrl.fromLocalFile(str(file))])
        QGuiApplication.clipboard().setMimeData(data)
        self.press(Key.Key_V, CTRL)

    # -- fields of the inspector

    def fills(self, record: Record, forms: Sequence[FieldForm], names: Callable[[str], str]) -> None:
        """Write what a record says into the fields of what is selected; back to the map. `names` says what records
        are called."""
        if not forms:
            return
        self.press(Key.Key_F6)
        for form in forms:
            self.goes_to_field(form.name)
            self.fills_field(form, getattr(record, form.name), names)
        self.press(Key.Key_F6)
        if not self.canvas.hasFocus():
            self.press(Key.Key_F6)
        assert self.canvas.hasFocus()

    def goes_to_field(self, name: str) -> None:
        """Tab to a field of the inspector."""

        def is_there() -> bool:
            field, focused = self.window.inspector.field(name), QApplication.focusWidget()
            assert field is not None, name
            return focused is not None and (field is focused or field.isAncestorOf(focused))

        self.presses_until(Key.Key_Tab, is_there)

    def fills_field(self, form: FieldForm, value: object, names: Callable[[str], str]) -> None:
        """Write a value into the field that has the focus."""
        match form.editor:
            case "flag":
                self.press(Key.Key_Space)
            case "dots":
                self.press(Key(Key.Key_0 + int(str(value))))
            case "choice":
                labels = [*(["–"] if form.optional else []), *(value_label(form.name, one) for one in form.choices)]
                self.press(Key.Key_Home)
                self.press(Key.Key_Down, times=labels.index(value_label(form.name, str(value))))
            case "tags":
                for tag in _texts(value):
                    self.type_in(f"{tag},")
            case "refs":
                assert self.window.inspector.field(form.name) is not None
                for record_id in _texts(value):
                    self.ticks(names(record_id))
            case "colour":
                self._chooses_colour(str(value))
            case "icon":
                self.press(Key.Key_Space)
                self.press(Key.Key_Right, times=list(ICONS).index(str(value)))
                self.press(Key.Key_Space)
            case "end" | "related":
                raise AssertionError("links are drawn, not filled in")
            case _:
                self.writes_over(_in_words(form, value))
                if form.editor not in ("text", "lines", "web"):
                    self.press(Key.Key_Return)

    def ticks(self, name: str) -> None:
        """Tick an entry of the menu of the button with the focus."""

        def tick() -> None:
            menu = QApplication.activePopupWidget()
            assert menu is not None
            texts = [action.text() for action in menu.actions()]
            for _time in range(texts.index(name) + 1):
                QTest.keyClick(menu, Key.Key_Down)
            QTest.keyClick(menu, Key.Key_Return)

        QTimer.singleShot(0, tick)
        self.press(Key.Key_Space)

    def _chooses_colour(self, colour: str) -> None:
        self.opens_menu(Key.Key_Down, Key.Key_Return)
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, QColorDialog)
        QTest.keyClick(dialog, Key.Key_H, ALT)
        self.writes_over(colour)
        self.press(Key.Key_Return)


def _texts(value: object) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return tuple(map(str, value))


def _in_words(form: FieldForm, value: object) -> str:
    """A value as a person writes it."""
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    if form.editor == "share" and isinstance(value, float):
        return f"{value * 100:g}"
    return f"{value:g}" if isinstance(value, float) else str(value)
