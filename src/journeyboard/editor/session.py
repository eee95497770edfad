"""One open journey in the window: the journey, its history, how it is laid out, and what is selected.

What is selected and shown belongs to the session and never to the document: it makes no file unsaved and takes no
undo step.
"""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from journeyboard.board.layout import lay_out, refilter, refresh
from journeyboard.board.shapes import Board
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.journey.changes import Change
from journeyboard.journey.history import History
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import EVERYTHING, Card, Feeling, FeelingState, Lane, Persona, Step, View, replace
from journeyboard.journey.rounds import NO_ROUNDS, Rounds


class Place(NamedTuple):
    """Where the keyboard focus stands: a cell; without a lane a step's heading, without a step a lane's label."""

    lane: str
    step: str


class Curve(NamedTuple):
    """A curve of feelings: whose, and of the journey as it is or as it is to be."""

    persona: str
    state: FeelingState = "as_is"


class Session(QObject):
    """One open journey.

    `changed` tells each change as it was applied (for an undo its inverse), at once. `board_changed` tells once per
    turn of the event loop that `board` is another; `board` itself is always up to date when it is read.
    """

    changed = Signal(object)
    selection_changed = Signal()
    board_changed = Signal()
    view_changed = Signal()

    def __init__(
        self,
        journey: Journey,
        view: View = EVERYTHING,
        today: Callable[[], str] | None = lambda: date.today().isoformat(),  # noqa: DTZ011 - the user's day is meant
        parent: QObject | None = None,
        history: History | None = None,
    ) -> None:
        super().__init__(parent)
        self.journey = journey
        self.history = history if history is not None else History(journey, today)
        self.history.listeners.append(self._applied)
        self._view = self._laid_out = view
        self._measurer = QtMeasurer()
        self._board: Board | None = None
        self._behind: Change | None = None
        self._selected: dict[str, None] = {}
        self._place: Place | None = None
        self.curve: Curve | None = None
        """The curve of feelings that was chosen or touched last."""
        self._rounds = NO_ROUNDS
        self._pending: Callable[[], Change | None] = _nothing
        self._preview: Callable[[], Change | None] = _nothing
        self._previewed: tuple[Board, Board] | None = None
        """The board of the journey, and the one of what is being written; None when it has to be made."""
        self._tell = QTimer(self, singleShot=True, interval=0)
        self._tell.timeout.connect(self.board_changed)

    @classmethod
    def beside(cls, other: "Session", parent: QObject) -> "Session":
        """Another session of the same journey and history, with a view and selection of its own; to be parted from."""
        return cls(other.journey, other.view, parent=parent, history=other.history)

    def part(self) -> None:
        """Follow the journey no longer."""
        if self._applied in self.history.listeners:
            self.history.listeners.remove(self._applied)

    # -- the journey

    def do(self, change: Change) -> None:
        """Apply a change and remember it; an empty one leaves no trace."""
        self.history.do(change)

    def do_in_parts(self, change: Change, size: int) -> Generator[float]:
        """Carry out a large change part by part; see `History.do_in_parts`."""
        return self.history.do_in_parts(change, size)

    def undo(self) -> None:
        """Take the latest change back."""
        self.history.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self.history.redo()

    @contextmanager
    def one_step(self, label: str | None = None) -> Generator[None]:
        """Make one undo step of all that is done inside; an exception takes it back."""
        mark = self.history.mark()
        try:
            yield
        except BaseException:
            self.history.bail(mark)
            raise
        self.history.squash(mark, label)

    def pending_edit(self) -> Change | None:
        """What an open text editor would do if it were finished now; None without one."""
        return self._pending()

    def set_pending(
        self, pending: Callable[[], Change | None] | None, preview: Callable[[], Change | None] | None = None
    ) -> None:
        """Say what the open editor would do, and what the board shows of it meanwhile; None when it is closed."""
        self._pending, self._preview = pending or _nothing, preview or _nothing
        self.preview_changed()

    def preview_changed(self) -> None:
        """The text of the open editor is another: the board is too."""
        self._previewed = None
        self._tell.start()

    # -- the rounds of a workshop

    @property
    def rounds(self) -> Rounds:
        """Those that are going on."""
        return self._rounds

    def set_rounds(self, rounds: Rounds) -> None:
        """Begin, go on with or end rounds; a veil lies over private cards as long as new ones are."""
        before, self._rounds = self._rounds, rounds
        if rounds.is_private != before.is_private:
            self.set_view(self.view)

    # -- what is shown

    @property
    def view(self) -> View:
        """What is shown of the journey."""
        return self._view

    def set_view(self, view: View) -> None:
        """Show another view of the journey; a private round keeps its veil."""
        view = replace(view, veil=self._rounds.is_private) if view.veil != self._rounds.is_private else view
        if view != self._view:
            self._view = view
            self.view_changed.emit()
            self._tell.start()

    @property
    def board(self) -> Board:
        """The journey laid out in its view, with what is being written."""
        if self._board is None or replace(self._laid_out, filter=self._view.filter) != self._view:
            self._board = lay_out(self.journey, self._view, self._measurer)
        else:
            if self._behind is not None:
                self._board = refresh(self._board, self.journey, self._laid_out, self._measurer, self._behind)
            if self._laid_out != self._view:
                self._board = refilter(self._board, self.journey, self._view, self._measurer)
        self._behind, self._laid_out = None, self._view
        if self._previewed is None or self._previewed[0] is not self._board:
            self._previewed = (self._board, self._with_preview(self._board))
        return self._previewed[1]

    def _with_preview(self, board: Board) -> Board:
        """The board as it will be when the text that is open is finished: laid out from the journey with the change,
        which is taken back before anybody is told."""
        change = self._preview()
        if not change:
            return board
        self.journey.apply(change)
        try:
            return refresh(board, self.journey, self._view, self._measurer, change)
        finally:
            self.journey.apply(change.inverse())

    # -- what is selected

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the selected records, in the order they were selected."""
        return tuple(self._selected)

    @property
    def selected_cards(self) -> tuple[Card, ...]:
        """The selected cards as people read them: by column, then lane, then order."""
        columns = {step.id: index for index, step in enumerate(self.journey.columns())}
        lanes = {lane.id: index for index, lane in enumerate(self.journey.lanes)}
        cards = [card for card in map(self.journey.cards.get, self._selected) if card is not None]
        return tuple(sorted(cards, key=lambda c: (columns.get(c.step, -1), lanes.get(c.lane, -1), c.order, c.id)))

    @property
    def place(self) -> Place | None:
        """Where the keyboard focus stands."""
        return self._place

    def is_selected(self, record_id: str) -> bool:
        """Whether the record is selected."""
        return record_id in self._selected

    def select(self, ids: Iterable[str], place: Place | None = None) -> None:
        """Select these records and nothing else; the focus goes to `place`, or to the last one's cell."""
        selected = dict.fromkeys(record_id for record_id in ids if self.journey.get(record_id) is not None)
        last = next(reversed(selected), "")
        place = place or self._place_of(last) or self._place
        if (feeling := self.journey.find(Feeling, last)) is not None:
            self.curve = Curve(feeling.persona, feeling.state)
        elif self.journey.find(Persona, last) is not None:
            self.curve = Curve(last)
        if tuple(selected) != self.selected or place != self._place:
            self._selected, self._place = selected, place
            self.selection_changed.emit()

    def focus(self, place: Place | None) -> None:
        """Put the keyboard focus into a cell or heading and select nothing there."""
        if self._selected or place != self._place:
            self._selected, self._place = {}, place
            self.selection_changed.emit()

    def _place_of(self, record_id: str) -> Place | None:
        match self.journey.get(record_id):
            case Card(lane=lane, step=step):
                return Place(lane, step)
            case Lane(id=lane):
                return Place(lane, "")
            case Step(id=step):
                return Place("", step)
            case Feeling(step=step):
                held = self._place.lane if self._place else ""
                lanes = [lane.id for lane in self.journey.lanes if lane.kind == "emotion"]
                return Place(held if held in lanes or not lanes else lanes[0], step)
        return None

    def _applied(self, change: Change) -> None:
        if self._board is not None:
            self._behind = change if self._behind is None else self._behind.then(change)
        self._forget_gone()
        self.changed.emit(change)
        self._tell.start()

    def _forget_gone(self) -> None:
        """Let go of selected records that are gone, and of a place whose lane or step is."""
        journey, place = self.journey, self._place
        selected = {record_id: None for record_id in self._selected if journey.get(record_id) is not None}
        if place is not None:
            lost_lane = place.lane and journey.find(Lane, place.lane) is None
            lost_step = place.step and journey.find(Step, place.step) is None
            place = None if lost_lane or lost_step else place
        if len(selected) != len(self._selected) or place != self._place:
            self._selected, self._place = selected, place
            self.selection_changed.emit()


def _nothing() -> None:
    return None
