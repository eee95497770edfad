"""A picture file as a record of a journey, small enough to live in its file."""

import base64
import hashlib
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from journeyboard.drawing.encoding import picture_bytes
from journeyboard.journey.records import Asset, new_id
from journeyboard.language import _
from journeyboard.storage.files import read_bytes
from journeyboard.storage.problems import FileProblem

LONGEST = 1024
"""The longest side a picture is kept at, in pixels: sharp on a poster, and small enough for many."""
_READABLE = {"png", "jpg", "jpeg", "webp", "bmp", "gif"}
_KEPT_BYTES = 400_000
"""A smaller file is kept as it is."""
_KEPT_FORMATS = {"png": "image/png", "jpeg": "image/jpeg"}
_QUALITY = 88


def picture_asset(path: Path) -> Asset:
    """The picture at `path`, scaled down where it is larger than a card needs. Raises FileProblem."""
    data = read_bytes(path)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind = bytes(reader.format().data()).decode("ascii", "replace")
    full = reader.size()
    scaled = full.isValid() and max(full.width(), full.height()) > LONGEST
    if scaled:
        reader.setScaledSize(full.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise FileProblem(_("{path} is not a picture that can be read. Choose a PNG or JPEG file.").format(path=path))
    if not scaled and kind in _KEPT_FORMATS and len(data) <= _KEPT_BYTES:
        return _asset(image, data, _KEPT_FORMATS[kind])
    return _asset(image, *_encoded(image))


def asset_of(image: QImage) -> Asset:
    """A picture that is in no file, scaled down as those of files are; without loss where that stays small."""
    if max(image.width(), image.height()) > LONGEST:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(LONGEST, LONGEST), Qt.AspectRatioMode.KeepAspectRatio, smooth)
    exact = picture_bytes(image)
    return _asset(image, exact, _KEPT_FORMATS["png"]) if len(exact) <= _KEPT_BYTES else _asset(image, *_encoded(image))


def is_picture(path: Path) -> bool:
    """Whether a file's name says that it is a picture of a kind that can be read."""
    return path.suffix.lower().removeprefix(".") in _READABLE


def _encoded(image: QImage) -> tuple[bytes, str]:
    """The picture as JPEG, as PNG where it can be seen through; and its media type."""
    if image.hasAlphaChannel():
        return picture_bytes(image), _KEPT_FORMATS["png"]
    return picture_bytes(image, "jpeg", _QUALITY), _KEPT_FORMATS["jpeg"]


def _asset(image: QImage, data: bytes, media_type: str) -> Asset:
    return Asset(
        id=new_id(),
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        data=base64.b64encode(data).decode("ascii"),
        width=image.width(),
        height=image.height(),
    )
