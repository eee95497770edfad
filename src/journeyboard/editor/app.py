"""The editor as a program: from the command line to the first window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from journeyboard import resources
from journeyboard.editor import memory
from journeyboard.editor.accessible import speaker
from journeyboard.editor.crashing import guard
from journeyboard.editor.instance import Instance, hand_over
from journeyboard.editor.look import Look
from journeyboard.editor.settings import Settings
from journeyboard.editor.windows import Windows, speak
from journeyboard.editor.work import wait_for_all
from journeyboard.language import current_language, number_language

_PORTAL_AFTER = 300
"""Milliseconds from the first window until the desktop is asked about motion: nothing moves before, and starting takes
no longer."""
_TURN = 0.001
"""Seconds after which a thread that reads or paints beside gives the window its turn. Python's own 5 ms add up: the
answers of a reading, each waiting so long for its turn, held the window up for 150 ms and more."""


def main(argv: Sequence[str] | None = None) -> int:
    """Open the journeys named in `argv` (the program's own arguments without one), else the start page. The exit
    code."""
    files = [Path(name) for name in (sys.argv[1:] if argv is None else argv) if not name.startswith("-")]
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["journeyboard"])
    if hand_over(files):
        return 0
    windows = make_program(application)
    instance = Instance(windows.open_for_another, application)
    for path in files:
        windows.open(path)
    if not windows.opened:
        windows.show_start()
    QTimer.singleShot(0, windows.offer_recovery)  # when the window is shown
    if sys.platform not in {"win32", "darwin"}:  # they have no desktop bus
        QTimer.singleShot(_PORTAL_AFTER, windows.look, lambda: _follow_portal(windows.look))
    code = application.exec()
    instance.close()
    wait_for_all()
    windows.settings.sync()
    return code


def _follow_portal(look: Look) -> None:
    try:
        from PySide6.QtDBus import QDBusConnection

        from journeyboard.editor.portal import PortalMotion
    except ImportError:  # some distributions leave it out
        return
    PortalMotion(QDBusConnection.sessionBus(), look)


def make_program(application: QApplication) -> Windows:
    """Everything but a window: name, language, look, and what becomes of errors nobody foresaw."""
    memory.collect_when_idle()
    sys.setswitchinterval(_TURN)
    application.setApplicationName("journeyboard")
    application.setApplicationDisplayName("Journeyboard")
    application.setDesktopFileName("org.journeyboard.Journeyboard")
    application.setWindowIcon(QIcon(str(resources.path("icons/journeyboard.svg"))))
    settings = Settings()
    speak(settings)
    windows = Windows(settings, Look(application, settings))
    words = _QtWords(application)
    windows.on_language = words.follow
    words.follow()
    guard(windows)
    speaker.install()
    return windows


class _QtWords:
    """Qt's own dialogs and number fields in the program's language."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translator = QTranslator(application)

    def follow(self) -> None:
        """Speak the program's language."""
        QLocale.setDefault(QLocale(number_language()))
        self._application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if current_language() != "en" and self._translator.load(f"qtbase_{current_language()}", folder):
            self._application.installTranslator(self._translator)


if __name__ == "__main__":
    sys.exit(main())
