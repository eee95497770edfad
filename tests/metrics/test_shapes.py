"""Every shape in which teams keep their figures, each with the values that are expected of it."""

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet
from tests.metrics.making import DAY, asked, csv_of, listed_cells, xlsx_of
from tests.metrics.spreadsheets import STAGES, journey_of, landed, read, write_csv

from journeyboard.journey.records import Persona

PEOPLE = ("Kundennr;Datum;Awareness;Consideration;Decision", "K1;2026-10-01;1;1;1", "K2;2026-10-02;1;1;0",
          "K3;2026-10-09;1;0;0", "K4;2026-11-02;1;1;0")  # fmt: skip
EVENTS = (
    "user_id,timestamp,event", "u1,2026-10-01 09:30:00,Awareness", "u1,2026-10-01 09:31:00,Awareness",
    "u1,2026-10-02 10:00:00,Decision", "u2,2026-10-03 08:00:00,Awareness", "u3,2026-11-01 08:00:00,Awareness",
)  # fmt: skip
ANSWERS = (
    "Phase;NPS;Kommentar;Datum",
    "Awareness;10;Sehr schnelle Antwort bekommen, danke;2026-10-01",
    "Awareness;9;Alles bestens und freundlich erklärt;2026-10-02",
    "Awareness;6;Zu lange in der Warteschleife;2026-10-03",
    "Awareness;8;Ganz in Ordnung, aber etwas teuer;2026-10-04",
    "Decision;0;Der Bezahlvorgang brach zweimal ab;2026-10-05",
    "Decision;10;Einfach und übersichtlich gestaltet;2026-10-06",
)


def lines(*rows: str) -> str:
    return "\n".join(rows) + "\n"


def test_one_row_per_person_counts_those_who_reached_a_stage(tmp_path: Path) -> None:
    found = csv_of(tmp_path, lines(*PEOPLE))
    assert found.shape == "people"
    assert landed(found) == {
        ("People", "Awareness", "2026-10"): 3.0,
        ("People", "Consideration", "2026-10"): 2.0,
        ("People", "Decision", "2026-10"): 1.0,
        ("People", "Awareness", "2026-11"): 1.0,
        ("People", "Consideration", "2026-11"): 1.0,
        ("People", "Decision", "2026-11"): 0.0,
    }
    assert [one.text for one in found.assumptions] == ["The rows of a month are taken together."]


def test_people_with_yes_and_no_marks_and_days(tmp_path: Path) -> None:
    rows = ["Kunde;Awareness;Consideration;Decision", "Anna;ja;x;2026-10-01", "Ben;ja;;", "Cem;nein;x;2026-10-04"]
    found = csv_of(tmp_path, lines(*rows), metric_name="Kunden")
    assert landed(found) == {
        ("Kunden", "Awareness", DAY): 2.0, ("Kunden", "Consideration", DAY): 2.0, ("Kunden", "Decision", DAY): 2.0,
    }  # fmt: skip


def test_people_become_conversion_and_drop_off(tmp_path: Path) -> None:
    rules = {"People": ("sum", "share_of_previous", "share_of_first", "drop_off")}
    found = csv_of(tmp_path, lines(*PEOPLE), rules=rules, grain="year")
    year = {key: value for key, value in landed(found).items() if key[1] == "Decision"}
    assert year == {
        ("People", "Decision", "2026"): 1.0,
        ("People: share of the previous stage", "Decision", "2026"): 1 / 3,
        ("People: share of the first stage", "Decision", "2026"): 0.25,
        ("People: drop-off", "Decision", "2026"): 1 - 1 / 3,
    }
    [share] = [value for value in found.values if value.metric.endswith("previous stage") and value.stage == "Decision"]
    assert share.n == 3


def test_one_row_per_event_counts_each_person_once(tmp_path: Path) -> None:
    found = csv_of(tmp_path, lines(*EVENTS))
    assert found.shape == "events"
    assert landed(found) == {
        ("People", "Awareness", "2026-10"): 2.0,
        ("People", "Decision", "2026-10"): 1.0,
        ("People", "Awareness", "2026-11"): 1.0,
    }
    every = csv_of(tmp_path, lines(*EVENTS), rules={"People": ("count",)}, grain="day")
    assert landed(every)["People", "Awareness", "2026-10-01"] == 2.0


