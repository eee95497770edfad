from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from tests.metrics.spreadsheets import STAGES, XLS, journey_of, landed, read, write_csv, write_ods, write_xlsx

from journeyboard.journey.records import Metric
from journeyboard.metrics.problems import TableProblem

SAMPLE = """Funnel-Report Oktober 2026;;;;;
Stand: 31.10.2026;;;;;
;;;;;
Phase;Monat;Besucher;Conversion-Rate;CSAT;Kommentar
Bewusstsein;2026-10;48.210;45,4 %;;Kampagne Herbst
Überlegung;2026-10;21.904;8,4 %;4,1;
Kauf;2026-10;1.840;n/a;3,9;
Liefrung;2026-10;1.795;;3,7;
Rückgabe;2026-10;12;;1,5;
Gesamt;;73.749;;;
"""


def cells_of(found: Any, kind: str) -> list[str]:
    return [cell for note in found.notes if note.kind == kind for cell in note.cells]


def asked(found: Any) -> list[tuple[str, str]]:
    return [(question.kind, question.subject) for question in found.questions]


def test_the_sample_as_a_team_sends_it(tmp_path: Path) -> None:
    found = read(write_csv(tmp_path, SAMPLE, "cp1252"), *STAGES, "Use")
    assert (found.shape, found.header_row) == ("rows", 4)
    assert found.roles == {0: "stage", 1: "period", 2: "metric", 3: "metric", 4: "metric", 5: "ignored"}
    assert landed(found) == {
        ("Besucher", "Awareness", "2026-10"): 48210,
        ("Besucher", "Consideration", "2026-10"): 21904,
        ("Besucher", "Decision", "2026-10"): 1840,
        ("Conversion-Rate", "Awareness", "2026-10"): 0.454,
        ("Conversion-Rate", "Consideration", "2026-10"): 0.084,
        ("CSAT", "Consideration", "2026-10"): 4.1,
        ("CSAT", "Decision", "2026-10"): 3.9,
    }
    assert [(column.name, column.unit) for column in found.metrics] == [
        ("Besucher", "count"),
        ("Conversion-Rate", "percent"),
        ("CSAT", "score"),
    ]
    assert cells_of(found, "total") == ["A10"]
    assert cells_of(found, "unmatched") == ["A9"]
    assert cells_of(found, "missing") == ["D7"]
    assert {value.metric for value in found.offered} == {"Besucher", "CSAT"}
    assert [(match.name, match.kind) for match in found.matches if not match.certain] == [
        ("Liefrung", "spelling"),
        ("Rückgabe", "none"),
    ]
    assert found.unassigned == ("Liefrung", "Rückgabe")
    assert not found.is_certain


def test_an_accepted_offer_lands(tmp_path: Path) -> None:
    found = read(write_csv(tmp_path, SAMPLE), stages={"Liefrung": "Delivery", "Rückgabe": None})
    assert landed(found)["Besucher", "Delivery", "2026-10"] == 1795
    assert found.is_certain


def test_values_name_their_cells(tmp_path: Path) -> None:
    found = read(write_csv(tmp_path, SAMPLE))
    cells = {(value.metric, value.stage): value.cell for value in found.values}
    assert cells["Conversion-Rate", "Awareness"] == "D5"
    assert cells["CSAT", "Decision"] == "E7"


# -- decimal signs


def test_a_column_that_could_be_either_follows_the_certain_ones(tmp_path: Path) -> None:
    found = read(write_csv(tmp_path, "Stage,Visitors,Rate\nAwareness,48.210,1.5\nDecision,21.904,2.5\n"))
    assert landed(found)["Visitors", "Awareness", "2026-11-03"] == 48.21
    assert [column.decimal for column in found.metrics] == [".", "."]


@pytest.mark.parametrize("values", [("48.210", "21.904"), ('"1,234"', '"5,678"'), ("48.210", "12")])
def test_a_column_that_could_be_either_is_asked_when_none_is_certain(tmp_path: Path, values: tuple[str, str]) -> None:
    path = write_csv(tmp_path, f"Stage,Visitors,Count\nAwareness,{values[0]},5\nDecision,{values[1]},6\n")
    found = read(path)
    assert asked(found) == [("decimal", "Visitors")]
    assert {value.metric for value in found.values} == {"Count"}
    answered = read(path, decimals={"": "."})
    assert answered.questions == ()
    assert len(answered.values) == 4


