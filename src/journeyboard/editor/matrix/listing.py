"""Opportunities as lists: all with their scores, to sort; and those that have no place on a matrix yet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
)

from journeyboard.editor.inspector.words import field_label
from journeyboard.editor.matrix.axes import IMPACT_EFFORT
from journeyboard.editor.matrix.chart import CARD_MIME
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.records import Card
from journeyboard.journey.scores import QUADRANTS, quadrant, score_of
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_number

Value = float | str | None
_SCORES = ("importance", "satisfaction", "impact", "effort")
_STATUSES = ("idea", "planned", "doing", "done", "dropped")
_LEAST_COLUMN, _LEAST_WORDS = 90, 200
_ID = Qt.ItemDataRole.UserRole


class OpportunityTable(QTableWidget):
    """Every opportunity with its scores. A click on a heading sorts by it, another one the other way round;
    what is not known stands last either way. `chosen` gives the id of the card whose row is chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[Card, ...] = ()
        self._by, self._descending = 1, True
        self._filling = False
        headings = [
            _("Opportunity"),
            _("Score"),
            *map(field_label, _SCORES),
            _("Quadrant"),
            field_label("status"),
        ]
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(headings)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setAccessibleName(_("Opportunities"))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self.sort_by)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(scaled(_LEAST_COLUMN))
        self.itemSelectionChanged.connect(self._tell)

    def show_cards(self, cards: tuple[Card, ...], selected: Callable[[str], bool]) -> None:
        """Show these cards, sorted as before, and which of them is selected."""
        self._cards = cards
        self._fill(selected)

    def sort_by(self, column: int) -> None:
        """Sort by a column: scores from the highest, words from A; once more the other way round."""
        first = 1 <= column <= 1 + len(_SCORES)
        self._descending = not self._descending if column == self._by else first
        self._by = column
        chosen = self._chosen_id()
        self._fill(lambda card_id: card_id == chosen)

    def texts(self, column: int = 0) -> list[str]:
        """What stands in a column, from top to bottom."""
        return [item.text() for row in range(self.rowCount()) if (item := self.item(row, column)) is not None]

    def _fill(self, selected: Callable[[str], bool]) -> None:
        self._filling = True
        rows = sorted(((_values(card), card) for card in self._cards), key=lambda row: row[1].text.casefold())
        known = [row for row in rows if row[0][self._by] is not None]
        known.sort(key=lambda row: _sort_key(self._by, row), reverse=self._descending)
        rows = [*known, *(row for row in rows if row[0][self._by] is None)]
        self.setRowCount(len(rows))
        for at, (values, card) in enumerate(rows):
            for column, value in enumerate(values):
                item = QTableWidgetItem(_shown(value))
                item.setData(_ID, card.id)
                if not isinstance(value, str):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(at, column, item)
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(self._by, order)
        self._fit_words()
        self.clearSelection()
        chosen = next((at for at, (_row, card) in enumerate(rows) if selected(card.id)), None)
        if chosen is not None:
            self.selectRow(chosen)
        self._filling = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """The opportunities have the room that their scores leave, and never too little to be read."""
        header, others = self.horizontalHeader(), range(1, self.columnCount())
        least = scaled(_LEAST_COLUMN)
        scores = sum(max(least, header.sectionSizeHint(at), self.sizeHintForColumn(at)) for at in others)
        self.setColumnWidth(0, max(scaled(_LEAST_WORDS), self.viewport().width() - scores))

    def _chosen_id(self) -> str:
        items = self.selectedItems()
        return str(items[0].data(_ID)) if items else ""

    def _tell(self) -> None:
        if not self._filling and self._chosen_id():
            self.chosen.emit(self._chosen_id())


class UnplacedList(QListWidget):
    """Opportunities without a place on the matrix, to be dragged there; Enter or a double click puts one into the
    middle. `placed` gives its id then, `chosen` that of the one that is chosen."""

    placed = Signal(str)
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(_("Not placed yet"))
        self.itemDoubleClicked.connect(lambda item: self.placed.emit(str(item.data(_ID))))
        self.itemClicked.connect(lambda item: self.chosen.emit(str(item.data(_ID))))

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards; the current one stays."""
        held = self._current_id()
        self.clear()
        for card in cards:
            item = QListWidgetItem(" ".join(card.text.split()) or "–")
            item.setData(_ID, card.id)
            self.addItem(item)
            if card.id == held:
                self.setCurrentItem(item)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """The id of the card that is dragged."""
        data = QMimeData()
        if items:
            data.setData(CARD_MIME, str(items[0].data(_ID)).encode())
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts the card onto the matrix."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current_id():
            self.placed.emit(self._current_id())
        else:
            super().keyPressEvent(event)

    def _current_id(self) -> str:
        row = self.currentRow()
        return str(self.item(row).data(_ID)) if row >= 0 else ""


def _values(card: Card) -> tuple[Value, ...]:
    where = quadrant(card)
    return (
        " ".join(card.text.split()),
        score_of(card),
        *(getattr(card, name) for name in _SCORES),
        _(IMPACT_EFFORT.quadrants[QUADRANTS.index(where)]) if where else None,
        value_name("status", card.status) if card.status else None,
    )


def _sort_key(column: int, row: tuple[tuple[Value, ...], Card]) -> float | str:
    values, card = row
    value = values[column]
    if column == len(values) - 1 and card.status is not None:
        return _STATUSES.index(card.status)
    return value.casefold() if isinstance(value, str) else value or 0.0


def _shown(value: Value) -> str:
    if value is None:
        return "–"
    return value if isinstance(value, str) else format_number(value)
