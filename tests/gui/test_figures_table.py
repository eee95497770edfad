"""The table of figures: readings edited, added, pasted and deleted; metrics from the catalogue."""

import pytest
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from tests.gui.conftest import Person

from journeyboard.editor.figures.catalogue import CatalogueDialog
from journeyboard.editor.figures.cells import COLUMNS
from journeyboard.editor.figures.dock import FiguresDock
from journeyboard.editor.settings import LanguageChoice
from journeyboard.editor.window import Window
from journeyboard.journey.records import Reading
from journeyboard.storage.format import dump

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
FIELDS = [field for field, _heading in COLUMNS]


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


@pytest.fixture
def dock(window: Window) -> FiguresDock:
    """The table, opened by its key, with the first cell current."""
    QTest.keyClick(window.canvas, Qt.Key.Key_T, CTRL_SHIFT)
    dock = window.docks.figures
    assert dock.table.hasFocus()
    dock.table.setCurrentIndex(dock.model.index(0, 0))
    return dock


def test_headings_stand_over_their_columns(dock: FiguresDock) -> None:
    table, header = dock.table, dock.table.horizontalHeader()
    for column in range(dock.model.columnCount()):
        cell = table.visualRect(dock.model.index(0, column)).topLeft()
        heading = QPoint(header.sectionViewportPosition(column), 0)
        assert abs(header.viewport().mapToGlobal(heading).x() - table.viewport().mapToGlobal(cell).x()) <= 1


def texts(dock: FiguresDock, row: int) -> list[str]:
    return [str(dock.model.index(row, column).data()) for column in range(len(FIELDS))]


def opened(dock: FiguresDock, row: int, field: str) -> QLineEdit:
    """The field that opens in a cell with F2."""
    dock.table.go_to(row, field)
    QTest.keyClick(dock.table, Qt.Key.Key_F2)
    editor = dock.table.findChild(QLineEdit)
    assert editor is not None
    return editor


def enter(editor: QLineEdit) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.sendPostedEvents(editor, QEvent.Type.DeferredDelete)


def write(dock: FiguresDock, row: int, field: str, words: str) -> None:
    """As a person does: go to the cell, type, Enter."""
    editor = opened(dock, row, field)
    editor.selectAll()
    QTest.keyClicks(editor, words)
    enter(editor)


def paste(dock: FiguresDock, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(dock.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def readings(window: Window) -> dict[str, Reading]:
    return dict(window.document.session.journey.all(Reading))


def test_it_lists_all_readings_by_metric_place_and_period(dock: FiguresDock, window: Window) -> None:
    assert len(dock.model.readings) == len(readings(window))
    assert texts(dock, 0) == ["Visitors", "Awareness", "Apr 2026", "44,870", "", "", "", ""]
    assert texts(dock, 5)[2] == "Sep 2026"


def test_a_value_is_edited_and_undone(dock: FiguresDock, window: Window) -> None:
    before = dump(window.document.session.journey)
    reading = dock.model.readings[0]
    write(dock, 0, "value", "45,000.5")
    assert readings(window)[reading.id].value == 45000.5
    window.document.session.undo()
    assert dump(window.document.session.journey) == before


def test_a_percentage_is_typed_as_one(dock: FiguresDock, window: Window) -> None:
    row = next(row for row in range(len(dock.model.readings)) if texts(dock, row)[0] == "On time")
    assert texts(dock, row)[3].endswith("\N{NO-BREAK SPACE}%")
    reading = dock.model.readings[row]
    for words in ("45.4 %", "45.4"):
        write(dock, row, "value", words)
        assert readings(window)[reading.id].value == pytest.approx(0.454)


def test_leaving_a_cell_as_it_is_changes_nothing(dock: FiguresDock, window: Window) -> None:
    for field in ("value", "period", "n"):
        enter(opened(dock, 2, field))
    assert window.document.session.history.done == ()


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("value", "many", "Must be a number."),
        ("n", "1.5", "Must be a whole number, 0 or more."),
        ("period", "soon", "“soon” is no period. Write it as 2026-10, Oct 2026, Q3 2026 or 31.10.2026."),
        ("period", "May 2026", "There is a value for this metric, place and period already."),
    ],
)
def test_what_cannot_be_read_is_told_and_changes_nothing(
    dock: FiguresDock, window: Window, field: str, words: str, told: str
) -> None:
    write(dock, 0, field, words)
    assert dock.told.text() == told
    assert window.document.session.history.done == ()
    write(dock, 0, "value", "1")
    assert dock.told.text() == ""


