"""Painting a persona: the disc with portrait or initial, and the whole sheet for a picture."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPainterPath

from journeyboard.board.measuring import TextStyle
from journeyboard.board.shapes import Rect, TextShape
from journeyboard.board.texts import line_of_text, text_block
from journeyboard.board.titles import initial_of
from journeyboard.drawing.canvas import Canvas, Detail, fill_rounded, qt_rect
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.pictures import decoded, paint_cropped
from journeyboard.drawing.theme import Theme, disc
from journeyboard.editor.inspector.words import field_label
from journeyboard.journey.personas import centre_crop
from journeyboard.journey.records import Asset, Persona, Trait
from journeyboard.language import _

SHEET_WIDTH = 720
_EDGE, _GAP = 30.0, 34.0
_DISC = 104.0
_COLUMN = (SHEET_WIDTH - 2 * _EDGE - _GAP) / 2
_BULLET = 16.0
_TRACK = 150.0
_LINE = 20.0
_CHIP = 20.0

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


def persona_picture(shown: Sequence[Shown], assets: Mapping[str, Asset], theme: Theme, scale: float = 2.0) -> QImage:
    """The sheets of personas side by side as a picture, `scale` pixels for each unit."""
    height = max((_Sheet(persona, index, theme).height for persona, index in shown), default=0.0)
    image = QImage(round(SHEET_WIDTH * len(shown) * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.paper))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        canvas = Canvas(painter, theme, Detail.FULL, assets)
        for persona, index in shown:
            _Sheet(persona, index, theme).paint(canvas)
            painter.translate(SHEET_WIDTH, 0)
    finally:
        painter.end()
    return image


def png_bytes(image: QImage) -> bytes:
    """The image as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


class _Sheet:
    """One persona's sheet laid out: what is written in which colour, and the rounded bars and chips behind it."""

    def __init__(self, persona: Persona, index: int, theme: Theme) -> None:
        self._persona, self._index, self._theme = persona, index, theme
        self._measurer = QtMeasurer()
        self._colour = theme.persona(persona.colour, index)
        self._texts: list[tuple[TextShape, str]] = []
        self._bars: list[tuple[Rect, str]] = []
        y = self._head()
        lists = [(name, getattr(persona, name)) for name in ("goals", "frustrations", "motivations", "needs")]
        lists = [(name, lines) for name, lines in lists if lines]
        for first in range(0, len(lists), 2):
            y = max(self._list(*each, self._x(at), y) for at, each in enumerate(lists[first : first + 2]))
        left = right = y
        if persona.traits:
            left = self._traits(persona.traits, self._x(0), y)
        column = self._x(1 if persona.traits else 0)
        if persona.channels:
            right = self._chips(persona.channels, column, right)
        if persona.about:
            right = self._about(column, right)
        self.height = max(left, right) + _EDGE - 22

    def paint(self, canvas: Canvas) -> None:
        """Paint it with its corner at the origin."""
        paint_disc(canvas, Rect(_EDGE, 26, _DISC, _DISC), self._persona, self._index)
        for rect, colour in self._bars:
            fill_rounded(canvas, rect, rect.height / 2, colour)
        for text, colour in self._texts:
            canvas.text(text, colour)

    def _head(self) -> float:
        persona, theme = self._persona, self._theme
        x, y = _EDGE + _DISC + 20, 40.0
        room = SHEET_WIDTH - _EDGE - x
        name = _("{name}, {age}").format(name=persona.name, age=persona.age) if persona.age else persona.name
        quote = " ".join(persona.quote.split()).strip('“”„"')
        quoted = _("“{quote}”").format(quote=quote) if quote else ""
        lines: tuple[tuple[str, TextStyle, str, float], ...] = (
            (name, "title", theme.ink, 4.0),
            (persona.role, "subtitle", theme.mute, 6.0),
            (quoted, "stage", self._colour, 0.0),
        )
        for words, style, colour, gap in lines:
            if words:
                text = text_block(self._measurer, words, style, x, y, room, most=3)
                self._texts.append((text, colour))
                y = text.rect.bottom + gap
        return max(y, 26 + _DISC) + 24

    def _heading(self, name: str, x: float, y: float) -> float:
        words = line_of_text(self._measurer, field_label(name), "persona", x, y, _COLUMN)
        self._texts.append((words, self._theme.mute))
        return words.rect.bottom + 7

    def _list(self, name: str, lines: tuple[str, ...], x: float, y: float) -> float:
        y = self._heading(name, x, y)
        for line in lines:
            text = text_block(self._measurer, line, "card", x + _BULLET, y, _COLUMN - _BULLET)
            self._bars.append((Rect(x + 2, y + 6.5, 4, 4), self._theme.ink))
            self._texts.append((text, self._theme.ink))
            y = text.rect.bottom + 3
        return y + 22

    def _chips(self, channels: tuple[str, ...], x: float, y: float) -> float:
        y = self._heading("channels", x, y)
        at = x
        for channel in channels:
            words = line_of_text(self._measurer, channel, "chip", at + 9, y + 3, _COLUMN - 18)
            if at > x and words.rect.right + 9 > x + _COLUMN:
                at, y = x, y + _CHIP + 5
                words = line_of_text(self._measurer, channel, "chip", at + 9, y + 3, _COLUMN - 18)
            self._bars.append((Rect(at, y, words.rect.width + 18, _CHIP), self._theme.chip))
            self._texts.append((words, self._theme.ink))
            at = words.rect.right + 9 + 5
        return y + _CHIP + 22

    def _about(self, x: float, y: float) -> float:
        y = self._heading("about", x, y)
        text = text_block(self._measurer, self._persona.about, "card", x, y, _COLUMN)
        self._texts.append((text, self._theme.ink))
        return text.rect.bottom + 22

    def _traits(self, traits: tuple[Trait, ...], x: float, y: float) -> float:
        y = self._heading("traits", x, y)
        for trait in traits:
            words = line_of_text(self._measurer, trait.name, "card", x, y, _COLUMN - _TRACK - 12)
            self._texts.append((words, self._theme.ink))
            track = Rect(x + _COLUMN - _TRACK, y + 6.5, _TRACK, 4)
            knob = track.x + (_TRACK - 14) * trait.value / 100
            self._bars += [(track, self._theme.off), (Rect(knob, y + 1.5, 14, 14), self._colour)]
            y += _LINE + 5
        return y + 18

    def _x(self, column: int) -> float:
        return _EDGE + column * (_COLUMN + _GAP)
