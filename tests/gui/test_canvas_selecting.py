"""Selecting what is no card: metric tiles and arcs show that they are selected, and are deleted as what they are."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.conftest import Person
from tests.gui.driver import Driver
from tests.gui.journeys import small_journey

from journeyboard.board.finding import tile_rects
from journeyboard.board.shapes import Rect
from journeyboard.drawing.theme import LIGHT
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Link, Metric, Reading


@pytest.fixture
def driver(qtbot: QtBot) -> Driver:
    start = small_journey()
    see, _compare, buy, _use = (stage.id for stage in start.stages)
    driver = Driver(
        Journey(
            [
                *start,
                Metric(id="visits", name="Visits", order="V"),
                Reading(id="r1", metric="visits", at=see, period="2026-09", value=12),
                Reading(id="r2", metric="visits", at=buy, period="2026-09", value=7),
                Link.model_validate({"id": "back", "kind": "returns", "from": buy, "to": see, "label": "go back"}),
            ]
        )
    )
    qtbot.addWidget(driver.canvas)
    driver.canvas.zoom_to(1.0)
    driver.canvas.fit_map()
    driver.settle()
    return driver


def accents(image: QImage, driver: Driver, rect: Rect) -> int:
    """How many pixels in and around a rectangle of the sheet have the colour of what is selected."""
    area = driver.canvas.panes.place(rect.grown(6)).toRect()
    accent = QColor(LIGHT.accent).rgb()
    ratio = image.devicePixelRatio()
    xs = range(int(area.left() * ratio), int(area.right() * ratio))
    ys = range(int(area.top() * ratio), int(area.bottom() * ratio))
    return sum(image.pixel(x, y) == accent for x in xs for y in ys if image.rect().contains(x, y))


def test_a_selected_metric_outlines_all_its_tiles(driver: Driver) -> None:
    first, second = tile_rects(driver.canvas.board, "visits")
    assert accents(driver.grab(), driver, first) == 0
    driver.click(driver.at(first))
    assert driver.session.selected == ("visits",)
    assert accents(driver.grab(), driver, first) > 50
    assert accents(driver.grab(), driver, second) > 50


def test_a_selected_arc_is_outlined_and_deleted_as_a_link(driver: Driver) -> None:
    around = driver.canvas.rect_of("back")
    arc = driver.canvas.board.arcs[0]
    assert around is not None
    assert arc.label is not None
    assert accents(driver.grab(), driver, around) == 0
    top = driver.canvas.board.parts[[part.kind for part in driver.canvas.board.parts].index("arcs")].rect
    driver.click(driver.at(arc.label.rect.moved(top.x, top.y)))
    assert driver.session.selected == ("back",)
    assert accents(driver.grab(), driver, around) > 50
    before = driver.bytes
    driver.press(Qt.Key.Key_Delete)
    assert driver.journey.find(Link, "back") is None
    assert driver.canvas.rect_of("back") is None
    driver.session.undo()
    assert driver.bytes == before


def test_what_the_pointer_is_over_lights_up(driver: Driver) -> None:
    rect = tile_rects(driver.canvas.board, "visits")[1]
    driver.grab()
    driver.carry(driver.at(rect) - QPointF(3, 0), driver.at(rect))
    assert driver.canvas.hovered is not None
    assert driver.canvas.hovered.rect == rect


def test_an_arc_is_worded_where_it_is(person: Person) -> None:
    window = person.opens(person.sample())
    session = window.document.session
    (link, *_others) = session.journey.all(Link).values()
    session.select([link.id])
    entries = [action.text().replace("&", "") for action in window.menus.context_menu().actions()]
    assert "Delete" in entries
    person.chooses(window, "rename")
    assert window.canvas.editor is not None
    assert window.canvas.editor.text == link.label
    window.canvas.cancel_editing()
    QTest.keyClick(window.canvas, Qt.Key.Key_Return)
    assert window.canvas.editor is not None
    QTest.keyClicks(window.canvas.editor, "leave 30%")
    QTest.keyClick(window.canvas.editor, Qt.Key.Key_Return)
    worded = session.journey.find(Link, link.id)
    assert worded is not None
    assert (worded.label, worded.share) == ("leave", 0.3)
