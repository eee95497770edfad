"""A workbook that was edited comes back through its dialog: shown first, ticked line by line, one change."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from tests.exchange.spreadsheet import Spreadsheet, exported
from tests.gui.conftest import Person
from tests.gui.test_window import drop

from journeyboard import resources
from journeyboard.editor.dialogs.returning.dialog import ReturnDialog
from journeyboard.editor.importing.dialog import ImportDialog
from journeyboard.editor.window import Window
from journeyboard.journey.editing import set_fields
from journeyboard.storage.format import dump

CARD = "card-guest-checkout"


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


@pytest.fixture
def sheet(window: Window, person: Person) -> Spreadsheet:
    """The window's map, exported and opened in a spreadsheet program."""
    return Spreadsheet(exported(window.document.session.journey, person.folder / "shop.xlsx", "en"))


def brought_back(person: Person, window: Window, path: Path) -> ReturnDialog:
    person.chooses(window, "import_workbook")
    person.names_file(path)
    return _shown(person)


def _shown(person: Person) -> ReturnDialog:
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReturnDialog) and w.isVisible()]
    person.qtbot.waitUntil(lambda: dialog.is_read, timeout=10000)
    return dialog


def press(dialog: ReturnDialog, label: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == label).click()


def lines(dialog: ReturnDialog) -> list[list[str]]:
    """What is shown: the heading of each group, and under it field, map, workbook of each line."""
    shown: list[list[str]] = []
    for at in range(dialog.tree.topLevelItemCount()):
        group = dialog.tree.topLevelItem(at)
        assert group is not None
        shown.append([group.text(0)])
        for index in range(group.childCount()):
            child = group.child(index)
            assert child is not None
            shown.append([child.text(column) for column in range(1, 4)])
    return shown


def test_edits_land_as_one_change(person: Person, window: Window, sheet: Spreadsheet) -> None:
    session = window.document.session
    before = dump(session.journey)
    sheet.type("Cards", CARD, "Text", "Checkout for guests")
    sheet.type("Feelings", "feeling-mara-decision", "Feeling", -0.5)
    sheet.add("Cards", Stage="Delivery", Lane="Doing", Text="Waits at home")
    dialog = brought_back(person, window, sheet.save())
    assert lines(dialog) == [
        ["Edited in the workbook (2)"],
        ["Feeling", "−1.6", "−0.5"],
        ["Text", "Guest checkout", "Checkout for guests"],
        ["New rows (1)"],
        ["", "", "Doing, Delivery"],
    ] or lines(dialog)[1:3] == [
        ["Text", "Guest checkout", "Checkout for guests"],
        ["Feeling", "−1.6", "−0.5"],
    ]
    press(dialog, "Import")
    assert session.journey.cards[CARD].text == "Checkout for guests"
    assert "Waits at home" in {card.text for card in session.journey.cards.values()}
    assert session.history.undo_label == "Import workbook"
    session.undo()
    assert dump(session.journey) == before


def test_what_is_not_ticked_does_not_land(person: Person, window: Window, sheet: Spreadsheet) -> None:
    sheet.type("Cards", CARD, "Text", "Checkout for guests")
    sheet.type("Cards", CARD, "Impact", 3)
    dialog = brought_back(person, window, sheet.save())
    dialog.tree.tick(CARD, "text", Qt.CheckState.Unchecked)
    press(dialog, "Import")
    card = window.document.session.journey.cards[CARD]
    assert (card.text, card.impact) == ("Guest checkout", 3)


def test_rows_that_are_gone_stay_unless_ticked(person: Person, window: Window, sheet: Spreadsheet) -> None:
    session = window.document.session
    sheet.delete("Cards", CARD)
    dialog = brought_back(person, window, sheet.save())
    assert not dialog.can_import
    dialog.tree.tick(CARD, "", Qt.CheckState.Checked)
    press(dialog, "Import")
    assert session.journey.get(CARD) is None
    session.undo()
    assert session.journey.get(CARD) is not None


@pytest.mark.parametrize(("button", "text"), [("Keep the map’s", "ours"), ("Take the workbook’s", "theirs")])
def test_what_both_edited_is_asked(person: Person, window: Window, sheet: Spreadsheet, button: str, text: str) -> None:
    session = window.document.session
    session.do(set_fields(session.journey, [CARD], text="ours"))
    sheet.type("Cards", CARD, "Text", "theirs")
    sheet.type("Cards", CARD, "Detail", "theirs too")
    dialog = brought_back(person, window, sheet.save())
    assert lines(dialog)[:2] == [["Both were edited: choose one (1)"], ["Text", "ours", "theirs"]]
    assert not dialog.can_import
    press(dialog, button)
    press(dialog, "Import")
    card = session.journey.cards[CARD]
    assert (card.text, card.detail) == (text, "theirs too")


def test_what_cannot_come_back_is_told_with_its_cell(person: Person, window: Window, sheet: Spreadsheet) -> None:
    where = sheet.type("Cards", CARD, "Kind", "Idea")
    dialog = brought_back(person, window, sheet.save())
    assert dialog.remarks.toPlainText().startswith(f"{where}: “Idea” is not known here.")
    assert not dialog.can_import


def test_a_workbook_without_edits_says_so(person: Person, window: Window, sheet: Spreadsheet) -> None:
    dialog = brought_back(person, window, sheet.path)
    assert dialog.problem == "Nothing is new in the workbook: the map says the same."
    assert not dialog.can_import


def test_the_workbook_of_somebody_else_is_told(person: Person, window: Window) -> None:
    dialog = brought_back(person, window, resources.sample("online-shop-october.xlsx"))
    assert "was not exported by Journeyboard" in dialog.problem


def test_a_workbook_that_is_dropped_comes_back(person: Person, window: Window, sheet: Spreadsheet) -> None:
    drop(window, sheet.path)
    assert _shown(person)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible()]


def test_cancel_changes_nothing(person: Person, window: Window, sheet: Spreadsheet) -> None:
    before = dump(window.document.session.journey)
    sheet.type("Cards", CARD, "Text", "Checkout for guests")
    press(brought_back(person, window, sheet.save()), "Cancel")
    assert dump(window.document.session.journey) == before
