"""Rows that were taken for something else than they are, set right by hand; next month's file is read alike."""

from pathlib import Path

import pytest
from tests.metrics.making import DAY, csv_of, listed_cells, refusal, xlsx_of
from tests.metrics.spreadsheets import landed

from journeyboard.metrics.files.sheets import Sheet
from journeyboard.metrics.files.workbook import open_workbook
from journeyboard.metrics.reading import Preview
from journeyboard.metrics.tables.marks import RowName, RowNames

FUNNEL = "Stage;Visits\nAwareness;10\nTotal Care;4\nDecision;3\nGesamt;13\nQuelle: CRM\n"


def values(found: Preview) -> dict[str, float]:
    """What lands, by the name of the stage."""
    return {stage: value for (_metric, stage, _period), value in landed(found).items()}


def sheet_of(folder: Path, text: str) -> Sheet:
    path = folder / "named.csv"
    path.write_text(text, "utf-8")
    return open_workbook(path).read("")


def test_a_row_taken_for_a_total_is_read_by_hand_and_one_that_is_none_left_out(tmp_path: Path) -> None:
    table = "Stage;Visits\nAwareness;10\nSumme;4\nDecision;3\n"
    stages = {"Summe": "Loyalty"}
    assert values(csv_of(tmp_path, table, stages=stages)) == {"Awareness": 10, "Decision": 3}
    as_data = csv_of(tmp_path, table, stages=stages, rows={"Summe": "data"})
    assert values(as_data) == {"Awareness": 10, "Decision": 3, "Loyalty": 4}
    as_total = csv_of(tmp_path, table, rows={"Decision": "total"})
    assert values(as_total) == {"Awareness": 10}
    assert listed_cells(as_total)["A4"] == "total"


def test_a_remark_is_a_row_of_the_table_by_hand_and_back(tmp_path: Path) -> None:
    table = "Stage;Visits;Note\nAwareness;10;x\nDecision;;\n"
    assert listed_cells(csv_of(tmp_path, table))["A3"] == "remark"
    assert "A3" not in listed_cells(csv_of(tmp_path, table, rows={"Decision": "data"}))
    left_out = csv_of(tmp_path, FUNNEL, rows={"Awareness": "remark"})
    assert values(left_out) == {"Decision": 3}
    assert listed_cells(left_out)["A2"] == "remark"


def test_a_row_behind_an_empty_one_is_read_by_hand(tmp_path: Path) -> None:
    table = "Stage;Visits\nAwareness;10\nDecision;3\n\nAppendix\nLoyalty;2\n"
    assert values(csv_of(tmp_path, table)) == {"Awareness": 10, "Decision": 3}
    found = csv_of(tmp_path, table, rows={"Loyalty": "data"})
    assert values(found) == {"Awareness": 10, "Decision": 3, "Loyalty": 2}
    assert [value.cell for value in found.values][-1] == "B6"
    assert listed_cells(found)["A5"] == "unread"


def test_hidden_rows_are_read_by_hand(tmp_path: Path) -> None:
    rows = [["Stage", "Visits"], ["Awareness", 10], ["Decision", 3], ["Loyalty", 2]]

    def hide(sheet: object) -> None:
        sheet.row_dimensions[3].hidden = True  # type: ignore[attr-defined]

    assert values(xlsx_of(tmp_path, rows, edit=hide)) == {"Awareness": 10, "Loyalty": 2}
    found = xlsx_of(tmp_path, rows, edit=hide, rows={"Decision": "data"})
    assert values(found) == {"Awareness": 10, "Decision": 3, "Loyalty": 2}


def test_a_column_taken_for_a_total_and_a_hidden_one_are_read_by_hand(tmp_path: Path) -> None:
    rows = [["Stage", "Web", "Shop", "Total"], ["Awareness", 10, 5, 15], ["Decision", 3, 2, 5]]

    def hide(sheet: object) -> None:
        sheet.column_dimensions["C"].hidden = True  # type: ignore[attr-defined]

    found = xlsx_of(tmp_path, rows)
    assert {metric.name for metric in found.metrics} == {"Web", "Shop"}
    assert found.table.left_out == {3: "Total"}
    by_hand = xlsx_of(tmp_path, rows, roles={"Total": "metric"})
    assert landed(by_hand)["Total", "Awareness", DAY] == 15
    hidden = xlsx_of(tmp_path, rows, edit=hide)
    assert hidden.table.left_out[2] == "Shop"
    by_hand = xlsx_of(tmp_path, rows, edit=hide, roles={"Shop": "metric"})
    assert landed(by_hand)["Shop", "Decision", DAY] == 2


