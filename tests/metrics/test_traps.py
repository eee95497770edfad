"""Tables made to be read wrongly. Each lands exactly, or says in words and cells what is not certain."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.metrics.making import DAY, archive_of, asked, csv_of, listed_cells, refusal, value_of, xlsx_of
from tests.metrics.tables import XLS, landed, read, rewrite_part, write_csv, write_ods, write_xlsx


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
    ["5-", "12k", "1 Mio.", "5 pp", "<5", "~5", "5*", "5¹", "1 2", "12 34", "1,23,456", "0x10", "1/2", "3-4", "--5",
     "-(5)", "(5", "=5", "1_000", "½", "5‰", "5%%", "inf", "1e400", "10 min", "TRUE", "1:30"],
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
    found = csv_of(tmp_path, two("12k", "5k"))
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
    found = csv_of(tmp_path, f"Stage;V\nAwareness;10\nDecision;5\n{word};15\n")
    assert len(found.values) == 2
    assert listed_cells(found)["A4"] == "unmatched"


def test_totals_in_the_second_column_are_left_out(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Month;Stage;V\n2026-10;Awareness;10\n2026-10;Total;15\n2026-11;Awareness;2\n")
    assert {value.value for value in found.values} == {10.0, 2.0}
    assert listed_cells(found)["B3"] == "total"


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


# Periods


@pytest.mark.parametrize(
    ("text", "period"),
    [("10/2026", "2026-10"), ("Okt 2026", "2026-10"), ("2026-10", "2026-10"), ("2026/10", "2026-10"),
     ("Q3 2026", "2026-Q3"), ("KW 41/2026", "2026-W41"), ("01.02.2026", "2026-02-01"), ("1.2.26", "2026-02-01"),
     ("2026", "2026"), ("13/02/2026", "2026-02-13"), ("02/13/2026", "2026-02-13"), ("2030-01", "2030-01")],
)  # fmt: skip
def test_periods_land(tmp_path: Path, text: str, period: str) -> None:
    found = csv_of(tmp_path, f"Monat;Stage;V\n{text};Awareness;10\n")
    assert landed(found) == {("V", "Awareness", period): 10.0}


@pytest.mark.parametrize(
    "text",
    ["Okt 26", "Oct-26", "10/26", "01/02/26", "FY26", "H1 2026", "2026-13", "W54 2026", "heute", "Oktober 2026*",
     "2026-10-01 – 2026-10-31", "30.02.2026", "1.10."],
)  # fmt: skip
def test_a_period_that_cannot_be_read_never_becomes_the_day_of_import(tmp_path: Path, text: str) -> None:
    found = csv_of(tmp_path, f"Monat;Stage;V\n{text};Awareness;10\n")
    assert not found.values
    assert listed_cells(found)["A2"] == "unreadable"


@pytest.mark.parametrize("text", ["202610", "20261001", "46000"])
def test_numbers_that_may_be_periods_are_refused(tmp_path: Path, text: str) -> None:
    words = refusal(lambda: csv_of(tmp_path, f"Monat;Stage;V\n{text};Awareness;10\n"))
    assert "A “Monat”" in words


@pytest.mark.parametrize(("heading", "text"), [("Woche", "41"), ("Monat", "Oktober"), ("Quartal", "Q3"), ("KW", "41")])
def test_periods_without_a_year_are_asked_about(tmp_path: Path, heading: str, text: str) -> None:
    found = csv_of(tmp_path, f"{heading};Stage;V\n{text};Awareness;10\n")
    assert [question.kind for question in found.questions] == ["period"]
    assert not found.values


def test_which_comes_first_day_or_month_is_asked(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Datum;Stage;V\n01/02/2026;Awareness;10\n03/03/2026;Awareness;11\n")
    assert [question.kind for question in found.questions] == ["dates"]
    assert landed(found) == {("V", "Awareness", "2026-03-03"): 11.0}


def test_dates_that_contradict_each_other_do_not_tell_the_order(tmp_path: Path) -> None:
    lines = "\n".join(
        f"{day};Awareness;{value}" for value, day in enumerate(("13/02/2026", "02/14/2026", "01/02/2026"))
    )
    found = csv_of(tmp_path, f"Datum;Stage;V\n{lines}\n")
    assert [question.kind for question in found.questions] == ["dates"]
    assert {value.period for value in found.values} == {"2026-02-13", "2026-02-14"}


@pytest.mark.parametrize("headings", ["2026-09;2026-10", "Sep;Okt", "Sep 2026;Okt 2026", "KW 41;KW 42"])
def test_headings_that_are_periods_are_refused(tmp_path: Path, headings: str) -> None:
    words = refusal(lambda: csv_of(tmp_path, f"Stage;{headings}\nAwareness;1;2\nDecision;2;3\n"))
    assert f"B “{headings.partition(';')[0]}”" in words


def test_periods_within_headings_are_asked_about(tmp_path: Path) -> None:
    table = "Stage;Visits Sep 2026;Visits Okt 2026\nAwareness;1;2\nDecision;2;3\n"
    found = csv_of(tmp_path, table)
    assert [(question.kind, question.options) for question in found.questions] == [("period", ("2026-09", "2026-10"))]
    assert not found.values
    found = csv_of(tmp_path, "Stage;V;V target 2026\nAwareness;1;2\n")
    assert [question.kind for question in found.questions] == ["period"]
    found = csv_of(tmp_path, "Report Okt 2026\nStage;V;V target 2026\nAwareness;1;2\n")
    assert value_of(found, period="2026-10") == 1.0


def test_the_same_stage_and_period_twice_is_asked_about(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Month;Stage;V\n2026-10;Awareness;1\nOkt 2026;Awareness;2\n2026-09;Awareness;3\n")
    assert asked(found) == {("duplicate", "V")}
    assert landed(found) == {("V", "Awareness", "2026-09"): 3.0}


def test_months_are_told_by_their_format(tmp_path: Path) -> None:
    rows = [["Monat", "Stage", "V"], [date(2026, 10, 1), "Awareness", 1], [date(2026, 11, 2), "Awareness", 2]]
    found = xlsx_of(tmp_path, rows, formats={"A2": "mmm\\ yyyy"})
    assert {value.period for value in found.values} == {"2026-10", "2026-11-02"}


def test_the_calendar_of_1904_is_known(tmp_path: Path) -> None:
    def since_1904(sheet: Worksheet) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        assert sheet.parent is not None
        sheet.parent.epoch = CALENDAR_MAC_1904

    found = xlsx_of(tmp_path, [["Monat", "Stage", "V"], [date(2026, 10, 1), "Awareness", 1]], edit=since_1904)
    assert [value.period for value in found.values] == ["2026-10-01"]


# Where the table is and what belongs to it


def test_titles_that_name_several_periods_are_asked_about(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Erstellt am 03.11.2026\nZeitraum: Oktober 2026\n\nStage;V\nAwareness;1\nDecision;2\n")
    assert [question.kind for question in found.questions] == ["period"]
    assert not found.values


def test_a_title_line_of_two_cells_is_no_header(tmp_path: Path) -> None:
    for title in ("Report;Oktober 2026", "Bericht;Shop"):
        found = csv_of(tmp_path, f"{title}\nStage;V\nAwareness;1\nDecision;2\n")
        assert found.header_row == 2
        assert value_of(found, period="2026-10" if "2026" in title else DAY) == 1.0


def test_an_unreadable_first_value_does_not_make_its_row_the_header(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nAwareness;unbekannt\nDecision;5\nLoyalty;2\n")
    assert found.header_row == 1
    assert listed_cells(found)["B2"] == "unreadable"


def test_the_header_may_stand_in_row_seven_behind_empty_columns(tmp_path: Path) -> None:
    rows = [["Report"], [], [None, "by us"], [], [], [], [None, "Stage", None, "V", None, "W"]]
    found = xlsx_of(tmp_path, [*rows, [None, "Awareness", None, 1, None, 2], [None, "* without returns"]])
    assert found.header_row == 7
    assert landed(found) == {("V", "Awareness", DAY): 1.0, ("W", "Awareness", DAY): 2.0}


@pytest.mark.parametrize("left", [False, True])
def test_another_table_side_by_side_does_not_land(tmp_path: Path, left: bool) -> None:
    tables = [["Stage", "V"], ["Awareness", 1], ["Decision", 2]], [["Browser", "X"], ["Firefox", 5], ["Chrome", 6]]
    first, second = reversed(tables) if left else tables
    rows = [[*one, None, *other] for one, other in zip(first, second, strict=True)]
    found = xlsx_of(tmp_path, rows)
    assert landed(found) == {("V", "Awareness", DAY): 1.0, ("V", "Decision", DAY): 2.0}
    assert listed_cells(found)["A1" if left else "D1"] == "unread"
    assert not found.is_certain


def test_two_tables_of_stages_side_by_side_are_refused(tmp_path: Path) -> None:
    rows = [["Stage", "V", None, "Stage", "V"], ["Awareness", 1, None, "Awareness", 2]]
    assert "D “Stage”" in refusal(lambda: xlsx_of(tmp_path, rows))


def test_a_second_table_below_is_listed(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nAwareness;1\nDecision;2\n\nStage;V\nAwareness;5\n")
    assert value_of(found) == 1.0
    assert {"A5", "A6"} <= set(listed_cells(found))


def test_hidden_rows_and_columns_do_not_land_unseen(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    rows = [["Stage", "V", "W"], ["Awareness", 1, 2], ["Decision", 3, 4], ["Loyalty", 5, 6]]
    found = xlsx_of(tmp_path, rows, edit=hide)
    assert landed(found) == {("V", "Awareness", DAY): 1.0, ("V", "Loyalty", DAY): 5.0}
    assert listed_cells(found) == {"A3": "unread", "C1": "unread"}


def test_hidden_rows_and_columns_of_ods(tmp_path: Path) -> None:
    number = '<table:table-cell office:value-type="float" office:value="{}"><text:p>{}</text:p></table:table-cell>'
    cells = [number.format(value, value) for value in (1, 2, 3, 4)]
    path = write_ods(tmp_path, [["Stage", "V", "W"], ["Awareness", *cells[:2]], ["Decision", *cells[2:]]])
    row = '<table:table-row><table:table-cell office:value-type="string"><text:p>Decision'
    rewrite_part(path, "content.xml", row, row.replace("row>", 'row table:visibility="filter">', 1))
    table = '<table:table table:name="Funnel">'
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    rewrite_part(path, "content.xml", table, table + columns)
    found = read(path)
    assert landed(found) == {("V", "Awareness", DAY): 1.0}
    assert listed_cells(found) == {"A3": "unread", "C1": "unread"}


def test_hidden_and_empty_sheets_are_passed_over(tmp_path: Path) -> None:
    def more_sheets(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.sheet_state = "hidden"
        sheet.parent.create_sheet("Empty")
        other = sheet.parent.create_sheet("Seen")
        other.append(["Stage", "V"])
        other.append(["Awareness", 99])

    found = xlsx_of(tmp_path, [["Stage", "V"], ["Awareness", 1]], edit=more_sheets)
    assert (found.sheet, value_of(found)) == ("Seen", 99.0)


def test_merged_cells_are_never_filled_by_guessing(tmp_path: Path) -> None:
    rows = [["Stage", "Month", "V"], ["Awareness", "2026-10", 1], [None, "2026-11", 2], ["Decision", "2026-10", 3]]
    found = xlsx_of(tmp_path, rows, edit=lambda sheet: sheet.merge_cells("A2:A3"))
    assert {value.value for value in found.values} == {1.0, 3.0}
    assert listed_cells(found) == {"A3": "no_stage"}


def test_merged_headers_are_refused(tmp_path: Path) -> None:
    rows = [[None, "Oct", None], ["Stage", "V", "W"], ["Awareness", 1, 2]]
    words = refusal(lambda: xlsx_of(tmp_path, rows, edit=lambda sheet: sheet.merge_cells("B1:C1")))
    assert "B1:C1" in words


def test_columns_of_one_name_are_asked_about(tmp_path: Path) -> None:
    found = xlsx_of(tmp_path, [["Stage", "V", "V", "W"], ["Awareness", 1, 2, 3]])
    assert asked(found) == {("metric", "V")}
    assert landed(found) == {("W", "Awareness", DAY): 3.0}


# Stages as columns


def test_stages_as_columns_with_metrics_or_periods_as_rows(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "KPI;Awareness;Decision\nVisits;1.234;2\nRate;1,5 %;4 %\n")
    assert (value_of(found, "Visits"), value_of(found, "Rate", "Decision")) == (1234.0, 0.04)
    found = csv_of(tmp_path, "Monat;Awareness;Decision\n2026-10;1;2\n2026-09;3;4\nSumme;4;6\n", metric_name="Visits")
    assert value_of(found, "Visits", "Decision", "2026-09") == 4.0
    assert len(found.values) == 4


@pytest.mark.parametrize("header", ["Monat;KPI", "KPI;Monat"])
def test_rows_that_are_both_metrics_and_periods_are_refused(tmp_path: Path, header: str) -> None:
    rows = ("2026-10;Visits", "2026-09;Cost") if header.startswith("Monat") else ("Visits;2026-10", "Cost;2026-09")
    table = f"{header};Awareness;Decision\n{rows[0]};1;2\n{rows[1]};3;4\n"
    words = refusal(lambda: csv_of(tmp_path, table))
    assert "A “" in words
    assert "B “" in words


# What else says what the numbers mean


@pytest.mark.parametrize("heading", ["KPI", "Kennzahl", "Metric"])
def test_rows_that_name_their_metrics_are_refused(tmp_path: Path, heading: str) -> None:
    table = f"Stage;{heading};Wert\nAwareness;Visits;10\nDecision;Orders;6\n"
    assert f"B “{heading}”" in refusal(lambda: csv_of(tmp_path, table))


@pytest.mark.parametrize("table", ["Stage;V;Einheit\nAwareness;45.4;%\n", "KPI;Unit;Awareness;Decision\nV;%;45.4;1\n"])
def test_a_column_of_units_is_listed(tmp_path: Path, table: str) -> None:
    found = csv_of(tmp_path, table)
    assert {note.kind for note in found.notes} == {"unread"}
    assert value_of(found) == 45.4


@pytest.mark.parametrize(
    "title", ["Angaben in Tausend", "Umsatz in Tsd. EUR", "Alle Werte in %", "in T€", "Figures in millions", "in TEUR"]
)
def test_a_title_that_scales_the_numbers_is_listed(tmp_path: Path, title: str) -> None:
    found = csv_of(tmp_path, f"{title}\nStage;V\nAwareness;45.4\n")
    assert not found.is_certain
    assert title in found.notes[0].text


def test_a_split_by_something_else_is_listed_and_asked_about(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;Region;V\nAwareness;Nord;10\nAwareness;Süd;5\nDecision;Nord;6\n")
    assert asked(found) == {("duplicate", "V")}
    assert listed_cells(found)["B1"] == "dimension"


# Files


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Stage;V\nAwareness;1,5\n", "utf-8-sig"), ("Stage\tV\nAwareness\t1,5\n", "utf-16"),
     ("sep=;\nStage;V\nAwareness;1,5\n", "utf-8"), ("Stage,V\n\"Awareness\",\"1,5\"\n", "utf-8"),
     ("Stage|V\r\nAwareness|1,5\r\n", "cp1252"), ("Stage;V\rAwareness;1,5\r", "utf-8"),
     ("Ein Titel, mit, vielen, Kommas\nStage;V\nAwareness;1,5\n", "utf-8"), ("Stage;V;\nAwareness;1,5;\n", "utf-8")],
)  # fmt: skip
def test_dialects_of_csv(tmp_path: Path, text: str, encoding: str) -> None:
    assert value_of(csv_of(tmp_path, text, encoding=encoding)) == 1.5


def test_umlauts_of_windows(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nPrüfung;1,5\n", "Prüfung", encoding="cp1252")
    assert [value.value for value in found.values] == [1.5]


@pytest.mark.parametrize(
    "text",
    ["Stage,V\nAwareness,1,5\nDecision,2,5\n", "Stage,V,W\nAwareness,1,234,3\nDecision,25,4\n",
     "Stage;V;W\nAwareness;5\nDecision;3;2;9\n"],
)  # fmt: skip
def test_decimal_commas_that_split_cells_are_refused(tmp_path: Path, text: str) -> None:
    assert "not certain which column" in refusal(lambda: csv_of(tmp_path, text))


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_BOMB = archive_of({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": bytes(60_000_000)})


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"", "empty"),
        ("a.csv", b"\n \n", "empty"),
        ("a.csv", bytes(100), "no text"),
        ("a.csv", bytes(range(256)), "no text"),
        ("a.csv", b"Awareness\n10\n", "No table"),
        ("a.csv", b'[{"Stage": "Awareness", "V": 3}]', "No table"),
        ("a.csv", b"Country;Visits\nGermany;5\nAustria;4\n", "names no stage"),
        ("a.xls", b"<html><table><tr><td>Stage</td></tr></table>", "damaged"),
        ("a.xlsx", _OLE, "damaged"),
        ("a.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.xlsx", _BOMB, "unpacks to 60 MB"),
        ("a.xlsx", archive_of({"word/document.xml": b"x"}), "not a spreadsheet"),
        ("a.xlsx", archive_of({"xl/workbook.xml": b"<x", "xl/_rels/workbook.xml.rels": b"<x"}), "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_files_that_are_no_tables_are_refused_by_name(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    said = refusal(lambda: read(tmp_path / name))
    assert said.startswith(name)
    assert words in said


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [["Stage", "V"], ["Awareness", 1]])
    path.write_bytes(path.read_bytes()[:2000])
    assert "damaged" in refusal(lambda: read(path))


def test_an_old_workbook_under_a_new_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "funnel.xlsx"
    path.write_bytes(XLS.read_bytes())
    assert landed(read(path)) == landed(read(XLS))


def test_a_sheet_of_pictures_is_no_table(tmp_path: Path) -> None:
    assert "no cells" in refusal(lambda: xlsx_of(tmp_path, []))


def test_ten_thousand_columns(tmp_path: Path) -> None:
    header = ";".join(["Stage", *(f"V{number:05}" for number in range(9_999))])
    found = read(write_csv(tmp_path, f"{header}\nAwareness;{';'.join(map(str, range(9_999)))}\n"))
    assert len(found.values) == 9_999
    assert value_of(found, "V09998") == 9998.0
