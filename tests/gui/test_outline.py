"""The outline dock: the map as a tree, in step with what is selected on the canvas."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from tests.gui.conftest import Person

from journeyboard.editor.docks.nodes import Node
from journeyboard.editor.docks.outline import OutlineDock, node_of
from journeyboard.editor.window import Window
from journeyboard.journey.cards import add_card
from journeyboard.journey.editing import set_fields

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


@pytest.fixture
def outline(window: Window) -> OutlineDock:
    """The outline, opened by its key."""
    QTest.keyClick(window.canvas, Qt.Key.Key_O, CTRL_SHIFT)
    dock = window.finding.outline
    assert dock.isVisible()
    return dock


def names(dock: OutlineDock) -> list[str]:
    tree = dock.tree
    found = (tree.topLevelItem(index) for index in range(tree.topLevelItemCount()))
    return [item.text(0) for item in found if item]


def there(item: QTreeWidgetItem | None) -> QTreeWidgetItem:
    assert item is not None
    return item


def current(dock: OutlineDock) -> Node:
    return node_of(there(dock.tree.currentItem()))


def below(item: QTreeWidgetItem) -> list[str]:
    return [there(item.child(index)).text(0) for index in range(item.childCount())]


def press(dock: OutlineDock, key: Qt.Key, times: int = 1) -> None:
    for _time in range(times):
        QTest.keyClick(dock.tree, key)


def test_it_is_hidden_until_asked_for_and_toggled_by_its_key(window: Window) -> None:
    dock = window.finding.outline
    assert not dock.isVisible()
    QTest.keyClick(window.canvas, Qt.Key.Key_O, CTRL_SHIFT)
    assert dock.isVisible()
    assert dock.tree.hasFocus()
    press(dock, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_O, CTRL_SHIFT)
    assert dock.tree.hasFocus()
    QTest.keyClick(dock.tree, Qt.Key.Key_O, CTRL_SHIFT)
    assert not dock.isVisible()
    assert window.canvas.hasFocus()


def test_it_lists_the_stages_and_their_lanes_and_cards(window: Window, outline: OutlineDock) -> None:
    journey = window.document.session.journey
    assert names(outline) == [stage.name for stage in journey.stages]
    lane = there(there(outline.tree.topLevelItem(0)).child(0))
    assert lane.text(0) == "Doing · 2"
    lane.setExpanded(True)
    assert below(lane) == ["Sees a living-room post on Instagram", "Searches “oak sideboard”"]


def test_walking_in_it_selects_on_the_map(window: Window, outline: OutlineDock) -> None:
    session = window.document.session
    first = session.journey.stages[0]
    session.select([first.id])
    assert current(outline) == Node("stage", first.id)
    press(outline, Qt.Key.Key_Down)
    lane = session.journey.lanes[0]
    assert current(outline) == Node("lane", lane.id, first.id)
    assert session.place == (lane.id, session.journey.columns()[0].id)
    assert session.selected == ()
    press(outline, Qt.Key.Key_Right, 2)  # opens it, goes in
    card = session.journey.cards_at(lane.id, session.journey.columns()[0].id)[0]
    assert session.selected == (card.id,)
    assert outline.tree.hasFocus()


def test_what_is_selected_on_the_map_is_shown_in_it(window: Window, outline: OutlineDock) -> None:
    session = window.document.session
    card = list(session.journey.cards.values())[-1]
    session.select([card.id])
    assert current(outline) == Node("card", card.id)


def test_f2_and_delete_work_on_what_is_chosen(window: Window, outline: OutlineDock) -> None:
    session = window.document.session
    card = next(iter(session.journey.cards.values()))
    session.select([card.id])
    outline.tree.setFocus()
    press(outline, Qt.Key.Key_F2)
    assert window.canvas.editor is not None
    QTest.keyClicks(window.canvas.editor, "Reads")
    window.canvas.finish_editing()
    assert session.journey.cards[card.id].text == "Reads"
    outline.tree.setFocus()
    press(outline, Qt.Key.Key_Delete)
    assert session.journey.get(card.id) is None
    session.undo()
    assert session.journey.get(card.id) is not None


def test_f2_on_a_lane_renames_it_and_delete_leaves_it(window: Window, outline: OutlineDock) -> None:
    session = window.document.session
    session.select([session.journey.stages[0].id])
    outline.tree.setFocus()
    press(outline, Qt.Key.Key_Down)
    press(outline, Qt.Key.Key_Delete)
    assert session.history.done == ()
    press(outline, Qt.Key.Key_F2)
    assert window.canvas.editor is not None
    assert window.canvas.editor.target.record_id == session.journey.lanes[0].id
    window.canvas.cancel_editing()


def test_it_follows_edits_and_keeps_open_what_was_open(window: Window, outline: OutlineDock, person: Person) -> None:
    session = window.document.session
    journey = session.journey
    card = next(iter(journey.cards.values()))
    session.select([card.id])
    stage = journey.stages[0]
    session.do(set_fields(journey, [stage.id], name="First"))
    session.do(add_card(journey, card.lane, card.step, "One more"))
    person.qtbot.waitUntil(lambda: names(outline)[0] == "First")
    assert current(outline) == Node("card", card.id)
    assert "One more" in below(there(there(outline.tree.currentItem()).parent()))


def test_cards_without_a_place_stand_at_the_end(window: Window, outline: OutlineDock, person: Person) -> None:
    session = window.document.session
    card = next(iter(session.journey.cards.values()))
    session.do(set_fields(session.journey, [card.id], lane=""))
    person.qtbot.waitUntil(lambda: names(outline)[-1] == "Unplaced · 1")
    session.select([card.id])
    assert current(outline) == Node("card", card.id)


def test_the_menu_offers_what_applies(window: Window, outline: OutlineDock) -> None:
    session = window.document.session
    session.select([session.journey.stages[1].id])
    item = there(outline.tree.currentItem())
    outline.tree.customContextMenuRequested.emit(outline.tree.visualItemRect(item).center())
    menu = QApplication.activePopupWidget()
    assert menu is not None
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert "Delete stage" in texts
    assert "Rename" in texts
    menu.close()


def test_it_stands_where_it_stood(person: Person) -> None:
    window = person.opens(person.sample())
    person.chooses(window, "outline")
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.finding.outline)
    window.close()
    again = person.opens(person.sample())
    assert again.finding.outline.isVisible()
    assert again.dockWidgetArea(again.finding.outline) == Qt.DockWidgetArea.RightDockWidgetArea
    assert names(again.finding.outline)
