"""Every window by the keyboard: Tab reaches everything, in the order it is read, and where it stands is seen."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QScrollArea, QStatusBar, QToolBar, QWidget
from tests.gui.conftest import Person
from tests.gui.rules import described
from tests.gui.rules import focusable as every_focusable
from tests.gui.scenes import SCENES, opened

from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.figures.bar import FiguresBar
from journeyboard.editor.finding.filter_bar import FilterBar
from journeyboard.editor.finding.find_bar import FindBar

_PANES = (QScrollArea, QDockWidget, QToolBar, QStatusBar, FindBar, FilterBar, FiguresBar)
_MOST_STOPS = 300
"""More often than this nobody presses Tab."""


def focusable(window: QWidget) -> list[QWidget]:
    """Where the keyboard can go in a window; a popup over it is a window of its own."""
    return [widget for widget in every_focusable(window) if widget.window() is window.window() and widget.isEnabled()]


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab stands in turn, from the first widget of the focus chain until it comes round or is held."""
    first = next((widget for widget in focusable(window) if not isinstance(widget, Canvas)), None)
    if first is None:
        return []
    first.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget] = []
    for _turn in range(_MOST_STOPS):
        at = QApplication.focusWidget()
        if at is None or (at is first and len(found) > 1):
            break
        if at not in found:
            found.append(at)
        if isinstance(at, Canvas):  # Tab walks on the map, F6 leaves it
            behind(at).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            QTest.keyClick(at, Qt.Key.Key_Tab)
    return found


def at_work(name: str, person: Person) -> QWidget:
    """The window of a scene, with the keyboard in it."""
    window = opened(name, person)
    window.activateWindow()
    person.qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    return window


def behind(canvas: Canvas) -> QWidget:
    """What comes after a canvas and all on it."""
    at: QWidget | None = canvas.nextInFocusChain()
    while at is not None and (canvas.isAncestorOf(at) or not takes_tab(at)):
        at = at.nextInFocusChain()
    assert at is not None
    return at


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


@pytest.mark.parametrize("name", SCENES)
def test_tab_reaches_everything(person: Person, name: str) -> None:
    window = at_work(name, person)
    reached = stops(window)
    missed = [described(w) for w in focusable(window) if w not in reached and not isinstance(w, Canvas)]
    assert not missed


@pytest.mark.parametrize("name", SCENES)
def test_where_the_keyboard_stands_is_seen(person: Person, name: str) -> None:
    window = at_work(name, person)
    unseen = []
    for widget in focusable(window):
        if isinstance(widget, Canvas):
            continue
        bring_into_view(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        with_focus = around(widget)
        widget.clearFocus()
        QApplication.processEvents()
        if with_focus == around(widget):
            unseen.append(described(widget))
    assert not unseen


def around(widget: QWidget) -> QImage:
    """A picture of a widget with what is right around it."""
    window = widget.window()
    corner = widget.mapTo(window, QPoint(0, 0))
    rect = widget.rect().translated(corner).adjusted(-4, -4, 4, 4)
    return window.grab(rect).toImage()


def bring_into_view(widget: QWidget) -> None:
    """Scroll as far as Tab does."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(widget)
        at = at.parentWidget()


@pytest.mark.parametrize("name", SCENES)
def test_tab_goes_on_as_one_reads(person: Person, name: str) -> None:
    reached = stops(at_work(name, person))
    back = [
        f"{described(before)}  →  {described(after)}"
        for before, after in pairwise(reached)
        if is_read_in_turn(before, after) and goes_back(block_of(before, after), block_of(after, before))
    ]
    assert not back


def is_read_in_turn(before: QWidget, after: QWidget) -> bool:
    """Whether one reads on from one to the other: docks and bars of a main window are each read for themselves."""
    return pane_of(before) is pane_of(after) or not isinstance(before.window(), QMainWindow)


def block_of(widget: QWidget, other: QWidget) -> QWidget:
    """A widget, or the scrolling part of a dialog that it stands in and the other does not."""
    pane = pane_of(widget)
    return widget if pane.isAncestorOf(other) else pane


def pane_of(widget: QWidget) -> QWidget:
    """The dock, bar or window that a widget stands in."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, _PANES):
        above = above.parentWidget()
    return above or widget.window()


def goes_back(before: QWidget, after: QWidget) -> bool:
    """Whether what comes after stands above, and not in the next column; or before it in the same row."""
    first, second = (
        widget.rect().translated(widget.mapTo(widget.window(), QPoint(0, 0))) for widget in (before, after)
    )
    if second.bottom() <= first.top():
        return second.left() < first.right()
    in_a_row = second.top() < first.bottom() and first.top() < second.bottom()
    return in_a_row and second.right() <= first.left()
