"""The table of readings: edited in its cells, pasted into, copied from."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QStyledItemDelegate, QTableView, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from journeyboard.editor.figures.cells import CHOSEN, COLUMNS, shown
from journeyboard.editor.figures.model import ReadingsModel
from journeyboard.editor.figures.pasting import cells_of
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import _

_WIDTHS = {"metric": 150, "at": 150, "period": 100, "value": 90, "n": 70, "persona": 100, "segment": 100}

_LEAST_WIDTH = 60


class ReadingsTable(QTableView):
    """Enter or typing edits a cell, Delete takes the chosen rows out, Ctrl+V pastes a block from a spreadsheet."""

    delete_wanted = Signal()

    def __init__(self, model: ReadingsModel) -> None:
        super().__init__()
        self._readings = model
        self.setModel(model)
        self.setItemDelegate(_Choosing(model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(26))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, (field, _heading) in enumerate(COLUMNS):
            if field in _WIDTHS:
                self.setColumnWidth(column, scaled(_WIDTHS[field]))
        header.setMinimumSectionSize(scaled(_LEAST_WIDTH))
        header.setStretchLastSection(True)

    def chosen_rows(self) -> list[int]:
        """The rows of which any cell is selected, from the top."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def go_to(self, row: int, field: str) -> None:
        """Make a cell the current one and let the person write in it."""
        column = [name for name, _heading in COLUMNS].index(field)
        index = self._readings.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """The selected block as text with tabs, as spreadsheets take it."""
        rows = self.chosen_rows()
        columns = sorted({index.column() for index in self.selectedIndexes()})
        names, readings = self._readings.names, self._readings.readings
        lines = ["\t".join(_one_line(shown(names, readings[row], COLUMNS[at][0])) for at in columns) for row in rows]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Write what is on the clipboard from the current cell on; without one below the last row."""
        text = QGuiApplication.clipboard().text()
        lines = cells_of(text) if text.strip() else []
        current = self.currentIndex()
        row, column = (current.row(), current.column()) if current.isValid() else (len(self._readings.readings), 0)
        if lines:
            self._readings.paste(lines, row, column)

    def event(self, event: QEvent) -> bool:
        """Keys of the table come before the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Delete)
            if event.key() == Qt.Key.Key_F2 or any(event.matches(key) for key in own):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste and delete; Enter edits."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The key that ends the editing of a cell comes by here too.
            if self.currentIndex().isValid() and self.state() != QAbstractItemView.State.EditingState:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Choosing(QStyledItemDelegate):
    """Metric, place and persona are chosen from a list, all else is typed."""

    def __init__(self, model: ReadingsModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._model = model

    def createEditor(self, parent: QWidget, option: Option, index: QModelIndex | QPersistentModelIndex) -> QWidget:
        """A list or a line."""
        field = COLUMNS[index.column()][0]
        if field not in CHOSEN:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.setAccessibleName(_(COLUMNS[index.column()][1]))
        box.addItems([name for _id, name in self._model.names.choices(field)])
        box.activated.connect(lambda _at: self._keep(box))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Show what stands in the cell."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()) or editor.itemText(0))
        else:
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Keep what was chosen or typed."""
        if isinstance(editor, QComboBox):
            everybody = COLUMNS[index.column()][0] == "persona" and editor.currentIndex() == 0
            model.setData(index, "" if everybody else editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def _keep(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


def _one_line(text: str) -> str:
    return " ".join(text.split())
