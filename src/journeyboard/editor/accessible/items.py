"""The things on a canvas as assistive technology meets them: with a name, a role, a place, and what can be done.

Nothing is made before it is asked for, so that a map of thousands of cards costs nothing while nobody listens. Each
thing asked for is a widget that is never shown: Qt's own interface of a widget is the only one that can be given
actions from Python (an override of `interface_cast` crashes). The interface goes with its widget.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from journeyboard.board.finding import cell_rect, hit, part_of, tile_rects
from journeyboard.board.geometry import Rect
from journeyboard.board.shapes import HitKind
from journeyboard.editor.accessible.tree import MAP, Node, NodeKind, children, node_of_focus, parent
from journeyboard.editor.accessible.words import said_of
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.canvas.places import rect_of
from journeyboard.journey.records import JourneyInfo

_ROLES = {
    "title": QAccessible.Role.Heading,
    "personas": QAccessible.Role.List,
    "arrows": QAccessible.Role.List,
    "stages": QAccessible.Role.List,
    "lane": QAccessible.Role.List,
    "cell": QAccessible.Role.List,
    "unplaced": QAccessible.Role.List,
}
_TITLE = JourneyInfo.array
_FOCUSED = {"title", "persona", "arrow", "stage", "step", "lane", "cell", "card", "feeling", "tile"}
"""What the keyboard can go to."""
_SELECTED = _FOCUSED - {"cell"}


_HITS: dict[HitKind, NodeKind] = {
    "title": "title",
    "persona": "persona",
    "link": "arrow",
    "stage": "stage",
    "step": "step",
    "lane": "lane",
    "card": "card",
    "tile": "tile",
    "feeling": "feeling",
    "flag": "feeling",
    "cell": "cell",
}
_IN_CELLS = {"cell", "tile", "feeling"}


class Item(QWidget):
    """Stands for a thing on the canvas. It is never shown, and asked for nothing but its interface."""

    def __init__(self, holder: QWidget, items: "Items", node: Node) -> None:
        super().__init__(holder)
        self.items, self.node = items, node
        self.above: Node | None = items.parent(node)
        """What it stood below when that was told last."""
        self.interface: QAccessibleInterface | None = None
        """Held as long as the widget: Qt holds the other half of it only."""


class Items:
    """The items of a canvas that were asked for. `act` does what a node is asked to do."""

    def __init__(self, canvas: Canvas, act: Callable[[Node, str], None]) -> None:
        self.canvas, self.act = canvas, act
        self._holder = QWidget(canvas)
        self._holder.hide()
        self.made: dict[Node, Item] = {}

    def interface(self, node: Node) -> QAccessibleInterface:
        """The interface of a node; made when it is asked for the first time."""
        if node == MAP:
            return QAccessible.queryAccessibleInterface(self.canvas.viewport())
        return QAccessible.queryAccessibleInterface(self.item(node))

    def item(self, node: Node) -> Item:
        """The item of a node other than the map."""
        if node not in self.made:
            self.made[node] = Item(self._holder, self, node)
        return self.made[node]

    def widget(self, node: Node) -> QWidget:
        """What events about a node are told of: its item, for the map the viewport."""
        return self.canvas.viewport() if node == MAP else self.item(node)

    def forget(self, node: Node) -> None:
        """Let go of an item, its interface with it."""
        item = self.made.pop(node, None)
        if item is not None:
            item.interface = None
            item.deleteLater()

    def children(self, node: Node) -> list[Node]:
        """What stands below a node."""
        return children(self.canvas.session.journey, self.canvas.board, node)

    def parent(self, node: Node) -> Node | None:
        """What a node stands below; None for what is not shown any more."""
        return parent(self.canvas.session.journey, self.canvas.board, node)

    def at(self, x: int, y: int) -> Node:
        """What lies at a point of the screen."""
        canvas = self.canvas
        point = canvas.viewport().mapFromGlobal(QPoint(x, y))
        found = hit(canvas.board, *canvas.panes.point(point.toPointF()))
        kind = _HITS.get(found.kind)
        if kind is None:
            return MAP
        return Node(kind, found.id, found.lane, found.step) if kind in _IN_CELLS else Node(kind, found.id)

    def rect(self, node: Node) -> QRect:
        """Where a node is on the screen; empty when it is not shown."""
        canvas = self.canvas
        sheet = self._on_sheet(node)
        if sheet is None:
            return QRect()
        place = canvas.panes.place(sheet).toRect()
        return QRect(canvas.viewport().mapToGlobal(place.topLeft()), place.size())

    def _on_sheet(self, node: Node) -> Rect | None:
        board = self.canvas.board
        match node.kind:
            case "cell":
                return cell_rect(board, node.lane, node.step)
            case "tile":
                cell = cell_rect(board, node.lane, node.step)
                rects = tile_rects(board, node.id)
                return next((rect for rect in rects if cell is not None and cell.intersects(rect)), None)
            case "lane" | "channel":
                lane = node.id if node.kind == "lane" else node.lane
                parts = [part.rect for part in (part_of(board, "label", lane), part_of(board, "lane", lane)) if part]
                return parts[0].united(parts[-1]) if parts else None
            case "title" | "personas" | "arrows" | "stages" | "unplaced":
                kind = {"personas": "title", "arrows": "arcs"}.get(node.kind, node.kind)
                part = part_of(board, kind)
                return part.rect if part is not None else None
        return rect_of(self.canvas.session.journey, board, node.id)


class _Interface(QAccessibleWidget):
    """What the map and everything on it have in common: children by the tree, places by the board."""

    def __init__(self, widget: QWidget, role: QAccessible.Role, items: Items, node: Node) -> None:
        super().__init__(widget, role, "")
        self._items, self._node = items, node

    @property
    def _canvas(self) -> Canvas:
        return self._items.canvas

    def childCount(self) -> int:
        """How many stand below."""
        return len(self._items.children(self._node))

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """One of them."""
        below = self._items.children(self._node)
        return self._items.interface(below[index]) if 0 <= index < len(below) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which of them this is; -1 for none."""
        item = child.object()
        below = self._items.children(self._node)
        return below.index(item.node) if isinstance(item, Item) and item.node in below else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """What lies at a point of the screen, at any depth."""
        found = self._items.at(x, y)
        return self._items.interface(found) if found not in (MAP, self._node) else None


