"""Printing: what is shown, and what arrives at a printer."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person

from journeyboard.editor.exporting.printing import PrintDialog
from journeyboard.exchange.paper.printing import prepare


def opened(person: Person) -> PrintDialog:
    window = person.opens(person.sample())
    person.chooses(window, "print")
    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, PrintDialog)]
    dialog = next(dialog for dialog in dialogs if dialog.isVisible())
    person.qtbot.waitUntil(lambda: dialog.preview.is_settled)
    return dialog


def printer_into(path: Path, dialog: PrintDialog) -> QPrinter:
    """A printer that prints into a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    prepare(printer, dialog.pages()[0], "Map")
    return printer


@pytest.mark.parametrize("layout", ["page", "poster", "book"])
def test_all_pages_of_the_preview_are_printed_on_their_paper(person: Person, layout: str) -> None:
    dialog = opened(person)
    dialog.form.show_values({"layout": layout, "paper": "a3", "orientation": "landscape"})
    count = len(dialog.pages())
    dialog.print_on(printer_into(person.folder / "print.pdf", dialog))
    with pikepdf.open(person.folder / "print.pdf") as pdf:
        assert len(pdf.pages) == count
        wide, high = (round(float(side)) for side in pdf.pages[0].mediabox[2:])
    assert (wide, high) == pytest.approx((1191, 842), abs=2)
    assert not dialog.isVisible()


def test_one_sheet_of_paper_is_offered_first(person: Person) -> None:
    dialog = opened(person)
    assert dialog.options().layout == "page"
    assert len(dialog.preview.page_view.pages) == 1
    dialog.close()


def test_only_the_pages_asked_for_are_printed(person: Person) -> None:
    dialog = opened(person)
    dialog.form.show_values({"layout": "book"})
    printer = printer_into(person.folder / "print.pdf", dialog)
    printer.setFromTo(2, 3)
    dialog.print_on(printer)
    with pikepdf.open(person.folder / "print.pdf") as pdf:
        assert len(pdf.pages) == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_cannot_be_started_is_told_and_the_dialog_stays(person: Person) -> None:
    dialog = opened(person)
    printer = printer_into(person.folder / "no such folder" / "print.pdf", dialog)
    dialog.print_on(printer)
    assert "printer could not be started" in person.asked().informativeText()
    person.answers("OK")
    assert dialog.isVisible()
    dialog.close()
