"""The inspector: made from the fields of the records, never out of date, never losing what is typed."""

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QToolButton, QWidget
from tests.gui.conftest import Person

from journeyboard.drawing.icons import has_icon
from journeyboard.editor.inspector.dates import date_in_words, read_date
from journeyboard.editor.inspector.editors import FieldEditor, read_number
from journeyboard.editor.inspector.fields import INSPECTED, FieldForm, fields_of, shared_fields
from journeyboard.editor.inspector.form import value_of
from journeyboard.editor.inspector.icons import ICONS, IconPopup
from journeyboard.editor.inspector.related import RelatedEditor
from journeyboard.editor.inspector.tags import TagsEditor
from journeyboard.editor.inspector.web import web_address
from journeyboard.editor.inspector.words import field_label
from journeyboard.editor.session import Session
from journeyboard.editor.widgets.chooser import Chooser
from journeyboard.editor.widgets.fieldbutton import FieldButton
from journeyboard.editor.window import Window
from journeyboard.journey.editing import ListChange, set_fields
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import CARD_FIELDS, Card, JourneyInfo, Link, Metric, Persona, Record
from journeyboard.journey.related import relate, related
from journeyboard.language import set_language
from journeyboard.storage.format import dump


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


# -- every field


VALUES: dict[str, object] = {
    "line": "Written",
    "text": "Written",
    "lines": ("One", "Two"),
    "web": ("https://example.org",),
    "whole": 3,
    "number": 1.5,
    "share": 0.25,
    "dots": 4,
    "flag": True,
    "colour": "#112233",
    "date": "2027-01-31",
    "icon": "star",
}


@pytest.mark.parametrize("kind", INSPECTED)
def test_every_field_of_every_kind_is_edited_alone_and_in_one_step(window: Window, kind: type[Record]) -> None:
    session = window.document.session
    records = [*session.journey.in_order(kind)][:3]
    session.select([record.id for record in records if not isinstance(record, JourneyInfo)])
    before = dump(session.journey)
    for form in shared_fields(records):
        editor = window.inspector.field(form.name)
        assert isinstance(editor, FieldEditor)
        value, expected = _other_value(session.journey, form, records)
        steps = len(session.history.done)
        editor.kept.emit(value)
        assert [value_of(session.journey, _now(session, record), form.name) for record in records] == expected
        if len(session.history.done) > steps:
            assert len(session.history.done) == steps + 1, form.name
            session.undo()
        assert dump(session.journey) == before, form.name


def _other_value(journey: Journey, form: FieldForm, records: list[Record]) -> tuple[object, list[object]]:
    """A value to give to a field, and what it should be then for each of the records."""
    was = [value_of(journey, record, form.name) for record in records]
    if form.editor == "tags":
        return ListChange(added=("new",)), [(*tuple_of(value), "new") for value in was]
    if form.editor == "refs":
        added = journey.personas[-1].id if form.name == "personas" else journey.metrics[-1].id
        return ListChange(added=(added,)), [tuple(dict.fromkeys((*tuple_of(value), added))) for value in was]
    if form.editor == "related":
        return ListChange(removed=tuple(tuple_of(was[0]))), [
            tuple(one for one in tuple_of(value) if one not in tuple_of(was[0])) for value in was
        ]
    if form.editor == "end":
        return journey.stages[-1].id, [journey.stages[-1].id] * len(records)
    value = form.choices[-1] if form.choices else VALUES[form.editor]
    if form.low is not None and isinstance(value, float):
        value = max(value, form.low)
    return value, [value] * len(records)


def tuple_of(value: object) -> tuple[object, ...]:
    assert isinstance(value, tuple)
    return value


def _now(session: Session, record: Record) -> Record:
    found = session.journey.get(record.id)
    assert found is not None
    return found


# -- several at once


def test_a_tag_is_added_to_all_and_the_others_of_each_stay(window: Window) -> None:
    session = window.document.session
    first, second = cards(window, "note")[:2]
    session.do(set_fields(session.journey, [first.id], tags=("a", "b")))
    session.do(set_fields(session.journey, [second.id], tags=("b",)))
    session.select([first.id, second.id])
    editor = window.inspector.field("tags")
    assert isinstance(editor, TagsEditor)
    assert [chip.findChildren(QLabel)[0].text() for chip in editor.chips] == ["b"]
    QTest.keyClicks(editor.line, "c,")
    assert session.journey.cards[first.id].tags == ("a", "b", "c")
    assert session.journey.cards[second.id].tags == ("b", "c")
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert [session.journey.cards[card.id].tags for card in (first, second)] == [("a",), ()]


def test_thousands_are_shown_at_once(window: Window) -> None:
    session = window.document.session
    kinds = {id(fields_of(card)) for card in session.journey.cards.values()}
    assert len(kinds) == len(CARD_FIELDS), "the fields of a kind are made once"
    session.select(session.journey.cards)
    assert window.inspector.field("text") is not None
    assert window.inspector.field("severity") is None


