"""What is counted once: sums are held against the totals of the file; parts of rows and overlapping counts are not
added up."""

from pathlib import Path

import pytest
from tests.metrics.making import DAY, asked, csv_of, listed_cells
from tests.metrics.spreadsheets import STAGES, journey_of

from journeyboard.metrics.reading import Preview, preview
from journeyboard.metrics.recipe import answered

PIVOT = "Zeilenbeschriftungen;Besuche\nWeb;300\nGoogle;100\nBing;200\nShop;50\nGesamtergebnis;350\n"
"""A compact pivot: Web is the sum of Google and Bing, and nothing says so."""
AT = {"Besuche": "Awareness", "Käufe": "Decision", "Visits": "Awareness"}


def sums(found: Preview) -> dict[str, float]:
    return {value.metric: value.value for value in found.values}


def test_a_sum_that_the_total_of_the_file_contradicts_is_asked_about(tmp_path: Path) -> None:
    found = csv_of(tmp_path, PIVOT, stages=AT)
    assert (sums(found), asked(found)) == ({}, {("rule", "Besuche")})
    (question,) = found.questions
    assert question.text == "“Besuche” adds up to 650, but the total in B6 is 350. What should its values become?"
    chosen = preview(tmp_path / "table.csv", journey_of(*STAGES), answered(found.recipe, question, "sum"))
    assert sums(chosen) == {"Besuche": 650}
    by_hand = csv_of(tmp_path, PIVOT, stages=AT, rows={"Web": "total"})
    assert (sums(by_hand), asked(by_hand)) == ({"Besuche": 350}, set())


@pytest.mark.parametrize("total", ["350", "", "n/a"])
def test_a_total_that_agrees_or_says_nothing_is_passed_over(tmp_path: Path, total: str) -> None:
    found = csv_of(tmp_path, f"Kanal;Besuche\nWeb;300\nShop;50\nGesamt;{total}\n", stages=AT)
    assert (sums(found), asked(found)) == ({"Besuche": 350}, set())


def test_money_that_was_rounded_agrees_with_its_total(tmp_path: Path) -> None:
    text = "Kanal;Umsatz\nWeb;300,4 €\nShop;50,2 €\nMesse;1,1 €\nGesamt;{} €\n"
    agreed = csv_of(tmp_path, text.format("351,8"), stages={"Umsatz": "Decision"})
    assert sums(agreed) == {"Umsatz": 351.7}
    other = csv_of(tmp_path, text.format("352,8"), stages={"Umsatz": "Decision"})
    assert asked(other) == {("rule", "Umsatz")}


def test_several_rows_called_a_total_say_nothing_of_the_sum_of_all(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Kanal;Besuche\nGoogle;1\nBing;2\nSumme;3\nMesse;4\nFlyer;5\nSumme;9\n", stages=AT)
    assert sums(found) == {"Besuche": 12}
    under = "Kanal;Besuche\nGoogle;1\nBing;2\nZwischensumme;3\nMesse;4\nGesamt;7\n"
    assert sums(csv_of(tmp_path, under, stages=AT)) == {"Besuche": 7}


@pytest.mark.parametrize("name", ["davon mobil", "  davon: App", "darunter mobil", "of which mobile", "thereof mobile"])
def test_a_row_that_is_part_of_another_is_not_counted_twice(tmp_path: Path, name: str) -> None:
    table = f"Kanal;Besuche\nWeb;100\n{name};60\nShop;50\n"
    found = csv_of(tmp_path, table, stages=AT)
    assert (sums(found), listed_cells(found)["A3"]) == ({"Besuche": 150}, "unread")
    by_hand = csv_of(tmp_path, table, stages=AT, rows={name.strip(): "data"})
    assert sums(by_hand) == {"Besuche": 210}


@pytest.mark.parametrize(
    "name", ["Unique visitors", "Visitors cumulative", "Aktive Nutzer", "Followers", "Besucher kumuliert", "MAU", "YTD"]
)
def test_counts_that_overlap_are_asked_about_not_added_up(tmp_path: Path, name: str) -> None:
    table = f"Date;{name};Visits\n2026-10-01;80;100\n2026-10-02;90;120\n"
    found = csv_of(tmp_path, table, stages={**AT, name: "Awareness"}, grain="month")
    assert sums(found) == {"Visits": 220}
    assert asked(found) == {("duplicate", name)}
    assert found.questions[0].options == ("sum", "mean", "last")


def test_what_splits_the_rows_of_a_report_is_told_whatever_it_is_called(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Anzeigengruppe;Besuche\nHerbst;300\nWinter;50\n", stages=AT)
    assert (sums(found), listed_cells(found)["A1"]) == ({"Besuche": 350}, "dimension")


def test_a_day_that_only_a_title_names_is_shown_as_assumed(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "# exported 2026-11-01\nStage,Visits\nAwareness,1\nDecision,2\n")
    assert {value.period for value in found.values} == {"2026-11-01"}
    (assumption,) = found.assumptions
    assert assumption.text == "The values are of 1 Nov 2026: that is what “# exported 2026-11-01” names."
    assert not csv_of(tmp_path, "Stage,Visits\nAwareness,1\nDecision,2\n", period=DAY).assumptions
