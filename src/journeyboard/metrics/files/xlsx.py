"""What the values of an xlsx sheet do not say: percent and month formats, error cells, formulas without a result.

Only those cells are looked for, with patterns over the sheet's XML: reading all styles of 100,000 rows through
openpyxl takes over ten seconds.
"""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from journeyboard.metrics.files.archives import broken, read_part, read_xml, stream_part
from journeyboard.metrics.files.number_formats import Styles, sort_styles
from journeyboard.metrics.files.sheets import Fault, Formats, RowRuns, Span
from journeyboard.metrics.problems import cell_name, column_index

_TAG_C = rb"<(?:[A-Za-z_][\w.-]*:)?c\b"
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_TEXT_RESULT = re.compile(rb"""\bt\s*=\s*["']str["']""")
_ERROR_CELL = re.compile(
    _TAG_C + rb"""((?:\s[^>]*)?\st\s*=\s*["']e["'][^>]*)>(?:<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>))?\s*"""
    rb"""(?:<(?:\w+:)?v[^>]*>([^<]*)<)?"""
)
_FORMULA_ALONE = re.compile(
    _TAG_C + rb"""(\s[^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v[^>]*></)"""
)
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_MOST_COLUMNS = 16_384
_UNPLACED_CELL = re.compile(_TAG_C + rb"""(?![^>]*\br\s*=)""")
_AT_ONCE = 4_000_000
"""Bytes of a sheet's XML that are looked at together."""


def parts(archive: zipfile.ZipFile, sheet: str, place: str) -> list[str]:
    """The parts that the cells of the sheet are in. Raises TableProblem for a damaged workbook."""
    texts = "xl/sharedStrings.xml"
    own = _sheet_part(archive, sheet, place)
    return [*([texts] if texts in archive.namelist() else []), *([own] if own else [])]


def read_formats(archive: zipfile.ZipFile, sheet: str, place: str) -> Formats:
    """The formats of the sheet with that name. Raises TableProblem for a damaged workbook."""
    part = _sheet_part(archive, sheet, place)
    if part is None:
        return Formats()
    scan = _Scan(_styles(archive, place))
    for xml in _pieces(archive, part, place):
        # Nearly every program writes the reference first: counting that is many times faster than the pattern.
        if (xml.count(b"<c") != xml.count(b'<c r="') + xml.count(b"<col") or b":c" in xml) and _UNPLACED_CELL.search(
            xml
        ):
            scan = _Scan(scan.styles)
            scan.take(_with_references(read_part(archive, part, place), place))
            break
        scan.take(xml)
    return scan.formats()


class _Scan:
    """Gathers the formats from the pieces of a sheet's XML, from top to bottom."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._percents: dict[bytes, RowRuns] = defaultdict(RowRuns)
        self._points: dict[bytes, RowRuns] = defaultdict(RowRuns)
        self._months: dict[bytes, RowRuns] = defaultdict(RowRuns)
        self._faults: dict[tuple[int, int], Fault] = {}
        self._merged: list[Span] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()

    def take(self, xml: bytes) -> None:
        """Note what stands in one piece."""
        kinds = (self.styles.percents, self._percents), (self.styles.points, self._points)
        for styles, rows in (*kinds, (self.styles.months, self._months)):
            if styles:
                for letters, row in _styled_cells(xml, sorted(styles)):
                    rows[letters].add(int(row) - 1)
        self._faults.update(_faults(xml))
        for left, top, right, bottom in _MERGED.findall(xml):
            span = int(top) - 1, column_index(left.decode()), int(bottom) - 1, column_index(right.decode())
            self._merged.append(Span(*span))
        self._hidden_rows.update(_hidden_rows(xml))
        self._hidden_columns.update(_hidden_columns(xml))

    def formats(self) -> Formats:
        """All that was noted."""
        percents, points, months = (
            {column_index(letters.decode()): found for letters, found in rows.items()}
            for rows in (self._percents, self._points, self._months)
        )
        return Formats(
            percents=percents,
            points=points,
            months=months,
            faults=self._faults,
            merged=tuple(self._merged),
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
        )


def _pieces(archive: zipfile.ZipFile, part: str, place: str) -> Iterator[bytes]:
    """The XML of a sheet in pieces that end at the end of a row."""
    rest = b""
    for read in stream_part(archive, part, place, _AT_ONCE):
        rest += read
        if rest[:2] in (b"\xff\xfe", b"\xfe\xff"):
            yield _utf8(read_part(archive, part, place))
            return
        end = rest.rfind(b"row>") + 4
        if end > 4:
            yield rest[:end]
            rest = rest[end:]
    yield rest


def _utf8(xml: bytes) -> bytes:
    return xml.decode("utf-16").encode() if xml[:2] in (b"\xff\xfe", b"\xfe\xff") else xml


def _sheet_part(archive: zipfile.ZipFile, sheet: str, place: str) -> str | None:
    """The name of the sheet's part; None for sheets without cells (charts, dialogs)."""
    relations = {
        element.get("Id"): element.get("Target", "")
        for element in read_xml(archive, "xl/_rels/workbook.xml.rels", place)
    }
    for element in read_xml(archive, "xl/workbook.xml", place).iter():
        if _local(element.tag) == "sheet" and element.get("name") == sheet:
            target = next((relations.get(value) for key, value in element.items() if _local(key) == "id"), None)
            if target is None:
                raise broken(place)
            name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            return name if "worksheets/" in name else None
    raise broken(place)