def test_one_row_per_answer_becomes_nps(tmp_path: Path) -> None:
    found = csv_of(tmp_path, lines(*ANSWERS))
    assert found.shape == "answers"
    assert landed(found) == {("NPS", "Awareness", "2026-10"): 25.0, ("NPS", "Decision", "2026-10"): 0.0}
    assert {value.stage: value.n for value in found.values} == {"Awareness": 4, "Decision": 2}


def test_csat_is_a_mean_or_the_top_two_boxes(tmp_path: Path) -> None:
    rows = ["Respondent;Stage;CSAT", "1;Awareness;5", "2;Awareness;4", "3;Awareness;2", "4;Awareness;1", "5;Decision;4"]
    assert landed(csv_of(tmp_path, lines(*rows))) == {("CSAT", "Awareness", DAY): 3.0, ("CSAT", "Decision", DAY): 4.0}
    boxes = csv_of(tmp_path, lines(*rows), rules={"CSAT": ("top_two",)})
    assert landed(boxes) == {("CSAT", "Awareness", DAY): 0.5, ("CSAT", "Decision", DAY): 1.0}
    assert [(metric.unit, metric.rule) for metric in boxes.metrics] == [("percent", "top_two")]


def test_a_score_off_the_scale_of_nps_is_asked_about(tmp_path: Path) -> None:
    rows = [*ANSWERS, "Decision;11;Das kann eigentlich gar nicht sein, oder?;2026-10-06"]
    found = csv_of(tmp_path, lines(*rows))
    assert asked(found) == {("rule", "NPS")}
    assert {value.stage for value in found.values} == {"Awareness"}


def test_moves_between_stages_belong_to_the_stage_that_is_left(tmp_path: Path) -> None:
    rows = ["From,To,Lost,Drop-off %", "Awareness,Consideration,64,53.3", "Consideration,Decision,17,30.4"]
    found = csv_of(tmp_path, lines(*rows))
    assert found.shape == "moves"
    assert found.roles == {0: "stage", 1: "to", 2: "metric", 3: "metric"}
    assert landed(found) == {
        ("Lost", "Awareness", DAY): 64.0, ("Drop-off %", "Awareness", DAY): 0.533,
        ("Lost", "Consideration", DAY): 17.0, ("Drop-off %", "Consideration", DAY): 0.304,
    }  # fmt: skip
    reached = csv_of(tmp_path, lines(*rows), moves_to=True)
    assert landed(reached)["Lost", "Decision", DAY] == 17.0


def test_a_long_table_has_one_value_per_row(tmp_path: Path) -> None:
    rows = ["Phase;Monat;Kennzahl;Wert", "Awareness;Okt 2026;Besucher;1.200", "Awareness;Okt 2026;Quote;4,5 %",
            "Decision;Okt 2026;Besucher;90", "Decision;Sep 2026;Besucher;80"]  # fmt: skip
    found = csv_of(tmp_path, lines(*rows))
    assert found.shape == "long"
    assert landed(found) == {
        ("Besucher", "Awareness", "2026-10"): 1200.0, ("Quote", "Awareness", "2026-10"): 0.045,
        ("Besucher", "Decision", "2026-10"): 90.0, ("Besucher", "Decision", "2026-09"): 80.0,
    }  # fmt: skip


def test_a_pivot_of_stages_and_metrics_by_months(tmp_path: Path) -> None:
    rows = [["Stage", "Visits", None, "Revenue (€)", None], [None, "Sep 2026", "Okt 2026", "Sep 2026", "Okt 2026"],
            ["Awareness", 10, 12, 1.5, 2.5], ["Decision", 4, 5, 100, 200]]  # fmt: skip
    found = xlsx_of(tmp_path, rows, edit=lambda sheet: [sheet.merge_cells(area) for area in ("B1:C1", "D1:E1")])
    assert found.shape == "periods"
    assert landed(found) == {
        ("Visits", "Awareness", "2026-09"): 10.0, ("Visits", "Awareness", "2026-10"): 12.0,
        ("Visits", "Decision", "2026-09"): 4.0, ("Visits", "Decision", "2026-10"): 5.0,
        ("Revenue (€)", "Awareness", "2026-09"): 1.5, ("Revenue (€)", "Awareness", "2026-10"): 2.5,
        ("Revenue (€)", "Decision", "2026-09"): 100.0, ("Revenue (€)", "Decision", "2026-10"): 200.0,
    }  # fmt: skip


