"""The outline dock: the map as a tree of stages, lanes and cards, to find one's way and to work with the keyboard."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QTreeWidget, QTreeWidgetItem

from journeyboard.drawing.theme import Theme
from journeyboard.editor.actions import Actions
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.docks.dock import SIZE, Dock
from journeyboard.editor.docks.nodes import Node, cards_below, name_of, node_of_selection, nodes_below, path_to
from journeyboard.editor.finding.going import go_to
from journeyboard.editor.session import Place
from journeyboard.language import _, format_number

_NODE = Qt.ItemDataRole.UserRole
_SETTLE_MS = 60
"""How long after an edit the tree tells of it: a drag changes the journey with every move."""
_MENUS = {
    "stage": ("rename_stage", "add_stage", "add_step", "", "stage_left", "stage_right", "", "delete_stage"),
    "lane": ("add_card", "", "rename_lane", "lane_up", "lane_down", "", "delete_lane"),
    "card": ("rename", "cut", "copy", "delete", "", "fit_selection"),
}


class OutlineDock(Dock):
    """The tree. What is chosen in it is selected on the map, and what is selected there is shown in it."""

    def __init__(self, window: QMainWindow, canvas: Canvas, theme: Theme, actions: Callable[[], Actions]) -> None:
        super().__init__("outlineDock", window, canvas)
        self._session, self._actions = canvas.session, actions
        self.tree = _Tree(self._rename_lane)
        self.setWidget(self.tree)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.follow)
        self.tree.itemExpanded.connect(self._fill)
        self.tree.currentItemChanged.connect(self._chosen)
        self.tree.itemClicked.connect(self._chosen)
        self.tree.itemActivated.connect(lambda _item: self.leave())
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self._session.changed.connect(lambda _change: self._settle.start())
        self._session.selection_changed.connect(self._show_selection)
        self.set_theme(theme)
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setWindowTitle(_("Outline"))
        self.tree.setAccessibleName(_("Outline"))
        self.tree.setHeaderLabel(_("Outline"))  # hidden, but read aloud
        self.follow()

    def refresh(self) -> None:
        """Build the tree anew; what was open stays open. Cards are filled in as their lane is opened."""
        tree = self.tree
        opened = {node_of(item) for item in _items(tree) if item.isExpanded()}
        first = not tree.topLevelItemCount()
        at = tree.verticalScrollBar().value()
        tree.blockSignals(True)
        tree.clear()
        for node in nodes_below(self._session.journey, None):
            item = self._make(node)
            tree.addTopLevelItem(item)
            self._fill(item)
            item.setExpanded(first or node in opened)
            for child in _children(item):
                if node_of(child) in opened:
                    self._fill(child)
                    child.setExpanded(True)
        tree.blockSignals(False)
        tree.verticalScrollBar().setValue(at)
        self._show_selection()

    # -- building

    def _make(self, node: Node) -> QTreeWidgetItem:
        journey = self._session.journey
        name = name_of(journey, node)
        item = QTreeWidgetItem([name])
        item.setData(0, _NODE, node)
        if node.kind in ("lane", "unplaced"):
            count = len(cards_below(journey, node))
            policy = QTreeWidgetItem.ChildIndicatorPolicy
            item.setChildIndicatorPolicy(policy.ShowIndicator if count else policy.DontShowIndicator)
            item.setText(0, f"{name} · {format_number(count, 0)}" if count else name)
            if not count:
                item.setForeground(0, self.faint)
        return item

    def _fill(self, item: QTreeWidgetItem) -> None:
        """Put in what stands below, once."""
        if not item.childCount():
            item.addChildren([self._make(node) for node in nodes_below(self._session.journey, node_of(item))])

    # -- choosing

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        """Select on the map what was chosen; a lane below a stage is the cell, where typing adds a card."""
        if item is None:
            return
        node, session = node_of(item), self._session
        if node.kind in ("stage", "card"):
            go_to(self._canvas, node.id)
        elif node.kind == "lane":
            steps = session.journey.steps_of(node.stage)
            session.focus(Place(node.id, steps[0].id) if steps else None)
            self._canvas.show_focus()

    def _show_selection(self) -> None:
        """Show in the tree what is selected on the map."""
        if not self.isVisible():
            return
        node = node_of_selection(self._session)
        item = self._item_of(node) if node is not None else None
        if item is not self.tree.currentItem():
            self.tree.blockSignals(True)
            self.tree.setCurrentIndex(self.tree.indexFromItem(item) if item is not None else QModelIndex())
            self.tree.blockSignals(False)
            if item is not None:
                self.tree.scrollToItem(item)

    def _item_of(self, node: Node) -> QTreeWidgetItem | None:
        """The item of a node, with all above it opened; None while the tree is behind the journey."""
        found: QTreeWidgetItem | None = None
        for step in path_to(self._session.journey, node):
            if found is not None:
                self._fill(found)
                found.setExpanded(True)
            below = _children(found) if found is not None else _top(self.tree)
            found = next((item for item in below if node_of(item) == step), None)
            if found is None:
                return None
        return found

    def _rename_lane(self) -> None:
        self._actions()["rename_lane"].trigger()

    def _show_menu(self, at: QPoint) -> None:
        item = self.tree.itemAt(at)
        names = _MENUS.get(node_of(item).kind, ()) if item else ()
        if not names:
            return
        self._chosen(item)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            if name:
                menu.addAction(self._actions()[name])
            else:
                menu.addSeparator()
        menu.popup(self.tree.viewport().mapToGlobal(at))


class _Tree(QTreeWidget):
    def __init__(self, rename_lane: Callable[[], None]) -> None:
        super().__init__()
        self._rename_lane = rename_lane
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(True)

    def sizeHint(self) -> QSize:
        """As wide as a dock is at first."""
        return SIZE

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 on a lane renames it; elsewhere the window's action does, as something is selected on the map."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_F2 and item and node_of(item).kind == "lane":
            self._rename_lane()
        else:
            super().keyPressEvent(event)


def node_of(item: QTreeWidgetItem) -> Node:
    """What an item of the tree stands for."""
    return Node(*item.data(0, _NODE))


def _top(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    found = (tree.topLevelItem(index) for index in range(tree.topLevelItemCount()))
    return [item for item in found if item]


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(index) for index in range(item.childCount()))
    return [child for child in found if child]


def _items(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    """The items that others may stand below: two levels."""
    for item in _top(tree):
        yield item
        yield from _children(item)
