"""The disc with a persona's portrait: a button with a menu to choose a picture or take it away."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton

from journeyboard.board.shapes import Rect
from journeyboard.drawing.canvas import Canvas, Detail
from journeyboard.drawing.theme import Theme
from journeyboard.editor.personas.painting import paint_disc
from journeyboard.journey.records import Asset, Persona
from journeyboard.language import _

SIDE = 104
_RING = 3


class PortraitButton(QPushButton):
    """Shows a persona's portrait, or its initial."""

    chosen = Signal()
    """A picture should be chosen."""
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
        self._remove = menu.addAction(_("Remove picture"), self.removed.emit)
        self.setMenu(menu)

    def show_persona(self, persona: Persona, index: int, assets: Mapping[str, Asset]) -> None:
        """Show this persona's; `index` is its place among all."""
        self._persona, self._index, self._assets = persona, index, assets
        self._remove.setEnabled(bool(persona.portrait))
        self.update()

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
