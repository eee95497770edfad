"""What is seen: panning and zooming, frozen panes, and frames without holes."""

from collections.abc import Iterator

import pytest
from benchmarks.journeys import journey_of
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot
from tests.gui.driver import CTRL, SHIFT, Driver
from tests.gui.journeys import small_journey

from journeyboard.board.finding import part_of
from journeyboard.board.shapes import Rect
from journeyboard.drawing.theme import DARK, LIGHT
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.canvas.tiles import Deadline, Tiles
from journeyboard.editor.canvas.viewport import LEAST_ZOOM, MOST_ZOOM, Viewport
from journeyboard.editor.session import Session
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.grid import move_lane

Key = Qt.Key


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    driver = Driver(small_journey(), width=700, height=500)
    qtbot.addWidget(driver.canvas)
    yield driver
    driver.canvas.finish_editing()


@pytest.fixture(scope="module")
def large() -> Iterator[Driver]:
    driver = Driver(journey_of(300))
    yield driver
    driver.canvas.close()
    driver.canvas.deleteLater()


def is_blank(image: QImage, rect: Rect, driver: Driver) -> bool:
    """Whether a rectangle of the sheet shows a single colour."""
    place = driver.canvas.panes.place(rect).toRect()
    points = [
        QPoint(x, y) for x in range(place.left(), place.right(), 3) for y in range(place.top(), place.bottom(), 3)
    ]
    return len({image.pixelColor(point).rgb() for point in points if image.rect().contains(point)}) <= 1


def is_alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures are equal but for the rounding of smoothed edges."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return all(abs(a - b) <= 2 for a, b in pairs)


# -- zoom and pan


def test_the_wheel_zooms_at_the_pointer(driver: Driver) -> None:
    driver.canvas.zoom_to(1.0)
    at = driver.at(driver.card_rect("No cash"))
    before = driver.canvas.port.to_board(at.x(), at.y())
    driver.wheel(at, 3, CTRL)
    after = driver.canvas.port.to_board(at.x(), at.y())
    assert driver.canvas.zoom > 1.3
    assert after == pytest.approx(before, abs=1)


def test_a_map_that_is_only_too_tall_begins_with_no_bar_below_it(qtbot: QtBot) -> None:
    driver = Driver(small_journey(), width=900, height=300)
    qtbot.addWidget(driver.canvas)
    driver.settle()
    assert driver.canvas.verticalScrollBar().isVisible()
    assert not driver.canvas.horizontalScrollBar().isVisible()


def test_scroll_bars_stand_there_only_where_there_is_something_to_scroll(driver: Driver) -> None:
    bars = (driver.canvas.horizontalScrollBar(), driver.canvas.verticalScrollBar())
    for _time in range(2):
        driver.canvas.zoom_to(2.0)
        driver.settle()
        assert [bar.isVisible() for bar in bars] == [True, True]
        driver.canvas.fit_map()
        driver.settle()
        assert [bar.isVisible() for bar in bars] == [False, False]


def test_the_wheel_scrolls_and_with_shift_sideways(driver: Driver) -> None:
    driver.canvas.zoom_to(1.0)
    port = driver.canvas.port
    driver.wheel(QPointF(300, 300), -1)
    assert driver.canvas.port.y > port.y
    assert driver.canvas.port.x == port.x
    driver.wheel(QPointF(300, 300), -1, SHIFT)
    assert driver.canvas.port.x > port.x


def test_space_and_drag_pans_and_escape_puts_back(driver: Driver) -> None:
    driver.canvas.zoom_to(1.5)
    start = driver.canvas.port
    driver.press_down(Key.Key_Space)
    driver.hold(QPointF(400, 300))
    driver.carry(QPointF(350, 280), QPointF(300, 250))
    assert (driver.canvas.port.x, driver.canvas.port.y) == (start.x + 100, start.y + 50)
    driver.press(Key.Key_Escape)
    assert driver.canvas.port == start


