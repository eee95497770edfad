"""What every painting function is handed, and the pens and brushes they share."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from journeyboard.board.shapes import Rect, TextShape
from journeyboard.drawing.caching import cached_per_thread
from journeyboard.drawing.text import paint_bars, paint_text
from journeyboard.drawing.theme import Theme
from journeyboard.journey.records import Asset

FADED = 0.3
"""How strong is drawn what the filter leaves out."""


class Detail(IntEnum):
    """How much of a board is drawn."""

    BLOCKS = 0
    """Cards as flat blocks of colour."""
    SHAPES = 1
    """Cards with their edges, text as soft bars."""
    FULL = 2
    """Everything."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where to paint and how."""

    painter: QPainter
    theme: Theme
    detail: Detail
    assets: Mapping[str, Asset]
    """The journey's pictures, by id."""

    @contextmanager
    def faded(self, faded: bool) -> Generator[None]:
        """Paint what the filter leaves out faintly."""
        if faded:
            self.painter.setOpacity(FADED)
        yield
        if faded:
            self.painter.setOpacity(1.0)

    def text(self, text: TextShape, colour: str) -> None:
        """Paint text, or the bars that stand for it."""
        if self.detail is Detail.FULL:
            paint_text(self.painter, text, pen(colour))
        else:
            paint_bars(self.painter, text, brush(mix_for_bars(colour)))


@lru_cache(maxsize=1024)
def brush(colour: str) -> QBrush:
    """A plain brush."""
    return QBrush(QColor(colour))


@lru_cache(maxsize=1024)
def pen(colour: str, width: float = 1.0) -> QPen:
    """A pen with round ends and joins."""
    made = QPen(QColor(colour), width)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


@lru_cache(maxsize=256)
def mix_for_bars(colour: str) -> str:
    """`colour` at a third of its strength, for the bars that stand for text."""
    return f"#55{colour[1:]}"


@cached_per_thread(maxsize=8192)
def rounded(width: float, height: float, radius: float) -> QPainterPath:
    """A rounded rectangle at the origin."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(0, 0, width, height), radius, radius)
    return path


def fill_rounded(canvas: Canvas, rect: Rect, radius: float, colour: str) -> None:
    """Fill a rounded rectangle."""
    painter = canvas.painter
    painter.translate(rect.x, rect.y)
    painter.fillPath(rounded(rect.width, rect.height, radius), brush(colour))
    painter.translate(-rect.x, -rect.y)


def qt_rect(rect: Rect) -> QRectF:
    """`rect` as Qt's."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)
