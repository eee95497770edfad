"""A journey that is open, the file it came from, and whether the two still agree."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journeyboard.editor.session import Session
from journeyboard.journey.changes import Change
from journeyboard.journey.journey import Journey
from journeyboard.journey.starting import new_journey, started_from
from journeyboard.language import _, current_language
from journeyboard.storage.files import Fingerprint, fingerprint, open_journey, save_journey
from journeyboard.storage.format import Notice

LARGE = 3000
"""From how many records on a save takes long enough to leave the GUI thread."""

Pending = Callable[[], Change | None]


class Document(QObject):
    """One open journey with its file.

    `state_changed` tells that the file, its name or whether it is saved may be another.
    """

    state_changed = Signal()

    def __init__(self, journey: Journey, path: Path | None = None, seen: Fingerprint | None = None) -> None:
        super().__init__()
        self.session = Session(journey, journey.opening_view, parent=self)
        self.path = path
        self.seen = seen
        """The fingerprint of the file as it was opened or last saved; None for a journey without a file."""
        self.notices: tuple[Notice, ...] = ()
        self.saved_at: datetime | None = None
        self._pending: list[Pending] = [self.session.pending_edit]
        self._is_new = path is None
        self.session.changed.connect(lambda _change: self.state_changed.emit())

    @classmethod
    def new(cls) -> "Document":
        """A new journey in the program's language, without a file."""
        return cls(new_journey(language=current_language(), today=_today()))

    @classmethod
    def begun(cls, template: Journey) -> "Document":
        """A new journey that begins as `template` does, without a file."""
        return cls(started_from(template, today=_today()))

    @classmethod
    def open(cls, path: Path) -> "Document":
        """Read the journey at `path`. Raises FileProblem."""
        opened = open_journey(path)
        document = cls(opened.journey, path, opened.fingerprint)
        document.notices = opened.notices
        return document

    # -- what it is

    @property
    def title(self) -> str:
        """What the journey is called."""
        return self.session.journey.info.title or _("Untitled journey")

    @property
    def file_name(self) -> str:
        """The name of its file; empty without one."""
        return self.path.name if self.path else ""

    @property
    def is_saved(self) -> bool:
        """Whether there is nothing that a close would lose, open editors included."""
        return self.session.history.is_saved and self.pending_edit() is None

    @property
    def is_untouched(self) -> bool:
        """Whether it is a new journey in which nothing was done."""
        return self._is_new and self.path is None and self.is_saved and not self.session.history.undone

    # -- what is being typed

    def add_pending(self, pending: Pending) -> None:
        """Name another place where something may be being typed."""
        self._pending.append(pending)

    def drop_pending(self, pending: Pending) -> None:
        """What was named is gone."""
        if pending in self._pending:
            self._pending.remove(pending)

    def pending_edit(self) -> Change | None:
        """What is being typed and not yet part of the journey, as a change; None when nothing is."""
        changes = [change for change in (pending() for pending in self._pending) if change]
        whole = changes[0] if changes else None
        for change in changes[1:]:
            whole = whole.then(change) if whole else change
        return whole

    def as_typed(self) -> Journey:
        """A copy of the journey with what is being typed."""
        copy = copied(self.session.journey)
        if (typed := self.pending_edit()) is not None:
            copy.apply(typed)
        return copy

    # -- saving

    @property
    def is_large(self) -> bool:
        """Whether saving takes long enough to leave the GUI thread."""
        return len(self.session.journey) > LARGE

    def mark_saved(self, path: Path, seen: Fingerprint) -> None:
        """The journey as it stands is in `path` now."""
        self.path, self.seen = path, seen
        self.saved_at = datetime.now().astimezone()
        self.session.history.mark_saved()
        self.state_changed.emit()

    def mark_recovered(self, path: Path | None, seen: Fingerprint | None) -> None:
        """The journey is a recovered one: it belongs to `path`, and is unsaved."""
        self.path, self.seen, self._is_new = path, seen, False
        self.session.history.mark_unsaved()
        self.state_changed.emit()


def copy_beside(path: Path, journey: Journey) -> tuple[Path, Fingerprint]:
    """Write `journey` beside `path` under a name nobody uses, and return that. Raises FileProblem."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H.%M")
    number, beside = 1, path.with_name(f"{path.stem} ({stamp}){path.suffix}")
    while fingerprint(beside) is not None:
        number += 1
        beside = path.with_name(f"{path.stem} ({stamp}, {number}){path.suffix}")
    return beside, save_journey(journey, beside, None)


def copied(journey: Journey) -> Journey:
    """A journey of its own with the same records."""
    return Journey(journey, journey.extra)


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 - the user's day is meant
