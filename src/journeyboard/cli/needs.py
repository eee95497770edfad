"""What a command needs of the machine: a display, or Qt without one."""

import os
import sys

from journeyboard.language import _
from journeyboard.storage.problems import FileProblem


def need_display() -> None:
    """Qt ends the process where it finds no display; say so before."""
    shows = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in shows):
        raise FileProblem(_("The editor needs a display. Without one there are: show, check, metrics, export."))


def need_qt() -> None:
    """Make the Qt application that fonts and pictures need; no window and no display."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    global _qt  # noqa: PLW0603 - it lives as long as the process
    _qt = QGuiApplication.instance() or QGuiApplication(["journeyboard"])


_qt: object = None
