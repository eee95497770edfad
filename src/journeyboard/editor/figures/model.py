"""The readings of a journey as the rows of a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from journeyboard.editor.figures.cells import COLUMNS, WRITABLE, names_of, seen, shown, typed
from journeyboard.editor.figures.pasting import block_of, in_words
from journeyboard.editor.session import Session
from journeyboard.journey.figures import period_key
from journeyboard.journey.readings import edit_reading, put_readings, replace_readings
from journeyboard.journey.records import Reading, new_id
from journeyboard.language import _, format_number, ngettext

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ReadingsModel(QAbstractTableModel):
    """One row for each reading of the chosen metric, by place and then by period. `refused` tells in words why
    something typed or pasted was not taken; an empty text that it was."""

    refused = Signal(str)
    pasted = Signal(list, str)
    """The ids of the readings that were pasted, and what is told of it."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.metric = ""
        """The id of the metric whose readings are shown; empty: all."""
        self.readings: list[Reading] = []
        self.names = names_of(session.journey)

    # -- what is shown

    def refresh(self) -> None:
        """Read the journey anew."""
        self.beginResetModel()
        journey = self._session.journey
        self.names = names_of(journey)
        metrics = {metric_id: at for at, metric_id in enumerate(self.names.metrics)}
        places = {place: at for at, place in enumerate(self.names.places)}
        wanted = (one for one in journey.all(Reading).values() if self.metric in ("", one.metric))
        self.readings = sorted(
            wanted,
            key=lambda one: (
                metrics.get(one.metric, len(metrics)),
                places.get(one.at, len(places)),
                period_key(one.period),
                one.persona,
                one.segment,
                one.id,
            ),
        )
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many readings are shown."""
        return 0 if parent.isValid() else len(self.readings)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """How many fields are shown."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a column is called."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section][1])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell."""
        field = COLUMNS[index.column()][0]
        if role == Qt.ItemDataRole.DisplayRole:
            return seen(self.names, self.readings[index.row()], field)
        if role == Qt.ItemDataRole.EditRole:
            return shown(self.names, self.readings[index.row()], field)
        if role == Qt.ItemDataRole.TextAlignmentRole and field in ("value", "n"):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All but the source can be written."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()][0] in WRITABLE else flags

    # -- writing

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed or chosen; tell why when it cannot be taken."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        field, reading = COLUMNS[index.column()][0], self.readings[index.row()]
        if str(value) == shown(self.names, reading, field):
            return False
        try:
            metric = self.names.metrics.get(reading.metric)
            self._session.do(
                edit_reading(self._session.journey, reading.id, **{field: typed(self.names, metric, field, str(value))})
            )
        except ValueError as error:
            self.refused.emit(in_words(error))
            return False
        self.refused.emit("")
        return True

    def add(self, beside: int) -> str:
        """Add a reading like the one in row `beside` (−1: at the first place) for a further period; its id."""
        journey = self._session.journey
        like = self.readings[beside] if 0 <= beside < len(self.readings) else None
        metric = like.metric if like is not None else self.metric or next(iter(self.names.metrics), "")
        at = like.at if like is not None else next(iter(self.names.places), "")
        # A value of no period may be there already: then it is the one to be written.
        same = (one for one in journey.readings_at(at) if (one.metric, one.persona, one.segment) == (metric, "", ""))
        there = next((one for one in same if not one.period), None)
        if there is not None:
            return there.id
        reading = Reading(id=new_id(), metric=metric, at=at)
        self._session.do(put_readings(journey, [reading], _("Add value")))
        return reading.id

    def paste(self, lines: Sequence[Sequence[str]], row: int, column: int) -> None:
        """Write a block of cells from (row, column) on, in one step; rows below the last are added.

        Nothing is written when something cannot be read, and what is told then.
        """
        metric = self.metric or ("" if self.readings else next(iter(self.names.metrics), ""))
        try:
            block = block_of(self.names, self.readings, lines, row, column, metric)
        except ValueError as error:
            self.refused.emit(in_words(error))
            return
        change = replace_readings(self._session.journey, block.over, block.readings, _("Paste values"))
        self._session.do(change)
        count = len(block.readings)
        words = ngettext("{count} value was pasted.", "{count} values were pasted.", count)
        told = " ".join(filter(None, [words.format(count=format_number(count, 0)), block.told]))
        self.pasted.emit([edit.record.id for edit in change if edit.after is not None], told)
