"""The sheet in the import window: its rows, fetched as they come into view, and what they were taken for."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont

from journeyboard.drawing.colours import mixed
from journeyboard.drawing.theme import Theme
from journeyboard.editor.importing.process.messages import Report, RowRole, Rows, SheetColumn, SheetRow
from journeyboard.journey.words import value_name
from journeyboard.language import N_, _
from journeyboard.metrics.problems import cell_name, column_index, column_name
from journeyboard.metrics.recipe import Role, RowKind

PAGE = 100
"""Rows that are fetched at once."""
_HEADER_TINT = 0.09
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole

ROLES: dict[Role, str] = {
    "stage": N_("Stage"),
    "period": N_("Period"),
    "year": N_("Year"),
    "part": N_("Part of the year"),
    "metric": N_("Metric"),
    "metric_name": N_("Names of metrics"),
    "to": N_("Stage reached"),
    "reached": N_("Reached or not"),
    "person": N_("Person"),
    "segment": N_("Segment"),
    "n": N_("Of how many"),
    "ignored": N_("Ignored"),
}
_ROWS: dict[RowRole, str] = {
    "title": N_("title"),
    "header": N_("header"),
    "unit": N_("units"),
    "total": N_("total, left out"),
    "remark": N_("remark, left out"),
    "left_out": N_("left out"),
}
KINDS: dict[RowKind, tuple[RowRole, str]] = {
    "data": ("read", N_("&Data")),
    "total": ("total", N_("&Total, left out")),
    "remark": ("remark", N_("&Remark, left out")),
    "unit": ("unit", N_("&Units of the headings")),
}
"""What a row can be made by hand: the role it is shown in then, and what that is called."""


class SheetModel(QAbstractTableModel):
    """The rows of the sheet, fetched page by page as they come into view. Old pages are shown until new ones come."""

    page_wanted = Signal(int, int)
    """First row and count, from the first row that holds anything."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._report: Report | None = None
        self._pages: dict[int, tuple[SheetRow, ...]] = {}
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._told: dict[str, str] = {}

    @property
    def report(self) -> Report | None:
        """What the table was understood as."""
        return self._report

    def show_report(self, report: Report | None) -> None:
        """Show what was understood now; the rows stay in view where they are the same sheet's."""
        if extent_of(report) != extent_of(self._report):
            self.beginResetModel()
            self._report, self._pages = report, {}
            self.endResetModel()
        self._report, self._stale, self._asked = report, set(self._pages), set()
        self._told = {cell: note.text for note in report.notes for cell in note.cells} if report else {}
        if self._pages:
            self._tell(0, self.rowCount() - 1)
        elif report is not None:
            self._want(0)

    def take(self, rows: Rows) -> None:
        """Show rows that were fetched."""
        page = rows.first // PAGE
        self._pages[page] = rows.rows
        self._stale.discard(page)
        self._asked.discard(page)
        self._tell(rows.first, rows.first + len(rows.rows) - 1)

    def row(self, at: int) -> SheetRow | None:
        """A row of the sheet; None while it is fetched."""
        page, line = divmod(at, PAGE)
        if page not in self._pages or page in self._stale:
            self._want(page)
        rows = self._pages.get(page, ())
        return rows[line] if line < len(rows) else None

    def column(self, at: int) -> SheetColumn | None:
        """A column of the sheet."""
        return self._report.columns[at] if self._report and at < len(self._report.columns) else None

    def is_given(self, at: int) -> bool:
        """Whether a column has its role by hand."""
        column = self.column(at)
        return self._report is not None and column is not None and column.name in self._report.recipe.roles

    def place(self, cell: str) -> QModelIndex:
        """Where a cell of an A1 name stands; an invalid index outside of what is shown."""
        letters = cell.rstrip("0123456789")
        if self._report is None or not letters or letters == cell:
            return QModelIndex()
        return self.index(int(cell[len(letters) :]) - 1 - self._report.top, column_index(letters) - self._report.left)

    # -- Qt's side

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """All rows of the sheet."""
        return 0 if parent.isValid() or self._report is None else self._report.height

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The columns that are shown."""
        return 0 if parent.isValid() or self._report is None else len(self._report.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        """Letters and numbers, and what each column and row was taken for."""
        if self._report is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._row_heading(self._report, section, role)
        return self._column_heading(self._report, section, role)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """A cell: titles struck out, the header marked, what is not read in grey, problems in colour."""
        if not index.isValid() or self._report is None:
            return None
        row, column = self.row(index.row()), self.column(index.column())
        if row is None or column is None:
            return "…" if role == _Role.DisplayRole and index.column() == 0 else None
        cell = row.cells[index.column()]
        problem = self._told.get(self._name(index), "") if cell.text else ""
        if role == _Role.DisplayRole:
            return cell.text
        if role in (_Role.ToolTipRole, _Role.AccessibleDescriptionRole):
            return problem or None
        if role == _Role.TextAlignmentRole:
            is_figure = cell.is_number or (column.role == "metric" and row.role in ("read", "total"))
            side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._look(role, row.role, column.role, problem)

    def _look(self, role: int, row: RowRole, column: Role, problem: str) -> object:
        """The font and colours of a cell."""
        theme = self._theme
        if role == _Role.FontRole and row in ("title", "header", "unit"):
            font = QFont()
            font.setStrikeOut(row == "title")
            font.setBold(row != "title")
            return font
        if role == _Role.ForegroundRole:
            return QBrush(QColor(self._ink(row, column, problem)))
        if role == _Role.BackgroundRole and row in ("header", "unit"):
            return QBrush(QColor(mixed(theme.accent, theme.card, _HEADER_TINT)))
        if role == _Role.BackgroundRole and (row != "read" or column == "ignored"):
            return QBrush(QColor(theme.lane))
        return None

    def _ink(self, row: RowRole, column: Role, problem: str) -> str:
        if row in ("header", "unit"):
            return self._theme.ink
        if row != "read":
            return self._theme.mute
        return self._theme.warn if problem else self._theme.mute if column == "ignored" else self._theme.ink

    def _column_heading(self, report: Report, section: int, role: int) -> object:
        column = self.column(section)
        if column is None:
            return None
        if role == _Role.DisplayRole:
            return f"{column_name(report.left + section)}\n{role_words(column)} ▾"
        if role == _Role.ForegroundRole:
            return QBrush(QColor(self._theme.mute if column.role == "ignored" else self._theme.accent))
        return None

    def _row_heading(self, report: Report, section: int, role: int) -> object:
        row = self._pages.get(section // PAGE, ())[section % PAGE : section % PAGE + 1]
        said = _ROWS.get(row[0].role, "") if row else ""
        if role == _Role.DisplayRole:
            number = str(report.top + section + 1)
            return f"{number}  {_(said)}" if said else number
        if role == _Role.ForegroundRole and row and row[0].role in ("header", "unit"):
            return QBrush(QColor(self._theme.accent))
        return None

    def _name(self, index: _Index) -> str:
        top, left = (self._report.top, self._report.left) if self._report else (0, 0)
        return cell_name(top + index.row(), left + index.column())

    def _want(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.page_wanted.emit(page * PAGE, PAGE)

    def _tell(self, first: int, last: int) -> None:
        right = self.columnCount() - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, right))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, right)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)


def role_words(column: SheetColumn) -> str:
    """What a column was taken for: "Metric · percent"."""
    said = _(ROLES[column.role])
    return f"{said} · {value_name('unit', column.unit)}" if column.unit and column.role == "metric" else said


def extent_of(report: Report | None) -> object:
    """What tells one sheet from another."""
    return report and (report.sheet, report.top, report.left, report.height, len(report.columns))