def test_the_scroll_bars_tell_where_the_window_is(driver: Driver) -> None:
    canvas = driver.canvas
    canvas.zoom_to(1.0)
    bar = canvas.verticalScrollBar()
    assert bar.maximum() - bar.minimum() + bar.pageStep() == round(canvas.board.height * canvas.port.scale) + 48
    bar.setValue(bar.maximum())
    assert canvas.port.y == bar.maximum()
    canvas.pan(0, -30)
    assert bar.value() == canvas.port.y


def test_the_keyboard_zooms(driver: Driver) -> None:
    driver.press(Key.Key_0, CTRL)
    assert driver.canvas.zoom == 1.0
    driver.press(Key.Key_Plus, CTRL)
    assert driver.canvas.zoom == 1.1
    driver.press(Key.Key_Minus, CTRL, times=2)
    assert driver.canvas.zoom == 0.9


def test_fit_map_shows_all_of_it(driver: Driver) -> None:
    driver.canvas.fit_map()
    board, region = driver.canvas.board, driver.canvas.port.region
    assert region.x <= 0
    assert region.y <= 0
    assert region.right >= board.width
    assert region.bottom >= board.height


def test_fit_selection_shows_what_is_selected(driver: Driver) -> None:
    driver.session.select([driver.card("Pays").id, driver.card("No cash").id])
    driver.canvas.fit_selection()
    for text in ("Pays", "No cash"):
        assert is_seen(driver, driver.card_rect(text))


def test_walking_with_the_keyboard_scrolls_along(driver: Driver) -> None:
    driver.canvas.zoom_to(1.5)
    driver.canvas.show_record(driver.card("Reads").id)
    driver.click_card("Reads")
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Right):
        driver.press(key)
    assert driver.session.place == driver.place("Emotion", 3)
    rect = driver.canvas.rect_of(driver.session.selected[0])
    assert rect is not None
    assert is_seen(driver, rect)


def is_seen(driver: Driver, rect: Rect) -> bool:
    """Whether a rectangle of the sheet is seen whole, beside the frozen panes."""
    return driver.canvas.panes.clip(rect).contains(driver.canvas.panes.place(rect))


@given(
    zoom=st.floats(LEAST_ZOOM, MOST_ZOOM),
    to=st.floats(0.01, 10),
    x=st.integers(-5000, 5000),
    y=st.integers(-5000, 5000),
    at=st.tuples(st.integers(0, 1200), st.integers(0, 800)),
    ratio=st.sampled_from([1.0, 1.25, 2.0]),
)
def test_zooming_keeps_the_point_below_the_pointer(
    zoom: float, to: float, x: int, y: int, at: tuple[int, int], ratio: float
) -> None:
    port = Viewport(1200, 800, ratio, zoom, x, y)
    zoomed = port.zoomed(to, *at)
    assert LEAST_ZOOM <= zoomed.zoom <= MOST_ZOOM
    assert zoomed.to_widget(*port.to_board(*at)) == pytest.approx(at, abs=1)


# -- frozen panes


def test_labels_and_stages_stay_in_view(driver: Driver) -> None:
    canvas = driver.canvas
    canvas.zoom_to(1.5)
    canvas.pan(10_000, 10_000)
    panes = canvas.panes
    assert panes.labels_stay
    assert panes.stages_stay
    lane = driver.journey.lanes[-1]
    label = part_of(canvas.board, "label", lane.id)
    assert label is not None
    assert panes.corner(label)[0] == 0
    driver.click(QPointF(30, panes.place(label.rect).center().y()))
    assert driver.session.selected == (lane.id,)
    stage = canvas.rect_of(driver.stage("Use").id)
    assert stage is not None
    driver.click(panes.place(stage).center())
    assert driver.session.selected == (driver.stage("Use").id,)


