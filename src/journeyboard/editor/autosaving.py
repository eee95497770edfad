"""Saving by itself, for those who want it."""

from PySide6.QtCore import QObject, QTimer

from journeyboard.editor.document import Document
from journeyboard.editor.saving import Saving
from journeyboard.editor.settings import Settings

MINUTE_MS = 60_000
_AGAIN_MS = 5_000
"""How soon it tries again while somebody is typing."""


class Autosave(QObject):
    """Saves a journey into its file some minutes after its first unsaved edit, as the settings have it."""

    def __init__(self, document: Document, saving: Saving, settings: Settings) -> None:
        super().__init__(document)
        self._document, self._saving, self._settings = document, saving, settings
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save)
        document.state_changed.connect(self.follow)

    @property
    def is_waiting(self) -> bool:
        """Whether it will save."""
        return self._timer.isActive()

    def follow(self) -> None:
        """Wait for what is unsaved; for nothing when all is saved or the settings say never."""
        wanted = self._settings.autosave > 0 and self._document.path is not None and not self._document.is_saved
        if not wanted:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(self._settings.autosave * MINUTE_MS)

    def _save(self) -> None:
        if self._document.pending_edit() is not None:
            self._timer.start(_AGAIN_MS)
            return
        self._saving.save_quietly()
        self.follow()
