"""What must hold in every window, dialog and dock: names for screen readers, texts that fit, unique mnemonics."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QToolButton,
    QWidget,
)
from tests.gui.conftest import Person
from tests.gui.scenes import SCENES, opened

from journeyboard.editor.settings import LanguageChoice

languages = pytest.mark.parametrize("language", ["en", "de"])


def focusable(window: QWidget) -> Iterator[QWidget]:
    """The widgets of a window that the keyboard can go to."""
    for widget in (window, *window.findChildren(QWidget)):
        inner = isinstance(widget.parentWidget(), QAbstractSpinBox) or widget.focusProxy() is not None
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner:
            yield widget


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@languages
@pytest.mark.parametrize("name", SCENES)
def test_everything_that_takes_the_keyboard_has_a_name(person: Person, name: str, language: LanguageChoice) -> None:
    person.windows.choose_language(language)
    window = opened(name, person)
    nameless = [_described(widget) for widget in focusable(window) if not name_of(widget).strip()]
    assert not nameless


def _room_for_text(widget: QComboBox | QLineEdit) -> int:
    """How wide a text may be in a field."""
    if isinstance(widget, QComboBox):
        box = QStyleOptionComboBox()
        widget.initStyleOption(box)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, box, part, widget).width()
    frame = QStyleOptionFrame()
    widget.initStyleOption(frame)
    return widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, widget).width() - 4


def _described(widget: QWidget) -> str:
    parents: list[str] = []
    at: QWidget | None = widget
    while at is not None:
        parents.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " < ".join(parents)


@languages
@pytest.mark.parametrize("name", SCENES)
def test_every_text_fits_its_widget(person: Person, name: str, language: LanguageChoice) -> None:
    person.windows.choose_language(language)
    window = opened(name, person)
    clipped = [f"{text!r} in {_described(widget)}" for widget, text in texts(window) if not fits(widget, text)]
    assert not clipped


def texts(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Each text of a window's own that people read, with the widget that shows it."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton) and widget.text():
            yield widget, widget.text()
        elif isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(index)) for index in range(widget.count()))
        elif isinstance(widget, QLineEdit) and widget.placeholderText():
            yield widget, widget.placeholderText()


def fits(widget: QWidget, text: str) -> bool:
    """Whether a widget is large enough for the whole of a text."""
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return True
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) <= widget.height()
    if isinstance(widget, QComboBox | QLineEdit):
        return widget.fontMetrics().horizontalAdvance(text) <= _room_for_text(widget)
    return widget.sizeHint().width() <= widget.width()


@languages
def test_mnemonics_are_unique_in_every_menu(person: Person, language: LanguageChoice) -> None:
    person.windows.choose_language(language)
    window = person.opens(person.sample())
    window.document.session.select([window.document.session.journey.stages[0].id])
    menus = [menu for menu in window.findChildren(QMenu) if menu.actions()]
    context = window.menus.context_menu()
    clashes = {
        f"{menu.title()} ({key})": count
        for menu in (*menus, context)
        for key, count in Counter(_keys([action.text() for action in menu.actions()])).items()
        if count > 1
    }
    bar = Counter(_keys([action.text() for action in window.menuBar().actions()]))
    assert not clashes
    assert max(bar.values()) == 1
    assert len(bar) == len(window.menuBar().actions())


def _keys(texts: list[str]) -> list[str]:
    places = [(text.replace("&&", "").partition("&")[2][:1]).casefold() for text in texts]
    return [key for key in places if key]