# -- what is typed is never lost


def test_what_cannot_be_kept_is_there_again_when_its_record_is_shown_again(window: Window) -> None:
    session = window.document.session
    first, second = cards(window, "opportunity")[:2]
    session.select([first.id])
    write(window, "due", "someday")
    session.select([second.id])
    assert text(window, "due") == date_in_words(second.due)
    assert window.inspector.problem("due") == ""
    window.windows.look.choose("dark")
    session.select([first.id])
    assert text(window, "due") == "someday"
    assert window.inspector.problem("due")
    write(window, "due", "31.1.2027")
    window.commit_typing()
    assert session.journey.cards[first.id].due == "2027-01-31"


def test_undo_from_the_menu_spares_what_is_being_typed(window: Window) -> None:
    session = window.document.session
    card = cards(window, "pain_point")[0]
    session.select([card.id])
    session.do(set_fields(session.journey, [card.id], severity=1))
    write(window, "text", "half a sent")
    session.undo()
    assert text(window, "text") == "half a sent"
    assert session.journey.cards[card.id] == card
    window.commit_typing()
    assert session.journey.cards[card.id].text == "half a sent"


def test_saving_and_closing_know_what_is_being_typed(window: Window, person: Person) -> None:
    session = window.document.session
    card = cards(window, "pain_point")[0]
    session.select([card.id])
    write(window, "text", "typed and saved")
    person.chooses(window, "save")
    path = window.document.path
    assert path is not None
    person.qtbot.waitUntil(lambda: "typed and saved" in path.read_text("utf-8"))
    write(window, "text", "typed and closed")
    window.close()
    person.answers("Save")
    person.qtbot.waitUntil(lambda: "typed and closed" in path.read_text("utf-8"))


# -- what belongs together


def related_editor(window: Window, name: str) -> RelatedEditor:
    editor = window.inspector.field(name)
    assert isinstance(editor, RelatedEditor)
    return editor


def unanswered(window: Window) -> Card:
    """A pain point that no opportunity answers."""
    session, pain = window.document.session, cards(window, "pain_point")[0]
    ideas = related(session.journey, "answered_by", pain.id)
    session.do(relate(session.journey, "answered_by", [pain.id], removed=ideas))
    return pain


def test_a_pain_point_is_answered_by_an_opportunity_chosen_by_typing(window: Window) -> None:
    session = window.document.session
    pain = unanswered(window)
    idea = cards(window, "opportunity")[0]
    session.select([pain.id])
    QTest.mouseClick(related_editor(window, "answered_by").choose, Qt.MouseButton.LeftButton)
    chooser = QApplication.activePopupWidget()
    assert isinstance(chooser, Chooser)
    QTest.keyClicks(chooser.field, idea.text[:6])
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert related(session.journey, "answered_by", pain.id) == (idea.id,)
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert related(session.journey, "answered_by", pain.id) == ()
    chooser.close()


def test_a_new_opportunity_is_made_from_a_pain_point_and_can_be_worded_at_once(window: Window) -> None:
    session = window.document.session
    pain = unanswered(window)
    before = dump(session.journey)
    session.select([pain.id])
    make = related_editor(window, "answered_by").make
    assert make is not None
    make.click()
    assert window.canvas.editor is not None
    QTest.keyClicks(window.canvas.editor, "Do better")
    window.commit_typing()
    (idea,) = related(session.journey, "answered_by", pain.id)
    assert session.journey.cards[idea].text == "Do better"
    session.undo()
    session.undo()
    assert dump(session.journey) == before


def test_a_related_card_is_gone_to_and_unlinked(window: Window) -> None:
    session = window.document.session
    pain = next(card for card in cards(window, "pain_point") if related(session.journey, "touchpoint", card.id))
    (touchpoint,) = related(session.journey, "touchpoint", pain.id)
    session.select([pain.id])
    editor = related_editor(window, "touchpoint")
    remove = next(button for button in editor.findChildren(QToolButton) if button.accessibleName().startswith("Remove"))
    remove.click()
    assert related(session.journey, "touchpoint", pain.id) == ()
    session.undo()
    go = next(button for button in editor.findChildren(FieldButton) if button.accessibleName().startswith("Go to"))
    go.click()
    assert session.selected == (touchpoint,)


def test_what_is_related_is_never_out_of_date(window: Window) -> None:
    session = window.document.session
    pain = next(card for card in cards(window, "pain_point") if related(session.journey, "answered_by", card.id))
    (idea, *_others) = related(session.journey, "answered_by", pain.id)
    session.select([pain.id])
    session.do(set_fields(session.journey, [idea], text="Renamed elsewhere", impact=1, effort=2))
    said = [button.words for button in related_editor(window, "answered_by").findChildren(FieldButton)]
    assert "Renamed elsewhere · impact 1 / effort 2" in said