def test_columns_that_disagree_settle_nothing(tmp_path: Path) -> None:
    text = 'Stage;A;B;C\nAwareness;1.5;"1,5";48.210\nDecision;2.5;"2,5";1.000\n'
    found = read(write_csv(tmp_path, text))
    assert asked(found) == [("decimal", "C")]
    assert landed(found)["A", "Awareness", "2026-11-03"] == landed(found)["B", "Awareness", "2026-11-03"] == 1.5


def test_a_column_that_uses_both_signs_is_asked(tmp_path: Path) -> None:
    found = read(write_csv(tmp_path, "Stage;A\nAwareness;1.5\nDecision;2,5\n"))
    assert asked(found) == [("decimal", "A")]
    assert found.values == ()
    assert found.questions[0].examples == ("1.5", "2,5")


# -- percentages


def test_percent_formatted_cells_are_fractions_already(tmp_path: Path) -> None:
    rows = [["Stage", "Rate", "Bounce %"], ["Awareness", 0.454, 45.4], ["Decision", 0.08, 8]]
    found = read(write_xlsx(tmp_path, rows, B2="0.0%", B3="0%"))
    assert [column.unit for column in found.metrics] == ["percent", "percent"]
    assert landed(found)["Rate", "Awareness", "2026-11-03"] == 0.454
    assert landed(found)["Bounce %", "Awareness", "2026-11-03"] == 0.454
    assert landed(found)["Bounce %", "Decision", "2026-11-03"] == 0.08


@pytest.mark.parametrize("heading", ["Rate %", "Rate (%)", "Rate in %", "Rate (Prozent)", "Percent"])
def test_a_percent_heading_over_points(tmp_path: Path, heading: str) -> None:
    found = read(write_csv(tmp_path, f"Stage;{heading}\nAwareness;45,4\nDecision;0,5\n"))
    assert [value.value for value in found.values] == [0.454, 0.005]


def test_a_percent_heading_over_small_numbers_is_asked(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "Stage;Rate %\nAwareness;0.454\nDecision;0.08\n")
    assert asked(read(path)) == [("unit", "Rate %")]
    assert read(path).values == ()
    assert [value.value for value in read(path, percents={"Rate %": "fraction"}).values] == [0.454, 0.08]
    assert [value.value for value in read(path, percents={"Rate %": "points"}).values] == [0.00454, 0.0008]


def test_some_percent_cells_among_plain_ones_are_asked(tmp_path: Path) -> None:
    rows = [["Stage", "Rate"], ["Awareness", 0.454], ["Decision", 8]]
    path = write_xlsx(tmp_path, rows, B2="0.0%")
    assert asked(read(path)) == [("unit", "Rate")]
    assert [value.value for value in read(path, percents={"Rate": "points"}).values] == [0.454, 0.08]


def test_points_with_a_percent_format_are_asked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [["Stage", "Rate"], ["Awareness", 45.4], ["Decision", 8]], B2="0%", B3="0%")
    assert asked(read(path)) == [("unit", "Rate")]
    assert [value.value for value in read(path, percents={"Rate": "points"}).values] == [0.454, 0.08]


def test_a_percentage_of_the_map_without_a_sign_in_the_file_is_asked(tmp_path: Path) -> None:
    journey = journey_of(*STAGES, more=[Metric(id="m", name="Conversion", unit="percent")])
    found = read(write_csv(tmp_path, "Stage;Conversion\nAwareness;45.4\nDecision;8.1\n"), journey=journey)
    assert asked(found) == [("unit", "Conversion")]


# -- periods


def test_without_a_period_the_day_of_import(tmp_path: Path) -> None:
    found = read(write_csv(tmp_path, "Stage,Count\nAwareness,5\n"))
    assert found.values[0].period == "2026-11-03"


def test_the_report_date_above_the_table_and_the_given_one_before_it(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "Stand: 31.10.2026,\nStage,Count\nAwareness,5\n")
    assert read(path).values[0].period == "2026-10-31"
    assert read(path, period="2026-09").values[0].period == "2026-09"


def test_a_real_date_above_the_table(tmp_path: Path) -> None:
    rows = [["As of", date(2026, 10, 31)], [], ["Stage", "Count"], ["Awareness", 5]]
    assert read(write_xlsx(tmp_path, rows)).values[0].period == "2026-10-31"


def test_contradicting_report_dates_are_asked(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "October 2026,\nprinted 05.11.2026,\nStage,Count\nAwareness,5\n")
    assert asked(read(path)) == [("period", "")]
    assert read(path).values == ()
    assert read(path, period="2026-10").values[0].period == "2026-10"


def test_month_formats_are_months_and_dates_are_days(tmp_path: Path) -> None:
    rows = [["Stage", "When", "Count"], ["Awareness", date(2026, 10, 1), 5], ["Decision", date(2026, 10, 1), 6]]
    found = read(write_xlsx(tmp_path, rows, B2="mmm yyyy", B3="yyyy-mm-dd"))
    assert [value.period for value in found.values] == ["2026-10", "2026-10-01"]


