"""The canvas: a board on screen that can be selected in, written on and rearranged."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from journeyboard.board.finding import hit
from journeyboard.board.shapes import Hit, Rect
from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas import keys, opening, picking
from journeyboard.editor.canvas.overlay import paint_overlay, spoken
from journeyboard.editor.canvas.places import place_rect, rect_of
from journeyboard.editor.canvas.tools.idle import Hand, Idle
from journeyboard.editor.canvas.tools.tool import Pointer, Tool
from journeyboard.editor.canvas.tooltips import tooltip_of
from journeyboard.editor.canvas.writing import WritingSurface
from journeyboard.editor.session import Place, Session
from journeyboard.language import _

_NOTHING = Hit("nothing")


class Canvas(WritingSurface):
    """Shows a session's board and edits it: the pointer goes to the current tool, keys to `keys`, text to an editor."""

    context_menu_requested = Signal(object, QPoint)
    """What lies under the pointer (a Hit), and where on the screen."""
    left = Signal()
    """F6: the keyboard focus should go on to the next pane of the window."""
    sheet_wanted = Signal(str)
    """The sheet of the persona with this id should be opened."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.tool: Tool = Idle(self)
        self.hovered: Hit | None = None
        self.anchor: Place | None = None
        self.painted_over: list[Callable[[QPainter], None]] = []
        """What others paint over the board, in widget pixels, below the selection."""
        self.key_hooks: list[Callable[[QKeyEvent], bool]] = []
        """Asked before the map's own keys; the first that takes a key keeps it."""
        self._shown_place: Place | None = None
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName(_("Journey map"))
        self._speak = QTimer(self, singleShot=True, interval=0)
        self._speak.timeout.connect(self._say_place)
        session.selection_changed.connect(self._selection_changed)

    def fit_selection(self) -> None:
        """Show what is selected as large as it fits; without a selection the cell with the focus."""
        rects = [self.rect_of(record_id) for record_id in self.session.selected]
        place = self.session.place
        if not any(rects) and place is not None:
            rects = [place_rect(self.session.journey, self.board, place)]
        around: Rect | None = None
        for rect in rects:
            if rect is not None:
                around = rect if around is None else around.united(rect)
        if around is not None:
            self.fit(around)

    def rect_of(self, record_id: str) -> Rect | None:
        """Where a record is drawn on the sheet."""
        return rect_of(self.session.journey, self.board, record_id)

    def show_record(self, record_id: str) -> None:
        """Scroll a record into view."""
        rect = self.rect_of(record_id)
        if rect is not None:
            self.reveal(rect)

    def show_focus(self) -> None:
        """Scroll what was selected last, or the cell with the focus, into view."""
        rect = next(filter(None, map(self.rect_of, reversed(self.session.selected))), None)
        if rect is None and self.session.place is not None:
            rect = place_rect(self.session.journey, self.board, self.session.place)
        if rect is not None:
            self.reveal(rect)

    # -- tools

    def begin(self, tool: Tool) -> None:
        """Make `tool` the current one."""
        self.tool = tool
        self.hover(None)
        self.show_cursor(tool.cursor)
        tool.begun()

    def rest(self) -> None:
        """End the current tool; what it did stays."""
        self.tool = Idle(self)
        self.show_cursor(None)
        self.viewport().update()

    def cancel_gesture(self) -> bool:
        """Take back the gesture that is going on; tell whether there was one."""
        tool = self.tool
        if isinstance(tool, Idle):
            return False
        self.rest()
        tool.cancelled()
        return True

    def hover(self, found: Hit | None) -> None:
        """Light up what the pointer is over."""
        found = found if found is not None and found.kind in picking.HOVERED else None
        if found != self.hovered:
            self.hovered = found
            self.viewport().update()

    def pointer(self, at: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> Pointer:
        """What a point of the widget means on the sheet."""
        board = self.panes.point(at)
        return Pointer(at, board, hit(self.board, *board), button, modifiers)

    def show_cursor(self, cursor: Qt.CursorShape | None) -> None:
        """Let the pointer look like that over the map; None: as usual."""
        if cursor is None:
            self.viewport().unsetCursor()
        elif self.viewport().cursor().shape() != cursor:
            self.viewport().setCursor(cursor)

    # -- selecting

    def pick(self, found: Hit) -> None:
        """Select what was hit and nothing else."""
        picking.pick(self, found)

    def toggle(self, found: Hit) -> None:
        """Select what was hit in addition, or no longer."""
        picking.toggle(self, found)

    def pick_range(self, found: Hit) -> None:
        """Select the cards from where the selection began to what was hit."""
        picking.pick_range(self, found)

    def _selection_changed(self) -> None:
        self.viewport().update()
        self._speak.start()

    def _say_place(self) -> None:
        """In a turn of its own: it needs the map laid out, which takes as long as the change of everything."""
        self.setAccessibleDescription(spoken(self))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def left_by(self, key: Qt.Key) -> None:
        """A text was finished by this key: it goes on from there."""
        if key == Qt.Key.Key_F6:
            self.left.emit()
        else:
            keys.pressed(self, key, Qt.KeyboardModifier.NoModifier, "")

    # -- Qt's side

    def paint_over(self, painter: QPainter) -> None:
        """Paint the selection, the focus and the gesture over the board."""
        for paint in self.painted_over:
            paint(painter)
        paint_overlay(self, painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """To the tool."""
        self.finish_editing()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hand(self.tool.pressed, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """To the tool."""
        self._hand(self.tool.moved, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """To the tool."""
        self._hand(self.tool.released, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write: into what was hit, a new card into an empty place, a feeling at that height."""
        if event.button() != Qt.MouseButton.LeftButton or isinstance(self.tool, Hand):
            self.mousePressEvent(event)
        else:
            self.rest()
            opening.open_at(self, self.pointer(event.position(), event.button(), event.modifiers()))

    def viewportEvent(self, event: QEvent) -> bool:
        """A resting pointer is told more."""
        if isinstance(event, QHelpEvent):
            found = hit(self.board, *self.panes.point(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), tooltip_of(self.session.journey, found), self.viewport())
            return True
        return super().viewportEvent(event)

    def _hand(self, take: Callable[[Pointer], None], event: QMouseEvent) -> None:
        take(self.pointer(event.position(), event.button(), event.modifiers()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is lit up any more."""
        self.hover(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for a menu; from the keyboard at what is selected."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            selected = self.session.selected
            rect = self.rect_of(selected[-1]) if selected else None
            if rect is None and self.session.place is not None:
                rect = place_rect(self.session.journey, self.board, self.session.place)
            centre = self.panes.place(rect).center() if rect is not None else QPointF(20, 20)
            found = hit(self.board, *self.panes.point(centre)) if rect is not None else _NOTHING
            self.context_menu_requested.emit(found, self.viewport().mapToGlobal(centre.toPoint()))
        else:
            at = self.viewport().mapFromGlobal(event.globalPos())
            self.context_menu_requested.emit(hit(self.board, *self.panes.point(QPointF(at))), event.globalPos())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the keys of the map; what still arrives here while text is written belongs to the text."""
        if self.editor is not None:
            QApplication.sendEvent(self.editor, event)
        elif any(takes(event) for takes in self.key_hooks):
            return
        elif event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and isinstance(self.tool, Idle):
            self.begin(Hand(self))
        elif event.key() != Qt.Key.Key_Space and not keys.pressed(
            self, Qt.Key(event.key()), event.modifiers(), event.text()
        ):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting go of the space bar puts the hand away."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and isinstance(self.tool, Hand):
            self.rest()
        else:
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab goes from step to step; F6 leaves."""
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composed text begins a card as typed text does."""
        if (event.preeditString() or event.commitString()) and self.write_new_card() and self.editor is not None:
            QApplication.sendEvent(self.editor, event)
        else:
            super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard goes here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard goes elsewhere; a gesture that was going on is taken back."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.cancel_gesture()
        self.viewport().update()