def test_a_report_by_channel_adds_up_at_the_stages_chosen_for_its_columns(tmp_path: Path) -> None:
    rows = ["Session source,Sessions,Purchases,Bounce rate %", "google,120,6,40.5", "direct,80,4,20.5"]
    found = csv_of(tmp_path, lines(*rows))
    assert found.shape == "report"
    assert not found.values
    assert [(value.metric, value.stage, value.value) for value in found.offered] == [
        ("Sessions", "Awareness", 200.0), ("Purchases", "Decision", 10.0),
    ]  # fmt: skip
    stages = {"Sessions": "Awareness", "Purchases": "Decision", "Bounce rate %": "Awareness"}
    chosen = csv_of(tmp_path, lines(*rows), stages=stages)
    assert asked(chosen) == {("weight", "Bounce rate %")}
    weighted = csv_of(tmp_path, lines(*rows), stages=stages, weights={"Bounce rate %": "Sessions"})
    assert landed(weighted) == {
        ("Sessions", "Awareness", DAY): 200.0, ("Purchases", "Decision", DAY): 10.0,
        ("Bounce rate %", "Awareness", DAY): 0.325,
    }  # fmt: skip
    assert [value.n for value in weighted.values if value.metric.startswith("Bounce")] == [200]


def test_a_report_by_day_belongs_to_one_stage_as_a_whole(tmp_path: Path) -> None:
    rows = ["Datum;Sitzungen;Interaktionen", "01.10.2026;100;40", "02.10.2026;120;50", "01.11.2026;90;30"]
    found = csv_of(tmp_path, lines(*rows), stage="Awareness")
    assert len(found.values) == 6
    by_month = csv_of(tmp_path, lines(*rows), stage="Awareness", grain="month")
    assert landed(by_month) == {
        ("Sitzungen", "Awareness", "2026-10"): 220.0, ("Interaktionen", "Awareness", "2026-10"): 90.0,
        ("Sitzungen", "Awareness", "2026-11"): 90.0, ("Interaktionen", "Awareness", "2026-11"): 30.0,
    }  # fmt: skip


def test_several_names_may_fall_into_one_stage(tmp_path: Path) -> None:
    rows = ["Step;Count;Rate %", "View item;100;40", "Add to cart;50;20", "Purchase;10;5"]
    stages = {"View item": "Consideration", "Add to cart": "Consideration", "Purchase": "Decision"}
    found = csv_of(tmp_path, lines(*rows), stages=stages)
    assert landed(found) == {
        ("Count", "Consideration", DAY): 150.0, ("Count", "Decision", DAY): 10.0, ("Rate %", "Decision", DAY): 0.05,
    }  # fmt: skip
    assert asked(found) == {("weight", "Rate %")}
    weighted = csv_of(tmp_path, lines(*rows), stages=stages, weights={"Rate %": "Count"})
    assert landed(weighted)["Rate %", "Consideration", DAY] == 1 / 3


