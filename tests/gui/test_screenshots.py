"""Pictures of every scene in both themes and languages, to be looked at: `make screenshots`.

They are written to `build/screenshots`, at the scale that `QT_SCALE_FACTOR` names. Deselected unless asked for
(`-m screenshots`).
"""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.conftest import Person
from tests.gui.scenes import SCENES, opened

from journeyboard.editor.settings import LanguageChoice, ThemeChoice

pytestmark = pytest.mark.screenshots

SCALE = round(100 * float(os.environ.get("QT_SCALE_FACTOR", "1")))
LEAST_COLOURS = 12


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", SCENES)
def test_scene(person: Person, root: Path, name: str, theme: ThemeChoice, language: LanguageChoice) -> None:
    person.windows.choose_language(language)
    person.windows.look.choose(theme)
    picture = picture_of(opened(name, person))
    image = picture.toImage().scaled(200, 200)
    assert len({image.pixel(x, y) for x in range(200) for y in range(200)}) > LEAST_COLOURS, "nothing is to be seen"
    path = root / "build" / "screenshots" / f"{name}-{theme}-{language}-{SCALE}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    assert picture.save(str(path))


def picture_of(widget: QWidget) -> QPixmap:
    """What is seen of a window, with the popups over it."""
    picture = widget.grab()
    painter = QPainter(picture)
    for other in QApplication.topLevelWidgets():
        is_popup = other.isVisible() and other is not widget and other is QApplication.activePopupWidget()
        if is_popup:
            painter.drawPixmap(widget.mapFromGlobal(other.mapToGlobal(QPoint(0, 0))), other.grab())
    painter.end()
    return picture
