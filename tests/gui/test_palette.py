"""The command palette: finding actions and records by name, running them and going there."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person

from journeyboard.editor.palette.entries import Entry
from journeyboard.editor.palette.matching import ranked
from journeyboard.editor.palette.popup import Palette
from journeyboard.editor.palette.synonyms import SYNONYMS
from journeyboard.editor.window import Window


def opened(window: Window) -> Palette:
    """The palette, opened by its key."""
    QTest.keyClick(window.canvas, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, Palette)
    return popup


def keys(sequence: str) -> str:
    """A shortcut as people read it."""
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)


def titles(entries: Iterable[Entry]) -> list[str]:
    return [entry.title for entry in entries]


def choose(person: Person, palette: Palette, text: str) -> None:
    """Type and press Enter."""
    QTest.keyClicks(palette.field, text)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    QApplication.processEvents()


def test_it_lists_every_action_of_the_menus_with_its_shortcut(person: Person) -> None:
    window = person.opens(person.sample())
    listed = {(entry.title, entry.keys) for entry in opened(window)._entries}  # all, not only the rows that fit
    assert ("Save", keys("Ctrl+S")) in listed
    assert ("Import metrics…", keys("Ctrl+I")) in listed
    assert ("Command palette…", keys("Ctrl+K")) in listed
    assert {"Dark", "Deutsch", "Emotion lane", "Line of visibility", "Delete stage"} <= {title for title, _ in listed}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("matrix", "Opportunities…"),
        ("vote", "Workshop tools"),
        ("voting", "Workshop tools"),
        ("compare personas", "Persona sheet…"),
        ("spreadsheet", "Import metrics…"),
        ("Stoppuhr", "Start or pause the timer"),
        ("Tabellenkalkulation", "Import metrics…"),
        ("preferences", "Settings…"),
    ],
)
def test_an_action_is_found_by_other_words_for_it(person: Person, typed: str, found: str) -> None:
    palette = opened(person.opens(person.sample()))
    QTest.keyClicks(palette.field, typed)
    assert titles(palette.shown)[0] == found


def test_other_words_are_for_actions_there_are(person: Person) -> None:
    window = person.opens(person.sample())
    assert set(SYNONYMS) <= {action.objectName() for action in window.actions()}


def test_enter_runs_an_action(person: Person) -> None:
    window = person.opens(person.sample())
    before = len(window.document.session.journey.stages)
    choose(person, opened(window), "add stage")
    person.qtbot.waitUntil(lambda: len(window.document.session.journey.stages) == before + 1)


def test_an_action_works_on_what_had_the_focus(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    card = next(iter(session.journey.cards))
    session.select([card])
    choose(person, opened(window), "delete")
    person.qtbot.waitUntil(lambda: session.journey.get(card) is None)


def test_enter_goes_to_a_card(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    card = max(session.journey.cards.values(), key=lambda card: len(card.text))
    window.resize(700, 500)
    window.canvas.zoom_to(2.0)
    choose(person, opened(window), card.text)
    person.qtbot.waitUntil(lambda: session.selected == (card.id,))
    rect = window.canvas.rect_of(card.id)
    assert rect is not None
    assert window.canvas.port.region.intersects(rect)
    person.qtbot.waitUntil(window.canvas.hasFocus)


def test_a_stage_is_selected_with_its_heading(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    stage = session.journey.stages[2]
    choose(person, opened(window), stage.name)
    person.qtbot.waitUntil(lambda: session.selected == (stage.id,))
    assert session.place is not None
    assert session.place.step == session.journey.steps_of(stage.id)[0].id


def test_actions_are_found_in_english_and_german(person: Person) -> None:
    window = person.opens(person.sample())
    person.windows.choose_language("de")
    for query in ("Rückgängig", "Undo"):
        palette = opened(window)
        palette.field.setText(query)  # QTest has no ü key
        assert any(title.startswith("Rückgängig") for title in titles(palette.shown)), query
        palette.close()
    person.windows.choose_language("en")
    palette = opened(window)
    QTest.keyClicks(palette.field, "speichern")
    assert "Save" in titles(palette.shown)


def test_escape_closes_and_does_nothing(person: Person) -> None:
    window = person.opens(person.sample())
    palette = opened(window)
    QTest.keyClicks(palette.field, "add stage")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    person.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert window.document.session.history.done == ()


def test_what_cannot_be_used_now_is_shown_and_passed_over(person: Person) -> None:
    window = person.opens(person.sample())
    palette = opened(window)
    QTest.keyClicks(palette.field, "redo")
    assert titles(palette.shown)[0] == "Redo"
    assert palette.current is None or palette.current.title != "Redo"
    palette.close()


def test_the_arrow_keys_go_round(person: Person) -> None:
    window = person.opens(person.sample())
    palette = opened(window)
    first = palette.current
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.current != first
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.current == first


def _entries(*names: str) -> list[Entry]:
    return [Entry(name, "", "", (name.casefold(),), lambda: None) for name in names]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("zoom", "Zoom in"),
        ("out", "Zoom out"),
        ("as", "Add stage"),
        ("add stg", "Add stage"),
        ("expot", "Export picture"),
        ("in zo", "Zoom in"),
    ],
)
def test_the_best_fit_comes_first(query: str, best: str) -> None:
    entries = _entries("Open", "Zoom in", "Zoom out", "Add lane", "Add stage", "Export picture")
    assert titles(ranked(entries, query, 3))[0] == best


def test_nothing_fits_nonsense() -> None:
    assert ranked(_entries("Open", "Zoom in"), "qqqwww", 5) == []


def test_a_name_comes_before_a_menu_of_that_name() -> None:
    arrow = Entry("Next", "Insert › Delivery", "", ("next",), lambda: None, through=("delivery next",))
    found = ranked([arrow, *_entries("Delivery cost")], "deliv", 5)
    assert titles(found) == ["Delivery cost", "Next"]
