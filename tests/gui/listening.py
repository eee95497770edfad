"""A screen reader beside the running program: a session bus of their own, and a client of AT-SPI to ask."""

import json
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.gui.desktop import private_bus
from tests.gui.screens import Screen

_PROBE = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def system_python() -> str:
    """The Python that has the bindings of AT-SPI; empty for none."""
    pythons = [python for python in ("/usr/bin/python3", sys.executable) if Path(python).exists()]
    return next((python for python in pythons if _runs(python)), "")


def _runs(python: str) -> bool:
    return subprocess.run([python, "-c", _PROBE], capture_output=True, check=False).returncode == 0


def missing() -> str:
    """What a screen reader needs and is not installed, by the name of its package; empty for nothing."""
    wanted = {
        "dbus": shutil.which("dbus-daemon"),
        "at-spi2-core": any(Path(launcher).exists() for launcher in _LAUNCHERS),
        "gir1.2-atspi-2.0 and python3-gi": system_python(),
    }
    return ", ".join(package for package, there in wanted.items() if not there)


class Seen(NamedTuple):
    """What a screen reader is told of one thing."""

    role: str
    name: str
    description: str
    box: list[int]
    states: list[str]
    actions: list[str]


class Reader:
    """Asks the program over the accessibility bus. A path is made of (role, name) pairs, see `screen_reader.py`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, verb: str, *path: tuple[str, str], **more: object) -> Any:
        """The plain answer to a question."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        stdin.write(json.dumps({"ask": verb, "path": path, **more}) + "\n")
        stdin.flush()
        return json.loads(stdout.readline())["answer"]

    def look(self, *path: tuple[str, str]) -> Seen | None:
        """What is told of one thing; None when it is not there."""
        found = self.ask("look", *path)
        return Seen(**found) if found else None

    def names(self, *path: tuple[str, str]) -> list[str]:
        """What stands right below."""
        return [name for _role, name in self.ask("below", *path) or []]

    def acts(self, action: str, *path: tuple[str, str]) -> bool:
        """Do an action of a thing; whether it has one of that name."""
        return bool(self.ask("act", *path, action=action))

    def writes(self, text: str, *path: tuple[str, str]) -> bool:
        """Replace a field's text; whether it took it."""
        return bool(self.ask("write", *path, text=text))

    def heard(self) -> list[str]:
        """What had the keyboard, in order, as it was announced."""
        return self.ask("heard")


@contextmanager
def session_bus(shown: Screen, folder: Path) -> Generator[Screen]:
    """The same screen with a message bus of its own, where assistive technology is on."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {**shown.environment, "XDG_RUNTIME_DIR": str(runtime), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    with private_bus(environment) as address:
        heard = Screen(shown.environment["DISPLAY"])
        heard.environment = {**environment, "DBUS_SESSION_BUS_ADDRESS": address}
        yield heard


@contextmanager
def reader(heard: Screen, program: str) -> Generator[Reader]:
    """A screen reader that reads one program."""
    script = Path(__file__).with_name("screen_reader.py")
    environment = {key: value for key, value in heard.environment.items() if not key.startswith("PYTHON")}
    process = subprocess.Popen(
        [system_python(), str(script), program],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Reader(process)
    finally:
        process.kill()
        process.communicate()
