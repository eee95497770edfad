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


@pytest.mark.parametrize("name", ["Insg.", "Ergebnis", "Summe Ergebnis", "Summe aller Kanäle", "Total of all channels"])
def test_a_total_is_known_by_more_words(tmp_path: Path, name: str) -> None:
    found = csv_of(tmp_path, f"Kanal;Besuche\nGoogle;10\nTotal Energies;20\n{name};30\n", stages=AT)
    assert (sums(found), listed_cells(found)["A4"]) == ({"Besuche": 30}, "total")


@pytest.mark.parametrize("name", ["Alle", "All channels", "Overall", "Σ", "Total 2026"])
def test_a_name_that_may_be_a_totals_is_one_where_its_numbers_add_up(tmp_path: Path, name: str) -> None:
    found = csv_of(tmp_path, f"Kanal;Besuche\nGoogle;10\nBing;20\n{name};30\n", stages=AT)
    assert (sums(found), listed_cells(found)["A4"]) == ({"Besuche": 30}, "total")
    found = csv_of(tmp_path, f"Kanal;Besuche\nGoogle;10\nBing;20\n{name};31\n", stages=AT)
    assert sums(found) == {"Besuche": 61}


@pytest.mark.parametrize("name", ["Average", "Ø", "Durchschnitt", "Mittelwert:", "Median"])
def test_a_mean_below_the_rows_is_not_added_to_them(tmp_path: Path, name: str) -> None:
    found = csv_of(tmp_path, f"Kanal;Besuche\nGoogle;10\nBing;20\n{name};15\n", stages=AT)
    assert (sums(found), listed_cells(found)["A4"]) == ({"Besuche": 30}, "total")


def test_means_among_the_names_of_metrics_are_metrics(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Metric;Awareness;Decision\nCount;10;20\nMean;3;4\nMedian;5;6\n")
    assert sums(found) == {"Count": 20, "Mean": 4, "Median": 6}


def test_rows_that_nothing_tells_apart_are_asked_about(tmp_path: Path) -> None:
    twice = "Datum;Besuche\n2026-10-01;100\n2026-10-02;120\n2026-10-01;100\n"
    found = csv_of(tmp_path, twice, stages=AT)
    assert [(value.period, value.value) for value in found.values] == [("2026-10-02", 120.0)]
    assert asked(found) == {("duplicate", "Besuche")}
    assert found.questions[0].examples == ("B2", "B4")
    apart = "Datum;Gerät;Besuche\n2026-10-01;mobil;100\n2026-10-02;mobil;120\n2026-10-01;Desktop;100\n"
    assert {value.value for value in csv_of(tmp_path, apart, stages=AT).values} == {200.0, 120.0}
    monthly = csv_of(tmp_path, "Datum;Besuche\n2026-10-01;100\n2026-10-02;100\n", stages=AT, grain="month")
    assert sums(monthly) == {"Besuche": 200}


@pytest.mark.parametrize("code", ["99", "-1"])
def test_a_code_for_no_answer_is_no_score(tmp_path: Path, code: str) -> None:
    said = ";great, many thanks to all of you\n"
    table = f"Person;Stage;Satisfaction;Comment\n1;Awareness;5{said}2;Awareness;{code}{said}3;Decision;4{said}"
    found = csv_of(tmp_path, table)
    assert (sums(found), asked(found)) == ({"Satisfaction": 4}, {("rule", "Satisfaction")})
    assert found.questions[0].examples == ("C2",)


def test_a_question_of_recommending_is_nps_with_its_question_mark(tmp_path: Path) -> None:
    said = ";sehr gerne wieder, vielen Dank an alle\n"
    head = "Befragter;Phase;Würden Sie uns weiterempfehlen?;Kommentar\n"
    found = csv_of(tmp_path, f"{head}1;Awareness;10{said}2;Awareness;9{said}3;Awareness;3{said}4;Awareness;8{said}")
    assert list(sums(found).values()) == [25]
    assert found.roles[0] == "person"
