"""Links: arcs above the stage row, and the lines between cards that lie under them, lane by lane.

Kinds are told apart by dashes and heads, never by colour alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from journeyboard.board.geometry import Cubic, Rect, TextShape
from journeyboard.board.shapes import ArcShape, Head, LinkPiece
from journeyboard.drawing.canvas import Canvas, Detail, brush, fill_rounded, pen
from journeyboard.drawing.colours import readable
from journeyboard.drawing.lines import Dashes, paint_curve
from journeyboard.journey.records import LinkKind

WIDTH = 1.6
_CARD_WIDTH = 1.4
_LABEL_PAD = 3.0
_DOT = 2.6


@dataclass(frozen=True, slots=True)
class LinkStyle:
    """How a kind of link is drawn: its dashes (None: one line) and what stands at its end."""

    dashes: Dashes | None
    head: Literal["full", "open", "hollow", "bar", "dot"]


STYLES: dict[LinkKind, LinkStyle] = {
    "next": LinkStyle(None, "full"),
    "skips": LinkStyle((9.0, 4.0), "full"),
    "returns": LinkStyle((4.8, 3.4), "full"),
    "leads_to": LinkStyle(None, "open"),
    "causes": LinkStyle(None, "bar"),
    "answers": LinkStyle(None, "hollow"),
    "at": LinkStyle((1.6, 3.0), "dot"),
}


def paint_arcs(canvas: Canvas, arcs: Iterable[ArcShape]) -> None:
    """Paint the links between stages and steps, later ones over earlier ones."""
    for arc in arcs:
        colour = readable(arc.colour, canvas.theme.paper)
        paint_line(canvas, arc.path, arc.head, colour, WIDTH, STYLES[arc.kind])
        if arc.label is not None:
            canvas.text(arc.label, colour)


def paint_links(canvas: Canvas, pieces: Iterable[LinkPiece], region: Rect) -> None:
    """Paint what of the links between cards lies in a lane, the labels over all lines."""
    shown = [piece for piece in pieces if piece.rect.intersects(region)]
    for piece in shown:
        with canvas.faded(piece.faded):
            paint_line(canvas, piece.path, piece.head, _colour(canvas, piece), _CARD_WIDTH, STYLES[piece.kind])
    if canvas.detail is Detail.BLOCKS:
        return
    for piece in shown:
        if piece.label is not None:
            with canvas.faded(piece.faded):
                paint_label(canvas, piece.label, _colour(canvas, piece))


def _colour(canvas: Canvas, piece: LinkPiece) -> str:
    theme = canvas.theme
    return readable(piece.colour or theme.card_edge(piece.card), theme.paper)


def paint_line(
    canvas: Canvas, path: tuple[Cubic, ...], head: Head | None, colour: str, width: float, style: LinkStyle
) -> None:
    """Paint the line of a link, and its head where it has one."""
    paint_curve(canvas, path, colour, width, style.dashes)
    if head is not None and canvas.detail is not Detail.BLOCKS:
        _paint_head(canvas, head, colour, width, style)


def _paint_head(canvas: Canvas, head: Head, colour: str, width: float, style: LinkStyle) -> None:
    painter = canvas.painter
    tip, left, right = (QPointF(*corner) for corner in head)
    painter.setPen(pen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match style.head:
        case "open":
            painter.drawPolyline(QPolygonF([left, tip, right]))
        case "bar":
            painter.setBrush(brush(colour))
            painter.drawPolygon(QPolygonF([tip, left, right]))
            across = (right - left) * 0.2
            painter.drawLine(left - across, right + across)
        case "dot":
            painter.setBrush(brush(colour))
            back = (left + right) / 2 - tip
            along = back / max(0.1, (back.x() ** 2 + back.y() ** 2) ** 0.5)
            painter.drawEllipse(tip + along * _DOT, _DOT, _DOT)
        case _:
            painter.setBrush(brush(colour if style.head == "full" else canvas.theme.paper))
            painter.drawPolygon(QPolygonF([tip, left, right]))


def paint_label(canvas: Canvas, label: TextShape, colour: str) -> None:
    """Paint a label on the paper, which ends the lines under it."""
    rect = label.rect
    ground = Rect(rect.x - _LABEL_PAD, rect.y, rect.width + 2 * _LABEL_PAD, rect.height)
    fill_rounded(canvas, ground, ground.height / 2, canvas.theme.paper)
    canvas.text(label, colour)
