"""Reading a table in a process of its own, so that the window answers whatever the file is.

A thread would not do: the readers of files hold the interpreter's lock for seconds. Two threads pass requests and
answers on in small parts.
"""

import gc
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from journeyboard.editor.importing.process import READ_TABLES
from journeyboard.editor.importing.process.messages import (
    Answer,
    Edits,
    FetchRows,
    Land,
    Landed,
    Open,
    Progress,
    Read,
    Records,
    Refused,
    Report,
    Request,
)
from journeyboard.editor.importing.process.serving import AT_ONCE, too_large
from journeyboard.journey.changes import Change, Edit
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    JourneyInfo,
    Lane,
    Metric,
    Persona,
    Reading,
    Record,
    Source,
    Stage,
    Step,
)
from journeyboard.language import _, current_language
from journeyboard.metrics.recipe import Recipe

MOST_MEMORY = 3_000_000_000
"""Bytes of address space that reading may take."""
LONGEST = 300
"""Seconds that one request may take."""
_MANY = 20_000
"""Edits from which on the memory of a landing is worth a thought."""
_KINDS = (JourneyInfo, Stage, Step, Lane, Metric, Reading, Persona, Source)
"""The records that a table can say something about: cards and pictures stay here."""


class Reader(QObject):
    """Asks the process about the table at `path`, for `journey` as it is when this is made. Signals come in the thread
    of the window. Of several readings asked for at once only the last one is answered."""

    reported = Signal(object)
    """A `Report`."""
    rows_came = Signal(object)
    """`Rows`."""
    progressed = Signal(object)
    """A `Progress`."""
    landed = Signal(object)
    """The `Change` that landing is."""
    refused = Signal(str)
    """Why the request came to nothing."""

    def __init__(
        self,
        path: Path,
        journey: Journey,
        parent: QObject | None = None,
        *,
        source: str = "",
        today: date | None = None,
        most_memory: int = MOST_MEMORY,
        longest: int = LONGEST,
    ) -> None:
        super().__init__(parent)
        self._journey = journey
        self._open = Open(path, current_language(), most_memory, today, source)
        self._talk: _Talk | None = None
        self._reading = False
        self._next: Read | None = None
        self._deadline = QTimer(self, singleShot=True, interval=longest * 1000)
        self._deadline.timeout.connect(self._too_long)

    @property
    def is_busy(self) -> bool:
        """Whether a reading or a landing is under way."""
        return self._deadline.isActive()

    def read(self, recipe: Recipe | None) -> None:
        """Read the table, as the source was read without a recipe; a reading under way is answered no more."""
        if self._reading:
            self._next = Read(recipe)
            return
        self._reading, self._next = True, None
        self._ask(Read(recipe))
        self._deadline.start()

    def fetch(self, first: int, count: int) -> None:
        """Ask for rows of the sheet that was read last."""
        if not self._reading:
            self._ask(FetchRows(first, count))

    def land(self, folder: Path | None) -> None:
        """Ask for what landing the table does."""
        self._ask(Land(folder))
        self._deadline.start()

    def stop(self) -> None:
        """End the process, whatever it does; it is started again when something is asked."""
        self._deadline.stop()
        self._reading, self._next = False, None
        if self._talk is not None:
            self._talk.heard.disconnect(self._heard)
            self._talk.end()
            self._talk = None

    def _ask(self, request: Request) -> None:
        if self._talk is None:
            self._talk = _Talk(self._journey.get, self)
            self._talk.heard.connect(self._heard, Qt.ConnectionType.QueuedConnection)
            self._talk.say([self._open])
            records = tuple(record for kind in _KINDS for record in self._journey.all(kind).values())
            self._talk.say(Records(records[at : at + AT_ONCE]) for at in range(0, len(records), AT_ONCE))
        self._talk.say([request])

    def _heard(self, answer: object) -> None:
        match answer:
            case Progress():
                self.progressed.emit(answer)
                return
            case Report() | Refused() if self._reading and self._next is not None:
                self._reading = False
                self.read(self._next.recipe)
                return
            case Report():
                self._end()
                self.reported.emit(answer)
            case Change():
                self._end()
                self.landed.emit(answer)
            case Refused(message):
                self._end()
                self.refused.emit(message)
            case None:
                self._died()
            case _:
                self.rows_came.emit(answer)

    def _end(self) -> None:
        self._reading = False
        self._deadline.stop()

    def _died(self) -> None:
        """The process ended by itself: readers of files in other languages do so for want of memory."""
        self.stop()
        self.refused.emit(too_large(self._open.path.name))

    def _too_long(self) -> None:
        self.stop()
        text = _("Reading the table takes too long and was ended. Save only the rows and columns you need.")
        self.refused.emit(f"{self._open.path.name}: {text}")


class _Talk(QObject):
    """One run of the process. Answers are told one by one; None when it has ended by itself."""

    heard = Signal(object)

    def __init__(self, known: Callable[[str], Record | None], parent: QObject) -> None:
        super().__init__(parent)
        self._known = known
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._requests: queue.SimpleQueue[Iterable[Request] | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._write, self._listen)]
        for thread in self._threads:
            thread.start()

    def say(self, requests: Iterable[Request]) -> None:
        """Send requests, when the process takes them."""
        self._requests.put(requests)

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._requests.put(None)
        for thread in self._threads:
            thread.join()
        self._process.wait()
        self.deleteLater()

    def _write(self) -> None:
        pipe = self._process.stdin
        if pipe is None:
            return
        try:
            with pipe:
                while (requests := self._requests.get()) is not None:
                    for request in requests:
                        pickle.dump(request, pipe, protocol=pickle.HIGHEST_PROTOCOL)
                        pipe.flush()
        except OSError:
            return  # it has ended; the other thread tells

    def _listen(self) -> None:
        pipe = self._process.stdout
        if pipe is None:
            return
        with pipe:
            for answer in _answers(pipe, self._known):
                self.heard.emit(answer)
        self.heard.emit(None)


def _answers(pipe: IO[bytes], known: Callable[[str], Record | None]) -> Iterator[object]:
    """The answers as they come; of the parts of a landing the one change that they make.

    Frozen records make no cycles: walking over hundreds of thousands of them again and again would hold the window up.
    """
    edits: list[Edit] = []
    try:
        while True:
            answer: Answer = pickle.load(pipe)  # noqa: S301 - from the process that we started
            match answer:
                case Edits(kind, before, fields):
                    gc.disable()
                    records = _maker(kind).validate_python(fields)
                    edits += [Edit(known(old), record) for old, record in zip(before, records, strict=True)]
                case Landed(label):
                    change, edits = Change(label, tuple(edits)), []
                    if len(change.edits) > _MANY:
                        gc.freeze()
                    gc.enable()
                    yield change
                case _:
                    yield answer
    except (EOFError, pickle.UnpicklingError, OSError):
        return
    finally:
        gc.enable()


@cache
def _maker(kind: type[Record]) -> TypeAdapter[list[Record]]:
    return TypeAdapter(list[kind])  # pyright: ignore[reportInvalidTypeForm] - told at run time


def _command() -> list[str]:
    """What starts the process: our own sources, or the bundled program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_TABLES]
    return [sys.executable, "-m", "journeyboard.editor.importing.process"]
