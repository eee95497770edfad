"""Undo and redo: recorded from the changes that pass through, never written by a feature.

A gesture (a drag, a typing run) sets a mark, does changes as it goes and either squashes them to one when it
ends or bails, which takes the journey back to the mark as if nothing had happened.
"""

from collections.abc import Callable, Generator
from typing import NamedTuple

from journeyboard.journey.changes import Change, Edit
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import JourneyInfo, replace

Listener = Callable[[Change], None]


class Mark(NamedTuple):
    """Where a gesture began: how much was done, and what could be redone."""

    done: int
    undone: tuple[Change, ...]


class History:
    """Applies changes to one journey and remembers them.

    `listeners` are called after each application with the change as it was applied (an undo passes the inverse).
    `today` gives the ISO date written into the journey's `changed` field by each change; None writes none.
    """

    def __init__(self, journey: Journey, today: Callable[[], str] | None = None) -> None:
        self.journey = journey
        self.listeners: list[Listener] = []
        self._today = today
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._saved: Change | None = None
        self._saved_reachable = True

    # -- doing

    def do(self, change: Change) -> None:
        """Apply `change` and remember it; an empty change leaves no trace. What was undone is forgotten."""
        if not change:
            return
        change = self._dated(change)
        self.journey.apply(change)
        self._remember(change)

    def do_in_parts(self, change: Change, size: int) -> Generator[float]:
        """Carry out a large change, `size` edits at a time, telling the share that is done after each; it is remembered
        and listeners hear of it when all is done. Until then nothing else may be done, undone or redone.

        Raises ValueError, and takes back what was done, when a record is not as the change expects it; so does closing
        the generator before its end.
        """
        if not change:
            return
        change = self._dated(change)
        parts: list[Change] = []
        try:
            for at in range(0, len(change.edits), size):
                part = Change(change.label, change.edits[at : at + size])
                self.journey.apply(part)
                parts.append(part)
                yield (at + len(part.edits)) / len(change.edits)
        except BaseException:
            for part in reversed(parts):
                self.journey.apply(part.inverse())
            raise
        self._remember(change)

    def undo(self) -> Change | None:
        """Take the latest change back and return what was applied for it."""
        if not self._done:
            return None
        change = self._done.pop()
        self._undone.append(change)
        return self._apply(change.inverse())

    def redo(self) -> Change | None:
        """Do the change again that was undone last, and return it."""
        if not self._undone:
            return None
        change = self._undone.pop()
        self._done.append(change)
        return self._apply(change)

    # -- gestures

    def mark(self) -> Mark:
        """A place in the history to squash or bail to."""
        return Mark(len(self._done), tuple(self._undone))

    def squash(self, mark: Mark, label: str | None = None) -> None:
        """Make one change of all since `mark`, named `label` or as the first of them."""
        since = self._done[mark.done :]
        if not since:
            return
        del self._done[mark.done :]
        if any(change is self._saved for change in since[:-1]):
            self._saved_reachable = False
        whole = since[0] if label is None else Change(label, since[0].edits)
        for change in since[1:]:
            whole = whole.then(change)
        if since[-1] is self._saved:
            self._saved = whole
        if whole:
            self._done.append(whole)

    def bail(self, mark: Mark) -> None:
        """Go back to `mark` as if nothing had been done since; what could be redone then can be again."""
        while len(self._done) > mark.done:
            change = self._done.pop()
            if len(self._done) == mark.done:
                self._undone = list(mark.undone)
                self._saved_reachable |= any(undone is self._saved for undone in mark.undone)
            self._apply(change.inverse())

    # -- what can be told

    @property
    def undo_label(self) -> str | None:
        """What Undo would take back; None when there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What Redo would do again; None when there is nothing."""
        return self._undone[-1].label if self._undone else None

    @property
    def done(self) -> tuple[Change, ...]:
        """The changes that are in force, oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Change, ...]:
        """The changes Redo would bring back, in the order it brings them."""
        return tuple(reversed(self._undone))

    def mark_saved(self) -> None:
        """The journey as it stands is now on disk."""
        self._saved = self._done[-1] if self._done else None
        self._saved_reachable = True

    def mark_unsaved(self) -> None:
        """The journey as it stands is nowhere on disk (a new or recovered one)."""
        self._saved_reachable = False

    @property
    def is_saved(self) -> bool:
        """Whether the journey stands as it was last saved or opened."""
        return self._saved_reachable and (self._done[-1] if self._done else None) is self._saved

    def _apply(self, change: Change) -> Change:
        self.journey.apply(change)
        self._tell(change)
        return change

    def _remember(self, change: Change) -> None:
        if self._saved_reachable and any(undone is self._saved for undone in self._undone):
            self._saved_reachable = False
        self._undone.clear()
        self._done.append(change)
        self._tell(change)

    def _tell(self, change: Change) -> None:
        """Tell the listeners, who may ask for labels and `is_saved`: the history is up to date by then."""
        for listener in tuple(self.listeners):
            listener(change)

    def _dated(self, change: Change) -> Change:
        """`change` with the journey's `changed` date set, as part of it, so that an undo takes that back too."""
        if self._today is None:
            return change
        # Looked for by kind: asking hundreds of thousands of edits for their ids would hold the window up.
        own = next((edit for edit in change if isinstance(edit.after or edit.before, JourneyInfo)), None)
        info = own.after if own else self.journey.info
        if not isinstance(info, JourneyInfo) or info.changed == self._today():
            return change
        others = tuple(edit for edit in change if edit is not own) if own else change.edits
        dated = Edit(own.before if own else info, replace(info, changed=self._today()))
        return Change(change.label, (*others, dated))
