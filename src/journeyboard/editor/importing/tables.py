"""What will land, and what all tables of the import window have in common."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem

from journeyboard.drawing.theme import Theme
from journeyboard.editor.importing.process.messages import Landing, LandingLine, Report
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.figure_texts import value_text
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Persona, Stage
from journeyboard.language import _, format_number, format_period
from journeyboard.metrics.preview import MetricColumn
from journeyboard.metrics.recipe import new_name

_ROW = 32
_MARGIN = 6
"""Pixels beside a box in a cell, as the style sheet has it; one more goes to the line of the grid."""


class LandingTable(QTableWidget):
    """What will land: a row for each stage and period, a column for each metric; offers in grey, and what differs
    from what is there in colour."""

    def __init__(self, journey: Journey, theme: Theme) -> None:
        super().__init__(0, 0)
        self._journey, self._theme = journey, theme
        self.setAccessibleName(_("What will land on the map"))
        prepare(self, [])

    def show_report(self, report: Report) -> None:
        """Show the values that land, as many lines as were sent."""
        columns = [column for column in report.metrics if column.lands]
        self.clear()
        self.setColumnCount(2 + len(columns))
        self.setHorizontalHeaderLabels([_("Stage"), _("Period"), *(column.name for column in columns)])
        self.setRowCount(len(report.lines))
        for row, line in enumerate(report.lines):
            name = _place_of(self._journey, line)
            name = _("{stage}, if accepted").format(stage=name) if line.offered else name
            ink = self._theme.mute if line.offered else self._theme.ink
            self._put(row, 0, name, ink)
            self._put(row, 1, format_period(line.period) if line.period else "–", ink)
            for at, column in enumerate(columns, start=2):
                if (landing := line.values.get(column.name)) is not None:
                    self._put_value(row, at, column, landing, offered=line.offered)
        self.resizeColumnsToContents()

    def _put_value(self, row: int, at: int, column: MetricColumn, landing: Landing, *, offered: bool) -> None:
        text, theme = shown_value(self._journey, column, landing.value), self._theme
        tip, ink = _("From cell {cell}").format(cell=landing.cell), theme.mute if offered else theme.ink
        if landing.before is not None and landing.before != landing.value:
            text = _("{before} → {value}").format(before=shown_value(self._journey, column, landing.before), value=text)
            ink = theme.mute if offered else theme.warn
        elif landing.before is not None:
            tip, ink = _("{tip}; it is there already").format(tip=tip), theme.mute
        item = self._put(row, at, text, ink)
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(tip)

    def _put(self, row: int, at: int, text: str, ink: str) -> QTableWidgetItem:
        item = plain_item(text)
        item.setForeground(QColor(ink))
        self.setItem(row, at, item)
        return item


def _place_of(journey: Journey, line: LandingLine) -> str:
    """The stage of a line, with the persona or segment that its values are of alone."""
    stage, persona = journey.find(Stage, line.stage), journey.find(Persona, line.persona)
    who = persona.name if persona else new_name(line.persona) or line.segment
    return " · ".join(filter(None, [stage.name if stage else new_name(line.stage), who]))


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
    table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(True)
    header.setMinimumSectionSize(scaled(90))
    header.setDefaultSectionSize(scaled(170))


def fit_boxes(table: QTableWidget, column: int) -> None:
    """Make a column wide enough for the boxes in it."""
    boxes = [table.cellWidget(row, column) for row in range(table.rowCount())]
    widths = [box.sizeHint().width() + 2 * scaled(_MARGIN) + 1 for box in boxes if isinstance(box, QComboBox)]
    table.setColumnWidth(column, max([table.columnWidth(column), *widths]))


def plain_item(text: str) -> QTableWidgetItem:
    """A cell of one line."""
    return QTableWidgetItem(" ".join(text.split()))
