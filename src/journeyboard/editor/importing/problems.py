"""What does not land and why, a line for each, with its cells; choosing a line goes to the first of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from journeyboard.drawing.theme import Theme
from journeyboard.language import _, ngettext
from journeyboard.metrics.problems import Assumption, Note, NoteKind

_SHOWN_CELLS = 8
_WRONG: tuple[NoteKind, ...] = ("unreadable", "error", "no_value", "unmatched", "no_stage", "gone")
_CELL = Qt.ItemDataRole.UserRole


class Problems(QListWidget):
    """The notes of a table, what is wrong first; `go` is told the cell of the line that is chosen."""

    def __init__(self, theme: Theme, name: str, go: Callable[[str], object]) -> None:
        super().__init__()
        self._theme, self._go = theme, go
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.itemActivated.connect(self._chosen)
        self.itemClicked.connect(self._chosen)

    def show_notes(self, notes: Sequence[Note], warnings: Sequence[Note] = ()) -> None:
        """Show them, after what is not as it was when the table landed last."""
        self.clear()
        for note in (*warnings, *sorted(notes, key=lambda note: note.kind not in _WRONG)):
            wrong = note in warnings or note.kind in _WRONG
            self._add(_line(note), note.cells[0] if note.cells else "", wrong=wrong)
        if not self.count():
            self.addItem(_("Everything could be read."))

    def show_assumptions(self, assumptions: Sequence[Assumption]) -> None:
        """Show what was taken as given, with what was read of up to five cells."""
        self.clear()
        for one in assumptions:
            read = [f"{cell}: {written} → {value}" for cell, written, value in one.examples]
            self._add("\n    ".join([one.text, *read]), one.examples[0][0] if one.examples else "", wrong=False)
        if not self.count():
            self.addItem(_("Nothing had to be assumed."))

    def _add(self, text: str, cell: str, *, wrong: bool) -> None:
        item = QListWidgetItem(text)
        item.setData(_CELL, cell)
        item.setForeground(QColor(self._theme.warn if wrong else self._theme.ink))
        if cell:
            item.setToolTip(_("Go to cell {cell}").format(cell=cell))
        self.addItem(item)

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