def test_dates_whose_order_is_unclear_are_asked(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "Stage,Date,Count\nAwareness,03/04/2026,5\nDecision,05/04/2026,6\n")
    assert asked(read(path)) == [("dates", "")]
    assert read(path).values == ()
    assert [value.period for value in read(path, date_order="day").values] == ["2026-04-03", "2026-04-05"]
    told = write_csv(tmp_path, "Stage,Date,Count\nAwareness,03/04/2026,5\nDecision,25/04/2026,6\n", name="b.csv")
    assert [value.period for value in read(told).values] == ["2026-04-03", "2026-04-25"]


def test_year_and_month_in_two_columns(tmp_path: Path) -> None:
    found = read(
        write_csv(tmp_path, "Phase;Jahr;Monat;Anzahl\nKauf;2026;Oktober;5\nKauf;2026;9;6\n"),
        stages={"Kauf": "Decision"},
    )
    assert [value.period for value in found.values] == ["2026-10", "2026-09"]
    assert {value.metric for value in found.values} == {"Anzahl"}


def test_months_without_a_year_are_asked(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "Phase;Monat;Anzahl\nKauf;Oktober;5\n")
    assert asked(read(path)) == [("period", "")]
    assert read(path, period="2026").values[0].period == "2026-10"


def test_numbers_under_a_period_heading_are_no_metric(tmp_path: Path) -> None:
    with pytest.raises(TableProblem, match=r"C “Day”.*no periods|B “Day”.*no periods"):
        read(write_csv(tmp_path, "Stage,Day,Count\nAwareness,14,6\n"))


# -- shapes


def test_stages_as_columns_with_metrics_as_rows(tmp_path: Path) -> None:
    text = (
        "Kennzahl;Awareness;Überlegung;Kauf;Gesamt\nBesucher;48.210;21.904;1.840;71.954\n"
        "Quote;45,4 %;8,4 %;;\nGesamt;1;2;3;6\n"
    )
    found = read(write_csv(tmp_path, text))
    assert found.shape == "columns"
    assert landed(found) == {
        ("Besucher", "Awareness", "2026-11-03"): 48210,
        ("Besucher", "Consideration", "2026-11-03"): 21904,
        ("Besucher", "Decision", "2026-11-03"): 1840,
        ("Quote", "Awareness", "2026-11-03"): 0.454,
        ("Quote", "Consideration", "2026-11-03"): 0.084,
    }
    assert sorted(cells_of(found, "total")) == ["A4", "E1"]


def test_stages_as_columns_with_periods_as_rows(tmp_path: Path) -> None:
    rows = [["Visitors", None], ["Month", "Awareness", "Decision"], ["2026-09", 10, 5], ["2026-10", 12, 6]]
    found = read(write_xlsx(tmp_path, rows))
    assert landed(found) == {
        ("Visitors", "Awareness", "2026-09"): 10,
        ("Visitors", "Decision", "2026-09"): 5,
        ("Visitors", "Awareness", "2026-10"): 12,
        ("Visitors", "Decision", "2026-10"): 6,
    }
    assert [value.cell for value in found.values] == ["B3", "C3", "B4", "C4"]


def test_percent_formats_by_row(tmp_path: Path) -> None:
    rows = [["KPI", "Awareness", "Decision"], ["Visitors", 10, 5], ["Rate", 0.5, 0.25]]
    found = read(write_xlsx(tmp_path, rows, B3="0%", C3="0%"))
    assert [(column.name, column.unit) for column in found.metrics] == [("Visitors", "count"), ("Rate", "percent")]


def test_rows_that_are_neither_metrics_nor_periods_are_asked_about(tmp_path: Path) -> None:
    text = "Region,Customers,Awareness,Decision\nNorth,25,25,9\nSouth,24,24,13\n"
    found = read(write_csv(tmp_path, text))
    assert asked(found) == [("duplicate", "table")]
    assert cells_of(found, "dimension") == ["A1"]
    by_region = read(write_csv(tmp_path, text), roles={"Region": "segment"})
    assert [(value.segment, value.stage, value.value) for value in by_region.values] == [
        ("North", "Awareness", 25.0),
        ("North", "Decision", 9.0),
        ("South", "Awareness", 24.0),
        ("South", "Decision", 13.0),
    ]


