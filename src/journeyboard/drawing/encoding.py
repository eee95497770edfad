"""A painted picture as the bytes of a file."""

from typing import Literal

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter


def picture_bytes(image: QImage, kind: Literal["png", "jpeg"] = "png", quality: int = -1) -> bytes:
    """The picture as a PNG or JPEG file; `quality` is that of a JPEG, 0 to 100, or Qt's own (-1)."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())
