"""What every test stands on: no screen, a home of its own, English, and no state left behind."""

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before Qt is loaded, and before anything asks where settings and recovery copies go.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).parent / 'screen.json'}"
_HOME = tempfile.TemporaryDirectory(prefix="journeyboard-tests-")
for _variable, _folder in {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".runtime",
}.items():
    _path = Path(_HOME.name) / _folder
    _path.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[_variable] = str(_path)
os.environ["LC_ALL"] = "C.UTF-8"  # Qt warns about any other encoding
os.environ["JOURNEYBOARD_LANGUAGE"] = "en"

import hypothesis  # noqa: E402
import pytest  # noqa: E402

from journeyboard import language  # noqa: E402

# A loaded machine is no failure. What lands is judged by the same examples each time; by hand they are ever new ones.
hypothesis.settings.register_profile("journeyboard", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("journeyboard")

# What a shell starts in the background ignores Ctrl+C, and so would every program that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="keep the golden pictures as they are painted now")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    language.set_language("en")
    yield
    language.set_language("en")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT
