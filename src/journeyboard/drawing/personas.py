"""Painting a persona: the disc with portrait or initial, and the whole sheet."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from journeyboard.board.geometry import Rect
from journeyboard.board.persona_sheet import SHEET_WIDTH, SheetColour, SheetShape, lay_out_sheet
from journeyboard.board.texts import text_block
from journeyboard.board.titles import initial_of
from journeyboard.drawing.canvas import Canvas, Detail, fill_rounded, qt_rect
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.pictures import decoded, paint_cropped
from journeyboard.drawing.theme import Theme, disc
from journeyboard.journey.personas import centre_crop
from journeyboard.journey.records import Asset, Persona

Shown = tuple[Persona, int]
"""A persona and its place among all, which decides its colour where it has none of its own."""


def paint_disc(canvas: Canvas, frame: Rect, persona: Persona, index: int) -> None:
    """Paint the persona's portrait into a disc; its initial where there is none that can be shown."""
    asset = canvas.assets.get(persona.portrait)
    image = decoded(asset) if asset else None
    if image is not None:
        width, height = image.width(), image.height()
        x, y, wide, high = persona.portrait_crop or centre_crop(width, height)
        shape = QPainterPath()
        shape.addEllipse(qt_rect(frame))
        part = QRectF(x * width, y * height, wide * width, high * height)
        paint_cropped(canvas.painter, image, part, frame, shape)
        return
    fill_rounded(canvas, frame, frame.height / 2, disc(persona.colour, index))
    painter = canvas.painter
    painter.save()
    painter.translate(*frame.centre)
    scale = frame.height / 52
    painter.scale(scale, scale)
    words = text_block(QtMeasurer(), initial_of(persona.name), "title", -26, -14, 52, most=1, align="center")
    canvas.text(words, "#FFFFFF")
    painter.restore()


def paint_sheet(canvas: Canvas, sheet: SheetShape, persona: Persona, index: int) -> None:
    """Paint a persona's sheet with its corner at the origin."""
    theme = canvas.theme
    colours: dict[SheetColour, str] = {
        "ink": theme.ink,
        "mute": theme.mute,
        "off": theme.off,
        "chip": theme.chip,
        "persona": theme.persona(persona.colour, index),
    }
    paint_disc(canvas, sheet.portrait, persona, index)
    for mark in sheet.marks:
        fill_rounded(canvas, mark.rect, mark.rect.height / 2, colours[mark.colour])
    for written in sheet.texts:
        canvas.text(written.text, colours[written.colour])


def sheets_picture(shown: Sequence[Shown], assets: Mapping[str, Asset], theme: Theme, scale: float = 2.0) -> QImage:
    """The sheets of personas side by side as a picture, `scale` pixels for each unit."""
    sheets = [(lay_out_sheet(persona, QtMeasurer()), persona, index) for persona, index in shown]
    height = max((sheet.height for sheet, _persona, _index in sheets), default=0.0)
    image = QImage(round(SHEET_WIDTH * len(sheets) * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.paper))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        canvas = Canvas(painter, theme, Detail.FULL, assets)
        for sheet, persona, index in sheets:
            paint_sheet(canvas, sheet, persona, index)
            painter.translate(SHEET_WIDTH, 0)
    finally:
        painter.end()
    return image