def test_a_row_of_units_belongs_to_the_header_by_hand_and_back(tmp_path: Path) -> None:
    table = "Stage;Cost;Note\nin;€;text\nAwareness;10;a\nDecision;3;b\n"
    units = csv_of(tmp_path, table, rows={"in": "unit"})
    assert [metric.currency for metric in units.metrics] == ["EUR"]
    assert values(units) == {"Awareness": 10, "Decision": 3}
    found = csv_of(tmp_path, "Stage;Cost\n;€\nAwareness;10\n")
    assert len(found.table.header) == 2
    assert len(csv_of(tmp_path, "Stage;Cost\n;€\nAwareness;10\n", rows={"€": "data"}).table.header) == 1


def test_a_row_is_known_by_its_name_and_where_others_have_it_by_its_texts_and_number(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "Month;Stage;V\n2026-10;Awareness;1\n2026-11;Awareness;2\n2026-11;Decision;2\n;;9\n")
    names = RowNames(sheet, range(3))
    assert names.of(1) == RowName("Awareness", "2026-10 · Awareness #2")
    assert names.of(3) == RowName("Decision", "Decision")
    assert names.of(4) == RowName("", "#5")


def test_one_of_several_rows_of_a_name_is_left_out_and_the_name_says_it_of_all(tmp_path: Path) -> None:
    table = "Month;Stage;V\n2026-10;Awareness;1\n2026-11;Awareness;2\n2026-11;Decision;7\n"
    one = csv_of(tmp_path, table, rows={"2026-10 · Awareness #2": "remark"})
    assert landed(one) == {("V", "Awareness", "2026-11"): 2.0, ("V", "Decision", "2026-11"): 7.0}
    every = csv_of(tmp_path, table, rows={"Awareness": "remark"})
    assert landed(every) == {("V", "Decision", "2026-11"): 7.0}
    but_one = csv_of(tmp_path, table, rows={"2026-10 · Awareness #2": "data", "Awareness": "remark"})
    assert landed(but_one) == {("V", "Awareness", "2026-10"): 1.0, ("V", "Decision", "2026-11"): 7.0}


def test_next_month_the_row_is_found_elsewhere_by_its_name(tmp_path: Path) -> None:
    table = "Report\n\nStage;Visits\nLoyalty;1\nAwareness;10\nTotal Care;4\nDecision;3\n"
    found = csv_of(tmp_path, table, stages={"Total Care": "Delivery"}, rows={"Decision": "remark"})
    assert values(found)["Awareness"] == 10
    assert "Decision" not in values(found)


@pytest.mark.parametrize("key", ["Delivery", "Delivery #3", "#3", "Decision #2"])
def test_a_row_that_is_not_there_any_more_is_told_and_no_other_is_taken_for_it(tmp_path: Path, key: str) -> None:
    found = csv_of(tmp_path, "Stage;Visits\nAwareness;10\nDecision;3\n", rows={key: "remark"})
    assert landed(found) == {("Visits", "Awareness", DAY): 10.0, ("Visits", "Decision", DAY): 3.0}
    assert [key in note.text for note in found.notes if note.kind == "gone"] == [True]


def test_a_nameless_row_is_known_by_its_number(tmp_path: Path) -> None:
    table = "Stage;V;W\nAwareness;1;2\nDecision;3;4\n;4;6\n"
    assert listed_cells(csv_of(tmp_path, table))["A4"] == "total"
    found = csv_of(tmp_path, table, rows={"#4": "data"})
    assert listed_cells(found)["A4"] == "no_stage"
    assert len(csv_of(tmp_path, table, rows={"#3": "remark"}).values) == 4


def test_a_table_whose_rows_are_all_left_out_is_refused_in_words(tmp_path: Path) -> None:
    words = refusal(lambda: csv_of(tmp_path, "Stage;V\nAwareness;1\n", rows={"Awareness": "total"}))
    assert words
