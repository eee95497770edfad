"""A board as a PNG picture of any size, painted in bands that are written as they come.

Only one band is held in memory. Each row of a band lies in a buffer behind the filter byte that PNG wants before it. An
opaque picture is painted there in place, so that a band is compressed without being copied.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import BinaryIO, Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QTransform

from journeyboard.board.shapes import Board, Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.painter import detail_for, paint_parts, paint_sheet
from journeyboard.drawing.theme import Theme
from journeyboard.exchange import ExportProblem, Progress
from journeyboard.exchange.format import Page
from journeyboard.exchange.formats.png import UNITS_PER_INCH
from journeyboard.language import _, format_number

DEFAULT_SCALE = 2.0
LONGEST_SIDE = 32_000
"""In pixels: Qt paints no wider picture, and few programs open one."""

Background = Literal["paper", "desk", "transparent"]
"""Behind the map: paper to every edge; the desk with the sheet on it; nothing."""

_BAND_BYTES = 12_000_000
_COMPRESSION = 1
"""Flat colours compress well at the quickest level; slower ones halve the file for twice the time."""
_METRES_PER_INCH = 0.0254


@dataclass(frozen=True, slots=True)
class PictureSize:
    """How large a picture is, in pixels, and where on it the board lies."""

    width: int
    height: int
    scale: float
    """Pixels for one board unit."""
    left: float
    top: float
    dpi: float
    """The density a printer is told."""


def picture_size(
    board: Board,
    *,
    width: int | None = None,
    height: int | None = None,
    dpi: float | None = None,
    scale: float = DEFAULT_SCALE,
    margin: float = 0,
) -> PictureSize:
    """The size of the picture of `board` with `margin` (in board units) around it: so many pixels wide or high, else by
    scale. With both width and height the board is fitted into that picture, in its middle. `dpi` says how dense it is
    printed (None: as large as on screen, where a board unit is 1/96 inch).

    Raises ExportProblem when it would be too large or nothing at all.
    """
    whole_width, whole_height = board.width + 2 * margin, board.height + 2 * margin
    if width is None and height is None:
        factor = scale
    else:
        factor = min(side / whole for side, whole in ((width, whole_width), (height, whole_height)) if side is not None)
    wide = _whole(whole_width * factor) if width is None else width
    high = _whole(whole_height * factor) if height is None else height
    if min(wide, high) < 1:
        raise ExportProblem(_("A picture needs at least one pixel. Choose a larger size."))
    if max(wide, high) > LONGEST_SIDE:
        raise ExportProblem(
            _(
                "The picture would be {width} × {height} pixels; no side may be longer than {most}. "
                "Choose a smaller size or fewer dots per inch."
            ).format(width=format_number(wide), height=format_number(high), most=format_number(LONGEST_SIDE))
        )
    left, top = margin * factor, margin * factor
    if width is not None and height is not None:
        left, top = (wide - board.width * factor) / 2, (high - board.height * factor) / 2
    return PictureSize(wide, high, factor, left, top, dpi or factor * UNITS_PER_INCH)


def write_png(
    board: Board, file: BinaryIO, size: PictureSize, theme: Theme, progress: Progress, background: Background = "paper"
) -> None:
    """Write the picture of `board`. Needs a QGuiApplication, in any thread."""
    file.writelines(_chunks(_Picture(board, size, theme, background), progress))


def picture(board: Board, size: PictureSize, theme: Theme, background: Background = "paper") -> QImage:
    """The whole picture in memory, for the clipboard."""
    image = QImage(size.width, size.height, QImage.Format.Format_ARGB32_Premultiplied)
    picture = _Picture(board, size, theme, background)
    image.fill(picture.ground if background != "transparent" else Qt.GlobalColor.transparent)
    _paint_band(image, picture, 0)
    return image


def picture_page(board: Board, size: PictureSize, theme: Theme, background: Background) -> Page:
    """The picture as a page to look at; squares show where it is transparent."""
    picture = _Picture(board, size, theme, background)

    def paint(painter: QPainter) -> None:
        whole = QRectF(0, 0, size.width, size.height)
        if background == "transparent":
            squares = 8 / max(painter.worldTransform().m11(), 1e-9)
            painter.fillRect(whole, QColor(theme.paper))
            pattern = QBrush(QColor(theme.line), Qt.BrushStyle.Dense4Pattern)
            pattern.setTransform(QTransform.fromScale(squares, squares))
            painter.fillRect(whole, pattern)
        else:
            painter.fillRect(whole, picture.ground)
        painter.translate(size.left, size.top)
        painter.scale(size.scale, size.scale)
        detail = detail_for(painter.worldTransform().m11())
        if background == "desk":
            paint_sheet(painter, board, theme)
        paint_parts(painter, board, Rect(0, 0, board.width, board.height), detail, theme)

    return Page(size.width, size.height, paint)


@dataclass(frozen=True, slots=True)
class _Picture:
    """What is painted."""

    board: Board
    size: PictureSize
    theme: Theme
    background: Background

    @property
    def channels(self) -> int:
        """Bytes for one pixel: red, green, blue, and alpha where something shines through."""
        return 4 if self.background == "transparent" else 3

    @property
    def ground(self) -> QColor:
        """What is behind the map, unless it is nothing."""
        return QColor(self.theme.paper if self.background == "paper" else self.theme.desk)

    @property
    def stride(self) -> int:
        """Bytes for one row, its filter byte among them."""
        return 1 + self.channels * self.size.width


def _chunks(picture: _Picture, progress: Progress) -> Iterator[bytes]:
    """The bytes of a PNG file (ISO/IEC 15948) of 8-bit RGB or RGBA."""
    size = picture.size
    yield b"\x89PNG\r\n\x1a\n"
    colours = 6 if picture.channels == 4 else 2
    yield _chunk(b"IHDR", struct.pack(">IIBBBBB", size.width, size.height, 8, colours, 0, 0, 0))
    yield _chunk(b"sRGB", b"\0")
    per_metre = min(round(size.dpi / _METRES_PER_INCH), 2**31 - 1)
    yield _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    compressor = zlib.compressobj(_COMPRESSION, zlib.DEFLATED, 15, 9)
    done = 0
    for rows in _bands(picture):
        if data := compressor.compress(rows):
            yield _chunk(b"IDAT", data)
        done += len(rows)
        progress(done / (picture.stride * size.height))
    yield _chunk(b"IDAT", compressor.flush())
    yield _chunk(b"IEND", b"")


def _bands(picture: _Picture) -> Iterator[memoryview]:
    """The picture's rows from top to bottom, each behind its filter byte (0: none), some hundred at a time.

    All bands share one buffer: a band is gone when the next is asked for.
    """
    size, stride = picture.size, picture.stride
    most = min(size.height, max(1, _BAND_BYTES // stride))
    buffer = memoryview(bytearray(stride * most))
    for first in range(0, size.height, most):
        count = min(most, size.height - first)
        if picture.background == "transparent":
            _paint_apart(buffer, picture, first, count)
        else:
            image = QImage(buffer[1:], size.width, count, stride, QImage.Format.Format_RGB888)
            image.fill(picture.ground)
            _paint_band(image, picture, first)
        yield buffer[: stride * count]


def _paint_apart(buffer: memoryview, picture: _Picture, first: int, count: int) -> None:
    """Paint a band with alpha elsewhere, where its pixels lie as Qt wants them, and copy its rows into the buffer."""
    image = QImage(picture.size.width, count, QImage.Format.Format_RGBA8888_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    _paint_band(image, picture, first)
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)  # held: its bits are its own
    pixels = straight.constBits()
    stride, length = picture.stride, picture.stride - 1
    for row in range(count):
        buffer[row * stride + 1 : (row + 1) * stride] = pixels[row * length : (row + 1) * length]


def _paint_band(image: QImage, picture: _Picture, first: int) -> None:
    """Paint the rows of the picture that begin at `first`. On paper there is no sheet: the whole picture is."""
    size = picture.size
    region = Rect(
        -size.left / size.scale,
        (first - size.top) / size.scale,
        image.width() / size.scale,
        image.height() / size.scale,
    )
    painter = QPainter(image)
    try:
        painter.translate(size.left, size.top - first)
        painter.scale(size.scale, size.scale)
        if picture.background == "desk":
            paint_sheet(painter, picture.board, picture.theme)
        # One more unit, so that what ends in the row before and is painted softly into this one is not missed.
        paint_parts(painter, picture.board, region.grown(1), Detail.FULL, picture.theme)
    finally:
        painter.end()


def _chunk(kind: Literal[b"IHDR", b"sRGB", b"pHYs", b"IDAT", b"IEND"], data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def _whole(length: float) -> int:
    """The pixels that hold a length; what is a hair too long by arithmetic does not take one more."""
    return ceil(length - 1e-6)
