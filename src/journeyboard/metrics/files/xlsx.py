"""What the values of an xlsx sheet do not say: percent and month formats, error cells, formulas without a result.

Only those cells are looked for, with patterns over the sheet's XML: reading all styles of 100,000 rows through
openpyxl takes over ten seconds.
"""

import re
import zipfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from journeyboard.metrics.files.archives import broken, read_part, read_xml
from journeyboard.metrics.files.number_formats import Styles, sort_styles
from journeyboard.metrics.files.sheets import Fault, Formats, Span
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
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_MOST_COLUMNS = 16_384
_UNPLACED_CELL = re.compile(_TAG_C + rb"""(?![^>]*\br\s*=)""")


def read_formats(archive: zipfile.ZipFile, sheet: str, place: str) -> Formats:
    """The formats of the sheet with that name. Raises TableProblem for a damaged workbook."""
    part = _sheet_part(archive, sheet, place)
    if part is None:
        return Formats()
    styles = _styles(archive, place)
    xml = _utf8(read_part(archive, part, place))
    # Nearly every program writes the reference first: counting that is many times faster than the pattern.
    if (xml.count(b"<c") != xml.count(b'<c r="') + xml.count(b"<col") or b":c" in xml) and _UNPLACED_CELL.search(xml):
        xml = _with_references(xml, place)
    return Formats(
        percents=_styled(xml, styles.percents),
        points=_styled(xml, styles.points),
        months=_styled(xml, styles.months),
        faults=dict(_faults(xml)),
        merged=tuple(_merged(xml)),
        hidden_rows=frozenset(_hidden_rows(xml)),
        hidden_columns=frozenset(_hidden_columns(xml)),
    )


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


def _styled(xml: bytes, styles: Collection[int]) -> dict[int, set[int]]:
    """The cells with one of the styles: their rows by column."""
    rows: dict[bytes, set[int]] = defaultdict(set)
    if styles:
        for letters, row in _styled_cells(xml, sorted(styles)):
            rows[letters].add(int(row) - 1)
    return {column_index(letters.decode()): found for letters, found in rows.items()}


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


def _merged(xml: bytes) -> Iterator[Span]:
    pattern = re.compile(
        rb"""<(?:\w+:)?mergeCell\s[^>]*ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']"""
    )
    for left, top, right, bottom in pattern.findall(xml):
        yield Span(int(top) - 1, column_index(left.decode()), int(bottom) - 1, column_index(right.decode()))


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
