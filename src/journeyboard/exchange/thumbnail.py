"""A small picture of a journey for file managers and the start page."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from journeyboard.board.layout import lay_out
from journeyboard.board.shapes import Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.encoding import picture_bytes
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.painter import detail_for, paint_parts
from journeyboard.drawing.theme import LIGHT, Theme
from journeyboard.journey.journey import Journey
from journeyboard.storage.atomic import write_atomically

_TALLEST = 1.0
"""Of its width: a taller map is cut at its foot."""
_WORDS_FROM = 0.25
"""The scale from which words are painted: in a picture nobody waits for a frame."""


def thumbnail(journey: Journey, size: int, theme: Theme = LIGHT) -> QImage:
    """The upper part of a map, `size` pixels wide and at most as high. Needs a QGuiApplication."""
    board = lay_out(journey, journey.opening_view, QtMeasurer())
    scale = size / board.width
    height = max(1, min(size, round(min(board.height, board.width * _TALLEST) * scale)))
    # Painted twice as large and made smaller: words still look like words, edges stay clean.
    image = QImage(size * 2, height * 2, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.paper))
    painter = QPainter(image)
    painter.scale(scale * 2, scale * 2)
    region = Rect(0, 0, board.width, height / scale)
    detail = Detail.FULL if scale * 2 >= _WORDS_FROM else detail_for(scale * 2)
    paint_parts(painter, board, region, detail, theme)
    painter.end()
    ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, height, *ways)


def write_thumbnail(journey: Journey, path: Path, size: int) -> None:
    """Write the thumbnail as PNG. Raises FileProblem for what the disk refuses."""
    write_atomically(path, picture_bytes(thumbnail(journey, size)))
