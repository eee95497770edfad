"""Tables that come as a binary workbook or from the clipboard."""

import struct
from pathlib import Path

import pytest
from tests.metrics.making import archive_of
from tests.metrics.spreadsheets import STAGES, TODAY, journey_of, landed, read

from journeyboard.metrics.files.clipboard import workbook_of
from journeyboard.metrics.problems import TableProblem
from journeyboard.metrics.reading import preview

RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Target="worksheets/sheet1.bin" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
)


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of [MS-XLSB]: its kind and its size in seven bits a byte, then its data."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(data)]) + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_workbook(rows: list[list[str | float]]) -> bytes:
    """A binary workbook of one sheet: BrtCellSt (6) and BrtCellReal (5) in rows (0) of the sheet data (145, 146)."""
    sheet = record(129) + record(148, struct.pack("<4I", 0, len(rows) - 1, 0, len(rows[0]) - 1)) + record(145)
    for at, row in enumerate(rows):
        sheet += record(0, struct.pack("<IIHHBI", at, 0, 300, 0, 0, 0))
        for column, cell in enumerate(row):
            place = struct.pack("<II", column, 0)
            is_text = isinstance(cell, str)
            sheet += record(6, place + wide(str(cell))) if is_text else record(5, place + struct.pack("<d", cell))
    sheet += record(146) + record(130)
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide("Funnel")
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    parts = {"xl/workbook.bin": book, "xl/_rels/workbook.bin.rels": RELATIONS, "xl/worksheets/sheet1.bin": sheet}
    return archive_of(parts)


def test_a_binary_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "funnel.xlsb"
    path.write_bytes(binary_workbook([["Stage", "Visits"], ["Awareness", 1200.0], ["Decision", 90.5]]))
    found = read(path)
    assert found.sheet == "Funnel"
    assert landed(found) == {
        ("Visits", "Awareness", TODAY.isoformat()): 1200.0, ("Visits", "Decision", TODAY.isoformat()): 90.5,
    }  # fmt: skip
    assert [note.kind for note in found.notes] == ["format"]


def test_a_broken_binary_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "funnel.xlsb"
    path.write_bytes(archive_of({"xl/workbook.bin": b"\x83\x01\xff"}))
    with pytest.raises(TableProblem, match=r"damaged|no visible sheet"):
        read(path)


def test_tabs_part_the_cells_of_a_range_whatever_commas_stand_in_them(tmp_path: Path) -> None:
    text = "a, b, c\t1,5\nd, e, f\t2,5\n"
    book = workbook_of(text, "Zwischenablage", tmp_path)
    assert book.read("").columns == [["a, b, c", "d, e, f"], ["1,5", "2,5"]]


def test_a_range_is_pasted(tmp_path: Path) -> None:
    text = 'Phase\tBesucher\n"Erster\nKontakt"\t48.210,5\nKauf\t1.840\n'
    book = workbook_of(text, "Zwischenablage", tmp_path)
    found = preview(book, journey_of(*STAGES), today=TODAY)
    assert landed(found) == {
        ("Besucher", "Awareness", TODAY.isoformat()): 48210.5, ("Besucher", "Decision", TODAY.isoformat()): 1840.0,
    }  # fmt: skip
    with pytest.raises(TableProblem, match="no cells"):
        workbook_of(" \n", "Zwischenablage", tmp_path)