def test_the_ends_of_an_arrow_are_chosen_from_the_map(window: Window) -> None:
    session = window.document.session
    arrow = next(link for link in session.journey.links if link.kind == "returns")
    session.select([arrow.id])
    end = box(window, "to")
    assert isinstance(end, FieldButton)
    assert end.words == "Consideration"
    QTest.mouseClick(end, Qt.MouseButton.LeftButton)
    chooser = QApplication.activePopupWidget()
    assert isinstance(chooser, Chooser)
    QTest.keyClicks(chooser.field, "awaren")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    changed = session.journey.find(Link, arrow.id)
    assert changed is not None
    assert (changed.from_, changed.to) == (arrow.from_, session.journey.stages[0].id)
    assert end.words == "Awareness"


# -- single fields


class _Browser(QObject):
    """What opens web addresses in place of a browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


def test_a_web_address_is_opened_by_its_button_alone(window: Window) -> None:
    session = window.document.session
    card = cards(window, "note")[0]
    browser = _Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")  # pyright: ignore[reportArgumentType] - as PySide6 wants it
    try:
        session.do(
            set_fields(session.journey, [card.id], links_out=("https://example.org/a?b=1", "file:///etc/passwd"))
        )
        session.select([card.id])
        field = window.inspector.field("links_out")
        assert field is not None
        (button,) = field.findChildren(FieldButton)
        assert browser.opened == []
        button.click()
        assert browser.opened == ["https://example.org/a?b=1"]
    finally:
        QDesktopServices.unsetUrlHandler("https")


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        ("https://example.org/x", "https://example.org/x"),
        ("example.org/x", "https://example.org/x"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://bank.example@evil.example/", None),
        ("smb://server/share", None),
        ("see the report", None),
        ("", None),
    ],
)
def test_only_what_is_surely_a_web_address_can_be_opened(typed: str, opened: str | None) -> None:
    url = web_address(typed)
    assert (url.toString() if url is not None else None) == opened


@pytest.mark.parametrize(
    ("language", "typed", "iso"),
    [
        ("en", "2026-10-31", "2026-10-31"),
        ("en", "31 Oct 2026", "2026-10-31"),
        ("en", "1 march 2027", "2027-03-01"),
        ("de", "31.10.2026", "2026-10-31"),
        ("de", "31. Okt. 2026", "2026-10-31"),
        ("de", "1. März 2027", "2027-03-01"),
        ("en", "", ""),
    ],
)
def test_dates_are_read_as_people_write_them(language: str, typed: str, iso: str) -> None:
    set_language(language)
    assert read_date(typed) == iso
    assert read_date(date_in_words(iso)) == iso


@pytest.mark.parametrize("typed", ["10/11/2026", "31.2.2026", "2026", "Oct 2026"])
def test_what_could_be_another_day_is_no_date(typed: str) -> None:
    with pytest.raises(ValueError, match="2026-10-31"):
        read_date(typed)


def test_known_words_are_offered(window: Window) -> None:
    window.document.session.select([cards(window, "touchpoint")[0].id])
    widget = box(window, "channel")
    assert isinstance(widget, QLineEdit)
    widget.setFocus()
    completer = widget.completer()
    completer.setCompletionPrefix("sho")
    assert completer.currentCompletion() == "Showroom"


def test_arrows_count_a_number(window: Window) -> None:
    session = window.document.session
    card = cards(window, "opportunity")[0]
    session.do(set_fields(session.journey, [card.id], importance=9.8))
    session.select([card.id])
    for key, value in ((Qt.Key.Key_Up, 10), (Qt.Key.Key_Up, 10), (Qt.Key.Key_Down, 9.5)):
        QTest.keyClick(box(window, "importance"), key)
        assert session.journey.cards[card.id].importance == value


def test_an_icon_is_chosen_by_keys(window: Window) -> None:
    session = window.document.session
    stage = session.journey.stages[0]
    session.select([stage.id])
    QTest.mouseClick(box(window, "icon"), Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, IconPopup)
    QTest.keyClick(popup.buttons[0], Qt.Key.Key_Right)
    assert popup.buttons[1].hasFocus()
    QTest.keyClick(popup.buttons[1], Qt.Key.Key_Space)
    assert session.journey.stages[0].icon == list(ICONS)[1]


def test_every_icon_offered_is_there() -> None:
    assert all(has_icon(name) for name in ICONS)


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [("en", "1,234.5", 1234.5), ("en", "3,5", 3.5), ("de", "1.234,5", 1234.5), ("de", "3,5", 3.5), ("en", "−2", -2.0)],
)
def test_numbers_are_read_as_people_write_them(language: str, typed: str, value: float) -> None:
    set_language(language)
    assert read_number(typed) == value


def test_the_keyboard_stays_in_the_unit_that_makes_another_form(window: Window) -> None:
    session = window.document.session
    metric = next(metric for metric in session.journey.metrics if metric.unit == "count")
    session.select([metric.id])
    field = window.inspector.field("unit")
    assert field is not None
    field.setFocus()
    for _time in range(2):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Down)
    assert session.journey.all(Metric)[metric.id].unit == "currency"
