"""The outline dock: the map as a tree of stages, lanes and cards, to find one's way and to work with the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QMenu, QTreeWidgetItem, QVBoxLayout, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.actions import Actions
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.docks.arranging import Where, dropped, shifted
from journeyboard.editor.docks.dock import Dock
from journeyboard.editor.docks.nodes import (
    Found,
    Node,
    cards_below,
    found_by,
    name_of,
    node_of_selection,
    nodes_below,
    path_to,
)
from journeyboard.editor.docks.tree import OutlineTree, children, holders, make_item, node_of, top
from journeyboard.editor.finding.going import go_to
from journeyboard.editor.session import Place
from journeyboard.journey.changes import Change
from journeyboard.language import _, format_number

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
        self._found: Found | None = None
        """What the filter leaves; None without one."""
        self.field, self.tree, self._nothing = _FilterField(), OutlineTree(self), QLabel()
        self.setWidget(self._build())
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.follow)
        self.tree.itemExpanded.connect(self._fill)
        self.tree.currentItemChanged.connect(self._chosen)
        self.tree.itemClicked.connect(self._chosen)
        self.tree.itemActivated.connect(lambda _item: self.leave())
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self._session.changed.connect(lambda _change: self._settle.start())
        self._session.view_changed.connect(self._settle.start)  # a veil may lie over its cards
        self._session.selection_changed.connect(self._show_selection)
        self.set_theme(theme)
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setWindowTitle(_("Outline"))
        self.tree.setAccessibleName(_("Outline"))
        self.tree.setHeaderLabel(_("Outline"))  # hidden, but read aloud
        self.tree.setAccessibleDescription(_("Alt and an arrow key move a line, F2 renames it."))
        self.field.setPlaceholderText(_("Filter"))
        self.field.setAccessibleName(_("Filter the outline"))
        self._nothing.setText(_("Nothing is called so."))
        self.follow()

    def entry(self) -> QWidget:
        """The keyboard goes to the tree."""
        return self.tree

    def refresh(self) -> None:
        """Build the tree anew; what was open stays open. Cards are filled in as their lane is opened."""
        tree = self.tree
        words = self.field.text().strip()
        self._found = found_by(self._session.journey, words, self._session.view) if words else None
        opened = {node_of(item) for item in holders(tree) if item.isExpanded()}
        opened |= self._found.opened if self._found is not None else set()
        first = not tree.topLevelItemCount()
        at = tree.verticalScrollBar().value()
        tree.blockSignals(True)
        tree.clear()
        for node in self._below(None):
            item = self._make(node)
            tree.addTopLevelItem(item)
            self._fill(item)
            item.setExpanded(first or node in opened)
            for child in children(item):
                if node_of(child) in opened:
                    self._fill(child)
                    child.setExpanded(True)
        tree.blockSignals(False)
        self._nothing.setVisible(self._found is not None and not self._found.shown)
        tree.verticalScrollBar().setValue(at)
        self._show_selection()

    # -- building

    def _build(self) -> QWidget:
        content = QWidget()
        content.setObjectName("dockContent")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(6)
        self._nothing.setProperty("quiet", True)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        for widget in (self.field, self._nothing):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        self.field.textChanged.connect(lambda _text: self.refresh())
        self.field.went_on.connect(self._enter_tree)
        return content

    def _enter_tree(self) -> None:
        """From the filter to what it names first."""
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
        found = self._found.shown - self._found.opened if self._found is not None else ()
        lines = [child for item in holders(self.tree) for child in (item, *children(item))]
        first = next((item for item in lines if node_of(item) in found), None)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _make(self, node: Node) -> QTreeWidgetItem:
        journey = self._session.journey
        name = name_of(journey, node, self._session.view)
        item = make_item(node, name)
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
            item.addChildren([self._make(node) for node in self._below(node_of(item))])

    def _below(self, node: Node | None) -> list[Node]:
        below = nodes_below(self._session.journey, node)
        return [node for node in below if self._found is None or node in self._found.shown]

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
            below = children(found) if found is not None else top(self.tree)
            found = next((item for item in below if node_of(item) == step), None)
            if found is None:
                return None
        return found

    # -- arranging

    def rename_lane(self) -> None:
        """Rename the lane that is chosen."""
        self._actions()["rename_lane"].trigger()

    def shift(self, node: Node, by: int) -> None:
        """Move a line up (−1) or down (1) among its like."""
        self._do(shifted(self._session.journey, node, by), node)

    def can_drop(self, node: Node, onto: Node, where: Where) -> bool:
        """Whether a line may be dropped there."""
        return bool(dropped(self._session.journey, node, onto, where))

    def drop(self, node: Node, onto: Node, where: Where) -> None:
        """A line was dropped there."""
        self._do(dropped(self._session.journey, node, onto, where), node)

    def _do(self, change: Change | None, node: Node) -> None:
        """Change the journey; the line that was moved stays chosen."""
        if change:
            self._session.do(change)
            self.refresh()
            item = self._item_of(node)
            if item is not None:
                self.tree.setCurrentItem(item)

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


class _FilterField(QLineEdit):
    """What lines are looked for."""

    went_on = Signal()
    """To the lines that are left."""

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go to the lines; Esc empties the field, then leaves it."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_on.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
