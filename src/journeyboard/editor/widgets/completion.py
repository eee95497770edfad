"""Completing what is typed into a line by what is known already."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


class Completion(QObject):
    """Offers texts while a line is typed; `known` is asked each time the keyboard comes to the line."""

    def __init__(self, line: QLineEdit, known: Callable[[], Iterable[str]]) -> None:
        super().__init__(line)
        self.known = known
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask what is known as the line gets the keyboard."""
        if event.type() == QEvent.Type.FocusIn:
            self._model.setStringList(sorted(self.known(), key=str.casefold))
        return super().eventFilter(watched, event)
