"""The first rows of the sheet in the metrics import, as they stand in the file, with what each column was taken for."""

from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QTableWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.dialogs.importing.tables import plain_item, prepare
from journeyboard.journey.words import value_name
from journeyboard.language import N_, _, format_number
from journeyboard.metrics.files.sheets import Cell, Sheet
from journeyboard.metrics.problems import cell_name, column_name
from journeyboard.metrics.reading import Preview
from journeyboard.metrics.recipe import Role

_MOST_ROWS = 40
_MOST_COLUMNS = 40
_ROW = 24
_WIDEST = 260
_ROLES: dict[Role, str] = {
    "stage": N_("Stage"),
    "period": N_("Period"),
    "year": N_("Year"),
    "part": N_("Part of the year"),
    "metric": N_("Metric"),
    "metric_name": N_("Metric"),
    "to": N_("Stage reached"),
    "reached": N_("Reached or not"),
    "person": N_("Person"),
    "segment": N_("Segment"),
    "n": N_("Of how many"),
    "ignored": N_("Ignored"),
}


class SheetTable(QTableWidget):
    """The beginning of the sheet, to look at: titles struck out, the header marked, what is not read in grey, cells
    with a problem in colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 0)
        self._theme = theme
        prepare(self, [])
        self.setAccessibleName(_("First rows of the sheet"))
        self.verticalHeader().show()
        self.verticalHeader().setDefaultSectionSize(_ROW)

    def show_preview(self, preview: Preview) -> None:
        """Show the first rows of the sheet that was read."""
        sheet = preview.table.sheet
        rows = [sheet.row(row) for row in range(min(_MOST_ROWS, sheet.height))]
        width = min(_MOST_COLUMNS, len(sheet.columns))
        self.clear()
        self.setRowCount(len(rows))
        self.setColumnCount(width)
        self.setVerticalHeaderLabels([str(sheet.top + row + 1) for row in range(len(rows))])
        units = {column.name: column.unit for column in preview.metrics}
        names = {column.index: column.name for column in preview.table.columns}
        for column in range(width):
            index = sheet.left + column
            self._show_heading(column, preview.roles.get(index), units.get(names.get(index, "")))
        told = {cell: note.text for note in preview.notes for cell in note.cells}
        read = set(preview.table.rows)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells[:width]):
                self._show_cell(sheet, preview, row, column, cell, told, is_read=sheet.top + row in read)
        self._spread(width, len(rows), preview.table.header_row - sheet.top)

    def _spread(self, width: int, height: int, header: int) -> None:
        """Let titles run over all columns, which are as wide as what stands in them from the header on."""
        self.clearSpans()
        for row in range(min(header, height)) if width > 1 else ():
            self.setSpan(row, 0, 1, width)
        self.resizeColumnsToContents()
        for column in range(width):
            self.setColumnWidth(column, min(self.columnWidth(column), _WIDEST))

    def _show_heading(self, column: int, role: Role | None, unit: str | None) -> None:
        said = _(_ROLES[role or "ignored"])
        said = f"{said} · {value_name('unit', unit)}" if unit and role == "metric" else said
        item = plain_item(said)
        item.setText(f"{column_name(column)}\n{said}")
        self.setHorizontalHeaderItem(column, item)

    def _show_cell(
        self, sheet: Sheet, preview: Preview, row: int, column: int, cell: Cell, told: dict[str, str], *, is_read: bool
    ) -> None:
        at = sheet.top + row, sheet.left + column
        item = plain_item(_shown(sheet, at, cell))
        font, theme = QFont(self.font()), self._theme
        ignored = preview.roles.get(at[1], "ignored") == "ignored"
        if at[0] < preview.table.header_row:
            font.setStrikeOut(True)
        if at[0] == preview.table.header_row:
            font.setBold(True)
        elif ignored or not is_read:
            item.setForeground(QColor(theme.mute))
        problem = told.get(cell_name(*at), "")
        if problem:
            item.setForeground(QColor(theme.warn))
            item.setToolTip(problem)
        if isinstance(cell, int | float):
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(font)
        self.setItem(row, column, item)


def _shown(sheet: Sheet, at: tuple[int, int], cell: Cell) -> str:
    """A cell as a person sees it in the file, near enough to know it again."""
    if (fault := sheet.formats.faults.get(at)) is not None:
        return fault.error or "="
    if isinstance(cell, bool | str | time) or not isinstance(cell, int | float | date):
        return str(cell)
    if isinstance(cell, int | float):
        is_percent = at[0] in sheet.formats.percents.get(at[1], ())
        return format_number(cell * 100) + " %" if is_percent else format_number(cell)
    return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
