"""Find and replace, and the filter, above the canvas."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from tests.gui.conftest import Person

from journeyboard.drawing.theme import DARK
from journeyboard.editor.finding.filter_bar import FilterBar
from journeyboard.editor.finding.find_bar import FindBar
from journeyboard.editor.window import Window
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.records import Filter, View
from journeyboard.journey.searching import find
from journeyboard.storage.format import dump

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
TEXT = "delivery"


def finding(window: Window, text: str = "", key: Qt.Key = Qt.Key.Key_F) -> FindBar:
    """The find bar, opened by its key, with `text` typed."""
    QTest.keyClick(window.canvas, key, CTRL)
    bar = window.finding.find_bar
    assert bar.isVisible()
    QTest.keyClicks(bar.field, text)
    return bar


def button(bar: FindBar, text: str) -> QPushButton:
    return next(found for found in bar.findChildren(QPushButton) if found.text() == text)


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


def test_it_counts_as_one_types_and_selects_what_it_finds(window: Window) -> None:
    journey = window.document.session.journey
    matches = find(journey, TEXT)
    assert len(matches) > 2
    bar = finding(window, TEXT)
    assert bar.field.hasFocus()
    assert bar.count.text() == f"1 of {len(matches)}"
    assert window.document.session.selected == (matches[0].id,)
    assert bar.marks.ids == tuple(dict.fromkeys(match.id for match in matches))
    QTest.keyClicks(bar.field, "qqq")
    assert bar.count.text() == "Not found"
    assert bar.marks.ids == ()


def test_enter_and_f3_go_on_and_back_and_round(window: Window) -> None:
    matches = find(window.document.session.journey, TEXT)
    bar = finding(window, TEXT)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == f"2 of {len(matches)}"
    QTest.keyClick(bar.field, Qt.Key.Key_F3)
    assert bar.count.text() == f"3 of {len(matches)}"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(window.canvas, Qt.Key.Key_F3, SHIFT)
    assert bar.count.text() == f"{len(matches)} of {len(matches)}"
    assert window.document.session.selected == (matches[-1].id,)


def test_a_match_is_scrolled_into_view_and_marked_there(window: Window, person: Person) -> None:
    window.resize(900, 600)
    window.canvas.zoom_to(2.0)
    bar = finding(window, TEXT)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)  # the last
    QApplication.processEvents()
    rect = window.canvas.rect_of(bar.search.matches[-1].id)
    assert rect is not None
    assert window.canvas.port.region.intersects(rect)
    person.qtbot.waitUntil(lambda: window.canvas.is_sharp)
    at = window.canvas.panes.place(rect).toRect()
    marked = window.canvas.viewport().grab(at).toImage()
    bar.marks.show(())
    QApplication.processEvents()
    plain = window.canvas.viewport().grab(at).toImage()
    assert plain != marked


def test_case_matters_when_asked(window: Window) -> None:
    bar = finding(window, "GUEST")
    assert bar.search.matches
    bar.case.click()
    assert not bar.search.matches


def test_escape_closes_and_goes_back_to_the_map(window: Window) -> None:
    bar = finding(window, TEXT)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.canvas.hasFocus()
    assert bar.marks.ids == ()


def test_finding_changes_nothing(window: Window) -> None:
    finding(window, TEXT)
    assert window.document.session.history.done == ()


def test_one_after_the_other_is_replaced(window: Window) -> None:
    journey = window.document.session.journey
    count = len(find(journey, TEXT))
    bar = finding(window, TEXT, Qt.Key.Key_H)
    QTest.keyClicks(bar.new, "delivery service")
    for left in range(count - 1, 0, -1):
        QTest.keyClick(bar.new, Qt.Key.Key_Return)
        assert len(find(journey, "delivery service")) == count - left
    assert len(find(journey, TEXT)) == count, "what was put in is found again, and not replaced again"


def test_all_are_replaced_in_one_step(window: Window) -> None:
    session = window.document.session
    before, count = dump(session.journey), len(find(session.journey, TEXT))
    bar = finding(window, TEXT, Qt.Key.Key_H)
    QTest.keyClicks(bar.new, "handover")
    button(bar, "Replace all").click()
    assert not find(session.journey, TEXT)
    assert len(find(session.journey, "handover")) == count
    assert session.history.undo_label == "Replace all"
    QTest.keyClick(bar.new, Qt.Key.Key_Z, CTRL)
    assert dump(session.journey) == before


def test_the_count_follows_the_map(window: Window, person: Person) -> None:
    session = window.document.session
    card = next(card for card in session.journey.cards.values() if TEXT in card.text.lower())
    bar = finding(window, TEXT)
    count = len(bar.search.matches)
    session.do(delete(session.journey, [card.id]))
    person.qtbot.waitUntil(lambda: len(bar.search.matches) < count)
    session.undo()
    person.qtbot.waitUntil(lambda: len(bar.search.matches) == count)


def test_it_speaks_the_programs_language_and_wears_its_theme(window: Window, person: Person) -> None:
    bar = finding(window, TEXT)
    spoken = [label.text() for label in bar.findChildren(QLabel)]
    person.windows.choose_language("de")
    assert [label.text() for label in bar.findChildren(QLabel)] != spoken
    person.windows.choose_language("en")
    person.windows.look.choose("dark")
    assert DARK.chrome in bar.styleSheet()


def test_the_bars_leave_a_narrow_window_narrow(window: Window, person: Person) -> None:
    person.windows.choose_language("de")
    finding(window, TEXT, Qt.Key.Key_H)
    window.finding.filter_bar.toggle()
    choose(window.finding.filter_bar, "channels", "Web", "E-mail", "Phone")
    QApplication.processEvents()
    assert window.finding.middle.minimumSizeHint().width() <= 560
    person.windows.choose_language("en")


# -- the filter


def choose(bar: FilterBar, field: str, *labels: str) -> None:
    """Choose from the menu of a button of the bar."""
    menu = bar.buttons[field].menu()
    menu.aboutToShow.emit()
    for label in labels:
        next(action for action in menu.actions() if action.text() == label).trigger()


def faded(window: Window) -> set[str]:
    """The ids of the cards that are drawn faintly."""
    board = window.document.session.board
    cells = [board.cells.lane(lane.id).get(column.step) for lane in board.lanes for column in board.columns]
    spans = [card for lane in board.lanes for card in lane.spans]
    return {card.id for card in [*spans, *(card for cell in cells if cell for card in cell.cards)] if card.faded}


def test_a_filter_fades_the_rest_and_tells_so(window: Window, person: Person) -> None:
    session = window.document.session
    person.chooses(window, "filter")
    bar = window.finding.filter_bar
    assert bar.isVisible()
    assert not faded(window)
    choose(bar, "severity", "4 or more")
    assert bar.state.text() == "Filter on"
    severe = {card.id for card in session.journey.cards.values() if (card.severity or 0) >= 4}
    assert severe
    assert faded(window).isdisjoint(severe)
    assert len(faded(window)) == len(session.journey.cards) - len(severe)
    assert bar.count.text() == f"{len(severe)} of {len(session.journey.cards)} cards stand out"
    assert session.history.done == ()
    assert window.document.is_saved


def test_several_values_of_one_kind_add_up_and_kinds_narrow(window: Window) -> None:
    session = window.document.session
    bar = window.finding.filter_bar
    bar.toggle()
    choose(bar, "channels", "Web", "E-mail")
    two = len(session.journey.cards) - len(faded(window))
    choose(bar, "channels", "E-mail")
    assert session.view.filter.channels == ("Web",)
    assert len(session.journey.cards) - len(faded(window)) < two
    choose(bar, "severity", "2 or more", "3 or more")
    assert session.view.filter.severity == 3
    assert len(faded(window)) == len(session.journey.cards)


def test_clear_shows_everything_again(window: Window) -> None:
    bar = window.finding.filter_bar
    bar.toggle()
    choose(bar, "evidence", "Observed")
    assert faded(window)
    QTest.keyClick(bar.buttons["evidence"], Qt.Key.Key_Escape)
    assert bar.isVisible(), "a filter that is on is never out of sight"
    bar.clear.click()
    assert not faded(window)
    assert not bar.isVisible()
    assert window.canvas.hasFocus()


def test_the_filter_of_the_view_a_file_opens_with_is_told(window: Window) -> None:
    window.document.session.set_view(View(id="v", filter=Filter(severity=5)))
    assert window.finding.filter_bar.isVisible()


def test_a_persona_that_is_gone_filters_nothing(window: Window, person: Person) -> None:
    session = window.document.session
    mara = session.journey.personas[0]
    window.finding.filter_bar.toggle()
    choose(window.finding.filter_bar, "personas", mara.name)
    session.do(delete(session.journey, [mara.id]))
    person.qtbot.waitUntil(lambda: session.view.filter == Filter())


def test_names_with_odd_letters_are_shown_as_they_are(window: Window) -> None:
    session = window.document.session
    session.do(set_fields(session.journey, [session.journey.personas[0].id], name="<b>A&B</b>"))
    bar = window.finding.filter_bar
    bar.toggle()
    choose(bar, "personas", "<b>A&&B</b>")
    assert bar.buttons["personas"].text() == "Persona: <b>A&&B</b> ▾"
