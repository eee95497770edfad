"""Painting into images, and comparing them."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QImage, QPainter

from journeyboard.board.shapes import Board, Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.painter import paint
from journeyboard.drawing.theme import LIGHT, Theme

FORMAT = QImage.Format.Format_ARGB32_Premultiplied


def picture_of(
    board: Board,
    *,
    region: Rect | None = None,
    scale: float = 1,
    detail: Detail = Detail.FULL,
    theme: Theme = LIGHT,
) -> QImage:
    """What is painted of `region` (the whole sheet), on the desk."""
    region = region or Rect(0, 0, board.width, board.height)
    return painted(
        round(region.width * scale),
        round(region.height * scale),
        lambda painter: paint(painter, board, region, detail, theme),
        ground=theme.desk,
        scale=scale,
        left=region.x,
        top=region.y,
    )


def painted(
    width: int,
    height: int,
    draw: Callable[[QPainter], None],
    *,
    ground: str = "#00000000",
    scale: float = 1,
    left: float = 0,
    top: float = 0,
) -> QImage:
    """An image of so many pixels whose corner is at (left, top) of what `draw` paints."""
    image = QImage(width, height, FORMAT)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-left, -top)
    draw(painter)
    painter.end()
    return image


def farthest(one: QImage, other: QImage) -> int:
    """The largest difference of any pixel in any channel, 0–255."""
    assert one.size() == other.size()
    assert one.format() == other.format()
    left, right = bytes(one.constBits()), bytes(other.constBits())
    return max((abs(a - b) for a, b in zip(left, right, strict=True) if a != b), default=0)


def differing(one: QImage, other: QImage, tolerance: int) -> int:
    """How many bytes differ by more than `tolerance`."""
    left, right = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(a - b) > tolerance for a, b in zip(left, right, strict=True) if a != b)


def inked(image: QImage, ground: QColor) -> Rect:
    """The smallest rectangle around the pixels that are not of the ground's colour."""
    found = [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y) != ground]
    if not found:
        return Rect(0, 0, 0, 0)
    left, top = min(x for x, _ in found), min(y for _, y in found)
    return Rect(left, top, max(x for x, _ in found) + 1 - left, max(y for _, y in found) + 1 - top)