def _styles(archive: zipfile.ZipFile, place: str) -> Styles:
    if "xl/styles.xml" not in archive.namelist():
        return sort_styles((), {})
    root = read_xml(archive, "xl/styles.xml", place)
    codes = {
        int(element.get("numFmtId", "0")): element.get("formatCode", "")
        for element in root.iter()
        if _local(element.tag) == "numFmt"
    }
    return sort_styles([int(style.get("numFmtId", "0")) for style in _cell_styles(root)], codes)


def _cell_styles(root: ET.Element) -> Iterator[ET.Element]:
    for element in root:
        if _local(element.tag) == "cellXfs":
            yield from element


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _styled_cells(xml: bytes, styles: Sequence[int]) -> Iterable[tuple[bytes, bytes]]:
    """Column letters and row number of the cells with one of the styles."""
    numbers = b"|".join(str(style).encode() for style in styles)
    usual = re.findall(rb'<c r="([A-Z]{1,3})(\d{1,7})" s="(?:' + numbers + rb')"', xml)
    written = sum(xml.count(b' s="%d"' % style) for style in styles)
    if len(usual) == written and b"s='" not in xml and b"s =" not in xml and b's= "' not in xml:
        return usual
    attributes = re.findall(_TAG_C + rb"""(\s(?:[^>]*?\s)?s\s*=\s*["'](?:""" + numbers + rb""")["'][^>]*)>""", xml)
    return [(found[1], found[2]) for text in attributes if (found := _REFERENCE.search(text))]


def _faults(xml: bytes) -> Iterator[tuple[tuple[int, int], Fault]]:
    for found in _FORMULA_ALONE.finditer(xml) if _has_formulas(xml) else ():
        place = _place(found[1])
        # A text result may be empty: that is a value, not a missing one.
        if place and not (_TEXT_RESULT.search(found[1]) and not found[2].endswith(b"c>")):
            yield place, Fault()
    for found in _ERROR_CELL.finditer(xml) if b'"e"' in xml or b"'e'" in xml else ():
        place = _place(found[1])
        if place:
            yield place, Fault((found[2] or b"").decode("utf-8", "replace") or "#ERROR")


def _has_formulas(xml: bytes) -> bool:
    """Whether any cell has one; plain look-ups are many times faster than the pattern that finds them."""
    marks = (b"<f>", b"<f ", b"<f/") if b"<sheetData" in xml else (b":f>", b":f ", b":f/")
    return any(mark in xml for mark in marks)


def _hidden_rows(xml: bytes) -> Iterator[int]:
    """The rows hidden by hand, by a filter or in a closed outline."""
    for attributes in re.findall(rb"<(?:\w+:)?row\s([^>]*)>", xml) if b"hidden" in xml else ():
        number = re.search(rb"""\br\s*=\s*["'](\d+)["']""", attributes)
        if number and _HIDDEN.search(attributes):
            yield int(number[1]) - 1


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for attributes in re.findall(rb"<(?:\w+:)?col\s([^>]*)>", xml):
        ends = (
            re.search(rb"""\bmin\s*=\s*["'](\d+)["']""", attributes),
            re.search(rb"""\bmax\s*=\s*["'](\d+)["']""", attributes),
        )
        if ends[0] and ends[1] and _HIDDEN.search(attributes):
            yield from range(int(ends[0][1]) - 1, min(int(ends[1][1]), _MOST_COLUMNS))


def _place(attributes: bytes) -> tuple[int, int] | None:
    found = _REFERENCE.search(attributes)
    return (int(found[2]) - 1, column_index(found[1].decode())) if found else None


def _with_references(xml: bytes, place: str) -> bytes:
    """The sheet with a reference on every cell: some programs leave them out, and cells then follow each other."""
    try:
        root = ET.fromstring(xml)  # noqa: S314 - expat bounds entity expansion, and the part's size is bounded
    except ET.ParseError as error:
        raise broken(place) from error
    row = -1
    for element in root.iter():
        if _local(element.tag) != "row":
            continue
        row = int(element.get("r", row + 2)) - 1
        column = -1
        for cell in element:
            reference = re.match(r"[A-Z]+", cell.get("r", ""))
            column = column_index(reference[0]) if reference else column + 1
            if reference is None:
                cell.set("r", cell_name(row, column))
    return ET.tostring(root)
