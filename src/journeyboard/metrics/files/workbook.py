"""A spreadsheet file: its sheets, each read to raw cells."""

import hashlib
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import python_calamine as calamine

from journeyboard.language import _
from journeyboard.metrics.files import csv_text, ods, xls, xlsx
from journeyboard.metrics.files.archives import broken, open_archive, prove
from journeyboard.metrics.files.sheets import Columns, Formats, Sheet, refuse_too_many
from journeyboard.metrics.problems import TableProblem, listed

LARGEST_FILE = 200_000_000
"""Bytes of a spreadsheet that are still read."""
_AT_ONCE = 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SUFFIXES = {".csv", ".tsv", ".tab", ".txt"}


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet that can be opened. Its sheets are read when they are asked for."""

    path: Path
    kind: str
    """csv, xlsx, xlsb, ods or xls."""
    sha256: str
    sheets: tuple[str, ...]
    """The sheets with cells that are not hidden, in the workbook's order."""

    def read(self, sheet: str = "", told: Callable[[float], None] | None = None) -> Sheet:
        """The cells of `sheet` (empty: the first). Raises TableProblem when there is none of that name. `told` hears
        now and then which share of the rows is read, and 1 at the end."""
        name = sheet or self.sheets[0]
        if name not in self.sheets:
            raise TableProblem(
                _("There is no sheet “{sheet}”. The sheets are: {sheets}.").format(
                    sheet=name, sheets=listed(self.sheets, 20)
                ),
                self.path.name,
            )
        told = told or _to_nobody
        found = _read_text(self.path, name, told) if self.kind == "csv" else _read_sheet(self, name, told)
        told(1.0)
        return found


def open_workbook(path: Path) -> Workbook:
    """Look into the file at `path`. Raises TableProblem when it cannot be a table, with the reason and what to do."""
    place = path.name
    data = _read_bytes(path)
    kind = _kind_of(path, data, place)
    if kind == "csv":
        sheets: tuple[str, ...] = (path.stem,)
    else:
        if kind != "xls":
            open_archive(path, place).close()
        sheets = _sheet_names(path, place)
    return Workbook(path, kind, hashlib.sha256(data).hexdigest(), sheets)


def _read_bytes(path: Path) -> bytes:
    place = path.name
    try:
        if path.is_dir():
            raise TableProblem(_("This is a folder. Choose an xlsx, xls, ods or csv file."), place)
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise TableProblem(
                _("The file has {size} MB; up to {most} MB are read. Save only the table you need.").format(
                    size=size // 1_000_000, most=LARGEST_FILE // 1_000_000
                ),
                place,
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise TableProblem(_("There is no such file."), place) from error
    except OSError as error:
        raise TableProblem(
            _("The file cannot be opened: {reason}.").format(reason=error.strerror or error), place
        ) from error
    if not data:
        raise TableProblem(_("The file is empty. Export the table again."), place)
    return data


def _kind_of(path: Path, data: bytes, place: str) -> str:
    """Told by the content; the suffix only says whether text may be a table."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise TableProblem(
                _("The workbook is protected with a password. Save it without one and import it again."), place
            )
        return "xls"
    if data.startswith(b"PK"):
        with open_archive(path, place) as archive:
            names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return "xlsx"
        if "content.xml" in names and path.suffix.lower() in (".ods", ".ots", ""):
            return "ods"
        if "xl/workbook.bin" in names:
            return "xlsb"
        raise _foreign(place)
    if path.suffix.lower() in (".xlsx", ".xlsm", ".xlsb", ".ods", ".xls") and not _is_plain_table(data):
        raise broken(place)
    if path.suffix.lower() not in _TEXT_SUFFIXES | {".xls", ""}:
        raise _foreign(place)
    return "csv"


def _is_plain_table(data: bytes) -> bool:
    """Programs that export tab-separated text under the name .xls exist; web pages do so too and are refused."""
    start = data[:2000].lstrip()
    return not start.startswith(b"<") and b"\0" not in start and any(mark in start for mark in (b"\t", b";", b","))


def _foreign(place: str) -> TableProblem:
    return TableProblem(_("This is not a spreadsheet. Choose an xlsx, xls, ods or csv file."), place)


def _sheet_names(path: Path, place: str) -> tuple[str, ...]:
    try:
        with _open(path) as book:
            names = tuple(
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.typ == calamine.SheetTypeEnum.WorkSheet and sheet.visible == calamine.SheetVisibleEnum.Visible
            )
    except calamine.PasswordError as error:
        raise TableProblem(
            _("The workbook is protected with a password. Save it without one and import it again."), place
        ) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise broken(place) from error
    if not names:
        raise TableProblem(_("The workbook has no visible sheet with cells."), place)
    return names


def _open(path: Path) -> calamine.CalamineWorkbook:
    """By its content: the suffix may be wrong."""
    return calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))


def _to_nobody(_share: float) -> None:
    pass


def _read_text(path: Path, name: str, told: Callable[[float], None]) -> Sheet:
    return csv_text.read_sheet(path.read_bytes(), name, path.name, told)


def _read_sheet(workbook: Workbook, name: str, told: Callable[[float], None]) -> Sheet:
    place = f"{workbook.path.name}, {name}"
    _prove(workbook, name, place)
    # calamine reads without the interpreter's lock: the formats are looked for meanwhile.
    with ThreadPoolExecutor(1) as beside:
        formats = beside.submit(_formats, workbook, name, place)
        columns = Columns()
        try:
            with _open(workbook.path) as book:
                sheet = book.get_sheet_by_name(name)
                refuse_too_many(sheet.height * sheet.width, place)
                top, left = sheet.start or (0, 0)
                rows = islice(sheet.iter_rows(), top, None)
                while some := list(islice(rows, _AT_ONCE)):
                    columns.add(some)
                    told(min(columns.height / sheet.height, 0.99))
        except (calamine.CalamineError, OSError, ValueError) as error:
            raise formats.exception() or broken(place) from error
    if not columns.cells:
        raise TableProblem(_("The sheet has no cells with text or numbers."), place)
    return Sheet(name, columns.finished(), top, left, formats.result())


def _prove(workbook: Workbook, name: str, place: str) -> None:
    """Raises TableProblem when what is read of the archive is damaged, or larger than it declares: calamine would
    unpack whatever there is."""
    if workbook.kind in ("xlsx", "ods"):
        with open_archive(workbook.path, place) as archive:
            parts = xlsx.parts(archive, name, place) if workbook.kind == "xlsx" else ods.PARTS
            prove(archive, parts, place)


def _formats(workbook: Workbook, name: str, place: str) -> Formats:
    if workbook.kind == "xlsb":
        return Formats(known=False)
    if workbook.kind == "xls":
        return xls.read_formats(workbook.path.read_bytes(), name)
    with open_archive(workbook.path, place) as archive:
        reader = xlsx if workbook.kind == "xlsx" else ods
        return reader.read_formats(archive, name, place)
