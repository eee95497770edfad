"""The export dialog writes the same files as the command line, and shows them before."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from tests.gui.conftest import Person

from journeyboard.editor.exporting.dialog import ExportDialog
from journeyboard.editor.window import Window
from journeyboard.exchange.export import export
from journeyboard.exchange.formats import FORMATS
from journeyboard.exchange.formats.png import PNG, PngOptions
from journeyboard.exchange.presets import Preset, saved_presets, write_preset


def export_dialog(person: Person, window: Window, format_id: str = "") -> ExportDialog:
    window.file_commands.export(format_id)
    QApplication.processEvents()
    (dialog,) = open_dialogs()
    settled(person, dialog)
    return dialog


def open_dialogs() -> list[ExportDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ExportDialog) and w.isVisible()]


def settled(person: Person, dialog: ExportDialog) -> None:
    person.qtbot.waitUntil(lambda: dialog.preview.is_settled, timeout=20000)


def sets(person: Person, dialog: ExportDialog, **values: object) -> None:
    """Set options as the person does: one after the other."""
    for name, value in values.items():
        editor = dialog.form.editor(name)
        editor.show_value(value)
        editor.changed.emit()
    settled(person, dialog)


def button(dialog: ExportDialog, label: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == label)


def finish(person: Person, dialog: ExportDialog, path: Path) -> None:
    button(dialog, "Export…").click()
    person.names_file(path)
    person.qtbot.waitUntil(lambda: not open_dialogs(), timeout=20000)
    assert f"{path.name} is written" in person.asked().text()
    person.answers("Close")


def test_a_picture_of_the_chosen_size_is_the_one_of_the_command_line(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window, "png")
    sets(person, dialog, size="pixels", width=900, dpi=150, theme="dark")
    assert "900 × " in dialog.preview.caption.text()
    path = person.folder / "map.png"
    finish(person, dialog, path)
    assert QImage(str(path)).width() == 900
    same = person.folder / "same.png"
    session = window.document.session
    export(PNG, session.journey, PngOptions(width=900, dpi=150, theme="dark"), same, shown=session.view)
    assert path.read_bytes() == same.read_bytes()


def test_a_workbook_in_german(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window, "xlsx")
    sets(person, dialog, language="de")
    path = person.folder / "map.xlsx"
    finish(person, dialog, path)
    assert len(load_workbook(path).sheetnames) >= 5


@pytest.mark.parametrize("format_id", [made.id for made in FORMATS])
def test_an_export_that_fails_is_told(person: Person, format_id: str) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window, format_id)
    dialog.export_to(person.folder / "no such folder" / f"map.{format_id}")
    assert "Nothing was exported" in person.asked().text()
    person.answers("OK")
    assert open_dialogs(), "another folder can be chosen"


def test_every_format_is_shown_before_it_is_written(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window)
    for made in FORMATS:
        dialog.choose(made.id)
        settled(person, dialog)
        assert dialog.format is made
        assert dialog.preview.page_view.pages or dialog.preview.text_view.toPlainText()
        assert button(dialog, "Export…").isEnabled()


def test_what_is_not_in_the_file_stands_right_below_the_options(person: Person) -> None:
    dialog = export_dialog(person, person.opens(person.sample()), "pdf")
    (told,) = (label for label in dialog.findChildren(QLabel) if label.text() == dialog.told)
    form = dialog.form
    between = told.mapTo(dialog, QPoint(0, 0)).y() - form.mapTo(dialog, form.rect().bottomLeft()).y()
    assert 0 <= between < 30


def test_what_cannot_be_is_said_and_not_offered(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window, "png")
    sets(person, dialog, scale=50.0)
    assert not button(dialog, "Export…").isEnabled()
    assert "32,000" in dialog.told
    sets(person, dialog, size="paper")
    assert "Give a width or a height." in dialog.told
    sets(person, dialog, size="scale", scale=1.0)
    assert button(dialog, "Export…").isEnabled()
    assert "Not in the file:" in dialog.told


def test_the_part_that_is_chosen(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    card = next(card for card in session.journey.cards.values() if card.kind == "pain_point")
    session.select([card.id])
    dialog = export_dialog(person, window, "png")

    def shown() -> float:
        assert isinstance(dialog.preview.page_view.pages, tuple)
        (page,) = dialog.preview.page_view.pages
        return page.width * page.height

    whole = shown()
    box = dialog.part.box
    box.setCurrentIndex(box.findText("Where the selection is"))
    box.activated.emit(box.currentIndex())
    settled(person, dialog)
    assert shown() < whole / 3
    lane = next(lane for lane in session.journey.lanes if lane.id == card.lane)
    assert dialog.options().lanes == (lane.name,)
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    settled(person, dialog)
    assert shown() == whole, "every part is ticked at first"
    stages = dialog.part.tree.topLevelItem(0)
    assert stages is not None
    first = stages.child(0)
    assert first is not None
    first.setCheckState(0, Qt.CheckState.Unchecked)
    settled(person, dialog)
    assert shown() < whole
    assert dialog.options().stages == tuple(stage.name for stage in session.journey.stages[1:])


def test_lanes_without_a_name_are_called_by_their_kind(person: Person) -> None:
    tree = export_dialog(person, person.opens(person.sample("buecherei.journey"))).part.tree
    lanes = tree.topLevelItem(1)
    assert lanes is not None
    names = [child.text(0) for at in range(lanes.childCount()) if (child := lanes.child(at)) is not None]
    assert "Line of interaction" in names
    assert "–" not in names


def test_the_last_choice_is_made_again(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window, "png")
    sets(person, dialog, background="desk", scale=1.5)
    dialog.choose("xlsx")
    dialog.reject()
    again = export_dialog(person, window)
    assert again.format.id == "xlsx"
    again.choose("png")
    assert (again.form.editor("background").value(), again.form.editor("scale").value()) == ("desk", 1.5)


def test_what_makes_no_sense_any_more_is_not_chosen_again(person: Person) -> None:
    person.windows.settings.exports = {"png": {"scale": "large"}, "last": {"format": "clay"}}
    dialog = export_dialog(person, person.opens(person.sample()))
    assert dialog.format is FORMATS[0]
    assert PNG.id == "png"
    dialog.choose("png")
    assert dialog.form.editor("scale").value() == 2


def test_a_preset_is_saved_chosen_and_shared(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window, "png")
    sets(person, dialog, background="transparent")
    dialog.presets.save("Slides")
    assert [(preset.name, preset.options) for preset in saved_presets()] == [("Slides", dialog.options())]
    shared = person.folder / "slides.json"
    dialog.presets.share(shared)
    assert json.loads(shared.read_text("utf-8"))["options"]["background"] == "transparent"
    other = person.folder / "other.json"
    write_preset(Preset("Other", PNG, PngOptions(width=640, lanes=("Pain points",), theme="dark")), other)
    dialog.choose("xlsx")
    dialog.presets.open(other)
    settled(person, dialog)
    assert dialog.format is PNG
    assert dialog.options() == PngOptions(width=640, lanes=("Pain points",), theme="dark")
    broken = person.folder / "broken.json"
    broken.write_text("{}")
    dialog.presets.open(broken)
    assert "no export preset" in person.asked().text()
    person.answers("OK")


def test_the_keyboard_alone_is_enough(person: Person) -> None:
    window = person.opens(person.sample())
    dialog = export_dialog(person, window, FORMATS[0].id)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.format is FORMATS[1]
    settled(person, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    path = person.folder / f"map{FORMATS[1].suffix}"
    person.names_file(path)
    person.qtbot.waitUntil(lambda: path.exists() and not open_dialogs(), timeout=20000)
    person.answers("Close")
    export_dialog(person, window)
    QTest.keyClick(open_dialogs()[0], Qt.Key.Key_Escape)
    assert open_dialogs() == []


def test_the_map_is_copied_as_a_picture(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    person.chooses(window, "copy_picture")
    person.qtbot.waitUntil(lambda: not clipboard.image().isNull(), timeout=20000)
    whole = clipboard.image()
    assert (whole.width(), whole.height()) == (2 * session.board.width, 2 * session.board.height)
    session.select([session.journey.stages[0].id])
    person.chooses(window, "copy_picture")
    person.qtbot.waitUntil(lambda: clipboard.image().width() < whole.width(), timeout=20000)
    clipboard.clear()
