"""A person at a real screen: an X server of its own, the program as a process, real keys and a real mouse.

What makes it dependable on a loaded machine: the server is never reset between two clients, a window manager (where
openbox is installed) gives the windows their place and the focus, and keys are sent only to a window that has it.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0
"""Seconds after which what did not happen never will."""

HAVE_SCREEN = bool(shutil.which("Xvfb") and shutil.which("xdotool"))

_WINDOWS_FILL_THE_SCREEN = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <keyboard/>
  <mouse>
    <context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/></mousebind></context>
  </mouse>
  <applications>
    <application type="normal"><decor>no</decor><maximized>yes</maximized><focus>yes</focus></application>
    <application type="dialog"><decor>no</decor><focus>yes</focus></application>
  </applications>
</openbox_config>
"""


def until(true: Callable[[], object], what: str = "it did not happen in time") -> None:
    """Wait for what another process does; fails when it takes too long."""
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while not true():
        assert time.monotonic() < end, what
        pause.wait(0.05)


class Screen:
    """A display with nobody else on it."""

    def __init__(self, display: str) -> None:
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def hand(self, *arguments: str) -> str:
        """What xdotool prints for these arguments."""
        return self.run("xdotool", *arguments).decode()

    def run(self, program: str, *arguments: str) -> bytes:
        """What another program of this screen prints."""
        command = [shutil.which(program) or program, *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, timeout=PATIENCE, check=False)
        return done.stdout

    def give(self, program: str, *arguments: str, given: bytes) -> None:
        """Let another program of this screen read something; what it leaves running behind it may go on."""
        command = [shutil.which(program) or program, *arguments]
        quiet = subprocess.DEVNULL
        subprocess.run(
            command, env=self.environment, input=given, stdout=quiet, stderr=quiet, timeout=PATIENCE, check=True
        )


@contextmanager
def screen(folder: Path, size: str = "1440x900") -> Generator[Screen]:
    """A display of that size, with a window manager where there is one; `folder` is for what it needs on disk."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    shown = Screen(f":{number}")
    manager = _manage_windows(shown, folder) if shutil.which("openbox") else None
    try:
        yield shown
    finally:
        for process in filter(None, (manager, server)):
            process.terminate()
            process.wait()


def _manage_windows(shown: Screen, folder: Path) -> "subprocess.Popen[bytes]":
    rules, ready = folder / "openbox.xml", folder / "openbox-is-ready"
    rules.write_text(_WINDOWS_FILL_THE_SCREEN, encoding="utf-8")
    command = [shutil.which("openbox") or "", "--config-file", str(rules), "--startup", f"touch {ready}"]
    manager = subprocess.Popen(command, env=shown.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(ready.exists, "the window manager did not start")
    return manager


class Program:
    """The running editor, and hands on its keyboard and mouse."""

    def __init__(self, shown: Screen, state: Path, *files: Path) -> None:
        self.screen = shown
        environment = {**shown.environment, "JOURNEYBOARD_STATE": str(state), "JOURNEYBOARD_LANGUAGE": "en"}
        command = [sys.executable, "-m", "journeyboard", *map(str, files)]
        self._said = state.with_name(f"{state.name}-said-{time.monotonic_ns()}.txt")
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(command, env=environment, stdout=said, stderr=said)

    @property
    def said(self) -> str:
        """What it wrote for nobody: warnings, a traceback."""
        return self._said.read_text(encoding="utf-8", errors="replace")

    # -- windows

    def sees(self, title: str) -> str:
        """Wait until a window whose title begins so is shown, and give its id."""
        return self._wait(lambda: self._shown(title), f"no window “{title}”")

    def works_in(self, title: str) -> None:
        """Wait until the window whose title begins so has the keyboard."""

        def focused() -> str:
            if self._focused().startswith(title):
                return title
            if window := self._shown(title):
                self.screen.hand("windowactivate" if shutil.which("openbox") else "windowfocus", window)
            return ""

        self._wait(focused, f"the keyboard did not come to “{title}”")

    def _shown(self, title: str) -> str:
        return next(iter(self.screen.hand("search", "--onlyvisible", "--name", f"^{title}").split()), "")

    def _focused(self) -> str:
        return self.screen.hand("getwindowfocus", "getwindowname").strip()

    def _wait(self, find: Callable[[], str], what: str) -> str:
        found = ""

        def done() -> bool:
            nonlocal found
            assert self.process.poll() is None, f"the program ended:\n{self.said}"
            found = find()
            return bool(found)

        until(done, what)
        return found

    # -- hands

    def types(self, text: str) -> None:
        """Type letters, figures and spaces."""
        self.screen.hand("type", "--delay", "20", text)

    def presses(self, *keys: str) -> None:
        """Press keys one after the other, as X names them."""
        self.screen.hand("key", "--delay", "30", *keys)

    def clicks(self, x: int, y: int) -> None:
        """Click a point of the screen."""
        self.screen.hand("mousemove", str(x), str(y), "click", "1")

    # -- ending

    def dies(self) -> None:
        """End it as a crash or a lost battery does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        """End it whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


Run = Callable[..., Program]
"""Starts the program with files to open."""
