"""Columns that nothing heads, or the same as another one: each can be given a role, and is found again."""

from pathlib import Path

import pytest
from tests.metrics.making import DAY, asked, csv_of, listed_cells, xlsx_of
from tests.metrics.spreadsheets import STAGES, journey_of, landed

from journeyboard.journey.history import History
from journeyboard.journey.records import Metric, Reading
from journeyboard.language import speaking
from journeyboard.metrics.landing import to_change
from journeyboard.metrics.reading import Preview, preview
from journeyboard.metrics.recipe import EACH, answered
from journeyboard.metrics.recipes import read_recipe, write_recipe
from journeyboard.metrics.refreshing import recipe_of, refresh

GAP = "Stage;;Visits\nAwareness;7;100\nDecision;8;60\n"
TWICE = "Stage;Visits;Cost;Visits\nAwareness;100;5;90\nDecision;60;3;50\n"


def values(found: Preview) -> dict[str, list[float]]:
    """What lands, by the name of the metric."""
    by_metric: dict[str, list[float]] = {}
    for value in found.values:
        by_metric.setdefault(value.metric, []).append(value.value)
    return by_metric


def test_a_column_without_a_heading_is_listed_and_read_when_it_is_given_a_role(tmp_path: Path) -> None:
    found = csv_of(tmp_path, GAP)
    assert (values(found), listed_cells(found)["B1"]) == ({"Visits": [100, 60]}, "unread")
    assert found.table.left_out == {1: "Column B"}
    as_metric = csv_of(tmp_path, GAP, roles={"Column B": "metric"})
    assert values(as_metric) == {"Column B": [7, 8], "Visits": [100, 60]}
    assert as_metric.is_certain
    assert csv_of(tmp_path, GAP, roles={"Column B": "ignored"}).is_certain


def test_it_may_hold_stages_periods_names_or_counts(tmp_path: Path) -> None:
    table = ";Visits;Cost;;\nAwareness;100;1;2026-09;50\nAwareness;80;1;2026-10;40\n"
    roles = {"Column A": "stage", "Cost": "ignored", "Column D": "period", "Column E": "n"}
    found = csv_of(tmp_path, table, roles=roles)
    assert landed(found) == {("Visits", "Awareness", "2026-09"): 100.0, ("Visits", "Awareness", "2026-10"): 80.0}
    assert [value.n for value in found.values] == [50, 40]
    table = "Stage;;Value\nAwareness;Visits;100\nAwareness;Orders;9\n"
    found = csv_of(tmp_path, table, roles={"Column B": "metric_name"})
    assert values(found) == {"Visits": [100], "Orders": [9]}


def test_numbers_of_rows_in_a_first_column_without_a_heading_are_no_metric(tmp_path: Path) -> None:
    found = csv_of(tmp_path, ",Stage,Visits\n0,Awareness,100\n1,Decision,60\n")
    assert values(found) == {"Visits": [100, 60]}
    assert listed_cells(found)["A1"] == "unread"


