"""What the programs of teams export, in their layouts, with the values that are expected."""

from decimal import Decimal
from pathlib import Path

from tests.metrics.making import asked, csv_of, listed_cells
from tests.metrics.spreadsheets import landed

GA4_REPORT = """# ----------------------------------------
# Traffic acquisition: Session primary channel group
# Account: Shop
# ----------------------------------------
#
# Start date: 20261001
# End date: 20261031
Session primary channel group (Default channel group),Sessions,Engaged sessions,Engagement rate,Total revenue
,21000,13500,0.642857,8801.25
Organic Search,12000,8400,0.7,5400.5
Direct,6000,3000,0.5,900
Paid Search,3000,2100,0.7,2500.75
"""
GA4_FUNNEL = """# Funnel exploration
# 20261001-20261031

Step,Country,Active users (Users),Abandonments,Abandonment rate
1. Session start,Total,10000,5800,0.58
1. Session start,Germany,6000,3000,0.5
1. Session start,Austria,4000,2800,0.7
2. Purchase,Total,4200,,
2. Purchase,Germany,3000,,
2. Purchase,Austria,1200,,
"""
NEWSLETTER = """Title,Send Date,Send Weekday,Total Recipients,Successful Deliveries,Unique Opens,Open Rate,Unsubscribes
Oktober-News,"Oct 01, 2026 09:00 am",Thursday,5000,4950,1200,24.24%,12
Herbst-Aktion,"Oct 15, 2026 09:00 am",Thursday,5100,5040,1100,21.83%,20
"""
PIPELINE = """Deal Name,Deal Stage,Amount,Close Date,Owner
ACME,Qualified,"12,000.00",2026-10-12,Kim
Beta,Qualified,"3,500.00",2026-10-20,Kim
Gamma,Won,"8,000.00",2026-10-21,Lee
"""
SURVEY = """StartDate,EndDate,ResponseId,Q1,Q2,Q3
Start Date,End Date,Response ID,At which phase did you last talk to us?,How likely are you to recommend us?,Why?
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}"
2026-10-01 09:00:00,2026-10-01 09:05:00,R_1,Awareness,10,Great
2026-10-02 09:00:00,2026-10-02 09:05:00,R_2,Awareness,6,Slow answer
2026-10-03 09:00:00,2026-11-03 09:05:00,R_3,Decision,9,
"""
PIVOT = """Summe von Besuche;Spaltenbeschriftungen;;
Zeilenbeschriftungen;2026-09;2026-10;Gesamtergebnis
Awareness;10;12;22
Decision;4;5;9
Gesamtergebnis;14;17;31
"""


def test_a_web_analytics_report(tmp_path: Path) -> None:
    stages = {"Sessions": "Awareness", "Engagement rate": "Awareness", "Total revenue": "Decision"}
    found = csv_of(tmp_path, GA4_REPORT, stages=stages)
    assert found.shape == "report"
    assert listed_cells(found)["A9"] == "total"
    assert asked(found) == {("weight", "Engagement rate")}
    weighted = csv_of(tmp_path, GA4_REPORT, stages=stages, weights={"Engagement rate": "Sessions"})
    assert landed(weighted) == {
        ("Sessions", "Awareness", "2026-10"): 21000.0,
        ("Engagement rate", "Awareness", "2026-10"): 13500 / 21000,
        ("Total revenue", "Decision", "2026-10"): 8801.25,
    }


def test_a_web_analytics_funnel(tmp_path: Path) -> None:
    found = csv_of(tmp_path, GA4_FUNNEL, "Session start", "Purchase", roles={"Country": "segment"})
    assert {(value.metric, value.stage, value.segment): value.value for value in found.values} == {
        ("Active users (Users)", "Session-start", "Germany"): 6000.0,
        ("Active users (Users)", "Session-start", "Austria"): 4000.0,
        ("Active users (Users)", "Purchase", "Germany"): 3000.0,
        ("Active users (Users)", "Purchase", "Austria"): 1200.0,
        ("Abandonments", "Session-start", "Germany"): 3000.0,
        ("Abandonments", "Session-start", "Austria"): 2800.0,
        ("Abandonment rate", "Session-start", "Germany"): 0.5,
        ("Abandonment rate", "Session-start", "Austria"): 0.7,
    }
    assert {value.period for value in found.values} == {"2026-10"}


