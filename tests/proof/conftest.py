"""Every export of every sample, in both themes and languages, for programs that are not ours to open."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.exchange.hostile import hostile_journey
from tests.proof.browser import Browser

from journeyboard import resources
from journeyboard.exchange.export import export
from journeyboard.exchange.format import AnyFormat
from journeyboard.exchange.formats import FORMATS
from journeyboard.journey.journey import Journey
from journeyboard.storage.format import load

SAMPLES = ("online-shop", "buecherei", "hostile")
"""The samples, and a journey in which every text means something to some program."""
THEMES, LANGUAGES = ("light", "dark"), ("en", "de")


@dataclass(frozen=True)
class Exported:
    """A file that was exported, and what of."""

    name: str
    path: Path
    journey: Journey
    made: AnyFormat
    language: str
    theme: str


def every(suffix: str) -> pytest.MarkDecorator:
    """Runs a test with every export of that ending; skipped where no format has it."""
    names = [f"{sample}-{theme}-{language}" for sample in SAMPLES for theme in THEMES for language in LANGUAGES]
    made = next((each for each in FORMATS if each.suffix == suffix), None)
    if made is not None and "theme" not in made.options.model_fields:
        names = [name for name in names if "-light-" in name]
    return pytest.mark.parametrize("exported", [f"{name}{suffix}" for name in names] if made else [], indirect=True)


def program(name: str) -> str:
    """Where a program is; without it the test is skipped and says so."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: packaging/export-programs.sh installs it")
    return found


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Exported]:
    """What was exported so far, by file name."""
    tmp_path_factory.mktemp("exports")
    return {}


@pytest.fixture
def exported(
    request: pytest.FixtureRequest,
    exports: dict[str, Exported],
    tmp_path_factory: pytest.TempPathFactory,
    qapp: QApplication,
) -> Exported:
    """The export that the test asks for by its file name."""
    assert qapp
    name: str = request.param
    if name not in exports:
        stem, suffix = name.rsplit(".", 1)
        sample, theme, language = stem.rsplit("-", 2)
        made = next(each for each in FORMATS if each.suffix == f".{suffix}")
        asked: dict[str, object] = {"language": language}
        if "theme" in made.options.model_fields:
            asked["theme"] = theme
        path = tmp_path_factory.getbasetemp() / "exports" / name
        path.parent.mkdir(exist_ok=True)
        journey = _journey(sample)
        assert export(made, journey, made.options.model_validate(asked), path)
        exports[name] = Exported(name, path, journey, made, language, theme)
    return exports[name]


def _journey(sample: str) -> Journey:
    if sample == "hostile":
        return hostile_journey()
    return load(resources.sample(f"{sample}.journey").read_bytes(), sample).journey


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    running = Browser(program("chromium"))
    yield running
    running.close()


def squeezed(text: str) -> str:
    """Text without blanks and line ends: programs break lines where they like."""
    return "".join(text.split())
