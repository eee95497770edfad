import base64
import hashlib
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from openpyxl import load_workbook

from journeyboard import resources
from journeyboard.journey.check import check
from journeyboard.journey.figures import figure
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, CardKind, DividerKind, Evidence, Feeling, Lane, LaneKind, Metric
from journeyboard.language import format_number, format_percent
from journeyboard.storage.format import dump, load

JOURNEYS = ("online-shop", "buecherei")
WRITTEN = ("online-shop.journey", "buecherei.journey", "online-shop-oktober.csv", "buecherei-september.csv")


def sample(name: str) -> Journey:
    return load(resources.sample(f"{name}.journey").read_bytes(), name).journey


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The samples as their script writes them now."""
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run([sys.executable, root / "packaging" / "make_samples.py", folder], check=True)
    return folder


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_sample_loads_whole_and_is_written_as_it_is(name: str) -> None:
    data = resources.sample(f"{name}.journey").read_bytes()
    loaded = load(data, name)
    assert loaded.notices == ()
    assert dump(loaded.journey) == data


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_sample_checks_clean(name: str) -> None:
    assert [str(found) for found in check(sample(name))] == []


@pytest.mark.parametrize("name", WRITTEN)
def test_the_script_writes_the_samples(name: str, rewritten: Path) -> None:
    assert (rewritten / name).read_bytes() == resources.sample(name).read_bytes()


def test_the_script_writes_the_workbook(rewritten: Path) -> None:
    # Byte for byte would compare the dates inside the archive too.
    name = "online-shop-october.xlsx"
    made, shipped = (load_workbook(folder / name) for folder in (rewritten, resources.sample("")))
    cells = [
        [[(cell.value, cell.number_format) for cell in row] for sheet in workbook.worksheets for row in sheet.rows]
        for workbook in (made, shipped)
    ]
    assert cells[0] == cells[1]


def test_the_furniture_journey_shows_everything_a_map_can_hold() -> None:
    journey = sample("online-shop")
    lanes, cards = journey.all(Lane).values(), journey.cards.values()
    assert {lane.kind for lane in lanes} == set(get_args(LaneKind))
    assert {card.kind for card in cards} == set(get_args(CardKind))
    assert {card.evidence for card in cards} >= set(get_args(Evidence))
    assert {feeling.state for feeling in journey.all(Feeling).values()} == {"as_is", "to_be"}
    defaults = Card(id="c")
    used = {field for card in cards for field in Card.model_fields if getattr(card, field) != getattr(defaults, field)}
    assert used == set(Card.model_fields)


def test_the_library_is_a_service_blueprint_of_several_steps() -> None:
    journey = sample("buecherei")
    assert {lane.divider for lane in journey.lanes if lane.kind == "divider"} == set(get_args(DividerKind))
    assert [len(journey.steps_of(stage.id)) for stage in journey.stages] == [2, 3, 2, 1, 2]
    assert {link.kind for link in journey.links} >= {"skips", "returns"}
    assert journey.info.language == "de"


@pytest.mark.parametrize("name", JOURNEYS)
def test_pictures_are_what_they_say(name: str) -> None:
    for asset in sample(name).assets.values():
        data = base64.b64decode(asset.data)
        assert hashlib.sha256(data).hexdigest() == asset.sha256
        assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (asset.width, asset.height)


def test_october_changes_the_figures_as_drawn() -> None:
    """Each metric of the workbook is the journey's by name, and stands at the stage of its readings."""
    journey = sample("online-shop")
    sheet = load_workbook(resources.sample("online-shop-october.xlsx")).worksheets[0]
    headings = [cell.value for cell in sheet[4]]
    metrics = {metric.name: metric for metric in journey.all(Metric).values()}
    stages = {stage.name: stage for stage in journey.stages}
    seen: dict[str, str] = {}
    for row in sheet.iter_rows(min_row=5, max_row=10):
        stage = stages[str(row[0].value)]
        for heading, cell in zip(headings[2:8], row[2:8], strict=True):
            if cell.value is None:
                continue
            metric = metrics[str(heading)]
            before = figure(metric, journey.readings_at(stage.id))
            assert before is not None
            assert len(before.readings) == 6
            assert isinstance(cell.value, int | float)
            seen[metric.name] = _change(metric, cell.value, before.latest.value)
    assert seen == {
        "Visitors": "+6%",
        "Product views": "−4%",
        "Orders": "−12%",
        "On time": "+2%",
        "CSAT": "−0.3",
        "NPS": "+4",
    }


def test_the_german_table_is_windows_1252() -> None:
    text = resources.sample("online-shop-oktober.csv").read_bytes().decode("cp1252")
    assert "Überlegung;Okt 2026;21.904;8,4 %;4,1;" in text.splitlines()


def _change(metric: Metric, value: float, before: float) -> str:
    """In percent of the value before; in points for percentages, as a difference for scores."""
    if metric.unit == "score":
        return format_number(value - before, 1, signed=True).removesuffix(".0")
    share = value - before if metric.unit == "percent" else value / before - 1
    return format_percent(share, 0, signed=True)
