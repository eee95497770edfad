"""The docks of a window, each made when it is first wanted, where it stood last."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget

from journeyboard.drawing.theme import Theme

if TYPE_CHECKING:
    from journeyboard.editor.docks.dock import Dock
    from journeyboard.editor.docks.history import HistoryDock
    from journeyboard.editor.docks.outline import OutlineDock
    from journeyboard.editor.figures.dock import FiguresDock
    from journeyboard.editor.weakpoints.dock import WeakPointsDock
    from journeyboard.editor.window import Window
    from journeyboard.editor.workshop.dock import WorkshopDock

D = TypeVar("D", bound="Dock")

_NAMES = ("outline", "history", "figures", "weak_points", "workshop")


class Docks:
    """A window opens, and changes its theme, the quicker for every widget that it does not have yet."""

    def __init__(self, window: "Window", inspector: QDockWidget) -> None:
        self._window, self._inspector = window, inspector
        self._opened_with = frozenset(record.id for record in window.document.session.journey)

    @cached_property
    def outline(self) -> "OutlineDock":
        """The map as a tree."""
        from journeyboard.editor.docks.outline import OutlineDock

        window = self._window
        return OutlineDock(window, window.canvas, self._theme, lambda: window.actions_)

    @cached_property
    def history(self) -> "HistoryDock":
        """What was done."""
        from journeyboard.editor.docks.history import HistoryDock

        return HistoryDock(self._window, self._window.canvas, self._theme)

    @cached_property
    def figures(self) -> "FiguresDock":
        """The table of all readings."""
        from journeyboard.editor.figures.dock import FiguresDock

        return FiguresDock(self._window, self._window.canvas, self._theme)

    @cached_property
    def weak_points(self) -> "WeakPointsDock":
        """Where to look."""
        from journeyboard.editor.weakpoints.dock import WeakPointsDock

        return self._below_inspector(WeakPointsDock(self._window, self._window.canvas, self._theme))

    @cached_property
    def workshop(self) -> "WorkshopDock":
        """Timer, private round, votes and summary."""
        from journeyboard.editor.workshop.dock import WorkshopDock

        window = self._window
        return self._below_inspector(
            WorkshopDock(window, window.canvas, self._theme, window.settings, self._opened_with)
        )

    # -- commands, which make the dock only when they are used

    def toggle(self, name: str) -> None:
        """Show a dock and go there, or put it away."""
        self._dock(name).toggle()

    def add_metrics(self) -> None:
        """Let the person pick metrics from the catalogue."""
        self.figures.open_catalogue()

    def toggle_timer(self) -> None:
        """Start or pause the timer, where it is seen."""
        self.workshop.show()
        self.workshop.timer.toggle()

    def park(self) -> None:
        """Move the selected cards to the parking lot."""
        self.workshop.park()

    def save_summary(self) -> None:
        """Let the person name a file for the summary of the workshop."""
        self.workshop.ask_for_summary()

    # -- the votes of a round that is going on

    @property
    def has_votes(self) -> bool:
        """Whether there are any."""
        return "workshop" in self.__dict__ and self.workshop.voting.has_votes

    def drop_votes(self, then: Callable[[], None]) -> None:
        """Go on with `then`; ask first when there are any."""
        if self.has_votes:
            self.workshop.voting.drop(then)
        else:
            then()

    # -- all of them

    @property
    def shown(self) -> tuple[str, ...]:
        """The names of those that are to be seen."""
        return tuple(name for name in _NAMES if name in self.__dict__ and not self._dock(name).isHidden())

    def show(self, names: Iterable[str]) -> None:
        """Show those that were to be seen when the program was used last."""
        for name in set(names).intersection(_NAMES):
            self._dock(name).show()

    def set_theme(self, theme: Theme) -> None:
        """Show them in another theme."""
        for dock in self._made():
            dock.set_theme(theme)

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        for dock in self._made():
            dock.retranslate()

    @property
    def _theme(self) -> Theme:
        return self._window.windows.look.theme

    def _made(self) -> list["Dock"]:
        return [self._dock(name) for name in _NAMES if name in self.__dict__]

    def _dock(self, name: str) -> "Dock":
        return getattr(self, name)

    def _below_inspector(self, dock: D) -> D:
        if not dock.has_place:
            self._window.splitDockWidget(self._inspector, dock, Qt.Orientation.Vertical)
        return dock
