"""Recovery copies of an open journey, and offering those that an earlier run left behind."""

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from journeyboard.editor.dialogs.messages import Answer, ask, tell
from journeyboard.editor.document import Document
from journeyboard.editor.work import Work
from journeyboard.journey.changes import Change
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Record
from journeyboard.language import _, format_date
from journeyboard.storage.files import Fingerprint, fingerprint
from journeyboard.storage.problems import FileProblem
from journeyboard.storage.recovery import Recoverable, RecoveryCopy, find_recoverable

Recover = Callable[[Document], "Recovery"]
"""Shows a recovered document in a window and returns what keeps its copy."""

EVERY = 700
"""Milliseconds between two looks: a copy is on disk within a second of the first unsaved edit."""

_log = logging.getLogger(__name__)


class Recovery(QObject):
    """Keeps the recovery copy of a document in step with it, text that is still being typed and the rounds of a
    workshop included.

    It looks rather than listens, since an open text field tells nobody what is typed into it.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._copy: RecoveryCopy | None = None
        self._copy_of: tuple[object, ...] = ()
        self._written: tuple[object, ...] = ()
        self._work: Work[None] | None = None
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Write the copy when something is unsaved that it does not hold; take it away when nothing is."""
        document, session = self._document, self._document.session
        typed = document.pending_edit()
        if session.history.is_saved and typed is None and not session.rounds.would_be_missed:
            self._forget()
            return
        state = (self._latest(), _content(typed), session.rounds, document.path, document.seen)
        if state != self._written and self._work is None:
            self._write(state, list(session.journey), typed)

    def write_now(self) -> None:
        """Write the copy before this returns: something went badly wrong."""
        document, rounds = self._document, self._document.session.rounds
        if not document.is_saved or rounds.would_be_missed:
            self._current_copy().write(document.as_typed(), rounds)

    def stop(self) -> None:
        """The journey was saved or given up, and its window closes."""
        self._timer.stop()
        if self._work is not None:
            self._work.wait()
        self._work = None
        self._forget()

    def _latest(self) -> Change | None:
        done = self._document.session.history.done
        return done[-1] if done else None

    def _write(self, state: tuple[object, ...], records: Sequence[Record], typed: Change | None) -> None:
        """Write in a thread. The records are frozen, so that the list of them is a copy."""
        session = self._document.session
        copy, extra, rounds = self._current_copy(), dict(session.journey.extra), session.rounds

        def job(_progress: object) -> None:
            journey = Journey(records, extra)
            if typed is not None:
                journey.apply(typed)
            copy.write(journey, rounds)

        def done(_nothing: object) -> None:
            self._work = None
            if copy is not self._copy:
                copy.remove()  # the journey was saved meanwhile

        def failed(error: Exception) -> None:
            self._work = None
            _log.warning("no recovery copy: %s", error)

        self._written = state
        self._work = Work(job, done, failed)
        self._work.start()

    def _current_copy(self) -> RecoveryCopy:
        """The copy, which names the document's file: another file, another copy."""
        document = self._document
        if self._copy is None or self._copy_of != (document.path, document.seen):
            self._forget()
            self._copy = RecoveryCopy(document.path, document.seen)
            self._copy_of = (document.path, document.seen)
        return self._copy

    def _forget(self) -> None:
        self._written = ()
        if self._copy is not None and self._work is None:
            self._copy.remove()
        self._copy = None


def offer_recovery(parent: Callable[[], QWidget], recover: Recover) -> None:
    """Look for copies that were left behind and ask about each in turn; `recover` is given what the person wants.
    `parent` is the window to ask in, which may be another after each answer."""
    _offer(parent, find_recoverable(), recover)


def _offer(parent: Callable[[], QWidget], found: Sequence[Recoverable], recover: Recover) -> None:
    if not found:
        return
    copy, *others = found
    offered = Answer("recover", _("Recover"))
    kept = Answer("keep", _("Keep the file") if copy.file else _("Discard"))
    later = Answer("later", _("Decide later"))
    answers = [offered, kept, later] if copy.newer == "copy" else [kept, offered, later]

    def answered(key: str) -> None:
        if key == "recover":
            _recover(parent(), copy, recover)
        elif key == "keep":
            copy.discard()
        _offer(parent, others, recover)

    question = _("“{title}” was not saved when Journeyboard ended.").format(title=copy.title)
    ask(parent(), question, _told(copy), answers, answered)


def _told(copy: Recoverable) -> str:
    """Where the copy comes from, and which of the two is newer."""
    when = copy.written.astimezone()
    saved = _("The recovery copy is of {date}, {time}.").format(date=format_date(when), time=when.strftime("%H:%M:%S"))
    if copy.rounds.voting is not None:
        saved += "\n" + _("The votes of a running round are in it, still hidden.")
    if copy.file is None:
        return saved + "\n" + _("It was never saved to a file.")
    which = (
        _("The copy is newer than the file {file}.")
        if copy.newer == "copy"
        else _("The file {file} is newer than the copy: it was changed after the copy was written.")
    )
    return saved + "\n" + which.format(file=copy.file)


def _recover(parent: QWidget, copy: Recoverable, recover: Recover) -> None:
    try:
        loaded = copy.load()
        seen = fingerprint(copy.file) if copy.file is not None else None
    except FileProblem as problem:
        tell(parent, problem.message)
        return
    document = Document(loaded.journey)
    document.notices = loaded.notices
    document.session.set_rounds(copy.rounds)
    # A file that is newer is nothing this journey has seen: saving over it will ask.
    document.mark_recovered(copy.file, seen if copy.newer == "copy" else Fingerprint("", 0))
    recover(document).write_now()  # before the one it comes from is taken away
    copy.discard()


def _content(typed: Change | None) -> object:
    """What tells one state of typing from another: texts, not the ids made up for them anew each time."""
    if typed is None:
        return None
    return tuple((type(edit.record), edit.after and edit.after.model_dump(exclude={"id", "order"})) for edit in typed)
