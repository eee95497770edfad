"""What the start page shows of files: their titles and thumbnails, found out beside the window and remembered."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from journeyboard import __version__
from journeyboard.drawing.theme import Theme
from journeyboard.editor.work import Progress, Work
from journeyboard.exchange.thumbnail import thumbnail
from journeyboard.storage.files import open_journey
from journeyboard.storage.places import state_folder
from journeyboard.storage.problems import FileProblem

MOST_KEPT = 200
"""Thumbnails on disk; the ones made first go first."""
_TITLE = "Title"


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a look at a file gave."""

    path: Path
    title: str = ""
    changed: float | None = None
    """When the file was last written, in seconds since 1970; None when it is not there."""
    picture: QImage | None = None
    """None when the file is not there or cannot be read."""


class Looking(QObject):
    """Looks at files one after the other, off the GUI thread; `seen` tells what each looks like."""

    seen = Signal(object)

    def __init__(self, width: int, parent: QObject) -> None:
        super().__init__(parent)
        self._width = width
        self._waiting: list[tuple[Path, Theme]] = []
        self._work: Work[Glimpse] | None = None

    def look_at(self, paths: Iterable[Path], theme: Theme) -> None:
        """Look at these files, and no more at those still waiting."""
        self._waiting = [(path, theme) for path in paths]
        self._next()

    def stop(self) -> None:
        """Look no further; what is being looked at is not told."""
        self._waiting = []
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _next(self) -> None:
        if self._work is not None or not self._waiting:
            return
        path, theme = self._waiting.pop(0)
        width = self._width

        def job(_progress: Progress) -> Glimpse:
            return glimpse(path, width, theme)

        self._work = Work(job, self._done, self._failed)
        self._work.start()

    def _done(self, found: Glimpse) -> None:
        self._work = None
        self.seen.emit(found)
        self._next()

    def _failed(self, error: Exception) -> None:
        self._work = None
        self._next()
        raise error


def glimpse(path: Path, width: int, theme: Theme) -> Glimpse:
    """What the journey at `path` looks like, from the remembered pictures if it was looked at before."""
    try:
        state = path.stat()
    except OSError:
        return Glimpse(path)
    kept = _kept_as(path, state, width, theme)
    picture = QImage(str(kept)) if kept.exists() else QImage()
    if picture.isNull():
        try:
            journey = open_journey(path).journey
        except FileProblem:
            return Glimpse(path, "", state.st_mtime)
        picture = thumbnail(journey, width, theme)
        picture.setText(_TITLE, journey.info.title)
        _keep(picture, kept)
    return Glimpse(path, picture.text(_TITLE), state.st_mtime, picture)


def _kept_as(path: Path, state: os.stat_result, width: int, theme: Theme) -> Path:
    """Where the picture of this state of a file is remembered."""
    told = (__version__, path.absolute(), state.st_mtime_ns, state.st_size, width, theme.name)
    words = "|".join(map(str, told))
    return _folder() / f"{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.png"


def _keep(picture: QImage, path: Path) -> None:
    """Remember a picture; where that cannot be, it is made anew the next time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(str(path))
        kept = sorted(path.parent.glob("*.png"), key=lambda one: one.stat().st_mtime_ns)
        for old in kept[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _folder() -> Path:
    return state_folder() / "thumbnails"
