"""The readings of a journey as the rows of a table."""

from collections.abc import Sequence

from pydantic import ValidationError
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from journeyboard.editor.figures.cells import CHOSEN, COLUMNS, WRITABLE, names_of, shown, typed
from journeyboard.editor.inspector.words import problem_in_words
from journeyboard.editor.session import Session
from journeyboard.journey.figures import period_key
from journeyboard.journey.readings import edit_reading, put_readings, replace_readings
from journeyboard.journey.records import Reading, new_id
from journeyboard.language import _

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ReadingsModel(QAbstractTableModel):
    """One row for each reading of the chosen metric, by place and then by period. `refused` tells in words why
    something typed or pasted was not taken; an empty text that it was."""

    refused = Signal(str)

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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
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
        fields = [field for field, _heading in COLUMNS]
        readings: list[Reading] = []
        if lines and _is_heading(lines[0]):
            fields, lines, column = _fields_of(lines[0]), lines[1:], 0
        for number, line in enumerate(lines):
            at = row + number
            base = self.readings[at] if at < len(self.readings) else self._blank(readings)
            try:
                readings.append(self._written(base, fields[column : column + len(line)], line))
            except ValueError as error:
                words = _("Line {line}: {problem} Nothing was pasted.")
                self.refused.emit(words.format(line=number + 1, problem=in_words(error)))
                return
        journey, over = self._session.journey, self.readings[row : row + len(lines)]
        self._session.do(replace_readings(journey, over, readings, _("Paste values")))
        self.refused.emit("")

    def _blank(self, before: Sequence[Reading]) -> Reading:
        like = before[-1] if before else self.readings[-1] if self.readings else None
        metric = like.metric if like is not None else self.metric or next(iter(self.names.metrics), "")
        return Reading(id=new_id(), metric=metric, at=like.at if like is not None else "")

    def _written(self, base: Reading, fields: Sequence[str], cells: Sequence[str]) -> Reading:
        values = base.model_dump()
        pairs = sorted(zip(fields, cells, strict=False), key=lambda pair: pair[0] not in CHOSEN)
        for field, cell in pairs:
            if field in WRITABLE:
                values[field] = typed(self.names, self.names.metrics.get(str(values["metric"])), field, cell)
        if not values["metric"] or not values["at"]:
            raise ValueError(_("A value needs a metric and a place."))
        return Reading.model_validate(values)


def _is_heading(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and all(_field_called(cell) for cell in cells if cell.strip())


def _fields_of(cells: Sequence[str]) -> list[str]:
    return [_field_called(cell) or "source" for cell in cells]


def _field_called(words: str) -> str:
    wanted = words.strip().casefold()
    return next((field for field, heading in COLUMNS if wanted in (heading.casefold(), _(heading).casefold())), "")


def in_words(error: ValueError) -> str:
    """What a refused value is told as."""
    return problem_in_words(error) if isinstance(error, ValidationError) else str(error)
