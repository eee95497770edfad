"""The weak-points dock: a ranking that follows the map, leads to it, and makes opportunities."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from tests.gui.conftest import Person

from journeyboard.editor.weakpoints.dock import WeakPointsDock
from journeyboard.editor.weakpoints.rows import Row
from journeyboard.editor.window import Window
from journeyboard.journey.editing import delete, set_fields
from journeyboard.storage.format import dump

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


@pytest.fixture
def dock(window: Window) -> WeakPointsDock:
    """The dock, opened by its key."""
    QTest.keyClick(window.canvas, Qt.Key.Key_W, CTRL_SHIFT)
    dock = window.docks.weak_points
    assert dock.isVisible()
    assert dock.list.hasFocus()
    return dock


def findings_in(dock: WeakPointsDock) -> list[Row]:
    return [row for row in dock.list.rows() if row.kind == "finding"]


def click(dock: WeakPointsDock, title: str) -> None:
    at = next(number for number, row in enumerate(dock.list.rows()) if row.title.endswith(title))
    item = dock.list.item(at)
    dock.list.scrollToItem(item)
    QTest.mouseClick(dock.list.viewport(), Qt.MouseButton.LeftButton, pos=dock.list.visualItemRect(item).center())


def test_it_ranks_the_weak_points_with_their_reasons(dock: WeakPointsDock) -> None:
    worst = findings_in(dock)[0]
    assert (worst.title, worst.side, worst.status) == ("1 · Decision", "90", "bad")
    assert worst.lines[0] == "Orders 2,091, 309 under target"
    assert worst.parts == "Feeling 0.80 · Pain 0.89 · Figures 1.00"
    assert worst.spoken.startswith("1 · Decision, 90 of 100. Orders 2,091")
    assert [row.title for row in dock.list.rows() if row.kind == "heading"] == ["Weak points", "They disagree", "Facts"]


def test_a_click_selects_the_stage_or_card(dock: WeakPointsDock, window: Window) -> None:
    session = window.document.session
    click(dock, "Decision")
    (selected,) = session.selected
    assert session.journey.stages[2].id == selected
    click(dock, "Checkout")
    assert [card.text for card in session.selected_cards] == ["Checkout"]


def test_the_arrow_keys_walk_through_findings_only(dock: WeakPointsDock, window: Window) -> None:
    dock.list.setCurrentRow(1)
    QTest.keyClick(dock.list, Qt.Key.Key_Down)
    assert [card.text for card in window.document.session.selected_cards] == ["Checkout"]
    QTest.keyClick(dock.list, Qt.Key.Key_Return)
    assert window.canvas.hasFocus()


def test_a_fact_leads_to_all_its_cards(dock: WeakPointsDock, window: Window) -> None:
    click(dock, "Opportunities without owner")
    assert len(window.document.session.selected_cards) == 2


def test_it_follows_the_map(dock: WeakPointsDock, window: Window, person: Person) -> None:
    session = window.document.session
    pains = [card.id for card in session.journey.cards.values() if card.kind == "pain_point"]
    session.do(delete(session.journey, pains))
    person.qtbot.waitUntil(lambda: "pain" not in str(findings_in(dock)[0].lines))
    session.undo()
    person.qtbot.waitUntil(lambda: "pain" in str(findings_in(dock)[0].lines))


def test_the_button_makes_a_linked_opportunity_in_one_step(dock: WeakPointsDock, window: Window) -> None:
    session = window.document.session
    before = dump(session.journey)
    click(dock, "Decision")
    QTest.mouseClick(dock.make, Qt.MouseButton.LeftButton)
    (card,) = session.selected_cards
    assert (card.kind, card.text) == ("opportunity", "Improve: Decision")
    assert {link.kind for link in session.journey.links_at(card.id)} == {"answers"}
    assert window.canvas.hasFocus()
    session.undo()
    assert dump(session.journey) == before


def test_without_a_finding_there_is_nothing_to_make(dock: WeakPointsDock) -> None:
    dock.list.setCurrentRow(-1)
    assert not dock.make.isEnabled()
    click(dock, "Lowest feeling")
    assert not dock.make.isEnabled()


def test_weights_change_the_ranking_and_are_undone_in_one_step(
    dock: WeakPointsDock, window: Window, person: Person
) -> None:
    session = window.document.session
    assert not dock.weights.isVisible()
    QTest.mouseClick(dock.weigh, Qt.MouseButton.LeftButton)
    assert dock.weights.isVisible()
    dock.weights.sliders["pain"].setValue(0)
    dock.weights.sliders["figures"].setValue(0)
    assert (session.journey.info.weights.pain, session.journey.info.weights.figures) == (0, 0)
    person.qtbot.waitUntil(lambda: findings_in(dock)[0].side == "80")
    session.undo()
    person.qtbot.waitUntil(lambda: dock.weights.sliders["figures"].value() == 100)
    assert session.journey.info.weights.pain == 0


def test_an_empty_map_says_what_speaks_here(person: Person) -> None:
    window = person.opens()
    window.docks.weak_points.show()
    heading, hint = window.docks.weak_points.list.rows()
    assert heading.kind == "heading"
    assert hint.kind == "hint"


def test_its_words_follow_the_language(dock: WeakPointsDock, window: Window, person: Person) -> None:
    window.windows.choose_language("de")
    assert dock.windowTitle() == "Schwachstellen"
    person.qtbot.waitUntil(lambda: "pain" not in str(findings_in(dock)[0].lines))
    window.windows.choose_language("en")


def test_every_row_is_as_tall_as_its_words(dock: WeakPointsDock, window: Window, person: Person) -> None:
    session = window.document.session
    long = "A stage with a name that is far too long for one line of a narrow dock beside the map"
    session.do(set_fields(session.journey, [session.journey.stages[2].id], "Rename", name=long))
    person.qtbot.waitUntil(lambda: long in findings_in(dock)[0].title)
    rects = [dock.list.visualItemRect(dock.list.item(at)) for at in range(dock.list.count())]
    short, tall = rects[2].height(), rects[1].height()
    assert tall > short + 2 * 14
    assert all(above.intersected(below) == QRect() for above, below in pairwise(rects))
