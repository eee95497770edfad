"""Recovery copies: what was not yet saved, kept so that a crash loses a second at most.

A copy is one file in the user's state folder: a line of JSON that says which journey it is of and which rounds of a
workshop are going on, then the journey in its own format, written whole or not at all. Pictures stand beside it, each
once, under the hash of their data, so that a map full of photos is copied as quickly as one without. The process that
writes a copy holds a lock as long as it lives; a copy whose lock is free was left behind.
"""

import hashlib
import json
import os
import re
import secrets
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Asset, Record, replace
from journeyboard.journey.rounds import NO_ROUNDS, Rounds
from journeyboard.language import _
from journeyboard.storage.atomic import write_atomically
from journeyboard.storage.files import Fingerprint, fingerprint, read_bytes
from journeyboard.storage.format import Loaded, Notice, dump, load
from journeyboard.storage.locks import Lock, is_held
from journeyboard.storage.places import state_folder
from journeyboard.storage.problems import FileProblem, writing_problem

_KIND = "journeyboard recovery copy"
_REFERENCE = re.compile(r"sha256:([0-9a-f]{64})")
"""What stands for the data of a picture; a colon is never part of base64."""

_PICTURES_KEPT = 3600.0
"""Seconds that a picture is kept though no copy refers to it: one may be about to."""


class RecoveryCopy:
    """The recovery copy of one open journey. `for_path` is its file, `seen` that file as it was opened or saved."""

    def __init__(self, for_path: Path | None, seen: Fingerprint | None = None) -> None:
        self._for_path = for_path.absolute() if for_path is not None else None
        self._seen = seen
        self._path = _folder() / f"{os.getpid()}-{secrets.token_hex(6)}.copy"
        self._lock: Lock | None = None
        self._digests: dict[str, str] = {}
        """The pictures written so far: their data and its hash."""

    def write(self, journey: Journey, rounds: Rounds = NO_ROUNDS) -> None:
        """Write the journey and the rounds as they stand. Raises FileProblem; the copy written before is then still
        there."""
        try:
            _folder().mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else may look inside
            _pictures().mkdir(mode=0o700, exist_ok=True)
            if self._lock is None:
                self._lock = Lock(_lock_of(self._path))
        except OSError as error:
            raise writing_problem(error, self._path) from error
        body = dump(journey, stand_in=self._without_picture)
        write_atomically(self._path, [self._header(journey, rounds), b"\n", body])

    def remove(self) -> None:
        """Take the copy away: the journey was saved or given up. Does nothing where there is none."""
        if self._lock is None:
            return
        _delete(self._path)
        self._lock.release()
        self._lock = None
        self._digests.clear()

    def _header(self, journey: Journey, rounds: Rounds) -> bytes:
        header = {
            "kind": _KIND,
            "file": str(self._for_path) if self._for_path else None,
            "sha256": self._seen.sha256 if self._seen else None,
            "title": journey.info.title,
            "process": os.getpid(),
            "host": socket.gethostname(),
            "written": datetime.now(UTC).isoformat(),
            "rounds": TypeAdapter(Rounds).dump_python(rounds, mode="json"),
        }
        return json.dumps(header, ensure_ascii=False).encode()

    def _without_picture(self, record: Record) -> Record:
        if not isinstance(record, Asset) or not record.data:
            return record
        digest = self._digests.get(record.data)
        if digest is None:
            data = record.data.encode()
            digest = hashlib.sha256(data).hexdigest()
            path = _pictures() / digest
            if path.exists():
                path.touch()
            else:
                write_atomically(path, data)
            self._digests[record.data] = digest
        return replace(record, data=f"sha256:{digest}")


@dataclass(frozen=True, slots=True)
class Recoverable:
    """A recovery copy that a process left behind."""

    path: Path
    """The copy."""
    file: Path | None
    """The journey's file; None for one that was never saved."""
    title: str
    written: datetime
    newer: Literal["copy", "file"]
    """Which of the two is newer. The copy, where the file is gone or as it was when it was opened."""
    rounds: Rounds
    """The rounds of a workshop that were going on."""

    def load(self) -> Loaded:
        """The journey of the copy, its pictures put in. Raises FileProblem."""
        _header, _newline, body = read_bytes(self.path).partition(b"\n")
        loaded = load(body, str(self.path))
        notices = list(loaded.notices)
        records = [_with_picture(record, notices) for record in loaded.journey]
        return Loaded(Journey(records, loaded.journey.extra), tuple(notices), loaded.set_aside)

    def discard(self) -> None:
        """Take the copy away for good."""
        _delete(self.path)


def find_recoverable() -> list[Recoverable]:
    """The copies that processes of this host left behind, the latest first."""
    copies = _folder().glob("*.copy") if _folder().is_dir() else ()
    found = [copy for copy in (_recoverable(path) for path in copies if not is_held(_lock_of(path))) if copy]
    return sorted(found, key=lambda copy: copy.written, reverse=True)


def _recoverable(path: Path) -> Recoverable | None:
    """What the copy's first line tells; None for a copy of another host, or one that another process took away."""
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline())
        if header["kind"] != _KIND or header["host"] != socket.gethostname():
            return None
        file_path = Path(header["file"]) if header["file"] else None
        written = datetime.fromisoformat(header["written"])
        newer = _newer(file_path, header["sha256"], written)
        return Recoverable(path, file_path, str(header["title"]), written, newer, _rounds(header.get("rounds")))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _rounds(told: object) -> Rounds:
    """None where the line says nothing of them, or nothing that can be understood: the journey counts more."""
    try:
        return TypeAdapter(Rounds).validate_python(told)
    except ValidationError:
        return NO_ROUNDS


def _newer(file: Path | None, seen: str | None, written: datetime) -> Literal["copy", "file"]:
    try:
        now = fingerprint(file) if file is not None else None
        if file is None or now is None or now.sha256 == seen:
            return "copy"
        return "file" if file.stat().st_mtime > written.timestamp() else "copy"
    except (OSError, FileProblem):
        return "copy"


def _with_picture(record: Record, notices: list[Notice]) -> Record:
    if not isinstance(record, Asset) or not (reference := _REFERENCE.fullmatch(record.data)):
        return record
    try:
        return replace(record, data=(_pictures() / reference[1]).read_text("ascii"))
    except (OSError, ValueError):
        notices.append(Notice(f"assets.{record.id}", _("the picture of the recovery copy is lost")))
        return replace(record, data="")


def _delete(copy: Path) -> None:
    with suppress(OSError):
        copy.unlink(missing_ok=True)
        _lock_of(copy).unlink(missing_ok=True)
        _delete_pictures()


def _delete_pictures() -> None:
    """Take away the pictures that no copy refers to any more."""
    wanted: set[str] = set()
    for copy in _folder().glob("*.copy"):
        wanted.update(_REFERENCE.findall(copy.read_text("utf-8")))
    for picture in _pictures().iterdir():
        if picture.name not in wanted and time.time() - picture.stat().st_mtime > _PICTURES_KEPT:
            picture.unlink(missing_ok=True)


def _folder() -> Path:
    return state_folder() / "recovery"


def _pictures() -> Path:
    return _folder() / "pictures"


def _lock_of(copy: Path) -> Path:
    return copy.with_suffix(".lock")
