"""What does not land and why, a line for each, with its cells; choosing a line goes to the first of them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from journeyboard.drawing.theme import Theme
from journeyboard.language import _, ngettext
from journeyboard.metrics.problems import Note, NoteKind

_SHOWN_CELLS = 8
_WRONG: tuple[NoteKind, ...] = ("unreadable", "error", "no_value", "unmatched", "no_stage")
_CELL = Qt.ItemDataRole.UserRole


class Problems(QListWidget):
    """The notes of a table, what is wrong first; `go` is told the cell of the line that is chosen."""

    def __init__(self, theme: Theme, go: Callable[[str], object]) -> None:
        super().__init__()
        self._theme, self._go = theme, go
        self.setAccessibleName(_("What does not land"))
        self.setTabKeyNavigation(False)
        self.itemActivated.connect(self._chosen)
        self.itemClicked.connect(self._chosen)

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Show them."""
        self.clear()
        ordered = sorted(notes, key=lambda note: note.kind not in _WRONG)
        for note in ordered:
            item = QListWidgetItem(_line(note))
            item.setData(_CELL, note.cells[0] if note.cells else "")
            item.setForeground(QColor(self._theme.warn if note.kind in _WRONG else self._theme.mute))
            if note.cells:
                item.setToolTip(_("Go to cell {cell}").format(cell=note.cells[0]))
            self.addItem(item)
        if not ordered:
            self.addItem(_("Everything could be read."))

    @property
    def texts(self) -> list[str]:
        """The lines as they are shown."""
        return [self.item(row).text() for row in range(self.count())]

    def _chosen(self, item: QListWidgetItem) -> None:
        if cell := item.data(_CELL):
            self._go(cell)


def _line(note: Note) -> str:
    """The cells, what is said of them, and how many more there are."""
    more = note.count - min(len(note.cells), _SHOWN_CELLS)
    cells = ", ".join(note.cells[:_SHOWN_CELLS])
    if note.cells and more > 0:
        cells = ngettext("{cells} and {count} more", "{cells} and {count} more", more).format(cells=cells, count=more)
    return f"{cells}: {note.text}" if cells else note.text
