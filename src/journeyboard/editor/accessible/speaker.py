"""Tells assistive technology what changes on a canvas, and does what it asks for."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QContextMenuEvent,
)
from PySide6.QtWidgets import QApplication

from journeyboard.editor.accessible.items import Item, ItemInterface, Items, MapInterface
from journeyboard.editor.accessible.tree import MAP, Node, node_of_focus
from journeyboard.editor.canvas import keys, moving
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.session import Place
from journeyboard.journey.changes import Change
from journeyboard.journey.records import Stage, Step

_MOST_TOLD = 200
"""Cards that are new at once; of more it is told where they stand."""
_FEELING_STEP = 0.5


class Speaker(QObject):
    """Belongs to a canvas. It does nothing until assistive technology asks for something."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas, self._session = canvas, canvas.session
        self.items = Items(canvas, self.act)
        self.interface: QAccessibleInterface | None = None
        """The map's, held as long as the canvas."""
        self._touched: set[str] = set()
        self._actions: dict[str, Callable[[Node], None]] = {
            QAccessibleActionInterface.setFocusAction(): self._focus,
            QAccessibleActionInterface.pressAction(): self._press,
            QAccessibleActionInterface.showMenuAction(): self._show_menu,
            QAccessibleActionInterface.increaseAction(): lambda node: self._raise(node, _FEELING_STEP),
            QAccessibleActionInterface.decreaseAction(): lambda node: self._raise(node, -_FEELING_STEP),
        }
        canvas.installEventFilter(self)
        self._session.selection_changed.connect(self.tell_focus)
        self._session.changed.connect(self._note)
        self._session.board_changed.connect(self._tell_changes)

    # -- telling

    def tell_focus(self) -> None:
        """Tell what the keyboard is at."""
        if QAccessible.isActive() and self._canvas.hasFocus():
            node = node_of_focus(self._session, self._canvas.board)
            if node != MAP:
                self._tell(node, QAccessible.Event.Focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the keyboard comes to the canvas, tell which thing on it: after Qt has told of the canvas itself."""
        if event.type() == QEvent.Type.FocusIn:
            QTimer.singleShot(0, self.tell_focus)
        return super().eventFilter(watched, event)

    def _note(self, change: Change) -> None:
        if self.items.made:
            self._touched |= change.ids

    def _tell_changes(self) -> None:
        """Tell new names, and what stands elsewhere, of all that was asked for."""
        touched, self._touched = self._touched, set()
        items, made = self.items, self.items.made
        if not made or not touched:
            return
        changed = [node for node in made if node.id in touched or node.kind == "cell"]
        moved: set[Node] = set()
        for node in changed:
            above = items.parent(node)
            if above is None or not self._is_there(node):
                moved.add(made[node].above or MAP)
                self._tell(node, QAccessible.Event.ObjectDestroyed)
                items.forget(node)
                continue
            if above != made[node].above:
                moved |= {above, made[node].above or MAP}
                made[node].above = above
            self._tell(node, QAccessible.Event.NameChanged)
        new = [Node("card", record_id) for record_id in touched if record_id in self._session.journey.cards]
        for node in new[:_MOST_TOLD]:
            above = items.parent(node)
            if node not in made and above is not None and above in made:
                self._tell(node, QAccessible.Event.ObjectCreated)
                moved.add(above)
        for node in moved & {MAP, *made}:
            self._tell(node, QAccessible.Event.ObjectReorder)

    def _tell(self, node: Node, event: QAccessible.Event) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(self.items.widget(node), event))

    def _is_there(self, node: Node) -> bool:
        return not node.id or node.kind == "channel" or self._session.journey.get(node.id) is not None

    # -- doing

    def act(self, node: Node, action: str) -> None:
        """Do to a node what is asked for, as keys would."""
        if action in self._actions:
            self._actions[action](node)

    def _focus(self, node: Node) -> None:
        session, canvas = self._session, self._canvas
        if node.kind == "cell":
            session.focus(Place(node.lane, node.step))
        else:
            session.select([node.id or session.journey.info.id], self._place(node))
        canvas.show_focus()
        canvas.activateWindow()
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, node: Node) -> Place | None:
        if node.kind in ("tile", "feeling"):
            return Place(node.lane, node.step)
        if self._session.journey.find(Stage, node.id) is not None:
            steps = self._session.journey.steps_of(node.id)
            return Place("", steps[0].id) if steps else None
        return Place("", node.id) if self._session.journey.find(Step, node.id) is not None else None

    def _press(self, node: Node) -> None:
        self._focus(node)
        opens = node.kind in ("cell", "persona")
        key = Qt.Key.Key_Return if opens else Qt.Key.Key_F2
        keys.pressed(self._canvas, key, Qt.KeyboardModifier.NoModifier, "")

    def _show_menu(self, node: Node) -> None:
        self._focus(node)
        QApplication.sendEvent(self._canvas, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint()))

    def _raise(self, node: Node, by: float) -> None:
        self._focus(node)
        moving.nudge_feelings(self._canvas, by)


@cache
def install() -> None:
    """Let assistive technology find what is on the canvases, once for the whole program."""
    QAccessible.installFactory(_interface_for)


def _interface_for(kind: str, thing: QObject) -> QAccessibleInterface | None:
    """The interface of an item or of a canvas's viewport; Qt knows all others. Asked for each class of each widget."""
    if kind == "Item" and isinstance(thing, Item):
        thing.interface = ItemInterface(thing)
        return thing.interface
    canvas = thing.parent() if kind == "QWidget" else None
    if isinstance(canvas, Canvas) and canvas.viewport() is thing:
        speaker = canvas.findChild(Speaker)
        if speaker is not None:
            speaker.interface = MapInterface(speaker.items)
            return speaker.interface
    return None
