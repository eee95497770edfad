"""The command of the opportunities window: open it, and what the main window asks of it."""

from typing import TYPE_CHECKING

from journeyboard.editor.matrix.window import MatrixWindow

if TYPE_CHECKING:
    from journeyboard.editor.window import Window


class MatrixCommands:
    """Opens the opportunities of a window; their window is made when it is first wanted."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.matrix: MatrixWindow | None = None

    def open(self) -> None:
        """Show the opportunities."""
        window = self._window
        if self.matrix is None:
            session, theme = window.document.session, window.windows.look.theme
            self.matrix = MatrixWindow(window, session, window.settings, theme, window.canvas.show_record)
            window.windows.look.changed.connect(self.matrix.set_theme)
        self.matrix.come_up()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        if self.matrix is not None:
            self.matrix.rebuild()
