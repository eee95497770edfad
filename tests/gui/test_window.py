"""The window around the canvas: menus, titles, several windows, themes, languages, clipboard."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton
from tests.gui.conftest import Person
from tests.gui.rules import clipped

from journeyboard.drawing.theme import DARK, LIGHT
from journeyboard.editor.canvas.curves import current_curve
from journeyboard.editor.settings import LanguageChoice
from journeyboard.editor.window import Window
from journeyboard.journey.editing import set_fields
from journeyboard.journey.records import Card, Lane
from journeyboard.storage.format import dump


def words_in(window: Window) -> str:
    """All that the window's bars say."""
    labels = [*window.statusBar().findChildren(QLabel), *window.findChildren(QLabel)]
    return " | ".join(label.text() for label in labels if label.text())


def test_the_bars_say_what_is_open(person: Person) -> None:
    window = person.opens(person.sample())
    window.resize(1440, 800)
    said = words_in(window)
    assert "online-shop.journey" in said
    assert "Buying a sideboard online" in said
    journey = window.document.session.journey
    assert f"{len(journey.stages)} stages · {len(journey.lanes)} lanes · {len(journey.cards)} cards" in said


def test_the_title_tells_unsaved_work_and_undo_takes_that_back(person: Person) -> None:
    window = person.opens(person.sample())
    assert not window.isWindowModified()
    person.chooses(window, "add_stage")
    person.qtbot.waitUntil(window.isWindowModified)
    window.canvas.cancel_editing()
    person.chooses(window, "undo")
    person.qtbot.waitUntil(lambda: not window.isWindowModified())


class Counted(QObject):
    """Counts the layouts that widgets ask for."""

    layouts = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's name
        self.layouts += event.type() == QEvent.Type.LayoutRequest
        return False


def test_a_window_left_alone_lays_nothing_out(person: Person, qapp: QApplication) -> None:
    window = person.opens(person.sample())
    for width in (1440, 1024, 800):
        window.resize(width, 640)
        for _turn in range(10):
            QApplication.processEvents()
        counted = Counted()
        qapp.installEventFilter(counted)
        for _turn in range(10):
            QApplication.processEvents()
        qapp.removeEventFilter(counted)
        assert not counted.layouts, width


def test_undo_is_named_after_what_it_takes_back(person: Person) -> None:
    window = person.opens()
    assert not window.actions_["undo"].isEnabled()
    person.chooses(window, "add_stage")
    person.qtbot.waitUntil(lambda: "Add stage" in window.actions_["undo"].text())


def test_a_new_journey_is_ready_to_be_typed_into(person: Person) -> None:
    window = person.opens()
    QTest.keyClicks(window.canvas, "Hears of it")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    journey = window.document.session.journey
    first = next(lane for lane in journey.lanes if lane.kind == "notes")
    assert [card.text for card in journey.cards_at(first.id, journey.columns()[0].id)] == ["Hears of it"]


def test_a_persona_that_was_only_added_does_not_take_the_feelings(person: Person) -> None:
    window = person.opens()
    for _persona in range(2):
        person.chooses(window, "add_persona")
    session = window.document.session
    first, second = (each.id for each in session.journey.personas)
    assert current_curve(session) == (first, "as_is")
    session.select([second])
    assert current_curve(session) == (second, "as_is")


def test_every_lane_kind_can_be_added(person: Person) -> None:
    window = person.opens()
    before = len(window.document.session.journey.lanes)
    menu = window.menus.lane_menu()
    entries = [action for action in menu.actions() if not action.isSeparator()]
    for action in entries:
        action.trigger()
        window.canvas.finish_editing()
    lanes = window.document.session.journey.lanes
    assert len(lanes) == before + len(entries)
    assert {lane.kind for lane in lanes} >= {"channels", "images", "divider", "parking", "metrics"}


def test_a_stage_is_added_named_moved_and_deleted(person: Person) -> None:
    window = person.opens()
    session = window.document.session
    names = [stage.name for stage in session.journey.stages]
    session.select([session.journey.stages[0].id])
    person.chooses(window, "add_stage")
    assert window.canvas.editor is not None
    QTest.keyClicks(window.canvas.editor, "First use")
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Return)
    assert [stage.name for stage in session.journey.stages] == [names[0], "First use", *names[1:]]
    window.canvas.cancel_editing()
    session.select([session.journey.stages[1].id])
    person.chooses(window, "stage_left")
    assert session.journey.stages[0].name == "First use"
    person.chooses(window, "delete_stage")
    assert [stage.name for stage in session.journey.stages] == names


