"""The spreadsheets that go with the sample journeys, as a team's reporting would export them."""

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

OCTOBER = (
    ("Awareness", 52_104, None, None, None, None, None, "Autumn campaign from 5 October"),
    ("Consideration", None, 21_904, None, None, None, None, None),
    ("Decision", None, None, 1_840, None, None, None, "Invoice payment down 11–13 October"),
    ("Delivery", None, None, None, 0.91, None, None, None),
    ("Retention", None, None, None, None, 3.6, None, "226 answers"),
    ("Advocacy", None, None, None, None, None, 31, "110 answers"),
    ("Total", 52_104, 21_904, 1_840, None, None, None, None),
)
"""Stage, Visitors, Product views, Orders, On time, CSAT, NPS, Comment: each figure is measured at one stage."""

OKTOBER = """\
Funnel-Report Oktober 2026;;;;;
Stand: 31.10.2026;;;;;
;;;;;
Phase;Monat;Besucher;Weiter-Rate;CSAT;Kommentar
Bewusstsein;Okt 2026;52.104;42,0 %;;Kampagne Herbst
Überlegung;Okt 2026;21.904;8,4 %;4,1;
Kauf;Okt 2026;1.840;97,6 %;3,9;Rechnungskauf gestört 11.–13.10.
Lieferung;Okt 2026;1.795;23,0 %;3,7;
Bindung;Okt 2026;412;23,3 %;3,6;größte Gruppe: fehlende Kleinteile
Empfehlung;Okt 2026;96;;;Gutscheine, die eingelöst wurden
Gesamt;;78.151;;;
"""
"""Visitors who reached each stage, the share that went on to the next, and satisfaction."""

SEPTEMBER = """\
Stadtbücherei Lindenau: Zahlen für September 2026;;;;;;
;;;;;;
Etappe;Monat;Besuche;Neue Ausweise;Suchen mit Treffer;Ausleihen;Mahnungen
1. Aufmerksam werden;09/2026;5.732;;;;
2. Anmelden;09/2026;;158;;;
3. Finden;09/2026;;;73,6 %;;
4. Ausleihen;09/2026;;;;14.205;
5. Zurückbringen;09/2026;;;;;219
"""


def write_online_shop_october(path: Path) -> None:
    """An analytics export: title lines, the header in row 4, a row per stage, totals, a comment column."""
    workbook = Workbook()
    workbook.properties.creator = "Shop analytics"
    workbook.properties.created = workbook.properties.modified = datetime(2026, 10, 31, 18, 5)  # noqa: DTZ001 - XLSX knows no zones
    sheet = workbook.worksheets[0]
    sheet.title = "Funnel"
    sheet["A1"] = "Online shop: funnel report, October 2026"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = "As of 31 Oct 2026 · sessions without bots · one figure per stage"
    headings = ("Stage", "Month", "Visitors", "Product views", "Orders", "On time", "CSAT", "NPS", "Comment")
    formats = {"Visitors": "#,##0", "Product views": "#,##0", "Orders": "#,##0", "On time": "0.0%", "CSAT": "0.0"}
    rows = [(stage, None if stage == "Total" else "2026-10", *figures) for stage, *figures in OCTOBER]
    for column, heading in enumerate(headings, start=1):
        cell = sheet.cell(4, column, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8EEFF")
        cell.alignment = Alignment(horizontal="left" if heading in ("Stage", "Month", "Comment") else "right")
        for row, values in enumerate(rows, start=5):
            figure = sheet.cell(row, column, values[column - 1])
            figure.number_format = formats.get(heading, "+0;-0;0" if heading == "NPS" else "General")
            figure.font = Font(bold=values[0] == "Total")
    for letter, width in zip("ABCDEFGHI", (18, 11, 12, 15, 11, 11, 9, 9, 38), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A5"
    workbook.save(path)


def write_online_shop_oktober(path: Path) -> None:
    """The German export: semicolons, decimal comma, Windows-1252, Windows line ends."""
    path.write_bytes(OKTOBER.replace("\n", "\r\n").encode("cp1252"))


def write_buecherei_september(path: Path) -> None:
    """The library's table as a spreadsheet program saves it: UTF-8 with a byte order mark."""
    path.write_bytes(SEPTEMBER.replace("\n", "\r\n").encode("utf-8-sig"))
