"""Tables made to be read wrongly: what numbers, percentages and names mean. Each lands exactly or is listed."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from tests.metrics.making import DAY, asked, csv_of, listed_cells, value_of, xlsx_of
from tests.metrics.spreadsheets import landed


def two(first: str, second: str) -> str:
    """A table of two values."""
    return f"Stage;V;Other\nAwareness;{first};1\nDecision;{second};2\n"


# Decimal signs


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        ("1.234", "1.234,5", (1234.0, 1234.5)),
        ("1,234", "1,234.5", (1234.0, 1234.5)),
        ("1.234.567", "1.234", (1234567.0, 1234.0)),
        ("1,234,567", "1.5", (1234567.0, 1.5)),
        ("1234.567", "1,234", (1234.567, 1234.0)),
        ("0,123", "1,234", (0.123, 1.234)),
        ("0.500", "1.500", (0.5, 1.5)),
        ("1'234", "1,5", (1234.0, 1.5)),
        ("1’234.5", "2", (1234.5, 2.0)),
        ("1\u202f234,5", "1\u00a0234", (1234.5, 1234.0)),
        ("1 234.567", "1.5", (1234.567, 1.5)),
        ("1e3", "2E-2", (1000.0, 0.02)),
        ("(1,5)", "-2,5", (-1.5, -2.5)),
        ("−5", "+5", (-5.0, 5.0)),
        ("€ 1.234,50", "2,00 €", (1234.5, 2.0)),
        ("1,234.50 $", "$2.00", (1234.5, 2.0)),
        ("1,234 %", "12,5 %", (0.01234, 0.125)),
        ("(5%)", "1%", (-0.05, 0.01)),
        ("0.1", "0.30000000000000004", (0.1, 0.30000000000000004)),
        ("12k", "1,5k", (12_000.0, 1_500.0)),
        ("1,2 Mio. €", "900k €", (1_200_000.0, 900_000.0)),
    ],
)
def test_numbers_land_as_they_are_meant(tmp_path: Path, first: str, second: str, values: tuple[float, float]) -> None:
    found = csv_of(tmp_path, two(first, second))
    assert (value_of(found), value_of(found, stage="Decision")) == values
    assert found.is_certain


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1,234", "567"),
        ("1.234", "12,345"),
        ("1.5", "1,5"),
        ("1.000", "2.500"),
        ("100 000", "1.234"),
        ("1.234 €", "2.345 €"),
        ("45,454 %", "12 %"),
        # What is no number says nothing of the decimal sign.
        ("1,234", "1.2.3"),
        ("1,234", "1,2,3"),
        ("1.234", "5."),
        ("1.234", "12.34,567.8"),
    ],
)
def test_a_decimal_sign_that_is_not_certain_is_asked_for(tmp_path: Path, first: str, second: str) -> None:
    found = csv_of(tmp_path, two(first, second))
    assert ("decimal", "V") in asked(found)
    assert {metric for metric, _stage, _period in landed(found)} == {"Other"}


def test_a_column_that_could_be_either_follows_the_certain_ones(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V;Rate\nAwareness;48.210;45,4 %\nDecision;21.904;12,5 %\n")
    assert (value_of(found), value_of(found, "Rate")) == (48210.0, 0.454)


def test_a_column_that_could_be_either_follows_nobody_where_the_others_contradict(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V;A;B\nAwareness;1,234;4.5;1,5\nDecision;567;1.5;2,5\n")
    assert ("decimal", "V") in asked(found)
    assert (value_of(found, "A"), value_of(found, "B"), value_of(found)) == (4.5, 1.5, None)


def test_stored_numbers_do_not_tell_how_texts_are_written(tmp_path: Path) -> None:
    found = xlsx_of(tmp_path, [["Stage", "V"], ["Awareness", 1.5], ["Decision", "2.345"]])
    assert ("decimal", "V") in asked(found)


def test_two_currencies_in_one_column_are_asked_about(tmp_path: Path) -> None:
    found = csv_of(tmp_path, two("5.50 €", "5.50 $"))
    assert ("unit", "V") in asked(found)
    assert value_of(found) is None


@pytest.mark.parametrize(
    "text",
    ["5-", "12m", "1 Bio.", "5 pp", "<5", "~5", "5*", "5¹", "1 2", "12 34", "1,23,456", "0x10", "1/2", "3-4", "--5",
     "-(5)", "(5", "=5", "1_000", "½", "5‰", "5%%", "inf", "1e400", "TRUE"],
)  # fmt: skip
def test_what_is_no_number_is_listed_with_its_cell(tmp_path: Path, text: str) -> None:
    found = csv_of(tmp_path, two(text, "2"))
    assert listed_cells(found)["B2"] == "unreadable"
    assert value_of(found) is None
    assert not found.is_certain


@pytest.mark.parametrize("text", ["n/a", "–", "k.A.", "nan", "null", "-", "?"])
def test_what_says_that_there_is_no_value_is_none(tmp_path: Path, text: str) -> None:
    found = csv_of(tmp_path, two(text, "2"))
    assert (value_of(found), value_of(found, stage="Decision")) == (None, 2.0)
    assert listed_cells(found)["B2"] == "missing"


def test_a_column_of_figures_that_nobody_can_read_is_listed(tmp_path: Path) -> None:
    found = csv_of(tmp_path, two("12m", "5m"))
    assert listed_cells(found)["B1"] == "unread"
    assert not found.is_certain


# Percentages


@pytest.mark.parametrize("code", ["0%", "0.0%", "[Red]0%", "0.00%;[Red]-0.00%", '0.0%;"–"', "0.0\\ %"])
def test_cells_shown_as_percentages_are_fractions(tmp_path: Path, code: str) -> None:
    rows = [["Stage", "V"], ["Awareness", 0.454], ["Decision", 1]]
    found = xlsx_of(tmp_path, rows, formats={"B2": code, "B3": code})
    assert found.metrics[0].unit == "percent"
    assert (value_of(found), value_of(found, stage="Decision")) == (0.454, 1.0)


@pytest.mark.parametrize("code", ['0.0" %"', "0.0\\%", '0.0\\ "%"', '#,##0.0 "%"'])
def test_a_percent_sign_that_is_only_written_beside_the_number_means_points(tmp_path: Path, code: str) -> None:
    rows = [["Stage", "V"], ["Awareness", 45.4], ["Decision", 1]]
    found = xlsx_of(tmp_path, rows, formats={"B2": code, "B3": code})
    assert found.metrics[0].unit == "percent"
    assert (value_of(found), value_of(found, stage="Decision")) == (0.454, 0.01)


@pytest.mark.parametrize("answer", ["points", "fraction", "plain"])
def test_last_months_answer_does_not_change_what_leaves_no_doubt(tmp_path: Path, answer: str) -> None:
    for cell, code in ((45.4, '0.0" %"'), ("45,4 %", "General")):
        rows = [["Stage", "V"], ["Awareness", cell]]
        found = xlsx_of(tmp_path, rows, formats={"B2": code}, percents={"V": answer})
        assert (value_of(found), found.metrics[0].unit) == (0.454, "percent")


@pytest.mark.parametrize(
    ("heading", "values", "formats"),
    [
        ("V %", (0.454, 0.1), {}),
        ("V %", (1, 1), {}),
        ("V", (0.454, 45.4), {"B2": "0.0%"}),
        ("V", (45.4, 12), {"B2": "0%", "B3": "0%"}),
        ("V", ("45,4 %", "0,454"), {}),
        ("V %", ("45,4 %", "12,5"), {}),
        ("V", ("0.454", 0.5), {"B2": "0%", "B3": "0%"}),
        ("V", (0.454, 45.4), {"B2": "0.0%", "B3": '0.0" %"'}),
    ],
)
def test_percentages_that_are_not_certain_are_asked_about(
    tmp_path: Path, heading: str, values: tuple[object, object], formats: dict[str, str]
) -> None:
    rows = [["Stage", heading], ["Awareness", values[0]], ["Decision", values[1]]]
    found = xlsx_of(tmp_path, rows, formats=formats)
    if len(set(formats.values())) == 2:  # both say what they are
        assert (value_of(found), value_of(found, stage="Decision")) == (0.454, 0.454)
    else:
        assert ("unit", heading) in asked(found)
        assert not found.values


def test_numbers_under_a_percent_heading_are_points_when_they_can_be_nothing_else(tmp_path: Path) -> None:
    found = xlsx_of(tmp_path, [["Stage", "V in %"], ["Awareness", 45.4], ["Decision", 1]])
    assert (value_of(found, "V in %"), value_of(found, "V in %", "Decision")) == (0.454, 0.01)


def test_percentages_and_other_numbers_never_land_together(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nAwareness;45,4 %\nDecision;12\n", percents={"V": "plain"})
    assert asked(found) == {("unit", "V")}
    assert not found.values
    found = csv_of(tmp_path, "Stage;V\nAwareness;45,4 %\nDecision;12\n", percents={"V": "points"})
    assert (value_of(found), value_of(found, stage="Decision")) == (0.454, 0.12)


# Cells without a value


def test_errors_and_formulas_without_a_result_are_listed(tmp_path: Path) -> None:
    rows = [["Stage", "V", "W"], ["Awareness", "#REF!", 1], ["Decision", 5, "=1+1"], ["Loyalty", "=B2/0", 3]]
    found = xlsx_of(tmp_path, rows)
    assert listed_cells(found) == {"B2": "error", "B4": "no_value", "C3": "no_value"}
    assert landed(found) == {
        ("V", "Decision", DAY): 5.0,
        ("W", "Awareness", DAY): 1.0,
        ("W", "Loyalty", DAY): 3.0,
    }


def test_dates_durations_and_yes_are_no_numbers(tmp_path: Path) -> None:
    cells = [True, date(2026, 10, 1), timedelta(hours=3), time(3, 4)]
    stages = ["Awareness", "Consideration", "Decision", "Delivery"]
    rows = [["Stage", "V", "W"], *([name, cell, 7] for name, cell in zip(stages, cells, strict=True))]
    rows += [["Loyalty", 5, 7], ["Stage 6", 6, 7], ["Stage 7", 7, 7], ["Stage 8", 8, 7], ["Stage 9", 9, 7]]
    found = xlsx_of(tmp_path, rows)
    assert value_of(found, stage="Loyalty") == 5.0
    assert [listed_cells(found)[cell] for cell in ("B2", "B3", "B4", "B5")] == ["unreadable"] * 4


# Totals, doubles, names


@pytest.mark.parametrize("word", ["Total", "Gesamt", "Summe", "Insgesamt", "TOTAL:", "Grand Total"])
def test_rows_of_totals_are_left_out(tmp_path: Path, word: str) -> None:
    found = csv_of(tmp_path, f"Stage;V\nAwareness;10\nDecision;5\n{word};15\n")
    assert len(found.values) == 2
    assert listed_cells(found)["A4"] == "total"
    assert found.is_certain


@pytest.mark.parametrize("word", ["Σ", "Total 2026", "Alle", "Overall", "All stages"])
def test_other_words_for_totals_are_no_stage(tmp_path: Path, word: str) -> None:
    for total, kind in ((15, "total"), (16, "unmatched")):
        found = csv_of(tmp_path, f"Stage;V\nAwareness;10\nDecision;5\n{word};{total}\n")
        assert len(found.values) == 2
        assert listed_cells(found)["A4"] == kind


def test_totals_in_the_second_column_are_left_out(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Month;Stage;V\n2026-10;Awareness;10\n2026-10;Total;15\n2026-11;Awareness;2\n")
    assert {value.value for value in found.values} == {10.0, 2.0}
    assert listed_cells(found)["B3"] == "total"


def test_totals_of_a_split_are_not_summed(tmp_path: Path) -> None:
    table = "Stage;Region;V\nAwareness;Nord;10\nAwareness;Süd;5\nAwareness;Gesamt;15\nDecision;Nord;6\n"
    found = csv_of(tmp_path, table, duplicates="sum")
    assert landed(found) == {("V", "Awareness", DAY): 15.0, ("V", "Decision", DAY): 6.0}
    assert listed_cells(found)["B4"] == "total"


def test_columns_of_totals_are_left_out(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Metric;Awareness;Decision;Total\nVisits;10;5;15\n")
    assert [value.value for value in found.values] == [10.0, 5.0]
    assert listed_cells(found)["D1"] == "total"


@pytest.mark.parametrize("again", ["Awareness", "awareness", "1. Awareness", "Awareness 🛒"])
def test_a_stage_that_is_there_twice_is_asked_about(tmp_path: Path, again: str) -> None:
    found = csv_of(tmp_path, f"Stage;V\nAwareness;10\nDecision;5\n{again};7\n")
    assert asked(found) == {("duplicate", "V")}
    assert landed(found) == {("V", "Decision", DAY): 5.0}


def test_two_names_of_one_synonym_group_are_only_offered(tmp_path: Path) -> None:
    for first, second in (("Kauf", "Checkout"), ("1. Kauf", "2. Kauf"), ("Decision", "Kauf")):
        found = csv_of(tmp_path, f"Stage;V\n{first};10\n{second};5\nAwareness;1\n")
        kauf = [match for match in found.matches if "Kauf" in match.name or match.name == "Checkout"]
        assert kauf
        assert not any(match.certain for match in kauf)


def test_one_synonym_written_in_two_ways_is_one_name(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Month;Stage;V\n2026-09;Kauf;10\n2026-10;KAUF;5\n2026-10;Awareness;1\n")
    assert landed(found) == {
        ("V", "Decision", "2026-09"): 10.0,
        ("V", "Decision", "2026-10"): 5.0,
        ("V", "Awareness", "2026-10"): 1.0,
    }


def test_a_synonym_of_two_stages_is_not_certain(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nKauf;10\nLoyalty;5\n", "Decision", "Purchase", "Loyalty")
    assert landed(found) == {("V", "Loyalty", DAY): 5.0}


@pytest.mark.parametrize(
    ("name", "stage"),
    [("1. Awareness", "Awareness"), ("🛒 AWARENESS", "Awareness"), ("awáreness", "Awareness"),
     ("GROSSE FRAGE", "Große Frage"), ("Ueberlegung", "Überlegung"), ("Phase 2: Prüfung", "Prüfung"),
     ("1\ufe0f\u20e3 Awareness", "Awareness"), ("Awareness", "３．Awareness")],
)  # fmt: skip
def test_names_equal_after_folding_are_certain(tmp_path: Path, name: str, stage: str) -> None:
    found = csv_of(tmp_path, f"Stage;V\n{name};10\nLoyalty;5\n", stage, "Loyalty")
    assert [(match.kind, match.certain) for match in found.matches] == [("equal", True)] * 2


@pytest.mark.parametrize(
    ("name", "stage"),
    [("バス", "パス"), ("48 hours", "24 hours"), ("7 Tage danach", "30 Tage danach"), ("Phase 1", "Phase 2")],
)
def test_names_that_differ_in_what_matters_are_not_certain(tmp_path: Path, name: str, stage: str) -> None:
    found = csv_of(tmp_path, f"Stage;V\n{name};10\nLoyalty;5\nAwareness;3\n", stage, "Loyalty", "Awareness")
    assert not found.matches[0].certain
    assert len(found.values) == 2
