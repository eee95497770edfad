"""The commands of persona sheets: open them, and what the main window asks of them."""

from typing import TYPE_CHECKING

from journeyboard.editor.personas.window import PersonaWindow
from journeyboard.journey.changes import Change
from journeyboard.journey.records import Persona

if TYPE_CHECKING:
    from journeyboard.editor.window import Window


class PersonaCommands:
    """Opens the persona sheets of a window; they are made when they are first wanted."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.sheets: PersonaWindow | None = None
        window.document.add_pending(self.pending_edit)

    def open_selected(self) -> None:
        """Show the sheets of the selected personas; the first one's when none is selected."""
        session = self._window.document.session
        chosen = [record_id for record_id in session.selected if session.journey.find(Persona, record_id)]
        self.open(*(chosen or [persona.id for persona in session.journey.personas[:1]]))

    def open(self, *ids: str) -> None:
        """Show the sheets of these personas."""
        window = self._window
        if self.sheets is None:
            self.sheets = PersonaWindow(window, window.document.session, window.settings, window.windows.look.theme)
            window.windows.look.changed.connect(self.sheets.set_theme)
        self.sheets.show_personas(ids)

    def commit(self) -> None:
        """Keep what is being typed."""
        if self.sheets is not None:
            self.sheets.commit()

    def pending_edit(self) -> Change | None:
        """What is being typed, as a change; None when nothing is."""
        return self.sheets.pending_edit() if self.sheets is not None else None

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        if self.sheets is not None and self.sheets.isVisible():
            self.sheets.rebuild()
