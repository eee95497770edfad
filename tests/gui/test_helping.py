"""The guide, the window of keys, the tour, and hints in empty places."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person

from journeyboard.editor.canvas.places import place_rect
from journeyboard.editor.helping.chapters import CHAPTERS
from journeyboard.editor.helping.guide import Guide
from journeyboard.editor.helping.shortcuts import MAP_KEYS, ShortcutsWindow
from journeyboard.editor.helping.tour import STOPS, Tour
from journeyboard.editor.session import Place
from journeyboard.editor.window import Window
from journeyboard.journey.cards import add_card
from journeyboard.language import _, speaking


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


SHARED = {"Alt+Left", "Alt+Right"}
"""Move a stage or a step, whichever is selected: never both can be used."""


# -- the guide


def guide(person: Person, window: Window) -> Guide:
    person.chooses(window, "guide")
    return window.findChildren(Guide)[0]


def test_the_guide_is_read_chapter_by_chapter_with_the_keyboard(person: Person, window: Window) -> None:
    shown = guide(person, window)
    assert shown.page.toPlainText().startswith("What makes a good map")
    QTest.keyClick(shown.names, Qt.Key.Key_Down)
    assert "Ninety minutes" in shown.page.toPlainText()
    assert shown.names.count() == len(CHAPTERS)


def test_the_guide_speaks_the_language_that_is_chosen_while_it_is_open(person: Person, window: Window) -> None:
    shown = guide(person, window)
    shown.names.setCurrentRow(2)
    person.windows.choose_language("de")
    assert shown.page.toPlainText().startswith("Belege finden")
    assert shown.names.item(0).text() == "Was eine gute Map ausmacht"


def test_every_text_of_the_guide_is_short_and_in_both_languages() -> None:
    for chapter in CHAPTERS:
        texts = [chapter.name, chapter.lead, *(text for point in chapter.points for text in point)]
        with speaking("de"):
            assert all(_(text) != text for text in texts)
        assert sum(len(text.split()) for text in texts) < 230


# -- keys


def keys(person: Person, window: Window) -> ShortcutsWindow:
    person.chooses(window, "shortcuts")
    return window.findChildren(ShortcutsWindow)[0]


def test_every_command_that_has_a_key_is_listed_with_it(person: Person, window: Window) -> None:
    listed = {keys for _what, keys in keys(person, window).shown if keys}
    native = QKeySequence.SequenceFormat.NativeText
    missing = [
        action.text()
        for action in window.actions()
        if isinstance(action, QAction) and not action.shortcut().isEmpty() and action.text().strip("0123456789")
        if action.shortcut().toString(native) not in listed
    ]
    assert not missing
    assert len(listed) > len(MAP_KEYS)


def test_no_two_commands_have_the_same_key(window: Window) -> None:
    count = Counter(key.toString() for action in window.actions() for key in action.shortcuts())
    assert {key for key, times in count.items() if times > 1} <= SHARED


def test_keys_are_found_by_words_and_by_key(person: Person, window: Window) -> None:
    shown = keys(person, window)
    QTest.keyClicks(shown.field, "ctrl+shift+n")
    assert [what for what, _key in shown.shown] == ["Add stage"]
    shown.field.setText("insert step")
    assert ("Add step", "Ctrl+Alt+N") in shown.shown
    shown.field.setText("there is no such thing")
    assert shown.shown == []


def test_files_are_no_commands(person: Person, window: Window) -> None:
    assert not [what for what, _key in keys(person, window).shown if "online-shop" in what]


# -- the tour


def test_the_tour_leads_through_the_window_and_ends(person: Person, window: Window) -> None:
    person.chooses(window, "tour")
    (tour,) = window.findChildren(Tour)
    spots = []
    for _stop in STOPS:
        assert tour.rect().contains(tour.bubble.geometry())
        spots.append(tour.spot)
        QTest.keyClick(tour, Qt.Key.Key_Right)
    assert len({(spot.x(), spot.y(), spot.width()) for spot in spots}) == len(STOPS)
    assert not tour.isVisible()


def test_the_tour_goes_back_follows_the_window_and_ends_with_escape(person: Person, window: Window) -> None:
    person.chooses(window, "tour")
    (tour,) = window.findChildren(Tour)
    tour.on.click()
    QTest.keyClick(tour, Qt.Key.Key_Left)
    assert tour.at == 0
    QTest.keyClick(tour.on, Qt.Key.Key_Right)
    assert tour.at == 1, "on the button, too, an arrow means the next place"
    QTest.keyClick(tour.on, Qt.Key.Key_Left)
    for button in (tour.end, tour.on):
        held = QApplication.focusWidget()
        assert held is not None
        QTest.keyClick(held, Qt.Key.Key_Tab)
        assert button.hasFocus(), "Tab stays in the tour"
    window.resize(window.width() - 60, window.height() - 40)
    QApplication.processEvents()
    assert tour.size() == window.size()
    QTest.keyClick(tour, Qt.Key.Key_Escape)
    assert not tour.isVisible()


# -- empty places


def test_an_empty_map_says_in_its_first_column_what_to_do(person: Person) -> None:
    window = person.opens()
    session, canvas = window.document.session, window.canvas
    session.focus(None)
    person.qtbot.waitUntil(lambda: canvas.is_sharp)
    lane = next(lane for lane in session.journey.lanes if lane.kind == "touchpoints")
    first, second = (Place(lane.id, column.step) for column in session.board.columns[:2])
    assert colours(window, first) > 1
    assert colours(window, second) == 1
    session.do(add_card(session.journey, *second, "Website"))
    person.qtbot.waitUntil(lambda: canvas.is_sharp)
    assert colours(window, first) == 1


def colours(window: Window, place: Place) -> int:
    """How many colours are seen inside a cell."""
    canvas = window.canvas
    rect = place_rect(window.document.session.journey, canvas.board, place)
    assert rect is not None
    area = canvas.panes.place(rect).toAlignedRect().adjusted(8, 8, -8, -8)
    picture = canvas.viewport().grab(area).toImage()
    return len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())})
