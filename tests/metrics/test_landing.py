from datetime import date
from pathlib import Path

import pytest
from tests.metrics.spreadsheets import STAGES, TODAY, journey_of, read, write_csv

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Lane, Metric, Reading, Source
from journeyboard.metrics.landing import is_less_better, to_change
from journeyboard.metrics.reading import preview
from journeyboard.metrics.recipe import Recipe

TEXT = """Stage;Month;Visitors;Bounce rate;NPS
Awareness;2026-10;48.210;45,4 %;-12
Decision;2026-10;1.840;8,1 %;31
Nowhere;2026-10;1;1 %;1
"""


def land(journey: Journey, path: Path) -> None:
    journey.apply(to_change(journey, read(path, journey=journey), path.parent))


def test_metrics_readings_source_and_lane_land_in_one_change(tmp_path: Path) -> None:
    journey = journey_of(*STAGES)
    path = write_csv(tmp_path, TEXT)
    change = to_change(journey, read(path), tmp_path)
    journey.apply(change)
    assert change.label == "Import metrics from table.csv"
    assert [(metric.name, metric.unit, metric.direction) for metric in journey.metrics] == [
        ("Visitors", "count", "up"),
        ("Bounce rate", "percent", "down"),
        ("NPS", "score", "up"),
    ]
    assert journey.metrics[2].signed
    [source] = journey.sources
    assert (source.file, source.imported, source.unassigned) == ("table.csv", "2026-11-03", ("Nowhere",))
    readings = journey.readings_at("Awareness")
    assert sorted(reading.value for reading in readings) == [-12, 0.454, 48210]
    assert {(reading.period, reading.source) for reading in readings} == {("2026-10", source.id)}
    assert [lane.kind for lane in journey.lanes] == ["metrics"]


def test_one_undo_takes_all_back(tmp_path: Path) -> None:
    journey = journey_of(*STAGES)
    before = {record.id: record for record in journey}
    change = to_change(journey, read(write_csv(tmp_path, TEXT)))
    journey.apply(change)
    assert len(list(journey)) > len(before)
    journey.apply(change.inverse())
    assert {record.id: record for record in journey} == before


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    journey = journey_of(*STAGES)
    path = write_csv(tmp_path, TEXT)
    land(journey, path)
    assert not to_change(journey, read(path, journey=journey), tmp_path)


def test_a_later_file_replaces_the_same_period_and_keeps_the_others(tmp_path: Path) -> None:
    journey = journey_of(*STAGES)
    land(journey, write_csv(tmp_path, "Stage,Month,Visitors\nAwareness,2026-09,5\nAwareness,2026-10,6\n"))
    ids = {reading.period: reading.id for reading in journey.readings_at("Awareness")}
    land(journey, write_csv(tmp_path, "Stage,Month,Visitors\nAwareness,2026-10,7\nAwareness,2026-11,8\n", name="b.csv"))
    readings = {reading.period: reading for reading in journey.readings_at("Awareness")}
    assert {period: reading.value for period, reading in readings.items()} == {"2026-09": 5, "2026-10": 7, "2026-11": 8}
    assert readings["2026-10"].id == ids["2026-10"]
    assert len(journey.metrics) == 1
    assert len(journey.sources) == 2


def test_readings_of_personas_and_segments_stay(tmp_path: Path) -> None:
    part = Reading(id="r", metric="m", at="Awareness", segment="Web", period="2026-10", value=1)
    journey = journey_of(*STAGES, more=[Metric(id="m", name="Visitors", unit="count"), part])
    land(journey, write_csv(tmp_path, "Stage,Month,Visitors\nAwareness,2026-10,6\n"))
    assert journey.get("r") == part
    assert len(journey.readings_at("Awareness")) == 2


def test_nothing_certain_is_no_change(tmp_path: Path) -> None:
    journey = journey_of(*STAGES)
    found = read(write_csv(tmp_path, "Stage,Visitors\nAwarenes,5\n"))
    assert found.values == ()
    assert len(found.offered) == 1
    assert not to_change(journey, found)


@pytest.mark.parametrize(("shown", "after"), [((), ()), (("old",), ("old", "new"))])
def test_an_existing_lane_shows_what_landed(tmp_path: Path, shown: tuple[str, ...], after: tuple[str, ...]) -> None:
    lane = Lane(id="lane", kind="metrics", metrics=shown)
    journey = journey_of(*STAGES, more=[Metric(id="old", name="Old"), lane])
    land(journey, write_csv(tmp_path, "Stage,Visitors\nAwareness,5\n"))
    names = {metric.id: "new" if metric.name == "Visitors" else "old" for metric in journey.metrics}
    [found] = journey.lanes
    assert tuple(names[metric] for metric in found.metrics) == after


def test_the_recipe_is_kept_and_reads_next_month_alike(tmp_path: Path) -> None:
    journey = journey_of(*STAGES)
    path = write_csv(tmp_path, "Phase,Visitors\nErster Blick,48.210\n")
    recipe = Recipe(stages={"Erster Blick": "Awareness"}, decimals={"Visitors": ","}, period="2026-10")
    journey.apply(to_change(journey, preview(path, journey, recipe, TODAY)))
    [source] = journey.sources
    again = Recipe.model_validate(source.recipe)
    assert again.seen is not None
    assert again.seen.headings == ("Phase", "Visitors")
    assert again.model_copy(update={"seen": None}) == recipe
    assert preview(path, journey, again, date(2027, 1, 1)).values[0].value == 48210


def test_the_source_is_named_relative_to_the_journey(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    path = write_csv(tmp_path, "Stage,Visitors\nAwareness,5\n")
    change = to_change(journey_of(*STAGES), read(path), tmp_path / "maps")
    [source] = [edit.after for edit in change if isinstance(edit.after, Source)]
    assert source.file == "../table.csv"


@pytest.mark.parametrize(
    ("name", "down"),
    [
        ("Bounce rate", True),
        ("Drop-off %", True),
        ("Churn", True),
        ("Est. CAC ($)", True),
        ("Absprungrate", True),
        ("Kosten je Lead", True),
        ("Visitors", False),
        ("CSAT", False),
        ("Success", False),
    ],
)
def test_less_is_better_for_what_is_lost_or_paid(name: str, *, down: bool) -> None:
    assert is_less_better(name) is down
