"""The start page, templates, settings and help."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from tests.gui.conftest import Person
from tests.gui.scenes.staging import SAMPLES, sample_map, scene, shown

from journeyboard.editor.dialogs.settings import SettingsDialog
from journeyboard.editor.dialogs.templating import TemplateDialog
from journeyboard.editor.helping.guide import Guide
from journeyboard.editor.helping.shortcuts import ShortcutsWindow
from journeyboard.editor.helping.tour import Tour
from journeyboard.editor.start.page import StartPage
from journeyboard.language import current_language
from journeyboard.storage.files import open_journey
from journeyboard.storage.templates import save_template


@scene
def start_page(person: Person) -> QWidget:
    """Two files, one of them gone, and a template of one's own."""
    path = person.sample(SAMPLES[current_language()])
    save_template(open_journey(path).journey, "Every quarter", "How we begin")
    person.windows.settings.add_recent(person.folder / "stick" / "clinic.journey")
    person.windows.settings.add_recent(path)
    return page_with_pictures(person)


@scene
def start_page_first_time(person: Person) -> QWidget:
    page = page_with_pictures(person)
    page.resize(QSize(700, 800))
    return page


@scene
def save_as_template(person: Person) -> QWidget:
    person.chooses(sample_map(person), "save_template")
    return shown(TemplateDialog)


@scene
def settings(person: Person) -> QWidget:
    person.chooses(sample_map(person), "settings")
    return shown(SettingsDialog)


@scene
def guide(person: Person) -> QWidget:
    person.chooses(sample_map(person), "guide")
    return shown(Guide)


@scene
def shortcuts(person: Person) -> QWidget:
    person.chooses(sample_map(person), "shortcuts")
    return shown(ShortcutsWindow)


@scene
def tour(person: Person) -> QWidget:
    window = sample_map(person)
    person.chooses(window, "tour")
    window.findChildren(Tour)[0].step(1)
    return window


def page_with_pictures(person: Person) -> StartPage:
    page = person.windows.show_start()
    page.resize(QSize(1360, 800))
    last = page.templates.cards[-1]
    person.qtbot.waitUntil(lambda: last.picture is not None, timeout=20000)
    return page
