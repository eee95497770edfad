"""The inspector: made from the fields of the records, never out of date, never losing what is typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from tests.gui.conftest import Person

from journeyboard.editor.inspector.editors import read_number
from journeyboard.editor.inspector.fields import INSPECTED, fields_of
from journeyboard.editor.inspector.words import field_label
from journeyboard.editor.window import Window
from journeyboard.journey.editing import set_fields
from journeyboard.journey.records import CARD_FIELDS, Card, JourneyInfo, Metric, Persona
from journeyboard.language import set_language


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


def box(window: Window, name: str) -> QWidget:
    """The widget one types a field's value into."""
    field = window.inspector.field(name)
    assert field is not None, name
    proxy = field.focusProxy()
    assert proxy is not None
    return proxy


def text(window: Window, name: str) -> str:
    widget = box(window, name)
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else widget.text()  # type: ignore[attr-defined]


def write(window: Window, name: str, value: str) -> None:
    """Write over what a field holds, without leaving it."""
    widget = box(window, name)
    widget.setFocus()
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    widget.selectAll()
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    for number, line in enumerate(value.split("\n")):
        if number:
            QTest.keyClick(widget, Qt.Key.Key_Return)
        QTest.keyClicks(widget, line)


def cards(window: Window, kind: str) -> list[Card]:
    return [card for card in window.document.session.journey.cards.values() if card.kind == kind]


def test_every_kind_of_card_shows_the_fields_of_its_own() -> None:
    for kind, own in CARD_FIELDS.items():
        names = {form.name for form in fields_of(Card(id="a", kind=kind))}
        assert names >= set(own) - {"asset"}
        others = {name for fields in CARD_FIELDS.values() for name in fields} - set(own)
        assert not names & others


@pytest.mark.parametrize("kind", INSPECTED)
def test_every_field_shown_has_a_name_for_people(kind: type[Card]) -> None:
    for form in fields_of(kind(id=JourneyInfo.array)):
        assert field_label(form.name)
        assert "_" not in field_label(form.name)


def test_nothing_selected_shows_the_journey(window: Window) -> None:
    assert text(window, "title") == "Buying a sideboard online"


def test_a_field_is_one_change_when_it_is_left(window: Window) -> None:
    session = window.document.session
    card = cards(window, "pain_point")[0]
    session.select([card.id])
    write(window, "team", "Checkout team")
    assert session.journey.cards[card.id].team != "Checkout team"
    QTest.keyClick(box(window, "team"), Qt.Key.Key_Return)
    assert session.journey.cards[card.id].team == "Checkout team"
    session.undo()
    assert session.journey.cards[card.id] == card
    assert text(window, "team") == card.team


def test_what_is_typed_is_kept_when_the_selection_changes(window: Window) -> None:
    session = window.document.session
    first, second = cards(window, "note")[:2]
    session.select([first.id])
    write(window, "text", "typed in the inspector")
    session.select([second.id])
    assert session.journey.cards[first.id].text == "typed in the inspector"
    assert session.journey.cards[second.id] == second
    assert text(window, "text") == second.text


def test_a_change_from_elsewhere_spares_the_field_that_is_typed_in(window: Window) -> None:
    session = window.document.session
    card = cards(window, "pain_point")[0]
    session.select([card.id])
    write(window, "text", "being typed")
    session.do(set_fields(session.journey, [card.id], text="from elsewhere", team="Elsewhere"))
    assert text(window, "text") == "being typed"
    assert text(window, "team") == "Elsewhere"


