"""The settings: what each choice does at once, and what is remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from tests.gui.conftest import Person

from journeyboard.board.layout import lay_out
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.editor.dialogs.settings import SettingsDialog
from journeyboard.editor.settings import Settings
from journeyboard.editor.window import Window
from journeyboard.journey.editing import set_fields
from journeyboard.language import current_language, format_number


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


def dialog(window: Window) -> SettingsDialog:
    window.actions_["settings"].trigger()
    QApplication.processEvents()
    return next(one for one in window.findChildren(SettingsDialog) if one.isVisible())


def pick(settings: SettingsDialog, name: str, words: str) -> None:
    """Choose from a box by the words that are shown."""
    box = settings.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    index = box.findText(words)
    assert index >= 0, [box.itemText(row) for row in range(box.count())]
    box.setCurrentIndex(index)
    box.activated.emit(index)
    QApplication.processEvents()


@pytest.mark.parametrize("name", ["language", "theme", "text_size"])
def test_the_wheel_over_a_choice_chooses_nothing_unless_it_has_the_focus(window: Window, name: str) -> None:
    settings = dialog(window)
    box = settings.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    chosen: list[int] = []
    box.activated.connect(chosen.append)
    settings.setFocus()
    before = box.currentIndex()
    scroll(box)
    assert (box.currentIndex(), chosen) == (before, [])
    box.setCurrentIndex(0)
    box.setFocus()
    scroll(box)
    assert chosen == [1]


def scroll(box: QComboBox) -> None:
    """One notch down."""
    at = QPointF(box.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, box.mapToGlobal(at), QPoint(), QPoint(0, -120), buttons, keys, phase, False)
    QApplication.sendEvent(box, event)


def test_the_language_changes_everywhere_at_once_and_in_the_dialog(window: Window) -> None:
    settings = dialog(window)
    pick(settings, "language", "Deutsch")
    assert settings.windowTitle() == "Einstellungen"
    assert window.menuBar().actions()[0].text() == "&Datei"
    assert Settings().language == "de"
    focus = QApplication.focusWidget()
    assert focus is None or focus.objectName() == "language"


def test_less_motion_is_asked_of_qt_and_remembered(window: Window) -> None:
    settings = dialog(window)
    assert QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    pick(settings, "motion", "Less")
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    assert Settings().motion == "less"
    pick(settings, "motion", "As the system has it")
    assert QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def test_numbers_are_written_apart_from_the_language(window: Window) -> None:
    settings = dialog(window)
    pick(settings, "numbers", "1.234,50 · 31. Okt. 2026")
    assert current_language() == "en"
    assert format_number(1234.5) == "1.234,5"
    assert QLocale().decimalPoint() == ","
    pick(settings, "numbers", "As in the language")
    assert format_number(1234.5) == "1,234.5"


def test_the_map_keeps_its_own_language_for_numbers(window: Window) -> None:
    before = window.document.session.board
    pick(dialog(window), "numbers", "1.234,50 · 31. Okt. 2026")
    assert lay_out(window.document.session.journey, window.document.session.view, QtMeasurer()) == before


def test_the_theme_changes_while_working(window: Window) -> None:
    before = window.grab().toImage()
    pick(dialog(window), "theme", "High contrast")
    assert window.windows.look.theme.name == "contrast"
    assert window.grab().toImage() != before


@pytest.mark.parametrize("percent", [125, 200, 300])
def test_text_grows_as_wished_and_the_map_keeps_its_zoom(window: Window, percent: int) -> None:
    zoom, usual = window.canvas.zoom, window.menuBar().fontMetrics().height()
    settings = dialog(window)
    pick(settings, "text_size", f"{percent}%")
    assert window.menuBar().fontMetrics().height() == pytest.approx(usual * percent / 100, rel=0.1)
    assert any(label.fontMetrics().height() > usual * 1.2 for label in settings.findChildren(QLabel))
    assert window.canvas.zoom == zoom
    assert Settings().text_size == percent


def test_a_journey_with_a_file_is_saved_by_itself(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeyboard.editor.autosaving.MINUTE_MS", 1)
    pick(dialog(window), "autosave", "After 1 minute")
    session = window.document.session
    path = window.document.path
    assert path is not None
    before = path.read_bytes()
    session.do(set_fields(session.journey, [session.journey.info.id], title="Saved by itself"))
    person.qtbot.waitUntil(lambda: window.document.is_saved)
    assert b"Saved by itself" in path.read_bytes() != before


def test_nothing_is_saved_by_itself_while_somebody_types_or_over_what_others_wrote(
    person: Person, window: Window
) -> None:
    session, path = window.document.session, window.document.path
    assert path is not None
    session.do(set_fields(session.journey, [session.journey.info.id], title="Mine"))
    path.write_bytes(path.read_bytes() + b"\n")
    theirs = path.read_bytes()
    window.saving.save_quietly()
    assert path.read_bytes() == theirs
    assert not window.document.is_saved
    assert person.is_asked_nothing()


def test_never_is_never(window: Window) -> None:
    session = window.document.session
    session.do(set_fields(session.journey, [session.journey.info.id], title="Mine"))
    QApplication.processEvents()
    assert not window.autosave.is_waiting


@pytest.mark.parametrize("written", ["0", "9999", "many", "-5"])
def test_a_size_that_makes_no_sense_is_the_usual_one(state_folder: Path, written: str) -> None:
    state_folder.mkdir()
    (state_folder / "settings.ini").write_text(f"[General]\ntext_size={written}\nautosave={written}x\n", "utf-8")
    assert Settings().text_size == 100
    assert Settings().autosave == 0


def test_they_are_reached_from_the_start_page(person: Person) -> None:
    page = person.windows.show_start()
    person.windows.open_settings(page)
    settings = page.findChildren(SettingsDialog)[0]
    pick(settings, "language", "Deutsch")
    assert page.templates.cards[0].offer.title == "Fünf Phasen"
    assert settings.isVisible()
