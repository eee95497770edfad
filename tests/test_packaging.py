"""What is shipped, how it is locked, and that the README tells the truth about the commands."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import journeyboard
from journeyboard import resources

LOCK_FILES = ("requirements.lock", "requirements-dev.lock", "requirements-bundle.lock")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def _names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_resource_and_sample(wheel: Path, root: Path) -> None:
    shipped = {
        f"journeyboard/{path.relative_to(root).as_posix()}"
        for folder in ("resources", "samples")
        for path in (root / folder).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert shipped <= _names(wheel)
    for kind in ("fonts/Inter-Regular.ttf", "icons/undo-2.svg", "translations/de/LC_MESSAGES/journeyboard.mo"):
        assert f"journeyboard/resources/{kind}" in shipped


def test_the_wheel_starts_both_programs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        entry_points = archive.read(f"journeyboard-{journeyboard.__version__}.dist-info/entry_points.txt").decode()
    assert "[console_scripts]\njourneyboard = journeyboard.cli:main" in entry_points
    assert "[gui_scripts]\njourneyboard-editor = journeyboard.editor.app:main" in entry_points


def test_resources_and_words_are_found_in_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        "from journeyboard import language, resources\n"
        "print(resources.path('fonts/Inter-Bold.ttf'))\n"
        "print(type(language._catalogue('de')).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        str(tmp_path / "journeyboard/resources/fonts/Inter-Bold.ttf"),
        "GNUTranslations",
    ]


def test_resources_are_found_in_the_checkout(root: Path) -> None:
    assert resources.path("icons/plus.svg") == root / "resources/icons/plus.svg"
    assert resources.path("icons/plus.svg").is_file()


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_what_others_made_has_its_licence_beside_it(folder: str) -> None:
    licences = list(resources.path(folder).glob("LICENSE-*.txt"))
    assert licences
    assert all(
        "ermission is hereby granted" in text.read_text("utf-8")
        or "OPEN FONT LICENSE" in text.read_text("utf-8").upper()
        for text in licences
    )


def test_icons_take_the_colour_of_the_text(root: Path) -> None:
    icons = set((root / "resources/icons").glob("*.svg")) - {root / "resources/icons/journeyboard.svg"}
    assert icons
    assert [icon.name for icon in sorted(icons) if 'stroke="currentColor"' not in icon.read_text("utf-8")] == []


@pytest.mark.parametrize("name", LOCK_FILES)
def test_every_locked_package_has_hashes_and_no_address(name: str, root: Path) -> None:
    text = (root / name).read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links", text)
    packages = re.split(r"\n(?=\S)", text.strip())
    assert [package.splitlines()[0] for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("name", LOCK_FILES)
def test_every_dependency_is_locked(name: str, root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    wanted = list(project["project"]["dependencies"]) + list(project["dependency-groups"]["build"])
    if name == "requirements-dev.lock":
        wanted += [entry for entry in project["dependency-groups"]["dev"] if isinstance(entry, str)]
    locked = {_package(line) for line in (root / name).read_text("utf-8").splitlines() if "==" in line}
    assert {_package(entry) for entry in wanted} <= locked


def test_qt_is_held_back_on_python_3_11(root: Path) -> None:
    lines = (root / "requirements.lock").read_text("utf-8").splitlines()
    held = [line for line in lines if line.startswith("pyside6-essentials==") and "< '3.12'" in line]
    assert len(held) == 1
    assert tuple(map(int, re.findall(r"\d+", held[0].partition("==")[2])[:2])) < (6, 12)


def test_the_readme_names_commands_that_exist(root: Path) -> None:
    readme = (root / "README.md").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", readme, re.MULTILINE))
    assert {"run", "test", "setup"} <= named <= targets


def test_make_help_tells_every_target(root: Path) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    phony = set(re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[0].split()) - {"help"}
    assert set(re.findall(r'@echo "make ([a-z-]+)', makefile)) == phony


def _package(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_.-]", requirement)[0].partition("==")[0].lower().replace("_", "-")
