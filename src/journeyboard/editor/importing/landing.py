"""Landing many values: in slices between which the window answers, and one step to undo."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from journeyboard.editor.session import Session
from journeyboard.journey.changes import Change

AT_ONCE = 2_000
"""Edits that are carried out before the window is looked after again: some ten milliseconds."""


class Landing(QObject):
    """Carries out `change` in slices. `told` hears the share that is done, `done` when all is; when an edit does not
    fit the journey any more, nothing is done and `failed` is called."""

    def __init__(
        self,
        session: Session,
        change: Change,
        told: Callable[[float], None],
        done: Callable[[], None],
        failed: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._told, self._done, self._failed = told, done, failed
        self._parts = session.do_in_parts(change, AT_ONCE)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        try:
            share = next(self._parts, None)
        except ValueError:  # somebody edited the same readings in another window
            self._timer.stop()
            self._failed()
            return
        if share is None:
            self._timer.stop()
            self._done()
        else:
            self._told(share)
