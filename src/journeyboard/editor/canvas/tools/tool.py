"""What every tool is: a state that pointer events go to until it hands over to another."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from journeyboard.board.shapes import Hit, Point

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is and what is held down."""

    at: QPointF
    """In widget pixels."""
    board: Point
    """On the sheet."""
    hit: Hit
    button: Qt.MouseButton
    modifiers: Qt.KeyboardModifier

    @property
    def shift(self) -> bool:
        """Whether Shift is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def ctrl(self) -> bool:
        """Whether Ctrl (on a Mac: Command) is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)


class Tool:
    """A state of the pointer. `canvas.begin(tool)` makes it the current one, `canvas.rest()` ends it."""

    cursor: Qt.CursorShape | None = None

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.session = canvas.session

    def begun(self) -> None:
        """The tool has become the current one."""

    def moved(self, pointer: Pointer) -> None:
        """The pointer moved."""

    def pressed(self, pointer: Pointer) -> None:
        """A button went down."""

    def released(self, pointer: Pointer) -> None:
        """A button went up."""

    def entered(self) -> bool:
        """Enter was pressed; tell whether that ended the gesture."""
        return False

    def cancelled(self) -> None:
        """Leave everything as it was before the tool began."""

    def paint(self, painter: QPainter) -> None:
        """Paint what the gesture shows, over the board, in widget pixels."""


def is_drag(start: QPointF, now: QPointF) -> bool:
    """Whether the pointer went far enough from where it was pressed to mean it."""
    return (now - start).manhattanLength() >= QApplication.startDragDistance()
