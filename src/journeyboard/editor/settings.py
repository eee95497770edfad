"""What the program remembers between starts: how it speaks and looks, recent files, geometry. Nothing of it is in a
journey."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from journeyboard.storage.places import state_folder

ThemeChoice = Literal["system", "light", "dark", "contrast"]
LanguageChoice = Literal["system", "en", "de"]
MotionChoice = Literal["system", "less"]
MOST_RECENT = 10
SMALLEST_TEXT, LARGEST_TEXT = 100, 300
"""In percent of the usual size."""
LONGEST_AUTOSAVE = 60
"""In minutes."""

_THEMES: tuple[ThemeChoice, ...] = ("system", "light", "dark", "contrast")
_LANGUAGES: tuple[LanguageChoice, ...] = ("system", "en", "de")


class Settings:
    """The settings, read and written as they are asked for. Values that make no sense count as not set."""

    def __init__(self) -> None:
        self._store = QSettings(str(state_folder() / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeChoice:
        """Light, dark, or as the system has it."""
        stored = self._store.value("theme")
        return stored if stored in _THEMES else "system"

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._store.setValue("theme", choice)

    @property
    def motion(self) -> MotionChoice:
        """Less of it, or as the system has it."""
        return "less" if self._store.value("motion") == "less" else "system"

    @motion.setter
    def motion(self, choice: MotionChoice) -> None:
        self._store.setValue("motion", choice)

    @property
    def language(self) -> LanguageChoice:
        """English, German, or as the system has it."""
        stored = self._store.value("language")
        return stored if stored in _LANGUAGES else "system"

    @language.setter
    def language(self, choice: LanguageChoice) -> None:
        self._store.setValue("language", choice)

    @property
    def number_language(self) -> LanguageChoice:
        """In which language's way the program writes numbers and dates; "system" is as it speaks."""
        stored = self._store.value("numbers")
        return stored if stored in _LANGUAGES else "system"

    @number_language.setter
    def number_language(self, choice: LanguageChoice) -> None:
        self._store.setValue("numbers", choice)

    @property
    def text_size(self) -> int:
        """How large the program's own texts are, in percent."""
        return self._number("text_size", SMALLEST_TEXT, SMALLEST_TEXT, LARGEST_TEXT)

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._store.setValue("text_size", percent)

    @property
    def autosave(self) -> int:
        """After how many minutes a journey that has a file is saved by itself; 0 for never."""
        return self._number("autosave", 0, 0, LONGEST_AUTOSAVE)

    @autosave.setter
    def autosave(self, minutes: int) -> None:
        self._store.setValue("autosave", minutes)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files opened or saved last, newest first."""
        stored = self._store.value("recent")
        names = [stored] if isinstance(stored, str) else stored
        return tuple(Path(name) for name in names if isinstance(name, str)) if isinstance(names, list) else ()

    def add_recent(self, path: Path) -> None:
        """Put `path` at the top of the recent files."""
        others = [known for known in self.recent if known != path]
        self._set_recent([path, *others][:MOST_RECENT])

    def forget_recent(self, path: Path) -> None:
        """Take one file out of the recent ones."""
        self._set_recent([known for known in self.recent if known != path])

    def clear_recent(self) -> None:
        """Forget the recent files."""
        self._set_recent([])

    def _set_recent(self, paths: Sequence[Path]) -> None:
        self._store.setValue("recent", [str(path) for path in paths])

    @property
    def folder(self) -> Path:
        """The folder the last file was opened from or saved to."""
        stored = self._store.value("folder")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        known = Path(stored) if isinstance(stored, str) and stored else Path(documents)
        return known if known.is_dir() else Path.home()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._store.setValue("folder", str(folder))

    @property
    def exports(self) -> dict[str, dict[str, Any]]:
        """What was chosen in the export dialog last, by the ids of the formats."""
        stored = self._store.value("exports")
        try:
            known = json.loads(stored) if isinstance(stored, str) else {}
        except ValueError:
            known = {}
        return {name: kept for name, kept in known.items() if isinstance(kept, dict)} if isinstance(known, dict) else {}

    @exports.setter
    def exports(self, chosen: Mapping[str, Mapping[str, object]]) -> None:
        self._store.setValue("exports", json.dumps(chosen, default=str))

    @property
    def docks(self) -> tuple[str, ...]:
        """The names of the docks that were to be seen last."""
        stored = self._store.value("docks")
        names = [stored] if isinstance(stored, str) else stored
        return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()

    @docks.setter
    def docks(self, names: Sequence[str]) -> None:
        self._store.setValue("docks", list(names))

    def geometry(self, name: str) -> QByteArray | None:
        """Where the window or dock state `name` was, as Qt wrote it."""
        stored = self._store.value(f"geometry/{name}")
        return stored if isinstance(stored, QByteArray) else None

    def set_geometry(self, name: str, state: QByteArray) -> None:
        """Remember the window or dock state `name`."""
        self._store.setValue(f"geometry/{name}", state)

    def _number(self, name: str, usual: int, least: int, most: int) -> int:
        stored = self._store.value(name)
        known = int(stored) if isinstance(stored, int) or (isinstance(stored, str) and stored.isdecimal()) else usual
        return known if least <= known <= most else usual

    def sync(self) -> None:
        """Write everything to disk now."""
        self._store.sync()
