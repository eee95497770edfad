"""The metrics import dialog on the sample tables: what is shown is what lands."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton
from tests.gui.conftest import Person
from tests.gui.test_window import drop

from journeyboard import resources
from journeyboard.editor.importing.columns import READ_AS
from journeyboard.editor.importing.dialog import ImportDialog
from journeyboard.editor.window import Window
from journeyboard.journey.records import Reading
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.recipes import write_recipe
from journeyboard.storage.format import dump


def import_dialog(person: Person, window: Window, table: Path) -> ImportDialog:
    """Drop a spreadsheet on the window and wait until it is read."""
    drop(window, table)
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible()]
    person.qtbot.waitUntil(lambda: dialog.sheet.model_.row(0) is not None or bool(dialog.problem), timeout=10000)
    return dialog


def land(person: Person, dialog: ImportDialog) -> None:
    """Press Import and wait until all is on the map."""
    with person.qtbot.waitSignal(dialog.accepted, timeout=10000):
        button(dialog, "&Import").click()


def landing(dialog: ImportDialog) -> int:
    """How many values would land now; 0 while the table is read."""
    return dialog.report.counts.landing if dialog.report is not None else 0


def button(dialog: QDialog, label: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == label)


def table_of(person: Person, text: str) -> Path:
    path = person.folder / "table.csv"
    path.write_text(text, "utf-8")
    return path


def test_october_lands_as_one_change(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    before = dump(session.journey)
    dialog = import_dialog(person, window, resources.sample("online-shop-october.xlsx"))
    land(person, dialog)
    october = [r for r in session.journey.all(Reading).values() if r.period == "2026-10"]
    assert len(october) == 6
    session.undo()
    assert dump(session.journey) == before


def test_cancel_leaves_the_journey_alone(person: Person) -> None:
    window = person.opens(person.sample())
    before = dump(window.document.session.journey)
    dialog = import_dialog(person, window, resources.sample("online-shop-october.xlsx"))
    button(dialog, "Cancel").click()
    assert dump(window.document.session.journey) == before


def test_an_offer_lands_only_when_it_is_accepted(person: Person) -> None:
    window = person.opens(person.sample())
    stages = {stage.name: stage.id for stage in window.document.session.journey.stages}
    table = table_of(person, "Stage;Calls\nAwareness;12\nDelivvery;7\nReturns desk;3\n")
    dialog = import_dialog(person, window, table)
    assert dialog.report is not None
    assert {line.stage for line in dialog.report.lines if not line.offered} == {stages["Awareness"]}
    box = dialog.stages.box("Delivvery")
    assert box.currentData() == stages["Delivery"]
    box.activated.emit(box.currentIndex())
    person.qtbot.waitUntil(lambda: landing(dialog) == 2)
    box = dialog.stages.box("Returns desk")
    assert box.currentText() == "— leave out —"
    land(person, dialog)
    calls = next(m for m in window.document.session.journey.metrics if m.name == "Calls")
    readings = [r for r in window.document.session.journey.all(Reading).values() if r.metric == calls.id]
    assert {r.at: r.value for r in readings} == {stages["Awareness"]: 12, stages["Delivery"]: 7}


def test_what_cannot_be_told_is_asked_and_lands_when_answered(person: Person) -> None:
    window = person.opens(person.sample())
    table = table_of(person, "Stage;Visits\nAwareness;48.210\nDecision;21.904\n")
    dialog = import_dialog(person, window, table)
    assert not button(dialog, "&Import").isEnabled()
    box = dialog.questions.boxes["decimal", "Visits"]
    box.activated.emit(box.findData(","))
    box.setCurrentIndex(box.findData(","))
    box.activated.emit(box.currentIndex())
    person.qtbot.waitUntil(lambda: landing(dialog) == 2)
    assert dialog.report is not None
    assert [line.values["Visits"].value for line in dialog.report.lines] == [48210, 21904]
    assert dialog.landing.item(0, 2).text() == "48,210"  # type: ignore[union-attr]


def test_every_cell_that_cannot_be_read_is_listed(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = import_dialog(person, window, table_of(person, "Stage;Visits\nAwareness;12\nDecision;about ten\n"))
    assert any("B3" in text for text in dialog.problems.texts)


def test_the_period_can_be_given(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = import_dialog(person, window, table_of(person, "Stage;Visits\nAwareness;12\n"))
    dialog.options.period.setText("2026-11")
    dialog.options.period.editingFinished.emit()
    person.qtbot.waitUntil(lambda: dialog.report is not None and dialog.report.lines[0].period == "2026-11")


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"no table here"])
def test_a_file_that_is_no_table_is_refused_in_words(person: Person, content: bytes) -> None:
    window = person.opens(person.sample())
    path = person.folder / "figures.xlsx"
    path.write_bytes(content)
    dialog = import_dialog(person, window, path)
    assert "figures.xlsx" in dialog.problem
    assert not button(dialog, "&Import").isEnabled()


def test_a_column_is_merged_with_another_metric_only_when_that_is_chosen(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    before = dump(session.journey)
    visitors = next(metric for metric in session.journey.metrics if metric.name == "Visitors")
    table = table_of(person, "Stage;Month;Site visits;Calls\nAwareness;2026-10;52100;3\n")
    dialog = import_dialog(person, window, table)
    box = dialog.columns.box("Site visits")
    assert box.currentText() == "New metric"
    box.setCurrentIndex(box.findText("Same as Visitors"))
    box.activated.emit(box.currentIndex())
    person.qtbot.waitUntil(lambda: dialog.report is not None and dialog.report.metrics[0].existing == visitors.id)
    calls = dialog.columns.box("Calls")
    calls.setCurrentIndex(calls.findText("— leave out —"))
    calls.activated.emit(calls.currentIndex())
    person.qtbot.waitUntil(lambda: landing(dialog) == 1)
    assert dialog.columns.box("Site visits").currentText() == "Same as Visitors"
    land(person, dialog)
    landed = [r for r in session.journey.all(Reading).values() if r.period == "2026-10"]
    assert [(r.metric, r.value) for r in landed] == [(visitors.id, 52100)]
    session.undo()
    assert dump(session.journey) == before


def test_a_choice_can_be_taken_back(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = import_dialog(person, window, table_of(person, "Stage;Visitors\nAwareness;12\n"))
    box = dialog.columns.box("Visitors")
    assert box.itemText(0) == "Same as Visitors"
    for label, wanted in (("— leave out —", 0), ("Same as Visitors", 1)):
        box.setCurrentIndex(box.findText(label))
        box.activated.emit(box.currentIndex())
        person.qtbot.waitUntil(lambda wanted=wanted: landing(dialog) == wanted)


def test_the_sheet_is_shown_with_what_its_columns_were_taken_for(person: Person) -> None:
    window = person.opens(person.sample())
    table = table_of(person, "Report of October\n\nStage;Calls;Remark\nAwareness;1.234,5;fine\nDecision;none yet;\n")
    dialog = import_dialog(person, window, table)
    model = dialog.sheet.model_
    headings = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert headings == ["A\nStage ▾", "B\nMetric · Number ▾", "C\nIgnored ▾"]
    rows = [model.headerData(at, Qt.Orientation.Vertical) for at in range(5)]
    assert rows == ["1  title", "2", "3  header", "4", "5"]
    wrong = model.place("B5")
    assert wrong.data() == "none yet"
    assert wrong.data(Qt.ItemDataRole.ToolTipRole)
    assert "1.234,5" in dialog.columns.box("Calls", READ_AS).currentText()


def test_a_column_takes_another_role_by_its_heading_and_gives_it_back(person: Person) -> None:
    window = person.opens(person.sample())
    table = table_of(person, "Stage;Month;Calls;Visits\nAwareness;2026-10;12;7\nDecision;2026-10;3;2\n")
    dialog = import_dialog(person, window, table)
    assert landing(dialog) == 4
    trigger(dialog.sheet.column_menu(2), "Ignored")
    person.qtbot.waitUntil(lambda: landing(dialog) == 2)
    assert dialog.sheet.model_.headerData(2, Qt.Orientation.Horizontal) == "C\nIgnored ▾"
    trigger(dialog.sheet.column_menu(2), "As found")
    person.qtbot.waitUntil(lambda: landing(dialog) == 4)


def test_a_column_taken_for_a_total_is_a_metric_by_hand(person: Person) -> None:
    window = person.opens(person.sample())
    table = table_of(person, "Stage;Month;Web;Shop;Total\nAwareness;2026-10;12;7;19\nDecision;2026-10;3;2;5\n")
    dialog = import_dialog(person, window, table)
    assert landing(dialog) == 4
    trigger(dialog.sheet.column_menu(4), "Metric")
    person.qtbot.waitUntil(lambda: landing(dialog) == 6)
    trigger(dialog.sheet.column_menu(4), "As found")
    person.qtbot.waitUntil(lambda: landing(dialog) == 4)


def test_another_row_is_made_the_header(person: Person) -> None:
    window = person.opens(person.sample())
    table = table_of(person, "Old;Month;Calls\nStage;Month;Visits\nAwareness;2026-10;12\n")
    dialog = import_dialog(person, window, table)
    trigger(dialog.sheet.row_menu(1), "Header")
    person.qtbot.waitUntil(lambda: dialog.report is not None and list(dialog.report.header)[-1] == 1)
    assert landing(dialog) == 1


def test_a_row_taken_for_a_total_is_read_by_hand_and_given_back(person: Person) -> None:
    window = person.opens(person.sample())
    table = table_of(person, "Stage;Month;Calls\nAwareness;2026-10;12\nTotal;2026-10;15\nDecision;2026-10;3\n")
    dialog = import_dialog(person, window, table)
    assert row_heading(dialog, 2) == "3  total, left out"
    box_names = {match.name for match in dialog.report.matches} if dialog.report else set()
    assert "Total" not in box_names
    trigger(dialog.sheet.row_menu(2), "&Data")
    person.qtbot.waitUntil(lambda: row_heading(dialog, 2) == "3")
    assert dialog.report is not None
    assert "Total" in {match.name for match in dialog.report.matches}
    trigger(dialog.sheet.row_menu(2), "Row as found")
    person.qtbot.waitUntil(lambda: row_heading(dialog, 2) == "3  total, left out")
    trigger(dialog.sheet.row_menu(3), "&Remark, left out")
    person.qtbot.waitUntil(lambda: row_heading(dialog, 3) == "4  remark, left out")
    assert landing(dialog) == 1
    land(person, dialog)
    table_of(person, "Stage;Month;Calls\nDecision;2026-11;4\nAwareness;2026-11;9\n")
    window.source_commands.refresh()
    (again,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible()]
    person.qtbot.waitUntil(lambda: row_heading(again, 1) == "2  remark, left out", timeout=10000)


def test_all_rows_of_a_name_are_left_out_at_once(person: Person) -> None:
    window = person.opens(person.sample())
    rows = "Awareness;2026-10;12\nDecision;2026-10;3\nAwareness;2026-11;15\nDecision;2026-11;3\n"
    dialog = import_dialog(person, window, table_of(person, "Stage;Month;Calls\n" + rows))
    trigger(dialog.sheet.row_menu(3), "&Total, left out")
    person.qtbot.waitUntil(lambda: landing(dialog) == 3)
    menu = dialog.sheet.row_menu(2)
    of_name = next(action.menu() for action in menu.actions() if action.text() == "All rows called “Decision”")
    assert isinstance(of_name, QMenu)
    trigger(of_name, "&Remark, left out")
    person.qtbot.waitUntil(lambda: landing(dialog) == 1)


def test_return_in_a_cell_opens_the_roles(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = import_dialog(person, window, table_of(person, "Stage;Calls\nAwareness;12\n"))
    dialog.sheet.setCurrentIndex(dialog.sheet.model_.place("B2"))
    QTest.keyClick(dialog.sheet, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {"Stage", "Metric", "Ignored", "Header"} <= {action.text() for action in menu.actions()}
    menu.close()


def test_a_name_without_a_stage_becomes_a_new_stage(person: Person) -> None:
    window = person.opens(person.sample())
    journey = window.document.session.journey
    before = dump(journey)
    dialog = import_dialog(person, window, table_of(person, "Stage;Calls\nAwareness;12\nReturns desk;3\n"))
    box = dialog.stages.box("Returns desk")
    box.setCurrentIndex(box.findText("New stage “Returns desk”"))
    box.activated.emit(box.currentIndex())
    person.qtbot.waitUntil(lambda: landing(dialog) == 2)
    land(person, dialog)
    stage = journey.stages[-1]
    assert stage.name == "Returns desk"
    assert [one.value for one in journey.readings_at(stage.id)] == [3]
    window.document.session.undo()
    assert dump(journey) == before


def test_segments_become_personas(person: Person) -> None:
    window = person.opens(person.sample())
    journey = window.document.session.journey
    dialog = import_dialog(
        person, window, table_of(person, "Stage;Segment;Calls\nAwareness;Students;12\nAwareness;Teachers;3\n")
    )
    trigger(dialog.sheet.column_menu(1), "Segment")
    person.qtbot.waitUntil(lambda: dialog.report is not None and len(dialog.report.segments) == 2)
    box = dialog.segments.box("Students")
    box.setCurrentIndex(box.findText("New persona “Students”"))
    box.activated.emit(box.currentIndex())
    person.qtbot.waitUntil(lambda: dialog.report is not None and "Students" in dialog.report.recipe.personas)
    land(person, dialog)
    persona = next(one for one in journey.personas if one.name == "Students")
    landed = {(one.persona, one.segment, one.value) for one in journey.all(Reading).values() if one.value in (12, 3)}
    assert landed == {(persona.id, "", 12.0), ("", "Teachers", 3.0)}


def test_a_problem_leads_to_its_cell(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = import_dialog(person, window, table_of(person, "Stage;Visits\nAwareness;12\nDecision;about ten\n"))
    (item,) = [dialog.problems.item(at) for at in range(dialog.problems.count()) if "B3" in dialog.problems.texts[at]]
    dialog.problems.itemActivated.emit(item)
    assert dialog.sheet.currentIndex().data() == "about ten"


def test_a_recipe_is_saved_and_read_again(person: Person) -> None:
    window = person.opens(person.sample())
    journey = window.document.session.journey
    dialog = import_dialog(person, window, table_of(person, "Stage;Visits\nAwareness;12\nDesk;7\n"))
    path = person.folder / "desk.recipe.json"
    write_recipe(Recipe(stages={"Desk": journey.stages[1].id}), journey, path)
    dialog.use_recipe(path)
    person.qtbot.waitUntil(lambda: landing(dialog) == 2)


def test_a_file_that_changed_is_noticed_and_refreshed_with_its_recipe(person: Person) -> None:
    window = person.opens(person.sample())
    journey, path = window.document.session.journey, window.document.path
    assert path is not None
    table = path.parent / "calls.csv"
    table.write_text("Stage;Month;Calls\nAwareness;2026-10;12\nDesk;2026-10;7\n", "utf-8")
    dialog = import_dialog(person, window, table)
    box = dialog.stages.box("Desk")
    box.setCurrentIndex(box.findText("Decision"))
    box.activated.emit(box.currentIndex())
    person.qtbot.waitUntil(lambda: landing(dialog) == 2)
    land(person, dialog)
    assert window.source_commands.watch.stale == ()
    person.qtbot.wait(600)  # until the file is watched
    table.write_text("Stage;Month;Calls\nAwareness;2026-10;15\nDesk;2026-11;8\n", "utf-8")
    watch = window.source_commands.watch
    person.qtbot.waitUntil(lambda: [source.name for source in watch.stale] == ["calls.csv"], timeout=10000)
    window.source_commands.refresh_from(watch.stale[0])
    (again,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible()]
    person.qtbot.waitUntil(lambda: again.report is not None, timeout=10000)
    assert again.report is not None
    assert (again.report.counts.new, again.report.counts.changed) == (1, 1)
    land(person, again)
    calls = next(metric for metric in journey.metrics if metric.name == "Calls")
    values = sorted(one.value for one in journey.all(Reading).values() if one.metric == calls.id)
    assert values == [7, 8, 15]
    person.qtbot.waitUntil(lambda: watch.stale == (), timeout=10000)


def test_a_range_on_the_clipboard_is_imported(person: Person) -> None:
    window = person.opens(person.sample())
    QApplication.clipboard().setText("Stage\tCalls\nAwareness\t12\n")
    window.source_commands.import_clipboard()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible()]
    person.qtbot.waitUntil(lambda: landing(dialog) == 1, timeout=10000)
    land(person, dialog)


def row_heading(dialog: ImportDialog, row: int) -> object:
    """What a row of the sheet was taken for."""
    model = dialog.sheet.model_
    return model.headerData(row, Qt.Orientation.Vertical) if model.row(row) else None


def trigger(menu: QMenu, text: str) -> None:
    """Choose an entry of a menu."""
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