def test_a_file_that_names_no_stage_offers_where_its_figures_belong(tmp_path: Path) -> None:
    text = "Channel,Visitors\nReferral,20\nDirect,5\n"
    found = read(write_csv(tmp_path, text), "Awareness", "Advocacy")
    assert found.shape == "report"
    assert not found.values
    assert [(value.stage, value.value) for value in found.offered] == [("Awareness", 25.0)]


def test_a_journey_without_stages_says_so(tmp_path: Path) -> None:
    with pytest.raises(TableProblem, match="no stages yet"):
        read(write_csv(tmp_path, "Stage,A\nAwareness,1\n"), journey=journey_of())


def test_one_heading_too_few_is_refused(tmp_path: Path) -> None:
    text = "Ad,Media,Direct\nAwareness,9806,13104,24321\nDecision,3065,6096,11453\n"
    with pytest.raises(TableProblem, match="3 names, but the rows have 4 cells"):
        read(write_csv(tmp_path, text))


def test_a_month_above_the_headings_is_never_passed_over(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (
        ["Funnel", None, None],
        [None, "September", None],
        ["Stage", "Visitors", "Rate"],
        ["Awareness", 5, 1.5],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    workbook.save(tmp_path / "title.xlsx")
    assert asked(read(tmp_path / "title.xlsx")) == [("period", "")]
    found = read(tmp_path / "title.xlsx", period="2026")
    assert landed(found) == {("Visitors", "Awareness", "2026-09"): 5, ("Rate", "Awareness", "2026-09"): 1.5}
    sheet.merge_cells("B2:C2")
    workbook.save(tmp_path / "merged.xlsx")
    assert landed(read(tmp_path / "merged.xlsx", period="2026")) == landed(found)


def test_a_workbook_is_read_at_its_first_sheet_that_names_stages(tmp_path: Path) -> None:
    workbook = Workbook()
    summary = workbook.active
    assert summary is not None
    summary.append(["Metric", "Value"])
    summary.append(["Revenue", 5])
    funnel = workbook.create_sheet("Funnel")
    funnel.append(["Stage", "Count"])
    funnel.append(["Awareness", 5])
    workbook.save(tmp_path / "two.xlsx")
    assert read(tmp_path / "two.xlsx").sheet == "Funnel"
    assert read(tmp_path / "two.xlsx", sheet="Sheet").shape == "report"


@pytest.mark.parametrize("text", ["just one line\n", "a,b\nc,d\n", "1,2\n3,4\n", "Stage,Count\n"])
def test_no_table_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(TableProblem, match=r"No table|no rows"):
        read(write_csv(tmp_path, text))


# -- what does not land


def test_error_cells_and_formulas_without_a_result_are_listed(tmp_path: Path) -> None:
    rows = [["Stage", "A", "B"], ["Awareness", 1, "=1+1"], ["Decision", "#REF!", "=2+2"]]
    found = read(write_xlsx(tmp_path, rows))
    assert cells_of(found, "error") == ["B3"]
    assert cells_of(found, "no_value") == ["C2", "C3"]
    assert landed(found) == {("A", "Awareness", "2026-11-03"): 1}
    in_text = read(write_csv(tmp_path, "Stage,A\nAwareness,#DIV/0!\nDecision,5\n"))
    assert cells_of(in_text, "error") == ["B2"]


def test_xls_and_ods_give_the_same_as_xlsx(tmp_path: Path) -> None:
    found = read(XLS)
    assert landed(found)["Conversion", "Awareness", "2026-10"] == 0.454
    assert {column.name: column.unit for column in found.metrics}["Conversion"] == "percent"
    assert "E7" in cells_of(found, "error")
    percent = (
        '<table:table-cell office:value-type="percentage" office:value="0.454"><text:p>45 %</text:p></table:table-cell>'
    )
    error = (
        '<table:table-cell table:formula="of:=[.#REF!]" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
    )
    ods = read(write_ods(tmp_path, [["Stage", "Rate"], ["Awareness", percent], ["Decision", error]]))
    assert landed(ods) == {("Rate", "Awareness", "2026-11-03"): 0.454}
    assert ods.metrics[0].unit == "percent"
    assert cells_of(ods, "error") == ["B3"]


def test_the_same_stage_and_period_twice_is_asked(tmp_path: Path) -> None:
    text = "Stage,Channel,Count,CSAT\nAwareness,Web,5,4.5\nAwareness,Shop,7,3.5\nDecision,Web,3,4.0\n"
    path = write_csv(tmp_path, text)
    found = read(path)
    assert asked(found) == [("duplicate", "Count"), ("duplicate", "CSAT")]
    assert {value.stage for value in found.values} == {"Decision"}
    assert cells_of(found, "dimension") == ["B1"]
    assert landed(read(path, duplicates="mean"))["CSAT", "Awareness", "2026-11-03"] == 4.0
    assert landed(read(path, duplicates="last"))["Count", "Awareness", "2026-11-03"] == 7
    summed = read(path, duplicates="sum")
    assert landed(summed)["Count", "Awareness", "2026-11-03"] == 12
    assert asked(summed) == [("duplicate", "CSAT")]


def test_two_columns_of_one_name_are_asked(tmp_path: Path) -> None:
    found = read(write_csv(tmp_path, "Stage,Count,count,Other\nAwareness,5,6,7\n"))
    assert [question.kind for question in found.questions] == ["metric"]
    assert {value.metric for value in found.values} == {"Other"}


def test_cells_that_are_no_numbers_are_listed(tmp_path: Path) -> None:
    rows = [
        ["Stage", "A"],
        ["Awareness", 5],
        ["Consideration", "5 apples"],
        ["Decision", True],
        ["Delivery", date(2026, 1, 2)],
        ["Loyalty", 7],
        ["Use", 8],
        ["Leaving", 9],
    ]
    found = read(write_xlsx(tmp_path, rows), *STAGES, "Use", "Leaving")
    assert sorted(cells_of(found, "unreadable")) == ["B3", "B4", "B5"]
    assert [value.value for value in found.values] == [5, 7, 8, 9]


def test_rows_without_a_stage_footnotes_and_rows_below(tmp_path: Path) -> None:
    text = "Stage,Count\nAwareness,5\n,9\nSource: analytics,\n\nDecision,6\n"
    found = read(write_csv(tmp_path, text))
    assert cells_of(found, "no_stage") == ["A3"]
    assert cells_of(found, "unread") == ["A6"]
    assert [match.name for match in found.matches] == ["Awareness"]
    assert len(found.values) == 1


def test_a_column_without_a_heading_is_listed(tmp_path: Path) -> None:
    found = read(write_xlsx(tmp_path, [["Stage", "A", None, "C"], ["Awareness", 1, 2, 3]]))
    assert cells_of(found, "unread") == ["C1"]
    assert {value.metric for value in found.values} == {"A", "C"}


# -- metrics of the map


def test_a_metric_of_the_same_name_and_unit_is_that_metric(tmp_path: Path) -> None:
    metrics = [Metric(id="m1", name="visitors", unit="count"), Metric(id="m2", name="Rate", unit="number")]
    found = read(
        write_csv(tmp_path, "Stage;Visitors;Rate\nAwareness;5;45,4 %\n"), journey=journey_of(*STAGES, more=metrics)
    )
    assert [(column.name, column.existing) for column in found.metrics] == [("Visitors", "m1"), ("Rate", None)]


def test_merging_with_another_metric_is_offered_and_done_by_hand(tmp_path: Path) -> None:
    metrics = [Metric(id="m1", name="Visitors", unit="count"), Metric(id="m2", name="Rate", unit="percent")]
    journey = journey_of(*STAGES, more=metrics)
    path = write_csv(tmp_path, "Stage;Besucher\nAwareness;5\n")
    assert read(path, journey=journey).metrics[0].offers == ("m1",)
    assert read(path, journey=journey).metrics[0].existing is None
    assert read(path, journey=journey, metrics={"Besucher": "m1"}).metrics[0].existing == "m1"
    assert asked(read(path, journey=journey, metrics={"Besucher": "m2"}))[0][0] == "unit"
    assert read(path, journey=journey, metrics={"Besucher": None}).values == ()


def test_currencies(tmp_path: Path) -> None:
    found = read(
        write_csv(tmp_path, "Stage;Umsatz;Cost ($);Umsatz (T€)\nAwareness;12,50 €;5;7\nDecision;1.200,00 €;6;8\n")
    )
    assert [(column.unit, column.currency) for column in found.metrics] == [
        ("currency", "EUR"),
        ("currency", "USD"),
        ("count", ""),
    ]
    assert landed(found)["Umsatz", "Decision", "2026-11-03"] == 1200.0


def test_two_columns_never_become_one_metric(tmp_path: Path) -> None:
    path = write_csv(tmp_path, "Stage;Site visits;Visitors\nAwareness;5;7\n")
    journey = journey_of("Awareness", more=[Metric(id="m1", name="Visitors")])
    both = read(path, journey=journey, metrics={"Site visits": "m1"})
    assert both.values == ()
    assert asked(both) == [("metric", "Site visits")]
    one = read(path, journey=journey, metrics={"Site visits": "m1", "Visitors": None})
    assert [value.metric for value in one.values] == ["Site visits"]
