"""What the values of a column become, set by hand in the import window: rules, weights, scales, computed figures."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu
from tests.gui.conftest import Person
from tests.gui.test_importing import import_dialog, land, landing, table_of, trigger

from journeyboard.editor.importing.columns import BASE, RULE
from journeyboard.editor.importing.dialog import ImportDialog
from journeyboard.editor.importing.figures import ComputedDialog
from journeyboard.journey.records import Reading

CHANNELS = (
    "Stage;Month;Channel;Sessions;Bounce rate;Cost;Purchases\n"
    "Awareness;2026-10;Search;100;50 %;300 €;3\n"
    "Awareness;2026-10;Mail;300;10 %;90 €;0\n"
)


def test_the_rule_of_a_column_is_chosen_and_taken_back(person: Person) -> None:
    dialog = import_dialog(person, person.opens(person.sample()), table_of(person, CHANNELS))
    assert shown(dialog, "Sessions") is None
    choose(person, dialog, dialog.columns.box("Sessions", RULE), "highest")
    assert shown(dialog, "Sessions") == 300
    choose(person, dialog, dialog.columns.box("Sessions", RULE), "mean")
    assert shown(dialog, "Sessions") == 200
    choose(person, dialog, dialog.columns.box("Sessions", RULE), "As found")
    assert shown(dialog, "Sessions") is None


def test_a_rate_is_weighted_by_the_column_that_is_chosen(person: Person) -> None:
    dialog = import_dialog(person, person.opens(person.sample()), table_of(person, CHANNELS))
    choose(person, dialog, dialog.columns.box("Bounce rate", BASE), "Sessions")
    assert shown(dialog, "Bounce rate") == 0.2
    assert dialog.columns.box("Bounce rate", RULE).currentText() == "weighted mean"
    choose(person, dialog, dialog.columns.box("Bounce rate", BASE), "–")
    assert shown(dialog, "Bounce rate") is None


def test_the_rule_that_was_found_is_named(person: Person) -> None:
    answers = "Stage;Answer;Comment\nAwareness;10;fine\nAwareness;2;too slow\nDecision;9;\n"
    table = table_of(person, answers.replace("Answer", "How likely are you to recommend us?"))
    dialog = import_dialog(person, person.opens(person.sample()), table)
    box = dialog.columns.box("How likely are you to recommend us?", RULE)
    assert box.currentText() == "As found: NPS: 9–10 minus 0–6"


def test_a_column_makes_a_second_metric_by_another_rule(person: Person) -> None:
    window = person.opens(person.sample())
    table = table_of(person, "Stage;Month;Calls\nAwareness;2026-10;12\nDecision;2026-10;3\n")
    dialog = import_dialog(person, window, table)
    trigger(submenu(dialog, "Another rule for “Calls”"), "share of the previous stage")
    person.qtbot.waitUntil(lambda: landing(dialog) == 3)
    assert shown(dialog, "Calls: share of the previous stage", line=1) == 0.25
    choose(person, dialog, dialog.columns.box("Calls: share of the previous stage", RULE), "— remove —")
    assert landing(dialog) == 2


def test_a_figure_is_computed_from_two_others_changed_and_removed(person: Person) -> None:
    window = person.opens(person.sample())
    table = "Stage;Month;Cost;Purchases;Visits\nDecision;2026-10;300 €;3;60\nDelivery;2026-10;90 €;0;9\n"
    dialog = import_dialog(person, window, table_of(person, table))
    trigger(dialog.add_figure.fill(), "&Computed from others…")
    asked = computing()
    assert (asked.first.currentText(), asked.second.currentText()) == ("Cost", "Purchases")
    QTest.keyClicks(asked.name, "Visits")
    QTest.keyClick(asked.name, Qt.Key.Key_Return)
    assert asked.isVisible(), "another figure has this name"
    asked.name.setText("Cost per purchase")
    QTest.keyClick(asked.name, Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: landing(dialog) == 7)
    assert shown(dialog, "Cost per purchase") == 100
    pick(dialog.columns.box("Cost per purchase", RULE), "Change…")
    again = computing()
    again.second.setCurrentIndex(again.second.findText("Visits"))
    again.name.clear()
    again.accept()
    person.qtbot.waitUntil(lambda: landing(dialog) == 8)
    assert shown(dialog, "Cost ÷ Visits") == 5
    choose(person, dialog, dialog.columns.box("Cost ÷ Visits", RULE), "— remove —")
    assert landing(dialog) == 6


def test_what_was_chosen_is_used_again_when_the_file_is_refreshed(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = import_dialog(person, window, table_of(person, CHANNELS))
    choose(person, dialog, dialog.columns.box("Bounce rate", BASE), "Sessions")
    choose(person, dialog, dialog.columns.box("Cost", RULE), "sum")
    choose(person, dialog, dialog.columns.box("Purchases", RULE), "sum")
    trigger(dialog.add_figure.fill(), "&Computed from others…")
    asked = computing()
    asked.first.setCurrentIndex(asked.first.findText("Cost"))
    asked.second.setCurrentIndex(asked.second.findText("Purchases"))
    asked.accept()
    person.qtbot.waitUntil(lambda: shown(dialog, "Cost ÷ Purchases") == 130)
    land(person, dialog)
    table_of(person, CHANNELS.replace("2026-10", "2026-11").replace("300 €", "600 €").replace("50 %", "90 %"))
    window.source_commands.refresh()
    (again,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible()]
    person.qtbot.waitUntil(lambda: again.report is not None, timeout=10000)
    land(person, again)
    journey = window.document.session.journey
    names = {metric.id: metric.name for metric in journey.metrics}
    landed = {names[one.metric]: one.value for one in journey.all(Reading).values() if one.period == "2026-11"}
    assert landed == {"Bounce rate": 0.3, "Cost": 690, "Purchases": 3, "Cost ÷ Purchases": 230}


def test_the_days_of_a_month_are_taken_together_when_that_is_chosen(person: Person) -> None:
    days = "Stage;Date;Calls\nAwareness;2026-10-01;12\nAwareness;2026-10-02;3\n"
    dialog = import_dialog(person, person.opens(person.sample()), table_of(person, days))
    assert landing(dialog) == 2
    choose(person, dialog, dialog.options.grain, "By month")
    assert shown(dialog, "Calls") == 15


def test_the_boxes_of_the_rules_are_reached_with_the_keyboard(person: Person) -> None:
    dialog = import_dialog(person, person.opens(person.sample()), table_of(person, CHANNELS))
    dialog.show_columns()
    box = dialog.columns.box("Sessions", RULE)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.columns.box("Sessions", BASE)
    table, reached = dialog.columns.viewport(), dialog.columns.box("Sessions", BASE)
    assert table.rect().contains(reached.geometry()), "it comes into view"
    last = dialog.columns.box("Purchases", BASE)
    last.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.add_figure


def shown(dialog: ImportDialog, metric: str, line: int = 0) -> float | None:
    """The value of a metric in a line of what would land."""
    if dialog.report is None or len(dialog.report.lines) <= line:
        return None
    landing = dialog.report.lines[line].values.get(metric)
    return landing.value if landing else None


def pick(box: QComboBox, label: str) -> None:
    """Choose an entry of a box."""
    box.setCurrentIndex(box.findText(label))
    box.activated.emit(box.currentIndex())


def choose(person: Person, dialog: ImportDialog, box: QComboBox, label: str) -> None:
    """Choose an entry of a box, and wait until the table is read with it."""
    before = dialog.report
    pick(box, label)
    person.qtbot.waitUntil(lambda: dialog.report is not before, timeout=10000)


def submenu(dialog: ImportDialog, text: str) -> QMenu:
    """A menu in the menu of what can be added."""
    menu = next(action for action in dialog.add_figure.fill().actions() if action.text() == text).menu()
    assert isinstance(menu, QMenu)
    return menu


def computing() -> ComputedDialog:
    """The dialog on screen that asks how a figure is computed."""
    (asked,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ComputedDialog) and w.isVisible()]
    return asked
