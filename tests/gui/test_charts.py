"""The window of charts: what is shown, copied and saved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.conftest import Person

from journeyboard.editor.figures.charts import ChartsWindow
from journeyboard.editor.window import Window
from journeyboard.journey.editing import set_fields


@pytest.fixture
def window(person: Person) -> Window:
    return person.opens(person.sample())


@pytest.fixture
def charts(window: Window, person: Person) -> ChartsWindow:
    person.chooses(window, "charts")
    charts = window.chart_commands.charts
    assert charts is not None
    person.qtbot.waitExposed(charts)
    return charts


def test_it_opens_with_the_first_metric_over_time(charts: ChartsWindow) -> None:
    assert charts.chart is not None
    assert charts.chart.title == "Visitors"
    assert charts.picture.accessibleName() == "Visitors"


def test_another_metric_and_another_kind(charts: ChartsWindow) -> None:
    charts.chooser.setCurrentText("NPS")
    charts.chooser.activated.emit(charts.chooser.currentIndex())
    assert charts.chart is not None
    assert charts.chart.title == "NPS"
    charts.tabs.setCurrentIndex(1)
    assert charts.chart.title == "Funnel"
    assert not charts.chooser.isVisible()
    charts.tabs.setCurrentIndex(2)
    assert charts.chart.title == "Feeling and NPS"


def test_it_follows_the_map_and_keeps_what_was_chosen(charts: ChartsWindow, window: Window, person: Person) -> None:
    session = window.document.session
    charts.chooser.setCurrentText("CSAT")
    charts.chooser.activated.emit(charts.chooser.currentIndex())
    metric = next(metric for metric in session.journey.metrics if metric.name == "CSAT")
    session.do(set_fields(session.journey, [metric.id], name="Satisfaction"))
    person.qtbot.waitUntil(lambda: charts.chart is not None and charts.chart.title == "Satisfaction")


def test_the_chart_is_copied_as_a_picture(charts: ChartsWindow) -> None:
    QTest.keyClick(charts, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QApplication.clipboard().image()
    assert charts.chart is not None
    assert image.width() == round(charts.chart.width * 2)


def test_the_chart_is_saved_under_the_name_that_is_chosen(charts: ChartsWindow, person: Person) -> None:
    QTest.mouseClick(charts.save, Qt.MouseButton.LeftButton)
    person.names_file(person.folder / "visitors.png")
    assert not QImage(str(person.folder / "visitors.png")).isNull()


def test_a_place_that_cannot_be_written_to_is_told(charts: ChartsWindow, person: Person) -> None:
    charts.write(person.folder / "gone" / "chart.png")
    assert "The chart was not saved." in person.asked().text()
    person.answers("OK")


def test_an_empty_map_says_what_is_missing(person: Person) -> None:
    window = person.opens()
    person.chooses(window, "charts")
    charts = window.chart_commands.charts
    assert charts is not None
    for at in range(3):
        charts.tabs.setCurrentIndex(at)
        assert charts.chart is None
        assert charts.picture.told
        assert not charts.save.isEnabled()


def test_escape_closes_it(charts: ChartsWindow) -> None:
    QTest.keyClick(charts, Qt.Key.Key_Escape)
    assert not charts.isVisible()
