"""The same table again: what is remembered, what changes, what is warned of."""

from datetime import date
from pathlib import Path

import pytest
from tests.metrics.spreadsheets import STAGES, TODAY, journey_of, write_csv

from journeyboard.journey.changes import Change, Edit
from journeyboard.journey.editing import set_fields
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Persona, Reading, Stage, replace
from journeyboard.metrics.landing import to_change
from journeyboard.metrics.problems import TableProblem
from journeyboard.metrics.reading import preview
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.recipes import read_recipe, write_recipe
from journeyboard.metrics.refreshing import recipe_of, refresh, stale_sources

TABLE = "Phase;Monat;Besucher\nErster Blick;2026-09;1.200\nKauf;2026-09;90\n"
RECIPE = Recipe(stages={"Erster Blick": "Awareness"}, decimals={"Besucher": ","})


def landed_once(folder: Path) -> tuple[Journey, Path]:
    journey, path = journey_of(*STAGES), write_csv(folder, TABLE)
    journey.apply(to_change(journey, preview(path, journey, RECIPE, TODAY), folder))
    return journey, path


def values(journey: Journey) -> dict[tuple[str, str], float]:
    return {(reading.at, reading.period): reading.value for reading in journey.all(Reading).values()}


def test_next_month_is_read_alike_and_older_readings_stay(tmp_path: Path) -> None:
    journey, _path = landed_once(tmp_path)
    [source] = journey.sources
    month = write_csv(tmp_path, TABLE.replace("2026-09", "2026-10").replace("1.200", "1.300"), name="oktober.csv")
    again = refresh(month, journey, source, date(2026, 12, 1))
    assert [(one.stage, one.period, one.before, one.after) for one in again.differences] == [
        ("Awareness", "2026-10", None, 1300.0),
        ("Decision", "2026-10", None, 90.0),
    ]
    assert not again.warnings
    journey.apply(to_change(journey, again.preview, tmp_path))
    assert values(journey) == {
        ("Awareness", "2026-09"): 1200.0, ("Decision", "2026-09"): 90.0,
        ("Awareness", "2026-10"): 1300.0, ("Decision", "2026-10"): 90.0,
    }  # fmt: skip


def test_a_changed_file_is_noticed_and_tells_what_changes(tmp_path: Path) -> None:
    journey, path = landed_once(tmp_path)
    assert not stale_sources(journey, tmp_path)
    write_csv(tmp_path, TABLE.replace("90", "95"))
    [source] = stale_sources(journey, tmp_path)
    again = refresh(path, journey, source)
    assert [(one.stage, one.before, one.after) for one in again.differences] == [("Decision", 90.0, 95.0)]
    assert [note.kind for note in again.warnings] == ["total"]
    assert "1,295" in again.warnings[0].text
    assert "1,290" in again.warnings[0].text
    path.unlink()
    assert not stale_sources(journey, tmp_path)


def test_columns_that_moved_are_warned_of(tmp_path: Path) -> None:
    journey, path = landed_once(tmp_path)
    write_csv(tmp_path, "Monat;Phase;Besuche;Umsatz\n2026-09;Erster Blick;1.200;7\n2026-09;Kauf;90;8\n")
    warnings = refresh(path, journey, journey.sources[0]).warnings
    assert [note.text for note in warnings] == [
        "Columns are missing that were there: Besucher.",
        "Columns are new: Besuche, Umsatz.",
        "Columns have moved: Monat, Phase.",
    ]
    assert [note.cells for note in warnings] == [(), ("C1", "D1"), ("A1", "B1")]


def test_rows_that_are_gone_are_told(tmp_path: Path) -> None:
    journey, path = landed_once(tmp_path)
    write_csv(tmp_path, "Phase;Monat;Besucher\nErster Blick;2026-09;1.200\n")
    again = refresh(path, journey, journey.sources[0])
    assert [(reading.at, reading.value) for reading in again.gone] == [("Decision", 90.0)]
    assert not again.differences


def test_a_new_stage_is_made_once(tmp_path: Path) -> None:
    journey, path = journey_of(*STAGES), write_csv(tmp_path, "Stage;V;Segment\nSandkasten;2;Lena\nKauf;3;Ben\n")
    journey.apply(journey_change(Persona(id="lena", name="Lena", order="a")))
    recipe = Recipe(stages={"Sandkasten": "+Probe"}, roles={"Segment": "segment"}, personas={"Ben": "+"})
    journey.apply(to_change(journey, preview(path, journey, recipe, TODAY)))
    assert [stage.name for stage in journey.stages][-1] == "Probe"
    made = journey.stages[-1].id
    assert [persona.name for persona in journey.personas] == ["Lena", "Ben"]
    people = {persona.name: persona.id for persona in journey.personas}
    assert {(one.at, one.persona): one.value for one in journey.all(Reading).values()} == {
        (made, "lena"): 2.0, ("Decision", people["Ben"]): 3.0,
    }  # fmt: skip
    again = preview(path, journey, recipe_of(journey.sources[0]), TODAY)
    assert {(value.stage, value.persona) for value in again.values} == {(made, "lena"), ("Decision", people["Ben"])}
    assert not to_change(journey, again).edits[1:]


