"""A button that looks like a field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from journeyboard.editor.widgets.tooltips import plain_tooltip

_ARROW_ROOM = 18
"""What the arrow of a button with a menu takes, in pixels."""


class FieldButton(QPushButton):
    """A button that looks like a field. Its words are cut where they are too long, whole in its tooltip and for a
    screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setProperty("field", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """All of what the button says."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say this, on one line."""
        self._words = " ".join(words.split())
        self.setAccessibleDescription(self._words)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        room -= (_ARROW_ROOM if self.menu() else 0) + (0 if self.icon().isNull() else self.iconSize().width() + 6)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("" if shown == self._words else plain_tooltip(self._words))