def test_the_name_of_a_lane_stays_in_sight_while_anything_of_the_lane_is(qtbot: QtBot) -> None:
    driver = Driver(journey_of(300))
    qtbot.addWidget(driver.canvas)
    canvas = driver.canvas
    canvas.zoom_to(1.5)
    canvas.pan(100, 0)
    lane = canvas.board.lanes[0]
    label = part_of(canvas.board, "label", lane.id)
    assert label is not None
    words = lane.label.rect.moved(label.rect.x, label.rect.y)

    def scrolled(by: float) -> tuple[QRect, QImage]:
        """Where the words stand with the lane's upper edge so far above the stage row, and how they look."""
        canvas.pan(0, canvas.panes.place(label.rect).y() - canvas.panes.top + by)
        driver.settle()
        place = canvas.panes.place(words).toRect()
        return place, driver.grab().copy(place)

    at_rest, name = scrolled(0)
    held, seen = scrolled(20)
    assert held == at_rest
    assert seen == name
    driver.double_click(words)
    assert canvas.editor is not None
    assert canvas.editor.geometry().intersects(held)
    canvas.cancel_editing()
    height = canvas.panes.place(label.rect).height()
    pushed, _ = scrolled(height - 10)
    assert pushed.bottom() < canvas.panes.place(label.rect).bottom(), "the next lane pushes it out of sight"
    assert pushed.y() < held.y()


def test_nothing_of_the_lanes_shows_through_the_held_stage_row(driver: Driver) -> None:
    canvas = driver.canvas
    canvas.zoom_to(1.5)
    canvas.pan(100, 0)
    driver.settle()
    panes = canvas.panes
    row = part_of(canvas.board, "stages")
    assert row is not None
    canvas.pan(0, panes.place(row.rect).y() + 1)
    driver.settle()
    height = canvas.panes.top
    held = driver.grab().copy(0, 0, 700, height)
    canvas.pan(0, 120)
    driver.settle()
    assert canvas.panes.top == height
    assert driver.grab().copy(0, 0, 700, height) == held


# -- frames


@given(zoom=st.sampled_from([0.12, 0.4, 1.0, 2.3]), x=st.floats(0, 1), y=st.floats(0, 1))
def test_no_card_is_blank_right_after_a_jump(large: Driver, zoom: float, x: float, y: float) -> None:
    canvas = large.canvas
    large.settle()
    canvas.forget_tiles()
    canvas.zoom_to(zoom)
    left, right, top, bottom = canvas.port.limits(canvas.board.width, canvas.board.height)
    goal = (left + x * (right - left), top + y * (bottom - top))
    canvas.pan(goal[0] - canvas.port.x, goal[1] - canvas.port.y)
    image = large.grab()
    for card_id in list(large.journey.cards)[::7]:
        rect = canvas.rect_of(card_id)
        if rect is not None and canvas.panes.clip(rect).contains(canvas.panes.place(rect.grown(4))):
            assert not is_blank(image, rect.grown(4), large), card_id


class _EndsWhileDrawing(Deadline):
    """There is time when a tile is begun, and none any more once it is."""

    def __init__(self) -> None:
        super().__init__(0)
        self._asked = 0

    @property
    def passed(self) -> bool:
        self._asked += 1
        return self._asked > 1


def test_a_tile_that_is_begun_is_finished(driver: Driver) -> None:
    board = driver.canvas.board
    part = next(part for part in board.parts if part.kind == "stages")
    window = QRect(0, 0, 300, round(part.rect.height))

    def drawn(until: Deadline) -> QImage:
        tiles = Tiles(LIGHT)
        tiles.set_board(board)
        image = QImage(window.size(), QImage.Format.Format_RGB32)
        image.fill(QColor("magenta"))
        painter = QPainter(image)
        tiles.draw(painter, part, 0, 0, 1.0, window, until)
        painter.end()
        return image

    assert drawn(_EndsWhileDrawing()) == drawn(Deadline(60_000))