def journey_change(record: Persona) -> Change:
    return Change("", (Edit(None, record),))


def test_a_recipe_is_a_file_that_fits_another_map(tmp_path: Path) -> None:
    path = tmp_path / "funnel.recipe.json"
    recipe = Recipe(
        stages={"Erster Blick": "Awareness", "Rest": None, "Neu": "+"}, stage="Loyalty", rules={"V": ("nps",)}
    )
    write_recipe(recipe, journey_of(*STAGES), path)
    assert read_recipe(path, journey_of(*STAGES)) == recipe
    other = read_recipe(path, journey_of("1. Awareness", "Loyalty"))
    assert other.stages == {"Erster Blick": "+Awareness", "Rest": None, "Neu": "+"}
    assert [file.name for file in tmp_path.iterdir()] == ["funnel.recipe.json"]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"format": "x"}', b'{"format": "journeyboard-recipe", "version": 1, "stages": 5}',
             b'{"format": "journeyboard-recipe", "version": 2}', b"[" * 100_000, b"\xff\xfe"],
)  # fmt: skip
def test_what_is_no_recipe_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    with pytest.raises(TableProblem, match=r"^a\.json: "):
        read_recipe(path, journey_of(*STAGES))
    with pytest.raises(TableProblem):
        read_recipe(tmp_path / "missing.json", journey_of(*STAGES))


def test_a_period_given_by_hand_holds_for_the_same_content_alone(tmp_path: Path) -> None:
    journey, path = journey_of(*STAGES), write_csv(tmp_path, "Stage;V\nAwareness;5\n")
    journey.apply(to_change(journey, preview(path, journey, Recipe(period="2026-09"), TODAY), tmp_path))
    [source] = journey.sources
    assert not refresh(path, journey, source).differences
    write_csv(tmp_path, "Stage;V\nAwareness;6\n")
    again = refresh(path, journey, source, TODAY)
    assert not again.preview.values
    assert [(question.kind, question.options) for question in again.preview.questions] == [("period", ("2026-09",))]
    october = refresh(path, journey, source, TODAY, Recipe(period="2026-10"))
    assert [(one.period, one.after) for one in october.differences] == [("2026-10", 6.0)]


def test_what_was_renamed_on_the_map_is_known_again(tmp_path: Path) -> None:
    journey, _path = landed_once(tmp_path)
    metric, stage = journey.metrics[0], journey.find(Stage, "Decision")
    assert stage is not None
    journey.apply(set_fields(journey, [metric.id], name="People in the shop"))
    journey.apply(set_fields(journey, [stage.id], name="At the till"))
    month = write_csv(tmp_path, TABLE.replace("2026-09", "2026-10"), name="oktober.csv")
    again = refresh(month, journey, journey.sources[0], TODAY).preview
    assert [(column.name, column.existing) for column in again.metrics] == [("Besucher", metric.id)]
    assert {value.stage for value in again.values} == {"Awareness", "Decision"}
    assert again.recipe.stages == RECIPE.stages, "nobody said that by hand"


def test_what_has_the_name_now_goes_before_what_it_was_called_once(tmp_path: Path) -> None:
    journey, _path = landed_once(tmp_path)
    metric, stage = journey.metrics[0], journey.find(Stage, "Decision")
    assert stage is not None
    journey.apply(set_fields(journey, [metric.id], name="People in the shop"))
    journey.apply(set_fields(journey, [stage.id], name="At the till"))
    journey.apply(Change("", (Edit(None, replace(metric, id="other", name="Besucher")),)))
    journey.apply(Change("", (Edit(None, replace(stage, id="bought", name="Kauf")),)))
    month = write_csv(tmp_path, TABLE.replace("2026-09", "2026-10"), name="oktober.csv")
    again = refresh(month, journey, journey.sources[0], TODAY).preview
    assert [column.existing for column in again.metrics] == ["other"]
    assert {value.stage for value in again.values} == {"Awareness", "bought"}


def test_a_recipe_in_a_file_knows_nothing_of_the_ids_of_its_map(tmp_path: Path) -> None:
    journey, _path = landed_once(tmp_path)
    recipe = recipe_of(journey.sources[0])
    assert recipe.seen is not None
    assert recipe.seen.stages == {"Erster Blick": "Awareness", "Kauf": "Decision"}
    write_recipe(recipe, journey, tmp_path / "one.recipe.json")
    kept = read_recipe(tmp_path / "one.recipe.json", journey).seen
    assert kept is not None
    assert (kept.headings, kept.stages, kept.metrics) == (("Phase", "Monat", "Besucher"), {}, {})
