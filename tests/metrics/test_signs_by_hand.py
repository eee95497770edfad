"""A decimal sign that is set by hand goes before what the values tell; what it makes unreadable is listed."""

from pathlib import Path

import pytest
from tests.metrics.making import asked, csv_of, listed_cells, value_of, xlsx_of
from tests.metrics.spreadsheets import STAGES, journey_of

from journeyboard.metrics.reading import preview
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.recipes import read_recipe, write_recipe

TABLE = "Stage;V;W\nAwareness;1.234;2,5\nDecision;1.5;1,5\n"
"""V is written with a point for certain, W with a comma."""


def test_the_sign_of_one_column_is_overruled_and_what_it_cannot_read_is_listed(tmp_path: Path) -> None:
    found = csv_of(tmp_path, TABLE)
    assert (value_of(found), value_of(found, stage="Decision")) == (1.234, 1.5)
    by_hand = csv_of(tmp_path, TABLE, decimals={"V": ","})
    assert (value_of(by_hand), value_of(by_hand, stage="Decision")) == (1234.0, None)
    assert (value_of(by_hand, "W"), value_of(by_hand, "W", "Decision")) == (2.5, 1.5)
    assert listed_cells(by_hand)["B3"] == "unreadable"
    (note,) = [note for note in by_hand.notes if note.kind == "unreadable"]
    assert note.text == "“1.5” is no number with “,” as the decimal sign."
    assert not by_hand.is_certain
    (assumption,) = [one for one in by_hand.assumptions if one.subject == "V"]
    assert assumption.text == "The decimal sign of “V” was set to “,” by hand; its own values tell “.”."
    assert assumption.examples == (("B2", "1.234", "1,234"),)


def test_the_sign_of_the_table_is_overruled_and_that_of_a_column_goes_before_it(tmp_path: Path) -> None:
    found = csv_of(tmp_path, TABLE, decimals={"": ","})
    assert (value_of(found), listed_cells(found)["B3"]) == (1234.0, "unreadable")
    found = csv_of(tmp_path, TABLE, decimals={"": ",", "V": "."})
    assert (value_of(found), value_of(found, stage="Decision"), value_of(found, "W")) == (1.234, 1.5, 2.5)
    assert found.is_certain


@pytest.mark.parametrize(
    "text", ["1.5", "0.123", "1234.567", "1,234.5", "1 234.567", "1.234e3", "$1.50", "(2.25)", "1,234,567"]
)
def test_nothing_that_tells_the_other_sign_becomes_another_number(tmp_path: Path, text: str) -> None:
    found = xlsx_of(tmp_path, [["Stage", "V"], ["Awareness", text], ["Decision", "7"]], decimals={"V": ","})
    assert (value_of(found), listed_cells(found)["B2"]) == (None, "unreadable")
    assert value_of(found, stage="Decision") == 7


def test_a_column_that_could_be_either_follows_the_sign_set_by_hand(tmp_path: Path) -> None:
    table = "Stage;V;W\nAwareness;1.234;2.5\nDecision;1.678;7\n"
    assert value_of(csv_of(tmp_path, table)) == 1.234
    assert value_of(csv_of(tmp_path, table, decimals={"W": ","})) == 1234.0


def test_a_sign_set_by_hand_is_in_the_recipe_of_a_file(tmp_path: Path) -> None:
    journey, file = journey_of(*STAGES), tmp_path / "r.recipe.json"
    csv_of(tmp_path, TABLE)
    write_recipe(Recipe(decimals={"V": ","}), journey, file)
    found = preview(tmp_path / "table.csv", journey, read_recipe(file, journey))
    assert [value.value for value in found.values if value.metric == "V"] == [1234.0]


def test_values_of_which_none_can_be_read_land_nowhere(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nAwareness;2.5\nDecision;1.5\n", decimals={"V": ","})
    assert (found.values, asked(found)) == ((), set())
    assert set(listed_cells(found)) == {"B2", "B3"}


def test_numbers_that_are_asked_about_are_not_called_unreadable_as_well(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nAwareness;1,2k\nDecision;1.2 Tsd.\n")
    assert (asked(found), listed_cells(found)) == ({("decimal", "V")}, {})
