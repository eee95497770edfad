"""The export dialog writes the same files as the command line."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton
from tests.gui.conftest import Person

from journeyboard.editor.dialogs.export import ExportDialog
from journeyboard.editor.window import Window
from journeyboard.exchange.export import export
from journeyboard.exchange.formats.png import PNG, PngOptions


def export_dialog(person: Person, window: Window, action: str) -> ExportDialog:
    person.chooses(window, action)
    (dialog,) = open_dialogs()
    return dialog


def open_dialogs() -> list[ExportDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ExportDialog) and w.isVisible()]


def finish(person: Person, dialog: ExportDialog, path: Path) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Export…").click()
    person.names_file(path)
    person.qtbot.waitUntil(lambda: path.exists() and not open_dialogs(), timeout=20000)


def test_a_picture_of_the_chosen_size_is_the_one_of_the_command_line(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window, "export_png")
    dialog.width_box.setValue(900)
    dialog.dpi_box.setValue(150)
    dialog.theme_box.setCurrentIndex(dialog.theme_box.findData("dark"))
    path = person.folder / "map.png"
    finish(person, dialog, path)
    assert QImage(str(path)).width() == 900
    same = person.folder / "same.png"
    session = window.document.session
    options = PngOptions(width=900, dpi=150, theme="dark")
    export(PNG, session.journey, options, same, shown=session.view)
    assert path.read_bytes() == same.read_bytes()


def test_a_workbook_in_german(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window, "export_xlsx")
    dialog.language_box.setCurrentIndex(dialog.language_box.findData("de"))
    path = person.folder / "map.xlsx"
    finish(person, dialog, path)
    assert len(load_workbook(path).sheetnames) >= 5


@pytest.mark.parametrize("action", ["export_png", "export_xlsx"])
def test_an_export_that_fails_is_told(person: Person, action: str) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window, action)
    dialog.export_to(person.folder / "no such folder" / f"map.{action.removeprefix('export_')}")
    assert "Nothing was exported" in person.asked().text()
    person.answers("OK")
