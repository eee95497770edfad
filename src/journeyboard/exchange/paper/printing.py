"""Pages on a printer."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from journeyboard.exchange.format import Page
from journeyboard.exchange.paper.sheets import UNITS_PER_MM


def prepare(printer: QPrinter, page: Page, title: str) -> None:
    """Tell a printer the paper of the pages; the person may choose another."""
    size = QSizeF(page.width / UNITS_PER_MM, page.height / UNITS_PER_MM)
    across = size.width() > size.height()
    paper = QPageSize(size.transposed() if across else size, QPageSize.Unit.Millimeter)
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    printer.setDocName(title)
    printer.setCreator("Journeyboard")


def print_pages(pages: Sequence[Page], printer: QPrinter) -> bool:
    """Print the pages that the printer was asked for, each as large as its paper allows; False when it refused."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for number, page in enumerate(pages[first - 1 : last]):
            if number and not printer.newPage():
                return False
            painter.save()
            room = printer.paperRect(QPrinter.Unit.DevicePixel)
            scale = min(room.width() / page.width, room.height() / page.height)
            painter.scale(scale, scale)
            page.paint(painter)
            painter.restore()
    finally:
        painter.end()
    return True
