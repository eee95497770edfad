from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.metrics.spreadsheets import landed, read, write_csv

from journeyboard.metrics.files.csv_text import find_delimiter, read_sheet
from journeyboard.metrics.files.sheets import Cell
from journeyboard.metrics.problems import TableProblem


def read_rows(data: bytes, place: str) -> list[list[Cell]]:
    columns = read_sheet(data, "table", place).columns
    return [list(row) for row in zip(*columns, strict=True)]


GERMAN = "Phase;Besucher;Anteil\nÜberlegung;1.234,5;45,4 %\nKauf;900;8,1 %\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    rows = read_rows(GERMAN.encode(encoding), "t.csv")
    assert rows[1] == ["Überlegung", "1.234,5", "45,4 %"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_consistency_with_quotes_respected(delimiter: str) -> None:
    lines = [
        ["Stage", "Visitors", "Note"],
        ["Awareness", '"1,234.5"', '"a;b|c, d\nsecond line"'],
        ["Decision", "12", "x"],
    ]
    text = "\n".join(delimiter.join(line) for line in lines)
    assert find_delimiter(text) == delimiter
    assert read_rows(text.encode(), "t.csv")[1] == ["Awareness", "1,234.5", "a;b|c, d\nsecond line"]


def test_a_separator_line_settles_it() -> None:
    assert read_rows(b"sep=|\nA|B,C|D,E\n1|2,3|4,5\n", "t.csv")[0] == ["A", "B,C", "D,E"]


def test_the_decimal_sign_never_comes_from_the_delimiter(tmp_path: Path) -> None:
    american = write_csv(tmp_path, "Stage;Rate\nAwareness;1.5\nDecision;2,000.5\n")
    assert landed(read(american)) == {
        ("Rate", "Awareness", "2026-11-03"): 1.5,
        ("Rate", "Decision", "2026-11-03"): 2000.5,
    }
    german = write_csv(tmp_path, 'Stage,Rate\nAwareness,"1,5"\nDecision,"2.000,5"\n', name="b.csv")
    assert landed(read(german)) == landed(read(american))


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"\x89PNG\r\n\x1a\n" + bytes(range(256))])
def test_binary_content_is_refused(data: bytes) -> None:
    with pytest.raises(TableProblem, match="holds no text"):
        read_rows(data, "t.csv")


def test_a_file_of_blanks_is_empty() -> None:
    with pytest.raises(TableProblem, match="empty"):
        read_rows(b"\xef\xbb\xbf \n\n", "t.csv")


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_a_clear_problem(data: bytes) -> None:
    try:
        rows = read_rows(data, "t.csv")
    except TableProblem as caught:
        problem = str(caught)
    else:
        problem = "t.csv: "
        assert all(isinstance(cell, str) for row in rows for cell in row)
    assert problem.startswith("t.csv: ")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_titles_with_commas_over_decimal_commas_do_not_make_the_comma_the_delimiter(delimiter: str) -> None:
    lines = ["Funnel, all channels", "Made in October, twice"]
    table = [["Stage", "Rate"], ["Awareness", "0,5"], ["Decision", "1,5"]]
    text = "\n".join([*lines, *(delimiter.join(row) for row in table)])
    assert find_delimiter(text) == delimiter
