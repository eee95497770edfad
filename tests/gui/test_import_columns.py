"""Columns in the import window that say little of themselves: without a heading, or headed the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from tests.gui.conftest import Person
from tests.gui.test_importing import import_dialog, land, landing, table_of, trigger

from journeyboard.editor.importing.columns import READ_AS
from journeyboard.editor.importing.dialog import ImportDialog
from journeyboard.journey.records import Reading
from journeyboard.metrics.recipe import EACH


def choose(box: QComboBox, key: str) -> None:
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_a_column_without_a_heading_takes_a_role_and_keeps_it_next_month(person: Person) -> None:
    window = person.opens(person.sample())
    journey = window.document.session.journey
    dialog = import_dialog(person, window, table_of(person, "Stage;;Calls\nAwareness;7;100\nDecision;8;60\n"))
    assert dialog.sheet.model_.headerData(1, Qt.Orientation.Horizontal) == "B\nIgnored ▾"
    menu = dialog.sheet.column_menu(1)
    assert menu.actions()[0].text() == "Column “Column B”"
    trigger(menu, "Metric")
    person.qtbot.waitUntil(lambda: landing(dialog) == 4)
    land(person, dialog)
    metric = next(one for one in journey.metrics if one.name == "Column B")
    assert sorted(one.value for one in journey.all(Reading).values() if one.metric == metric.id) == [7, 8]
    table_of(person, "Stage;;Calls\nAwareness;9;100\nDecision;8;60\n")
    window.source_commands.refresh()
    (again,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible()]
    person.qtbot.waitUntil(lambda: again.report is not None, timeout=10000)
    assert again.report is not None
    assert (again.report.counts.changed, again.report.counts.same) == (1, 3)
    again.reject()


def test_a_last_column_without_a_heading_is_asked_about(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = import_dialog(person, window, table_of(person, "Stage;Calls;\nAwareness;100;7\nDecision;60;8\n"))
    assert landing(dialog) == 0
    box = dialog.questions.boxes["heading", "Column C"]
    assert [box.itemText(at) for at in range(box.count())] == ["values", "nothing, leave it out"]
    choose(box, "metric")
    person.qtbot.waitUntil(lambda: landing(dialog) == 4)


def test_columns_headed_the_same_are_told_apart(person: Person) -> None:
    window = person.opens(person.sample())
    table = table_of(person, "Stage;Calls;Cost;Calls\nAwareness;100;5;90\nDecision;60;3;50\n")
    dialog = import_dialog(person, window, table)
    assert landing(dialog) == 2
    choose(dialog.questions.boxes["metric", "Calls"], EACH)
    person.qtbot.waitUntil(lambda: landing(dialog) == 6)
    assert dialog.sheet.column_menu(3).actions()[0].text() == "Column “Calls (column D)”"
    choose(dialog.columns.box("Calls (column D)"), "–")
    person.qtbot.waitUntil(lambda: landing(dialog) == 4)
    assert dialog.report is not None
    assert dialog.report.lines[0].values["Calls"].value == 100


def test_a_decimal_sign_is_overruled_for_one_column_and_for_all(person: Person) -> None:
    window = person.opens(person.sample())
    table = table_of(person, "Stage;Calls;Cost\nAwareness;1.234;2,5\nDecision;1.5;1,5\n")
    dialog = import_dialog(person, window, table)
    box = dialog.columns.box("Calls", READ_AS)
    assert box.currentText() == "Number · 1,234.5 (told by its own values)"
    choose(box, ",")
    person.qtbot.waitUntil(lambda: landing(dialog) == 3)
    assert dialog.report is not None
    assert dialog.report.lines[0].values["Calls"].value == 1234
    assert any("B3" in text and "“1.5”" in text for text in dialog.problems.texts)
    assert any("was set to “,” by hand" in text for text in dialog.assumptions.texts)
    choose(dialog.columns.box("Calls", READ_AS), "")
    person.qtbot.waitUntil(lambda: landing(dialog) == 4)
    choose(dialog.options.sign, ".")
    person.qtbot.waitUntil(lambda: landing(dialog) == 2)
    assert {cell for note in dialog.report.notes for cell in note.cells} == {"C2", "C3"}
    box = dialog.columns.box("Cost", READ_AS)
    assert box.currentText().endswith("1,234.5 (given, against its own values)")
    choose(box, ",")
    person.qtbot.waitUntil(lambda: landing(dialog) == 4)
