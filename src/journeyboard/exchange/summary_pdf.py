"""A page of Markdown as PDF."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from journeyboard.drawing.fonts import load_fonts, ui_font

_FONT_PIXELS = 11
_MARGIN_MM = 18.0
_DPI = 96
_FINER = 8


def summary_pdf(markdown: str, title: str) -> bytes:
    """The bytes of an A4 document; its text can be selected. Needs a QGuiApplication."""
    load_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Journeyboard")
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    page = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter))
    writer.setResolution(_DPI * _FINER)
    document = QTextDocument()
    document.setDefaultFont(ui_font(_FONT_PIXELS * _FINER))
    document.documentLayout().setPaintDevice(writer)
    # Plain CommonMark: no HTML and nothing fetched from anywhere.
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownNoHTML)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    return bytes(buffer.data().data())
