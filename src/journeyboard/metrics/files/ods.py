"""What the values of an ods sheet do not say: percentages, month formats, error cells, merged cells."""

import re
import zipfile
from collections import defaultdict
from xml.parsers import expat

from journeyboard.metrics.files.archives import broken, read_part
from journeyboard.metrics.files.sheets import Fault, Formats, Span

PARTS = ("content.xml",)
"""The parts that the cells are in."""
_ERROR_TEXT = re.compile(r"^(#[A-ZÄÖÜ/0]+[!?]?|#N/A|#NV|Err:\d+|Fehler:\d+)$")
_MOST_REPEATS = 16_384
"""Repeated cells beyond this are the empty rest of the sheet."""


def read_formats(archive: zipfile.ZipFile, sheet: str, place: str) -> Formats:
    """The formats of the sheet with that name. Raises TableProblem for a damaged workbook."""
    scan = _Scan(sheet)
    parser = expat.ParserCreate()
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    try:
        parser.Parse(read_part(archive, "content.xml", place), True)
    except expat.ExpatError as error:
        raise broken(place) from error
    months = {
        column: {row for row, style in cells if scan.style_formats.get(style) in scan.month_formats}
        for column, cells in scan.dates.items()
    }
    return Formats(
        percents=scan.percents,
        months={column: rows for column, rows in months.items() if rows},
        faults=scan.faults,
        merged=tuple(scan.merged),
        hidden_rows=scan.hidden_rows,
        hidden_columns=scan.hidden_columns,
    )


class _Scan:
    """Walks content.xml once, counting rows and columns with their repeats."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.inside = False
        self.row = 0
        self.column = 0
        self.row_repeats = 1
        self.repeats = 1
        self.cell_text: list[str] | None = None
        self.cell: dict[str, str] = {}
        self.percents: dict[int, set[int]] = defaultdict(set)
        self.dates: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self.faults: dict[tuple[int, int], Fault] = {}
        self.merged: list[Span] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._columns = 0
        self.style_formats: dict[str, str] = {}
        self.month_formats: set[str] = set()
        self._date_style = ""
        self._date_parts: set[str] = set()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self.inside = attributes.get("table:name") == self.sheet
            self.row = self._columns = 0
        elif tag == "style:style" and "style:data-style-name" in attributes:
            self.style_formats[attributes.get("style:name", "")] = attributes["style:data-style-name"]
        elif tag == "number:date-style":
            self._date_style, self._date_parts = attributes.get("style:name", ""), set()
        elif self._date_style and tag.startswith("number:"):
            self._date_parts.add(tag)
        elif not self.inside:
            return
        elif tag == "table:table-row":
            self.row_repeats = int(attributes.get("table:number-rows-repeated", "1"))
            self.column = 0
            if _is_hidden(attributes) and self.row_repeats <= _MOST_REPEATS:
                self.hidden_rows.update(range(self.row, self.row + self.row_repeats))
        elif tag == "table:table-column":
            count = int(attributes.get("table:number-columns-repeated", "1"))
            if _is_hidden(attributes):
                self.hidden_columns.update(range(self._columns, min(self._columns + count, _MOST_REPEATS)))
            self._columns += count
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self.repeats = int(attributes.get("table:number-columns-repeated", "1"))
            self.cell, self.cell_text = attributes, []

    def text(self, text: str) -> None:
        if self.cell_text is not None:
            self.cell_text.append(text)

    def end(self, tag: str) -> None:
        if tag == "number:date-style":
            if {"number:month", "number:year"} <= self._date_parts and not self._date_parts & {
                "number:day",
                "number:hours",
            }:
                self.month_formats.add(self._date_style)
            self._date_style = ""
        elif not self.inside:
            return
        elif tag == "table:table":
            self.inside = False
        elif tag == "table:table-row":
            self.row += self.row_repeats
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            if self.repeats <= _MOST_REPEATS and self.row_repeats <= _MOST_REPEATS:
                self._note_cell("".join(self.cell_text or ()))
            self.cell_text = None
            self.column += self.repeats

    def _note_cell(self, text: str) -> None:
        cell, kind = self.cell, self.cell.get("office:value-type", "")
        columns = int(cell.get("table:number-columns-spanned", "1"))
        rows = int(cell.get("table:number-rows-spanned", "1"))
        if columns > 1 or rows > 1:
            self.merged.append(Span(self.row, self.column, self.row + rows - 1, self.column + columns - 1))
        fault = _fault_of(cell, kind, text)
        for row in range(self.row, self.row + self.row_repeats):
            for column in range(self.column, self.column + self.repeats):
                if fault:
                    self.faults[row, column] = fault
                elif kind == "percentage":
                    self.percents[column].add(row)
                elif kind == "date":
                    self.dates[column].append((row, cell.get("table:style-name", "")))


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("table:visibility", "visible") != "visible"


def _fault_of(cell: dict[str, str], kind: str, text: str) -> Fault | None:
    if cell.get("calcext:value-type") == "error" or (cell.get("table:formula") and _ERROR_TEXT.match(text)):
        return Fault(text or "#ERROR")
    if cell.get("table:formula") and not kind:
        return Fault()
    return None
