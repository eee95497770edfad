"""The longest block of each action: how long the event loop of the real window did not answer.

The window is the one a person opens, with a map of 5,000 cards; keys, clicks and moves reach it as a person's do. Each
action is done several times and judged by its quietest run, since a busy machine blocks everything.
"""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from benchmarks.journeys import journey_of
from benchmarks.measure import Row
from journeyboard.board.shapes import Rect
from journeyboard.editor.app import make_program
from journeyboard.editor.session import Place
from journeyboard.editor.window import Window
from journeyboard.editor.windows import Windows
from journeyboard.storage.files import save_journey

SIZE = (1440, 900)
RUNS = 5
QUICK, SLOW = 33.0, 100.0
"""Milliseconds: what is done all the time, and what is done now and then."""
ON_THE_START_PAGE = 1.0
"""Seconds that a person looks at it before choosing."""
LETTERS = "She compares the prices of two shops"

Action = Callable[["Hands"], Iterator[None]]
"""Does one thing after the other; the event loop goes round wherever it yields."""


class Heart(QObject):
    """Beats whenever the event loop is free, and remembers the longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    @contextmanager
    def listening(self) -> Generator[None]:
        """Count pauses from here on."""
        self._last, self.longest = time.perf_counter(), 0.0
        yield
        self._beat()


class Hands:
    """A person at the window."""

    def __init__(self, window: Window) -> None:
        self.window, self.canvas, self.session = window, window.canvas, window.document.session

    def settle(self) -> None:
        """Let everything be drawn and told."""
        until = time.perf_counter() + 0.15
        while self.canvas.is_working or not self.canvas.is_sharp or time.perf_counter() < until:
            QApplication.processEvents()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.canvas, key, held)

    def letter(self, letter: str) -> None:
        """Type a letter where the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.canvas, letter)

    def at(self, rect: Rect) -> QPoint:
        """The middle of a rectangle of the sheet, on the canvas."""
        return self.canvas.panes.place(rect).center().toPoint()

    def place(self, lane: int, step: int) -> Place:
        """A cell of a lane of notes or touchpoints."""
        lanes = [lane for lane in self.session.journey.lanes if lane.kind in ("notes", "touchpoints")]
        return Place(lanes[lane].id, self.session.journey.columns()[step].id)

    def go(self, lane: int, step: int) -> None:
        """Put the focus into a cell and look at it."""
        self.canvas.setFocus()
        self.session.focus(self.place(lane, step))
        self.canvas.show_focus()


# -- what is done all the time


def letters(hands: Hands) -> Iterator[None]:
    """Some words, letter by letter."""
    for letter in LETTERS:
        hands.letter(letter)
        yield


def typing(hands: Hands) -> Iterator[None]:
    """A new card, finished and taken back."""
    hands.go(0, 2)
    yield
    yield from letters(hands)
    hands.key(Qt.Key.Key_Return)
    yield
    hands.key(Qt.Key.Key_Escape)
    yield
    hands.session.undo()
    yield


def editing(hands: Hands) -> Iterator[None]:
    """A card of a crowded cell gets other words."""
    card = hands.session.journey.cards_at(*hands.place(0, 1))[0]
    hands.canvas.setFocus()
    hands.session.select([card.id])
    yield
    hands.key(Qt.Key.Key_F2)
    yield
    yield from letters(hands)
    hands.key(Qt.Key.Key_Tab)
    yield
    hands.session.undo()
    yield


def editing_in_the_inspector(hands: Hands) -> Iterator[None]:
    """A field beside the map."""
    card = hands.session.journey.cards_at(*hands.place(0, 1))[0]
    hands.session.select([card.id])
    yield
    field = hands.window.inspector.field("detail")
    box = field.focusProxy() if field is not None else None
    if not isinstance(box, QLineEdit | QPlainTextEdit):
        raise TypeError("there is no such field")
    box.setFocus()
    for letter in "Seen on the way":
        hands.letter(letter)
        yield
    hands.canvas.setFocus()
    yield
    hands.session.undo()
    yield


