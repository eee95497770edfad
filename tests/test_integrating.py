"""At home on the desktop, in a home folder of its own."""

import configparser
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from journeyboard.cli import integrating
from journeyboard.cli.commands import run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def files(folder: Path) -> set[str]:
    ours = (path for path in folder.rglob("*") if path.is_file() and "ourneyboard" in path.name)
    return {str(path.relative_to(folder)) for path in ours}


WRITTEN = {
    "applications/org.journeyboard.Journeyboard.desktop",
    "metainfo/org.journeyboard.Journeyboard.metainfo.xml",
    "mime/packages/journeyboard-mime.xml",
    "thumbnailers/journeyboard.thumbnailer",
    "icons/hicolor/scalable/apps/org.journeyboard.Journeyboard.svg",
    "icons/hicolor/scalable/mimetypes/application-x-journeyboard.svg",
}


def test_everything_is_written_and_taken_away_again(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["integrate"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 6
    assert files(home) >= WRITTEN
    assert run(["integrate", "--remove"]) == 0
    assert not files(home) & WRITTEN
    assert run(["integrate", "--remove"]) == 0, "nothing to remove is no error"


def test_the_menu_entry_starts_this_program(home: Path) -> None:
    integrating.integrate()
    entry = configparser.RawConfigParser(interpolation=None, delimiters="=")
    entry.optionxform = str  # pyright: ignore[reportAttributeAccessIssue] - names with capitals
    entry.read(home / "applications/org.journeyboard.Journeyboard.desktop", "utf-8")
    words = entry["Desktop Entry"]
    assert words["Exec"].endswith(" -m journeyboard %F") or words["Exec"].endswith("journeyboard %F")
    assert Path(words["Exec"].split(" ")[0]).exists()
    assert words["MimeType"] == "application/x-journeyboard;"
    assert words["Comment[de]"]
    assert "{" not in words["Exec"]


def test_the_file_type_is_known_afterwards(home: Path, root: Path) -> None:
    if not (shutil.which("update-mime-database") and shutil.which("xdg-mime")):
        pytest.skip("update-mime-database and xdg-mime are not installed")
    integrating.integrate()
    globs = (home / "mime/globs2").read_text("utf-8")
    assert "60:application/x-journeyboard:*.journey" in globs
    assert (root / "samples/online-shop.journey").read_text("utf-8").splitlines()[1] == '  "format": "journeyboard",'


def test_the_app_data_is_valid(root: Path) -> None:
    path = root / "resources/desktop/org.journeyboard.Journeyboard.metainfo.xml"
    tree = ET.parse(path)  # noqa: S314 - our own file
    assert tree.findtext("id") == "org.journeyboard.Journeyboard"
    tool = shutil.which("appstreamcli")
    if tool is None:
        pytest.skip("appstreamcli is not installed")
    done = subprocess.run(
        [tool, "validate", "--no-net", "--pedantic", str(path)], capture_output=True, text=True, check=False
    )
    assert not [line for line in done.stdout.splitlines() if line.startswith(("E:", "W:"))], done.stdout


@pytest.mark.parametrize("size", [64, 256])
def test_a_thumbnail_is_as_wide_as_asked_and_shows_the_map(tmp_path: Path, root: Path, size: int) -> None:
    out = tmp_path / "small.png"
    assert run(["thumbnail", str(root / "samples/online-shop.journey"), str(out), "--size", str(size)]) == 0
    image = QImage(str(out))
    assert image.width() == size
    assert 16 < image.height() <= size
    colours = {image.pixelColor(x, y).name() for x in range(0, size, 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 12


def test_no_thumbnail_of_what_is_no_journey(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.journey").write_text("no", "utf-8")
    assert run(["thumbnail", str(tmp_path / "a.journey"), str(tmp_path / "a.png")]) == 1
    assert "a.journey" in capsys.readouterr().err
    assert not (tmp_path / "a.png").exists()
