"""The title with the persona strip, and the labels of lanes."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from journeyboard.board.measuring import STYLES
from journeyboard.board.shapes import Board, LaneShape, PersonaShape, Rect
from journeyboard.drawing.canvas import Canvas, Detail, fill_rounded, qt_rect
from journeyboard.drawing.icons import has_icon, paint_icon
from journeyboard.drawing.pictures import decoded, paint_cropped
from journeyboard.drawing.theme import disc

ICON, ICON_GAP = 14.0, 7.0


def paint_title(canvas: Canvas, board: Board) -> None:
    """Paint title, subtitle and personas; the origin is the title part's corner."""
    canvas.text(board.title, canvas.theme.ink)
    if board.subtitle is not None:
        canvas.text(board.subtitle, canvas.theme.mute)
    for persona in board.personas:
        with canvas.faded(persona.faded):
            _paint_persona(canvas, persona)


def paint_label(canvas: Canvas, lane: LaneShape) -> None:
    """Paint a lane's icon, name and note; the origin is the label part's corner."""
    painter, theme = canvas.painter, canvas.theme
    canvas.text(lane.label, theme.ink)
    if lane.note is not None:
        canvas.text(lane.note, theme.mute)
    for row in lane.channels:
        canvas.text(row.name, theme.mute)
    if canvas.detail is Detail.FULL and has_icon(lane.icon):
        middle = lane.label.rect.y + STYLES["lane"].line_height / 2
        left = lane.label.rect.x - ICON - ICON_GAP
        paint_icon(painter, lane.icon, Rect(left, middle - ICON / 2, ICON, ICON), theme.mute)


def _paint_persona(canvas: Canvas, persona: PersonaShape) -> None:
    theme = canvas.theme
    fill_rounded(canvas, persona.rect, persona.rect.height / 2, theme.line)
    inner = persona.rect.grown(-1)
    fill_rounded(canvas, inner, inner.height / 2, theme.paper)
    if not _paint_portrait(canvas, persona):
        fill_rounded(canvas, persona.disc, persona.disc.height / 2, disc(persona.colour, persona.index))
        canvas.text(persona.initial, "#FFFFFF")
    canvas.text(persona.name, theme.ink)
    if persona.quote is not None:
        canvas.text(persona.quote, theme.mute)


def _paint_portrait(canvas: Canvas, persona: PersonaShape) -> bool:
    """Paint the portrait into the disc; False where there is none that can be shown."""
    asset = canvas.assets.get(persona.asset)
    image = decoded(asset) if asset else None
    if image is None:
        return False
    width, height = image.width(), image.height()
    if persona.crop is not None:
        x, y, wide, high = persona.crop
        part = QRectF(x * width, y * height, wide * width, high * height)
    else:
        side = min(width, height)
        part = QRectF((width - side) / 2, (height - side) / 2, side, side)
    shape = QPainterPath()
    shape.addEllipse(qt_rect(persona.disc))
    paint_cropped(canvas.painter, image, part, persona.disc, shape)
    return True
