"""Persona sheets: filled in, compared, copied from another file, saved as a picture."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from tests.gui.conftest import Person

from journeyboard.drawing.personas import sheets_picture
from journeyboard.drawing.theme import DARK, LIGHT
from journeyboard.editor.personas.choosing import ChoosePersonas
from journeyboard.editor.personas.cropping import CropDialog
from journeyboard.editor.personas.sheet import Sheet
from journeyboard.editor.personas.window import PersonaWindow
from journeyboard.editor.window import Window
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.records import Persona
from journeyboard.language import set_language
from journeyboard.storage.format import dump

Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


def opened(person: Person, window: Window, *names: str) -> PersonaWindow:
    """The sheets of these personas, opened from the menu."""
    ids = [persona.id for persona in window.document.session.journey.personas if persona.name in names]
    window.document.session.select(ids)
    person.chooses(window, "persona_sheet")
    sheets = window.persona_commands.sheets
    assert sheets is not None
    person.qtbot.waitExposed(sheets)
    return sheets


def persona(window: Window, name: str) -> Persona:
    return next(each for each in window.document.session.journey.personas if each.name == name)


def box(sheet: Sheet, field: str) -> QLineEdit | QPlainTextEdit:
    widget = sheet.rows[field].editor.focusProxy()
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    return widget


def text(widget: QWidget) -> str:
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else widget.text()


def write(widget: QWidget, text: str) -> None:
    """Write over what a field holds, without leaving it."""
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    widget.setFocus()
    widget.selectAll()
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(widget, Key.Key_Return)
        QTest.keyClicks(widget, line)


def picture(folder: Path, colour: str = "#FF0000", width: int = 40, height: int = 20) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(folder / "portrait.png"))
    return folder / "portrait.png"


def test_every_field_left_is_one_step_and_undo_brings_the_first_bytes(person: Person, window: Window) -> None:
    session = window.document.session
    before, done = dump(session.journey), len(session.history.done)
    sheet = opened(person, window, "Mara").sheets[0]
    write(box(sheet, "role"), "Buys a lamp")
    QTest.keyClick(box(sheet, "role"), Key.Key_Return)
    write(box(sheet, "goals"), "Light\nWarmth")
    box(sheet, "about").setFocus()
    assert persona(window, "Mara").role == "Buys a lamp"
    assert persona(window, "Mara").goals == ("Light", "Warmth")
    assert len(session.history.done) == done + 2
    person.chooses(window, "undo")
    person.chooses(window, "undo")
    assert dump(session.journey) == before
    assert text(box(sheet, "role")) == persona(window, "Mara").role
    assert box(sheet, "goals").property("plainText") == "\n".join(persona(window, "Mara").goals)


def test_what_is_typed_survives_a_change_from_elsewhere_and_is_never_lost(person: Person, window: Window) -> None:
    sheets = opened(person, window, "Mara")
    mara, session = persona(window, "Mara"), window.document.session
    write(box(sheets.sheets[0], "quote"), "Soon")
    session.do(set_fields(session.journey, [mara.id], role="Someone else's words"))
    assert box(sheets.sheets[0], "quote").property("plainText") == "Soon"
    assert text(box(sheets.sheets[0], "role")) == "Someone else's words"
    typed = window.document.as_typed().find(Persona, mara.id)
    assert typed is not None
    assert typed.quote == "Soon"
    sheets.close()
    assert persona(window, "Mara").quote == "Soon"


def test_undo_in_a_field_takes_back_what_is_typed_and_then_what_was_done(person: Person, window: Window) -> None:
    sheets = opened(person, window, "Mara")
    sheets.activateWindow()
    role, was = box(sheets.sheets[0], "role"), persona(window, "Mara").role
    write(role, "Kept")
    QTest.keyClick(role, Key.Key_Return)
    QTest.keyClick(role, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert persona(window, "Mara").role == was
    assert text(role) == was
    write(role, "x")
    QTest.keyClick(role, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text(role) == was
    assert window.document.session.history.redo_label is not None


def test_traits_are_added_named_slid_and_taken_away(person: Person, window: Window) -> None:
    session = window.document.session
    sheet = opened(person, window, "Mara").sheets[0]
    before = persona(window, "Mara").traits
    sheet.traits.add_button.click()
    row = sheet.traits.rows[-1]
    write(row.name, "Patient with forms")
    pending = window.document.pending_edit()
    assert pending is not None
    QTest.keyClick(row.name, Key.Key_Return)
    done = len(session.history.done)
    row.slider.setFocus()
    QTest.keyClick(row.slider, Key.Key_PageUp)
    assert len(session.history.done) == done + 1
    added = persona(window, "Mara").traits[-1]
    assert (added.name, added.value) == ("Patient with forms", 60)
    assert persona(window, "Mara").traits[:-1] == before
    row.remove.click()
    assert persona(window, "Mara").traits == before
    person.chooses(window, "undo")
    assert persona(window, "Mara").traits[-1] == added
    assert sheet.traits.rows[-1].name.text() == "Patient with forms"


def test_a_dragged_trait_is_one_step(person: Person, window: Window) -> None:
    session = window.document.session
    sheet = opened(person, window, "Mara").sheets[0]
    done = len(session.history.done)
    slider = sheet.traits.rows[0].slider
    slider.setSliderDown(True)
    for value in (70, 60, 50):
        slider.setValue(value)
    assert len(session.history.done) == done
    slider.setSliderDown(False)
    assert persona(window, "Mara").traits[0].value == 50
    assert len(session.history.done) == done + 1


def test_a_portrait_is_read_shown_and_removed(person: Person, window: Window, tmp_path: Path) -> None:
    session = window.document.session
    sheets = opened(person, window, "Mara")
    before, initial = dump(session.journey), sheets.sheets[0].portrait.grab().toImage()
    sheets.pictures.read(persona(window, "Mara").id, picture(tmp_path))
    asset = session.journey.assets[persona(window, "Mara").portrait]
    assert (asset.width, asset.height, asset.media_type) == (40, 20, "image/png")
    shown = sheets.sheets[0].portrait.grab().toImage()
    assert shown.pixelColor(shown.rect().center()) == QColor("#FF0000") != initial.pixelColor(initial.rect().center())
    sheets.sheets[0].portrait.removed.emit()
    assert asset.id not in session.journey.assets
    session.undo()
    session.undo()
    assert dump(session.journey) == before


def crop_dialog() -> CropDialog:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, CropDialog) and each.isVisible())


def test_the_part_of_a_picture_is_chosen_by_keys(person: Person, window: Window, tmp_path: Path) -> None:
    sheets = opened(person, window, "Mara")
    sheets.pictures.read(persona(window, "Mara").id, picture(tmp_path))
    dialog = crop_dialog()
    done = len(window.document.session.history.done)
    assert dialog.focusWidget() is dialog.view
    QTest.keyClick(dialog.view, Key.Key_Plus, delay=0)
    QTest.keyClick(dialog.view, Key.Key_Right)
    QTest.keyClick(dialog.view, Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.slider.value() == round(100 * dialog.view.zoom) == 110
    QTest.keyClick(dialog, Key.Key_Return)
    x, y, wide, high = persona(window, "Mara").portrait_crop or (0, 0, 0, 0)
    assert wide == pytest.approx(1 / 2.2, abs=0.001)
    assert x + wide / 2 > 0.5 > y + high / 2
    assert len(window.document.session.history.done) == done + 1


def test_the_part_of_a_picture_is_dragged_and_escape_leaves_it(person: Person, window: Window, tmp_path: Path) -> None:
    sheets = opened(person, window, "Mara")
    sheets.pictures.read(persona(window, "Mara").id, picture(tmp_path))
    was = persona(window, "Mara").portrait_crop
    dialog = crop_dialog()
    dialog.slider.setValue(200)
    before = dialog.view.crop
    QTest.mousePress(dialog.view, Qt.MouseButton.LeftButton, pos=QPoint(160, 160))
    QTest.mouseMove(dialog.view, QPoint(190, 150))
    QTest.mouseRelease(dialog.view, Qt.MouseButton.LeftButton, pos=QPoint(190, 150))
    assert dialog.view.crop[0] < before[0]
    assert dialog.view.crop[1] > before[1]
    QTest.keyClick(dialog.view, Key.Key_Escape)
    assert persona(window, "Mara").portrait_crop == was


def test_a_square_picture_needs_no_choice(person: Person, window: Window, tmp_path: Path) -> None:
    sheets = opened(person, window, "Mara")
    sheets.pictures.read(persona(window, "Mara").id, picture(tmp_path, width=30, height=30))
    assert not any(isinstance(each, CropDialog) and each.isVisible() for each in QApplication.topLevelWidgets())


def test_a_picture_is_pasted_and_dropped(person: Person, window: Window, tmp_path: Path) -> None:
    sheets = opened(person, window, "Mara", "Jonas")
    file = picture(tmp_path, width=30, height=30)
    QApplication.clipboard().setImage(QImage(str(file)))
    sheets.sheets[0].portrait.pasted.emit()
    assert persona(window, "Mara").portrait
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, _NONE)
    sheets.sheets[1].portrait.dropEvent(drop)
    assets = window.document.session.journey.assets
    assert assets[persona(window, "Jonas").portrait].width == 30


def test_a_persona_is_added_where_its_sheet_is(person: Person, window: Window) -> None:
    sheets = opened(person, window, "Mara")
    sheets.add_persona()
    name = box(sheets.sheets[0], "name")
    assert isinstance(name, QLineEdit)
    assert name.selectedText() == "New persona"
    write(name, "Zoe")
    sheets.commit()
    assert [each.name for each in window.document.session.journey.personas] == ["Mara", "Jonas", "Zoe"]


def test_a_large_picture_is_kept_small(person: Person, window: Window, tmp_path: Path) -> None:
    sheets = opened(person, window, "Mara")
    sheets.pictures.read(persona(window, "Mara").id, picture(tmp_path, width=3000, height=1500))
    asset = window.document.session.journey.assets[persona(window, "Mara").portrait]
    assert (asset.width, asset.height) == (1024, 512)


def test_what_is_no_picture_is_told_and_changes_nothing(person: Person, window: Window, tmp_path: Path) -> None:
    sheets = opened(person, window, "Mara")
    broken = tmp_path / "broken.png"
    broken.write_text("no picture")
    done = len(window.document.session.history.done)
    sheets.pictures.read(persona(window, "Mara").id, broken)
    assert "broken.png" in person.asked().informativeText()
    person.answers("OK")
    assert len(window.document.session.history.done) == done


def test_personas_are_compared_side_by_side(person: Person, window: Window) -> None:
    sheets = opened(person, window, "Mara", "Jonas")
    first, second = sheets.sheets
    QApplication.processEvents()
    for name in first.parts:
        tops = [sheet.parts[name].mapTo(sheets, QPoint(0, 0)).y() for sheet in (first, second)]
        assert tops[0] == tops[1], name
    assert first.head.x() < second.head.x()
    sheets.compare_menu.actions()[1].trigger()
    assert [sheet.persona_id for sheet in sheets.sheets] == [persona(window, "Mara").id]


def test_a_persona_that_goes_takes_its_sheet_along_and_comes_back_with_it(person: Person, window: Window) -> None:
    session = window.document.session
    sheets = opened(person, window, "Mara", "Jonas")
    session.do(delete(session.journey, [persona(window, "Mara").id]))
    assert [sheet.persona_id for sheet in sheets.sheets] == [persona(window, "Jonas").id]
    session.undo()
    assert len(sheets.sheets) == 2


def test_personas_are_copied_from_another_file(person: Person, window: Window, tmp_path: Path) -> None:
    other = tmp_path / "other.journey"
    other.write_bytes(dump(window.document.session.journey))
    sheets = opened(person, window, "Mara")
    sheets.copy_from(other)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, ChoosePersonas))
    first, second = (dialog.listing.visualItemRect(dialog.listing.item(row)) for row in range(2))
    assert not first.intersects(second)
    dialog.listing.item(1).setCheckState(Qt.CheckState.Unchecked)
    QTest.keyClick(dialog, Key.Key_Return)
    journey = window.document.session.journey
    assert [each.name for each in journey.personas] == ["Mara", "Jonas", "Mara"]
    assert [sheet.persona_id for sheet in sheets.sheets] == [journey.personas[-1].id]
    window.document.session.undo()
    assert len(window.document.session.journey.personas) == 2


def test_a_file_that_is_no_journey_copies_nobody(person: Person, window: Window, tmp_path: Path) -> None:
    sheets = opened(person, window, "Mara")
    sheets.copy_from(tmp_path / "missing.journey")
    assert "missing.journey" in person.asked().informativeText()
    person.answers("OK")


def test_the_sheets_shown_are_saved_as_a_picture(person: Person, window: Window, tmp_path: Path) -> None:
    sheets = opened(person, window, "Mara", "Jonas")
    sheets.write_picture(tmp_path / "both.png")
    image = QImage(str(tmp_path / "both.png"))
    assert image.width() == 2 * 2 * 720
    sheets.write_picture(tmp_path / "missing" / "both.png")
    assert "both.png" in person.asked().informativeText()
    person.answers("OK")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_picture_holds_all_of_a_sheet(window: Window, theme: object) -> None:
    chosen = LIGHT if theme is LIGHT else DARK
    mara = persona(window, "Mara")
    longer = mara.model_copy(update={"goals": tuple(f"Goal {number}" for number in range(20))})
    short, long = (sheets_picture([(each, 0)], {}, chosen) for each in (mara, longer))
    assert long.height() > short.height() + 20 * 18
    corner = long.pixelColor(2, long.height() - 2)
    assert corner == QColor(chosen.paper)
    assert sheets_picture([(Persona(id="empty"), 0)], {}, chosen).height() > 200


def test_enter_on_a_persona_opens_its_sheet_and_escape_closes_it(person: Person, window: Window) -> None:
    window.document.session.select([persona(window, "Jonas").id])
    QTest.keyClick(window.canvas, Key.Key_Return)
    sheets = window.persona_commands.sheets
    assert sheets is not None
    person.qtbot.waitExposed(sheets)
    assert sheets.windowTitle() == "Persona: Jonas"
    QTest.keyClick(box(sheets.sheets[0], "role"), Key.Key_Escape)
    assert not sheets.isVisible()


def test_a_double_click_on_a_persona_opens_its_sheet(window: Window) -> None:
    rect = window.canvas.rect_of(persona(window, "Jonas").id)
    assert rect is not None
    at = window.canvas.panes.place(rect).center().toPoint()
    QTest.mouseClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(window.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    sheets = window.persona_commands.sheets
    assert sheets is not None
    assert [sheet.persona_id for sheet in sheets.sheets] == [persona(window, "Jonas").id]


def test_sheets_follow_theme_and_language_and_keep_what_is_typed(person: Person, window: Window) -> None:
    sheets = opened(person, window, "Mara")
    write(box(sheets.sheets[0], "role"), "Half a wo")
    window.windows.look.choose("dark")
    assert persona(window, "Mara").role == "Half a wo"
    paper = sheets.findChild(QWidget, "personaSheet")
    assert paper is not None
    assert DARK.paper in paper.styleSheet()
    window.windows.choose_language("de")
    assert window.persona_commands.sheets is sheets
    assert len(sheets.sheets) == 1
    set_language("en")
