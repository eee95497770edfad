"""The sheet as it stands in the file, with what every row and column was taken for; a click gives another role."""

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QBrush, QColor, QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from journeyboard.drawing.theme import Theme
from journeyboard.editor.importing.process.messages import Report, Rows, SheetRow
from journeyboard.editor.importing.settling import GIVEN
from journeyboard.editor.importing.sheet_model import KINDS, PAGE, ROLES, SheetModel, extent_of
from journeyboard.editor.widgets.menutext import escaped
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import _, format_number

_ROW = 24
_WIDEST, _NARROWEST = 260, 72
_LOOKED_AT = 60
"""Rows that say how wide a column is."""
_Role = Qt.ItemDataRole


class _RoleHeader(QHeaderView):
    """The letter of each column in grey, and below it what it was taken for."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        """Draw a heading; a style sheet would give both lines one colour."""
        theme, model = self._theme, self.model()
        text = model.headerData(logicalIndex, Qt.Orientation.Horizontal)
        if not isinstance(text, str):
            return
        letter, _line, role = text.partition("\n")
        brush = model.headerData(logicalIndex, Qt.Orientation.Horizontal, _Role.ForegroundRole)
        painter.save()
        painter.fillRect(rect, QColor(theme.chrome))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(9, 5, -6, -5)
        painter.setPen(QColor(theme.mute))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, letter)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(brush.color() if isinstance(brush, QBrush) else QColor(theme.ink))
        role = painter.fontMetrics().elidedText(role, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, role)
        painter.restore()


class SheetView(QTableView):
    """Shows the sheet. A click on a heading, or Return in a cell, opens the roles of its column and row."""

    role_chosen = Signal(int, str)
    """Column of the model and the role it is given; empty: the one that is found."""
    row_chosen = Signal(str, str, str)
    """The key or name of rows, the kind they are given (empty: the one that is found), and the name of the row."""
    header_chosen = Signal(int)
    """The row of the sheet, from 1, that is made the header; 0 lets it be found."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model_ = SheetModel(theme)
        self.setModel(self.model_)
        self.setAccessibleName(_("The sheet"))
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(_RoleHeader(theme, self))
        self.horizontalHeader().sectionClicked.connect(self._column_menu_at)
        self.verticalHeader().setSectionsClickable(True)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().sectionClicked.connect(self._row_menu_at)
        self._fitted: object = None

    def show_report(self, report: Report | None) -> None:
        """Show what was understood."""
        self.model_.show_report(report)
        self._spread()

    def take(self, rows: Rows) -> None:
        """Show rows that were fetched."""
        self.model_.take(rows)
        if rows.first == 0:
            self._spread()

    def go_to(self, cell: str) -> bool:
        """Make the cell of an A1 name the current one, in view."""
        index = self.model_.place(cell)
        if not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def column_menu(self, column: int) -> QMenu:
        """The roles that a column can be given."""
        menu = QMenu(self)
        self._add_roles(menu, column)
        return menu

    def row_menu(self, row: int) -> QMenu:
        """What a row can be made."""
        menu = QMenu(self)
        self._add_row(menu, row)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens the roles of the current cell's column and row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4) and self.currentIndex().isValid():
            self._menu_of_current()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The roles of the cell's column and row."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
        if self.currentIndex().isValid():
            self._menu_of_current()

    # -- parts

    def _menu_of_current(self) -> None:
        index = self.currentIndex()
        menu = self.column_menu(index.column())
        menu.addSeparator()
        self._add_row(menu, index.row())
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _column_menu_at(self, column: int) -> None:
        header = self.horizontalHeader()
        at = QPoint(header.sectionViewportPosition(column), header.height())
        self.column_menu(column).popup(header.mapToGlobal(at))

    def _row_menu_at(self, row: int) -> None:
        header = self.verticalHeader()
        at = QPoint(header.width(), header.sectionViewportPosition(row))
        self.row_menu(row).popup(header.mapToGlobal(at))

    def _add_roles(self, menu: QMenu, at: int) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = self.model_.column(at)
        if column is None or not column.name:
            _heading(menu, _("Outside of the table"))
            return
        _heading(menu, _("Column “{name}”").format(name=escaped(column.name)))
        group = QActionGroup(menu)
        for role in GIVEN:
            action = group.addAction(_(ROLES[role]))
            action.setCheckable(True)
            action.setChecked(role == column.role)
            action.triggered.connect(lambda _on, role=role: self.role_chosen.emit(at, role))
        menu.addActions(group.actions())
        menu.addSeparator()
        by_itself = menu.addAction(_("As found"))
        by_itself.setEnabled(self.model_.is_given(at))
        by_itself.triggered.connect(lambda: self.role_chosen.emit(at, ""))

    def _add_row(self, menu: QMenu, at: int) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        report = self.model_.report
        if report is None:
            return
        number = report.top + at + 1
        _heading(menu, _("Row {number}").format(number=format_number(number, 0)))
        header = QAction(_("Header"), menu, checkable=True, checked=number - 1 in report.header)
        header.triggered.connect(lambda: self.header_chosen.emit(number))
        by_itself = QAction(_("Find the header"), menu)
        by_itself.setEnabled(report.recipe.header_row is not None)
        by_itself.triggered.connect(lambda: self.header_chosen.emit(0))
        menu.addActions([header, by_itself])
        row = self.model_.row(at)
        if row is None or row.role in ("title", "blank") or number - 1 == report.header[0]:
            return
        menu.addSeparator()
        self._add_kinds(menu, row, row.key)
        if row.name and row.name != row.key:
            self._add_kinds(menu.addMenu(_("All rows called “{name}”").format(name=escaped(row.name))), row, row.name)

    def _add_kinds(self, menu: QMenu, row: SheetRow, key: str) -> None:
        """What a row, or all rows of its name, can be made."""
        given = self.model_.report.recipe.rows if self.model_.report else {}
        group = QActionGroup(menu)
        for kind, (role, words) in KINDS.items():
            action = group.addAction(_(words))
            action.setCheckable(True)
            action.setChecked(given.get(key) == kind if key != row.key else row.role == role)
            action.triggered.connect(lambda _on, kind=kind: self.row_chosen.emit(key, kind, row.name))
        menu.addActions(group.actions())
        by_itself = menu.addAction(_("Row as found"))
        by_itself.setEnabled(key in given or row.name in given)
        by_itself.triggered.connect(lambda: self.row_chosen.emit(key, "", row.name))

    def _spread(self) -> None:
        """Columns as wide as what stands in them; a title runs over all of them."""
        model = self.model_
        self.clearSpans()
        for at in range(min(PAGE, model.rowCount())):
            row = model.row(at)
            if row is None:
                break
            if row.role == "title" and sum(bool(cell.text) for cell in row.cells) == 1 and row.cells[0].text:
                self.setSpan(at, 0, 1, max(1, model.columnCount()))
        extent = extent_of(model.report)
        if extent == self._fitted or model.row(0) is None:
            return
        self._fitted = extent
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        for at in range(model.columnCount()):
            rows = [row for line in range(min(_LOOKED_AT, model.rowCount())) if (row := model.row(line)) is not None]
            texts = [row.cells[at].text for row in rows if row.role != "title"]
            widest = max([metrics.horizontalAdvance(text) for text in texts], default=0) + 24
            wanted = max(scaled(_NARROWEST), widest, header.sectionSizeHint(at) + 14)
            self.setColumnWidth(at, min(scaled(_WIDEST), wanted))


def _heading(menu: QMenu, text: str) -> None:
    action = menu.addAction(text)
    action.setEnabled(False)
