"""Marks by a single key, on what is selected and on what is just being written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person
from tests.gui.driver import ALT, CTRL, SHIFT

from journeyboard.editor.canvas.curves import current_curve
from journeyboard.editor.session import Place
from journeyboard.editor.widgets.chooser import Chooser
from journeyboard.editor.window import Window
from journeyboard.journey.records import EVERYTHING, Card, Filter, Persona, replace

Key = Qt.Key


class Marker:
    """A person who marks cards of the sample with the keyboard."""

    def __init__(self, person: Person) -> None:
        self.window: Window = person.opens(person.sample())
        self.session = self.window.document.session
        self.journey = self.session.journey

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def type_in(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)

    def goes_to(self, lane: str, step: int) -> None:
        lanes = {lane.name: lane.id for lane in self.journey.lanes}
        self.session.focus(Place(lanes[lane], self.journey.columns()[step].id))

    def card(self, text: str) -> Card:
        return next(card for card in self.journey.cards.values() if card.text == text)

    def selects(self, *texts: str) -> None:
        self.session.select([self.card(text).id for text in texts])

    def words(self, action: str) -> str:
        return self.window.actions_[action].text()


@pytest.fixture
def marker(person: Person) -> Marker:
    return Marker(person)


def test_each_severity_has_a_key(marker: Marker) -> None:
    for key, severity in zip((Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5), range(1, 6), strict=True):
        marker.selects("Payment page times out on mobile", "Guest checkout is missing")
        marker.press(key, ALT)
        assert marker.card("Payment page times out on mobile").severity == severity
        assert marker.card("Guest checkout is missing").severity == severity
    marker.press(Key.Key_0, ALT)
    assert marker.card("Guest checkout is missing").severity is None
    marker.press(Key.Key_Z, CTRL)
    assert marker.card("Guest checkout is missing").severity == 5


def test_cards_of_other_kinds_have_no_severity(marker: Marker) -> None:
    marker.selects("Reads reviews")
    marker.press(Key.Key_4, ALT)
    assert not marker.session.history.undo_label
    assert not marker.window.actions_["rate_4"].isEnabled()


def test_a_mark_that_means_nothing_here_is_not_written(marker: Marker) -> None:
    marker.selects("Stop ads for sold-out items")
    cards = len(marker.journey.cards)
    marker.press(Key.Key_3, ALT)
    assert marker.window.canvas.editor is None
    marker.press(Key.Key_F2)
    marker.press(Key.Key_End)
    marker.press(Key.Key_3, ALT)
    marker.type_in(" 3")
    marker.press(Key.Key_Return)
    assert marker.card("Stop ads for sold-out items 3")
    assert len(marker.journey.cards) == cards


def test_each_feeling_has_a_key(marker: Marker) -> None:
    mara, step = "persona-mara", marker.journey.columns()[1].id
    for key, value in zip((Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5), (-2, -1, 0, 1, 2), strict=True):
        marker.goes_to("Emotion", 1)
        marker.press(key, ALT)
        felt = marker.journey.feeling(mara, step)
        assert felt is not None
        assert felt.value == value
        assert marker.session.selected == (felt.id,)
    assert marker.words("rate_5") == "Very good (+2)"
    marker.press(Key.Key_0, ALT)
    assert marker.journey.feeling(mara, step) is None


def test_feelings_go_to_the_curve_that_was_chosen_last(marker: Marker) -> None:
    marker.goes_to("Emotion", 0)
    curves = [current_curve(marker.session)]
    for _time in range(4):
        marker.press(Key.Key_F, CTRL | ALT)
        curves.append(current_curve(marker.session))
    names = [(marker.journey.find(Persona, c.persona), c.state) for c in curves if c is not None]
    assert [(persona.name, state) for persona, state in names if persona is not None] == [
        ("Mara", "as_is"),
        ("Mara", "to_be"),
        ("Jonas", "as_is"),
        ("Jonas", "to_be"),
        ("Mara", "as_is"),
    ]
    for _time in range(3):
        marker.press(Key.Key_F, CTRL | ALT)
    marker.type_in("1.5")
    marker.press(Key.Key_Tab)
    marker.type_in("-1")
    marker.press(Key.Key_Return)
    felt = [marker.journey.feeling("persona-jonas", step.id, "to_be") for step in marker.journey.columns()[:2]]
    assert [feeling.value for feeling in felt if feeling is not None] == [1.5, -1.0]


def test_feelings_are_those_of_the_persona_that_was_chosen(marker: Marker) -> None:
    step = marker.journey.columns()[1].id
    mara = marker.journey.feeling("persona-mara", step)
    marker.session.select(["persona-jonas"])
    marker.goes_to("Emotion", 1)
    marker.type_in("-2")
    marker.press(Key.Key_Return)
    jonas = marker.journey.feeling("persona-jonas", step)
    assert jonas is not None
    assert jonas.value == -2
    assert marker.journey.feeling("persona-mara", step) == mara


def test_feelings_are_set_of_those_alone_that_are_shown(marker: Marker) -> None:
    marker.session.select(["persona-jonas"])
    marker.session.set_view(replace(EVERYTHING, filter=Filter(personas=("persona-mara",))))
    marker.goes_to("Emotion", 1)
    curves = [current_curve(marker.session)]
    for _time in range(2):
        marker.press(Key.Key_F, CTRL | ALT)
        curves.append(current_curve(marker.session))
    assert [(curve.persona, curve.state) for curve in curves if curve is not None] == [
        ("persona-mara", "as_is"),
        ("persona-mara", "to_be"),
        ("persona-mara", "as_is"),
    ]


def test_the_menu_of_an_emotion_lane_goes_to_the_next_curve(marker: Marker) -> None:
    marker.goes_to("Emotion", 1)
    offered = marker.window.menus.context_menu().actions()
    assert marker.window.actions_["next_curve"] in offered
    assert marker.window.actions_["add_card"] not in offered


def test_a_card_of_the_first_step_begins_no_earlier(marker: Marker) -> None:
    marker.selects("Searches “oak sideboard”")
    assert not marker.window.actions_["begin_earlier"].isEnabled()
    marker.selects("Reads reviews")
    assert marker.window.actions_["begin_earlier"].isEnabled()


def test_each_evidence_has_a_key(marker: Marker) -> None:
    marker.selects("Pays by invoice", "Reads reviews")
    for key, evidence in ((Key.Key_7, "assumed"), (Key.Key_8, "observed"), (Key.Key_9, "measured"), (Key.Key_6, None)):
        marker.press(key, ALT)
        assert {marker.card(text).evidence for text in ("Pays by invoice", "Reads reviews")} == {evidence}


def test_each_tag_has_a_key(marker: Marker) -> None:
    marker.selects("Reads reviews")
    marker.press(Key.Key_1, CTRL | SHIFT)
    marker.press(Key.Key_4, CTRL | SHIFT)
    assert marker.card("Reads reviews").tags == ("checkout", "online shop")
    marker.press(Key.Key_1, CTRL | SHIFT)
    assert marker.card("Reads reviews").tags == ("online shop",)
    menu = next(action.menu() for action in marker.window.menuBar().actions() if action.text() == "Mar&k")
    assert menu is not None
    menu.aboutToShow.emit()  # type: ignore[attr-defined]
    assert marker.words("tag_1") == "checkout"
    assert not marker.window.actions_["tag_9"].isVisible()


def test_tags_are_typed_known_ones_and_new_ones(marker: Marker) -> None:
    marker.selects("Reads reviews")
    marker.press(Key.Key_T, CTRL)
    assert isinstance(QApplication.activePopupWidget(), Chooser)
    marker.type_in("mob")
    marker.press(Key.Key_Return)
    marker.press(Key.Key_A, CTRL)
    marker.type_in("stars")
    marker.press(Key.Key_Return)
    marker.press(Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert marker.card("Reads reviews").tags == ("mobile", "stars")


def test_a_card_is_marked_while_it_is_written_and_writing_goes_on(marker: Marker) -> None:
    marker.goes_to("Pain points", 4)
    marker.type_in("Nobody calls back")
    marker.press(Key.Key_4, ALT)
    marker.press(Key.Key_9, ALT)
    card = marker.card("Nobody calls back")
    assert (card.severity, card.evidence) == (4, "measured")
    marker.press(Key.Key_Return)
    marker.type_in("Nobody knows")
    marker.press(Key.Key_Return)
    assert marker.card("Nobody knows").order > card.order


def test_a_note_becomes_a_quote(marker: Marker) -> None:
    marker.goes_to("Thinking", 0)
    marker.type_in("Lovely")
    marker.press(Key.Key_Q, ALT)
    assert marker.card("Lovely").kind == "quote"
    marker.press(Key.Key_Q, ALT)
    assert marker.card("Lovely").kind == "note"
