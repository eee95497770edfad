"""What goes wrong with files, in words for people."""

import errno
from pathlib import Path

from journeyboard.language import _


class FileProblem(Exception):  # noqa: N818 - it is what people read, not what a program did wrong
    """A file that cannot be read or written: what happened, where, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def reading_problem(error: OSError, path: Path) -> FileProblem:
    """The problem of a file that could not be read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return FileProblem(_("There is no file {path}. Check the name and the folder.").format(path=path))
    if isinstance(error, IsADirectoryError):
        return FileProblem(_("{path} is a folder. Choose a file inside it.").format(path=path))
    if isinstance(error, PermissionError):
        return FileProblem(
            _("{path} may not be read. Close it in other programs, or ask for the right to read it.").format(path=path)
        )
    return FileProblem(
        _("{path} cannot be read: {reason}. Check that the disk is connected.").format(path=path, reason=_reason(error))
    )


def writing_problem(error: OSError, path: Path) -> FileProblem:
    """The problem of a file that could not be written; what stood there before still does."""
    if error.errno in _NO_ROOM:
        text = _(
            "There is no room left on the disk for {path}. The file there is as it was. "
            "Free some space or save elsewhere."
        )
    elif isinstance(error, IsADirectoryError):
        text = _("{path} is a folder. Choose another name.")
    elif isinstance(error, FileNotFoundError | NotADirectoryError):
        text = _("The folder of {path} is not there. Choose another folder.")
    elif error.errno == errno.ENAMETOOLONG:
        text = _("The name {path} is too long. Choose a shorter one.")
    elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
        text = _(
            "{path} may not be written: the folder is read-only, or another program holds the file open. "
            "Close it there, or save elsewhere."
        )
    else:
        text = _("{path} cannot be written: {reason}. The file there is as it was. Save elsewhere.")
    return FileProblem(text.format(path=path, reason=_reason(error)))


_NO_ROOM = {errno.ENOSPC, errno.EFBIG} | ({errno.EDQUOT} if hasattr(errno, "EDQUOT") else set())


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
