"""The commands of a presentation: start it in one of its ways."""

from typing import TYPE_CHECKING

from journeyboard.editor.commands.places import current_stage
from journeyboard.editor.presenting.show import Show
from journeyboard.editor.presenting.slides import Mode

if TYPE_CHECKING:
    from journeyboard.editor.window import Window


class PresentCommands:
    """Starts presentations of a window's journey; one at a time."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.show: Show | None = None

    def by_stage(self) -> None:
        """From the first stage on."""
        self.start("stages")

    def from_here(self) -> None:
        """From the current stage on."""
        stage = current_stage(self._window.document.session)
        self.start("stages", stage.id if stage is not None else "")

    def by_step(self) -> None:
        """Step by step."""
        self.start("steps")

    def by_lane(self) -> None:
        """Lane by lane."""
        self.start("lanes")

    def reveal(self) -> None:
        """Lane after lane."""
        self.start("reveal")

    def start(self, mode: Mode, stage: str = "") -> None:
        """Show the journey full screen."""
        window = self._window
        window.commit_typing()
        self.end()
        show = Show(window.document.session, window.windows.look.theme, mode, stage)
        self.show = show
        window.document.add_pending(show.session.pending_edit)
        show.ended.connect(lambda: self._ended(show))
        show.begin(window.screen())

    def end(self) -> None:
        """Show nothing any more."""
        if self.show is not None:
            self.show.close()

    def _ended(self, show: Show) -> None:
        self._window.document.drop_pending(show.session.pending_edit)
        self.show = None
        self._window.activate()
        self._window.canvas.setFocus()
