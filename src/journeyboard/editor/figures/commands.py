"""The command of the charts window: open it, and what the main window asks of it."""

from typing import TYPE_CHECKING

from journeyboard.editor.figures.charts import ChartsWindow

if TYPE_CHECKING:
    from journeyboard.editor.window import Window


class ChartCommands:
    """Opens the charts of a window; their window is made when it is first wanted."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.charts: ChartsWindow | None = None

    def open(self) -> None:
        """Show the charts."""
        window = self._window
        if self.charts is None:
            theme = window.windows.look.theme
            self.charts = ChartsWindow(window, window.document.session, window.settings, theme)
            window.windows.look.changed.connect(self.charts.set_theme)
        self.charts.come_up()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        if self.charts is not None:
            self.charts.retranslate()
