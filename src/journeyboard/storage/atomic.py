"""Writing a file so that it is there whole or not at all.

The bytes go to a new file in the same folder, which is flushed to the disk and then put in the place of the old
one in one step; the folder is flushed after that. A crash, a full disk or an error before that step leaves the old
file as it was (a crash may leave the new one beside it, under a name that begins with `.journeyboard-`); after it the
new file is whole.
"""

import contextlib
import io
import os
import secrets
import stat
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from journeyboard.language import _
from journeyboard.storage.problems import FileProblem, writing_problem

_CREATE = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def write_atomically(path: Path | str, data: bytes | Iterable[bytes]) -> None:
    """Write `data` to `path`, whole or not at all. Raises FileProblem; the file there is then as it was."""
    with writing(path) as file:
        for part in (data,) if isinstance(data, bytes) else data:
            file.write(part)


@contextmanager
def writing(path: Path | str) -> Generator[io.BufferedRandom]:
    """A file to write, seek and read in, which takes the place of `path` when the block ends without an error.

    A link is followed to the file it points to, whose mode and owner are kept. Raises FileProblem for whatever the
    disk refuses; any error of the block itself goes through. Either way the file at `path` is then as it was.
    """
    target = Path(os.path.realpath(path))
    former = _former(target)
    temporary = target.with_name(f".journeyboard-{secrets.token_hex(8)}.tmp")
    try:
        try:
            descriptor = os.open(temporary, _CREATE, 0o666 if former is None else 0o600)
        except OSError as error:
            raise writing_problem(error, target) from error
        file = io.BufferedRandom(_Temporary(descriptor, target))
        try:
            yield file
            _finish(file, former, target)
        finally:
            # A second failure while cleaning up after the first would only hide it.
            with contextlib.suppress(OSError, FileProblem):
                file.close()
        _put_in_place(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


class _Temporary(io.FileIO):
    """The file that is written to; tells its own errors apart from those of the block that writes."""

    def __init__(self, descriptor: int, target: Path) -> None:
        super().__init__(descriptor, "r+")
        self._target = target

    def write(self, data: object, /) -> int:
        try:
            return super().write(data)  # pyright: ignore[reportArgumentType] - whatever FileIO takes
        except OSError as error:
            raise writing_problem(error, self._target) from error


def _former(target: Path) -> os.stat_result | None:
    """What is known of the file that will be replaced, None without one. Raises FileProblem when it must stay."""
    try:
        former = target.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise writing_problem(error, target) from error
    if stat.S_ISDIR(former.st_mode):
        raise FileProblem(_("{path} is a folder. Choose another name.").format(path=target))
    if not stat.S_ISREG(former.st_mode):
        raise FileProblem(_("{path} is no ordinary file. Choose another name.").format(path=target))
    if not former.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise FileProblem(
            _("{path} is write-protected. Allow writing to it, or save under another name.").format(path=target)
        )
    return former


def _finish(file: io.BufferedRandom, former: os.stat_result | None, target: Path) -> None:
    try:
        file.flush()
        if former is not None and hasattr(os, "fchmod"):
            with contextlib.suppress(OSError):  # somebody else's file in our folder becomes ours
                os.fchown(file.fileno(), former.st_uid, former.st_gid)
            os.fchmod(file.fileno(), stat.S_IMODE(former.st_mode))
        os.fsync(file.fileno())
    except OSError as error:
        raise writing_problem(error, target) from error


def _put_in_place(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except OSError as error:
        raise writing_problem(error, target) from error
    if os.name == "posix":
        # Not every file system can flush a folder; the file itself is safe by now.
        with contextlib.suppress(OSError):
            folder = os.open(target.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
