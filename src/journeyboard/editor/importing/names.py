"""What the tables of names have in common: a name of the file in each row, and a box that says what becomes of it."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QComboBox, QTableWidget

from journeyboard.editor.importing.tables import fit_boxes, plain_item, prepare
from journeyboard.editor.widgets.quiet import QuietComboBox
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
        prepare(self, headings)

    def box(self, name: str) -> QComboBox:
        """The box that says what becomes of a name."""
        widget = self.cellWidget(self._names.index(name), _BOX)
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
            self.setItem(row, 0, plain_item(name or "–"))
        return True

    def put_box(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer what a name may become, as labels with their keys, and last to leave it out."""
        box = QuietComboBox()
        box.setAccessibleName(_("{name} on the map").format(name=name or "–"))
        for label, key in (*choices, (_("— leave out —"), _LEAVE_OUT)):
            box.addItem(label, key)
        box.activated.connect(lambda _index: self._chosen(name, box))
        self.setCellWidget(self._names.index(name), _BOX, box)

    def mark(self, name: str, key: str | None) -> None:
        """Show what a name becomes; None: it is left out."""
        box = self.box(name)
        box.setCurrentIndex(max(0, box.findData(_LEAVE_OUT if key is None else key)))

    def fit_boxes(self) -> None:
        """Make the boxes' column wide enough for them."""
        fit_boxes(self, _BOX)

    def _chosen(self, name: str, box: QComboBox) -> None:
        key = str(box.currentData())
        self._choose(name, None if key == _LEAVE_OUT else key)
