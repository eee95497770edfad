"""What leaves the program and comes back: exports, prints, workbooks, and the question on closing."""

from PySide6.QtWidgets import QWidget
from tests.exchange.spreadsheet import edited_to
from tests.gui.conftest import Person
from tests.gui.scenes.staging import SCENES, Scene, cards_of, sample_map, scene, shown

from journeyboard.editor.dialogs.returning.dialog import ReturnDialog
from journeyboard.editor.exporting.dialog import ExportDialog
from journeyboard.editor.exporting.printing import PrintDialog
from journeyboard.exchange.formats import FORMATS
from journeyboard.journey.cards import add_card
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.journey import Journey
from journeyboard.language import current_language


@scene
def bringing_back(person: Person) -> QWidget:
    """A workbook that was edited, of a map that moved on."""
    window = sample_map(person)
    session = window.document.session
    before, after = (Journey(session.journey, session.journey.extra) for _copy in range(2))
    pains, opportunities = cards_of(window, "pain_point"), cards_of(window, "opportunity")
    after.apply(set_fields(after, [card.id for card in pains[:2]], severity=2, team="Logistics"))
    after.apply(set_fields(after, [card.id for card in opportunities[:2]], text="Written anew by a colleague"))
    after.apply(add_card(after, pains[0].lane, pains[0].step, "Found in the second round of interviews"))
    after.apply(delete(after, [cards_of(window, "touchpoint")[0].id]))
    session.do(set_fields(session.journey, [opportunities[0].id], text="Written anew on the map"))
    window.file_commands.bring_back(edited_to(before, after, person.folder / "map.xlsx", current_language()))
    dialog = shown(ReturnDialog)
    person.qtbot.waitUntil(lambda: dialog.is_read, timeout=10000)
    return dialog


def _exporting(format_id: str) -> Scene:
    """The export dialog with a format chosen."""

    def exporting(person: Person) -> QWidget:
        window = sample_map(person)
        person.chooses(window, "export")
        dialog = shown(ExportDialog)
        dialog.choose(format_id)
        person.qtbot.waitUntil(lambda: dialog.preview.is_settled, timeout=20000)
        return dialog

    return exporting


SCENES["exporting"] = _exporting(FORMATS[0].id)
SCENES.update({f"exporting_{made.id}": _exporting(made.id) for made in FORMATS[1:]})


@scene
def exporting_part(person: Person) -> QWidget:
    """Parts of the map are chosen, and a preset is named."""
    dialog = SCENES["exporting_pdf"](person)
    assert isinstance(dialog, ExportDialog)
    dialog.part.box.setCurrentIndex(dialog.part.box.count() - 1)
    dialog.part.box.activated.emit(dialog.part.box.currentIndex())
    person.qtbot.waitUntil(lambda: dialog.preview.is_settled, timeout=20000)
    return dialog


@scene
def print_map(person: Person) -> QWidget:
    window = sample_map(person)
    person.chooses(window, "print")
    dialog = shown(PrintDialog)
    person.qtbot.waitUntil(lambda: dialog.preview.is_settled, timeout=20000)
    return dialog


@scene
def question(person: Person) -> QWidget:
    window = sample_map(person)
    window.edit_commands.select_all()
    window.edit_commands.delete()
    window.close()
    return person.asked()
