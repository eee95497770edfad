"""One running program: a second start hands its files over."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Person

from journeyboard.editor import instance as module
from journeyboard.editor.instance import Instance, hand_over


@pytest.fixture
def heard() -> list[list[Path]]:
    return []


@pytest.fixture
def running(state_folder: Path, heard: list[list[Path]], qapp: QObject) -> Iterator[Instance]:
    assert state_folder
    instance = Instance(heard.append, qapp)
    yield instance
    instance.close()


SECOND = """
import sys
from pathlib import Path
from journeyboard.editor.instance import hand_over
sys.exit(not hand_over([Path(name) for name in sys.argv[1:]]))
"""


def start_again(qtbot: QtBot, *files: Path) -> bool:
    """Whether a second start could hand its files over."""
    process = subprocess.Popen([sys.executable, "-c", SECOND, *map(str, files)])
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
    return process.returncode == 0


@pytest.mark.usefixtures("state_folder", "qapp")
def test_without_a_running_program_nothing_is_handed_over() -> None:
    assert not hand_over([Path("a.journey")])


@pytest.mark.usefixtures("running")
def test_files_are_opened_by_the_one_that_runs(qtbot: QtBot, heard: list[list[Path]], tmp_path: Path) -> None:
    assert start_again(qtbot, tmp_path / "a b.journey", tmp_path / "ü.journey")
    assert heard == [[tmp_path / "a b.journey", tmp_path / "ü.journey"]]


@pytest.mark.usefixtures("running")
def test_a_start_without_files_is_heard_too(qtbot: QtBot, heard: list[list[Path]]) -> None:
    assert start_again(qtbot)
    assert heard == [[]]


@pytest.mark.usefixtures("running")
def test_noise_on_the_line_is_passed_over(qtbot: QtBot, heard: list[list[Path]]) -> None:
    socket = QLocalSocket()
    socket.connectToServer(module._name())
    assert socket.waitForConnected(1000)
    socket.write(b"no json\n")
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == []


def test_a_later_start_opens_windows_or_brings_one_up(person: Person) -> None:
    windows = person.windows
    windows.open_for_another([])
    assert windows.start is not None
    assert windows.start.isVisible()
    windows.open_for_another([person.sample()])
    assert not windows.start.isVisible()
    assert [window.document.file_name for window in windows.opened] == ["online-shop.journey"]
    windows.open_for_another([])
    assert len(windows.opened) == 1


def test_the_second_process_ends_at_once(
    running: Instance, heard: list[list[Path]], qtbot: QtBot, state_folder: Path, person: Person
) -> None:
    assert running
    file = person.sample()
    environment = {**os.environ, "JOURNEYBOARD_STATE": str(state_folder), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen([sys.executable, "-m", "journeyboard", str(file)], env=environment)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
    assert process.returncode == 0
    assert heard == [[file]]
