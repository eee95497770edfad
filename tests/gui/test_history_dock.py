"""The history dock: what was done, as a list one can click through."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.conftest import Person

from journeyboard.editor.docks.history import HistoryDock
from journeyboard.editor.window import Window
from journeyboard.journey.editing import set_fields
from journeyboard.storage.format import dump

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


def states(window: Window) -> list[bytes]:
    """The map after each of three edits, as it was before first."""
    session = window.document.session
    stage = session.journey.stages[0].id
    found = [dump(session.journey)]
    for name in ("One", "Two", "Three"):
        session.do(set_fields(session.journey, [stage], _label(name), name=name))
        found.append(dump(session.journey))
    return found


def _label(name: str) -> str:
    return f"Name it {name}"


def opened(window: Window) -> HistoryDock:
    """The history, opened by its key."""
    QTest.keyClick(window.canvas, Qt.Key.Key_H, CTRL_SHIFT)
    assert window.docks.history.isVisible()
    return window.docks.history


def rows(dock: HistoryDock) -> list[str]:
    return [dock.list.item(row).text() for row in range(dock.list.count())]


def test_it_lists_what_was_done(window: Window) -> None:
    states(window)
    dock = opened(window)
    assert rows(dock) == ["As it was opened", "Name it One", "Name it Two", "Name it Three"]
    assert dock.list.currentRow() == 3


def test_a_click_goes_back_and_forth(window: Window, person: Person) -> None:
    maps = states(window)
    dock = opened(window)
    for row in (1, 3, 0, 2):
        at = dock.list.visualItemRect(dock.list.item(row)).center()
        QTest.mouseClick(dock.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert dump(window.document.session.journey) == maps[row]
        person.qtbot.waitUntil(lambda row=row: dock.list.currentRow() == row and dock.list.count() == len(maps))


def test_the_arrow_keys_walk_through_it(window: Window) -> None:
    maps = states(window)
    dock = opened(window)
    QTest.keyClick(dock.list, Qt.Key.Key_Up)
    assert dump(window.document.session.journey) == maps[2]
    QTest.keyClick(dock.list, Qt.Key.Key_Home)
    assert dump(window.document.session.journey) == maps[0]
    QTest.keyClick(dock.list, Qt.Key.Key_End)
    assert dump(window.document.session.journey) == maps[3]


def test_it_follows_undo_and_new_edits(window: Window, person: Person) -> None:
    states(window)
    dock = opened(window)
    session = window.document.session
    session.undo()
    person.qtbot.waitUntil(lambda: dock.list.currentRow() == 2)
    assert len(rows(dock)) == 4
    session.do(set_fields(session.journey, [session.journey.stages[0].id], "Other", name="Other"))
    person.qtbot.waitUntil(lambda: rows(dock)[-1] == "Other")
    assert rows(dock) == ["As it was opened", "Name it One", "Name it Two", "Other"]


def test_looking_at_it_changes_nothing(window: Window) -> None:
    opened(window)
    assert window.document.session.history.done == ()
    assert window.document.is_saved


def test_enter_and_escape_go_back_to_the_map(window: Window) -> None:
    dock = opened(window)
    assert dock.list.hasFocus()
    QTest.keyClick(dock.list, Qt.Key.Key_Return)
    assert window.canvas.hasFocus()
