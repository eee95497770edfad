"""Cards onto the clipboard: whole for this program, as text, as a table and as a picture for others.

What others may want is made when it is asked for: most of it never is.
"""

import atexit
from functools import cache

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from journeyboard.drawing.encoding import picture_bytes
from journeyboard.exchange.clippings import as_picture, as_range, clipped
from journeyboard.exchange.ranges import write_html, write_text
from journeyboard.journey.journey import Journey
from journeyboard.storage.dumping import dump

MIME_TYPE = "application/x-journeyboard+json"
_QT_PICTURE = "application/x-qt-image"
"""What Qt makes the picture formats of other systems from."""
_TABLE = (MIME_TYPE, "text/html", "text/plain")
_PICTURE = ("image/png", _QT_PICTURE)


class Clipping(QMimeData):
    """Cards in every form they can be asked for in; without a picture for programs that would take it rather than the
    table, as LibreOffice does."""

    def __init__(self, clip: Journey, *, picture: bool = True) -> None:
        super().__init__()
        self._clip = clip
        self._formats = (*_TABLE, *_PICTURE) if picture else _TABLE
        self._picture: QImage | None = None

    def formats(self) -> list[str]:
        """The richest first."""
        return list(self._formats)

    def hasFormat(self, mime_type: str) -> bool:
        """Whether it can be asked for in that form."""
        return mime_type in self._formats

    def retrieveData(self, mime_type: str, _type: object) -> object:
        """Make the form that is asked for."""
        match mime_type if self.hasFormat(mime_type) else "":
            case "application/x-journeyboard+json":
                return QByteArray(dump(self._clip))
            case "text/plain":
                return write_text(as_range(self._clip).rows)
            case "text/html":
                table = as_range(self._clip)
                return write_html(table.rows, table.headings, table.colours)
            case "image/png":
                return QByteArray(picture_bytes(self._painted()))
            case "application/x-qt-image":
                return self._painted()
        return None

    def _painted(self) -> QImage:
        if self._picture is None:
            self._picture = as_picture(self._clip)
        return self._picture


def copy(journey: Journey, ids: tuple[str, ...], *, picture: bool = True) -> None:
    """Put the cards with these ids on the clipboard."""
    _forget_at_the_end()
    QGuiApplication.clipboard().setMimeData(Clipping(clipped(journey, ids), picture=picture))


def forget() -> None:
    """Leave only the text of the cards on the clipboard."""
    clipboard = QGuiApplication.clipboard() if QGuiApplication.instance() is not None else None
    if clipboard is not None and isinstance(clipboard.mimeData(), Clipping):
        clipboard.setText(clipboard.text())


@cache
def _forget_at_the_end() -> None:
    """The clipboard frees what it holds when there is no interpreter left, and what is made here would not survive
    that: before the program ends, it is forgotten."""
    atexit.register(forget)
