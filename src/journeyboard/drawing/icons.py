"""The bundled icons, recoloured."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from journeyboard import resources
from journeyboard.board.shapes import Rect
from journeyboard.drawing.caching import cached_per_thread
from journeyboard.drawing.recording import RecordingPainter

_SIZES = (16, 18, 20, 24, 32, 36, 40, 48, 64)


def has_icon(name: str) -> bool:
    """Whether there is an icon of that name."""
    return icon_source(name) is not None


def paint_icon(painter: QPainter, name: str, rect: Rect, colour: str) -> None:
    """Paint the icon within `rect` in `colour` ("#rrggbb"); an unknown name paints nothing."""
    if isinstance(painter, RecordingPainter):
        if source := icon_source(name):
            painter.place_icon(name, source, rect, colour)
    elif renderer := _renderer(name, colour):
        renderer.render(painter, QRectF(rect.x, rect.y, rect.width, rect.height))


@lru_cache(maxsize=1024)
def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """The icon for a widget, crisp at every usual size and on dense screens; greyed in `disabled` where that is given.

    Raises KeyError for an unknown name.
    """
    made = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        if not shade:
            continue
        if not (renderer := _renderer(name, shade)):
            raise KeyError(name)
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            made.addPixmap(pixmap, mode)
    return made


@cached_per_thread(maxsize=1024)
def _renderer(name: str, colour: str) -> QSvgRenderer | None:
    source = icon_source(name)
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode())) if source else None


@lru_cache(maxsize=512)
def icon_source(name: str) -> str | None:
    """The SVG text of an icon; None for a name that is no icon's (a journey may hold any text there)."""
    if not name.replace("-", "").isalnum() or not name.isascii():
        return None
    try:
        return resources.path(f"icons/{name}.svg").read_text("utf-8")
    except OSError:
        return None
