"""The commands of the Help menu, and the settings."""

from typing import TYPE_CHECKING

from journeyboard.editor.palette.entries import menu_entries

if TYPE_CHECKING:
    from journeyboard.editor.window import Window


class HelpCommands:
    """What helps with the program. The windows are loaded when they are first asked for."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def open_guide(self) -> None:
        """Show the guide beside the map."""
        self._window.windows.open_guide(self._window)

    def open_shortcuts(self) -> None:
        """Show all keys."""
        from journeyboard.editor.helping.shortcuts import ShortcutsWindow

        window = self._window
        entries = menu_entries(window.menuBar(), only_commands=True)
        ShortcutsWindow(window, entries, window.actions(), window.windows.look.theme).show()

    def open_settings(self) -> None:
        """Show the settings."""
        self._window.windows.open_settings(self._window)

    def take_tour(self) -> None:
        """Lead through the window."""
        from journeyboard.editor.helping.tour import Tour

        Tour(self._window, self._window.windows.look.theme)
