"""The pictures of a journey: decoded once, scaled down to what a board can show, and cropped to their frame."""

import base64
import binascii
from collections import OrderedDict
from threading import Lock

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath

from journeyboard.board.measuring import STYLES
from journeyboard.board.shapes import Rect, TextShape
from journeyboard.drawing.canvas import Canvas, fill_rounded, pen, qt_rect
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.icons import paint_icon
from journeyboard.drawing.text import paint_text
from journeyboard.journey.records import Asset
from journeyboard.language import _

LONGEST = 1600
"""The longest side a picture is kept at, in pixels: enough for a card on a poster."""
KEPT_BYTES = 64_000_000

_RADIUS = 4.0
_kept: OrderedDict[str, QImage | None] = OrderedDict()
_lock = Lock()
"""Exports paint beside the window."""


def paint_picture(canvas: Canvas, frame: Rect, asset_id: str) -> None:
    """Paint a picture so that it fills `frame`, what is too much cut off on both sides; words where it is broken."""
    asset = canvas.assets.get(asset_id)
    image = decoded(asset) if asset else None
    if image is None:
        _paint_placeholder(canvas, frame)
        return
    shape = QPainterPath()
    shape.addRoundedRect(qt_rect(frame), _RADIUS, _RADIUS)
    paint_cropped(canvas.painter, image, _covering(image, frame), frame, shape)


def paint_cropped(painter: QPainter, image: QImage, part: QRectF, frame: Rect, shape: QPainterPath) -> None:
    """Paint `part` (in pixels) of an image into `frame`, inside `shape`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.drawImage(qt_rect(frame), image, part)
    painter.restore()


def decoded(asset: Asset) -> QImage | None:
    """The picture of `asset`, at most `LONGEST` pixels long; None when its data is not a picture."""
    key = asset.sha256 or asset.data
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    image = _decode(asset.data)
    with _lock:
        _kept[key] = image
        while sum(each.sizeInBytes() for each in _kept.values() if each) > KEPT_BYTES and len(_kept) > 1:
            _kept.popitem(last=False)
    return image


def _decode(data: str) -> QImage | None:
    try:
        raw = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(raw))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LONGEST:
        reader.setScaledSize(size.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _covering(image: QImage, frame: Rect) -> QRectF:
    """The middle part of the image that has the frame's proportions."""
    width, height = image.width(), image.height()
    share = min(width / frame.width, height / frame.height)
    wide, high = frame.width * share, frame.height * share
    return QRectF((width - wide) / 2, (height - high) / 2, wide, high)


def _paint_placeholder(canvas: Canvas, frame: Rect) -> None:
    theme = canvas.theme
    fill_rounded(canvas, frame, _RADIUS, theme.chip)
    line = STYLES["small"].line_height
    if frame.height < line or frame.width < line:
        return
    middle = frame.centre[1]
    if frame.height >= 3 * line:
        paint_icon(canvas.painter, "image", Rect(frame.centre[0] - 8, middle - 18, 16, 16), theme.mute)
        middle += line / 2
    words = QtMeasurer().wrap(_("This picture cannot be shown"), "small", frame.width - 8, 1)
    label = TextShape(Rect(frame.x + 4, middle - line / 2, frame.width - 8, line), "small", words, align="center")
    paint_text(canvas.painter, label, pen(theme.mute))
