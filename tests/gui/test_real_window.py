"""The program as it is started by a person: its own process, a real X screen, real keys and a real mouse."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journeyboard.journey.starting import new_journey
from journeyboard.storage.files import open_journey, save_journey

PATIENCE = 30.0

pytestmark = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="Xvfb and xdotool are not installed"
)


def _until(true: Callable[[], object]) -> None:
    """Wait for what another process does; fails when it takes too long."""
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        pause.wait(0.05)


@pytest.fixture
def screen() -> Iterator[str]:
    """The display name of an X server of our own."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait()


class Program:
    """The running editor, and hands on its keyboard and mouse."""

    def __init__(self, screen: str, state: Path, *files: Path) -> None:
        self._environment = {
            **os.environ,
            "DISPLAY": screen,
            "QT_QPA_PLATFORM": "xcb",
            "JOURNEYBOARD_STATE": str(state),
            "JOURNEYBOARD_LANGUAGE": "en",
        }
        command = [sys.executable, "-m", "journeyboard", *map(str, files)]
        self.process = subprocess.Popen(command, env=self._environment, stderr=subprocess.PIPE, text=True)

    def hand(self, *arguments: str) -> str:
        """What xdotool prints for these arguments."""
        done = subprocess.run(
            [shutil.which("xdotool") or "", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout

    def wait_for_window(self, title: str) -> None:
        """Wait until a window whose title begins so is shown."""
        _until(lambda: self.process.poll() is not None or self.hand("search", "--onlyvisible", "--name", f"^{title}"))
        assert self.process.poll() is None

    def end(self) -> None:
        """End it whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


@pytest.fixture
def run(screen: str, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    programs: list[Program] = []

    def started(*files: Path) -> Program:
        programs.append(Program(screen, tmp_path / "state", *files))
        return programs[-1]

    yield started
    for program in programs:
        program.end()


def _cards(path: Path) -> set[str]:
    return {card.text for card in open_journey(path).journey.cards.values()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tried.journey"
    save_journey(new_journey("Tried", ["One", "Two", "Three"]), path, None)
    return path


def test_a_person_writes_cards_undoes_saves_and_leaves(run: Callable[..., Program], file: Path) -> None:
    program = run(file)
    program.wait_for_window("tried")
    program.hand("mousemove", "330", "300", "click", "1")
    program.hand("type", "--delay", "20", "first")
    program.hand("key", "Return")
    program.hand("type", "--delay", "20", "second")
    program.hand("key", "Return", "Escape", "ctrl+z", "ctrl+s")
    _until(lambda: _cards(file) == {"first"})
    program.hand("key", "ctrl+shift+z", "ctrl+s")
    _until(lambda: _cards(file) == {"first", "second"})
    program.hand("key", "ctrl+q")
    assert program.process.wait(PATIENCE) == 0
    assert program.process.stderr is not None
    assert "Traceback" not in program.process.stderr.read()


def test_after_a_kill_the_next_start_offers_what_was_typed(
    run: Callable[..., Program], file: Path, tmp_path: Path
) -> None:
    program = run(file)
    program.wait_for_window("tried")
    program.hand("mousemove", "330", "300", "click", "1")
    program.hand("type", "--delay", "20", "still being typed")
    copies = tmp_path / "state"
    _until(lambda: any(b"still being typed" in path.read_bytes() for path in copies.rglob("*") if path.is_file()))
    program.process.send_signal(signal.SIGKILL)
    program.process.wait()
    assert _cards(file) == set()

    again = run(file)
    again.wait_for_window("tried")
    _until(lambda: len(again.hand("search", "--onlyvisible", "--name", ".").split()) > 1)
