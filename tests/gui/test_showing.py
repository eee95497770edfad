"""What is shown: hidden and collapsed lanes, evidence, saved views, minimap, gallery, going to a stage."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from tests.gui.conftest import Person
from tests.gui.rules import clipped
from tests.gui.scenes import opened

from journeyboard.editor.palette.popup import Palette
from journeyboard.editor.showing.gallery import LaneGallery
from journeyboard.editor.window import Window
from journeyboard.journey.records import Card, Lane
from journeyboard.storage.files import open_journey

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def shown_lanes(window: Window) -> list[str]:
    return [lane.id for lane in window.canvas.board.lanes]


def select_lane(window: Window, place: int) -> Lane:
    lane = window.document.session.journey.lanes[place]
    window.document.session.select([lane.id])
    return lane


def save_view(person: Person, window: Window, name: str) -> None:
    person.chooses(window, "save_view")
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QInputDialog))
    dialog.setTextValue(name)
    dialog.accept()
    window.activateWindow()  # no window manager does it here
    person.qtbot.waitUntil(window.isActiveWindow)


def test_the_gallery_has_room_for_its_columns_where_the_text_is_large(person: Person) -> None:
    person.windows.look.choose_text_size(160)
    assert not clipped(opened("lane_gallery", person))


def test_a_lane_is_hidden_told_in_the_status_bar_and_shown_again(person: Person) -> None:
    window = person.opens(person.sample())
    lane = select_lane(window, 1)
    person.chooses(window, "hide_lane")
    assert lane.id not in shown_lanes(window)
    assert window.document.session.history.is_saved  # what is shown is no edit
    assert any(button.text() == "1 hidden" for button in window.statusBar().findChildren(type(window._status._hidden)))
    window.show_commands.hidden_menu_at(QPoint(50, 50))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert lane.id in shown_lanes(window)


def test_stages_are_hidden_and_all_shown_again(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    session.select([session.journey.stages[0].id])
    person.chooses(window, "hide_stage")
    select_lane(window, 0)
    person.chooses(window, "collapse_lane")
    assert len(window.canvas.board.stages) == len(session.journey.stages) - 1
    assert window.canvas.board.lanes[0].collapsed
    window.show_commands.show_all()
    assert len(window.canvas.board.stages) == len(session.journey.stages)
    assert not window.canvas.board.lanes[0].collapsed


def test_a_collapsed_lane_opens_by_the_same_command(person: Person) -> None:
    window = person.opens(person.sample())
    lane = select_lane(window, 0)
    person.chooses(window, "collapse_lane")
    person.chooses(window, "collapse_lane")
    assert lane.id not in window.document.session.view.collapsed_lanes


def test_a_lane_is_duplicated_with_its_cards_in_one_step(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    before = set(session.journey.cards)
    lane = select_lane(window, 0)
    person.chooses(window, "duplicate_lane")
    copy = session.journey.lanes[1]
    cards = session.journey.in_order(Card)
    texts = [sorted((card.step, card.text) for card in cards if card.lane == one) for one in (lane.id, copy.id)]
    assert texts[0] == texts[1] != []
    session.undo()
    assert set(session.journey.cards) == before


def test_a_view_is_saved_chosen_by_its_key_updated_and_kept_in_the_file(person: Person) -> None:
    path = person.sample()
    window = person.opens(path)
    session = window.document.session
    already = len(session.journey.views)
    person.chooses(window, "evidence")
    window.canvas.zoom_to(0.5)
    save_view(person, window, "What we know")
    assert session.view.name == "What we know"
    person.chooses(window, "view_0")
    assert not session.view.evidence
    window.canvas.zoom_to(1.0)
    QTest.keyClick(window.canvas, Qt.Key(Qt.Key.Key_1 + already), CTRL_ALT)
    assert session.view.evidence
    assert window.canvas.zoom == 0.5
    select_lane(window, 0)
    person.chooses(window, "hide_lane")
    person.chooses(window, "update_view")
    person.chooses(window, "open_with_view")
    person.chooses(window, "save")
    opening = open_journey(path).journey.opening_view
    assert (opening.name, opening.evidence, len(opening.hidden_lanes)) == ("What we know", True, 1)


def test_saved_views_stand_in_their_menu_and_are_deleted_by_one_undoable_step(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    save_view(person, window, "Mine & yours")
    action = window.actions_[f"view_{len(session.journey.views)}"]
    assert action.text().endswith("Mine && yours")
    assert action.isChecked()
    person.chooses(window, "delete_view")
    assert "Mine & yours" not in [view.name for view in session.journey.views]
    session.undo()
    assert "Mine & yours" in [view.name for view in session.journey.views]


def test_the_gallery_adds_a_lane_by_keyboard(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    select_lane(window, 0)
    person.chooses(window, "lane_gallery")
    gallery = QApplication.activePopupWidget()
    assert isinstance(gallery, LaneGallery)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(gallery, key)
    QApplication.processEvents()
    assert session.journey.lanes[1].kind == "pain_points"


def test_every_kind_of_lane_and_line_is_in_the_gallery(person: Person) -> None:
    window = person.opens()
    session = window.document.session
    count = len(session.journey.lanes)
    for place in range(12):
        person.chooses(window, "lane_gallery")
        gallery = QApplication.activePopupWidget()
        assert isinstance(gallery, LaneGallery)
        gallery.buttons[place].click()
        QApplication.processEvents()
        window.canvas.finish_editing()
    assert len(session.journey.lanes) == count + 12
    made = session.journey.lanes
    assert {lane.kind for lane in made} == {
        "notes", "touchpoints", "emotion", "pain_points", "opportunities", "channels", "images", "metrics",
        "divider", "parking",
    }  # fmt: skip
    assert {lane.divider for lane in made if lane.kind == "divider"} == {"interaction", "visibility", "internal"}


def test_going_to_a_stage_by_its_name(person: Person) -> None:
    window = person.opens(person.sample())
    QTest.keyClick(window.canvas, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, Palette)
    stage = window.document.session.journey.stages[-1]
    QTest.keyClicks(palette.field, stage.name)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: window.document.session.selected == (stage.id,))


def test_the_minimap_moves_the_map(person: Person) -> None:
    window = person.opens(person.sample())
    window.canvas.zoom_to(2.0)
    person.chooses(window, "minimap")
    minimap = window.show_commands.minimap
    assert minimap.isVisible()
    around = window.canvas.viewport().rect()
    assert around.contains(minimap.geometry())
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=minimap.rect().bottomRight() - QPoint(8, 8))
    port, board = window.canvas.port, window.canvas.board
    assert port.region.right > board.width - 30
    assert port.region.bottom > board.height - 30
    QTest.keyClick(minimap, Qt.Key.Key_Up)
    assert window.canvas.port.y < port.y
    person.chooses(window, "minimap")
    assert not minimap.isVisible()


def test_a_persona_is_chosen_in_the_tool_bar(person: Person) -> None:
    window = person.opens(person.sample())
    window.resize(1440, 900)
    persona = window.document.session.journey.personas[1]
    window.show_commands.show_personas((persona.id,))
    assert window.document.session.view.filter.personas == (persona.id,)
    window.show_commands.show_personas(())
    assert window.document.session.view.filter.personas == ()


def test_the_window_menu_goes_from_window_to_window(person: Person) -> None:
    first = person.opens(person.sample())
    second = person.opens(person.sample("buecherei.journey"))
    assert second is not first
    assert person.windows.opened == [first, second]
    menu = next(menu for menu in first.menuBar().findChildren(QMenu) if menu.title() == "Wi&ndow")
    menu.aboutToShow.emit()
    listed = [action.text() for action in menu.actions()[-2:]]
    assert [text.split(" ")[0] for text in listed] == ["online-shop.journey", "buecherei.journey"]
    assert menu.actions()[-2].isChecked()
    person.windows.next(second)
    person.qtbot.waitUntil(first.isActiveWindow)