def test_campaigns_of_a_newsletter(tmp_path: Path) -> None:
    found = csv_of(
        tmp_path,
        NEWSLETTER,
        grain="month",
        stages={"Total Recipients": "Awareness", "Open Rate": "Awareness", "Unsubscribes": "Loyalty"},
        weights={"Open Rate": "Successful Deliveries"},
    )
    assert landed(found) == {
        ("Total Recipients", "Awareness", "2026-10"): 10100.0,
        ("Open Rate", "Awareness", "2026-10"): float(Decimal("2300.112") / 9990),
        ("Unsubscribes", "Loyalty", "2026-10"): 32.0,
    }
    each = csv_of(tmp_path, NEWSLETTER, stage="Awareness")
    assert landed(each)["Unique Opens", "Awareness", "2026-10-15"] == 1100.0


def test_deals_of_a_pipeline(tmp_path: Path) -> None:
    rules = {"Amount": ("sum", "count", "median")}
    found = csv_of(tmp_path, PIPELINE, "Qualified", "Proposal", "Won", rules=rules, grain="month")
    assert landed(found) == {
        ("Amount", "Qualified", "2026-10"): 15500.0, ("Amount", "Won", "2026-10"): 8000.0,
        ("Amount: count", "Qualified", "2026-10"): 2.0, ("Amount: count", "Won", "2026-10"): 1.0,
        ("Amount: median", "Qualified", "2026-10"): 7750.0, ("Amount: median", "Won", "2026-10"): 8000.0,
    }  # fmt: skip


def test_a_survey_with_three_rows_of_headings(tmp_path: Path) -> None:
    found = csv_of(tmp_path, SURVEY)
    assert [(question.kind, question.subject, question.options) for question in found.questions] == [
        ("role", "period", ("StartDate · Start Date", "EndDate · End Date"))
    ]
    assert not found.values
    answered = csv_of(tmp_path, SURVEY, roles={"StartDate · Start Date": "period"})
    assert answered.shape == "answers"
    assert {(value.stage, value.period, value.value, value.n) for value in answered.values} == {
        ("Awareness", "2026-10", 0.0, 2), ("Decision", "2026-10", 100.0, 1),
    }  # fmt: skip
    assert [metric.rule for metric in answered.metrics] == ["nps"]


def test_a_pivot_saved_as_text(tmp_path: Path) -> None:
    found = csv_of(tmp_path, PIVOT)
    assert landed(found) == {
        ("Besuche", "Awareness", "2026-09"): 10.0, ("Besuche", "Awareness", "2026-10"): 12.0,
        ("Besuche", "Decision", "2026-09"): 4.0, ("Besuche", "Decision", "2026-10"): 5.0,
    }  # fmt: skip
    assert listed_cells(found) == {"A5": "total", "D2": "total"}


def test_figures_that_may_be_rates_never_add_up_by_themselves(tmp_path: Path) -> None:
    rows = "Channel;Visits;Avg. position;ROAS;Conversion;Umsatz\nA;10;3;1.5;0.5;7.5\nB;20;5;2.5;0.25;8.5\n"
    found = csv_of(tmp_path, rows, stage="Awareness")
    assert {key[0]: value for key, value in landed(found).items()} == {"Visits": 30.0, "Umsatz": 16.0}
    assert {subject for _kind, subject in asked(found)} == {"Avg. position", "ROAS", "Conversion"}


def test_a_first_row_without_a_name_is_a_total_only_when_it_is_their_sum(tmp_path: Path) -> None:
    sums = csv_of(tmp_path, "Channel;Visits\n;30\nA;10\nB;20\n", stage="Awareness")
    assert [value.value for value in sums.values] == [30.0]
    other = csv_of(tmp_path, "Channel;Visits\n;31\nA;10\nB;20\n", stage="Awareness")
    assert [value.value for value in other.values] == [61.0]


def test_a_column_of_totals_is_one_only_when_it_is_the_sum_of_the_others(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Phase;Nord;Süd;Gesamt\nAwareness;1;2;3\nDecision;3;4;7\n")
    assert listed_cells(found) == {"D1": "total"}
    assert {key[0] for key in landed(found)} == {"Nord", "Süd"}
    other = csv_of(tmp_path, "Phase;Nord;Süd;Gesamt\nAwareness;1;2;3\nDecision;3;4;8\n")
    assert {key[0] for key in landed(other)} == {"Nord", "Süd", "Gesamt"}
