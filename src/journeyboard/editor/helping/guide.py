"""The guide in a window: its chapters at the left, the page at the right."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.helping.chapters import CHAPTERS, Chapter
from journeyboard.editor.sidewindow import SideWindow
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import _

if TYPE_CHECKING:
    from journeyboard.editor.windows import Windows

_SIZE = (860, 620)
_NAMES_WIDTH = 200


class Guide(SideWindow):
    """Stands beside the map, so that one can read and do."""

    def __init__(self, parent: QWidget, windows: "Windows") -> None:
        super().__init__(parent, windows.settings, "guide", _SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.names = QListWidget()
        self.names.addItems([""] * len(CHAPTERS))
        self.names.setWordWrap(True)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.names)
        row.addWidget(self.page)
        self.names.currentRowChanged.connect(self._turn_to)
        self.names.setCurrentRow(0)
        self.set_theme(windows.look.theme)
        self.retranslate()
        windows.look.changed.connect(self.set_theme)

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setWindowTitle(_("Guide"))
        self.names.setAccessibleName(_("Chapters"))
        self.page.setAccessibleName(_("Page"))
        for row, chapter in enumerate(CHAPTERS):
            self.names.item(row).setText(_(chapter.name))
        self._turn_to(self.names.currentRow())

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme, or with texts of another size."""
        self.setStyleSheet(
            f"QListWidget {{ background: {theme.chrome}; border: none; border-right: 1px solid {theme.line};"
            f" outline: none; padding: 8px; }}"
            f"QListWidget::item {{ padding: 8px 10px; border-radius: 6px; color: {theme.ink}; }}"
            f"QListWidget::item:selected {{ background: {theme.line}; color: {theme.ink}; }}"
            f"QListWidget::item:selected:active:focus {{ background: {theme.accent}; color: {theme.accent_ink}; }}"
            f"QTextBrowser {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.paper}; }}"
            f"QTextBrowser:focus {{ border-color: {theme.accent}; }}"
        )
        self.names.setFixedWidth(scaled(_NAMES_WIDTH))
        self.page.document().setDocumentMargin(scaled(18))
        self._turn_to(self.names.currentRow())

    def _turn_to(self, row: int) -> None:
        self.page.setHtml(page_of(CHAPTERS[row]))


def page_of(chapter: Chapter) -> str:
    """The chapter in HTML, in the program's language."""
    points = "".join(
        f'<p style="margin: {scaled(10)}px 0 0 0; line-height: 140%"><b>{_said(point.name)}</b> {_said(point.text)}</p>'
        for point in chapter.points
    )
    close = f'<p style="margin-top: {scaled(18)}px; line-height: 140%"><i>{_said(chapter.close)}</i></p>'
    return (
        f'<p style="font-size: {scaled(20)}px; font-weight: 600; margin: 0">{_said(chapter.name)}</p>'
        f'<p style="margin: {scaled(8)}px 0 {scaled(14)}px 0; line-height: 140%">{_said(chapter.lead)}</p>'
        f"{points}{close if chapter.close else ''}"
    )


def _said(text: str) -> str:
    return escape(_(text))
