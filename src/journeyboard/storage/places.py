"""Where what belongs to a user is kept, in the folder each system has for it."""

import os
import sys
from pathlib import Path


def state_folder() -> Path:
    """The folder for what should outlive a restart but is no document; it may not be there yet.

    `JOURNEYBOARD_STATE` names another one.
    """
    if chosen := os.environ.get("JOURNEYBOARD_STATE"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "Journeyboard"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/Journeyboard"
    named = os.environ.get("XDG_STATE_HOME", "")
    # The XDG specification has relative paths ignored.
    return (Path(named) if Path(named).is_absolute() else Path.home() / ".local/state") / "journeyboard"
