"""The actions of a window: each once, shared by menus, toolbar and context menus."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme

Shortcut = QKeySequence.StandardKey | str | None


class Actions:
    """Actions by name. They live with the window and work wherever its focus is."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        self._window = window
        self._theme = theme
        self._home = QObject(window)
        self._actions: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}

    def add(
        self, name: str, text: str, run: Callable[[], None], shortcut: Shortcut = None, icon_name: str = ""
    ) -> QAction:
        """Make an action called `name`; its tooltip is its text with the shortcut."""
        action = QAction(text, self._home)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked: run())
        if isinstance(shortcut, str):
            action.setShortcut(QKeySequence(shortcut))
        elif shortcut is not None:
            action.setShortcuts(shortcut)
        if icon_name:
            self._icons[name] = icon_name
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = text.replace("&", "").removesuffix("…")
        action.setToolTip(f"{plain} ({keys})" if keys else plain)
        self._actions[name] = action
        self._window.addAction(action)
        self._paint(name)
        return action

    def show_keys(self, name: str, keys: str) -> None:
        """Show keys beside an action that something else listens to: they set off nothing here."""
        self._actions[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._actions[name].setShortcut(QKeySequence(keys))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def enable(self, **states: bool) -> None:
        """Say of actions, by name, whether they can be used now."""
        for name, usable in states.items():
            self._actions[name].setEnabled(usable)

    def set_theme(self, theme: Theme) -> None:
        """Paint the icons in another theme."""
        self._theme = theme
        for name in self._icons:
            self._paint(name)

    def clear(self) -> None:
        """Take all actions away: they are made anew in another language."""
        for action in self._actions.values():
            self._window.removeAction(action)
        self._home.deleteLater()
        self._home = QObject(self._window)
        self._actions, self._icons = {}, {}

    def _paint(self, name: str) -> None:
        if name in self._icons:
            disabled = self._theme.line if self._theme.name == "light" else self._theme.off
            self._actions[name].setIcon(icon(self._icons[name], self._theme.ink, disabled))
            self._actions[name].setIconVisibleInMenu(False)
