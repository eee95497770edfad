"""The hands of a new user: keys and a mouse at a human pace, a clock, and a camera."""

import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.gui.screens import PATIENCE, Program, Screen

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that a person takes: for a letter, for a key that does something, to aim the mouse, to look."""

    letter: float
    key: float
    aim: float
    look: float

    def __str__(self) -> str:
        return (
            f"{1 / self.letter:g} letters a second, {1 / self.key:g} keys a second, "
            f"{self.aim:g} s for each click, {self.look:g} s for each look"
        )


HUMAN = Pace(letter=0.2, key=0.4, aim=1.5, look=2.0)
"""About sixty words a minute, and nobody who knows the keys by heart."""
QUICK = Pace(letter=0.01, key=0.02, aim=0.05, look=0.5)
"""Nobody's pace: about as fast as the program can be told."""


@dataclass(slots=True)
class Count:
    """What was done, and how long it took."""

    letters: int = 0
    keys: int = 0
    clicks: int = 0
    looks: int = 0
    taken: float = 0.0
    """Seconds from the first hand to the last."""
    waited: float = 0.0
    """Seconds of these that were the person's, not the program's."""

    def at(self, pace: Pace) -> float:
        """Seconds it takes at another pace: the person's and the program's."""
        hands = self.letters * pace.letter + self.keys * pace.key + self.clicks * pace.aim + self.looks * pace.look
        return hands + self.taken - self.waited

    def __str__(self) -> str:
        return (
            f"{clock(self.taken)} by the clock, {clock(self.taken - self.waited)} of it net, waiting for the program "
            f"({self.letters} letters, {self.keys} keys, {self.clicks} clicks, {self.looks} looks)"
        )


class Hands:
    """What a person does with the program, counted."""

    def __init__(self, program: Program, pace: Pace) -> None:
        self.program, self.pace, self.count = program, pace, Count()
        self._began = time.monotonic()

    @property
    def screen(self) -> Screen:
        """The screen that the person looks at."""
        return self.program.screen

    def types(self, text: str) -> None:
        """Type a text."""
        for letter in text:
            self._takes(self.pace.letter, "type", "--delay", "0", "--", letter)
        self.count.letters += len(text)

    def presses(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self._takes(self.pace.key, "key", key)
        self.count.keys += len(keys)

    def clicks(self, x: int, y: int) -> None:
        """Aim at a point of the screen, and click."""
        self._takes(self.pace.aim, "mousemove", str(x), str(y))
        self.screen.hand("click", "1")
        self.count.clicks += 1

    def looks(self) -> None:
        """See what has come."""
        self.count.looks += 1
        self._takes(self.pace.look)

    def sees(self, title: str) -> None:
        """Go on in the window with this title, once it is there."""
        self.program.works_in(title)

    @property
    def window(self) -> str:
        """What the window with the keyboard is known by; changes with every other window, whatever its title."""
        return self.screen.hand("getwindowfocus").strip()

    def has_done(self) -> Count:
        """Stop the clock."""
        self.count.taken = time.monotonic() - self._began
        return self.count

    def photographs(self, path: Path) -> None:
        """Keep what is on the screen; the person does not wait for it."""
        before = time.monotonic()
        threading.Event().wait(1)  # what moves comes to rest
        command = [sys.executable, "-m", "tests.gui.camera", str(path.absolute())]
        subprocess.run(command, cwd=_ROOT, env=self.screen.environment, timeout=PATIENCE, check=True)
        self._began += time.monotonic() - before

    def _takes(self, seconds: float, *hand: str) -> None:
        """Move a hand, and let so much time pass from its beginning: the person's, not the program's."""
        began = time.monotonic()
        if hand:
            self.screen.hand(*hand)
        threading.Event().wait(max(0.0, began + seconds - time.monotonic()))
        self.count.waited += time.monotonic() - began


def clock(seconds: float) -> str:
    """Minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
