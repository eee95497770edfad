"""The map as assistive technology is told of it: in step with every edit, and gone with its window."""

import gc

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person

from journeyboard.editor.accessible.tree import MAP, Node
from journeyboard.editor.session import Session
from journeyboard.editor.window import Window
from journeyboard.journey.cards import add_card, move_cards
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.records import Card, Feeling, Lane, View


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


@pytest.fixture
def session(window: Window) -> Session:
    return window.document.session


def top(window: Window) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(window.canvas.viewport())


def name(thing: QAccessibleInterface) -> str:
    return thing.text(QAccessible.Text.Name)


def below(thing: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [thing.child(index) for index in range(thing.childCount())]


def walked(thing: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [thing, *(found for child in below(thing) for found in walked(child))]


def cell(window: Window, card: Card) -> QAccessibleInterface:
    return window.speaker.items.interface(Node("cell", "", card.lane, card.step))


def test_every_item_knows_its_parent_its_index_and_a_name(window: Window) -> None:
    for thing in walked(top(window)):
        assert thing.isValid()
        assert name(thing)
        for index, child in enumerate(below(thing)):
            assert name(child.parent()) == name(thing)
            assert thing.indexOfChild(child) == index
        assert thing.child(thing.childCount()) is None


def test_edits_are_followed(window: Window, session: Session) -> None:
    card = next(iter(session.journey.cards.values()))
    here = cell(window, card)
    walked(top(window))
    session.do(set_fields(session.journey, [card.id], text="Written anew"))
    session.do(add_card(session.journey, card.lane, card.step, "One more"))
    QApplication.processEvents()
    assert name(below(here)[0]) == "Written anew"
    assert name(below(here)[-1]) == "One more"
    other = session.journey.columns()[-1].id
    session.do(move_cards(session.journey, [card.id], card.lane, other))
    QApplication.processEvents()
    item = window.speaker.items.interface(Node("card", card.id))
    assert name(item.parent()) == name(window.speaker.items.interface(Node("cell", "", card.lane, other)))
    session.do(delete(session.journey, [card.id]))
    QApplication.processEvents()
    assert Node("card", card.id) not in window.speaker.items.made
    session.undo()
    assert name(window.speaker.items.interface(Node("card", card.id))) == "Written anew"


def test_what_is_hidden_is_not_told(window: Window, session: Session) -> None:
    lane = session.journey.lanes[0]
    assert lane.name in map(name, below(top(window)))
    session.set_view(View(id="shown", hidden_lanes=(lane.id,)))
    assert lane.name not in map(name, below(top(window)))


def test_the_open_text_stands_on_the_map_with_a_name(window: Window, session: Session) -> None:
    before = top(window).childCount()
    card = next(iter(session.journey.cards.values()))
    window.canvas.write(card.id)
    assert top(window).childCount() == before + 1
    editor = below(top(window))[-1]
    assert editor.role() == QAccessible.Role.EditableText
    assert name(editor) == "Text"
    window.canvas.cancel_editing()
    assert top(window).childCount() == before


def test_state_follows_the_keyboard(window: Window, session: Session) -> None:
    card = next(iter(session.journey.cards.values()))
    item = window.speaker.items.interface(Node("card", card.id))
    session.select([card.id])
    window.canvas.setFocus()
    assert item.state().selected
    assert item.state().focused
    session.focus(None)
    assert not item.state().selected
    assert not item.state().focused


def test_feelings_are_raised_and_a_cell_is_opened(window: Window, session: Session) -> None:
    feeling = next(iter(session.journey.all(Feeling).values()))
    lane = next(lane for lane in session.journey.lanes if lane.kind == "emotion")
    items = window.speaker.items
    node = Node("feeling", feeling.id, lane.id, feeling.step)
    items.act(node, "Decrease")
    assert session.journey.all(Feeling)[feeling.id].value == pytest.approx(max(feeling.value - 0.5, -2))
    notes = next(lane for lane in session.journey.all(Lane).values() if lane.kind == "notes")
    items.act(Node("cell", "", notes.id, feeling.step), "Press")
    assert window.canvas.editor is not None
    window.canvas.cancel_editing()


def test_a_closed_window_leaves_nothing_behind(window: Window, person: Person) -> None:
    things = walked(top(window))
    assert len(things) > 100
    window.close_at_once()
    del things
    QApplication.processEvents()
    gc.collect()
    again = person.opens(person.sample())
    assert len(walked(top(again))) > 100


def test_nothing_is_made_before_it_is_asked_for(window: Window, session: Session) -> None:
    session.select([next(iter(session.journey.cards))])
    session.do(set_fields(session.journey, [session.selected[0]], text="Quiet"))
    QApplication.processEvents()
    if not QAccessible.isActive():
        assert window.speaker.items.made == {}
    assert window.speaker.items.parent(MAP) is None
