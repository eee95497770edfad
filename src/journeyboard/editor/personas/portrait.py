"""The disc with a persona's portrait: a button with a menu to choose a picture, the part of it, or take it away."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton

from journeyboard.board.shapes import Rect
from journeyboard.drawing.canvas import Canvas, Detail
from journeyboard.drawing.personas import paint_disc
from journeyboard.drawing.theme import Theme
from journeyboard.journey.records import Asset, Persona
from journeyboard.language import _

SIDE = 104
_RING = 3


class PortraitButton(QPushButton):
    """Shows a persona's portrait, or its initial."""

    chosen = Signal()
    """A picture should be chosen."""
    dropped = Signal(object)
    """The picture at this path should be taken."""
    pasted = Signal()
    """The picture on the clipboard should be taken."""
    cropped = Signal()
    """The part of the picture should be chosen."""
    removed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._persona = Persona(id="none")
        self._index = 0
        self._assets: Mapping[str, Asset] = {}
        self.setFixedSize(SIDE + 2 * _RING, SIDE + 2 * _RING)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Choose a portrait"))
        self.setAccessibleName(_("Portrait"))
        menu = QMenu(self)
        menu.addAction(_("Choose picture…"), self.chosen.emit)
        self._paste = menu.addAction(_("Paste picture"), self.pasted.emit)
        self._crop = menu.addAction(_("Choose the part…"), self.cropped.emit)
        self._remove = menu.addAction(_("Remove picture"), self.removed.emit)
        menu.aboutToShow.connect(self._show_usable)
        self.setMenu(menu)
        self.setAcceptDrops(True)

    def show_persona(self, persona: Persona, index: int, assets: Mapping[str, Asset]) -> None:
        """Show this persona's; `index` is its place among all."""
        self._persona, self._index, self._assets = persona, index, assets
        self.setAccessibleDescription(_("Picture") if persona.portrait else _("No picture"))
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a picture file."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A picture file becomes the portrait."""
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _show_usable(self) -> None:
        for action in (self._crop, self._remove):
            action.setEnabled(self._persona.portrait in self._assets)
        self._paste.setEnabled(QGuiApplication.clipboard().mimeData().hasImage())

    def sizeHint(self) -> QSize:
        """The disc and the ring of the focus."""
        return QSize(SIDE + 2 * _RING, SIDE + 2 * _RING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the disc, and a ring around it with the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas(painter, self._theme, Detail.FULL, self._assets)
        paint_disc(canvas, Rect(_RING, _RING, SIDE, SIDE), self._persona, self._index)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(self._theme.accent if self.hasFocus() else self._theme.line), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()


def _dropped_file(event: QDropEvent) -> Path | None:
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None