def test_a_last_column_without_a_heading_is_asked_about_as_the_header_may_be_shifted(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;Visits;\nAwareness;100;7\nDecision;60;8\n")
    assert (values(found), asked(found)) == ({}, {("heading", "Column C")})
    (question,) = found.questions

    def chosen(option: str) -> Preview:
        return preview(tmp_path / "table.csv", journey_of(*STAGES), answered(found.recipe, question, option))

    assert values(chosen("metric")) == {"Visits": [100, 60], "Column C": [7, 8]}
    assert values(chosen("ignored")) == {"Visits": [100, 60]}
    only = csv_of(tmp_path, "Stage;Month;\nAwareness;2026-09;7\nDecision;2026-09;8\n", roles={"Column C": "metric"})
    assert values(only) == {"Column C": [7, 8]}


def test_a_recipe_is_understood_in_every_language(tmp_path: Path) -> None:
    journey, file = journey_of(*STAGES), tmp_path / "r.recipe.json"
    with speaking("de"):
        found = csv_of(tmp_path, GAP, roles={"Spalte B": "metric"})
        assert values(found) == {"Spalte B": [7, 8], "Visits": [100, 60]}
        write_recipe(found.recipe, journey, file)
    assert values(preview(tmp_path / "table.csv", journey, read_recipe(file, journey))) == values(found)


def test_next_months_file_is_read_alike_and_a_column_that_is_gone_is_told(tmp_path: Path) -> None:
    journey = journey_of(*STAGES)
    found = csv_of(tmp_path, GAP, roles={"Column B": "metric"}, period="2026-10")
    History(journey, lambda: DAY).do(to_change(journey, found, tmp_path))
    (source,) = journey.sources
    (tmp_path / "table.csv").write_text(GAP.replace("7", "9"), "utf-8")
    again = refresh(tmp_path / "table.csv", journey, recipe=recipe_of(source))
    assert [(one.metric, one.before, one.after) for one in again.differences] == [("Column B", 7, 9)]
    assert not [note for note in again.warnings if note.kind == "columns"]
    (tmp_path / "table.csv").write_text("Stage;Visits\nAwareness;100\nDecision;60\n", "utf-8")
    gone = refresh(tmp_path / "table.csv", journey, recipe=recipe_of(source))
    assert [note.text for note in gone.preview.notes if note.kind == "gone"] != []
    assert [note.kind for note in gone.warnings] == ["columns"]


def test_of_columns_that_are_headed_the_same_one_lands_or_each(tmp_path: Path) -> None:
    found = csv_of(tmp_path, TWICE)
    assert values(found) == {"Cost": [5, 3]}
    (question,) = found.questions
    assert question.options == ("Visits", "Visits (column D)", EACH)

    def chosen(option: str) -> Preview:
        return preview(tmp_path / "table.csv", journey_of(*STAGES), answered(found.recipe, question, option))

    assert values(chosen("Visits")) == {"Visits": [100, 60], "Cost": [5, 3]}
    assert values(chosen("Visits (column D)")) == {"Cost": [5, 3], "Visits (column D)": [90, 50]}
    assert len(values(chosen(EACH))) == 3
    assert all(chosen(option).is_certain for option in question.options)


def test_each_may_become_a_metric_of_the_map_and_does_so_again_next_month(tmp_path: Path) -> None:
    metrics = [Metric(id="m1", name="Visits"), Metric(id="m2", name="Returning visits")]
    journey = journey_of(*STAGES, more=metrics)
    path = tmp_path / "table.csv"
    path.write_text(TWICE, "utf-8")
    merged = {"Visits": "m1", "Visits (column D)": "m2"}
    found = preview(path, journey, preview(path, journey).recipe.model_copy(update={"metrics": merged}))
    assert not found.questions
    History(journey, lambda: DAY).do(to_change(journey, found, tmp_path))
    readings = [reading for reading in journey.all(Reading).values() if reading.at == "Awareness"]
    by_metric = {reading.metric: reading.value for reading in readings}
    assert (by_metric["m1"], by_metric["m2"]) == (100.0, 90.0)
    (source,) = journey.sources
    with speaking("de"):
        path.write_text(TWICE.replace("90", "91"), "utf-8")
        again = refresh(path, journey, recipe=recipe_of(source))
    assert [(one.before, one.after) for one in again.differences] == [(90, 91)]


def test_a_column_left_out_is_no_rival(tmp_path: Path) -> None:
    found = csv_of(tmp_path, TWICE, metrics={"Visits (column D)": None})
    assert values(found) == {"Visits": [100, 60], "Cost": [5, 3]}


@pytest.mark.parametrize("role", ["stage", "period"])
def test_of_two_columns_of_stages_or_periods_either_can_be_chosen(tmp_path: Path, role: str) -> None:
    heading, first, second = ("Stage", "Awareness", "Loyalty") if role == "stage" else ("Month", "2026-09", "2026-10")
    other = "x" if role == "stage" else "Awareness"
    rows = [["Name", heading, heading, "Visits"], [other, first, second, 5], [other, first, second, 6]][:2]
    found = xlsx_of(tmp_path, rows)
    assert asked(found) == {("role", role)}
    chosen = xlsx_of(tmp_path, rows, roles={f"{heading} (column C)": role})
    ((_metric, stage, period),) = landed(chosen)
    assert second in (stage, period)
