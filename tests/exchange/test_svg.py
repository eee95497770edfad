"""The map as SVG: well-formed, grouped, its text as text."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from tests.exchange.hostile import HOSTILE, hostile_journey

from journeyboard import resources
from journeyboard.drawing.theme import DARK
from journeyboard.exchange.export import export
from journeyboard.exchange.formats.svg import SVG
from journeyboard.exchange.options import DrawnOptions
from journeyboard.journey.cards import add_card
from journeyboard.journey.journey import Journey
from journeyboard.storage.format import load

pytestmark = pytest.mark.usefixtures("qapp")
NS = {"svg": "http://www.w3.org/2000/svg"}
LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"


@pytest.fixture
def shop() -> Journey:
    return load(resources.sample("online-shop.journey").read_bytes(), "shop").journey


def written(journey: Journey, folder: Path, options: DrawnOptions | None = None) -> ET.Element:
    target = folder / "map.svg"
    assert export(SVG, journey, options or DrawnOptions(), target)
    return ET.parse(target).getroot()  # noqa: S314 - our own file


def words_of(element: ET.Element) -> str:
    """All lines of text within an element."""
    return " ".join(" ".join(line.text or "" for line in text) for text in element.iterfind(".//svg:text", NS))


def group(root: ET.Element, name: str) -> ET.Element:
    found = root.find(f".//svg:g[@id='{name}']", NS)
    assert found is not None, name
    return found


def test_a_group_for_each_stage_and_lane_has_its_name_and_its_cards(shop: Journey, tmp_path: Path) -> None:
    root = written(shop, tmp_path)
    for stage in shop.stages:
        assert group(root, f"stage-{stage.id}").get(LABEL) == stage.name
    for lane in shop.lanes:
        cards = [card for card in shop.cards.values() if card.lane == lane.id and not card.end_step]
        if lane.kind != "divider":
            assert group(root, f"lane-{lane.id}").get(LABEL) == lane.name
        for card in cards:
            stage = next(step.stage for step in shop.columns() if step.id == card.step)
            inside = words_of(group(root, f"lane-{lane.id}-stage-{stage}"))
            assert " ".join(card.text.split()) in inside


def test_no_two_elements_have_the_same_id_and_every_reference_leads_somewhere(shop: Journey, tmp_path: Path) -> None:
    root = written(shop, tmp_path)
    ids = Counter(each.get("id") for each in root.iter() if each.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    links = {each.get("{http://www.w3.org/1999/xlink}href", "") for each in root.iter()}
    clips = {each.get("clip-path", "")[5:-1] for each in root.iter() if each.get("clip-path")}
    assert {link[1:] for link in links if link.startswith("#")} | clips <= set(ids)
    assert not [link for link in links if link and not link.startswith(("#", "data:image/png;base64,"))]


def test_it_is_drawn_as_large_as_the_map_and_not_blank(shop: Journey, tmp_path: Path) -> None:
    written(shop, tmp_path)
    renderer = QSvgRenderer(str(tmp_path / "map.svg"))
    assert renderer.isValid()
    size = renderer.defaultSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    colours = {image.pixel(x, y) for x in range(0, size.width(), 7) for y in range(0, size.height(), 7)}
    assert len(colours) > 20


def test_whatever_is_written_stays_text(tmp_path: Path) -> None:
    journey = hostile_journey()
    lane = next(lane for lane in journey.lanes if lane.kind == "notes")
    journey.apply(add_card(journey, lane.id, journey.columns()[0].id, "not in XML: \ufffe\uffff, and \u2028 is"))
    root = written(journey, tmp_path)
    assert {each.tag.split("}")[1] for each in root.iter()} <= {
        "svg", "title", "defs", "g", "rect", "path", "text", "tspan", "ellipse", "line", "polygon", "polyline", "use",
        "symbol", "circle", "image", "clipPath",
    }  # fmt: skip
    assert not any(name.startswith("on") for each in root.iter() for name in each.attrib)
    words = words_of(root).replace(" ", "")
    for text in HOSTILE:
        assert text.replace("\t", " ").replace("\n", "").replace(" ", "")[:40] in words


def test_theme_and_language_are_those_asked_for(shop: Journey, tmp_path: Path) -> None:
    dark = written(shop, tmp_path, DrawnOptions(theme="dark", language="de"))
    paper = dark.find("svg:rect[@id='paper']", NS)
    assert paper is not None
    assert paper.get("fill") == DARK.paper
    assert dark.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


def test_what_the_filter_leaves_out_is_faint(shop: Journey, tmp_path: Path) -> None:
    persona = shop.personas[0].name
    shown = [view for view in shop.views if view.filter.personas]
    assert shown, "the sample has a view with a filter"
    root = written(shop, tmp_path, DrawnOptions(view=shown[0].name))
    assert any(float(each.get("opacity", "1")) < 0.5 for each in root.iter())
    assert persona in words_of(root)
