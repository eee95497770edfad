"""The tables of the metrics import: the stages in the file, and what will land."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem

from journeyboard.drawing.theme import Theme
from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.journey.figure_texts import value_text
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Stage
from journeyboard.language import N_, _, format_number, format_period
from journeyboard.metrics.matching import Match, MatchKind
from journeyboard.metrics.reading import MetricColumn, Preview, Value

Choose = Callable[[str, str | None], None]
"""Told the name in the table and the id of the stage it becomes; None leaves it out."""

MOST_ROWS = 300
_ROW = 32
_MARGIN = 6
"""Pixels beside a box in a cell, as the style sheet has it."""
_UNDECIDED = "?"

_WORDS: dict[MatchKind, str] = {
    "equal": N_("same name"),
    "synonym": N_("known synonym"),
    "spelling": N_("guess, accept?"),
    "position": N_("guess by position, accept?"),
    "by_hand": N_("chosen"),
    "none": N_("no match"),
}


class StagesTable(QTableWidget):
    """Every stage name of the table with what becomes of it; an offer lands only when it is chosen."""

    def __init__(self, journey: Journey, theme: Theme, choose: Choose) -> None:
        super().__init__(0, 3)
        self._journey, self._theme, self._choose = journey, theme, choose
        self._names: tuple[str, ...] = ()
        prepare(self, [_("In the file"), _("On the map"), _("Match")])
        self.setAccessibleName(_("Stages in the file"))

    def show_preview(self, preview: Preview) -> None:
        """Show the names of the table; the boxes stay while the names do, so that none closes below the pointer."""
        names = tuple(match.name for match in preview.matches[:MOST_ROWS])
        if names != self._names:
            self._names = names
            self.setRowCount(len(names))
            for row, name in enumerate(names):
                self.setItem(row, 0, plain_item(name))
                self.setCellWidget(row, 1, self._box(name))
            fit_boxes(self, 1)
        for row, match in enumerate(preview.matches[:MOST_ROWS]):
            self._show(row, match)

    def box(self, name: str) -> QComboBox:
        """The box that says what becomes of a name."""
        widget = self.cellWidget(self._names.index(name), 1)
        if not isinstance(widget, QComboBox):
            raise KeyError(name)
        return widget

    def _box(self, name: str) -> QComboBox:
        box = QuietComboBox()
        box.setAccessibleName(_("{name} on the map").format(name=name))
        for stage in self._journey.stages:
            box.addItem(stage.name, stage.id)
        box.addItem(_("— leave out —"), _UNDECIDED)
        box.activated.connect(lambda _index: self._chosen(name, box))
        return box

    def _chosen(self, name: str, box: QComboBox) -> None:
        stage = box.currentData()
        self._choose(name, None if stage == _UNDECIDED else stage)

    def _show(self, row: int, match: Match) -> None:
        box = self.box(match.name)
        box.setCurrentIndex(box.findData(match.stage or _UNDECIDED))
        left_out = match.kind == "by_hand" and match.stage is None
        item = plain_item(_("left out") if left_out else _(_WORDS[match.kind]))
        theme = self._theme
        colour = theme.mute if left_out else theme.good if match.certain else theme.warn if match.stage else theme.bad
        item.setForeground(QColor(colour))
        self.setItem(row, 2, item)


class LandingTable(QTableWidget):
    """What will land: a row for each stage and period, a column for each metric; offers in grey."""

    def __init__(self, journey: Journey, theme: Theme) -> None:
        super().__init__(0, 0)
        self._journey, self._theme = journey, theme
        self.setAccessibleName(_("What will land on the map"))
        prepare(self, [])

    def show_preview(self, preview: Preview) -> None:
        """Show all values of the preview, the first `MOST_ROWS` rows of them."""
        columns = [column for column in preview.metrics if column.lands]
        places = {column.name: at for at, column in enumerate(columns, start=2)}
        landing = [(value, False) for value in preview.values] + [(value, True) for value in preview.offered]
        rows = self._rows(landing)
        self.clear()
        self.setColumnCount(2 + len(columns))
        self.setHorizontalHeaderLabels([_("Stage"), _("Period"), *(column.name for column in columns)])
        self.setRowCount(min(len(rows), MOST_ROWS))
        for value, offered in landing:
            row = rows[value.stage, value.period, offered]
            if row < MOST_ROWS and value.metric in places:
                self._put(row, value, columns[places[value.metric] - 2], places[value.metric], offered=offered)
        self.resizeColumnsToContents()

    def _rows(self, landing: list[tuple[Value, bool]]) -> dict[tuple[str, str, bool], int]:
        stages = {stage.id: at for at, stage in enumerate(self._journey.stages)}
        keys = {(value.stage, value.period, offered) for value, offered in landing}
        ordered = sorted(keys, key=lambda key: (key[2], stages.get(key[0], -1), key[1]))
        return {key: row for row, key in enumerate(ordered)}

    def _put(self, row: int, value: Value, column: MetricColumn, place: int, *, offered: bool) -> None:
        stage = self._journey.find(Stage, value.stage)
        name = stage.name if stage else ""
        colour = self._theme.mute if offered else self._theme.ink
        texts = {
            0: _("{stage}, if accepted").format(stage=name) if offered else name,
            1: format_period(value.period) if value.period else "–",
            place: shown_value(self._journey, column, value.value),
        }
        for at, text in texts.items():
            item = plain_item(text)
            item.setForeground(QColor(colour))
            if at == place:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(_("From cell {cell}").format(cell=value.cell))
            self.setItem(row, at, item)


def shown_value(journey: Journey, column: MetricColumn, value: float) -> str:
    """A value whole, as a person checks it against the table."""
    if column.unit == "percent":
        return format_number(value * 100) + " %"
    known = journey.find(Metric, column.existing) if column.existing else None
    if known is not None and known.unit == "score":
        return value_text(known, value)
    return " ".join(filter(None, [format_number(value), column.currency]))


def prepare(table: QTableWidget, headings: list[str]) -> None:
    """Give a table that is only looked at its headings and manners."""
    table.setHorizontalHeaderLabels(headings)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    header.setMinimumSectionSize(76)
    header.setDefaultSectionSize(170)


def fit_boxes(table: QTableWidget, column: int) -> None:
    """Make a column wide enough for the boxes in it."""
    boxes = [table.cellWidget(row, column) for row in range(table.rowCount())]
    widths = [box.sizeHint().width() + 2 * _MARGIN for box in boxes]
    table.setColumnWidth(column, max([table.columnWidth(column), *widths]))


def plain_item(text: str) -> QTableWidgetItem:
    """A cell of one line."""
    return QTableWidgetItem(" ".join(text.split()))
