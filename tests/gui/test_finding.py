"""Find and replace, above the canvas."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from tests.gui.conftest import Person

from journeyboard.drawing.theme import DARK
from journeyboard.editor.finding.find_bar import FindBar
from journeyboard.editor.window import Window
from journeyboard.journey.editing import delete
from journeyboard.journey.searching import find
from journeyboard.storage.format import dump

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
TEXT = "delivery"


def finding(window: Window, text: str = "", key: Qt.Key = Qt.Key.Key_F) -> FindBar:
    """The find bar, opened by its key, with `text` typed."""
    QTest.keyClick(window.canvas, key, CTRL)
    bar = window.finding.find_bar
    assert bar.isVisible()
    QTest.keyClicks(bar.field, text)
    return bar


def button(bar: FindBar, text: str) -> QPushButton:
    return next(found for found in bar.findChildren(QPushButton) if found.text() == text)


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


def test_it_counts_as_one_types_and_selects_what_it_finds(window: Window) -> None:
    journey = window.document.session.journey
    matches = find(journey, TEXT)
    assert len(matches) > 2
    bar = finding(window, TEXT)
    assert bar.field.hasFocus()
    assert bar.count.text() == f"1 of {len(matches)}"
    assert window.document.session.selected == (matches[0].id,)
    assert bar.marks.ids == tuple(dict.fromkeys(match.id for match in matches))
    QTest.keyClicks(bar.field, "qqq")
    assert bar.count.text() == "Not found"
    assert bar.marks.ids == ()


def test_enter_and_f3_go_on_and_back_and_round(window: Window) -> None:
    matches = find(window.document.session.journey, TEXT)
    bar = finding(window, TEXT)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {len(matches)}"
    QTest.keyClick(bar.field, Qt.Key.Key_F3)
    assert bar.count.text() == f"3 of {len(matches)}"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(window.canvas, Qt.Key.Key_F3, SHIFT)
    assert bar.count.text() == f"{len(matches)} of {len(matches)}"
    assert window.document.session.selected == (matches[-1].id,)


def test_a_match_is_scrolled_into_view_and_marked_there(window: Window, person: Person) -> None:
    window.resize(900, 600)
    window.canvas.zoom_to(2.0)
    bar = finding(window, TEXT)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)  # the last
    QApplication.processEvents()
    rect = window.canvas.rect_of(bar.search.matches[-1].id)
    assert rect is not None
    assert window.canvas.port.region.intersects(rect)
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    at = window.canvas.panes.place(rect).toRect()
    marked = window.canvas.viewport().grab(at).toImage()
    bar.marks.show(())
    QApplication.processEvents()
    plain = window.canvas.viewport().grab(at).toImage()
    assert plain != marked


def test_case_matters_when_asked(window: Window) -> None:
    bar = finding(window, "GUEST")
    assert bar.search.matches
    bar.case.click()
    assert not bar.search.matches


def test_escape_closes_and_goes_back_to_the_map(window: Window) -> None:
    bar = finding(window, TEXT)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.canvas.hasFocus()
    assert bar.marks.ids == ()


def test_finding_changes_nothing(window: Window) -> None:
    finding(window, TEXT)
    assert window.document.session.history.done == ()


def test_one_after_the_other_is_replaced(window: Window) -> None:
    journey = window.document.session.journey
    count = len(find(journey, TEXT))
    bar = finding(window, TEXT, Qt.Key.Key_H)
    QTest.keyClicks(bar.new, "delivery service")
    for left in range(count - 1, 0, -1):
        QTest.keyClick(bar.new, Qt.Key.Key_Return)
        assert len(find(journey, "delivery service")) == count - left
    assert len(find(journey, TEXT)) == count, "what was put in is found again, and not replaced again"


def test_all_are_replaced_in_one_step(window: Window) -> None:
    session = window.document.session
    before, count = dump(session.journey), len(find(session.journey, TEXT))
    bar = finding(window, TEXT, Qt.Key.Key_H)
    QTest.keyClicks(bar.new, "handover")
    button(bar, "Replace all").click()
    assert not find(session.journey, TEXT)
    assert len(find(session.journey, "handover")) == count
    assert session.history.undo_label == "Replace all"
    QTest.keyClick(bar.new, Qt.Key.Key_Z, CTRL)
    assert dump(session.journey) == before


def test_the_count_follows_the_map(window: Window, person: Person) -> None:
    session = window.document.session
    card = next(card for card in session.journey.cards.values() if TEXT in card.text.lower())
    bar = finding(window, TEXT)
    count = len(bar.search.matches)
    session.do(delete(session.journey, [card.id]))
    person.qtbot.waitUntil(lambda: len(bar.search.matches) < count)
    session.undo()
    person.qtbot.waitUntil(lambda: len(bar.search.matches) == count)


def test_it_speaks_the_programs_language_and_wears_its_theme(window: Window, person: Person) -> None:
    bar = finding(window, TEXT)
    spoken = [label.text() for label in bar.findChildren(QLabel)]
    person.windows.choose_language("de")
    assert [label.text() for label in bar.findChildren(QLabel)] != spoken
    person.windows.choose_language("en")
    person.windows.look.choose("dark")
    assert DARK.chrome in bar.styleSheet()
