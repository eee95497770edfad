"""The whole program with a person in front of it: real windows, real files, a state folder of its own."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot
from tests.gui.driver import Driver
from tests.gui.journeys import small_journey
from tests.gui.screens import Program, Run, Screen, screen

from journeyboard import resources
from journeyboard.editor import app, work
from journeyboard.editor.window import Window
from journeyboard.editor.windows import Windows

D = TypeVar("D", bound=QDialog)


class Person:
    """What a person does with the program: opens files, answers questions, uses menus and keys."""

    def __init__(self, qtbot: QtBot, windows: Windows, folder: Path) -> None:
        self.qtbot, self.windows, self.folder = qtbot, windows, folder

    # -- files and windows

    def sample(self, name: str = "online-shop.journey") -> Path:
        """A copy of a sample file that may be written to."""
        return Path(shutil.copy(resources.sample(name), self.folder / name))

    def opens(self, path: Path | None = None) -> Window:
        """Open a file (without one: a new journey) in a window, and look at it."""
        window = self.windows.new() if path is None else self.windows.open(path)
        assert window is not None
        self.sees(window)
        return window

    def sees(self, window: Window) -> None:
        """The window is there and has the focus."""
        self.qtbot.waitExposed(window)
        window.activateWindow()
        window.canvas.setFocus()
        QApplication.processEvents()

    # -- menus and questions

    def chooses(self, window: Window, action: str) -> None:
        """Use an action from a menu."""
        assert window.actions_[action].isEnabled(), f"{action} cannot be used"
        window.actions_[action].trigger()
        QApplication.processEvents()

    def asked(self) -> QMessageBox:
        """The question that stands on screen, once it does."""
        return self._dialog(QMessageBox)

    def answers(self, label: str) -> None:
        """Answer the question on screen by the button with this label."""
        box = self.asked()
        button = next(b for b in box.buttons() if b.text().replace("&", "") == label)
        button.click()
        QApplication.processEvents()

    def names_file(self, path: Path) -> None:
        """Choose a file in the file dialog on screen."""
        dialog = self._dialog(QFileDialog)
        dialog.selectFile(str(path))
        dialog.fileSelected.emit(str(path))
        dialog.done(QDialog.DialogCode.Rejected)
        QApplication.processEvents()

    def is_asked_nothing(self) -> bool:
        """Whether no question stands on screen."""
        QApplication.processEvents()
        return not [box for box in _visible(QMessageBox) if box.isVisible()]

    def _dialog(self, kind: type[D]) -> D:
        self.qtbot.waitUntil(lambda: bool(_visible(kind)))
        return _visible(kind)[-1]


def _visible(kind: type[D]) -> list[D]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]


@pytest.fixture
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and recovery copies of this test alone."""
    folder = tmp_path / "state"
    monkeypatch.setenv("JOURNEYBOARD_STATE", str(folder))
    return folder


@pytest.fixture
def windows(qapp: QApplication, state_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    """The program without a window yet."""
    assert not state_folder.exists()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program sets its own
    windows = app.make_program(qapp)
    yield windows
    for window in tuple(windows.opened):
        window.close_at_once()
    if windows.start is not None:
        windows.start.close()
        windows.start.deleteLater()
    for dialog in _visible(QDialog):
        dialog.close()
    windows.look.choose_motion("system")  # it is a setting of Qt's, which the next test would find
    windows.choose_language("en")  # Qt's own words would stay in another one for the next test
    work.wait_for_all()
    qapp.sendPostedEvents(None, 0)
    qapp.processEvents()
    qapp.setStyleSheet("")


@pytest.fixture
def person(qtbot: QtBot, windows: Windows, tmp_path: Path) -> Person:
    """Somebody in front of the program."""
    return Person(qtbot, windows, tmp_path)


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Screen]:
    """A real screen with nobody else on it."""
    with screen(tmp_path) as shown:
        yield shown


@pytest.fixture
def run(shown: Screen, tmp_path: Path) -> Iterator[Run]:
    """Starts the program on the real screen, with a state of this test alone; each user has another."""
    programs: list[Program] = []

    def started(*files: Path, user: str = "state") -> Program:
        programs.append(Program(shown, tmp_path / user, *files))
        return programs[-1]

    yield started
    for program in programs:
        program.end()


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    """A canvas with a small journey, and a person's hands on it."""
    driver = Driver(small_journey())
    qtbot.addWidget(driver.canvas)
    yield driver
    driver.canvas.finish_editing()