def test_places_and_personas_are_chosen_from_lists(dock: FiguresDock, window: Window, person: Person) -> None:
    reading = dock.model.readings[0]
    for field, words in (("at", "Decision"), ("persona", "Mara"), ("persona", "Everybody")):
        row = next(row for row, one in enumerate(dock.model.readings) if one.id == reading.id)
        dock.table.go_to(row, field)
        QTest.keyClick(dock.table, Qt.Key.Key_F2)
        box = dock.table.findChild(QComboBox)
        assert box is not None
        box.setCurrentText(words)
        QTest.keyClick(box, Qt.Key.Key_Return)
        person.qtbot.waitUntil(lambda: dock.table.findChild(QComboBox) is None)
        dock.refresh()
    journey = window.document.session.journey
    assert readings(window)[reading.id].at == journey.stages[2].id
    assert readings(window)[reading.id].persona == ""


def test_a_metric_is_chosen_and_shown_in_the_inspector(dock: FiguresDock, window: Window) -> None:
    dock.chooser.setCurrentIndex(dock.chooser.findText("CSAT"))
    dock.chooser.activated.emit(dock.chooser.currentIndex())
    assert {texts(dock, row)[0] for row in range(len(dock.model.readings))} == {"CSAT"}
    assert window.inspector.field("target") is not None


def test_a_new_value_stands_beside_the_current_one(dock: FiguresDock, window: Window) -> None:
    count = len(readings(window))
    dock.write_new_value()
    assert len(readings(window)) == count + 1
    row = dock.table.currentIndex().row()
    assert texts(dock, row)[:3] == ["Visitors", "Awareness", ""]
    dock.write_new_value()
    assert len(readings(window)) == count + 1, "one without a period waits already"
    write(dock, row, "period", "10/2026")
    assert "2026-10" in {one.period for one in readings(window).values()}


def test_rows_are_deleted_and_come_back(dock: FiguresDock, window: Window) -> None:
    count = len(readings(window))
    QTest.keyClick(dock.table, Qt.Key.Key_Delete)
    assert len(readings(window)) == count - 1
    window.document.session.undo()
    assert len(readings(window)) == count


def test_a_block_is_pasted_over_cells(dock: FiguresDock, window: Window) -> None:
    dock.table.go_to(0, "value")
    paste(dock, "1\t10\n2\t20\n")
    dock.refresh()
    assert [(one.value, one.n) for one in dock.model.readings[:2]] == [(1, 10), (2, 20)]
    window.document.session.undo()
    assert window.document.session.history.done == ()


def test_whole_rows_with_headings_are_pasted_below(dock: FiguresDock, window: Window) -> None:
    count = len(readings(window))
    dock.table.go_to(len(dock.model.readings) - 1, "metric")
    dock.table.setCurrentIndex(dock.model.index(-1, -1))
    paste(dock, "Place\tMetric\tPeriod\tValue\nDecision\tCSAT\t2026-10\t3.5\nAdvocacy\tNPS\tOct 2026\t+31\n")
    new = [one for one in readings(window).values() if one.period == "2026-10"]
    assert len(readings(window)) == count + 2
    assert sorted(one.value for one in new) == [3.5, 31]


def test_a_block_that_cannot_be_read_leaves_everything(dock: FiguresDock, window: Window) -> None:
    dock.table.go_to(0, "value")
    paste(dock, "1\n2\nmany")
    assert dock.told.text() == "Line 3: Must be a number. Nothing was pasted."
    assert window.document.session.history.done == ()


def test_german_decimals_are_read_as_all_cells_together_tell(dock: FiguresDock, window: Window) -> None:
    dock.table.go_to(0, "value")
    paste(dock, "1.234,5 €\t8\n48.210\t990\n0,25\t7\n")
    dock.refresh()
    assert [(one.value, one.n) for one in dock.model.readings[:3]] == [(1234.5, 8), (48210, 990), (0.25, 7)]
    window.document.session.undo()
    assert window.document.session.history.done == ()


@pytest.mark.parametrize(("language", "value"), [("en", 1.234), ("de", 1234)])
def test_how_a_number_was_read_that_fits_both_signs_is_told(
    dock: FiguresDock, person: Person, language: LanguageChoice, value: float
) -> None:
    person.windows.choose_language(language)
    dock.table.go_to(0, "value")
    paste(dock, "1.234")
    dock.refresh()
    assert dock.model.readings[0].value == value
    assert "1.234" in dock.told.text()


def test_numbers_with_different_signs_are_refused(dock: FiguresDock, window: Window) -> None:
    dock.table.go_to(0, "value")
    paste(dock, "1.234,5\n1,234.5\n")
    assert "decimal sign" in dock.told.text()
    assert window.document.session.history.done == ()


