"""Writing on the map with the keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QToolTip
from tests.gui.driver import ALT, CTRL, SHIFT, Driver

from journeyboard.board.damage import damage
from journeyboard.journey.editing import set_fields
from journeyboard.journey.records import Lane, Stage, replace

Key = Qt.Key


def test_typing_in_a_cell_writes_a_card_and_enter_starts_the_next_below(driver: Driver) -> None:
    driver.click_cell("Doing", 1)
    driver.type_in("First")
    driver.press(Key.Key_Return)
    driver.type_in("Second")
    driver.press(Key.Key_Return)
    driver.press(Key.Key_Escape)
    assert driver.texts("Doing", 1) == ["First", "Second"]
    assert driver.selected_texts() == ["Second"]


def test_tab_goes_to_the_next_step_so_that_a_row_is_typed_in_one_go(driver: Driver) -> None:
    driver.click_cell("Touchpoints", 1)
    for text in ("Web", "Shop", "Phone"):
        driver.type_in(text)
        driver.press(Key.Key_Tab)
    assert [driver.texts("Touchpoints", step) for step in range(1, 4)] == [["Web"], ["Shop"], ["Phone"]]
    assert driver.card("Web").kind == "touchpoint"


def test_tab_from_nowhere_begins_in_the_first_cell(driver: Driver) -> None:
    driver.session.focus(None)
    driver.press(Key.Key_Tab)
    assert driver.session.place == driver.place(driver.journey.lanes[0].name, 0)


@pytest.mark.parametrize("begins", [(), (Key.Key_Return,)])
def test_typing_from_nowhere_writes_in_the_first_cell_that_takes_cards(driver: Driver, begins: tuple[Key, ...]) -> None:
    driver.session.focus(None)
    before = driver.texts("Doing", 0)
    for key in begins:
        driver.press(key)
    driver.type_in("At once")
    driver.press(Key.Key_Tab)
    assert driver.texts("Doing", 0) == [*before, "At once"]


def test_typing_from_nowhere_writes_in_a_lane_that_is_shown(driver: Driver) -> None:
    first, second = (lane for lane in driver.journey.lanes[:4] if lane.kind in {"notes", "touchpoints"})
    driver.session.set_view(replace(driver.session.view, hidden_lanes=(first.id,)))
    driver.session.focus(None)
    driver.type_in("At once")
    driver.press(Key.Key_Tab)
    assert "At once" in driver.texts(second.name, 0)


def test_typing_with_the_title_selected_writes_no_card(driver: Driver) -> None:
    driver.session.focus(None)
    driver.session.select([driver.journey.info.id])
    before = driver.bytes
    driver.type_in("A")
    assert driver.bytes == before
    assert driver.canvas.editor is None


def test_shift_tab_goes_back(driver: Driver) -> None:
    driver.click_cell("Doing", 3)
    driver.type_in("Last")
    driver.press(Key.Key_Backtab)
    assert driver.session.place == driver.place("Doing", 2)


def test_each_card_is_one_step_to_undo(driver: Driver) -> None:
    before = driver.bytes
    driver.click_cell("Doing", 1)
    driver.type_in("A long text")
    driver.press(Key.Key_Return)
    driver.press(Key.Key_Escape)
    after = driver.bytes
    driver.session.undo()
    assert driver.bytes == before
    driver.session.redo()
    assert driver.bytes == after


def test_escape_takes_a_new_card_back_byte_for_byte(driver: Driver) -> None:
    before = driver.bytes
    driver.click_cell("Doing", 1)
    driver.type_in("Never mind")
    driver.press(Key.Key_Escape)
    assert driver.bytes == before
    assert driver.session.history.undo_label is None


@pytest.mark.parametrize("asks", ["types", "edits"])
def test_what_escape_took_back_comes_again_by_redo(driver: Driver, asks: str) -> None:
    if asks == "types":
        driver.click_cell("Doing", 1)
    else:
        driver.click_card("Reads")
        driver.press(Key.Key_F2)
    driver.type_in("Not so fast")
    driver.press(Key.Key_Escape)
    assert not [card for card in driver.journey.cards.values() if card.text == "Not so fast"]
    driver.session.redo()
    assert [card for card in driver.journey.cards.values() if card.text == "Not so fast"]


def test_escape_leaves_what_was_undone_before_to_redo(driver: Driver) -> None:
    before = driver.bytes
    card = driver.card("Reads")
    driver.session.do(set_fields(driver.journey, [card.id], "Write", text="Reads a lot"))
    driver.session.undo()
    driver.click_cell("Doing", 1)
    driver.type_in("Never mind")
    driver.press(Key.Key_Escape)
    assert driver.bytes == before
    driver.session.redo()
    assert driver.journey.cards[card.id].text == "Reads a lot"


def test_escape_takes_an_edit_back_byte_for_byte(driver: Driver) -> None:
    before = driver.bytes
    driver.click_card("Reads")
    driver.press(Key.Key_F2)
    driver.type_in("Something else")
    driver.press(Key.Key_Escape)
    assert driver.bytes == before
    assert driver.selected_texts() == ["Reads"]


def test_an_empty_card_leaves_nothing(driver: Driver) -> None:
    before = driver.bytes
    driver.click_cell("Doing", 1)
    driver.press(Key.Key_Return)
    driver.press(Key.Key_Return)
    assert driver.bytes == before
    assert driver.canvas.editor is None


def test_arrows_leave_an_empty_card(driver: Driver) -> None:
    driver.click_cell("Doing", 1)
    driver.press(Key.Key_Return)
    driver.press(Key.Key_Right)
    assert driver.session.place == driver.place("Doing", 2)
    assert driver.canvas.editor is None


def test_f2_edits_the_selected_card(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.press(Key.Key_F2)
    driver.press(Key.Key_End)
    driver.type_in(" a lot")
    driver.press(Key.Key_Tab)
    assert driver.texts("Doing", 0) == ["Reads a lot", "Asks"]


def test_double_click_edits_a_card(driver: Driver) -> None:
    driver.double_click(driver.card_rect("Asks"))
    driver.type_in("Wonders")
    driver.press(Key.Key_Tab)
    assert driver.texts("Doing", 0) == ["Reads", "Wonders"]


def test_enter_in_an_edited_card_starts_the_next_below_it(driver: Driver) -> None:
    driver.double_click(driver.card_rect("Reads"))
    driver.press(Key.Key_Return)
    driver.type_in("Between")
    driver.press(Key.Key_Return)
    assert driver.texts("Doing", 0) == ["Reads", "Between", "Asks"]


def test_typing_with_a_card_selected_writes_below_it(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.type_in("Between")
    driver.press(Key.Key_Return)
    assert driver.texts("Doing", 0) == ["Reads", "Between", "Asks"]


def test_shift_enter_breaks_the_line(driver: Driver) -> None:
    driver.click_cell("Doing", 1)
    driver.type_in("One")
    driver.press(Key.Key_Return, SHIFT)
    driver.type_in("two")
    driver.press(Key.Key_Return)
    assert driver.texts("Doing", 1) == ["One\ntwo"]


def test_alt_enter_breaks_the_line_too(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.press(Key.Key_F2)
    driver.press(Key.Key_End)
    driver.press(Key.Key_Return, ALT)
    driver.type_in("slowly")
    driver.press(Key.Key_Return)
    assert driver.texts("Doing", 0)[0] == "Reads\nslowly"


LONG = "and reads, and reads, and reads, and reads, and reads"


def test_the_card_grows_and_what_is_below_moves_along_as_one_types(driver: Driver) -> None:
    before = driver.bytes
    asks, row = driver.card_rect("Asks"), driver.cell("Touchpoints", 0)
    height = driver.card_rect("Reads").height
    driver.double_click(driver.card_rect("Reads"))
    driver.type_in(LONG)
    grown = driver.card_rect("Reads").height - height
    assert grown >= 17
    assert driver.card_rect("Asks").y == asks.y + grown
    assert driver.cell("Touchpoints", 0).y >= row.y + grown - 20
    assert driver.bytes == before
    driver.press(Key.Key_Escape)
    assert driver.card_rect("Asks") == asks
    assert driver.cell("Touchpoints", 0) == row


def test_a_new_card_has_its_place_while_it_is_written(driver: Driver) -> None:
    asks = driver.card_rect("Asks")
    driver.click_card("Reads")
    driver.press(Key.Key_Return)
    assert driver.card_rect("Asks").y > asks.y
    driver.press(Key.Key_Escape)
    assert driver.card_rect("Asks") == asks


def test_finishing_leaves_the_map_as_it_looked(driver: Driver) -> None:
    driver.double_click(driver.card_rect("Reads"))
    driver.type_in(LONG)
    seen = driver.canvas.board
    driver.press(Key.Key_Tab)
    assert damage(seen, driver.canvas.board) == ()


@pytest.mark.parametrize("zoom", [0.6, 0.75, 1.0, 1.5, 3.0])
def test_lines_break_in_the_editor_where_they_break_on_the_card(driver: Driver, zoom: float) -> None:
    driver.canvas.zoom_to(zoom)
    words = LONG.replace(",", "").split()
    for count in range(3, len(words)):
        text = " ".join(words[:count])
        driver.session.do(set_fields(driver.journey, [driver.card("Reads").id], text=text))
        driver.canvas.write(driver.card(text).id)
        editor = driver.canvas.editor
        assert editor is not None
        rect = driver.canvas.panes.place(driver.card_rect(text))
        assert rect.toRect().adjusted(-1, -1, 1, 1).contains(editor.geometry()), text
        driver.press(Key.Key_Escape)
        driver.session.undo()


def test_far_away_the_editor_is_large_enough_to_write_in_and_in_the_window(driver: Driver) -> None:
    driver.canvas.zoom_to(0.2)
    driver.session.focus(driver.place("Doing", 3))
    driver.press(Key.Key_Return)
    editor = driver.canvas.editor
    assert editor is not None
    assert editor.fontMetrics().height() >= 10
    assert driver.canvas.viewport().rect().contains(editor.geometry())


def test_the_caret_stays_in_view(driver: Driver) -> None:
    driver.canvas.zoom_to(3)
    driver.session.select([driver.card("Reads").id])
    driver.press(Key.Key_F2)
    driver.type_in(f"{LONG} {LONG} {LONG} {LONG}")
    assert driver.canvas.editor is not None
    assert driver.canvas.viewport().rect().contains(driver.canvas.editor.caret_in_parent())


@pytest.mark.parametrize("kind", [Stage, Lane])
def test_typing_over_a_heading_names_it_anew(driver: Driver, kind: type[Stage | Lane]) -> None:
    cards = len(driver.journey.cards)
    driver.click_cell("Doing", 1)
    heading = next(iter(driver.journey.all(kind).values()))
    driver.session.select([heading.id])
    driver.type_in("Hears of it")
    driver.press(Key.Key_Return)
    named = driver.journey.find(kind, heading.id)
    assert named is not None
    assert named.name == "Hears of it"
    assert len(driver.journey.cards) == cards
    assert driver.session.selected == (heading.id,)


def test_a_feeling_is_drawn_as_its_number_is_typed(driver: Driver) -> None:
    before = driver.bytes
    driver.session.focus(driver.place("Emotion", 1))
    curve = driver.canvas.board.lanes[2].emotion
    driver.type_in("-1.5")
    assert driver.canvas.board.lanes[2].emotion != curve
    driver.press(Key.Key_Escape)
    assert driver.canvas.board.lanes[2].emotion == curve
    assert driver.bytes == before


def test_undo_after_zooming_gives_the_first_text_back(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.press(Key.Key_F2)
    driver.type_in("Something else")
    driver.canvas.zoom_to(1.4)
    driver.press(Key.Key_Z, CTRL)
    assert driver.canvas.editor is not None
    assert driver.canvas.editor.text == "Reads"


def test_undo_inside_the_editor_stays_inside(driver: Driver) -> None:
    driver.click_card("Reads")
    driver.press(Key.Key_F2)
    driver.press(Key.Key_End)
    driver.type_in("!")
    driver.press(Key.Key_Z, CTRL)
    driver.press(Key.Key_Tab)
    assert driver.session.history.undo_label is None
    assert driver.texts("Doing", 0) == ["Reads", "Asks"]


def test_clicking_elsewhere_finishes(driver: Driver) -> None:
    driver.click_cell("Doing", 1)
    driver.type_in("Kept")
    driver.click_cell("Doing", 3)
    assert driver.texts("Doing", 1) == ["Kept"]


def test_losing_the_focus_finishes(driver: Driver) -> None:
    driver.click_cell("Doing", 1)
    driver.type_in("Kept")
    assert driver.canvas.editor is not None
    QApplication.sendEvent(driver.canvas.editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason))
    assert driver.texts("Doing", 1) == ["Kept"]


def test_the_text_being_typed_is_known_before_it_is_finished(driver: Driver) -> None:
    assert driver.session.pending_edit() is None
    driver.click_cell("Doing", 1)
    driver.type_in("Half a tho")
    pending = driver.session.pending_edit()
    assert pending is not None
    assert [getattr(edit.after, "text", "") for edit in pending] == ["Half a tho"]
    driver.press(Key.Key_Escape)
    assert driver.session.pending_edit() is None


def test_composed_text_starts_a_card(driver: Driver) -> None:
    driver.click_cell("Doing", 1)
    event = QInputMethodEvent()
    event.setCommitString("家具")
    QApplication.sendEvent(driver.canvas, event)
    driver.press(Key.Key_Return)
    assert driver.texts("Doing", 1) == ["家具"]


def test_names_are_edited_where_they_stand(driver: Driver) -> None:
    journey, canvas = driver.journey, driver.canvas
    for record_id, name in (
        (driver.stage("See").id, "Notice"),
        (driver.lane("Doing").id, "Acting"),
    ):
        rect = canvas.rect_of(record_id)
        assert rect is not None
        driver.double_click(rect)
        driver.type_in(name)
        driver.press(Key.Key_Return)
        assert getattr(journey.get(record_id), "name", "") == name


def test_the_title_is_edited_where_it_stands(driver: Driver) -> None:
    rect = driver.canvas.rect_of("journey")
    assert rect is not None
    driver.double_click(rect)
    driver.type_in("A lamp")
    driver.press(Key.Key_Return)
    assert driver.journey.info.title == "A lamp"


def test_the_editor_stays_with_its_card_while_the_map_moves(driver: Driver) -> None:
    driver.click_card("Pays")
    driver.press(Key.Key_F2)
    driver.canvas.zoom_to(1.4)
    assert driver.canvas.editor is not None
    rect = driver.canvas.panes.place(driver.card_rect("Pays")).toRect()
    assert rect.adjusted(-1, -1, 1, 1).contains(driver.canvas.editor.geometry())


def test_a_number_in_the_emotion_lane_sets_a_feeling(driver: Driver) -> None:
    driver.session.focus(driver.place("Emotion", 1))
    driver.type_in("-1,5")
    driver.press(Key.Key_Return)
    feeling = driver.journey.feeling("ada", driver.place("Emotion", 1).step)
    assert feeling is not None
    assert feeling.value == -1.5


@pytest.mark.parametrize("typed", ["2x", "5", "1-2"])
def test_what_is_no_feeling_changes_nothing_and_is_told(driver: Driver, typed: str) -> None:
    before = driver.bytes
    driver.session.focus(driver.place("Emotion", 1))
    driver.type_in(typed)
    driver.press(Key.Key_Return)
    assert driver.bytes == before
    assert f"“{typed}” is no feeling" in QToolTip.text()
