"""Files that are no tables, or not what their name says, and the dialects of csv."""

from pathlib import Path

import pytest
from tests.metrics.making import archive_of, csv_of, refusal, value_of, xlsx_of
from tests.metrics.spreadsheets import XLS, landed, read, write_csv, write_xlsx


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


def test_ten_thousand_columns_are_refused_with_the_sheet_and_the_cell(tmp_path: Path) -> None:
    header = ";".join(["Stage", *(f"V{number:05}" for number in range(9_999))])
    path = write_csv(tmp_path, f"{header}\nAwareness;{';'.join(map(str, range(9_999)))}\n")
    assert refusal(lambda: read(path)).startswith("table.csv!A1: The table has 10,000 columns")
