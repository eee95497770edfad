"""The history dock: what was done, as a list one can go back and forth in."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMainWindow

from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.docks.dock import SIZE, Dock
from journeyboard.language import _


class HistoryDock(Dock):
    """Lists the changes from the first to the last, those that were undone in grey. Choosing one takes the journey to
    how it was right after it."""

    def __init__(self, window: QMainWindow, canvas: Canvas, theme: Theme) -> None:
        super().__init__("historyDock", window, canvas)
        self.list = _List()
        self._session = canvas.session
        self.setWidget(self.list)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self.follow)
        self.list.currentRowChanged.connect(self._go_to)
        self.list.itemActivated.connect(lambda _item: self.leave())
        self._session.changed.connect(lambda _change: self._settle.start())
        self.set_theme(theme)
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setWindowTitle(_("History"))
        self.list.setAccessibleName(_("History"))
        self.follow()

    def refresh(self) -> None:
        """List what was done."""
        history = self._session.history
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItem(_("As it was opened"))
        self.list.addItems([change.label for change in history.done])
        for change in history.undone:
            item = QListWidgetItem(change.label)
            item.setForeground(self.faint)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _("{what}, undone").format(what=change.label))
            self.list.addItem(item)
        self.list.setCurrentRow(len(history.done))
        self.list.blockSignals(False)
        self.list.scrollToItem(self.list.currentItem())

    def _go_to(self, row: int) -> None:
        """Undo or redo until as many changes are in force as stand above the row."""
        history = self._session.history
        while len(history.done) > max(row, 0) and history.undo_label is not None:
            self._session.undo()
        while len(history.done) < row and history.redo_label is not None:
            self._session.redo()


class _List(QListWidget):
    def sizeHint(self) -> QSize:
        """As wide as a dock is at first."""
        return SIZE
