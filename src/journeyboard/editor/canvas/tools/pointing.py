"""The button is down and it is not yet told whether a click or a drag is meant."""

from typing import TYPE_CHECKING

from journeyboard.editor.canvas.grips import Grip, grip_at
from journeyboard.editor.canvas.tools.dragging import DraggingCards
from journeyboard.editor.canvas.tools.feeling import DraggingFeeling
from journeyboard.editor.canvas.tools.headings import DraggingHeading
from journeyboard.editor.canvas.tools.linking import DrawingArrow
from journeyboard.editor.canvas.tools.resizing import Resizing
from journeyboard.editor.canvas.tools.rubberband import RubberBand
from journeyboard.editor.canvas.tools.spanning import Spanning
from journeyboard.editor.canvas.tools.tool import Pointer, Tool, is_drag

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas


class Pointing(Tool):
    """Selects at once what is pressed; a drag hands over to the tool that moves it."""

    def __init__(self, canvas: "Canvas", start: Pointer) -> None:
        super().__init__(canvas)
        self._start = start
        self._selected = self.session.selected
        self._place = self.session.place
        self._grip = grip_at(canvas, start.at)
        self._was_selected = self.session.is_selected(self._grip.id if self._grip else start.hit.id)

    def begun(self) -> None:
        """Select what is pressed, unless it may be the beginning of a drag of several."""
        start = self._start
        if self._grip is not None:
            if not self._was_selected:
                self.session.select([self._grip.id])
        elif start.shift and start.hit.kind in ("card", "cell"):
            self.canvas.pick_range(start.hit)
        elif start.ctrl and start.hit.id:
            self.canvas.toggle(start.hit)
        elif not self._was_selected and not (start.ctrl or start.shift):
            self.canvas.pick(start.hit)

    def moved(self, pointer: Pointer) -> None:
        """Hand over when the pointer has gone far enough."""
        if not is_drag(self._start.at, pointer.at):
            return
        grip = self._grip
        tool = _tool_of(self.canvas, self._start, grip) if grip is not None else self._tool_of_hit()
        if tool is not None:
            self.canvas.begin(tool)
            tool.moved(pointer)

    def _tool_of_hit(self) -> Tool | None:
        kind = self._start.hit.kind
        if kind == "card" and self.session.is_selected(self._start.hit.id):
            return DraggingCards(self.canvas, self._start)
        if kind == "feeling":
            return DraggingFeeling(self.canvas, self._start)
        if kind in ("stage", "step", "lane"):
            return DraggingHeading(self.canvas, self._start)
        if kind in ("cell", "nothing", "unplaced", "tile", "title", "link"):
            return RubberBand(self.canvas, self._start, self._selected)
        return None

    def released(self, pointer: Pointer) -> None:  # noqa: ARG002 - a click ends where it began
        """It was a click: of several selected ones the clicked one is left."""
        start = self._start
        self.canvas.rest()
        if self._was_selected and self._grip is None and not (start.shift or start.ctrl):
            self.canvas.pick(start.hit)

    def cancelled(self) -> None:
        """What was selected is selected again."""
        self.session.select(self._selected, self._place)


def _tool_of(canvas: "Canvas", start: Pointer, grip: Grip) -> Tool | None:
    match grip.kind:
        case "column" | "lane":
            return Resizing(canvas, start, grip)
        case "span":
            return Spanning(canvas, grip)
        case _:
            return DrawingArrow.of_grip(canvas, grip, start.at)