def test_a_column_may_say_of_how_many_the_values_are(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;CSAT;n\nAwareness;4,5;120\nDecision;3,9;40\n")
    assert [(value.value, value.n) for value in found.values] == [(4.5, 120), (3.9, 40)]
    assert {metric.name for metric in found.metrics} == {"CSAT"}


def test_figures_may_be_computed_from_others(tmp_path: Path) -> None:
    table = "Stage;Kosten (€);Neukunden\nAwareness;1200;40\nDecision;300;0\n"
    cac = {"name": "CAC", "first": "Kosten (€)", "sign": "÷", "second": "Neukunden"}
    found = csv_of(tmp_path, table, computed=(cac,))
    assert landed(found)["CAC", "Awareness", DAY] == 30.0
    assert ("CAC", "Decision", DAY) not in landed(found)
    assert [(metric.unit, metric.currency) for metric in found.metrics if metric.name == "CAC"] == [("currency", "EUR")]


def test_names_without_a_stage_may_become_new_ones(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nAwareness;1\nSandkasten;2\n", stages={"Sandkasten": "+"})
    assert landed(found)["V", "+Sandkasten", DAY] == 2.0
    assert not found.unassigned
    assert "unmatched" not in listed_cells(found).values()


def test_durations_become_minutes(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;Antwortzeit;Dauer (s)\nAwareness;4h 53m;90\nDecision;12 min;30\n")
    assert landed(found) == {
        ("Antwortzeit", "Awareness", DAY): 293.0, ("Antwortzeit", "Decision", DAY): 12.0,
        ("Dauer (s)", "Awareness", DAY): 1.5, ("Dauer (s)", "Decision", DAY): 0.5,
    }  # fmt: skip
    assert {metric.unit for metric in found.metrics} == {"duration"}


def test_a_clock_is_asked_about(tmp_path: Path) -> None:
    table = "Stage;Verweildauer\nAwareness;1:30\nDecision;0:45\n"
    found = csv_of(tmp_path, table)
    assert [(question.kind, question.options) for question in found.questions] == [("time", ("h:mm", "m:ss", "plain"))]
    assert not found.values
    answer = csv_of(tmp_path, table, times={"Verweildauer": "m:ss"})
    assert landed(answer) == {("Verweildauer", "Awareness", DAY): 1.5, ("Verweildauer", "Decision", DAY): 0.75}


def test_durations_and_plain_numbers_together_are_asked_about(tmp_path: Path) -> None:
    found = csv_of(tmp_path, "Stage;V\nAwareness;10 min\nDecision;2\n")
    assert asked(found) == {("time", "V")}
    assert not found.values


def test_a_column_of_how_many_people_tells_no_persons(tmp_path: Path) -> None:
    table = "Phase;Besucher;Bewertung\nAwareness;120;4,5\nAwareness;130;4,0\nDecision;30;3,5\n"
    found = csv_of(tmp_path, table, duplicates="mean")
    assert found.roles == {0: "stage", 1: "metric", 2: "metric"}
    assert landed(found)["Besucher", "Awareness", DAY] == 125.0
    ids = csv_of(tmp_path, "User;Datum;Event\n101;2026-10-01;Awareness\n102;2026-10-01;Awareness\n")
    assert ids.roles[0] == "person"


def test_many_values_add_up_as_they_are_written(tmp_path: Path) -> None:
    rows = "".join(f"Awareness;{number % 7},{number % 10}\n" for number in range(3_000))
    found = csv_of(tmp_path, f"Phase;Umsatz\n{rows}", duplicates="sum")
    assert [value.value for value in found.values] == [10344.0]


def test_names_of_personas_split_the_readings(tmp_path: Path) -> None:
    people = [Persona(id="lena", name="Lena", order="a"), Persona(id="ben", name="Ben", order="b")]
    path = write_csv(tmp_path, "Stage;Zielgruppe;V\nAwareness;Lena;1\nAwareness;BEN;2\nDecision;Lena;3\n")
    found = read(path, journey=journey_of(*STAGES, more=people))
    assert found.roles[1] == "segment"
    assert {(value.stage, value.persona): value.value for value in found.values} == {
        ("Awareness", "lena"): 1.0, ("Awareness", "ben"): 2.0, ("Decision", "lena"): 3.0,
    }  # fmt: skip
    apart = read(path, journey=journey_of(*STAGES, more=people), personas={"BEN": None, "Lena": ""})
    assert {(value.persona, value.segment) for value in apart.values} == {("", "Lena")}


def test_another_table_of_the_sheet_may_be_chosen(tmp_path: Path) -> None:
    rows = [["Stage", "V", "W"], ["Awareness", 1, 2], ["Decision", 3, 4], [], ["Stage", "X"], ["Loyalty", 5]]
    found = xlsx_of(tmp_path, rows)
    assert found.tables == ("A1", "A5")
    assert listed_cells(found)["A5"] == "table"
    assert landed(xlsx_of(tmp_path, rows, table="A5")) == {("X", "Loyalty", DAY): 5.0}


def test_hidden_rows_are_read_when_that_is_wanted(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    rows = [["Stage", "V"], ["Awareness", 1], ["Decision", 3]]
    assert len(xlsx_of(tmp_path, rows, edit=hide).values) == 1
    assert len(xlsx_of(tmp_path, rows, edit=hide, hidden=True).values) == 2


def test_a_person_in_two_rows_counts_once_when_ids_tell_it(tmp_path: Path) -> None:
    rows = ["Customer ID;Awareness;Decision", "1;yes;no", "1;yes;yes", "2;yes;no", "3;no;no"]
    found = csv_of(tmp_path, lines(*rows), metric_name="V")
    assert landed(found) == {("V", "Awareness", DAY): 2.0, ("V", "Decision", DAY): 1.0}
    named = csv_of(tmp_path, lines(*rows).replace("Customer ID", "Customer"), metric_name="V")
    assert landed(named) == {("V", "Awareness", DAY): 3.0, ("V", "Decision", DAY): 1.0}


def test_empty_cells_beside_marks_and_days_of_people_stay_empty(tmp_path: Path) -> None:
    for mark in ("x", "2026-09-01", "01.09.2026, 09:30 Uhr"):
        rows = ["Awareness;Kundennr;Decision", f"{mark};K1;x", ";K2;", ";K3;x", f"{mark};K4;"]
        found = csv_of(tmp_path, lines(*rows))
        assert found.shape == "people"
        assert landed(found) == {("People", "Awareness", DAY): 2.0, ("People", "Decision", DAY): 2.0}


def test_people_at_the_end_who_reached_nothing_are_no_remarks(tmp_path: Path) -> None:
    rows = ["Kundennr;Awareness;Decision", "K1;x;", "K2;;", "K3;;", "* ohne Tests;;"]
    found = csv_of(tmp_path, lines(*rows))
    assert landed(found) == {("People", "Awareness", DAY): 1.0, ("People", "Decision", DAY): 0.0}
    assert listed_cells(found)["A5"] == "remark"
    assert "A4" not in listed_cells(found)


def test_the_days_of_the_first_person_are_no_second_header(tmp_path: Path) -> None:
    rows = ["Kundennr;Awareness;Decision", "K1;2026-09-01;2026-09-02", "K2;;", "K3;;", "K4;2026-09-04;2026-09-05"]
    assert landed(csv_of(tmp_path, lines(*rows))) == {
        ("People", "Awareness", DAY): 2.0, ("People", "Decision", DAY): 2.0,
    }  # fmt: skip


def test_the_number_of_a_person_is_no_sum_of_those_before(tmp_path: Path) -> None:
    rows = ["User ID;Awareness;Decision", "1;x;", "2;;2026-09-02", "3;;"]
    assert landed(csv_of(tmp_path, lines(*rows))) == {
        ("People", "Awareness", DAY): 1.0, ("People", "Decision", DAY): 1.0,
    }  # fmt: skip
    rows = ["User ID;Awareness;Decision", "1;1;", "2;0;2026-09-02", "3;1;"]
    assert landed(csv_of(tmp_path, lines(*rows)))["People", "Awareness", DAY] == 2


def test_yes_and_no_below_a_heading_with_the_word_phase_are_no_stages(tmp_path: Path) -> None:
    rows = ["Kundennr;Phase 1: Loyalty;Phase 2: Awareness;Phase 3: Prüfung"]
    rows += ["K1;TRUE;;nein", "K2;FALSE;;nein", "K3;FALSE;2026-09-03;nein"]
    found = csv_of(tmp_path, lines(*rows), "Loyalty", "Awareness", "Prüfung")
    assert found.shape == "people"
    assert [value.value for value in found.values] == [1, 1, 0]


def test_comments_that_are_mostly_figures_are_no_scores(tmp_path: Path) -> None:
    rows = ["Stage;NPS;Comment", "Awareness;9;10", "Awareness;10;", "Decision;0;10/10", "Decision;3;10"]
    found = csv_of(tmp_path, lines(*rows))
    assert found.shape == "answers"
    assert landed(found) == {("NPS", "Awareness", DAY): 100.0, ("NPS", "Decision", DAY): -100.0}


def test_a_report_with_a_score_and_a_remark_each_day_is_no_list_of_answers(tmp_path: Path) -> None:
    rows = ["Stage;Date;Visitors;CSAT;Comment"]
    rows += [
        f"{stage};0{day}.09.2026;{day}00;4,{day};as counted" for day in (1, 2) for stage in ("Awareness", "Decision")
    ]
    found = csv_of(tmp_path, lines(*rows))
    assert found.shape == "rows"
    assert landed(found)["Visitors", "Awareness", "2026-09-02"] == 200
    assert landed(found)["CSAT", "Decision", "2026-09-01"] == 4.1
    rows[3] = rows[1]
    assert csv_of(tmp_path, lines(*rows)).shape == "answers"


def test_no_month_is_counted_while_some_of_its_days_are_asked_about(tmp_path: Path) -> None:
    rows = ["User ID;Date;Stage", "1;09/09/2026;Awareness", "2;09/01/2026;Awareness", "3;09/01/2026;Decision"]
    found = csv_of(tmp_path, lines(*rows))
    assert asked(found) == {("dates", "")}
    assert not found.values
    told = csv_of(tmp_path, lines(*rows), date_order="month")
    assert landed(told)["People", "Awareness", "2026-09"] == 2