def test_the_first_frame_has_no_holes(qtbot: QtBot) -> None:
    driver = Driver(journey_of(300))
    qtbot.addWidget(driver.canvas)
    image = driver.grab()
    for card_id in list(driver.journey.cards):
        rect = driver.canvas.rect_of(card_id)
        if rect is not None and driver.canvas.viewport().rect().contains(driver.canvas.panes.place(rect).toRect()):
            assert not is_blank(image, rect.grown(4), driver)


def test_after_edits_the_screen_is_as_if_painted_anew(driver: Driver) -> None:
    canvas, session = driver.canvas, driver.session
    canvas.zoom_to(0.8)
    driver.settle()
    journey = driver.journey
    changes = [
        lambda: set_fields(journey, [driver.card("Reads").id], text="Reads\nand reads\nand reads again"),
        lambda: set_fields(journey, ["bo1"], value=1.9, note="At last"),
        lambda: set_fields(journey, [driver.stage("Buy").id], name="Pay"),
        lambda: move_lane(journey, driver.lane("Touchpoints").id, 0),
        lambda: delete(journey, [driver.card("Pays").id]),
        lambda: delete(journey, [driver.stage("See").id]),
    ]
    for change in changes:
        session.do(change())
        driver.settle()
        kept = driver.grab()
        canvas.forget_tiles()
        canvas.refresh()
        driver.settle()
        assert is_alike(kept, driver.grab()), session.history.undo_label
    for _change in changes:
        session.undo()
        driver.settle()
    kept = driver.grab()
    canvas.forget_tiles()
    canvas.refresh()
    driver.settle()
    assert is_alike(kept, driver.grab())


def test_the_theme_can_be_switched(driver: Driver) -> None:
    assert driver.grab().pixelColor(2, 2) == QColor(LIGHT.desk)
    driver.canvas.set_theme(DARK)
    driver.settle()
    assert driver.grab().pixelColor(2, 2) == QColor(DARK.desk)


def test_many_changes_in_one_turn_tell_once(driver: Driver, qtbot: QtBot) -> None:
    told: list[int] = []
    driver.session.board_changed.connect(lambda: told.append(1))
    for number in range(5):
        driver.session.do(set_fields(driver.journey, [driver.card("Asks").id], detail=str(number)))
    qtbot.waitUntil(lambda: bool(told))
    driver.turn()
    assert told == [1]


def test_the_current_card_is_said(driver: Driver) -> None:
    driver.click_card("Pays")
    driver.turn()
    assert driver.canvas.accessibleDescription() == "Pays, Doing, Buy"


# -- opening


def test_a_window_is_seen_before_its_map_is_laid_out(qtbot: QtBot) -> None:
    canvas = Canvas(Session(small_journey(), today=None), LIGHT)
    qtbot.addWidget(canvas)
    canvas.resize(700, 500)
    canvas.show()
    desk = QImage(canvas.viewport().size(), QImage.Format.Format_RGB32)
    desk.fill(QColor(LIGHT.desk))
    assert canvas.viewport().grab().toImage().convertToFormat(desk.format()) == desk
    assert not canvas.is_sharp
    qtbot.waitUntil(lambda: canvas.is_sharp)
    assert canvas.viewport().grab().toImage().convertToFormat(desk.format()) != desk


# -- many selected


def test_of_many_selected_cards_those_that_are_seen_are_outlined(large: Driver) -> None:
    large.canvas.show_start()
    first = next(iter(large.journey.cards_at(*large.place(large.journey.lanes[0].name, 0))))
    large.session.select(large.journey.cards)
    large.settle()
    rect = large.canvas.panes.place(large.card_rect(first.text))
    x, top, picture = round(rect.center().x()), round(rect.top()), large.grab()
    assert QColor(LIGHT.accent) in [picture.pixelColor(x, y) for y in range(top - 4, top + 2)]
    large.session.focus(None)
