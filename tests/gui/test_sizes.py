"""The program's texts at 200 % and 300 % of their usual size: nothing is cut."""

import pytest
from tests.gui.conftest import Person
from tests.gui.rules import clipped
from tests.gui.scenes import SCENES, opened

from journeyboard.editor.settings import LanguageChoice

SIZES: tuple[tuple[int, LanguageChoice], ...] = ((200, "de"), (300, "de"), (300, "en"))
"""German has the longer words; what fits at 300 % in English does at 200 % too."""


@pytest.mark.parametrize(("name", "percent", "language"), [(name, *size) for size in SIZES for name in SCENES])
def test_every_text_fits_its_widget_when_it_is_large(
    person: Person, name: str, percent: int, language: LanguageChoice
) -> None:
    person.windows.choose_language(language)
    person.windows.look.choose_text_size(percent)
    assert not clipped(opened(name, person))
