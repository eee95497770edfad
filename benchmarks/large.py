"""A million rows of six columns, as csv with German decimals and as xlsx: read and understood, beside other readers.

Each reader runs in a process of its own; its wall time and peak memory count from its start to its end. The others only
read cells: none of them finds the table, its decimals, its stages or what the rows become.
"""

import importlib.util
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks import processes
from benchmarks.measure import Row

ROWS = 1_000_000
STAGES = ("Awareness", "Consideration", "Decision", "Retention", "Advocacy")
_HEADINGS = ("Phase", "Datum", "Kanal", "Besucher", "Umsatz", "Bewertung")
_CHANNELS = ("Suche", "Direkt", "Newsletter", "Anzeigen")
_FIRST = date(2024, 1, 1)
_OURS = """
import sys
from pathlib import Path
from journeyboard.journey.starting import new_journey
from journeyboard.metrics.landing import to_change
from journeyboard.metrics.reading import preview
from journeyboard.metrics.recipe import Recipe
journey = new_journey("Measured", {stages!r})
recipe = Recipe(grain="month", rules={{"Besucher": ("sum",), "Umsatz": ("sum",), "Bewertung": ("mean",)}})
found = preview(Path(sys.argv[1]), journey, recipe)
assert len(found.table.rows) == {rows} and len(to_change(journey, found).edits) > 300, found.questions
"""
_OPENPYXL = """
import sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1], read_only=True, data_only=True)
assert sum(1 for _row in book.active.iter_rows(values_only=True)) == {rows} + 1
"""
_POLARS_CSV = """
import sys
import polars
frame = polars.read_csv(sys.argv[1], separator=";", decimal_comma=True, infer_schema_length=None)
assert frame.height == {rows}
"""
_POLARS_XLSX = """
import sys
import polars
assert polars.read_excel(sys.argv[1], engine="calamine").height == {rows}
"""


def rows() -> Iterator[Row]:
    """The figures of all readers that are installed."""
    with tempfile.TemporaryDirectory() as folder:
        text, workbook = Path(folder) / "million.csv", Path(folder) / "million.xlsx"
        write_text(text)
        _write_workbook(workbook)
        yield from _measured("csv", _OURS, text, 10.0)
        yield from _measured("xlsx", _OURS, workbook, 15.0)
        if importlib.util.find_spec("polars"):
            yield from _measured("csv, polars", _POLARS_CSV, text)
            if importlib.util.find_spec("fastexcel"):
                yield from _measured("xlsx, polars", _POLARS_XLSX, workbook)
        yield from _measured("xlsx, openpyxl", _OPENPYXL, workbook)
        if office := shutil.which("soffice"):
            yield from _converted("xlsx, LibreOffice", office, workbook, Path(folder))


def _measured(what: str, script: str, path: Path, seconds: float | None = None) -> Iterator[Row]:
    took = processes.run(["-c", script.format(rows=ROWS, stages=STAGES), str(path)])
    yield Row(f"a million rows: {what}", None, took.seconds, "s", seconds)
    yield Row(f"a million rows: {what}, peak memory", None, took.peak_mb, "MB", 600.0 if seconds else None)


def _converted(what: str, office: str, path: Path, folder: Path) -> Iterator[Row]:
    """LibreOffice has no bare reader: it opens the file and writes it as csv."""
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "csv", "--outdir", str(folder / "out"), str(path)]
    took = processes.run_command(command)
    yield Row(f"a million rows: {what} (to csv)", None, took.seconds, "s")


def _cells(row: int) -> tuple[str, date, str, int, int, int]:
    """Stage, day, channel, visitors, cents of revenue, tenths of a rating; told by the row alone."""
    day = _FIRST + timedelta(days=row // 20 % 1_000)
    return STAGES[row % 5], day, _CHANNELS[row // 5 % 4], row * 7 % 9_973, row * 7_919 % 1_000_003, row * 13 % 41 + 10


def write_text(path: Path) -> None:
    """A million rows as csv, with German decimals."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(";".join(_HEADINGS) + "\r\n")
        for row in range(ROWS):
            stage, day, channel, visitors, cents, tenths = _cells(row)
            money = f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"
            file.write(f"{stage};{day:%d.%m.%Y};{channel};{visitors};{money};{tenths // 10},{tenths % 10}\r\n")


def _write_workbook(path: Path) -> None:
    """A workbook as spreadsheet programs write it, with shared texts and a style of dates; written as it streams."""
    texts = (*_HEADINGS, *STAGES, *_CHANNELS)
    place = {text: at for at, text in enumerate(texts)}
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/xl/{name}.xml" ContentType="{kinds}.{kind}+xml"/>'
            for name, kind in (
                ("workbook", "sheet.main"),
                ("worksheets/sheet1", "worksheet"),
                ("sharedStrings", "sharedStrings"),
                ("styles", "styles"),
            )
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Zahlen" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="rId{at}" Type="{office}/{kind}" Target="{target}.xml"/>'
            for at, (kind, target) in enumerate(
                (("worksheet", "worksheets/sheet1"), ("sharedStrings", "sharedStrings"), ("styles", "styles")), 1
            )
        )
        + "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">'
        + "".join(f"<si><t>{text}</t></si>" for text in texts)
        + "</sst>",
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{main}"><sheetData><row r="1">'.encode())
            sheet.write(
                "".join(f'<c r="{"ABCDEF"[at]}1" t="s"><v>{at}</v></c>' for at in range(6)).encode() + b"</row>"
            )
            for row in range(ROWS):
                stage, day, channel, visitors, cents, tenths = _cells(row)
                serial, line = (day - date(1899, 12, 30)).days, row + 2
                sheet.write(
                    f'<row r="{line}"><c r="A{line}" t="s"><v>{place[stage]}</v></c>'
                    f'<c r="B{line}" s="1"><v>{serial}</v></c>'
                    f'<c r="C{line}" t="s"><v>{place[channel]}</v></c><c r="D{line}"><v>{visitors}</v></c>'
                    f'<c r="E{line}"><v>{cents / 100}</v></c><c r="F{line}"><v>{tenths / 10}</v></c></row>'.encode()
                )
            sheet.write(b"</sheetData></worksheet>")


if __name__ == "__main__":
    from benchmarks.measure import table

    sys.stdout.write(table(list(rows())) + "\n")
