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
    session, at_pointer = window.document.session, list[QMenu]()
    for heading in (session.journey.stages[0], session.journey.columns()[0], session.journey.lanes[0]):
        session.select([heading.id])
        at_pointer.append(window.menus.context_menu())
        assert window.actions_["rename"] in at_pointer[-1].actions()
    menus = [menu for menu in window.findChildren(QMenu) if menu.actions()]
    for menu in (*menus, *at_pointer):
        assert not shared_keys(action.text() for action in menu.actions()), menu.title()
    assert all("&" in action.text() for action in window.menuBar().actions())
