"""Chromium without a window, spoken to by its DevTools protocol through a pipe."""

import fcntl
import json
import os
import select
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

_LONGEST = 60.0
"""Seconds that an answer may take on a busy machine."""


class Tab:
    """One page, with everything it complained of and asked for."""

    def __init__(self, browser: "Browser", session: str) -> None:
        self._browser, self._session = browser, session
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.is_loaded = False
        for domain in ("Runtime", "Log", "Network", "Page"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: object) -> Any:
        """Ask the page for something and wait for the answer."""
        return self._browser.call(method, params, self._session)

    def goes_to(self, address: str) -> None:
        """Load a page and wait until it has."""
        self.call("Page.navigate", url=address)
        self._browser.wait(lambda: self.is_loaded)

    def says(self, expression: str) -> Any:
        """The value of an expression, awaited when it is promised."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def mouse(self, kind: str, x: float, y: float) -> None:
        """Move, press or release the mouse."""
        held = kind != "Released"
        self.call(
            "Input.dispatchMouseEvent",
            type=f"mouse{kind}",
            x=x,
            y=y,
            button="left",
            buttons=1 if held else 0,
            clickCount=1 if kind != "Moved" else 0,
        )

    def types(self, text: str) -> None:
        """Type into what has the focus."""
        self.call("Input.insertText", text=text)

    def heard(self, method: str, params: dict[str, Any]) -> None:
        """The page told something by itself."""
        match method:
            case "Runtime.exceptionThrown":
                self.errors.append(str(params["exceptionDetails"]))
            case "Log.entryAdded" if params["entry"]["level"] == "error":
                self.errors.append(str(params["entry"]))
            case "Page.javascriptDialogOpening":
                self.errors.append(f"a dialog: {params['message']}")
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            case "Page.loadEventFired":
                self.is_loaded = True
            case _:
                pass


class Browser:
    """A running Chromium."""

    def __init__(self, program: str) -> None:
        self._home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        (reads, self._to), (self._from, writes) = os.pipe(), os.pipe()
        # Chromium reads from 3 and writes to 4: the ends are moved out of the way first.
        reads_high, writes_high = fcntl.fcntl(reads, fcntl.F_DUPFD, 20), fcntl.fcntl(writes, fcntl.F_DUPFD, 20)

        def place() -> None:
            os.dup2(reads_high, 3)
            os.dup2(writes_high, 4)

        command = [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--remote-debugging-pipe", f"--user-data-dir={self._home.name}", "--window-size=1280,900",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            command,
            preexec_fn=place,  # noqa: PLW1509 - no other threads here yet
            pass_fds=(3, 4),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for end in (reads, writes, reads_high, writes_high):
            os.close(end)
        self._number = 0
        self._rest = b""
        self._answers: dict[int, dict[str, Any]] = {}
        self._tabs: dict[str, Tab] = {}

    def opens(self, path: Path | None = None) -> Tab:
        """A new tab, with a file in it."""
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        tab = Tab(self, session)
        self._tabs[session] = tab
        if path is not None:
            tab.goes_to(path.as_uri())
        return tab

    def call(self, method: str, params: dict[str, object], session: str = "") -> Any:
        """Ask for something and wait for the answer."""
        self._number += 1
        number = self._number
        asked: dict[str, object] = {"id": number, "method": method, "params": params}
        if session:
            asked["sessionId"] = session
        _write_all(self._to, json.dumps(asked).encode() + b"\0")
        self.wait(lambda: number in self._answers)
        answer = self._answers.pop(number)
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def wait(self, until: Callable[[], bool]) -> None:
        """Listen until something is so."""
        end = monotonic() + _LONGEST
        while not until():
            assert monotonic() < end, "Chromium does not answer"
            if select.select([self._from], [], [], 1.0)[0]:
                read = os.read(self._from, 1 << 20)
                assert read, "Chromium has ended"
                *messages, self._rest = (self._rest + read).split(b"\0")
                for message in messages:
                    self._take(json.loads(message))

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(_LONGEST)
        os.close(self._to)
        os.close(self._from)
        self._home.cleanup()

    def _take(self, message: dict[str, Any]) -> None:
        if "id" in message:
            self._answers[message["id"]] = message
        elif (tab := self._tabs.get(message.get("sessionId", ""))) is not None:
            tab.heard(message["method"], message["params"])


def _write_all(end: int, data: bytes) -> None:
    while data:
        data = data[os.write(end, data) :]
