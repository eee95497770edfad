import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook as OpenpyxlWorkbook
from tests.metrics.spreadsheets import XLS, rewrite_part, write_csv, write_ods, write_xlsx

from journeyboard.metrics.files.sheets import Fault, Span
from journeyboard.metrics.files.workbook import open_workbook
from journeyboard.metrics.problems import TableProblem

ROWS = [["Stage", "Month", "Rate"], ["Awareness", date(2026, 10, 1), 0.454], ["Decision", date(2026, 10, 1), 0.08]]


def test_xlsx_percent_and_month_formats(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, ROWS, B2="mmm yyyy", B3="dd.mm.yyyy", C2="0.0%", C3='0.0"%"')
    sheet = open_workbook(path).read()
    assert sheet.formats.percents == {2: {1}}
    assert sheet.formats.months == {1: {1}}
    assert sheet.row(1) == ["Awareness", date(2026, 10, 1), 0.454]


def test_xlsx_error_cells_and_formulas_without_a_result(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [["Stage", "A", "B"], ["Awareness", "=1+1", "#REF!"], ["Decision", 3, 4]])
    sheet = open_workbook(path).read()
    assert sheet.formats.faults == {(1, 1): Fault(), (1, 2): Fault("#REF!")}
    assert sheet.row(1)[1:] == ["", ""]


def test_xlsx_formula_with_a_stored_result_is_its_result(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [["Stage", "A"], ["Awareness", "=1+1"]])
    rewrite_part(path, "xl/worksheets/sheet1.xml", "<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>")
    sheet = open_workbook(path).read()
    assert sheet.formats.faults == {}
    assert sheet.row(1)[1] == 2


def test_xlsx_with_style_before_reference_single_quotes_and_a_prefix(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, ROWS, C2="0.0%", C3="0.0%")
    part = "xl/worksheets/sheet1.xml"
    rewrite_part(path, part, '<c r="C2" s="2" t="n">', "<c s='2' r='C2' t=\"n\">")
    sheet = open_workbook(path).read()
    assert sheet.formats.percents == {2: {1, 2}}


def test_xlsx_without_references_counts_the_cells(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, ROWS, C2="0.0%", C3="0.0%")
    for reference in ("A2", "B2", "C2"):
        rewrite_part(path, "xl/worksheets/sheet1.xml", f' r="{reference}"', "")
    assert open_workbook(path).read().formats.percents == {2: {1, 2}}


def test_xlsx_values_below_and_right_of_nothing_keep_their_place(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, [[], [], [None, "Stage", "Rate"], [None, "Awareness", 0.5]], C4="0%")
    sheet = open_workbook(path).read()
    assert (sheet.top, sheet.left) == (2, 1)
    assert sheet.formats.percents == {2: {3}}


def test_xlsx_merged_cells(tmp_path: Path) -> None:
    workbook = OpenpyxlWorkbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Report", None, None])
    sheet.merge_cells("A1:C1")
    workbook.save(tmp_path / "m.xlsx")
    assert open_workbook(tmp_path / "m.xlsx").read().formats.merged == (Span(0, 0, 0, 2),)


def test_ods_percentages_errors_repeats_and_spans(tmp_path: Path) -> None:
    percent = (
        '<table:table-cell table:number-columns-repeated="2" office:value-type="percentage" office:value="0.454">'
        "<text:p>45,4 %</text:p></table:table-cell>"
    )
    error = (
        '<table:table-cell table:formula="of:=[.#REF!]" office:value-type="string" office:string-value=""'
        ' calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
    )
    empty = '<table:table-cell table:formula="of:=1+1"/>'
    merged = (
        '<table:table-cell table:number-columns-spanned="2" office:value-type="string">'
        "<text:p>T</text:p></table:table-cell>"
    )
    path = write_ods(
        tmp_path,
        [
            [merged, "<table:covered-table-cell/>"],
            ["Stage", "A", "B"],
            ["Awareness", percent],
            ["Decision", error, empty],
        ],
    )
    sheet = open_workbook(path).read()
    assert sheet.formats.percents == {1: {2}, 2: {2}}
    assert sheet.formats.faults == {(3, 1): Fault("#REF!"), (3, 2): Fault()}
    assert sheet.formats.merged == (Span(0, 0, 0, 1),)
    assert sheet.row(2) == ["Awareness", 0.454, 0.454]


