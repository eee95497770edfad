"""Dragging headings, edges, spans and arrows: each by the pointer, cancelled by Escape, and by the keyboard."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person
from tests.gui.driver import ALT, CTRL, NONE, SHIFT, Driver
from tests.gui.journeys import small_journey

from journeyboard.board.finding import column_of, lane_of
from journeyboard.editor.canvas.grips import handle_of
from journeyboard.editor.canvas.linklines import ends_of, selected_link
from journeyboard.editor.canvas.tools.linking import draw_by_keys
from journeyboard.journey.grid import add_step
from journeyboard.journey.records import Link
from journeyboard.storage.format import dump

Key = Qt.Key


def _names(driver: Driver) -> list[str]:
    return [stage.name for stage in driver.journey.stages]


def _place(driver: Driver, record_id: str) -> QPointF:
    rect = driver.canvas.rect_of(record_id)
    assert rect is not None
    return driver.at(rect)


def _hover(driver: Driver, at: QPointF) -> None:
    """Move the pointer there with nothing held."""
    driver.carry(at + QPointF(0, 1), at)


def _handle(driver: Driver, record_id: str) -> QPointF:
    at = handle_of(driver.canvas, record_id)
    assert at is not None
    return at


# -- headings


def test_a_stage_is_dragged_with_its_cards(driver: Driver) -> None:
    before = driver.bytes
    see, buy = driver.stage("See").id, driver.stage("Buy").id
    driver.drag(_place(driver, see), _place(driver, buy) + QPointF(40, 0))
    assert _names(driver) == ["Compare", "Buy", "See", "Use"]
    assert driver.texts("Doing", 2) == ["Reads", "Asks"]
    driver.session.undo()
    assert driver.bytes == before


def test_a_step_is_dragged_into_another_stage_but_never_the_last_one(driver: Driver) -> None:
    see, compare = driver.stage("See"), driver.stage("Compare")
    driver.session.do(add_step(driver.journey, see.id, "Flyer", 1, "flyer"))
    driver.settle()
    driver.drag(_place(driver, "flyer"), _place(driver, compare.id) + QPointF(60, 0))
    assert [step.id for step in driver.journey.steps_of(compare.id)][-1] == "flyer"
    only = driver.journey.steps_of(driver.stage("Use").id)[0]
    driver.session.do(add_step(driver.journey, driver.stage("Use").id, "", 1, "second"))
    before = driver.bytes
    driver.settle()
    driver.drag(_place(driver, "second"), _place(driver, only.id) - QPointF(60, 0))
    assert [step.id for step in driver.journey.steps_of(driver.stage("Use").id)] == ["second", only.id]
    driver.session.undo()
    assert driver.bytes == before


def test_a_lane_is_dragged_to_another_row(driver: Driver) -> None:
    before = driver.bytes
    doing, pains = driver.lane("Doing").id, driver.lane("Pain points").id
    driver.drag(_place(driver, doing), _place(driver, pains) + QPointF(0, 12))
    names = [lane.name for lane in driver.journey.lanes]
    assert names.index("Doing") == names.index("Pain points") + 1
    driver.session.undo()
    assert driver.bytes == before


def test_a_heading_let_go_where_it_was_changes_nothing(driver: Driver) -> None:
    before = driver.bytes
    at = _place(driver, driver.stage("Compare").id)
    driver.drag(at, at + QPointF(25, 3))
    assert driver.bytes == before
    assert driver.session.history.undo_label is None


# -- sizes


def _column_edge(driver: Driver, stage: str) -> QPointF:
    rect = driver.canvas.rect_of(driver.stage(stage).id)
    assert rect is not None
    place = driver.canvas.panes.place(rect)
    return QPointF(place.right() + 1, place.center().y())


def test_a_column_is_resized_by_its_edge_and_a_double_click_takes_that_back(driver: Driver) -> None:
    step = driver.journey.columns()[1].id
    column = column_of(driver.canvas.board, step)
    assert column is not None
    edge = _column_edge(driver, "Compare")
    _hover(driver, edge)
    assert driver.canvas.viewport().cursor().shape() == Qt.CursorShape.SplitHCursor
    driver.drag(edge, edge + QPointF(60 * driver.canvas.zoom, 0))
    wider = column_of(driver.canvas.board, step)
    assert wider is not None
    assert wider.width == pytest.approx(column.width + 60, abs=2)
    driver.settle()
    edge = _column_edge(driver, "Compare")
    rect = driver.canvas.rect_of(driver.stage("Compare").id)
    assert rect is not None
    driver.double_click(rect.moved(rect.width / 2 + 1 / driver.canvas.zoom, 0))
    again = column_of(driver.canvas.board, step)
    assert again is not None
    assert again.width == column.width


def test_a_lane_is_resized_by_its_lower_edge(driver: Driver) -> None:
    before = driver.bytes
    lane = driver.lane("Doing").id
    shape, rect = lane_of(driver.canvas.board, lane), driver.canvas.rect_of(lane)
    assert shape is not None
    assert rect is not None
    edge = QPointF(driver.at(rect).x(), driver.canvas.panes.place(rect).bottom())
    driver.drag(edge, edge + QPointF(0, 80 * driver.canvas.zoom))
    taller = lane_of(driver.canvas.board, lane)
    assert taller is not None
    assert taller.height == pytest.approx(shape.height + 80, abs=2)
    driver.session.undo()
    assert driver.bytes == before


# -- spans


def test_a_card_is_stretched_by_either_edge(driver: Driver) -> None:
    before = driver.bytes
    card = driver.card("Pays")
    place = driver.canvas.panes.place(driver.card_rect("Pays"))
    driver.drag(QPointF(place.right() - 2, place.center().y()), _place(driver, driver.stage("Use").id))
    assert driver.card("Pays").end_step == driver.journey.columns()[3].id
    driver.settle()
    place = driver.canvas.panes.place(driver.card_rect("Pays"))
    driver.drag(QPointF(place.left() + 2, place.center().y()), _place(driver, driver.stage("Compare").id))
    stretched = driver.card("Pays")
    steps = [step.id for step in driver.journey.columns()]
    assert (stretched.step, stretched.end_step) == (steps[1], steps[3])
    driver.session.undo()
    driver.session.undo()
    assert driver.bytes == before
    assert driver.card("Pays") == card


# -- arrows


@pytest.mark.parametrize(
    ("start", "end", "kind"), [("See", "Compare", "next"), ("See", "Use", "skips"), ("Buy", "See", "returns")]
)
def test_an_arrow_is_drawn_between_stages(driver: Driver, start: str, end: str, kind: str) -> None:
    before = driver.bytes
    from_, to = driver.stage(start).id, driver.stage(end).id
    _hover(driver, _place(driver, from_))
    driver.drag(_handle(driver, from_), _place(driver, to))
    (link,) = driver.journey.links
    assert (link.from_, link.to, link.kind) == (from_, to, kind)
    assert driver.session.selected == (link.id,)
    driver.session.undo()
    assert driver.bytes == before


def test_an_arrow_leads_back_to_where_it_began(driver: Driver) -> None:
    stage = driver.stage("Compare").id
    _hover(driver, _place(driver, stage))
    at = _handle(driver, stage)
    driver.hold(at)
    driver.carry(at + QPointF(0, 120), _place(driver, stage))
    driver.let_go(_place(driver, stage))
    (link,) = driver.journey.links
    assert (link.from_, link.to, link.kind) == (stage, stage, "returns")


def test_an_arrow_is_drawn_between_cards_worded_and_tied_elsewhere(driver: Driver) -> None:
    start, end, other = driver.card("Shop window").id, driver.card("No cash").id, driver.card("Pays").id
    _hover(driver, _place(driver, start))
    driver.drag(_handle(driver, start), _place(driver, end))
    (link,) = driver.journey.links
    assert (link.from_, link.to, link.kind) == (start, end, "causes")
    driver.press(Key.Key_F2)
    driver.type_in("often 40 %")
    driver.press(Key.Key_Return)
    (link,) = driver.journey.links
    assert (link.label, link.share) == ("often", 0.4)
    driver.settle()
    shown = selected_link(driver.canvas)
    assert shown is not None
    driver.drag(ends_of(driver.canvas, shown)[1], _place(driver, other))
    (link,) = driver.journey.links
    assert (link.from_, link.to, link.label) == (start, other, "often")


def test_an_arrow_let_go_over_nothing_is_none(driver: Driver) -> None:
    before = driver.bytes
    card = driver.card("Reads").id
    _hover(driver, _place(driver, card))
    driver.drag(_handle(driver, card), driver.at(driver.cell("Emotion", 1)) + QPointF(0, 8))
    assert driver.bytes == before


def test_an_arrow_is_drawn_by_the_keyboard(driver: Driver) -> None:
    driver.click_card("Reads")
    draw_by_keys(driver.canvas, driver.card("Reads").id)
    driver.press(Key.Key_Down)
    driver.press(Key.Key_Return)
    (link,) = driver.journey.links
    assert (link.from_, link.to) == (driver.card("Reads").id, driver.card("Asks").id)


def test_escape_ends_an_arrow_of_the_keyboard(driver: Driver) -> None:
    before = driver.bytes
    driver.click_card("Reads")
    draw_by_keys(driver.canvas, driver.card("Reads").id)
    driver.press(Key.Key_Down)
    driver.press(Key.Key_Escape)
    driver.press(Key.Key_Return)
    driver.press(Key.Key_Escape)
    assert driver.bytes == before


# -- with the keyboard, in the window


def test_sizes_and_spans_have_keys(person: Person) -> None:
    window = person.opens(person.sample())
    session, canvas = window.document.session, window.canvas
    journey, before = session.journey, dump(session.journey)
    step, lane = journey.columns()[0], journey.lanes[0]
    card = next(card for card in journey.cards.values() if card.step == step.id and not card.end_step)
    session.select([card.id])
    QTest.keyClick(canvas, Key.Key_Right, CTRL | SHIFT)
    assert journey.cards[card.id].end_step == journey.columns()[1].id
    QTest.keyClick(canvas, Key.Key_Right, CTRL | ALT)
    assert (journey.cards[card.id].step, journey.cards[card.id].end_step) == (journey.columns()[1].id, "")
    QTest.keyClick(canvas, Key.Key_Left, CTRL | ALT)
    assert (journey.cards[card.id].step, journey.cards[card.id].end_step) == (step.id, journey.columns()[1].id)
    QTest.keyClick(canvas, Key.Key_Left, CTRL | SHIFT)
    assert journey.cards[card.id].end_step == ""
    session.select([step.stage])
    column = column_of(session.board, step.id)
    assert column is not None
    QTest.keyClick(canvas, Key.Key_Right, ALT | SHIFT)
    assert journey.columns()[0].width == column.width + 20
    person.chooses(window, "step_usual")
    assert journey.columns()[0].width is None
    session.select([lane.id])
    QTest.keyClick(canvas, Key.Key_Down, ALT | SHIFT)
    assert journey.lanes[0].height is not None
    person.chooses(window, "lane_usual")
    assert journey.lanes[0].height is None
    while session.history.undo_label is not None:
        session.undo()
    assert dump(journey) == before


def test_an_arrow_is_begun_from_the_menu(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    start, end = session.journey.stages[0].id, session.journey.stages[2].id
    links = len(session.journey.links)
    session.select([start])
    person.chooses(window, "draw_arrow")
    session.select([end])
    QTest.keyClick(window.canvas, Key.Key_Return)
    assert len(session.journey.links) == links + 1
    link = session.journey.find(Link, session.selected[0])
    assert link is not None
    assert (link.from_, link.to, link.kind) == (start, end, "skips")


# -- whatever is dragged

_POINTS = st.tuples(st.integers(2, 1150), st.integers(2, 760))
_PLACES = st.sampled_from(["free", "heading", "handle", "card", "edge", "row", "feeling"])


def _start(driver: Driver, place: str, point: tuple[int, int]) -> QPointF:
    """A point of the widget where a drag of a kind can begin."""
    journey, canvas = driver.journey, driver.canvas
    stages, cards = journey.stages, sorted(journey.cards)
    stage, card, lane = stages[point[0] % len(stages)].id, cards[point[0] % len(cards)], journey.lanes[point[0] % 4].id
    at = QPointF(*point)
    if place == "handle":
        _hover(driver, _place(driver, card if point[1] % 2 else stage))
        at = handle_of(canvas, card if point[1] % 2 else stage) or at
    elif place == "edge":
        rect = canvas.rect_of(stage if point[1] % 2 else card)
        edge = canvas.panes.place(rect) if rect is not None else None
        at = QPointF(edge.right() - (0 if point[1] % 2 else 2), edge.center().y()) if edge is not None else at
    elif place == "row":
        rect = canvas.rect_of(lane)
        at = QPointF(60, canvas.panes.place(rect).bottom()) if rect is not None else at
    elif place != "free":
        at = _place(driver, {"heading": stage, "card": card, "feeling": "bo2"}[place])
    return at


@pytest.fixture(scope="module")
def map_to_drag_on(qapp: QApplication) -> Iterator[Driver]:
    assert qapp
    driver = Driver(small_journey())
    steps = [stage.id for stage in driver.journey.stages]
    driver.session.do(add_step(driver.journey, steps[1], "Second", 1, "second"))
    yield driver
    driver.canvas.close()
    driver.canvas.deleteLater()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=_PLACES,
    start=_POINTS,
    way=st.lists(_POINTS, min_size=1, max_size=3),
    cancelled=st.booleans(),
    held=st.sampled_from([NONE, SHIFT, CTRL]),
)
def test_every_drag_is_one_step_that_escape_prevents(
    map_to_drag_on: Driver,
    kind: str,
    start: tuple[int, int],
    way: list[tuple[int, int]],
    cancelled: bool,
    held: Qt.KeyboardModifier,
) -> None:
    driver = map_to_drag_on
    before, done = driver.bytes, len(driver.session.history.done)
    port = driver.canvas.port
    at = _start(driver, kind, start)
    _hover(driver, at)
    driver.hold(at, held)
    driver.carry(*(QPointF(*point) for point in way))
    if cancelled:
        driver.press(Key.Key_Escape)
    driver.let_go(QPointF(*way[-1]))
    made = len(driver.session.history.done) - done
    assert made <= (0 if cancelled else 1)
    while len(driver.session.history.done) > done:
        driver.session.undo()
    assert driver.bytes == before
    driver.canvas.set_port(port)
    driver.session.focus(None)
