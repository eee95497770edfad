"""The process itself: requests come in on the standard input, answers go out on the standard output, both pickled."""

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

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
    Request,
    Rows,
)
from journeyboard.editor.importing.process.reports import report_of, rows_of
from journeyboard.journey.changes import Change
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Record, Source
from journeyboard.language import _, set_language
from journeyboard.metrics.files.sheets import Sheet
from journeyboard.metrics.files.workbook import Workbook, open_workbook
from journeyboard.metrics.landing import to_change
from journeyboard.metrics.preview import Preview
from journeyboard.metrics.problems import TableProblem
from journeyboard.metrics.refreshing import refresh

AT_ONCE = 500
"""So many records are made within a few milliseconds by the window's process."""
_STEP = 0.01


def main() -> None:
    """Answer until the window closes its end. What libraries print goes to the standard error."""
    with os.fdopen(os.dup(1), "wb") as answers, open(0, "rb", closefd=False) as requests:
        os.dup2(2, 1)
        serve(requests, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer one request after the other."""

    def tell(answer: Answer) -> None:
        pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()

    reader = _Reader(tell)
    while True:
        try:
            request: Request = pickle.load(requests)  # noqa: S301 - from the window that started this process
        except EOFError:
            return
        try:
            reader.answer(request)
        except TableProblem as problem:
            tell(Refused(str(problem)))
        except MemoryError:
            reader.forget()
            tell(Refused(too_large(reader.place)))
        except OSError as error:
            tell(Refused(f"{reader.place}: {error.strerror or error}"))


def too_large(place: str) -> str:
    """What is said of a table that cannot be held in memory."""
    return str(
        TableProblem(
            _("The table needs more memory than there is for it. Save only the rows and columns you need."), place
        )
    )


@dataclass(frozen=True)
class _Kept(Workbook):
    """A workbook that keeps the sheet it has read last, and tells how far the reading is."""

    told: Callable[[float], None] = field(default=lambda _share: None, compare=False)
    kept: dict[str, Sheet] = field(default_factory=dict, compare=False)

    def read(self, sheet: str = "", told: Callable[[float], None] | None = None) -> Sheet:
        name = sheet or self.sheets[0]
        if name not in self.kept:
            self.kept.clear()
            self.kept[name] = super().read(name, told or self.told)
        return self.kept[name]


class _Reader:
    """What is known so far of the one file and its journey."""

    def __init__(self, tell: Callable[[Answer], None]) -> None:
        self._tell = tell
        self._open: Open | None = None
        self._records: list[Record] = []
        self._workbook: _Kept | None = None
        self._preview: Preview | None = None

    @property
    def place(self) -> str:
        """The file's name."""
        return self._open.path.name if self._open else ""

    def forget(self) -> None:
        """Let go of everything large."""
        self._workbook = self._preview = None

    def answer(self, request: Request) -> None:
        """Do what is asked; raises TableProblem."""
        match request:
            case Open():
                self._open = request
                set_language(request.language)
                limit_memory(request.most_memory)
            case Records(records):
                self._records += records
            case Read(recipe):
                self._preview = None
                opened, workbook, journey = self._asked(), self._opened(), self._journey()
                source = journey.find(Source, opened.source)
                again = refresh(workbook, journey, source, opened.today, recipe)
                self._preview = again.preview
                self._tell(report_of(again, journey))
            case FetchRows(first, count):
                if self._preview is not None:
                    self._tell(Rows(first, rows_of(self._preview, first, count)))
            case Land(folder):
                self._land(to_change(self._journey(), self._read(), folder))

    def _journey(self) -> Journey:
        return Journey(self._records)

    def _read(self) -> Preview:
        if self._preview is None:
            raise RuntimeError("nothing has been read that could land")
        return self._preview

    def _asked(self) -> Open:
        if self._open is None:
            raise RuntimeError("no file is open")
        return self._open

    def _opened(self) -> _Kept:
        if self._workbook is None:
            self._tell(Progress(_("Opening the file…")))
            book = open_workbook(self._asked().path)
            self._workbook = _Kept(book.path, book.kind, book.sha256, book.sheets, told=self._progress())
        else:
            self._tell(Progress(_("Understanding the table…")))
        return self._workbook

    def _progress(self) -> Callable[[float], None]:
        """Tells each hundredth of the rows once."""
        last = -1.0

        def told(share: float) -> None:
            nonlocal last
            if share >= 1:
                last = -1.0
                self._tell(Progress(_("Understanding the table…")))
            elif abs(share - last) >= _STEP:
                last = share
                self._tell(Progress(_("Reading the rows…"), share))

        return told

    def _land(self, change: Change) -> None:
        sent = 0
        for edits in _in_parts(change):
            self._tell(edits)
            sent += len(edits.before)
            self._tell(Progress(_("Landing the values…"), sent / len(change.edits)))
        self._tell(Landed(change.label))


def _in_parts(change: Change) -> Iterator[Edits]:
    """The edits by kinds of records, in parts that are made quickly."""
    part: list[tuple[str, dict[str, object]]] = []
    kind: type[Record] | None = None
    for edit in change:
        record = edit.record
        if kind is not None and (type(record) is not kind or len(part) == AT_ONCE):
            yield _part(kind, part)
            part = []
        kind = type(record)
        part.append((edit.before.id if edit.before else "", dict(record.__dict__)))
    if kind is not None:
        yield _part(kind, part)


def _part(kind: type[Record], part: list[tuple[str, dict[str, object]]]) -> Edits:
    return Edits(kind, tuple(before for before, _fields in part), tuple(fields for _before, fields in part))


def limit_memory(most: int) -> None:
    """Let the process have `most` bytes (0: as many as there are), where the system can keep it to that."""
    if not most or sys.platform == "win32":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
