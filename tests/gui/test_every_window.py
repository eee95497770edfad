"""What must hold in every window, dialog and dock: names for screen readers, texts that fit, unique mnemonics."""

import pytest
from PySide6.QtWidgets import QMenu
from tests.gui.conftest import Person
from tests.gui.rules import askew, clashing, clipped, nameless, restless, shared_keys
from tests.gui.scenes import SCENES, opened

from journeyboard.editor.settings import LanguageChoice

languages = pytest.mark.parametrize("language", ["en", "de"])
RULES = (nameless, clipped, clashing, askew, restless)


@languages
@pytest.mark.parametrize("name", SCENES)
def test_names_texts_and_mnemonics(person: Person, name: str, language: LanguageChoice) -> None:
    person.windows.choose_language(language)
    window = opened(name, person)
    assert not {rule.__name__: found for rule in RULES if (found := rule(window))}


@languages
def test_mnemonics_are_unique_in_every_menu(person: Person, language: LanguageChoice) -> None:
    person.windows.choose_language(language)
    window = person.opens(person.sample())
    window.document.session.select([window.document.session.journey.stages[0].id])
    menus = [menu for menu in window.findChildren(QMenu) if menu.actions()]
    for menu in (*menus, window.menus.context_menu()):
        assert not shared_keys(action.text() for action in menu.actions()), menu.title()
    assert all("&" in action.text() for action in window.menuBar().actions())
