"""The map as a picture on the clipboard: what is selected, or all that is shown."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage

from journeyboard.editor.exporting.part import selected_parts
from journeyboard.editor.work import Progress, run_with_progress
from journeyboard.exchange.drawn import board_of
from journeyboard.exchange.formats.png import PngOptions
from journeyboard.exchange.png import DEFAULT_SCALE, picture, picture_size
from journeyboard.exchange.scope import part
from journeyboard.language import _

if TYPE_CHECKING:
    from journeyboard.editor.window import Window

_MOST_PIXELS = 40_000_000
"""Other programs take the picture uncompressed: 160 MB."""
_LONGEST_SIDE = 16_000
_TOLD_MS = 5000


def copy_picture(window: "Window") -> None:
    """Put the stages and lanes in which something is selected on the clipboard, else all that is shown, twice as large
    as at 100 % where that is not too large for other programs."""
    session = window.document.session
    journey, shown, options = session.journey, session.view, PngOptions(**selected_parts(session))

    def job(_progress: Progress) -> QImage:
        board, theme = board_of(*part(journey, options, shown))
        scale = min(
            DEFAULT_SCALE,
            (_MOST_PIXELS / (board.width * board.height)) ** 0.5,
            _LONGEST_SIDE / max(board.width, board.height),
        )
        return picture(board, picture_size(board, scale=scale), theme)

    def done(image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        window.statusBar().showMessage(_("The picture is on the clipboard."), _TOLD_MS)

    def failed(error: Exception) -> None:
        raise error

    run_with_progress(window, _("Copying the picture…"), job, done, failed)