def test_undo_in_a_field_takes_back_what_is_typed_and_then_what_was_done(window: Window) -> None:
    session = window.document.session
    card = cards(window, "pain_point")[0]
    session.select([card.id])
    write(window, "team", "Checkout team")
    QTest.keyClick(box(window, "team"), Qt.Key.Key_Return)
    QTest.keyClick(box(window, "team"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.journey.cards[card.id] == card
    assert text(window, "team") == card.team
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(box(window, "team"), Qt.Key.Key_Z, redo)
    assert session.journey.cards[card.id].team == "Checkout team"
    session.undo()
    write(window, "team", "x")
    QTest.keyClick(box(window, "team"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.history.redo_label is not None, "only the letters were taken back"


def test_escape_gives_the_old_text_back(window: Window) -> None:
    session = window.document.session
    card = cards(window, "note")[0]
    session.select([card.id])
    write(window, "text", "a mistake")
    QTest.keyClick(box(window, "text"), Qt.Key.Key_Escape)
    window.commit_typing()
    assert session.journey.cards[card.id] == card


def test_several_cards_are_edited_at_once(window: Window) -> None:
    session = window.document.session
    chosen = cards(window, "pain_point")[:3]
    assert len({card.text for card in chosen}) == 3
    session.select([card.id for card in chosen])
    widget = box(window, "text")
    assert isinstance(widget, QPlainTextEdit)
    assert (widget.toPlainText(), widget.placeholderText()) == ("", "mixed")
    QTest.keyClick(box(window, "severity"), Qt.Key.Key_2)
    assert {session.journey.cards[card.id].severity for card in chosen} == {2}
    session.undo()
    assert [session.journey.cards[card.id] for card in chosen] == chosen


def test_dots_are_set_by_the_pointer_and_taken_away_by_the_same_dot(window: Window) -> None:
    session = window.document.session
    card = cards(window, "pain_point")[0]
    session.select([card.id])
    dots = box(window, "severity")
    for at, expected in ((14 + 13 * 2, 3), (14, 1), (14, None)):
        centre = dots.rect().center()
        centre.setX(at)
        QTest.mouseClick(dots, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
        assert session.journey.cards[card.id].severity == expected


@pytest.mark.parametrize(("typed", "said"), [("11", "at most 10"), ("-1", "at least 0"), ("many", "a number")])
def test_a_value_out_of_range_is_told_beside_the_field(window: Window, typed: str, said: str) -> None:
    session = window.document.session
    card = cards(window, "opportunity")[0]
    session.select([card.id])
    write(window, "importance", typed)
    QTest.keyClick(box(window, "importance"), Qt.Key.Key_Return)
    assert said in window.inspector.problem("importance")
    assert session.journey.cards[card.id] == card
    write(window, "importance", "7")
    QTest.keyClick(box(window, "importance"), Qt.Key.Key_Return)
    assert window.inspector.problem("importance") == ""
    assert session.journey.cards[card.id].importance == 7


def test_a_date_that_is_none_is_told(window: Window) -> None:
    session = window.document.session
    session.select([cards(window, "opportunity")[0].id])
    write(window, "due", "tomorrow")
    QTest.keyClick(box(window, "due"), Qt.Key.Key_Return)
    assert "2026-10-31" in window.inspector.problem("due")


def test_lists_and_tags_are_written_as_text(window: Window) -> None:
    session = window.document.session
    persona = next(iter(session.journey.all(Persona).values()))
    session.select([persona.id])
    write(window, "goals", "to sit\nto sleep")
    window.commit_typing()
    card = cards(window, "note")[0]
    session.select([card.id])
    write(window, "tags", "mobile, checkout , mobile")
    window.commit_typing()
    assert session.journey.all(Persona)[persona.id].goals == ("to sit", "to sleep")
    assert session.journey.cards[card.id].tags == ("mobile", "checkout")


def test_a_share_is_written_as_a_percentage(window: Window) -> None:
    session = window.document.session
    percent = next(metric for metric in session.journey.metrics if metric.unit == "percent")
    session.select([percent.id])
    assert text(window, "target").endswith("%")
    write(window, "target", "92.5 %")
    window.commit_typing()
    assert session.journey.all(Metric)[percent.id].target == pytest.approx(0.925)


def test_a_record_that_goes_leaves_the_journey_shown(window: Window) -> None:
    session = window.document.session
    session.select([cards(window, "note")[0].id])
    window.edit_commands.delete()
    assert window.inspector.field("scenario") is not None


def test_the_form_is_made_anew_in_another_theme_and_language(window: Window) -> None:
    session = window.document.session
    card = cards(window, "pain_point")[0]
    session.select([card.id])
    write(window, "team", "typed before")
    window.windows.look.choose("dark")
    assert session.journey.cards[card.id].team == "typed before"
    window.windows.choose_language("de")
    assert text(window, "team") == "typed before"


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [("en", "1,234.5", 1234.5), ("en", "3,5", 3.5), ("de", "1.234,5", 1234.5), ("de", "3,5", 3.5), ("en", "−2", -2.0)],
)
def test_numbers_are_read_as_people_write_them(language: str, typed: str, value: float) -> None:
    set_language(language)
    assert read_number(typed) == value
