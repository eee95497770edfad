"""Nothing is held down: pressing begins a gesture."""

from PySide6.QtCore import Qt

from journeyboard.editor.canvas.grips import grip_at
from journeyboard.editor.canvas.tools.panning import Panning
from journeyboard.editor.canvas.tools.pointing import Pointing
from journeyboard.editor.canvas.tools.tool import Pointer, Tool


class Idle(Tool):
    """Waits, and lights up what the pointer is over."""

    def moved(self, pointer: Pointer) -> None:
        """Light up what can be picked up, and show what can be taken hold of."""
        grip = grip_at(self.canvas, pointer.at)
        if grip is None or grip.kind != "arrow":
            self.canvas.hover(pointer.hit)
        self.canvas.show_cursor(grip.cursor if grip is not None else None)

    def pressed(self, pointer: Pointer) -> None:
        """Begin to pan or to point."""
        if pointer.button == Qt.MouseButton.MiddleButton:
            self.canvas.begin(Panning(self.canvas, pointer))
        elif pointer.button == Qt.MouseButton.LeftButton:
            self.canvas.begin(Pointing(self.canvas, pointer))
        elif pointer.button == Qt.MouseButton.RightButton and pointer.hit.id:
            if not self.session.is_selected(pointer.hit.id):
                self.canvas.pick(pointer.hit)
        elif pointer.button == Qt.MouseButton.RightButton:
            self.canvas.pick(pointer.hit)


class Hand(Tool):
    """The space bar is held: pressing pans."""

    cursor = Qt.CursorShape.OpenHandCursor

    def pressed(self, pointer: Pointer) -> None:
        """Take hold of the sheet."""
        if pointer.button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self.canvas.begin(Panning(self.canvas, pointer))
