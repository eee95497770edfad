"""What is said when a file stands, with ways to it."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from journeyboard.editor.dialogs.messages import Answer, ask
from journeyboard.language import _


def tell_written(parent: QWidget, path: Path) -> QMessageBox:
    """Say that the file stands, and offer to show or open it."""

    def follow(answer: str) -> None:
        if answer == "show":
            show_in_folder(path)
        elif answer == "open":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    answers = [
        Answer("close", _("Close"), QMessageBox.ButtonRole.RejectRole),
        Answer("show", _("Show in folder")),
        Answer("open", _("Open")),
    ]
    text = _("{name} is written.").format(name=path.name)
    return ask(parent, text, str(path.parent), answers, follow, warning=False)


def show_in_folder(path: Path) -> None:
    """Open the file manager where the file is, the file selected where the system can."""
    if sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", str(path)])  # noqa: S603, S607 - the system's own file manager
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])  # noqa: S603, S607 - as above
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
