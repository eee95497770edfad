"""Selecting and rearranging on the map, with the pointer and with the keyboard."""

from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot
from tests.gui.driver import ALT, CTRL, SHIFT, Driver
from tests.gui.journeys import STAGES, small_journey

from journeyboard.board.finding import feeling_value

Key = Qt.Key


# -- selecting


def test_click_shift_and_ctrl_select(driver: Driver) -> None:
    driver.click_card("Reads")
    assert driver.selected_texts() == ["Reads"]
    driver.click_card("Pays", CTRL)
    assert driver.selected_texts() == ["Reads", "Pays"]
    driver.click_card("Reads", CTRL)
    assert driver.selected_texts() == ["Pays"]
    driver.click_card("Reads")
    driver.click_card("No cash", SHIFT)
    assert set(driver.selected_texts()) == {"Reads", "Asks", "Shop window", "Pays", "No cash"}


def test_shift_click_in_one_cell_selects_between(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.click_card("Asks", SHIFT)
    assert driver.selected_texts() == ["Reads", "Asks"]


def test_a_click_on_one_of_several_leaves_that_one(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.click_card("Asks", SHIFT)
    driver.click_card("Asks")
    assert driver.selected_texts() == ["Asks"]


def test_a_rubber_band_selects_what_it_meets(driver: Driver) -> None:
    cell = driver.cell("Doing", 0)
    start = driver.canvas.panes.place(cell).topLeft() + QPointF(2, 2)
    driver.drag(start, driver.at(driver.card_rect("Asks")))
    assert driver.selected_texts() == ["Reads", "Asks"]


def test_escape_during_a_rubber_band_selects_what_was_selected(driver: Driver) -> None:
    driver.click_card("Pays")
    start = driver.canvas.panes.place(driver.cell("Doing", 0)).topLeft() + QPointF(2, 2)
    driver.hold(start)
    driver.carry(start + QPointF(60, 30), driver.at(driver.card_rect("Asks")))
    assert driver.selected_texts() == ["Reads", "Asks"]
    driver.press(Key.Key_Escape)
    assert driver.selected_texts() == ["Pays"]


def test_arrows_walk_through_cards_and_cells_and_into_headings(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.press(Key.Key_Down)
    assert driver.selected_texts() == ["Asks"]
    driver.press(Key.Key_Down)
    assert driver.selected_texts() == ["Shop window"]
    driver.press(Key.Key_Right)
    assert driver.session.place == driver.place("Touchpoints", 1)
    assert driver.session.selected == ()
    driver.press(Key.Key_Up, times=2)
    assert driver.session.selected == (driver.stage("Compare").id,)
    driver.press(Key.Key_Left)
    assert driver.session.selected == (driver.stage("See").id,)
    driver.press(Key.Key_Down)
    driver.press(Key.Key_Left)
    assert driver.session.selected == (driver.lane("Doing").id,)


def test_select_all_takes_the_cell_then_everything(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.press(Key.Key_A, CTRL)
    assert driver.selected_texts() == ["Reads", "Asks"]
    driver.press(Key.Key_A, CTRL)
    assert len(driver.session.selected) == len(driver.journey.cards)


def test_escape_steps_back(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.press(Key.Key_Escape)
    assert driver.session.selected == ()
    assert driver.session.place == driver.place("Doing", 0)
    driver.press(Key.Key_Escape)
    assert driver.session.place is None


def test_delete_is_one_step(driver: Driver) -> None:
    before = driver.bytes
    driver.click_card("Reads")
    driver.click_card("Asks", SHIFT)
    driver.press(Key.Key_Delete)
    assert driver.texts("Doing", 0) == []
    driver.session.undo()
    assert driver.bytes == before


# -- moving cards


def test_a_card_is_dragged_to_another_cell_and_takes_its_kind(driver: Driver) -> None:
    before = driver.bytes
    driver.drag_card("Reads", "Pain points", 2, above="No cash")
    assert driver.texts("Pain points", 2) == ["Reads", "No cash"]
    assert driver.card("Reads").kind == "pain_point"
    assert driver.selected_texts() == ["Reads"]
    driver.session.undo()
    assert driver.bytes == before


def test_a_card_is_dragged_within_its_cell(driver: Driver) -> None:
    driver.drag_card("Reads", "Doing", 0)
    assert driver.texts("Doing", 0) == ["Asks", "Reads"]


def test_several_cards_are_dragged_together(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.click_card("Asks", SHIFT)
    driver.drag_card("Asks", "Doing", 2)
    assert driver.texts("Doing", 2) == ["Pays", "Reads", "Asks"]
    driver.session.undo()
    assert driver.texts("Doing", 0) == ["Reads", "Asks"]


def test_cards_are_not_dropped_where_none_belong(driver: Driver) -> None:
    before = driver.bytes
    driver.drag_card("Reads", "Emotion", 1)
    assert driver.bytes == before


def test_escape_cancels_a_drag_byte_for_byte(driver: Driver) -> None:
    before = driver.bytes
    driver.hold(driver.at(driver.card_rect("Reads")))
    driver.carry(driver.landing("Doing", 1), driver.landing("Doing", 2))
    driver.press(Key.Key_Escape)
    driver.let_go(driver.landing("Doing", 2))
    assert driver.bytes == before
    assert driver.session.history.undo_label is None


def test_a_drag_at_the_edge_scrolls(qtbot: QtBot) -> None:
    driver = Driver(small_journey(), width=600, height=400)
    qtbot.addWidget(driver.canvas)
    driver.canvas.zoom_to(1.0)
    driver.canvas.show_record(driver.card("Reads").id)
    x = driver.canvas.port.x
    driver.hold(driver.at(driver.card_rect("Reads")))
    edge = QPointF(driver.canvas.viewport().width() - 3, driver.at(driver.card_rect("Reads")).y())
    driver.carry(edge)
    qtbot.waitUntil(lambda: driver.canvas.port.x > x + 50)
    driver.press(Key.Key_Escape)
    assert driver.texts("Doing", 0) == ["Reads", "Asks"]


def test_cards_are_moved_by_the_keyboard(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.press(Key.Key_Down, CTRL)
    assert driver.texts("Doing", 0) == ["Asks", "Reads"]
    driver.press(Key.Key_Down, CTRL)
    assert driver.texts("Touchpoints", 0) == ["Reads", "Shop window"]
    driver.press(Key.Key_Right, CTRL)
    assert driver.texts("Touchpoints", 1) == ["Reads"]
    driver.press(Key.Key_Up, CTRL)
    assert driver.texts("Doing", 1) == ["Reads"]
    driver.press(Key.Key_Left, CTRL)
    assert driver.texts("Doing", 0) == ["Reads", "Asks"]


def test_moves_of_several_cells_are_one_step(driver: Driver) -> None:
    before = driver.bytes
    driver.click_card("Reads")
    driver.click_card("Shop window", SHIFT)
    driver.press(Key.Key_Right, CTRL)
    assert driver.texts("Doing", 1) == ["Reads", "Asks"]
    assert driver.texts("Touchpoints", 1) == ["Shop window"]
    driver.session.undo()
    assert driver.bytes == before


def test_at_the_edge_of_the_map_cards_stay(driver: Driver) -> None:
    before = driver.bytes
    driver.click_card("Reads")
    driver.press(Key.Key_Left, CTRL)
    driver.press(Key.Key_Up, CTRL)
    assert driver.bytes == before


# -- feelings


def test_a_feeling_is_dragged_in_one_step(driver: Driver) -> None:
    before = driver.bytes
    rect = driver.canvas.rect_of("bo2")
    assert rect is not None
    start = driver.at(rect)
    driver.drag(start, start + QPointF(0, -30))
    feeling = driver.journey.feeling("bo", driver.place("Emotion", 2).step)
    assert feeling is not None
    _x, y = driver.canvas.panes.point(start + QPointF(0, -30))
    assert feeling.value == feeling_value(driver.canvas.board, driver.lane("Emotion").id, y)
    driver.session.undo()
    assert driver.bytes == before


def test_escape_puts_a_dragged_feeling_back_byte_for_byte(driver: Driver) -> None:
    before = driver.bytes
    rect = driver.canvas.rect_of("bo2")
    assert rect is not None
    start = driver.at(rect)
    driver.hold(start)
    driver.carry(start + QPointF(0, -15), start + QPointF(0, -30))
    assert driver.bytes != before
    driver.press(Key.Key_Escape)
    assert driver.bytes == before


def test_feelings_are_set_by_the_keyboard(driver: Driver) -> None:
    driver.session.select(["ada2"], driver.place("Emotion", 2))
    driver.press(Key.Key_Up, CTRL)
    driver.press(Key.Key_Up, CTRL | SHIFT)
    feeling = driver.journey.get("ada2")
    assert getattr(feeling, "value", None) == 0.6


def test_a_double_click_in_the_emotion_lane_sets_a_feeling(driver: Driver) -> None:
    for feeling_id in ("bo3", "ada3"):  # the curve that was touched last is the one that is set
        driver.session.select([feeling_id])
        driver.press(Key.Key_Delete)
    cell = driver.cell("Emotion", 3)
    driver.double_click(cell)
    feeling = driver.journey.feeling("ada", driver.place("Emotion", 3).step)
    assert feeling is not None
    assert abs(feeling.value) <= 0.2


# -- headings


def test_stages_and_lanes_are_moved_along_by_the_keyboard(driver: Driver) -> None:
    driver.session.select([driver.stage("See").id])
    driver.press(Key.Key_Right, ALT)
    assert [stage.name for stage in driver.journey.stages] == ["Compare", "See", *STAGES[2:]]
    lane = driver.lane("Doing")
    driver.session.select([lane.id])
    driver.press(Key.Key_Down, ALT)
    assert driver.journey.lanes[1].id == lane.id
