"""Journeys and spreadsheet files for the tests of this room."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook

from journeyboard.journey import orders
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Record, Stage
from journeyboard.metrics.reading import Preview, preview
from journeyboard.metrics.recipe import Recipe

TODAY = date(2026, 11, 3)
STAGES = ("Awareness", "Consideration", "Decision", "Delivery", "Loyalty")
XLS = Path(__file__).parent / "files" / "funnel.xls"
"""A BIFF8 workbook written with xlwt: percent and month formats, and the error cell #REF! in E7."""


def journey_of(*stages: str, more: Sequence[Record] = ()) -> Journey:
    """A journey whose stages have their names as ids, with `-` for what an id cannot hold."""
    keys = orders.spread(len(stages))
    return Journey(
        [*(Stage(id=stage_id(name), name=name, order=key) for name, key in zip(stages, keys, strict=True)), *more]
    )


def stage_id(name: str) -> str:
    return "".join(character if character.isascii() and character.isalnum() else "-" for character in name)


def write_csv(folder: Path, text: str, encoding: str = "utf-8", name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(folder: Path, rows: Sequence[Sequence[Any]], name: str = "table.xlsx", **formats: str) -> Path:
    """A workbook of one sheet; `formats` are number formats by cell name."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Funnel"
    for row in rows:
        sheet.append(list(row))
    for cell, code in formats.items():
        sheet[cell].number_format = code
    workbook.save(folder / name)
    return folder / name


def write_ods(folder: Path, rows: Sequence[Sequence[str]], name: str = "table.ods") -> Path:
    """A workbook of one sheet from cells given as XML, or as plain text."""
    cells = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    spaces = "".join(
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in {
            "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
            "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
            "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
            "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
        }.items()
    )
    with zipfile.ZipFile(folder / name, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content{spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="Funnel">{cells}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return folder / name


def _ods_cell(cell: str) -> str:
    if cell.startswith("<"):
        return cell
    if not cell:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'


def rewrite_part(path: Path, part: str, old: str, new: str) -> None:
    """Replace text in one part of a zipped workbook; the text must be there."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part], parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def read(path: Path, *stages: str, journey: Journey | None = None, **recipe: Any) -> Preview:
    """The preview of a file on a journey with `stages`."""
    return preview(path, journey or journey_of(*(stages or STAGES)), Recipe(**recipe), TODAY)


def landed(found: Preview) -> dict[tuple[str, str, str], float]:
    """What lands: (metric, stage id, period) to value."""
    return {(value.metric, value.stage, value.period): value.value for value in found.values}
