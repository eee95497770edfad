"""Opening and saving a journey, and telling whether somebody else changed its file meanwhile."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import SetAside
from journeyboard.language import _
from journeyboard.storage.atomic import writing
from journeyboard.storage.format import Notice, dump, load
from journeyboard.storage.json_text import MOST_BYTES, too_large
from journeyboard.storage.problems import FileProblem, reading_problem


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells one state of a file from another."""

    sha256: str
    size: int

    @classmethod
    def of(cls, data: bytes) -> "Fingerprint":
        """The fingerprint of a file with these bytes."""
        return cls(hashlib.sha256(data).hexdigest(), len(data))


@dataclass(frozen=True, slots=True)
class Opened:
    """A journey, what people should know of its file, what of it was set aside now, and the file's fingerprint."""

    journey: Journey
    notices: tuple[Notice, ...]
    set_aside: tuple[SetAside, ...]
    fingerprint: Fingerprint


class ChangedOnDisk(FileProblem):
    """The file is not what was opened: somebody else saved it meanwhile. Nothing was written."""


def read_bytes(path: Path | str) -> bytes:
    """All bytes of a file that may be a journey. Raises FileProblem."""
    path = Path(path)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise FileProblem(_("{path} is no ordinary file. Choose a .journey file.").format(path=path))
        with path.open("rb") as file:
            if (size := os.fstat(file.fileno()).st_size) > MOST_BYTES:
                raise too_large(str(path), size)
            return file.read()
    except OSError as error:
        raise reading_problem(error, path) from error


def open_journey(path: Path | str) -> Opened:
    """Read the journey at `path`. Raises FileProblem; the file is not touched."""
    data = read_bytes(path)
    loaded = load(data, str(path))
    return Opened(loaded.journey, loaded.notices, loaded.set_aside, Fingerprint.of(data))


def fingerprint(path: Path | str) -> Fingerprint | None:
    """The fingerprint of the file at `path` as it is now; None when there is none. Raises FileProblem."""
    path = Path(path)
    return Fingerprint.of(read_bytes(path)) if path.exists() else None


def save_journey(
    journey: Journey,
    path: Path | str,
    expected: Fingerprint | None,
    before_replacing: Callable[[], None] | None = None,
) -> Fingerprint:
    """Write the journey to `path`, whole or not at all, and return the new fingerprint.

    `expected` is the fingerprint of the file as it was opened or last saved; None writes whatever stands there (a new
    name, or a person who chose to overwrite). Raises ChangedOnDisk when the file is another one by now, FileProblem
    when it cannot be written. A file that is gone meanwhile is written anew. What `before_replacing` raises, once
    all is written beside the file, calls the save off: the file is as it was.
    """
    data = dump(journey)
    if expected is not None and fingerprint(path) not in (expected, None):
        raise ChangedOnDisk(
            _(
                "{path} was changed by somebody else since it was opened. Nothing was written. "
                "Keep both, overwrite it, or open it again."
            ).format(path=path)
        )
    with writing(path) as file:
        file.write(data)
        if before_replacing is not None:
            before_replacing()
    return Fingerprint.of(data)