def test_percentages_are_pasted_exactly(dock: FiguresDock) -> None:
    row = next(row for row in range(len(dock.model.readings)) if texts(dock, row)[0] == "On time")
    dock.table.go_to(row, "value")
    paste(dock, "45,4 %\n7 %")
    dock.refresh()
    assert [one.value for one in dock.model.readings[row : row + 2]] == [0.454, 0.07]


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("segment", "a\tb\tc", "Line 1: There are more cells than columns. Nothing was pasted."),
        ("value", "1\n\n3", "Line 2: Must be a number. Nothing was pasted."),
        ("value", "\n3", "Line 1: Must be a number. Nothing was pasted."),
        (
            "period",
            "2026-10\t5\n2026-10\t6",
            "Line 2: There is a value for this metric, place and period already. Nothing was pasted.",
        ),
        ("value", "1\n" * 50_001, "These are 50,001 lines; at most 50,000 can be pasted. Import them as a table."),
    ],
)
def test_a_block_that_would_lose_cells_is_refused(
    dock: FiguresDock, window: Window, field: str, text: str, told: str
) -> None:
    dock.table.go_to(0, field)
    paste(dock, text)
    assert dock.told.text() == told
    assert window.document.session.history.done == ()


def test_lines_of_two_values_below_the_last_row_are_not_made_one(dock: FiguresDock, window: Window) -> None:
    dock.table.go_to(len(dock.model.readings) - 1, "value")
    paste(dock, "1\n2\n3")
    assert dock.told.text().startswith("Line 3: There is a value")
    assert window.document.session.history.done == ()


def test_lines_below_headings_go_where_they_say_and_leave_the_current_row(dock: FiguresDock, window: Window) -> None:
    before, first = readings(window), dock.model.readings[0]
    dock.table.go_to(0, "metric")
    paste(dock, 'Place\tPeriod\tValue\tSegment\nAwareness\tApr 2026\t1\t\nAwareness\tOct 2026\t2\t"of\ntwo lines"\n')
    after = readings(window)
    assert after[first.id].value == 1, "the same metric, place and period"
    (new,) = [one for one in after.values() if one.id not in before]
    assert dock.told.text() == "2 values were pasted."
    assert dock.table.currentIndex().data() == "Visitors"
    assert dock.model.readings[dock.table.currentIndex().row()].id == first.id
    assert (new.metric, new.period, new.value) == (first.metric, "2026-10", 2)
    assert {key: one for key, one in after.items() if key not in (first.id, new.id)} == {
        key: one for key, one in before.items() if key != first.id
    }


def test_cells_are_copied_as_a_spreadsheet_takes_them(dock: FiguresDock) -> None:
    first, last = dock.model.index(0, 0), dock.model.index(0, len(FIELDS) - 1)
    dock.table.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    QTest.keyClick(dock.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Visitors\tAwareness\tApr 2026\t44870\t\t\t\t"


def test_metrics_are_picked_from_the_catalogue_in_one_step(person: Person) -> None:
    window = person.opens()
    person.chooses(window, "add_metrics")
    dialog = person._dialog(CatalogueDialog)
    for at in (2, 4):
        item = dialog.list.topLevelItem(at)
        assert item is not None
        dialog.list.setCurrentItem(item)
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.buttons.button(dialog.buttons.StandardButton.Ok).click()
    journey = window.document.session.journey
    assert [(metric.name, metric.unit, metric.direction) for metric in journey.metrics] == [
        ("Conversion rate", "percent", "up"),
        ("Bounce rate", "percent", "down"),
    ]
    assert len(window.document.session.history.done) == 1
    assert window.inspector.field("target") is not None


def test_what_is_on_the_map_cannot_be_picked_again(dock: FiguresDock, person: Person) -> None:
    dock.open_catalogue()
    dialog = person._dialog(CatalogueDialog)
    names = [item.text(0) for at in range(dialog.list.topLevelItemCount()) if (item := dialog.list.topLevelItem(at))]
    item = dialog.list.topLevelItem(names.index("CSAT"))
    assert item is not None
    assert item.flags() == Qt.ItemFlag.NoItemFlags
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()
    dialog.reject()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_catalogue_explains_in_whole_sentences(person: Person, percent: int) -> None:
    person.windows.look.choose_text_size(percent)
    person.chooses(person.opens(person.sample()), "add_metrics")
    tree = person._dialog(CatalogueDialog).list
    QApplication.processEvents()
    note = 2
    for at in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(at)
        assert item is not None
        place = tree.visualItemRect(item)
        room = place.adjusted(0, 0, tree.columnWidth(note) - place.width(), 0)
        wrapped = tree.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text(note))
        assert wrapped.height() <= place.height(), item.text(note)