class MapInterface(_Interface):
    """The canvas's viewport: the map as a whole."""

    def __init__(self, items: Items) -> None:
        super().__init__(items.canvas.viewport(), QAccessible.Role.Grouping, items, MAP)

    def text(self, which: QAccessible.Text) -> str:
        """The map's name."""
        said = said_of(self._canvas.session.journey, self._canvas.board, MAP, self._canvas.session.view)
        return said.name if which == QAccessible.Text.Name else ""

    def childCount(self) -> int:
        """The parts of the map, and the text that is being written."""
        return super().childCount() + (self._canvas.editor is not None)

    def child(self, index: int) -> QAccessibleInterface | None:
        """A part of the map; behind them the text that is being written."""
        editor = self._canvas.editor
        if editor is not None and index == super().childCount():
            return QAccessible.queryAccessibleInterface(editor)
        return super().child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Which part this is."""
        if self._canvas.editor is not None and child.object() is self._canvas.editor:
            return super().childCount()
        return super().indexOfChild(child)


class ItemInterface(_Interface):
    """A thing on the map."""

    def __init__(self, item: Item) -> None:
        role = _ROLES.get(item.node.kind, QAccessible.Role.ListItem)
        super().__init__(item, role, item.items, item.node)
        self._role = role

    def role(self) -> QAccessible.Role:
        """What kind of thing it is."""
        return self._role

    def parent(self) -> QAccessibleInterface:
        """What it stands below; the map for what is not shown any more."""
        return self._items.interface(self._items.parent(self._node) or MAP)

    def window(self) -> QWindow:
        """The window of the canvas."""
        return self._canvas.window().windowHandle()

    def text(self, which: QAccessible.Text) -> str:
        """Its name and description."""
        if which not in (QAccessible.Text.Name, QAccessible.Text.Description):
            return ""
        said = said_of(self._canvas.session.journey, self._canvas.board, self._node, self._canvas.session.view)
        return said.name if which == QAccessible.Text.Name else said.description

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return self._items.rect(self._node)

    def state(self) -> QAccessible.State:
        """Whether the keyboard is here, whether it is selected, whether it is seen."""
        canvas, node, state = self._canvas, self._node, QAccessible.State()
        state.focusable = node.kind in _FOCUSED
        state.focused = canvas.hasFocus() and node_of_focus(canvas.session, canvas.board) == node
        state.selectable = state.extSelectable = node.kind in _SELECTED
        state.selected = node.kind in _SELECTED and canvas.session.is_selected(node.id or _TITLE)
        view = canvas.viewport()
        seen = QRect(view.mapToGlobal(QPoint(0, 0)), view.size())
        state.offscreen = not self.rect().intersects(seen)
        return state

    # -- what can be done

    def actionNames(self) -> list[str]:
        """Write it, go there, raise or lower a feeling."""
        names = [self.setFocusAction()] if self._node.kind in _FOCUSED else []
        if self._node.kind in _FOCUSED:
            names += [self.pressAction(), self.showMenuAction()]
        if self._node.kind == "feeling":
            names += [self.increaseAction(), self.decreaseAction()]
        return names

    def doAction(self, name: str) -> None:
        """Do one of them, as keys and the pointer would."""
        self._items.act(self._node, name)
