"""What can be taken hold of besides the things themselves: edges that resize, handles that draw arrows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from journeyboard.board.finding import hit, part_of
from journeyboard.board.shapes import Rect
from journeyboard.editor.canvas.linklines import END_RADIUS, ends_of, selected_link
from journeyboard.journey.records import Card, Stage, Step

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas

GripKind = Literal["column", "lane", "span", "arrow", "end"]

_NEAR_EDGE = 5.0
"""Widget pixels from an edge at which it is taken hold of."""
_HANDLE = 7.0
"""The radius of the handle that arrows are drawn from, in widget pixels."""
_HANDLE_BELOW = 3.0
"""From the lower edge of a card to the middle of its handle: clear of its words."""
_HANDLE_INSET = 15.0
"""From the right end of a heading to the middle of its handle."""
_LEAST_WIDE, _LEAST_HIGH = 48, 16
"""Of smaller cards and headings on screen nothing but the whole is taken hold of."""
_CURSORS: dict[GripKind, Qt.CursorShape] = {
    "column": Qt.CursorShape.SplitHCursor,
    "lane": Qt.CursorShape.SplitVCursor,
    "span": Qt.CursorShape.SizeHorCursor,
    "arrow": Qt.CursorShape.CrossCursor,
    "end": Qt.CursorShape.CrossCursor,
}


@dataclass(frozen=True, slots=True)
class Grip:
    """What is taken hold of: the right edge of a step's column, the lower edge of a lane, an end of a card's span, the
    handle of a card, stage or step that an arrow is drawn from, or an end of the selected link."""

    kind: GripKind
    id: str
    side: Literal["start", "end"] = "end"

    @property
    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like over it."""
        return _CURSORS[self.kind]


def grip_at(canvas: "Canvas", at: QPointF) -> Grip | None:
    """What can be taken hold of at a point of the widget."""
    return _end_at(canvas, at) or _handle_at(canvas, at) or _edge_at(canvas, at)


def handle_of(canvas: "Canvas", record_id: str) -> QPointF | None:
    """Where the handle of a card, stage or step stands in the widget; None where it has no room."""
    record, rect = canvas.session.journey.get(record_id), canvas.rect_of(record_id)
    if rect is None or not isinstance(record, Card | Stage | Step):
        return None
    place = canvas.panes.place(rect)
    if place.width() < _LEAST_WIDE or place.height() < _LEAST_HIGH:
        return None
    if isinstance(record, Card):
        at = QPointF(place.center().x(), place.bottom() + _HANDLE_BELOW)
    else:
        at = QPointF(place.right() - _HANDLE_INSET, place.center().y())
    return at if canvas.panes.clip(rect).contains(at) else None


def paint_handles(canvas: "Canvas", painter: QPainter) -> None:
    """Paint the handles of what is selected alone and of what the pointer is over."""
    for record_id in _with_handle(canvas):
        at = handle_of(canvas, record_id)
        if at is not None:
            _paint_handle(painter, at, QColor(canvas.theme.accent), QColor(canvas.theme.accent_ink))


def _with_handle(canvas: "Canvas") -> list[str]:
    selected, hovered = canvas.session.selected, canvas.hovered
    ids = [hovered.id] if hovered is not None and hovered.kind in ("card", "stage", "step") else []
    return list(dict.fromkeys((*(selected if len(selected) == 1 else ()), *ids)))


def _paint_handle(painter: QPainter, at: QPointF, face: QColor, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1))
    painter.setBrush(face)
    painter.drawEllipse(at, _HANDLE, _HANDLE)
    painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawLine(at + QPointF(-3.2, 0), at + QPointF(3.2, 0))
    painter.drawPolyline(QPolygonF([at + QPointF(0.6, -2.8), at + QPointF(3.4, 0), at + QPointF(0.6, 2.8)]))


def _end_at(canvas: "Canvas", at: QPointF) -> Grip | None:
    link = selected_link(canvas)
    if link is None or not canvas.panes.clip(link.rect).contains(at):
        return None
    start, end = ends_of(canvas, link)
    if _is_near(at, end, END_RADIUS + 2):
        return Grip("end", link.id, "end")
    return Grip("end", link.id, "start") if _is_near(at, start, END_RADIUS + 2) else None


def _handle_at(canvas: "Canvas", at: QPointF) -> Grip | None:
    for record_id in reversed(_with_handle(canvas)):
        handle = handle_of(canvas, record_id)
        if handle is not None and _is_near(at, handle, _HANDLE + 1):
            return Grip("arrow", record_id)
    return None


def _edge_at(canvas: "Canvas", at: QPointF) -> Grip | None:
    found = hit(canvas.board, *canvas.panes.point(at))
    if found.kind == "card" and found.lane:
        return _card_edge(canvas, found.id, canvas.panes.place(found.rect), at)
    return _column_edge(canvas, at) or _lane_edge(canvas, at)


def _card_edge(canvas: "Canvas", card_id: str, place: QRectF, at: QPointF) -> Grip | None:
    if place.width() < _LEAST_WIDE or len(canvas.board.columns) < 2:
        return None
    if place.right() - at.x() <= _NEAR_EDGE:
        return Grip("span", card_id, "end")
    return Grip("span", card_id, "start") if at.x() - place.left() <= _NEAR_EDGE else None


def _column_edge(canvas: "Canvas", at: QPointF) -> Grip | None:
    """In the stage row: the column whose right edge is near."""
    row = part_of(canvas.board, "stages")
    if row is None or at.x() < canvas.panes.left / canvas.port.ratio:
        return None
    place = canvas.panes.place(row.rect)
    if not place.top() <= at.y() < place.bottom():
        return None
    left = canvas.board.content_left
    for column in canvas.board.columns:
        edge = canvas.panes.place(Rect(left + column.x + column.width, row.rect.y, 0, row.rect.height)).x()
        if abs(at.x() - edge) <= _NEAR_EDGE and column.width * canvas.zoom >= _LEAST_WIDE:
            return Grip("column", column.step)
    return None


def _lane_edge(canvas: "Canvas", at: QPointF) -> Grip | None:
    """Beside the labels: the lane whose lower edge is near."""
    if at.y() < canvas.panes.top / canvas.port.ratio:
        return None
    for lane in canvas.board.lanes:
        label = part_of(canvas.board, "label", lane.id)
        place = canvas.panes.place(label.rect) if label is not None else QRectF()
        near = place.left() <= at.x() < place.right() and abs(at.y() - place.bottom()) <= _NEAR_EDGE
        if near and not lane.collapsed and place.height() >= _LEAST_HIGH:
            return Grip("lane", lane.id)
    return None


def _is_near(one: QPointF, other: QPointF, most: float) -> bool:
    away = one - other
    return away.x() ** 2 + away.y() ** 2 <= most**2