def selecting(hands: Hands) -> Iterator[None]:
    """From cell to cell, over a range, and by clicks."""
    hands.go(0, 0)
    yield
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right) * 4:
        hands.key(key)
        yield
    for _time in range(4):
        hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        yield
        hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        yield
    for step in range(4):
        rect = hands.canvas.rect_of(hands.session.journey.cards_at(*hands.place(0, step))[0].id)
        if rect is not None:
            hands.canvas.reveal(rect)
            QTest.mouseClick(hands.canvas.viewport(), Qt.MouseButton.LeftButton, pos=hands.at(rect))
        yield


def selecting_all(hands: Hands) -> Iterator[None]:
    """All cards at once."""
    hands.canvas.setFocus()
    hands.session.focus(None)
    yield
    hands.window.actions_["select_all"].trigger()
    yield
    hands.session.focus(None)
    yield


def dragging(hands: Hands, count: int = 1) -> Iterator[None]:
    """Cards far over the map."""
    hands.go(0, 1)
    yield
    cards = hands.session.journey.cards_at(*hands.place(0, 1))[:count]
    hands.session.select([card.id for card in cards])
    yield
    rect = hands.canvas.rect_of(cards[0].id)
    if rect is None:
        raise RuntimeError("the card is not shown")
    view, start = hands.canvas.viewport(), hands.at(rect)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    yield
    for move in range(1, 40):
        QTest.mouseMove(view, start + QPoint(move * 9, move * 7))
        yield
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(39 * 9, 39 * 7))
    yield
    hands.session.undo()
    yield


def dragging_many(hands: Hands) -> Iterator[None]:
    """Ten cards at once."""
    yield from dragging(hands, 10)


def undoing(hands: Hands) -> Iterator[None]:
    """Moves and deletions, back and forth."""
    hands.go(0, 1)
    for _time in range(6):
        hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        hands.window.edit_commands.delete()
        hands.go(0, 1)
        yield
    for action in ("undo", "redo", "undo"):
        for _time in range(6):
            hands.window.actions_[action].trigger()
            yield


# -- what is done now and then


def pasting(hands: Hands) -> Iterator[None]:
    """A range of a spreadsheet."""
    data = QMimeData()
    data.setText("\n".join("\t".join(f"{row} by {column}" for column in range(50)) for row in range(10)))
    hands.go(0, 0)
    yield
    hands.window.edit_commands.put(data, hands.place(0, 0))
    yield
    hands.session.undo()
    yield


def pasting_in_one_cell(hands: Hands) -> Iterator[None]:
    """Lines of text."""
    data = QMimeData()
    data.setText("\n".join(f"Line number {number}" for number in range(500)))
    hands.go(0, 0)
    yield
    hands.window.edit_commands.put(data, hands.place(0, 0))
    yield
    hands.session.undo()
    yield


def copying(hands: Hands) -> Iterator[None]:
    """All cards onto the clipboard."""
    hands.canvas.setFocus()
    hands.session.focus(None)
    hands.window.actions_["select_all"].trigger()
    yield
    hands.window.actions_["copy"].trigger()
    yield
    hands.session.focus(None)
    yield


def replacing(hands: Hands) -> Iterator[None]:
    """A word that stands on hundreds of cards."""
    bar = hands.window.finding.find_bar
    hands.window.finding.replace()
    yield
    bar.field.setText("customer")
    yield
    bar.new.setText("buyer")
    every = next(button for button in bar.findChildren(QPushButton) if button.text() == "Replace all")
    yield
    every.click()
    yield
    bar.close_bar()
    hands.session.undo()
    yield


def filtering(hands: Hands) -> Iterator[None]:
    """What is bad stands out, the rest fades."""
    from journeyboard.journey.records import Filter, replace

    before = hands.session.view
    hands.session.set_view(replace(before, filter=Filter(severity=4)))
    yield
    hands.session.set_view(before)
    yield


def deleting_all(hands: Hands) -> Iterator[None]:
    """All cards, and back."""
    hands.canvas.setFocus()
    hands.session.focus(None)
    hands.window.actions_["select_all"].trigger()
    yield
    hands.window.actions_["delete"].trigger()
    yield
    hands.window.actions_["undo"].trigger()
    yield


