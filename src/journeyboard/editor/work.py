"""Slow work off the GUI thread, with progress and Cancel."""

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import _

T = TypeVar("T")
Progress = Callable[[float], bool]
"""Told the share (0–1) that is done; answers whether to go on."""


class _Signals(QObject):
    progressed = Signal(float)
    ended = Signal()


class Work(Generic[T]):
    """Runs `job` in a thread of its own; `done` or `failed` is called back in the GUI thread, neither after a cancel.

    `job` is given a `Progress` to call now and then.
    """

    def __init__(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        cancelled: Callable[[], None] | None = None,
    ) -> None:
        self._job, self._done, self._failed, self._cancelled = job, done, failed, cancelled
        self._stop = threading.Event()
        self._result: T | None = None
        self._error: Exception | None = None
        self._signals = _Signals()
        self.progressed = self._signals.progressed
        self._signals.ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin. The work keeps itself alive until it has ended."""
        _running.add(self)
        self._thread.start()

    def cancel(self) -> None:
        """Ask the job to stop when it next tells its progress; what it gives back then is dropped."""
        self._stop.set()

    def wait(self) -> None:
        """Let the job end before anything else happens; its callbacks come to nothing."""
        self._stop.set()
        self._cancelled = None
        self._thread.join()

    def _run(self) -> None:
        try:
            self._result = self._job(self._progress)
        except Exception as error:  # handed to the GUI thread, which tells it
            self._error = error
        self._signals.ended.emit()

    def _progress(self, share: float) -> bool:
        self._signals.progressed.emit(share)
        return not self._stop.is_set()

    def _finish(self) -> None:
        _running.discard(self)
        if self._stop.is_set():
            if self._cancelled is not None:
                self._cancelled()
        elif self._error is not None:
            self._failed(self._error)
        else:
            self._done(self._result)  # pyright: ignore[reportArgumentType] - None only where T is


_running: set[Work[Any]] = set()
"""The works under way: nothing else need hold them."""


def is_busy() -> bool:
    """Whether some work is under way."""
    return bool(_running)


def wait_for_all() -> None:
    """Let the threads end before the program does."""
    for work in tuple(_running):
        work.wait()


def run_with_progress(
    parent: QWidget,
    title: str,
    job: Callable[[Progress], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    cancelled: Callable[[], None] | None = None,
) -> Work[T]:
    """Start a `Work` behind a progress dialog, which blocks the window of `parent` at once, so that nothing the job
    reads is edited meanwhile."""
    dialog = QProgressDialog(title, _("Cancel"), 0, 0, parent)
    dialog.setWindowTitle(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    dialog.setMinimumWidth(scaled(360))

    def after(then: Callable[..., None] | None) -> Callable[..., None]:
        def end(*result: object) -> None:
            dialog.hide()
            dialog.deleteLater()
            if then is not None:
                then(*result)

        return end

    def show_progress(share: float) -> None:
        dialog.setMaximum(1000)
        dialog.setValue(round(share * 1000))

    work = Work(job, after(done), after(failed), after(cancelled))
    work.progressed.connect(show_progress)
    dialog.canceled.connect(work.cancel)
    dialog.show()
    work.start()
    return work
