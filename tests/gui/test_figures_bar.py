"""The bar of figures on the map: period, comparison, tint and funnel; and what a resting pointer is told."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QToolTip
from tests.gui.conftest import Person

from journeyboard.board.finding import tile_rects
from journeyboard.editor.figures.bar import FiguresBar
from journeyboard.editor.window import Window
from journeyboard.journey.changes import Change, Edit
from journeyboard.journey.editing import delete, set_fields
from journeyboard.journey.records import Reading, Source, View, replace

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


@pytest.fixture
def bar(window: Window) -> FiguresBar:
    """The bar, opened by its key."""
    QTest.keyClick(window.canvas, Qt.Key.Key_M, CTRL_SHIFT)
    bar = window.finding.figures_bar
    assert bar.isVisible()
    assert bar.period.hasFocus()
    return bar


def view_of(window: Window) -> View:
    return window.document.session.view


def choose(button: QToolButton, words: str) -> None:
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_the_slider_goes_through_the_periods(bar: FiguresBar, window: Window) -> None:
    QTest.keyClick(bar.period, Qt.Key.Key_Left)
    assert view_of(window).period == "2026-08"
    assert "Aug 2026" in bar.period.toolTip()
    assert window.document.is_saved
    QTest.keyClick(bar.period, Qt.Key.Key_Right)
    assert view_of(window).period == "", "the latest, whichever that is next month"


def test_the_history_plays_to_its_end(bar: FiguresBar, window: Window, person: Person) -> None:
    bar._playing.setInterval(1)
    seen: list[str] = []
    window.document.session.view_changed.connect(lambda: seen.append(view_of(window).period))
    QTest.mouseClick(bar.play, Qt.MouseButton.LeftButton)
    person.qtbot.waitUntil(lambda: not bar._playing.isActive())
    assert seen[-1] == ""
    assert seen[:-1] == sorted(seen[:-1])
    assert len(seen) == bar.period.maximum() + 1


def test_a_period_stands_beside_the_latest_until_nothing_does(bar: FiguresBar, window: Window) -> None:
    choose(bar.compare, "Jul 2026")
    assert view_of(window).compare == "2026-07"
    assert bar.compare.text() == "Beside: Jul 2026 ▾"
    choose(bar.compare, "Nothing")
    assert view_of(window).compare == ""


def test_personas_stand_side_by_side(bar: FiguresBar, window: Window) -> None:
    choose(bar.compare, "Mara")
    choose(bar.compare, "Jonas")
    personas = window.document.session.journey.personas
    assert view_of(window).compare_personas == tuple(persona.id for persona in personas)
    choose(bar.compare, "Mara")
    assert bar.compare.text() == "Beside: Jonas ▾"


def test_a_metric_tints_the_stages(bar: FiguresBar, window: Window) -> None:
    choose(bar.tint, "CSAT")
    tints = {column.tint for column in window.canvas.board.columns}
    assert tints == {None, -0.5}
    choose(bar.tint, "Nothing")
    assert {column.tint for column in window.canvas.board.columns} == {None}


def test_the_funnel_is_drawn_where_there_is_one(bar: FiguresBar, window: Window, person: Person) -> None:
    QTest.mouseClick(bar.funnel, Qt.MouseButton.LeftButton)
    assert window.canvas.board.funnel is not None
    QTest.mouseClick(bar.funnel, Qt.MouseButton.LeftButton)
    assert window.canvas.board.funnel is None
    session = window.document.session
    session.do(delete(session.journey, [metric.id for metric in session.journey.metrics]))
    person.qtbot.waitUntil(lambda: not bar.funnel.isEnabled())
    assert not bar.tint.isEnabled()
    assert not bar.play.isEnabled()


def test_escape_goes_back_to_the_map(bar: FiguresBar, window: Window) -> None:
    QTest.keyClick(bar.period, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.canvas.hasFocus()


def test_a_map_without_figures_says_so(person: Person) -> None:
    window = person.opens()
    bar = window.finding.figures_bar
    bar.toggle()
    assert not bar.period.isEnabled()
    assert bar.period.toolTip() == "No periods yet"


def rest(window: Window, at: QPoint) -> str:
    """What is told where the pointer rests."""
    viewport = window.canvas.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    return QToolTip.text()


def test_a_resting_pointer_is_told_every_value_with_its_source(window: Window) -> None:
    metric = next(one for one in window.document.session.journey.metrics if one.name == "CSAT")
    session = window.document.session
    latest = max(
        (one for one in session.journey.all(Reading).values() if one.metric == metric.id), key=lambda one: one.period
    )
    source = Source(id="source", name="october.xlsx")
    session.do(Change("Import", (Edit(None, source), Edit(latest, replace(latest, source="source")))))
    (rect,) = tile_rects(window.canvas.board, metric.id)
    window.canvas.reveal(rect)
    told = rest(window, window.canvas.panes.place(rect).center().toPoint())
    assert told.startswith("<p>CSAT<br>")
    assert "Sep 2026 · 3.9 / 5 · n = 214 · october.xlsx" in told
    assert told.index("Sep 2026") < told.index("Aug 2026")


def test_text_of_the_journey_is_no_markup(window: Window) -> None:
    session = window.document.session
    card = next(card for card in session.journey.cards.values() if card.text == "Pays by invoice")
    session.do(set_fields(session.journey, [card.id], detail='<img src="file:///etc/passwd"> & more'))
    rect = window.canvas.rect_of(card.id)
    assert rect is not None
    told = rest(window, window.canvas.panes.place(rect).center().toPoint())
    assert "&lt;img src=&quot;file:///etc/passwd&quot;&gt; &amp; more" in told


def test_many_values_are_cut_short(window: Window) -> None:
    session = window.document.session
    metric = next(one for one in session.journey.metrics if one.name == "CSAT")
    stage = next(one.at for one in session.journey.all(Reading).values() if one.metric == metric.id)
    more = [Reading(id=f"x{n}", metric=metric.id, at=stage, period=f"20{n:02}", value=1) for n in range(20)]
    session.do(Change("more", tuple(Edit(None, reading) for reading in more)))
    (rect,) = tile_rects(window.canvas.board, metric.id)
    window.canvas.reveal(rect)
    assert " more</p>" in rest(window, window.canvas.panes.place(rect).center().toPoint())
