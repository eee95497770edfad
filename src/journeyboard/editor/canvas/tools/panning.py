"""The sheet is held and follows the pointer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeyboard.editor.canvas.tools.tool import Pointer, Tool

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas


class Panning(Tool):
    """Moves the sheet with the pointer; cancelling puts it back."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, canvas: "Canvas", start: Pointer) -> None:
        super().__init__(canvas)
        self._last = start.at
        self._before = canvas.port

    def moved(self, pointer: Pointer) -> None:
        """Follow."""
        step = pointer.at - self._last
        self._last = pointer.at
        self.canvas.pan(-step.x(), -step.y())

    def released(self, pointer: Pointer) -> None:  # noqa: ARG002 - wherever it is let go
        """Let go."""
        self.canvas.rest()

    def cancelled(self) -> None:
        """Back to where the sheet was."""
        self.canvas.set_port(self._before)
