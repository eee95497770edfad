"""What no part of a board covers: the desk, the paper's rim and corners, and the edges of the frozen panes.

Everything is in screen pixels, the painter's unit too.
"""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPainterPath, QRegion

from journeyboard.board.finding import part_of
from journeyboard.drawing.painter import SHEET_RADIUS
from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.frozen import Panes


def paint_bare(painter: QPainter, bare: QRegion, panes: Panes, theme: Theme) -> None:
    """Paint what of the window no part covers: paper within the sheet, desk around it, a hairline between."""
    port, board = panes.viewport, panes.board
    sheet = QRect(-port.x, -port.y, round(board.width * port.scale), round(board.height * port.scale))
    _fill(painter, bare & sheet, theme.paper)
    _fill(painter, bare - sheet, theme.desk)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    hair = _hair(panes)
    rim = QRegion(sheet) - QRegion(sheet.adjusted(hair, hair, -hair, -hair))
    _fill(painter, rim & QRect(0, 0, port.width, port.height), theme.line)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = round(SHEET_RADIUS * port.scale)
    for right, bottom in ((False, False), (True, False), (False, True), (True, True)):
        x = sheet.x() + sheet.width() - radius if right else sheet.x()
        y = sheet.y() + sheet.height() - radius if bottom else sheet.y()
        corner = QRect(x, y, radius, radius)
        if corner.intersects(QRect(0, 0, port.width, port.height)):
            centre = QPointF(x if right else x + radius, y if bottom else y + radius)
            _round(painter, corner, centre, hair, theme)
    painter.setClipping(False)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_edges(painter: QPainter, panes: Panes, theme: Theme) -> None:
    """Cover the corner between the panes, and draw their edges where something passes below them."""
    port, hair = panes.viewport, _hair(panes)
    patch = panes.patch(part_of(panes.board, "arcs"))
    if not patch.isEmpty():
        painter.fillRect(patch, QColor(theme.paper))
    if panes.left:
        top = max(0, patch.bottom() + 1)
        painter.fillRect(QRect(panes.left - hair, top, hair, port.height - top), QColor(theme.line))
    if panes.top:
        painter.fillRect(QRect(0, panes.top, port.width, hair), QColor(theme.line))


def _round(painter: QPainter, corner: QRect, centre: QPointF, hair: int, theme: Theme) -> None:
    """Paint desk over a corner of the sheet beyond its rounding, and the hairline along it."""
    outer, disc, inner = QPainterPath(), QPainterPath(), QPainterPath()
    outer.addRect(corner)
    disc.addEllipse(centre, corner.width(), corner.height())
    inner.addEllipse(centre, corner.width() - hair, corner.height() - hair)
    painter.setClipRect(corner)
    painter.fillPath(disc - inner, QColor(theme.line))
    painter.fillPath(outer - disc, QColor(theme.desk))


def _hair(panes: Panes) -> int:
    return max(1, round(panes.viewport.ratio))


def _fill(painter: QPainter, region: QRegion, colour: str) -> None:
    fill = QColor(colour)
    for rect in cast("Iterable[QRect]", region):
        painter.fillRect(rect, fill)