def test_xls_percent_and_month_formats_and_error_cells() -> None:
    sheet = open_workbook(XLS).read()
    assert sheet.name == "Funnel"
    assert sheet.formats.known
    assert {3, 4, 5} <= set(sheet.formats.percents[3])
    assert sheet.formats.months == {1: {3, 4, 5}}
    assert sheet.formats.faults[6, 4] == Fault("#REF!")


def _encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)


def test_a_password_is_told(tmp_path: Path) -> None:
    (tmp_path / "p.xlsx").write_bytes(_encrypted())
    with pytest.raises(TableProblem, match="protected with a password"):
        open_workbook(tmp_path / "p.xlsx")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.csv", b"", "empty"),
        ("a.xlsx", b"PK\x03\x04" + bytes(200), "damaged"),
        ("a.xlsx", b"hello there", "damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "damaged"),
        ("a.csv", bytes(range(256)) * 4, "no text"),
        ("a.pdf", b"%PDF-1.7 etc", "not a spreadsheet"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "not a spreadsheet"),
    ],
)
def test_bad_files_are_told_by_name(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TableProblem, match=message) as caught:
        open_workbook(tmp_path / name).read()
    assert caught.value.place == name


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(TableProblem, match="no such file"):
        open_workbook(tmp_path / "none.xlsx")
    with pytest.raises(TableProblem, match="folder"):
        open_workbook(tmp_path)


@pytest.mark.parametrize("kept", [50, 500, 2000])
def test_truncated_workbooks(tmp_path: Path, kept: int) -> None:
    path = write_xlsx(tmp_path, ROWS)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(TableProblem, match="damaged"):
        open_workbook(path).read()


def test_every_damaged_byte_is_a_clear_problem_or_harmless(tmp_path: Path) -> None:
    data = write_xlsx(tmp_path, ROWS).read_bytes()
    path = tmp_path / "damaged.xlsx"
    places: set[str] = set()
    directory = data.index(b"PK\x01\x02")
    for position in (*range(0, directory, 97), *range(directory, len(data), 2)):
        path.write_bytes(data[:position] + bytes([data[position] ^ 0xFF]) + data[position + 1 :])
        try:
            open_workbook(path).read()
        except TableProblem as problem:
            places.add(problem.place)
    assert places <= {"damaged.xlsx", "damaged.xlsx, Funnel"}
    assert places


def test_other_archives_are_foreign(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x.txt", "x")
    with pytest.raises(TableProblem, match="not a spreadsheet"):
        open_workbook(tmp_path / "a.zip")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, ROWS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(60_000_000))
    with pytest.raises(TableProblem, match="unpacks to 60 MB"):
        open_workbook(path)


def test_an_unknown_sheet_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(TableProblem, match=r"no sheet “Nope”.*Funnel"):
        open_workbook(write_xlsx(tmp_path, ROWS)).read("Nope")


def test_a_sheet_of_pictures_only_has_no_cells(tmp_path: Path) -> None:
    with pytest.raises(TableProblem, match=r"empty\.xlsx, Funnel: .*no cells"):
        open_workbook(write_xlsx(tmp_path, [], name="empty.xlsx")).read()


def test_chart_and_hidden_sheets_are_no_tables(tmp_path: Path) -> None:
    workbook = OpenpyxlWorkbook()
    workbook.create_chartsheet("Chart")
    workbook.create_sheet("Secret").sheet_state = "hidden"
    workbook.save(tmp_path / "c.xlsx")
    assert open_workbook(tmp_path / "c.xlsx").sheets == ("Sheet",)


def test_the_hash_tells_the_content(tmp_path: Path) -> None:
    first = open_workbook(write_csv(tmp_path, "Stage,A\nX,1\n"))
    second = open_workbook(write_csv(tmp_path, "Stage,A\nX,2\n", name="b.csv"))
    assert first.sha256 != second.sha256
    assert len(first.sha256) == 64
