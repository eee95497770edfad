"""Errors nobody foresaw: the work is kept, the details go to a log, the person reads plain words."""

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from types import TracebackType

from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.windows import Windows
from journeyboard.language import _
from journeyboard.storage.places import state_folder

_LOG_BYTES = 500_000
_log = logging.getLogger("journeyboard")


def guard(windows: Windows) -> None:
    """Let no error end the program unseen from now on."""
    hook = _Guard(windows)
    sys.excepthook = hook.caught


class _Guard:
    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self._is_telling = False
        folder = state_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            log = RotatingFileHandler(folder / "journeyboard.log", maxBytes=_LOG_BYTES, backupCount=1, delay=True)
            log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
            _log.addHandler(log)
        except OSError as error:
            _log.warning("no log: %s", error)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Python's hook for an exception that nothing handled."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("unforeseen: %s", "".join(traceback.format_exception(kind, error, trace)))
        self._keep_work()
        if not self._is_telling:
            self._is_telling = True
            box = tell(
                self._windows.opened[-1] if self._windows.opened else None,
                _("Something went wrong that should not have."),
                _("Your work is kept in a recovery copy. Save it under a new name, then restart Journeyboard. "
                  "The details are in {log}.").format(log=state_folder() / "journeyboard.log"),
            )  # fmt: skip
            box.finished.connect(self._told)

    def _told(self) -> None:
        self._is_telling = False

    def _keep_work(self) -> None:
        for window in self._windows.opened:
            try:
                window.recovery.write_now()
            except Exception as error:
                _log.error("no recovery copy: %s", error)
