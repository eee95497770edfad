"""Zip archives of spreadsheets, opened with limits: what a bomb would unpack to is refused before it is unpacked."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from journeyboard.language import _
from journeyboard.metrics.problems import TableProblem

LARGEST_UNPACKED = 1_500_000_000
"""Bytes all parts of a workbook may unpack to."""
LARGEST_RATIO = 400
"""How much smaller than its content an archive may be; sheets of repeated rows reach about 100."""
RATIO_MATTERS_FROM = 50_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What a damaged archive, or one from the future, makes zipfile raise."""


def open_archive(path: Path, place: str) -> zipfile.ZipFile:
    """The archive at `path`. Raises TableProblem for a broken or an absurd one."""
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise broken(place) from error
    unpacked = sum(entry.file_size for entry in archive.infolist())
    packed = max(1, sum(entry.compress_size for entry in archive.infolist()))
    is_bomb = unpacked > RATIO_MATTERS_FROM and unpacked / packed > LARGEST_RATIO
    if unpacked > LARGEST_UNPACKED or is_bomb:
        archive.close()
        raise TableProblem(
            _("The workbook unpacks to {size} MB, more than can be read safely. Save only the table you need.").format(
                size=unpacked // 1_000_000
            ),
            place,
        )
    return archive


def read_part(archive: zipfile.ZipFile, name: str, place: str) -> bytes:
    """The bytes of one part, as many as the archive declares. Raises TableProblem when it is missing or broken."""
    return b"".join(stream_part(archive, name, place, 16_000_000))


def stream_part(archive: zipfile.ZipFile, name: str, place: str, at_once: int) -> Iterator[bytes]:
    """The bytes of one part, `at_once` together. Raises TableProblem when it is missing or broken."""
    try:
        with archive.open(name) as part:
            while read := part.read(at_once):
                yield read
    except (KeyError, *_BROKEN) as error:
        raise broken(place) from error
    except Exception as error:  # zlib.error is no OSError; every other fault of a broken stream means the same
        raise broken(place) from error


def prove(archive: zipfile.ZipFile, names: Iterable[str], place: str) -> None:
    """Unpack parts without keeping them. Raises TableProblem when one is broken, or holds more than it declares."""
    for name in names:
        for _piece in stream_part(archive, name, place, 16_000_000):
            pass


def read_xml(archive: zipfile.ZipFile, name: str, place: str) -> ET.Element:
    """The root of one small XML part. Parts that declare entities are refused: no spreadsheet has any."""
    data = read_part(archive, name, place)
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
        raise broken(place)
    try:
        return ET.fromstring(data)  # noqa: S314 - entities are refused above
    except ET.ParseError as error:
        raise broken(place) from error


def broken(place: str) -> TableProblem:
    """What is said of a workbook that cannot be unpacked or parsed."""
    return TableProblem(
        _("The workbook is damaged or not complete. Open it in your spreadsheet program and save it again."), place
    )
