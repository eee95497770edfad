"""What the tables of names have in common: a name of the file in each row, and a box that says what becomes of it."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QTableWidget, QWidget

from journeyboard.editor.importing.tables import fit_boxes, plain_item, prepare
from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.editor.widgets.taborder import come_before
from journeyboard.language import _

Choose = Callable[[str, str | None], None]
"""Told the name in the file and the key of what it becomes; None leaves it out."""

MOST_ROWS = 300
_LEAVE_OUT = "–"
_BOX = 1
"""The column of the boxes."""


class NamesTable(QTableWidget):
    """A box stays while its name does, so that none closes below the pointer."""

    def __init__(self, headings: list[str], choose: Choose) -> None:
        super().__init__(0, len(headings))
        self._choose = choose
        self._names: tuple[str, ...] = ()
        self.tab_anchor: QWidget | None = None
        """What Tab comes to after the boxes."""
        prepare(self, headings)

    def box(self, name: str, column: int = _BOX) -> QComboBox:
        """The box that says what becomes of a name."""
        widget = self.cellWidget(self._names.index(name), column)
        if not isinstance(widget, QComboBox):
            raise KeyError(name)
        return widget

    def show_names(self, names: Iterable[str]) -> bool:
        """Make a row for each name; tell whether they are others than before, so that all boxes are to be put anew."""
        shown = tuple(names)[:MOST_ROWS]
        if shown == self._names:
            return False
        self._names = shown
        self.setRowCount(len(shown))
        for row, name in enumerate(shown):
            for column in range(self.columnCount()):
                self.removeCellWidget(row, column)
            self.setItem(row, 0, plain_item(name or "–"))
        return True

    def put_box(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer what a name may become, as labels with their keys, and last to leave it out."""
        choices = (*choices, (_("— leave out —"), _LEAVE_OUT))
        self.put_choices(name, _BOX, choices, _("{name} on the map"), lambda key: self._chosen(name, key))

    def put_choices(
        self, name: str, column: int, choices: Sequence[tuple[str, str]], words: str, chosen: Callable[[str], None]
    ) -> None:
        """Put a box into a column, which offers labels with their keys; `words` say what it is of a `{name}`."""
        box = QuietComboBox()
        box.setAccessibleName(words.format(name=name or "–"))
        for label, key in choices:
            box.addItem(label, key)
        box.activated.connect(lambda _index: chosen(str(box.currentData())))
        box.installEventFilter(self)
        self.setCellWidget(self._names.index(name), column, box)

    def mark(self, name: str, key: str | None) -> None:
        """Show what a name becomes; None: it is left out."""
        box = self.box(name)
        box.setCurrentIndex(max(0, box.findData(_LEAVE_OUT if key is None else key)))

    def fit_boxes(self, *columns: int) -> None:
        """Make the columns of boxes wide enough for them, and let Tab come to them row by row."""
        columns = columns or (_BOX,)
        for column in columns:
            fit_boxes(self, column)
        if self.tab_anchor is not None:
            cells = [self.cellWidget(row, column) for row in range(self.rowCount()) for column in columns]
            come_before(self.tab_anchor, [box for box in cells if isinstance(box, QComboBox)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a box into view when the keyboard comes to it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QComboBox):
            self.scrollTo(self.indexAt(watched.pos()))
        return super().eventFilter(watched, event)

    def _chosen(self, name: str, key: str) -> None:
        self._choose(name, None if key == _LEAVE_OUT else key)
