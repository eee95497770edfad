"""What would change, in groups: each line can be ticked, and where both sides were edited somebody chooses."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from journeyboard.drawing.theme import Theme
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.editor.widgets.tooltips import plain_tooltip
from journeyboard.exchange.workbook.telling import Told
from journeyboard.journey.merging import Difference
from journeyboard.language import _, format_number

Group = Literal["conflict", "set", "added", "removed"]
Side = Literal["map", "workbook"]
_GROUPS: tuple[Group, ...] = ("conflict", "set", "added", "removed")
_WHAT, _FIELD, _MAP, _WORKBOOK, _CELL = range(5)
_WIDEST = 180

Checked = Qt.CheckState.Checked
Unchecked = Qt.CheckState.Unchecked
Undecided = Qt.CheckState.PartiallyChecked


class DifferencesTree(QTreeWidget):
    """Every difference with what the map and the workbook say. Ticked ones are taken over; what both sides edited is
    neither ticked nor not until somebody chooses; rows that are gone are not ticked by themselves."""

    def __init__(self, theme: Theme, changed: Callable[[], None]) -> None:
        super().__init__()
        self._theme, self._tell = theme, changed
        self._items: list[tuple[QTreeWidgetItem, Told]] = []
        self._filling = False
        self.setColumnCount(5)
        self.setHeaderLabels([_("What"), _("Field"), _("On the map"), _("In the workbook"), _("Cell")])
        self.setAccessibleName(_("What would change"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setRootIsDecorated(True)
        self.setObjectName("differences")
        self.header().setStretchLastSection(False)
        for column in (_WHAT, _MAP, _WORKBOOK):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._item_changed)

    def show_differences(self, told: Sequence[Told]) -> None:
        """Fill the tree; the first line is selected."""
        self._filling = True
        self.clear()
        self._items = []
        for group in _GROUPS:
            own = [each for each in told if group_of(each) == group]
            if own:
                self._add_group(group, own)
        self._filling = False
        self.expandAll()
        for column in (_FIELD, _CELL):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, min(self.columnWidth(column) + 8, scaled(_WIDEST)))
        if self._items:
            self.setCurrentItem(self._items[0][0])
            self.clearSelection()
        self._tell()

    # -- what is chosen

    @property
    def taken(self) -> tuple[Difference, ...]:
        """The differences that are ticked."""
        return tuple(told.difference for item, told in self._items if item.checkState(_WHAT) == Checked)

    @property
    def undecided(self) -> int:
        """How many conflicts nobody has chosen about yet."""
        return sum(item.checkState(_WHAT) == Undecided for item, _told in self._items)

    @property
    def has_conflicts(self) -> bool:
        """Whether there is anything to choose about."""
        return any(group_of(told) == "conflict" for _item, told in self._items)

    def choose(self, side: Side) -> None:
        """Let a side be right in the conflicts that are selected; in all of them when none is."""
        conflicts = [item for item, told in self._items if group_of(told) == "conflict"]
        selected = [item for item in conflicts if item.isSelected()]
        for item in selected or conflicts:
            item.setCheckState(_WHAT, Checked if side == "workbook" else Unchecked)

    def tick(self, item_id: str, field: str, state: Qt.CheckState) -> None:
        """Tick or untick one difference."""
        for item, told in self._items:
            if (told.difference.id, told.difference.field) == (item_id, field):
                item.setCheckState(_WHAT, state)

    # -- parts

    def _add_group(self, group: Group, own: Sequence[Told]) -> None:
        parent = QTreeWidgetItem(self, [f"{_title(group)} ({format_number(len(own), 0)})"])
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        parent.setFont(_WHAT, bold)
        parent.setFirstColumnSpanned(True)
        if group != "conflict":
            parent.setFlags(parent.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
        for told in own:
            item = QTreeWidgetItem(parent, [told.what, told.field, told.before, told.after, told.place])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = {"conflict": Undecided, "removed": Unchecked}.get(group, Checked)
            item.setCheckState(_WHAT, state)
            for column, text in enumerate((told.what, told.field, told.before, told.after)):
                item.setToolTip(column, plain_tooltip(text))
            self._items.append((item, told))
            self._show_choice(item)

    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._filling and column == _WHAT and item.parent() is not None:
            self._filling = True
            self._show_choice(item)
            self._filling = False
            self._tell()

    def _show_choice(self, item: QTreeWidgetItem) -> None:
        """What will stand is strong, what will not is faint."""
        state = item.checkState(_WHAT)
        strong, faint = QColor(self._theme.ink), QColor(self._theme.mute)
        item.setForeground(_MAP, faint if state == Checked else strong)
        item.setForeground(_WORKBOOK, strong if state != Unchecked else faint)
        item.setForeground(_CELL, faint)
        if state == Undecided:
            item.setForeground(_WHAT, QColor(self._theme.warn))
        else:
            item.setForeground(_WHAT, strong if state == Checked else faint)


def group_of(told: Told) -> Group:
    """Under which heading a difference stands. Deleting is asked about anyway, so a conflict adds nothing there."""
    if told.kind == "removed":
        return "removed"
    return "conflict" if told.conflict else told.kind


def _title(group: Group) -> str:
    return {
        "conflict": _("Both were edited: choose one"),
        "set": _("Edited in the workbook"),
        "added": _("New rows"),
        "removed": _("Rows gone from the workbook: tick what is to be deleted from the map too"),
    }[group]
