"""Saving the journey of a window: with what is being typed, and never over what somebody else wrote."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QMessageBox, QWidget

from journeyboard.editor.dialogs.files import JOURNEY_SUFFIX, ask_save, journey_filters
from journeyboard.editor.dialogs.messages import CANCEL, Answer, ask, cancel_answer, tell
from journeyboard.editor.document import Document, copy_beside
from journeyboard.editor.settings import Settings
from journeyboard.editor.work import Progress, run_with_progress
from journeyboard.language import _
from journeyboard.storage.files import ChangedOnDisk, Fingerprint, save_journey
from journeyboard.storage.problems import FileProblem

Then = Callable[[], None]
Failed = Callable[[Exception], None]
_NOT_IN_NAMES = '/\\:*?"<>|'


class _Cancelled(Exception):  # noqa: N818 - ends a save that is no longer wanted; nobody reads it
    pass


class Place(Protocol):
    """What saving needs of the window."""

    document: Document
    settings: Settings

    def commit_typing(self) -> None:
        """Make what is being typed part of the journey."""

    def reload(self) -> None:
        """Open the file again in place of what is shown."""


class Saving:
    """Save, Save as and the question before closing. `then` is called once the journey is safe, and only then."""

    def __init__(self, window: QWidget, place: Place) -> None:
        self._window, self._place = window, place

    def save(self, then: Then | None = None) -> None:
        """Save into the journey's file; ask for one when it has none."""
        document = self._place.document
        self._place.commit_typing()
        if document.path is None:
            self.save_as(then)
        else:
            self._write(document.path, document.seen, then)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a name and save there."""
        document = self._place.document
        self._place.commit_typing()
        suggested = document.path or self._place.settings.folder / (file_stem(document.title) + JOURNEY_SUFFIX)
        title = _("Save journey as")
        ask_save(self._window, title, suggested, journey_filters(), lambda path: self._write(path, None, then))

    def save_quietly(self) -> None:
        """Save into the journey's file without a word, unless there is something to ask or somebody is typing."""
        document = self._place.document
        if document.path is None or document.is_saved or document.pending_edit() is not None:
            return
        try:
            seen = save_journey(document.session.journey, document.path, document.seen)
        except FileProblem:
            return  # the next Save tells it; until then the recovery copy has everything
        self._saved(document.path, seen, None)

    def confirm_close(self, then: Then) -> None:
        """Ask what becomes of unsaved work, if there is any."""
        document = self._place.document
        if document.is_saved:
            then()
            return
        answers = [
            Answer("save", _("Save"), QMessageBox.ButtonRole.AcceptRole),
            Answer("discard", _("Discard"), QMessageBox.ButtonRole.DestructiveRole),
            cancel_answer(),
        ]

        def answered(key: str) -> None:
            if key == "save":
                self.save(then)
            elif key == "discard":
                then()

        question = _("“{title}” has changes that are not saved.").format(title=document.title)
        ask(self._window, question, _("If you discard them, they are lost."), answers, answered)

    def _write(self, path: Path, expected: Fingerprint | None, then: Then | None) -> None:
        document = self._place.document
        journey = document.session.journey

        def done(seen: Fingerprint) -> None:
            self._saved(path, seen, then)

        def failed(error: Exception) -> None:
            if isinstance(error, ChangedOnDisk):
                self._ask_about_other(path, then)
            elif isinstance(error, FileProblem):
                tell(self._window, _("The journey was not saved."), error.message)
            else:
                raise error

        if document.is_large:
            self._write_large(path, expected, done, failed)
            return
        try:
            seen = save_journey(journey, path, expected)
        except FileProblem as problem:
            failed(problem)
        else:
            done(seen)

    def _write_large(
        self, path: Path, expected: Fingerprint | None, done: Callable[[Fingerprint], None], failed: Failed
    ) -> None:
        """Write in a thread. Cancel leaves the file as it was, until the moment it is replaced."""
        journey = self._place.document.session.journey
        written: list[Fingerprint] = []

        def job(progress: Progress) -> Fingerprint:
            def stop_when_cancelled() -> None:
                if not progress(1.0):
                    raise _Cancelled

            written.append(save_journey(journey, path, expected, stop_when_cancelled))
            return written[0]

        def cancelled() -> None:
            for seen in written:  # too late: the file is the new one, and says so
                self._saved(path, seen, None)

        run_with_progress(self._window, _("Saving…"), job, done, failed, cancelled)

    def _saved(self, path: Path, seen: Fingerprint, then: Then | None) -> None:
        self._place.document.mark_saved(path, seen)
        self._place.settings.add_recent(path)
        self._place.settings.folder = path.parent
        if then is not None:
            then()

    def _ask_about_other(self, path: Path, then: Then | None) -> None:
        """Somebody else changed the file since it was opened."""
        answers = [
            Answer("both", _("Keep both"), QMessageBox.ButtonRole.AcceptRole),
            Answer("overwrite", _("Overwrite"), QMessageBox.ButtonRole.DestructiveRole),
            Answer("reload", _("Reload"), QMessageBox.ButtonRole.DestructiveRole),
            cancel_answer(),
        ]
        question = _("{name} was changed by somebody else since you opened it.").format(name=path.name)
        detail = _(
            "Keep both saves your version beside it under a new name. Overwrite replaces theirs with yours. "
            "Reload opens theirs and gives up your changes."
        )
        ask(self._window, question, detail, answers, lambda key: self._answered(key, path, then))

    def _answered(self, key: str, path: Path, then: Then | None) -> None:
        if key == CANCEL:
            return
        if key == "overwrite":
            self._write(path, None, then)
        elif key == "reload":
            self._place.reload()
        else:
            try:
                beside, seen = copy_beside(path, self._place.document.session.journey)
            except FileProblem as problem:
                tell(self._window, _("The journey was not saved."), problem.message)
            else:
                self._saved(beside, seen, then)


def file_stem(title: str) -> str:
    """A file name, without its suffix, for a journey called `title`."""
    kept = "".join(" " if sign in _NOT_IN_NAMES or not sign.isprintable() else sign for sign in title)
    return " ".join(kept.split()).strip(". ")[:80] or _("Untitled journey")
