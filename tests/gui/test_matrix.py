"""Opportunities on two matrices and as a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person
from tests.gui.scenes import opened

from journeyboard.board.shapes import Rect
from journeyboard.drawing.theme import DARK
from journeyboard.editor.matrix.axes import IMPACT_EFFORT, IMPORTANCE_SATISFACTION, Axes, Scale
from journeyboard.editor.matrix.chart import CARD_MIME, MatrixChart
from journeyboard.editor.matrix.listing import OpportunityTable
from journeyboard.editor.matrix.painting import name_shapes, quadrant_names
from journeyboard.editor.matrix.placing import RADIUS, place_names, spread
from journeyboard.editor.matrix.window import MatrixWindow
from journeyboard.editor.window import Window
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.records import Card
from journeyboard.journey.rounds import NO_ROUNDS, Rounds
from journeyboard.storage.format import dump

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SCALES = [IMPACT_EFFORT.x, IMPACT_EFFORT.y, IMPORTANCE_SATISFACTION.x, IMPORTANCE_SATISFACTION.y]


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


@pytest.fixture
def matrix(person: Person, window: Window) -> MatrixWindow:
    person.chooses(window, "opportunities")
    opened = window.matrix_commands.matrix
    assert opened is not None
    person.qtbot.waitExposed(opened)
    return opened


def card(window: Window, text: str) -> Card:
    return next(each for each in window.document.session.journey.cards.values() if each.text == text)


def place(chart: MatrixChart, text: str) -> QPointF:
    """Where a dot is."""
    return QPointF(*next(dot.at for dot in chart.dots() if dot.card.text == text))


def at(chart: MatrixChart, axes: Axes, x: float, y: float) -> QPointF:
    """Where the values are."""
    frame = chart.frame
    return QPointF(frame.x + axes.x.share(x) * frame.width, frame.bottom - axes.y.share(y) * frame.height)


def drag(chart: MatrixChart, text: str, to: QPointF, *, let_go: bool = True) -> None:
    start = place(chart, text)
    QTest.mousePress(chart, LEFT, pos=start.toPoint())
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(chart, (start + (to - start) * share).toPoint())
        QApplication.processEvents()
    if let_go:
        QTest.mouseRelease(chart, LEFT, pos=to.toPoint())


@pytest.mark.parametrize("width", [500, 1200])
def test_the_list_leaves_room_for_what_the_opportunities_say(person: Person, width: int) -> None:
    matrix = opened("matrix_list", person)
    matrix.resize(width, 500)
    QApplication.processEvents()
    (table,) = matrix.findChildren(OpportunityTable)
    assert table.columnWidth(0) >= 200
    assert (table.horizontalHeader().length() <= table.viewport().width()) == (width == 1200)


@pytest.mark.parametrize("scale", SCALES)
def test_a_place_on_a_scale_gives_its_value_again(scale: Scale) -> None:
    steps = range(int(scale.low), int(scale.high) + 1) if scale.whole else [tenth / 10 for tenth in range(101)]
    places = [scale.share(value) for value in steps]
    assert [scale.value(share) for share in places] == list(steps)
    assert places == sorted(places)
    assert 0 < places[0] < 0.5 < places[-1] < 1
    assert (scale.value(-5), scale.value(5)) == (scale.low, scale.high)


points = st.tuples(st.integers(0, 600).map(float), st.integers(0, 400).map(float))


@given(st.lists(st.tuples(points, st.floats(0, 400)), max_size=40))
def test_names_neither_overlap_nor_leave_the_frame(dots: list[tuple[tuple[float, float], float]]) -> None:
    frame, corner = Rect(0, 0, 600, 400), Rect(8, 8, 80, 16)
    found = place_names([dot for dot, _width in dots], [width for _dot, width in dots], 16, frame, [corner])
    places = [rect for rect in found if rect is not None]
    blocked = [Rect(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS) for (x, y), _width in dots]
    for index, rect in enumerate(places):
        assert rect.x >= 0
        assert rect.y >= 0
        assert rect.right <= frame.right
        assert rect.bottom <= frame.bottom
        assert not any(rect.intersects(other) for other in [*places[:index], *blocked, corner])


def test_dots_of_the_same_values_stand_apart() -> None:
    placed = spread([(10.0, 50.0), (10.0, 50.0), (90.0, 50.0)], 62)
    assert abs(placed[0][1] - placed[1][1]) > 2 * RADIUS
    assert placed[2] == (90.0, 50.0)
    crowd = spread([(10.0, 50.0)] * 30, 62)
    assert all(50 - 31 <= y <= 50 + 31 for _x, y in crowd)


def test_the_sample_shows_every_name(matrix: MatrixWindow) -> None:
    for chart, axes in zip(matrix.charts, (IMPACT_EFFORT, IMPORTANCE_SATISFACTION), strict=True):
        taken = [text.rect for text in quadrant_names(chart.frame, axes)]
        names = name_shapes(chart.frame, chart.dots(), taken)
        assert names
        assert None not in names


def test_a_dragged_dot_changes_the_record_in_one_step(matrix: MatrixWindow, window: Window) -> None:
    session, chart = window.document.session, matrix.charts[0]
    before, done = dump(session.journey), len(session.history.done)
    drag(chart, "Guest checkout", at(chart, IMPACT_EFFORT, 4, 2))
    changed = card(window, "Guest checkout")
    assert (changed.effort, changed.impact) == (4, 2)
    assert len(session.history.done) == done + 1
    assert session.selected == (changed.id,)
    session.undo()
    assert dump(session.journey) == before
    assert place(chart, "Guest checkout") == at(chart, IMPACT_EFFORT, 2, 5)


def test_escape_puts_a_held_dot_back(matrix: MatrixWindow, window: Window) -> None:
    chart, before = matrix.charts[0], dump(window.document.session.journey)
    to = at(chart, IMPACT_EFFORT, 5, 1)
    drag(chart, "Guest checkout", to, let_go=False)
    assert place(chart, "Guest checkout") == to
    QTest.keyClick(chart, Key.Key_Escape)
    QTest.mouseRelease(chart, LEFT, pos=to.toPoint())
    assert matrix.isVisible()
    assert dump(window.document.session.journey) == before
    assert place(chart, "Guest checkout") == at(chart, IMPACT_EFFORT, 2, 5)


def test_a_click_selects_the_card_on_the_map_and_changes_nothing(matrix: MatrixWindow, window: Window) -> None:
    before = dump(window.document.session.journey)
    QTest.mouseClick(matrix.charts[0], LEFT, pos=place(matrix.charts[0], "Save the basket").toPoint())
    assert window.document.session.selected == (card(window, "Save the basket").id,)
    assert dump(window.document.session.journey) == before


def test_keys_walk_from_dot_to_dot_and_move_them(matrix: MatrixWindow, window: Window) -> None:
    session = window.document.session
    matrix.turn_to(1)
    chart = matrix.charts[1]
    chart.setFocus()
    for _time in chart.dots():
        QTest.keyClick(chart, Key.Key_Tab)
    assert session.selected == (chart.dots()[-1].card.id,)
    session.select([card(window, "Save the basket").id])
    QTest.keyClick(chart, Key.Key_Up)
    QTest.keyClick(chart, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    moved = card(window, "Save the basket")
    assert (moved.importance, moved.satisfaction) == (4.5, 3.6)
    assert "4.5" in chart.accessibleDescription()
    session.undo()
    session.undo()
    assert card(window, "Save the basket").importance == 4


def test_keys_stop_at_the_ends_of_a_scale(matrix: MatrixWindow, window: Window) -> None:
    session = window.document.session
    session.select([card(window, "Guest checkout").id])
    done = len(session.history.done)
    QTest.keyClick(matrix.charts[0], Key.Key_Up)
    assert len(session.history.done) == done
    assert card(window, "Guest checkout").impact == 5


def test_what_has_no_values_is_listed_and_placed_by_keys_or_by_dragging(matrix: MatrixWindow, window: Window) -> None:
    matrix.turn_to(1)
    unplaced, chart = matrix.unplaced[1], matrix.charts[1]
    assert {unplaced.item(row).text() for row in range(unplaced.count())} == {
        "Refer-a-friend after assembly",
        "Stop ads for sold-out items",
    }
    unplaced.setCurrentRow(0)
    first = unplaced.item(0).text()
    known = card(window, first).importance
    QTest.keyClick(unplaced, Key.Key_Return)
    assert (card(window, first).importance, card(window, first).satisfaction) == (known, 5)
    data = unplaced.mimeData([unplaced.item(0)])
    assert data.hasFormat(CARD_MIME)
    last = unplaced.item(0).text()
    drop(chart, data, at(chart, IMPORTANCE_SATISFACTION, 2, 9))
    assert (card(window, last).satisfaction, card(window, last).importance) == pytest.approx((2, 9), abs=0.1)
    assert not unplaced.isVisible()


def drop(chart: MatrixChart, data: QMimeData, where: QPointF) -> None:
    """Drag `data` onto the chart, over `where`, and let it go, as the system tells it."""
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(where.toPoint(), copy, data, LEFT, none)
    moved = QDragMoveEvent(where.toPoint(), copy, data, LEFT, none)
    for event in (entered, moved, QDropEvent(where, copy, data, LEFT, none)):
        QApplication.sendEvent(chart, event)
        assert event.isAccepted()


def test_the_list_sorts_by_every_score_with_the_unknown_last(matrix: MatrixWindow, window: Window) -> None:
    table = matrix.table
    assert table.texts()[0] == "Guest checkout"
    assert table.texts(1)[:2] == ["16.3", "14.2"]
    assert table.texts(1)[-2:] == ["–", "–"]
    table.sort_by(1)
    assert table.texts(1)[0] == "4.5"
    assert table.texts(1)[-2:] == ["–", "–"]
    for column in range(2, 6):
        table.sort_by(column)
        numbers = [float(text) for text in table.texts(column) if text != "–"]
        assert numbers == sorted(numbers, reverse=True)
    table.sort_by(0)
    assert table.texts()[0] == "Chat with photo upload"
    table.selectRow(0)
    assert window.document.session.selected == (card(window, "Chat with photo upload").id,)


def test_a_private_round_hides_its_opportunities(matrix: MatrixWindow, window: Window) -> None:
    session = window.document.session
    secret = matrix.charts[0].dots()[0].card
    session.do(set_fields(session.journey, [secret.id], "Hide", private=True))
    count = matrix.table.rowCount()
    session.set_rounds(Rounds(private_before=frozenset()))
    assert secret.id not in [dot.card.id for chart in matrix.charts for dot in chart.dots()]
    assert matrix.table.rowCount() == count - 1
    session.set_rounds(NO_ROUNDS)
    assert secret.id in [dot.card.id for dot in matrix.charts[0].dots()]


def test_the_matrix_follows_the_map_theme_and_language(person: Person, matrix: MatrixWindow, window: Window) -> None:
    session = window.document.session
    held = card(window, "Guest checkout")
    count = len(matrix.charts[0].dots())
    matrix.turn_to(2)
    session.select([held.id])
    assert next(item.text() for item in matrix.table.selectedItems()) == held.text
    session.do(delete(session.journey, [held.id]))
    assert len(matrix.charts[0].dots()) == count - 1
    window.windows.look.choose("dark")
    assert matrix.pages.currentIndex() == 2
    matrix.turn_to(0)
    image = matrix.charts[0].grab().toImage()
    assert image.pixelColor(image.width() - 40, image.height() - 80).name().upper() == DARK.paper
    window.windows.choose_language("de")
    assert matrix.charts[0].dots()
    person.chooses(window, "undo")
    assert len(matrix.charts[0].dots()) == count