def test_an_arrow_is_drawn_from_stage_to_stage(person: Person) -> None:
    window = person.opens()
    session = window.document.session
    first, second, *_rest = session.journey.stages
    session.select([second.id])
    window.grid_commands.draw_arrow(first.id, "returns")
    (link,) = session.journey.links
    assert (link.kind, link.from_, link.to) == ("returns", second.id, first.id)
    assert session.selected == (link.id,)
    assert window.inspector.field("label") is not None


def press(key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    """Press a key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in held:
        modifiers |= one
    QTest.keyClick(widget, key, modifiers)


def test_undo_goes_from_the_text_that_is_written_on_to_the_journey_and_redo_back(person: Person) -> None:
    window = person.opens()
    session, canvas = window.document.session, window.canvas
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    press(Qt.Key.Key_Home, ctrl)
    QTest.keyClicks(canvas, "one")
    press(Qt.Key.Key_Return)
    assert canvas.editor is not None
    QTest.keyClicks(canvas.editor, "two")
    press(Qt.Key.Key_Z, ctrl)
    assert canvas.editor is not None
    assert (canvas.editor.text, len(session.journey.cards)) == ("", 1)
    press(Qt.Key.Key_Z, ctrl, shift)
    assert canvas.editor.text == "two"
    press(Qt.Key.Key_Z, ctrl)
    press(Qt.Key.Key_Z, ctrl)
    assert canvas.editor is None
    assert not session.journey.cards
    press(Qt.Key.Key_Z, ctrl, shift)
    assert [card.text for card in session.journey.cards.values()] == ["one"]


def test_redo_never_takes_away_what_is_being_typed(person: Person) -> None:
    window = person.opens()
    session, canvas = window.document.session, window.canvas
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    person.chooses(window, "add_stage")
    canvas.cancel_editing()
    person.chooses(window, "undo")
    press(Qt.Key.Key_Home, ctrl)
    QTest.keyClicks(canvas, "typed")
    press(Qt.Key.Key_Z, ctrl, shift)
    assert canvas.editor is not None
    assert canvas.editor.text == "typed"
    assert session.history.redo_label is not None


def test_mnemonics_are_unique_in_each_menu(person: Person) -> None:
    window = person.opens(person.sample())
    for language in ("en", "de"):
        window.windows.choose_language(language)
        for menu in [window.menuBar(), *window.menuBar().findChildren(QMenu)]:
            texts = [action.text().replace("&&", "") for action in menu.actions()]
            letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
            assert len(letters) == len(set(letters)), (language, [action.text() for action in menu.actions()])
    window.windows.choose_language("en")


def test_no_shortcut_is_given_twice(person: Person) -> None:
    window = person.opens()
    shown_alone = Qt.ShortcutContext.WidgetShortcut  # the map's own keys, which set off no action
    actions = [action for action in window.actions() if action.shortcutContext() != shown_alone]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_theme_is_switched_everywhere_and_kept(person: Person) -> None:
    window = person.opens(person.sample())
    window.windows.look.choose("dark")
    assert window.canvas.theme is DARK
    assert QApplication.palette().window().color().name().upper() == DARK.chrome
    assert window.windows.settings.theme == "dark"
    window.windows.look.choose("light")
    assert window.canvas.theme is LIGHT


def test_the_language_is_switched_while_working(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    window = person.opens(person.sample())
    spoken: list[str] = []
    monkeypatch.setattr(window.windows, "on_language", lambda: spoken.append("told"))
    window.windows.choose_language("de")
    assert spoken == ["told"]
    assert window.windows.settings.language == "de"
    assert person.chooses(window, "add_stage") is None  # the new actions work
    window.windows.choose_language("en")
    assert window.menuBar().actions()[0].text() == "&File"


def test_a_second_file_opens_in_a_window_of_its_own(person: Person) -> None:
    first = person.opens(person.sample())
    first.file_commands.open_path(person.sample("buecherei.journey"))
    assert len(person.windows.opened) == 2
    first.file_commands.open_path(first.document.path or Path())
    assert len(person.windows.opened) == 2, "a file that is open already is shown, not opened again"


def test_a_file_opens_in_place_of_an_untouched_new_journey(person: Person) -> None:
    new = person.opens()
    new.file_commands.open_path(person.sample())
    (window,) = person.windows.opened
    assert window.document.file_name == "online-shop.journey"


def test_a_journey_dropped_on_the_window_opens(person: Person) -> None:
    window = person.opens()
    drop(window, person.sample())
    assert [w.document.file_name for w in person.windows.opened] == ["online-shop.journey"]


def test_a_file_of_no_use_is_refused_in_words(person: Person) -> None:
    window = person.opens()
    film = person.folder / "film.mp4"
    film.write_bytes(b"")
    drop(window, film)
    assert "film.mp4" in person.asked().text()
    person.answers("OK")


def test_a_broken_file_is_told_and_leaves_the_window_alone(person: Person) -> None:
    window = person.opens(person.sample())
    before = dump(window.document.session.journey)
    broken = person.folder / "<b>broken.journey"
    broken.write_bytes(b"\x00\x01 not a journey")
    window.file_commands.open_path(broken)
    box = person.asked()
    assert "<b>broken" in box.informativeText()
    assert box.textFormat() == Qt.TextFormat.PlainText
    person.answers("OK")
    assert person.windows.opened == [window]
    assert dump(window.document.session.journey) == before


def test_recent_files_are_offered_and_can_be_cleared(person: Person) -> None:
    window = person.opens(person.sample())
    settings = window.windows.settings
    assert [path.name for path in settings.recent] == ["online-shop.journey"]
    menu = next(menu for menu in window.findChildren(QMenu) if menu.title() == "Open &recent")
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "online-shop.journey"
    menu.actions()[-1].trigger()
    assert settings.recent == ()


def test_the_window_stands_where_it_stood(person: Person) -> None:
    window = person.opens()
    window.resize(733, 544)
    window.close_at_once()
    assert person.opens().size().toTuple() == (733, 544)


def test_f6_goes_round_the_panes(person: Person) -> None:
    window = person.opens(person.sample())
    QTest.keyClick(window.canvas, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.inspector.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.canvas


def test_the_zoom_is_shown_and_set(person: Person) -> None:
    window = person.opens(person.sample())
    window._status.zoomed.emit(0.5)
    assert window.canvas.zoom == pytest.approx(0.5)
    assert "50%" in words_in(window)


def test_unplaced_cards_are_told(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    lane = next(iter(session.journey.lanes))
    card = next(card for card in session.journey.cards.values() if card.lane == lane.id)
    assert isinstance(card, Card)
    assert isinstance(lane, Lane)
    session.do(set_fields(session.journey, [card.id], lane="gone"))
    person.qtbot.waitUntil(window._status._trouble.isVisible)
    assert "1 unplaced card" in window._status._trouble.text()


def test_an_unforeseen_error_keeps_the_work_and_speaks_plainly(person: Person, state_folder: Path) -> None:
    window = person.opens(person.sample())
    window.grid_commands.add_stage()
    try:
        raise ZeroDivisionError("on purpose")
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    box = person.asked()
    assert "on purpose" not in box.text() + box.informativeText()
    assert "on purpose" in (state_folder / "journeyboard.log").read_text("utf-8")
    assert list((state_folder / "recovery").glob("*.copy"))
    person.answers("OK")


def drop(window: Window, *paths: Path) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(100, 100), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    QApplication.processEvents()


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_button_gives_way_to_a_long_name(person: Person, language: LanguageChoice) -> None:
    path = person.sample().rename(person.folder / "a rather long name for the file of a journey.journey")
    person.windows.choose_language(language)
    window = person.opens(path)
    for width in (1440, 1024, 800):
        window.resize(width, 640)
        QApplication.processEvents()
        QApplication.processEvents()
        assert window.findChildren(QToolButton, "primary")[0].isVisible(), width


def test_names_give_way_to_buttons_that_grow(person: Person) -> None:
    window = person.opens(person.sample())
    window.resize(1024, 640)
    QApplication.processEvents()
    export = window.findChildren(QToolButton, "primary")[0]
    assert "Buying" in words_in(window)
    export.setText("Export all")
    QApplication.processEvents()
    QApplication.processEvents()
    assert export.isVisible()
    assert not [part for part in clipped(window) if "tools" in part]
