"""The outline dock: the map as a tree, in step with what is selected on the canvas."""

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from tests.gui.conftest import Person

from journeyboard.editor.docks.nodes import Node
from journeyboard.editor.docks.outline import OutlineDock
from journeyboard.editor.docks.tree import OutlineTree, node_of
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
    dock = window.docks.outline
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
    dock = window.docks.outline
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
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.docks.outline)
    window.close()
    again = person.opens(person.sample())
    assert again.docks.outline.isVisible()
    assert again.dockWidgetArea(again.docks.outline) == Qt.DockWidgetArea.RightDockWidgetArea
    assert names(again.docks.outline)


# -- arranging

ALT = Qt.KeyboardModifier.AltModifier


def choose(dock: OutlineDock, text: str) -> QTreeWidgetItem:
    """Go to the first line of that name, opened or not."""
    for index in range(dock.tree.topLevelItemCount()):
        stage = there(dock.tree.topLevelItem(index))
        for line in (stage, *(there(stage.child(at)) for at in range(stage.childCount()))):
            line.setExpanded(True)
            lines = [line, *(there(line.child(at)) for at in range(line.childCount()))]
            found = next((item for item in lines if item.text(0) == text), None)
            if found is not None:
                dock.tree.setCurrentItem(found)
                return found
    raise AssertionError(f"no line {text}")


def test_alt_and_arrows_move_stages_lanes_and_cards(window: Window, outline: OutlineDock) -> None:
    session = window.document.session
    outline.tree.setFocus()
    choose(outline, "Consideration")
    QTest.keyClick(outline.tree, Qt.Key.Key_Up, ALT)
    assert [stage.name for stage in session.journey.stages][:2] == ["Consideration", "Awareness"]
    assert there(outline.tree.currentItem()).text(0) == "Consideration"
    QTest.keyClick(outline.tree, Qt.Key.Key_Up, ALT)  # already the first
    assert len(session.history.done) == 1

    shown = names(outline)
    choose(outline, "Doing · 3")
    QTest.keyClick(outline.tree, Qt.Key.Key_Down, ALT)
    assert session.journey.lanes[1].name == "Doing"
    assert names(outline) == shown
    session.undo()

    choose(outline, "Searches “oak sideboard”")
    QTest.keyClick(outline.tree, Qt.Key.Key_Up, ALT)
    line = there(outline.tree.currentItem())
    assert line.text(0) == "Searches “oak sideboard”"
    assert below(there(line.parent())) == ["Searches “oak sideboard”", "Sees a living-room post on Instagram"]
    # Down at the end of its stage it goes on to the next one.
    QTest.keyClick(outline.tree, Qt.Key.Key_Down, ALT)
    QTest.keyClick(outline.tree, Qt.Key.Key_Down, ALT)
    line = there(outline.tree.currentItem())
    assert line.text(0) == "Searches “oak sideboard”"
    assert there(there(line.parent()).parent()).text(0) == "Decision"


class _Drop(QDragMoveEvent):
    """What the system sends when something of the tree is over it."""

    def __init__(self, tree: OutlineTree, at: QPoint, data: QMimeData) -> None:
        super().__init__(at, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        self._tree = tree

    def source(self) -> QObject:
        return self._tree


def drag(dock: OutlineDock, what: str, onto: str, height: float) -> bool:
    """Drop a line at a height (0–1) of another; whether it may be dropped there."""
    tree, target = dock.tree, choose(dock, onto)
    line = choose(dock, what)
    rect = tree.visualItemRect(target)
    at = QPoint(rect.center().x(), rect.top() + round(height * (rect.height() - 1)))
    event = _Drop(tree, at, tree.mimeData([line]))
    tree.dragMoveEvent(event)
    if event.isAccepted():
        tree.dropEvent(event)
    return event.isAccepted()


def test_lines_are_dragged_among_their_like(window: Window, outline: OutlineDock) -> None:
    session = window.document.session
    post, search = "Sees a living-room post on Instagram", "Searches “oak sideboard”"
    assert drag(outline, post, search, 0.95)
    assert below(there(there(outline.tree.currentItem()).parent())) == [search, post]
    assert drag(outline, search, "Doing · 3", 0.5)
    assert "Doing · 4" in below(there(outline.tree.topLevelItem(1)))
    assert len(session.history.done) == 2
    assert drag(outline, "Awareness", "Decision", 0.05)
    assert names(outline)[:3] == ["Consideration", "Awareness", "Decision"]
    assert session.history.done[-1].label == "Move stage"


def test_nothing_is_dropped_where_it_cannot_stand(window: Window, outline: OutlineDock) -> None:
    assert not drag(outline, "Awareness", "Doing · 3", 0.5)
    assert not drag(outline, "Searches “oak sideboard”", "Decision", 0.5)
    assert window.document.session.history.done == ()


# -- filtering


def shown(dock: OutlineDock) -> list[str]:
    """All lines that are there, those of closed ones too."""
    found: list[str] = []

    def walk(item: QTreeWidgetItem) -> None:
        found.append(item.text(0))
        for index in range(item.childCount()):
            walk(there(item.child(index)))

    for index in range(dock.tree.topLevelItemCount()):
        walk(there(dock.tree.topLevelItem(index)))
    return found


def test_a_filter_leaves_what_is_called_so_and_what_stands_above(window: Window, outline: OutlineDock) -> None:
    assert window.isVisible()
    everything = names(outline)
    QTest.keyClicks(outline.field, "oak SIDE")
    assert shown(outline) == ["Awareness", "Doing · 2", "Searches “oak sideboard”"]
    QTest.keyClick(outline.field, Qt.Key.Key_Down)
    assert outline.tree.hasFocus()
    assert there(outline.tree.currentItem()).text(0) == "Searches “oak sideboard”"
    outline.field.setFocus()
    QTest.keyClicks(outline.field, "xyz")
    assert shown(outline) == []
    QTest.keyClick(outline.field, Qt.Key.Key_Escape)
    assert names(outline) == everything
    QTest.keyClick(outline.field, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()


def test_a_stage_that_is_called_so_keeps_all_below(window: Window, outline: OutlineDock) -> None:
    assert window.isVisible()
    QTest.keyClicks(outline.field, "delivery")
    assert "Delivery" in names(outline)
    assert "Awareness" not in names(outline)
    stage = there(outline.tree.topLevelItem(names(outline).index("Delivery")))
    assert "Doing · 2" in below(stage)
