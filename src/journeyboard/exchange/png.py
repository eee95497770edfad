"""A board as a PNG picture of any size, painted in bands that are written as they come.

Only one band is held in memory. Each row of a band lies in a buffer behind the filter byte that PNG wants before it,
and is painted there in place, so that a band is compressed without being copied.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QColor, QImage, QPainter

from journeyboard.board.shapes import Board, Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.painter import paint_parts
from journeyboard.drawing.theme import Theme
from journeyboard.exchange import ExportProblem, Progress
from journeyboard.language import _, format_number
from journeyboard.storage.atomic import writing

DEFAULT_SCALE = 2.0
UNITS_PER_INCH = 96
LONGEST_SIDE = 32_000
"""In pixels: Qt paints no wider picture, and few programs open one."""

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
    scale: float | None = None,
) -> PictureSize:
    """The size of the picture of `board`: so many pixels wide, or by dpi (a board unit is 1/96 inch), or by scale
    (2 without any of them). With both width and height the board is fitted into that picture, in its middle; dpi
    beside a width only says how dense it is printed.

    Raises ExportProblem when it would be too large or nothing at all.
    """
    if width is None:
        factor = scale if dpi is None else dpi / UNITS_PER_INCH
        factor = DEFAULT_SCALE if factor is None else factor
        wide, high = _whole(board.width * factor), _whole(board.height * factor)
    else:
        factor = width / board.width
        wide, high = width, _whole(board.height * factor)
        if height is not None:
            factor, high = min(factor, height / board.height), height
    if min(wide, high) < 1:
        raise ExportProblem(_("A picture needs at least one pixel. Choose a larger size."))
    if max(wide, high) > LONGEST_SIDE:
        raise ExportProblem(
            _(
                "The picture would be {width} × {height} pixels; no side may be longer than {most}. "
                "Choose a smaller width or fewer dots per inch."
            ).format(width=format_number(wide), height=format_number(high), most=format_number(LONGEST_SIDE))
        )
    left, top = (wide - board.width * factor) / 2, (high - board.height * factor) / 2
    fitted = width is not None and height is not None
    return PictureSize(
        wide,
        high,
        factor,
        left if fitted else 0,
        top if fitted else 0,
        dpi or factor * UNITS_PER_INCH,
    )


def export_png(
    board: Board,
    target: Path,
    *,
    width: int | None = None,
    height: int | None = None,
    dpi: float | None = None,
    scale: float | None = None,
    theme: Theme,
    progress: Progress | None = None,
) -> bool:
    """Write the picture of `board` to `target`; see `picture_size` for the sizes. False when `progress` said stop.

    Needs a QGuiApplication, in any thread. Raises FileProblem (ExportProblem when the size cannot be); the file
    at `target` is then, and when stopped, as it was.
    """
    size = picture_size(board, width=width, height=height, dpi=dpi, scale=scale)
    try:
        with writing(target) as file:
            for chunk in _chunks(board, size, theme, progress):
                file.write(chunk)
    except _Stopped:
        return False
    return True


class _Stopped(Exception):  # noqa: N818 - somebody wanted it so
    """Progress was answered with no."""


def _chunks(board: Board, size: PictureSize, theme: Theme, progress: Progress | None) -> Iterator[bytes]:
    """The bytes of a PNG file (ISO/IEC 15948) of 8-bit RGB."""
    yield b"\x89PNG\r\n\x1a\n"
    yield _chunk(b"IHDR", struct.pack(">IIBBBBB", size.width, size.height, 8, 2, 0, 0, 0))
    yield _chunk(b"sRGB", b"\0")
    per_metre = min(round(size.dpi / _METRES_PER_INCH), 2**31 - 1)
    yield _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    compressor = zlib.compressobj(_COMPRESSION, zlib.DEFLATED, 15, 9)
    done = 0
    for rows in _bands(board, size, theme):
        if data := compressor.compress(rows):
            yield _chunk(b"IDAT", data)
        done += len(rows)
        if progress is not None and not progress(done / ((1 + 3 * size.width) * size.height)):
            raise _Stopped
    yield _chunk(b"IDAT", compressor.flush())
    yield _chunk(b"IEND", b"")


def _bands(board: Board, size: PictureSize, theme: Theme) -> Iterator[memoryview]:
    """The picture's rows from top to bottom, each behind its filter byte (0: none), some hundred at a time.

    All bands share one buffer: a band is gone when the next is asked for.
    """
    stride = 1 + 3 * size.width
    most = min(size.height, max(1, _BAND_BYTES // stride))
    buffer = memoryview(bytearray(stride * most))
    for first in range(0, size.height, most):
        count = min(most, size.height - first)
        image = QImage(buffer[1:], size.width, count, stride, QImage.Format.Format_RGB888)
        _paint_band(image, board, size, first, theme)
        yield buffer[: stride * count]


def _paint_band(image: QImage, board: Board, size: PictureSize, first: int, theme: Theme) -> None:
    """Paint the rows of the picture that begin at `first`. No sheet: the whole picture is paper."""
    image.fill(QColor(theme.paper))
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
        # One more unit, so that what ends in the row before and is painted softly into this one is not missed.
        paint_parts(painter, board, region.grown(1), Detail.FULL, theme)
    finally:
        painter.end()


def _chunk(kind: Literal[b"IHDR", b"sRGB", b"pHYs", b"IDAT", b"IEND"], data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))


def _whole(length: float) -> int:
    """The pixels that hold a length; what is a hair too long by arithmetic does not take one more."""
    return ceil(length - 1e-6)
