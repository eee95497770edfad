"""The catalogue of usual metrics: a list with explanations to pick from."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeyboard.editor.widgets.sizing import scaled, window_size
from journeyboard.journey.catalogue import CATALOGUE, UsualMetric, metric_from
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, new_id
from journeyboard.journey.words import value_name
from journeyboard.language import N_, _

_SIZE = (720, 620)
_NOTE = 2
"""The column of the explanations."""
_BESIDE_NAME = 8
_OWN = UsualMetric(N_("New metric"), N_("One of your own: name, unit and target are written in the inspector."), {})


class CatalogueDialog(QDialog):
    """Ticked metrics are handed to `add` when the dialog is accepted; those that the map has are shown as such."""

    def __init__(self, journey: Journey, add: Callable[[list[Metric]], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._journey, self._add = journey, add
        self.setWindowTitle(_("Add metrics"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(window_size(self, _SIZE))
        self.list = QTreeWidget()
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([_("Metric"), _("Unit"), _("How it is computed")])
        self.list.setRootIsDecorated(False)
        self.list.setObjectName("differences")
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Whole(self.list))
        self.list.header().sectionResized.connect(self.list.scheduleDelayedItemsLayout)
        self.list.setAccessibleName(_("Metrics"))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        names = {metric.name.casefold() for metric in journey.metrics}
        for usual in (*CATALOGUE, _OWN):
            self.list.addTopLevelItem(self._item(usual, is_there=metric_from(journey, usual).name.casefold() in names))
        if (first := self._first_to_tick()) is not None:
            self.list.setCurrentItem(first)
        self.list.itemChanged.connect(lambda _item: self._show_usable())
        self.list.itemActivated.connect(self._toggle)
        hint = QLabel(_("Tick what you follow. Targets and directions can be changed afterwards."))
        hint.setTextFormat(Qt.TextFormat.PlainText)
        hint.setWordWrap(True)
        hint.setProperty("quiet", True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Add"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (hint, self.list, self.buttons):
            column.addWidget(widget)
        self._show_usable()

    def ticked(self) -> list[UsualMetric]:
        """What is ticked, from the top."""
        items = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        every = zip((*CATALOGUE, _OWN), items, strict=True)
        return [usual for usual, item in every if item is not None and item.checkState(0) == Qt.CheckState.Checked]

    def accept(self) -> None:
        """Add what is ticked."""
        self._add([self._made(usual) for usual in self.ticked()])
        super().accept()

    def _first_to_tick(self) -> QTreeWidgetItem | None:
        """The first one that the map has not."""
        items = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return next((item for item in items if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled), None)

    def _made(self, usual: UsualMetric) -> Metric:
        if usual is _OWN:
            return Metric(id=new_id(), name=metric_from(self._journey, usual).name)
        return metric_from(self._journey, usual)

    def _item(self, usual: UsualMetric, *, is_there: bool) -> QTreeWidgetItem:
        unit = value_name("unit", str(usual.fields.get("unit", "number")))
        item = QTreeWidgetItem([_(usual.name), "" if usual is _OWN else unit, _(usual.note)])
        item.setCheckState(0, Qt.CheckState.Unchecked)
        for column in range(3):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if is_there:
            item.setText(2, _("Is on this map already."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        return item

    @staticmethod
    def _toggle(item: QTreeWidgetItem) -> None:
        is_on = item.checkState(0) == Qt.CheckState.Checked
        item.setCheckState(0, Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _show_usable(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.ticked()))


class _Whole(QStyledItemDelegate):
    """Rows as high as their explanations, which a tree by itself takes for one line; names stay in one."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Break the explanations only."""
        super().initStyleOption(option, index)
        if index.column() != _NOTE:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """At the width that the column has."""
        if index.column() == _NOTE:
            option.rect.setSize(QSize(self._tree.columnWidth(_NOTE) - scaled(_BESIDE_NAME), 1))
            return super().sizeHint(option, index)
        return super().sizeHint(option, index) + QSize(scaled(_BESIDE_NAME), 0)
