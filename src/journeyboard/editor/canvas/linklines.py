"""Links that are lit up over the board: the one that is selected or pointed at, and those of what is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from journeyboard.board.links.whole import WholeLink, whole_link
from journeyboard.drawing.canvas import Canvas as Ground
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.links import STYLES, paint_label, paint_line
from journeyboard.journey.records import Card, Link, Stage, Step

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas

_MOST = 60
"""Of how many selected records the links are lit up: of more, nobody could tell them apart."""
_HOVERED = "#90"
"""How opaque links are painted of what the pointer is over, as the beginning of a colour."""
END_RADIUS = 5.0
"""Of the handles at the ends of a selected link, in widget pixels."""


def paint_lit_links(canvas: "Canvas", painter: QPainter) -> None:
    """Paint the selected link with the handles of its ends, and the links of what is selected or pointed at."""
    session, accent = canvas.session, canvas.theme.accent
    hovered = canvas.hovered
    if hovered is not None and not session.is_selected(hovered.id):
        for link in _links_of(canvas, hovered.id):
            _paint(canvas, painter, link, f"{_HOVERED}{accent[1:]}")
    for record_id in session.selected[:_MOST]:
        for link in _links_of(canvas, record_id):
            _paint(canvas, painter, link, accent)
    chosen = selected_link(canvas)
    if chosen is not None:
        _paint_handles(canvas, painter, chosen)


def selected_link(canvas: "Canvas") -> WholeLink | None:
    """The link that alone is selected, where it is shown."""
    selected = canvas.session.selected
    return whole_link(canvas.board, selected[0]) if len(selected) == 1 else None


def ends_of(canvas: "Canvas", link: WholeLink) -> tuple[QPointF, QPointF]:
    """Where a link begins and ends in the widget."""
    port = canvas.port
    (x0, y0), (x1, y1) = link.path[0][0], link.head[0]
    return QPointF(*port.to_widget(x0, y0)), QPointF(*port.to_widget(x1, y1))


def _links_of(canvas: "Canvas", record_id: str) -> list[WholeLink]:
    """A link itself; the links of a card, stage or step."""
    journey = canvas.session.journey
    match journey.get(record_id):
        case Link():
            ids = [record_id]
        case Card() | Stage() | Step():
            ids = [link.id for link in journey.links_at(record_id)]
        case _:
            ids = []
    return [link for link in (whole_link(canvas.board, link_id) for link_id in ids) if link is not None]


def _paint(canvas: "Canvas", painter: QPainter, link: WholeLink, colour: str) -> None:
    port = canvas.port
    rect = link.rect
    if not rect.intersects(port.region):
        return
    painter.save()
    painter.setClipRect(canvas.panes.clip(rect))
    painter.translate(-port.x / port.ratio, -port.y / port.ratio)
    painter.scale(port.zoom, port.zoom)
    ground = Ground(painter, canvas.theme, Detail.FULL, canvas.board.assets)
    paint_line(ground, link.path, link.head, colour, 2 / port.zoom, STYLES[link.kind])
    if link.label is not None:
        paint_label(ground, link.label, canvas.theme.accent)
    painter.restore()


def _paint_handles(canvas: "Canvas", painter: QPainter, link: WholeLink) -> None:
    painter.save()
    painter.setClipRect(canvas.panes.clip(link.rect))
    painter.setPen(QPen(QColor(canvas.theme.accent), 1.5))
    painter.setBrush(QColor(canvas.theme.paper))
    for end in ends_of(canvas, link):
        painter.drawEllipse(QRectF(end.x() - END_RADIUS, end.y() - END_RADIUS, 2 * END_RADIUS, 2 * END_RADIUS))
    painter.restore()
