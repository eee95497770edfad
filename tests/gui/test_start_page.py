"""The start page: what it offers, with the mouse and the keyboard, and what becomes of it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from tests.gui.conftest import Person

from journeyboard.editor.dialogs.templating import TemplateDialog
from journeyboard.editor.start.cards import Card
from journeyboard.editor.start.offers import told_when
from journeyboard.editor.start.page import StartPage
from journeyboard.editor.start.side import Side
from journeyboard.editor.window import Window
from journeyboard.storage.files import open_journey, save_journey
from journeyboard.storage.templates import own_templates, save_template

PATIENCE = 20_000


@pytest.fixture
def page(person: Person) -> StartPage:
    """The start page after two files were worked on, one of which is gone."""
    person.windows.settings.add_recent(person.folder / "gone.journey")
    person.windows.settings.add_recent(person.sample())
    return shown(person)


def shown(person: Person) -> StartPage:
    page = person.windows.show_start()
    page.resize(1360, 800)
    person.qtbot.waitExposed(page)
    return page


def activate(person: Person, page: StartPage) -> None:
    page.activateWindow()
    person.qtbot.waitUntil(page.isActiveWindow)


def card(page: StartPage, title: str) -> Card:
    return next(one for one in (*page.recent.cards, *page.templates.cards) if one.offer.title == title)


def only_window(person: Person) -> Window:
    (window,) = person.windows.opened
    return window


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def focused() -> str:
    focus = QApplication.focusWidget()
    return focus.accessibleName() or getattr(focus, "text", str)() if focus is not None else ""


def test_it_is_there_at_once_and_fills_in_what_files_look_like(person: Person, page: StartPage) -> None:
    assert [one.offer.title for one in page.recent.cards] == ["online-shop", "gone"]
    assert [one.picture for one in page.recent.cards] == [None, None]
    person.qtbot.waitUntil(lambda: page.templates.cards[-1].picture is not None, timeout=PATIENCE)
    sample, gone = page.recent.cards
    assert sample.offer.title == "Buying a sideboard online"
    assert sample.offer.told.startswith("online-shop.journey · today")
    assert sample.picture is not None
    assert gone.is_missing
    assert gone.picture is None
    assert "not found" in gone.accessibleDescription()
    assert all(one.picture is not None for one in page.templates.cards)


def test_pictures_are_remembered(person: Person, page: StartPage, state_folder: Path) -> None:
    person.qtbot.waitUntil(lambda: page.templates.cards[-1].picture is not None, timeout=PATIENCE)
    kept = {path: path.stat().st_mtime_ns for path in (state_folder / "thumbnails").glob("*.png")}
    assert len(kept) == 13
    page.renew()
    person.qtbot.waitUntil(lambda: page.templates.cards[-1].picture is not None, timeout=PATIENCE)
    assert {path: path.stat().st_mtime_ns for path in (state_folder / "thumbnails").glob("*.png")} == kept
    assert page.recent.cards[0].offer.title == "Buying a sideboard online"


def test_a_file_that_was_written_meanwhile_is_looked_at_again(person: Person, page: StartPage) -> None:
    path = page.recent.cards[0].offer.path
    person.qtbot.waitUntil(lambda: page.recent.cards[0].picture is not None, timeout=PATIENCE)
    text = path.read_text("utf-8").replace("Buying a sideboard online", "Buying a shelf")
    path.write_text(text, "utf-8")
    page.renew()
    person.qtbot.waitUntil(lambda: page.recent.cards[0].offer.title == "Buying a shelf", timeout=PATIENCE)


def test_a_file_opens_with_a_click_and_the_page_goes(person: Person, page: StartPage) -> None:
    QTest.mouseClick(page.recent.cards[0], Qt.MouseButton.LeftButton)
    assert only_window(person).document.file_name == "online-shop.journey"
    assert not page.isVisible()


def test_a_file_that_is_gone_is_told_and_can_be_taken_from_the_list(person: Person, page: StartPage) -> None:
    gone = page.recent.cards[1]
    gone.click()
    assert "was not opened" in person.asked().text()
    person.answers("OK")
    assert page.isVisible()
    activate(person, page)
    page.recent.cards[1].setFocus()
    press(Qt.Key.Key_Delete)
    assert [one.offer.path.name for one in page.recent.cards] == ["online-shop.journey"]
    assert [path.name for path in person.windows.settings.recent] == ["online-shop.journey"]


def test_without_recent_files_only_the_rest_is_offered(person: Person) -> None:
    page = shown(person)
    assert not page.recent.isVisible()
    assert page.templates.isVisible()


def test_a_template_begins_a_journey_of_its_own(person: Person, page: StartPage) -> None:
    card(page, "Six phases").click()
    window = only_window(person)
    journey = window.document.session.journey
    assert [stage.name for stage in journey.stages][3] == "Purchase"
    assert "template" not in journey.extra
    assert window.document.path is None
    assert window.document.is_untouched
    assert "stage-1" not in {stage.id for stage in journey.stages}


def test_templates_are_there_in_the_other_language(person: Person, page: StartPage) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text() == "Deutsch").click()
    card(page, "Sechs Phasen").click()
    info = only_window(person).document.session.journey.info
    assert (info.language, info.title) == ("de", "Ein Küchengerät kaufen")


def test_the_sample_is_played_with_and_never_written_to(person: Person, page: StartPage) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text() == "Try the &sample").click()
    document = only_window(person).document
    assert document.title == "Buying a sideboard online"
    assert document.path is None


def test_new_and_open_work_by_their_keys(person: Person, page: StartPage) -> None:
    QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    person.names_file(page.recent.cards[0].offer.path)
    assert only_window(person).document.file_name == "online-shop.journey"
    person.windows.show_start()
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(person.windows.opened) == 2
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]


def test_the_keyboard_reaches_everything(person: Person, page: StartPage) -> None:
    activate(person, page)
    seen = [focused()]
    for _step in range(8):
        press(Qt.Key.Key_Tab)
        seen.append(focused())
    assert seen[:5] == ["&New journey", "&Open…", "Try the &sample", "&Guide", "Settings…"]
    assert seen[5:7] == ["online-shop", "Templates in English"]
    assert "Five phases" in seen


def test_arrows_go_through_the_cards(person: Person, page: StartPage) -> None:
    activate(person, page)
    page.recent.enter(0)
    assert focused() == "online-shop"
    press(Qt.Key.Key_Right)
    assert focused() == "gone"
    press(Qt.Key.Key_Right)
    assert focused() == "gone"
    press(Qt.Key.Key_Down)
    assert focused() == "Decision and advocacy"
    press(Qt.Key.Key_Down)
    assert focused() == page.templates.cards[page.templates.columns + 1].accessibleName()
    press(Qt.Key.Key_End)
    assert focused() == "Empty map"
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Up)
    assert focused() == "online-shop"
    press(Qt.Key.Key_Up)
    assert focused() == "online-shop"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert len(only_window(person).document.session.journey.stages) == 5


def test_what_has_the_focus_is_scrolled_into_view(page: StartPage) -> None:
    page.resize(900, 500)
    page.templates.enter(0, from_below=True)
    QApplication.processEvents()
    last = QApplication.focusWidget()
    assert isinstance(last, Card)
    assert not last.visibleRegion().isEmpty()


def test_a_card_is_a_button_with_a_name_for_screen_readers(page: StartPage) -> None:
    spoken = QAccessible.queryAccessibleInterface(card(page, "B2B buying"))
    assert spoken.role() == QAccessible.Role.PushButton
    assert spoken.text(QAccessible.Text.Name) == "B2B buying"
    assert spoken.text(QAccessible.Text.Description) == "Many people, one decision"


def test_a_template_of_ones_own_is_saved_used_and_deleted(person: Person) -> None:
    window = person.opens(person.sample())
    person.chooses(window, "save_template")
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, TemplateDialog)]
    dialog.name.setText("  Every quarter ")
    dialog.description.setText("Where we stand")
    dialog.accept()
    (saved,) = own_templates()
    assert (saved.name, saved.description) == ("Every quarter", "Where we stand")
    page = shown(person)
    own = page.templates.cards[-1]
    assert own.offer.title == "Every quarter"
    activate(person, page)
    own.setFocus()
    press(Qt.Key.Key_Delete)
    person.answers("Delete")
    assert own_templates() == ()
    assert page.templates.cards[-1].offer.title == "Empty map"


def test_a_template_that_is_broken_is_told(person: Person, state_folder: Path) -> None:
    saved = save_template(open_journey(person.sample()).journey, "Broken")
    saved.path.write_text("{", "utf-8")
    page = shown(person)
    page.templates.cards[-1].click()
    assert person.asked().text() == "The template cannot be used."
    assert page.isVisible()
    assert state_folder.exists()


def test_a_narrow_window_has_the_side_above_and_one_card_in_a_row(page: StartPage) -> None:
    (side,) = page.findChildren(Side)
    assert page.templates.columns == 4
    assert side.width() < 300
    page.resize(480, 700)
    QApplication.processEvents()
    assert side.width() == page.width()
    assert page.templates.columns == 1


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_name_fits_its_card(person: Person, language: str) -> None:
    person.windows.choose_language("de" if language == "de" else "en")
    page = shown(person)
    narrowest = page.templates.width_for(1)
    for one in page.templates.cards:
        assert one.words_width() <= narrowest, one.offer.title


def test_the_page_comes_back_with_what_was_worked_on(person: Person) -> None:
    window = person.opens()
    path = person.folder / "mine.journey"
    save_journey(window.document.session.journey, path, None)
    person.windows.settings.add_recent(path)
    person.chooses(window, "start_page")
    page = person.windows.start
    assert page is not None
    assert page.isVisible()
    assert page.recent.cards[0].offer.path == path
    assert window.isVisible()


def test_the_language_and_the_theme_change_while_it_is_shown(person: Person, page: StartPage) -> None:
    person.windows.choose_language("de")
    assert page.templates.cards[0].offer.title == "Fünf Phasen"
    before = page.grab().toImage()
    person.windows.look.choose("dark")
    assert page.grab().toImage() != before


def test_when_a_file_was_written_is_told_as_one_says_it() -> None:
    today = date(2026, 11, 3)
    assert told_when(datetime(2026, 11, 3, 14, 2, tzinfo=UTC), today) == "today, 14:02"
    assert told_when(datetime(2026, 11, 2, 23, 59, tzinfo=UTC), today) == "yesterday"
    assert told_when(datetime(2026, 10, 12, 8, 0, tzinfo=UTC), today) == "12 Oct 2026"


def test_the_oldest_pictures_make_room(person: Person, state_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeyboard.editor.start.looking.MOST_KEPT", 3)
    page = shown(person)
    person.qtbot.waitUntil(lambda: page.templates.cards[-1].picture is not None, timeout=PATIENCE)
    assert len(list((state_folder / "thumbnails").glob("*.png"))) == 3