def looking_into_the_palette(hands: Hands) -> Iterator[None]:
    """Open it and look for a card."""
    hands.window.actions_["palette"].trigger()
    yield
    for letter in "customer":
        hands.letter(letter)
        yield
    hands.key(Qt.Key.Key_Escape)
    yield


def switching_theme(hands: Hands) -> Iterator[None]:
    """Dark, and light again."""
    hands.window.windows.look.choose("dark")
    yield
    hands.window.windows.look.choose("light")
    yield


def saving(hands: Hands) -> Iterator[None]:
    """Save after an edit."""
    hands.go(0, 0)
    hands.letter("x")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Escape)
    yield
    hands.window.actions_["save"].trigger()
    for _time in range(40):
        yield
    hands.session.undo()
    yield


ACTIONS: tuple[tuple[str, Action, float], ...] = (
    ("typing a card", typing, QUICK),
    ("editing a card", editing, QUICK),
    ("editing in the inspector", editing_in_the_inspector, QUICK),
    ("selecting", selecting, QUICK),
    ("dragging a card", dragging, QUICK),
    ("dragging ten cards", dragging_many, QUICK),
    ("undo and redo", undoing, QUICK),
    ("selecting everything", selecting_all, SLOW),
    ("copying everything", copying, SLOW),
    ("pasting 500 cards over cells", pasting, SLOW),
    ("pasting 500 cards into a cell", pasting_in_one_cell, SLOW),
    ("replacing everywhere", replacing, SLOW),
    ("filtering", filtering, SLOW),
    ("selecting everything and deleting it", deleting_all, SLOW),
    ("looking into the palette", looking_into_the_palette, SLOW),
    ("switching the theme", switching_theme, SLOW),
    ("saving", saving, SLOW),
)


def rows(cards: int) -> Iterator[Row]:
    """The longest block of each action on a journey of that many cards, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JOURNEYBOARD_STATE"] = str(Path(folder) / "state")
        path = Path(folder) / "measured.journey"
        save_journey(journey_of(cards), path, None)
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise TypeError("the window needs an application")
        windows = make_program(application)
        yield from _opening(windows, path, cards)
        window = windows.opened[0]
        hands, heart = Hands(window), Heart()
        hands.settle()
        gc.collect()
        for what, action, aim in ACTIONS:
            longest = min(_block(heart, hands, action) for _run in range(RUNS))
            yield Row(f"longest block: {what}", cards, longest * 1000, "ms", aim)
        window.close_at_once()


def _block(heart: Heart, hands: Hands, action: Action) -> float:
    """Seconds of the longest block of an action, what it brings about afterwards included."""
    hands.settle()
    with heart.listening():
        for _step in action(hands):
            QApplication.processEvents()
            QApplication.processEvents()
        hands.settle()
    return heart.longest


class _FirstPaint(QObject):
    """Notes when anything of a window is painted first."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's name
        if not self.at and event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def _opening(windows: Windows, path: Path, cards: int) -> Iterator[Row]:
    """From choosing a file on the start page to the first frame of its window, and to the whole map."""
    start = windows.show_start()
    until = time.perf_counter() + ON_THE_START_PAGE
    while time.perf_counter() < until:
        QApplication.processEvents()
    painted = _FirstPaint()
    begun = time.perf_counter()
    window = windows.open(path, start)
    if window is None:
        raise RuntimeError("the map was not opened")
    QApplication.instance().installEventFilter(painted)  # pyright: ignore[reportOptionalMemberAccess]
    window.resize(*SIZE)
    while not painted.at:
        QApplication.processEvents()
    QApplication.instance().removeEventFilter(painted)  # pyright: ignore[reportOptionalMemberAccess]
    yield Row("opening from the start page: to the frame", cards, (painted.at - begun) * 1000, "ms", SLOW)
    hands = Hands(window)
    hands.canvas.viewport().repaint()
    yield Row("opening from the start page: to the map", cards, (time.perf_counter() - begun) * 1000, "ms")
