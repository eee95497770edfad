"""What the docks beside the canvas have in common."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.canvas import Canvas

SIZE = QSize(260, 320)
"""What a dock asks for at first, in pixels."""


class Dock(QDockWidget):
    """A dock that is hidden at first, remembers its place by `name`, and gives the focus back to the map.

    `refresh` writes what it shows anew; it is called when the dock comes into view.
    """

    def __init__(
        self,
        name: str,
        window: QMainWindow,
        canvas: Canvas,
        area: Qt.DockWidgetArea = Qt.DockWidgetArea.LeftDockWidgetArea,
    ) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self._canvas = canvas
        self.faint = QColor()
        """The colour of what is less than the rest."""
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.visibilityChanged.connect(self._shown)
        self.has_place = window.restoreDockWidget(self)
        """Whether it stands where it stood when the program was used last."""
        if not self.has_place:
            window.addDockWidget(area, self)
        self.hide()

    def toggle(self) -> None:
        """Show the dock and go there; put it away when the focus is there already."""
        first = self.entry()
        if self.isVisible() and first.hasFocus():
            self.hide()
            self.leave()
        else:
            self.show()
            self.raise_()
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def entry(self) -> QWidget:
        """Where the keyboard goes first: the content, or a part of it."""
        content = self.widget()
        return content.focusProxy() or content

    def leave(self) -> None:
        """Back to the map."""
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self.faint = QColor(theme.mute)
        self.setStyleSheet(
            f"QDockWidget {{ color: {theme.mute}; }}"
            f"QDockWidget::title {{ background: {theme.chrome}; padding: 8px 12px; }}"
            f"QWidget#dockContent {{ background: {theme.chrome}; }}"
            f"QAbstractItemView {{ background: {theme.chrome}; border: 1px solid transparent; padding: 0px 5px; }}"
            f"QAbstractItemView:focus {{ border: 1px solid {theme.accent}; border-radius: 6px; }}"
            f"QAbstractItemView::item {{ padding: 3px 2px; }}"
        )
        self.follow()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        raise NotImplementedError

    def follow(self) -> None:
        """Write what is shown anew, where anybody sees it."""
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Write what is shown anew."""
        raise NotImplementedError

    def _shown(self, visible: bool) -> None:
        if visible:
            self.refresh()
