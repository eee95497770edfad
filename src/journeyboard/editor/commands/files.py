"""New, open, save, import, export, close and quit."""

from pathlib import Path
from typing import TYPE_CHECKING

from journeyboard import __version__
from journeyboard.editor.dialogs.files import ask_open, journey_filters, workbook_filters
from journeyboard.editor.dialogs.messages import tell
from journeyboard.language import _

if TYPE_CHECKING:
    from journeyboard.editor.window import Window


class FileCommands:
    """The commands of the File and Metrics menus. The rooms behind import and export are loaded when first used."""

    def __init__(self, window: "Window") -> None:
        self._window = window

    def new(self) -> None:
        """A new journey in a window of its own."""
        self._window.windows.new(self._window)

    def start_page(self) -> None:
        """Show recent journeys and templates."""
        self._window.windows.show_start()

    def open(self) -> None:
        """Ask for a journey to open."""
        ask_open(self._window, _("Open journey"), self._window.settings.folder, journey_filters(), self.open_path)

    def open_path(self, path: Path) -> None:
        """Open the journey at `path`."""
        self._window.windows.open(path, self._window)

    def save(self) -> None:
        """Save."""
        self._window.saving.save()

    def save_as(self) -> None:
        """Save under another name."""
        self._window.saving.save_as()

    def save_template(self) -> None:
        """Save the journey as a template to start from."""
        from journeyboard.editor.dialogs.templating import TemplateDialog

        self._window.commit_typing()
        TemplateDialog(self._window, self._window.document.session.journey).open()

    def close(self) -> None:
        """Close the window."""
        self._window.close()

    def quit(self) -> None:
        """Close all windows."""
        self._window.windows.quit()

    def import_workbook(self) -> None:
        """Ask for an edited workbook to bring back."""
        folder = self._window.settings.folder
        ask_open(self._window, _("Import workbook"), folder, workbook_filters(), self.bring_back)

    def bring_back(self, path: Path) -> None:
        """Show what the workbook at `path` would change."""
        from journeyboard.editor.dialogs.returning.dialog import ReturnDialog

        self._window.commit_typing()
        session, theme = self._window.document.session, self._window.windows.look.theme
        ReturnDialog(self._window, session, theme, path).open()

    def export(self, format_id: str = "") -> None:
        """Ask what to export, and how; in the format of that id, or in the last one."""
        from journeyboard.editor.exporting.dialog import ExportDialog

        window = self._window
        window.commit_typing()
        ExportDialog(window, window.document, window.settings, window.windows.look.theme, format_id).open()

    def print(self) -> None:
        """Show the map on paper, to be printed."""
        from journeyboard.editor.exporting.printing import PrintDialog

        window = self._window
        window.commit_typing()
        PrintDialog(window, window.document, window.windows.look.theme).open()

    def copy_picture(self) -> None:
        """Put the map, or where something is selected on it, on the clipboard as a picture."""
        from journeyboard.editor.exporting.copying import copy_picture

        self._window.commit_typing()
        copy_picture(self._window)

    def about(self) -> None:
        """Say what this program is."""
        tell(
            self._window,
            "Journeyboard " + __version__,
            _("An editor for customer journey maps. Free software under the MIT licence."),
            warning=False,
        )
