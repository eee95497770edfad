"""Watching the spreadsheets that figures came from: one that changed on disk is noticed, whenever that was."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from journeyboard.editor.document import Document
from journeyboard.editor.work import Progress, Work
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Source

_SETTLE_MS = 400
"""A file that is written again and again is looked at once."""


class SourceWatch(QObject):
    """Knows which sources of a document have another content on disk than was read."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.stale: tuple[Source, ...] = ()
        """The sources that can be refreshed."""
        self._document = document
        self._known: object = None
        self._work: Work[tuple[Source, ...]] | None = None
        self._files = QFileSystemWatcher(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._files.directoryChanged.connect(lambda _path: self._settle.start())
        self._files.fileChanged.connect(lambda _path: self._settle.start())
        document.state_changed.connect(self._follow)
        self._follow()

    def stop(self) -> None:
        """Watch no longer."""
        self._settle.stop()
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _follow(self) -> None:
        """Look again when the sources, or where the journey stands, are others."""
        sources = self._document.session.journey.sources
        known = (self._document.path, sources)
        if known != self._known and (sources or self.stale):
            self._known = known
            self._settle.start()

    def _look(self) -> None:
        """Compare the files with what was read of them, off the GUI thread."""
        path, sources = self._document.path, self._document.session.journey.sources
        if self._work is not None:
            self._work.cancel()
            self._work = None
        if path is None or not sources:
            self._found(())
            return
        self._watch(path.parent, sources)

        def job(_progress: Progress) -> tuple[Source, ...]:
            from journeyboard.metrics.refreshing import stale_sources

            return stale_sources(Journey(sources), path.parent)

        self._work = Work(job, self._found, lambda _error: None)
        self._work.start()

    def _watch(self, folder: Path, sources: tuple[Source, ...]) -> None:
        """Watch files for writing and their folders for replacing: a watch of a file ends with the file."""
        files = [folder / source.file for source in sources if source.file]
        wanted = {str(path) for file in files for path in (file, file.parent) if path.exists()}
        watched = {*self._files.files(), *self._files.directories()}
        if new := sorted(wanted - watched):
            self._files.addPaths(new)

    def _found(self, stale: tuple[Source, ...]) -> None:
        self._work = None
        if stale != self.stale:
            self.stale = stale
            self.changed.emit()
