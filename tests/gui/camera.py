"""A camera: pictures for the repository, small on disk. As a program it takes one of the whole X screen."""

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage

_COLOURS = 160
"""So many are enough for flat colours and smooth letters."""


def keep(seen: QImage, path: Path) -> None:
    """Write a picture as a PNG with a palette."""
    image = seen.convertToFormat(QImage.Format.Format_RGB888)
    size, raw = (image.width(), image.height()), bytes(image.constBits())
    picture = Image.frombytes("RGB", size, raw, "raw", "RGB", image.bytesPerLine())
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """Keep what is on the screen in the file that is named."""
    application = QGuiApplication(sys.argv)
    keep(application.primaryScreen().grabWindow(0).toImage(), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
