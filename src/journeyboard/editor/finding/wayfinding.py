"""Everything in a window that helps to find one's way."""

from typing import TYPE_CHECKING

from journeyboard.editor.finding.going import go_to
from journeyboard.editor.palette.entries import menu_entries, record_entries
from journeyboard.editor.palette.popup import Palette

if TYPE_CHECKING:
    from journeyboard.editor.window import Window


class WayFinding:
    """The palette of a window."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._canvas, self._session = window.canvas, window.document.session

    def open_palette(self) -> Palette:
        """Let the person choose an action or a place by its name."""
        window = self._window
        entries = menu_entries(window.menuBar()) + record_entries(self._session.journey, self._go_to)
        palette = Palette(window, entries, window.windows.look.theme)
        palette.open()
        return palette

    def _go_to(self, record_id: str) -> None:
        go_to(self._canvas, record_id)
        self._canvas.setFocus()
