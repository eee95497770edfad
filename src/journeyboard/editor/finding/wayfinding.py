"""Everything in a window that helps to find one's way."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.figures.bar import FiguresBar
from journeyboard.editor.finding.filter_bar import FilterBar
from journeyboard.editor.finding.find_bar import FindBar
from journeyboard.editor.finding.going import go_to
from journeyboard.editor.palette.entries import menu_entries, record_entries
from journeyboard.editor.palette.popup import Palette

if TYPE_CHECKING:
    from journeyboard.editor.window import Window


class WayFinding:
    """The palette of a window and the bars above its canvas."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._canvas, self._session = window.canvas, window.document.session
        theme = window.windows.look.theme
        self.filter_bar, self.figures_bar = FilterBar(self._canvas, theme), FiguresBar(self._canvas, theme)
        self._bars: list[FindBar | FilterBar | FiguresBar] = [self.filter_bar, self.figures_bar]
        self.middle = QWidget()
        """The canvas with the bars above it."""
        self._column = QVBoxLayout(self.middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (*self._bars, self._canvas):
            self._column.addWidget(widget)

    @cached_property
    def find_bar(self) -> FindBar:
        """Find and replace, above the other bars; made when first wanted, so that a map opens sooner."""
        bar = FindBar(self._canvas, self._window.windows.look.theme)
        self._column.insertWidget(0, bar)
        self._bars.append(bar)
        return bar

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        for bar in self._bars:
            bar.set_theme(theme)

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        for bar in self._bars:
            bar.retranslate()

    def find(self) -> None:
        """Let the person find text on the map."""
        self._open_find(replacing=False)

    def replace(self) -> None:
        """Let the person replace text on the map."""
        self._open_find(replacing=True)

    def find_next(self) -> None:
        """To the next place where the text stands."""
        self.find_bar.step(1)

    def find_previous(self) -> None:
        """To the place before."""
        self.find_bar.step(-1)

    def _open_find(self, *, replacing: bool) -> None:
        self._window.commit_typing()
        self.find_bar.open(replacing=replacing)

    def open_palette(self) -> None:
        """Let the person choose an action or a place by its name."""
        window, session = self._window, self._session
        entries = menu_entries(window.menuBar()) + record_entries(session.journey, session.view, self._go_to)
        Palette(window, entries, window.windows.look.theme).open()

    def _go_to(self, record_id: str) -> None:
        go_to(self._canvas, record_id)
        self._canvas.setFocus()
