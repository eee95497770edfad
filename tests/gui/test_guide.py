"""The user guide in docs/: its pictures are made of the scenes it names (`make guide-pictures`), and all are there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu
from tests.gui.camera import keep
from tests.gui.conftest import Person
from tests.gui.scenes import SCENES, opened
from tests.gui.test_screenshots import picture_of

from journeyboard.board.shapes import Rect
from journeyboard.editor.settings import LanguageChoice, ThemeChoice
from journeyboard.editor.window import Window

GUIDES: dict[LanguageChoice, str] = {"en": "guide.md", "de": "anleitung.md"}
THEMES: tuple[ThemeChoice, ...] = ("light", "dark")
MAP_LANES = ("Doing", "Touchpoints", "Emotion", "Pain points", "Opportunities", "Metrics")
"""The lanes of the sample that the README shows."""
DOCKS = ("weak_points", "workshop")
"""Scenes of a dock: it has the whole side for itself."""
DOCS = Path(__file__).parents[2] / "docs"
READABLE = 1350
"""Board units across, which can still be read in a picture."""
MOST_BYTES = 150_000
"""A picture for the repository is not larger."""


def plain(words: str) -> str:
    """What a menu says, without its mnemonic."""
    return words.replace("&", "").removesuffix("…").strip()


def _comes_near(window: Window, person: Person, *, alone: bool) -> None:
    """As much of the map as can be read; `alone` puts the inspector away."""
    if alone:
        person.chooses(window, "inspector")
    canvas = window.canvas
    width, seen = min(canvas.board.width, READABLE), canvas.viewport().size()
    canvas.fit(Rect(0, 0, width, width * seen.height() / seen.width()))
    for record_id in window.document.session.selected:
        canvas.show_record(record_id)
    person.qtbot.waitUntil(lambda: canvas.is_sharp)


def _pictures(text: str) -> set[str]:
    return set(re.findall(r'(?:"|\()pictures/([\w-]+)\.png', text))


def _scenes(language: LanguageChoice) -> list[str]:
    """The scenes that a guide shows, in its order."""
    text = (DOCS / GUIDES[language]).read_text("utf-8")
    return re.findall(rf'src="pictures/(\w+)-light-{language}\.png"', text)


@pytest.mark.screenshots
@pytest.mark.parametrize(
    ("language", "theme", "scene"),
    [(language, theme, scene) for language in GUIDES for theme in THEMES for scene in _scenes(language)],
)
def test_picture(person: Person, language: LanguageChoice, theme: ThemeChoice, scene: str) -> None:
    person.windows.choose_language(language)
    person.windows.look.choose(theme)
    path = DOCS / "pictures" / f"{scene}-{theme}-{language}.png"
    window = opened(scene, person)
    if isinstance(window, Window):
        _comes_near(window, person, alone=scene in DOCKS)
    keep(picture_of(window).toImage(), path)
    assert path.stat().st_size < MOST_BYTES


@pytest.mark.screenshots
@pytest.mark.parametrize("theme", THEMES)
def test_map_picture(person: Person, theme: ThemeChoice) -> None:
    """The map itself, as it is exported: the README begins with it."""
    out = person.folder / "map.png"
    lanes = [part for lane in MAP_LANES for part in ("--lane", lane)]
    command = ["export", str(person.sample()), str(out), "--theme", theme, "--width", "1400", *lanes]
    subprocess.run([sys.executable, "-m", "journeyboard", *command], check=True, capture_output=True)
    keep(QImage(str(out)), DOCS / "pictures" / f"map-{theme}.png")


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_shows_scenes_that_there_are_in_both_themes(language: LanguageChoice) -> None:
    scenes = _scenes(language)
    assert len(scenes) > 5
    assert set(scenes) <= SCENES.keys()
    wanted = {f"{scene}-{theme}-{language}" for scene in scenes for theme in THEMES}
    assert _pictures((DOCS / GUIDES[language]).read_text("utf-8")) == wanted


@pytest.mark.parametrize("language", GUIDES)
def test_every_menu_and_key_the_guide_names_is_there(person: Person, language: LanguageChoice) -> None:
    person.windows.choose_language(language)
    window = person.opens()
    text = " ".join((DOCS / GUIDES[language]).read_text("utf-8").split())
    menus = {plain(bar.text()): bar.menu() for bar in window.menuBar().actions()}
    paths = [(named[1], text[named.end() :]) for named in re.finditer(r"(\w+) › ", text)]
    assert len(paths) > 8
    for name, rest in paths:
        menu = menus[name]
        assert isinstance(menu, QMenu)
        assert rest.startswith(tuple(plain(action.text()) for action in menu.actions() if action.text())), rest[:40]
    keys = {keys.toString() for action in window.actions() for keys in action.shortcuts()}
    named = re.findall(r"(?<!\w)(?:(?:(?:Ctrl|Strg|Shift|Umschalt|Alt)\+)+(?:F?\d|[A-Z])(?!\w)|F\d(?!\w))", text)
    assert len(named) > 20
    english = {key.replace("Strg", "Ctrl").replace("Umschalt", "Shift") for key in named}
    assert english <= keys


def test_both_guides_show_the_same() -> None:
    assert _scenes("en") == _scenes("de")


@pytest.mark.parametrize("name", [f"docs/{guide}" for guide in GUIDES.values()] + ["README.md"])
def test_all_that_a_page_links_to_is_there(root: Path, name: str) -> None:
    page = root / name
    text = page.read_text("utf-8")
    links = re.findall(r'(?:\]\(|src="|srcset=")([^)#":]+)(?:[)#"])', text)
    assert links
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_no_picture_is_left_over(root: Path) -> None:
    pages = [*DOCS.glob("*.md"), root / "README.md"]
    named = {found for page in pages for found in re.findall(r"pictures/([\w-]+\.png)", page.read_text("utf-8"))}
    kept = {path.name for path in (DOCS / "pictures").iterdir()}
    assert named <= kept
    assert [name for name in kept - named if not name.startswith("first-use-")] == []  # those tell a job step by step
