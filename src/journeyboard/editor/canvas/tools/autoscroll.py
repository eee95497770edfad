"""While something is dragged, the sheet scrolls when the pointer is near the window's edge."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from journeyboard.editor.canvas.tools.tool import Pointer

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas

_NEAR = 36
"""Widget pixels from the edge where scrolling begins."""
_FASTEST = 22
"""Widget pixels a step."""
_STEP_MS = 16


class AutoScroll:
    """Scrolls step by step as long as the pointer stays near an edge, and calls `again` with it after each step."""

    def __init__(self, canvas: "Canvas", again: Callable[[Pointer], None]) -> None:
        self._canvas = canvas
        self._again = again
        self._pointer: Pointer | None = None
        self._timer = QTimer(canvas, interval=_STEP_MS)
        self._timer.timeout.connect(self._step)

    def follow(self, pointer: Pointer) -> None:
        """The pointer is here now."""
        self._pointer = pointer
        if self._speed() == (0, 0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The gesture is over."""
        self._timer.stop()
        self._timer.deleteLater()

    def _speed(self) -> tuple[float, float]:
        if self._pointer is None:
            return 0, 0
        area, at, ratio = self._canvas.viewport().rect(), self._pointer.at, self._canvas.port.ratio
        panes = self._canvas.panes
        return (
            _towards(at.x(), panes.left / ratio, area.width()),
            _towards(at.y(), panes.top / ratio, area.height()),
        )

    def _step(self) -> None:
        dx, dy = self._speed()
        before = self._canvas.port
        self._canvas.pan(dx, dy)
        if self._pointer is None or self._canvas.port == before:
            self._timer.stop()
            return
        self._again(self._canvas.pointer(self._pointer.at, self._pointer.button, self._pointer.modifiers))


def _towards(at: float, low: float, high: float) -> float:
    """How far to scroll: nothing in the middle, faster the nearer the pointer is to an edge."""
    if at < low + _NEAR:
        return -min(_FASTEST, (low + _NEAR - at) * 0.6)
    if at > high - _NEAR:
        return min(_FASTEST, (at - high + _NEAR) * 0.6)
    return 0
