"""At home on the desktop: file type, menu entry, icon and thumbnails for this user, written and taken away again.

What is written follows the freedesktop.org specifications (desktop entry, shared MIME info, icon theme, AppStream) and
lies below XDG_DATA_HOME, so nothing needs an administrator.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from journeyboard import resources
from journeyboard.language import _
from journeyboard.storage.atomic import write_atomically
from journeyboard.storage.problems import FileProblem

APP_ID = "org.journeyboard.Journeyboard"
_PLACES = {
    f"{APP_ID}.desktop": "applications",
    f"{APP_ID}.metainfo.xml": "metainfo",
    "journeyboard-mime.xml": "mime/packages",
    "journeyboard.thumbnailer": "thumbnailers",
}
"""The files of `resources/desktop`, and where below the data folder each goes."""
_ICONS = "icons/hicolor/scalable"


def data_folder() -> Path:
    """Where the desktop looks for what belongs to this user."""
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local/share"


def integrate() -> list[Path]:
    """Write everything; what was written. Raises FileProblem on a system without such a desktop, or for the disk."""
    _need_linux()
    written: list[Path] = []
    for path, data in _files():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
        written.append(path)
    _tell_desktop()
    return written


def take_away() -> list[Path]:
    """Remove what `integrate` wrote; what was there."""
    _need_linux()
    gone = [path for path, _data in _files() if path.exists()]
    for path in gone:
        path.unlink()
    if gone:
        _tell_desktop()
    return gone


def program() -> list[str]:
    """How this very program is started from anywhere."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    script = Path(sys.argv[0]).resolve()
    if script.name == "journeyboard" and os.access(script, os.X_OK):
        return [str(script)]
    return [sys.executable, "-m", "journeyboard"]


def _files() -> Iterator[tuple[Path, bytes]]:
    folder = data_folder()
    words = {"{program}": shlex.join(program()), "{try}": program()[0]}
    for name, place in _PLACES.items():
        text = resources.path(f"desktop/{name}").read_text("utf-8")
        for mark, value in words.items():
            text = text.replace(mark, value)
        yield folder / place / name, text.encode()
    icon = resources.path("icons/journeyboard.svg").read_bytes()
    yield folder / _ICONS / "apps" / f"{APP_ID}.svg", icon
    yield folder / _ICONS / "mimetypes" / "application-x-journeyboard.svg", icon


def _need_linux() -> None:
    if sys.platform in ("win32", "darwin"):
        raise FileProblem(_("On this system the installer does this; there is nothing to set up by hand."))


def _tell_desktop() -> None:
    """Let the desktop's caches know, where it has any; a missing tool means that nothing is cached."""
    folder = data_folder()
    for command in (
        ["update-mime-database", str(folder / "mime")],
        ["update-desktop-database", str(folder / "applications")],
        ["gtk-update-icon-cache", "-q", "-t", str(folder / "icons/hicolor")],
    ):
        tool = shutil.which(command[0])
        if tool is not None:
            subprocess.run([tool, *command[1:]], check=False, capture_output=True, timeout=60)  # noqa: S603 - our own words
