"""Windows beside the map's window: they stay above it, and share undo, redo and save with it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from journeyboard.editor.settings import Settings
from journeyboard.editor.widgets.sizing import window_size

_PASSED_ON = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.Save)
"""Keys of the main window that work here too; its others are meant for the map."""


class SideWindow(QWidget):
    """A window that belongs to a main window. `name` is what its place is remembered under."""

    def __init__(self, parent: QWidget, settings: Settings, name: str, size: tuple[int, int]) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self._settings, self._remembered_as = settings, name
        self.resize(window_size(self, size))
        geometry = settings.geometry(name)
        if geometry is not None:
            self.restoreGeometry(geometry)

    def come_up(self) -> None:
        """Show, in front."""
        self.show()
        self.raise_()
        self.activateWindow()

    def event(self, event: QEvent) -> bool:
        """Keep the main window's shortcuts that are meant for the map from working here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if not alt and not any(event.matches(key) for key in _PASSED_ON):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Ctrl+W close the window."""
        if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Close):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where it stood, and give the keyboard back."""
        self._settings.set_geometry(self._remembered_as, self.saveGeometry())
        parent = self.parentWidget()
        if parent is not None and QApplication.activeWindow() is self:
            parent.activateWindow()
        super().closeEvent(event)
