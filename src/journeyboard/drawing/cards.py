"""Cards in full detail: face, left edge, text, chips, severity, pictures and marks."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from journeyboard.board.cells import MARK_SIZE
from journeyboard.board.shapes import CardShape, ChipShape, Rect
from journeyboard.board.sizes import CARD_EDGE, CARD_PAD_X, CARD_PAD_Y
from journeyboard.drawing.caching import cached_per_thread
from journeyboard.drawing.canvas import FADED, Canvas, brush, fill_rounded, pen, rounded
from journeyboard.drawing.colours import mixed
from journeyboard.drawing.icons import paint_icon
from journeyboard.drawing.pictures import paint_picture
from journeyboard.drawing.text import paint_text
from journeyboard.drawing.theme import Theme

RADIUS = 6.0
_DASHES = (4.0, 3.0)
"""Dash and gap, in widths of the line."""
DOT, DOT_STEP, DOTS = 7.0, 10.0, 5
MARK = 12.0


def paint_card(canvas: Canvas, card: CardShape) -> None:
    """Paint a card whose upper left corner is the origin."""
    painter, theme = canvas.painter, canvas.theme
    if card.faded:
        painter.setOpacity(FADED)
    if card.tentative:
        _paint_sketch(canvas, card)
    else:
        paint_face(canvas, card.rect, theme.card_face(card.kind), faded=card.faded)
        painter.fillPath(edge_path(card.rect.height), brush(edge_colour(card, theme)))
    if card.image is not None:
        paint_picture(canvas, card.image, card.asset)
    paint_text(painter, card.text, pen(theme.ink))
    if card.below is not None:
        paint_text(painter, card.below, pen(theme.mute))
    for chip in card.chips:
        _paint_chip(canvas, chip)
    if card.dots is not None and card.severity is not None:
        _paint_severity(canvas, card.severity, *card.dots)
    for place, mark in enumerate(card.marks):
        x = card.rect.width - CARD_PAD_X - MARK - place * (MARK_SIZE + 2)
        paint_icon(painter, mark, Rect(x, CARD_PAD_Y + 2.5, MARK, MARK), theme.mute)
    if card.faded:
        painter.setOpacity(1.0)


def paint_face(canvas: Canvas, rect: Rect, colour: str, *, faded: bool = False) -> None:
    """Paint the face of a card or tile of that size at the origin: a soft lower edge, a hairline around, the face.

    A faded one lies flat, and its hairline is not painted under its face, where it would shine through.
    """
    painter, theme = canvas.painter, canvas.theme
    if faded:
        painter.fillPath(_frame(rect.width, rect.height), brush(theme.line))
    else:
        painter.fillPath(_shadow(rect.width, rect.height), brush(theme.shadow))
        painter.fillPath(rounded(rect.width, rect.height, RADIUS), brush(theme.line))
    painter.fillPath(_inner(rect.width, rect.height), brush(colour))


def _paint_sketch(canvas: Canvas, card: CardShape) -> None:
    """Paint the face of a card that is only assumed: flat, paler, with a dashed line around in its edge's colour."""
    painter, theme = canvas.painter, canvas.theme
    painter.fillPath(rounded(card.rect.width, card.rect.height, RADIUS), brush(sketch_face(card, theme)))
    stroke = QPen(QColor(edge_colour(card, theme)), 1.2, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    stroke.setDashPattern(_DASHES)
    painter.strokePath(_inner(card.rect.width, card.rect.height), stroke)


def sketch_face(card: CardShape, theme: Theme) -> str:
    """The colour of the face of a card that is only assumed."""
    return mixed(theme.card_face(card.kind), theme.paper, 0.45)


def edge_colour(card: CardShape, theme: Theme) -> str:
    """The colour of a card's left edge."""
    return card.edge or theme.card_edge(card.kind)


@cached_per_thread(maxsize=2048)
def edge_path(height: float) -> QPainterPath:
    """A card's left edge: as wide as `CARD_EDGE`, thinning out into the hairline around its corners."""
    path = QPainterPath()
    path.moveTo(RADIUS, 0)
    path.arcTo(QRectF(0, 0, 2 * RADIUS, 2 * RADIUS), 90, 90)
    path.lineTo(0, height - RADIUS)
    path.arcTo(QRectF(0, height - 2 * RADIUS, 2 * RADIUS, 2 * RADIUS), 180, 90)
    inner_x, inner_y = RADIUS - CARD_EDGE, RADIUS - 1
    path.lineTo(RADIUS, height - 1)
    path.arcTo(QRectF(CARD_EDGE, height - 1 - 2 * inner_y, 2 * inner_x, 2 * inner_y), 270, -90)
    path.lineTo(CARD_EDGE, 1 + inner_y)
    path.arcTo(QRectF(CARD_EDGE, 1, 2 * inner_x, 2 * inner_y), 180, -90)
    path.closeSubpath()
    return path


def _paint_chip(canvas: Canvas, chip: ChipShape) -> None:
    fill_rounded(canvas, chip.rect, chip.rect.height / 2, canvas.theme.chip)
    paint_text(canvas.painter, chip.text, pen(canvas.theme.mute))


def _paint_severity(canvas: Canvas, severity: int, x: float, y: float) -> None:
    painter, theme = canvas.painter, canvas.theme
    painter.translate(x, y)
    painter.fillPath(_dots(0, severity), brush(theme.bad))
    if severity < DOTS:
        painter.fillPath(_dots(severity, DOTS), brush(theme.off))
    painter.translate(-x, -y)


@cached_per_thread(maxsize=64)
def _dots(first: int, end: int) -> QPainterPath:
    path = QPainterPath()
    for place in range(first, end):
        path.addEllipse(QRectF(place * DOT_STEP, 0, DOT, DOT))
    return path


@cached_per_thread(maxsize=8192)
def _inner(width: float, height: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(1, 1, width - 2, height - 2), RADIUS - 1, RADIUS - 1)
    return path


@cached_per_thread(maxsize=2048)
def _frame(width: float, height: float) -> QPainterPath:
    path = QPainterPath(rounded(width, height, RADIUS))
    path.setFillRule(Qt.FillRule.OddEvenFill)
    path.addPath(_inner(width, height))
    return path


@cached_per_thread(maxsize=8192)
def _shadow(width: float, height: float) -> QPainterPath:
    """What of a shadow one unit below a card looks out under it."""
    low = QPainterPath()
    low.addRoundedRect(QRectF(0, 1, width, height), RADIUS, RADIUS)
    low.setFillRule(Qt.FillRule.WindingFill)
    return low.subtracted(rounded(width, height, RADIUS))
