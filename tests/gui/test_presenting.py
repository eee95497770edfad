"""A presentation: gone through by keys and clicks, blanked, pointed at, edited, and left."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person

from journeyboard.editor.presenting.show import Show
from journeyboard.editor.window import Window
from journeyboard.journey.editing import delete, set_fields

Key = Qt.Key


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


def started(window: Window, person: Person, action: str = "present") -> Show:
    """The presentation, started from the menu and at rest."""
    person.chooses(window, action)
    show = window.present_commands.show
    assert show is not None
    person.qtbot.waitExposed(show)
    show.stage.setFocus()
    rest(show, person)
    return show


def rest(show: Show, person: Person) -> None:
    person.qtbot.waitUntil(lambda: not show.stage.is_moving)


def press(show: Show, person: Person, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(show.stage, key)
        rest(show, person)


def test_it_begins_with_the_whole_map_full_screen(window: Window, person: Person) -> None:
    show = started(window, person)
    assert show.isFullScreen()
    assert show.at == 0
    assert show.hint.isVisible()
    assert show.stage.port.zoom < 1


def test_keys_and_clickers_go_forth_and_back(window: Window, person: Person) -> None:
    show = started(window, person)
    for key in (Key.Key_Right, Key.Key_Space, Key.Key_PageDown, Key.Key_Down, Key.Key_Return):
        before = show.at
        press(show, person, key)
        assert show.at == before + 1
    for key in (Key.Key_Left, Key.Key_Up, Key.Key_PageUp, Key.Key_Backspace):
        before = show.at
        press(show, person, key)
        assert show.at == before - 1
    press(show, person, Key.Key_End)
    assert show.at == len(show.slides) - 1
    press(show, person, Key.Key_Right)
    assert show.at == len(show.slides) - 1, "the last slide stays"
    press(show, person, Key.Key_Home, Key.Key_Left)
    assert show.at == 0


def test_less_motion_goes_from_slide_to_slide_at_once(window: Window, person: Person) -> None:
    show = started(window, person)
    QTest.keyClick(show.stage, Key.Key_Right)
    assert show.stage.is_moving
    rest(show, person)
    person.windows.look.choose_motion("less")
    QTest.keyClick(show.stage, Key.Key_Right)
    assert not show.stage.is_moving
    assert show.at == 2
    person.windows.look.choose_motion("system")
    QTest.keyClick(show.stage, Key.Key_Right)
    assert show.stage.is_moving
    rest(show, person)
    person.windows.look.follow_system_motion(moves=False)
    QTest.keyClick(show.stage, Key.Key_Right)
    assert not show.stage.is_moving, "the system asks for less"
    person.windows.look.follow_system_motion(moves=True)


def test_clicks_go_forth_and_back(window: Window, person: Person) -> None:
    show = started(window, person)
    QTest.mouseClick(show.stage.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert show.at == 1
    assert show.session.selected == ()
    QTest.mouseClick(show.stage.viewport(), Qt.MouseButton.RightButton, pos=QPoint(300, 300))
    assert show.at == 0


def test_the_camera_shows_the_stage_that_is_spoken_of(window: Window, person: Person) -> None:
    show = started(window, person)
    press(show, person, Key.Key_Right)
    slide = show.slides[1]
    assert slide.focus is not None
    place = show.stage.panes.place(slide.focus)
    assert show.stage.viewport().rect().contains(place.topLeft().toPoint() + QPoint(2, 2))
    assert place.right() <= show.stage.viewport().width() + 1


def test_it_starts_at_the_current_stage_when_asked(window: Window, person: Person) -> None:
    session = window.document.session
    stage = session.journey.stages[3]
    session.select([stage.id])
    show = started(window, person, "present_here")
    assert show.slides[show.at].stage == stage.id


def test_lanes_are_revealed_on_the_screen_and_stay_on_the_map(window: Window, person: Person) -> None:
    show = started(window, person, "present_reveal")
    lanes = len(window.document.session.journey.lanes)
    assert len(show.session.board.lanes) == 0
    press(show, person, Key.Key_Right, Key.Key_Right)
    assert len(show.session.board.lanes) == 2
    assert len(window.canvas.board.lanes) == lanes
    press(show, person, Key.Key_End)
    assert len(show.session.board.lanes) == lanes


@pytest.mark.parametrize("action", ["present_steps", "present_lanes"])
def test_steps_and_lanes_are_gone_through(window: Window, person: Person, action: str) -> None:
    show = started(window, person, action)
    press(show, person, Key.Key_Right)
    slide = show.slides[show.at]
    assert slide.step or slide.lane


def test_the_screen_is_blanked_and_comes_back(window: Window, person: Person) -> None:
    show = started(window, person)
    press(show, person, Key.Key_B)
    assert show.blank == "#000000"
    press(show, person, Key.Key_W)
    assert show.blank == "#FFFFFF"
    press(show, person, Key.Key_Escape)
    assert show.blank == ""
    assert show.isVisible()
    press(show, person, Key.Key_B, Key.Key_Right)
    assert show.blank == "", "going on shows the map again"


def test_a_point_of_light_takes_the_place_of_the_mouse_pointer(window: Window, person: Person) -> None:
    show = started(window, person)
    press(show, person, Key.Key_L)
    viewport = show.stage.viewport()
    assert viewport.cursor().shape() == Qt.CursorShape.BlankCursor
    at = QPointF(200, 200)
    move = QMouseEvent(
        QEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(viewport, move)
    colour = viewport.grab().toImage().pixelColor(200, 200)
    assert (colour.red(), colour.green() < 90) == (255, True)
    press(show, person, Key.Key_L)
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_notes_tell_the_stage_what_to_say_and_what_comes(window: Window, person: Person) -> None:
    session = window.document.session
    session.do(set_fields(session.journey, [session.journey.stages[0].id], speaker_notes="Ask about the ad."))
    show = started(window, person)
    press(show, person, Key.Key_N, Key.Key_Right)
    notes = show.notes
    assert notes is not None
    assert notes.isVisible()
    assert notes.now.text() == "Awareness"
    assert notes.notes.toPlainText() == "Ask about the ad."
    assert notes.place.text() == f"2 of {len(show.slides)}"
    QTest.keyClick(notes, Key.Key_Right)
    assert show.at == 2, "it can be led from the notes"


def test_the_map_is_edited_while_everybody_looks_on(window: Window, person: Person) -> None:
    show = started(window, person)
    press(show, person, Key.Key_E)
    session = show.session
    card = next(card for card in session.journey.cards.values() if card.text == "Pays by invoice")
    session.select([card.id])
    QTest.keyClick(show.stage, Key.Key_F2)
    assert show.stage.editor is not None
    show.stage.editor.setPlainText("Pays by card")
    QTest.keyClick(show.stage.editor, Key.Key_Return)
    assert window.document.session.journey.cards[card.id].text == "Pays by card"
    assert not window.document.is_saved
    for _escape in range(4):
        QTest.keyClick(show.stage, Key.Key_Escape)
        if not show.stage.is_edited:
            break
    assert not show.stage.is_edited
    assert show.isVisible()
    assert window.document.session.selected == (), "the window's own selection is left alone"
    window.document.session.undo()
    assert window.document.session.journey.cards[card.id].text == "Pays by invoice"


def test_escape_ends_it_and_gives_the_keyboard_back(window: Window, person: Person) -> None:
    show = started(window, person)
    listeners = len(window.document.session.history.listeners)
    QTest.keyClick(show.stage, Key.Key_Escape)
    assert window.present_commands.show is None
    person.qtbot.waitUntil(window.canvas.hasFocus)
    assert len(window.document.session.history.listeners) == listeners - 1


def test_it_ends_with_the_window_it_was_started_from(window: Window, person: Person) -> None:
    show = started(window, person)
    press(show, person, Key.Key_N)
    notes = show.notes
    assert notes is not None
    window.close()
    assert not show.isVisible()
    assert not notes.isVisible()
    assert not window.isVisible()


def test_an_empty_map_can_be_shown(person: Person) -> None:
    window = person.opens()
    session = window.document.session
    session.do(delete(session.journey, [stage.id for stage in session.journey.stages]))
    show = started(window, person)
    press(show, person, Key.Key_Right, Key.Key_Left)
    assert len(show.slides) == 1
