"""Pages as a PDF file: vectors, text as text with its fonts embedded."""

from collections.abc import Sequence
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from journeyboard.exchange import Progress
from journeyboard.exchange.format import Page
from journeyboard.exchange.paper.finishing import finish_pdf
from journeyboard.exchange.paper.sheets import UNITS_PER_MM

_DPI = 1200
"""Of the whole numbers that lengths are written in."""


def write_pdf(
    pages: Sequence[Page], file: BinaryIO, progress: Progress, *, title: str, author: str, language: str
) -> None:
    """Write `pages`, each of its own size. Needs a QGuiApplication, in any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setCreator("Journeyboard")
    writer.setResolution(_DPI)
    writer.setPageLayout(_layout_of(pages[0]))
    painter = QPainter(writer)
    try:
        for number, page in enumerate(pages):
            if number:
                writer.setPageLayout(_layout_of(page))
                writer.newPage()
            painter.save()
            painter.scale(_DPI / 96, _DPI / 96)
            page.paint(painter)
            painter.restore()
            progress((number + 1) / len(pages) * 0.95)
    finally:
        painter.end()
    bookmarks = [(page.title, number) for number, page in enumerate(pages) if page.title]
    finish_pdf(bytes(buffer.data().data()), file, language=language, bookmarks=bookmarks)
    progress(1)


def _layout_of(page: Page) -> QPageLayout:
    size = QSizeF(page.width / UNITS_PER_MM, page.height / UNITS_PER_MM)
    paper = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
