from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from journeyboard.board.charts.over_time import over_time
from journeyboard.board.charts.scene import Chart
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.theme import DARK, LIGHT, Theme
from journeyboard.exchange import ExportProblem
from journeyboard.exchange.charts import SUFFIXES, write_chart
from journeyboard.journey.records import replace
from journeyboard.storage.files import open_journey

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def chart(root: Path, qapp: object) -> Chart:
    assert qapp
    journey = open_journey(root / "samples/online-shop.journey").journey
    metric = next(metric for metric in journey.metrics if metric.name == "CSAT")
    made = over_time(journey, replace(metric, name="CSAT <&> “ümlaut”"), QtMeasurer())
    assert made is not None
    return made


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_picture_is_twice_the_size_and_not_blank(chart: Chart, tmp_path: Path, theme: Theme) -> None:
    write_chart(chart, tmp_path / "chart.png", theme)
    image = QImage(str(tmp_path / "chart.png"))
    assert (image.width(), image.height()) == (round(chart.width * 2), round(chart.height * 2))
    assert image.pixelColor(0, 0).name().upper() == theme.paper
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colours) > 10


def test_an_svg_is_well_formed_with_its_text_as_text(chart: Chart, tmp_path: Path) -> None:
    write_chart(chart, tmp_path / "chart.svg", LIGHT)
    tree = ET.parse(tmp_path / "chart.svg")  # noqa: S314 - our own file
    words = " ".join("".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text"))
    assert "CSAT <&> “ümlaut”" in words
    assert "Sep 2026" in words
    assert len(list(tree.iter("{http://www.w3.org/2000/svg}path"))) == 1


def test_a_pdf_has_one_page_of_the_charts_size(chart: Chart, tmp_path: Path) -> None:
    write_chart(chart, tmp_path / "chart.pdf", LIGHT)
    data = (tmp_path / "chart.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.count(b"/Type /Page\n") == 1
    assert b"/FontFile2" in data or b"/FontFile3" in data


def test_another_suffix_is_refused_and_nothing_written(chart: Chart, tmp_path: Path) -> None:
    with pytest.raises(ExportProblem, match=r"must end in \.png, \.pdf, \.svg"):
        write_chart(chart, tmp_path / "chart.gif", LIGHT)
    assert list(tmp_path.iterdir()) == []
    assert SUFFIXES == (".png", ".pdf", ".svg")
