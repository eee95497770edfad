"""What all scenes are made with."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from tests.gui.conftest import Person

from journeyboard.editor.window import Window
from journeyboard.journey.records import Card, Record
from journeyboard.language import current_language

Scene = Callable[[Person], QWidget]
W = TypeVar("W", bound=QWidget)

SCENES: dict[str, Scene] = {}
"""Each scene by its name: it opens a window and returns it."""
SIZE = QSize(1440, 900)
"""How large a main window is, where the screen is."""
SAMPLES = {"en": "online-shop.journey", "de": "buecherei.journey"}


def scene(function: Scene) -> Scene:
    """Put a function among the scenes, under its own name."""
    SCENES[function.__name__] = function
    return function


def opened(name: str, person: Person) -> QWidget:
    """The window of a scene, once everything in it has found its place."""
    window = SCENES[name](person)
    for _turn in range(10):  # fields are as high as their texts, which are laid out one after the other
        QApplication.processEvents()
    return window


def sample_map(person: Person) -> Window:
    """The sample of the program's language, in a window of its own."""
    return as_large_as_can_be(person, person.opens(person.sample(SAMPLES[current_language()])))


def as_large_as_can_be(person: Person, window: Window) -> Window:
    window.resize(SIZE.boundedTo(window.screen().size()))
    window.canvas.fit_map()
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window


def selecting(person: Person, kind: type[Record], fits: Callable[..., bool] = lambda _record: True) -> QWidget:
    window = sample_map(person)
    record = next(record for record in window.document.session.journey.in_order(kind) if fits(record))
    window.document.session.select([record.id])
    window.canvas.show_record(record.id)
    return window


def cards_of(window: Window, kind: str) -> list[Card]:
    return [card for card in window.document.session.journey.cards.values() if card.kind == kind]


def with_dock(person: Person, action: str) -> QWidget:
    """The sample with one of the docks open."""
    return choosing(person, sample_map(person), action)


def choosing(person: Person, window: Window, action: str) -> QWidget:
    person.chooses(window, action)
    window.canvas.fit_map()
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window


def shown(kind: type[W]) -> W:
    """The window of that kind that is on screen."""
    return next(window for window in QApplication.topLevelWidgets() if isinstance(window, kind) and window.isVisible())
