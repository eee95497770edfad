"""Tables made to be read wrongly: their periods, where they stand, and what else is about."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.metrics.making import DAY, asked, csv_of, listed_cells, value_of, xlsx_of
from tests.metrics.spreadsheets import landed, read, rewrite_part, write_ods

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
    ["01/02/26", "FY26", "H1 2026", "2026-13", "W54 2026", "heute", "Oktober 2026*",
     "2026-10-01 – 2026-10-31", "30.02.2026", "1.10."],
)  # fmt: skip
def test_a_period_that_cannot_be_read_never_becomes_the_day_of_import(tmp_path: Path, text: str) -> None:
    found = csv_of(tmp_path, f"Monat;Stage;V\n{text};Awareness;10\n")
    assert not found.values
    assert listed_cells(found)["A2"] == "unreadable"


@pytest.mark.parametrize(
    ("heading", "text", "period"),
    [("Monat", "202610", "2026-10"), ("Datum", "20261001", "2026-10-01"), ("Datum", "46296", "2026-10-01"),
     ("Month", "46296", "2026-10"), ("Order date", "20261001", "2026-10-01")],
)  # fmt: skip
def test_numbers_under_the_heading_of_dates_are_dates(tmp_path: Path, heading: str, text: str, period: str) -> None:
    found = csv_of(tmp_path, f"{heading};Stage;V\n{text};Awareness;10\n")
    assert landed(found) == {("V", "Awareness", period): 10.0}
    assert [(one.subject, one.examples) for one in found.assumptions] == [(heading, (("A2", text, period),))]


@pytest.mark.parametrize("heading", ["Revenue per month", "Zeit", "Tage"])
def test_numbers_under_other_headings_are_no_dates(tmp_path: Path, heading: str) -> None:
    found = csv_of(tmp_path, f"Stage;{heading}\nAwareness;46296\nDecision;20000\n")
    assert value_of(found, heading) in (46296.0, None)


@pytest.mark.parametrize(
    ("heading", "texts"),
    [("Monat", ("Okt 26", "Nov 26")), ("Zeitraum", ("Oct-26", "Nov-26")), ("Monat", ("10/26", "11/26")),
     ("Zeitraum", ("Okt '26", "Nov '26")), ("Datum", ("Okt 26", "Nov 26"))],
)  # fmt: skip
def test_months_with_short_years(tmp_path: Path, heading: str, texts: tuple[str, str]) -> None:
    found = csv_of(tmp_path, f"{heading};Stage;V\n{texts[0]};Awareness;10\n{texts[1]};Awareness;11\n")
    assert landed(found) == {("V", "Awareness", "2026-10"): 10.0, ("V", "Awareness", "2026-11"): 11.0}
    assert len(found.assumptions) == ("'" not in texts[0])


def test_a_month_and_a_number_alone_are_asked_about(tmp_path: Path) -> None:
    table = "Datum;Stage;V\nOkt 26;Awareness;10\nOkt 27;Awareness;11\n"
    found = csv_of(tmp_path, table)
    assert [(question.kind, question.options) for question in found.questions] == [("month", ("year", "day"))]
    assert not found.values
    days = csv_of(tmp_path, table, month_and="day", period="2026")
    assert {value.period for value in days.values} == {"2026-10-26", "2026-10-27"}
    years = csv_of(tmp_path, table, month_and="year")
    assert {value.period for value in years.values} == {"2026-10", "2027-10"}


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


@pytest.mark.parametrize("headings", ["2026-09;2026-10", "Sep 2026;Okt 2026", "09/2026;10/2026"])
def test_headings_that_are_periods_head_one_figure(tmp_path: Path, headings: str) -> None:
    found = csv_of(tmp_path, f"Stage;{headings}\nAwareness;1;2\nDecision;2;3\n", metric_name="V")
    assert found.shape == "periods"
    assert landed(found) == {
        ("V", "Awareness", "2026-09"): 1.0,
        ("V", "Awareness", "2026-10"): 2.0,
        ("V", "Decision", "2026-09"): 2.0,
        ("V", "Decision", "2026-10"): 3.0,
    }


@pytest.mark.parametrize("headings", ["Sep;Okt", "KW 41;KW 42"])
def test_the_year_of_headings_is_asked(tmp_path: Path, headings: str) -> None:
    table = f"Stage;{headings}\nAwareness;1;2\nDecision;2;3\n"
    found = csv_of(tmp_path, table)
    assert asked(found) == {("period", "")}
    assert not found.values
    assert len(csv_of(tmp_path, table, period="2026").values) == 4


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
    assert listed_cells(found)["A1" if left else "D1"] == "table"
    assert not found.is_certain


def test_of_two_tables_of_stages_side_by_side_the_first_is_read_and_the_other_listed(tmp_path: Path) -> None:
    rows = [["Stage", "V", None, "Stage", "V"], ["Awareness", 1, None, "Awareness", 2]]
    found = xlsx_of(tmp_path, rows)
    assert landed(found) == {("V", "Awareness", DAY): 1.0}
    assert listed_cells(found) == {"D1": "table"}


def test_a_second_table_below_is_listed(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nAwareness;1\nDecision;2\n\nStage;V\nAwareness;5\n")
    assert value_of(found) == 1.0
    assert listed_cells(found) == {"A5": "table"}
    assert "A5:B6" in found.notes[0].text


def test_rows_that_go_on_below_an_empty_one_belong_to_the_table(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nAwareness;1\n\nDecision;2\n\nTotal;3\n\nSource: analytics;\n")
    assert landed(found) == {("V", "Awareness", DAY): 1.0, ("V", "Decision", DAY): 2.0}
    assert listed_cells(found) == {"A6": "total", "A8": "unread"}


@pytest.mark.parametrize("below", ["one;two", "7;8", ";5"])
def test_rows_below_an_empty_one_that_are_filled_in_another_way_are_listed(tmp_path: Path, below: str) -> None:
    found = csv_of(tmp_path, f"Stage;V\nAwareness;1\n\n{below}\n")
    assert landed(found) == {("V", "Awareness", DAY): 1.0}
    assert listed_cells(found) == {"A4": "unread"}


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


@pytest.mark.parametrize("merged", [True, False])
def test_a_name_that_stands_once_for_several_rows_is_filled_down(tmp_path: Path, merged: bool) -> None:
    rows = [["Stage", "Month", "V"], ["Awareness", "2026-10", 1], [None, "2026-11", 2], ["Decision", "2026-10", 3]]
    found = xlsx_of(tmp_path, rows, edit=lambda sheet: merged and sheet.merge_cells("A2:A3"))
    assert landed(found) == {
        ("V", "Awareness", "2026-10"): 1.0,
        ("V", "Awareness", "2026-11"): 2.0,
        ("V", "Decision", "2026-10"): 3.0,
    }
    assert listed_cells(found) == {"A3": "filled"}


def test_a_name_that_may_just_be_missing_is_not_filled_down(tmp_path: Path) -> None:
    for period in ("2026-10", ""):
        rows = f"Awareness;2026-10;1\n;{period};2\nDecision;2026-10;3\n"
        found = csv_of(tmp_path, f"Stage;Month;V\n{rows}")
        assert {value.value for value in found.values} == {1.0, 3.0}
        assert listed_cells(found)["A3"] == "no_stage"


def test_a_group_over_all_columns_is_a_title(tmp_path: Path) -> None:
    rows = [[None, "Oct", None], ["Stage", "V", "W"], ["Awareness", 1, 2]]
    found = xlsx_of(tmp_path, rows, edit=lambda sheet: sheet.merge_cells("B1:C1"))
    assert asked(found) == {("period", "")}
    found = xlsx_of(tmp_path, rows, edit=lambda sheet: sheet.merge_cells("B1:C1"), period="2026")
    assert landed(found) == {("V", "Awareness", "2026-10"): 1.0, ("W", "Awareness", "2026-10"): 2.0}


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
def test_rows_may_be_both_metrics_and_periods(tmp_path: Path, header: str) -> None:
    rows = ("2026-10;Visits", "2026-09;Cost") if header.startswith("Monat") else ("Visits;2026-10", "Cost;2026-09")
    found = csv_of(tmp_path, f"{header};Awareness;Decision\n{rows[0]};1;2\n{rows[1]};3;4\n")
    assert landed(found) == {
        ("Visits", "Awareness", "2026-10"): 1.0,
        ("Visits", "Decision", "2026-10"): 2.0,
        ("Cost", "Awareness", "2026-09"): 3.0,
        ("Cost", "Decision", "2026-09"): 4.0,
    }


# What else says what the numbers mean


@pytest.mark.parametrize("heading", ["KPI", "Kennzahl", "Metric"])
def test_rows_may_name_their_metrics(tmp_path: Path, heading: str) -> None:
    found = csv_of(tmp_path, f"Stage;{heading};Wert\nAwareness;Visits;10\nDecision;Orders;6\n")
    assert landed(found) == {("Visits", "Awareness", DAY): 10.0, ("Orders", "Decision", DAY): 6.0}


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
