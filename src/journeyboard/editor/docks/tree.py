"""The tree of the outline: lines that keys and drags move among their like."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from journeyboard.editor.docks.arranging import Where
from journeyboard.editor.docks.dock import SIZE
from journeyboard.editor.docks.nodes import Node

NODE = Qt.ItemDataRole.UserRole
"""Where an item keeps what it stands for."""

_Position = QAbstractItemView.DropIndicatorPosition
_WHERE: dict[_Position, Where] = {
    _Position.AboveItem: "above",
    _Position.BelowItem: "below",
    _Position.OnItem: "on",
}
_SHIFTS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class Arranger(Protocol):
    """What is done with what a person does in the tree."""

    def rename_lane(self) -> None:
        """Rename the lane that is chosen."""
        ...

    def shift(self, node: Node, by: int) -> None:
        """Move a line up (−1) or down (1) among its like."""
        ...

    def can_drop(self, node: Node, onto: Node, where: Where) -> bool:
        """Whether a line may be dropped there."""
        ...

    def drop(self, node: Node, onto: Node, where: Where) -> None:
        """A line was dropped there."""
        ...


class OutlineTree(QTreeWidget):
    """Tells the arranger what is wanted; the lines themselves follow the journey."""

    def __init__(self, arranger: Arranger) -> None:
        super().__init__()
        self._arranger = arranger
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(True)
        self.setDragDropMode(QTreeWidget.DragDropMode.DragDrop)
        self.setAutoScroll(True)

    def sizeHint(self) -> QSize:
        """As wide as a dock is at first."""
        return SIZE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow moves a line, F2 on a lane renames it; elsewhere the window's action does, as something is
        selected on the map."""
        item = self.currentItem()
        key = Qt.Key(event.key())
        if item and key in _SHIFTS and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._arranger.shift(node_of(item), _SHIFTS[key])
        elif item and key == Qt.Key.Key_F2 and node_of(item).kind == "lane":
            self._arranger.rename_lane()
        else:
            super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land, and only where it may."""
        super().dragMoveEvent(event)
        landing = self._landing(event)
        if landing is None or not self._arranger.can_drop(*landing):
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Change the journey, and let the tree follow that."""
        landing = self._landing(event)
        if landing is not None:
            event.setDropAction(Qt.DropAction.CopyAction)  # after a move, Qt would take the line out of the tree
            event.accept()
            self._arranger.drop(*landing)
        self.setState(QTreeWidget.State.NoState)
        self.viewport().update()

    def _landing(self, event: QDropEvent) -> tuple[Node, Node, Where] | None:
        if event.source() is not self:
            return None
        onto, dragged = self.itemAt(event.position().toPoint()), self.currentItem()
        where = _WHERE.get(self.dropIndicatorPosition())
        if onto is None or dragged is None or where is None:
            return None
        return node_of(dragged), node_of(onto), where


def node_of(item: QTreeWidgetItem) -> Node:
    """What an item of the tree stands for."""
    return Node(*item.data(0, NODE))


def top(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """The items nothing stands above."""
    found = (tree.topLevelItem(index) for index in range(tree.topLevelItemCount()))
    return [item for item in found if item]


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The items right below an item."""
    found = (item.child(index) for index in range(item.childCount()))
    return [child for child in found if child]


def holders(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    """The items that others may stand below: two levels."""
    for item in top(tree):
        yield item
        yield from children(item)


def make_item(node: Node, words: str) -> QTreeWidgetItem:
    """A line of the tree."""
    item = QTreeWidgetItem([words])
    item.setData(0, NODE, node)
    if node.kind == "unplaced":
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
    return item
