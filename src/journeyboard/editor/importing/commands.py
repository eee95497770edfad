"""The commands about the spreadsheets that figures come from: import, refresh, a range from the clipboard."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from journeyboard.editor.dialogs.files import ask_open, table_filters
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.importing.watching import SourceWatch
from journeyboard.editor.widgets.menutext import escaped
from journeyboard.journey.records import Source
from journeyboard.language import _

if TYPE_CHECKING:
    from journeyboard.editor.importing.dialog import ImportDialog
    from journeyboard.editor.window import Window


class SourceCommands:
    """The room behind them is loaded when it is first used."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.watch = SourceWatch(window.document)

    def choose(self) -> None:
        """Ask for a spreadsheet to import."""
        ask_open(self._window, _("Import metrics"), self._window.settings.folder, table_filters(), self.import_from)

    def import_from(self, path: Path) -> None:
        """Begin the import of the spreadsheet at `path`."""
        self._open(path, self._folder)

    def import_clipboard(self) -> None:
        """Begin the import of the range on the clipboard."""
        from journeyboard.metrics.files.clipboard import workbook_of
        from journeyboard.metrics.problems import TableProblem

        folder = Path(tempfile.mkdtemp(prefix="journeyboard-"))
        try:
            book = workbook_of(QGuiApplication.clipboard().text(), _("Clipboard"), folder)
        except TableProblem as problem:
            shutil.rmtree(folder, ignore_errors=True)
            tell(self._window, _("There is nothing to import."), problem.message)
            return
        dialog = self._open(book.path, None)
        dialog.finished.connect(lambda _result: shutil.rmtree(folder, ignore_errors=True))

    def refresh(self) -> None:
        """Read the table of a source again; of several the person chooses."""
        sources = self.latest()
        if not sources:
            detail = _("Import a spreadsheet first: how it is read is kept with the map, for next month's file.")
            tell(self._window, _("No figures on this map come from a spreadsheet."), detail, warning=False)
        elif len(sources) == 1:
            self.refresh_from(sources[0])
        else:
            self.menu().popup(self._window.mapToGlobal(self._window.rect().center()))

    def menu(self) -> QMenu:
        """The sources to choose from, those whose file has changed first."""
        menu = QMenu(self._window)
        for source in self.latest():
            name = escaped(f"{source.name} · {source.sheet}" if source.sheet else source.name)
            name = _("{name} (has changed)").format(name=name) if source in self.watch.stale else name
            menu.addAction(name, lambda source=source: self.refresh_from(source))
        return menu

    def latest(self) -> list[Source]:
        """The sources, the last of each table, those that have changed first and then the latest."""
        found = sorted(self._window.document.session.journey.sources, key=lambda source: source.imported)
        tables = list({(source.file, source.sheet): source for source in found}.values())
        tables.reverse()
        return sorted(tables, key=lambda source: source not in self.watch.stale)

    def refresh_from(self, source: Source) -> None:
        """Read the file of a source as it was read before; ask for it where it is no more."""
        path = (self._folder or Path()) / source.file
        if self._folder is not None and source.file and path.is_file():
            self._open(path, self._folder, source)
        else:
            title = _("Refresh from {name}").format(name=source.name)

            def again(file: Path) -> None:
                self._open(file, self._folder, source)

            ask_open(self._window, title, self._window.settings.folder, table_filters(), again)

    @property
    def _folder(self) -> Path | None:
        """Where the journey's file stands."""
        path = self._window.document.path
        return path.parent if path else None

    def _open(self, path: Path, folder: Path | None, source: Source | None = None) -> "ImportDialog":
        from journeyboard.editor.importing.dialog import ImportDialog

        window = self._window
        window.commit_typing()
        dialog = ImportDialog(window, window.document.session, window.windows.look.theme, path, folder, source)
        dialog.open()
        return dialog
