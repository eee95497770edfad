"""The hidden sheet that keeps what was exported, so that a workbook that comes back says what was edited in it."""

import base64
import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from journeyboard.exchange.workbook.book import Book
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Asset, SetAside, View
from journeyboard.language import _, current_language
from journeyboard.storage.dumping import dump
from journeyboard.storage.format import load
from journeyboard.storage.problems import FileProblem

SHEET = "_journeyboard"
"""The name of the sheet, the same in every language."""
VERSION = 1
_PART = 30_000
_LARGEST = 400_000_000
"""Bytes that a base is unpacked to at most."""
_LEFT_OUT = (Asset, SetAside, View)
"""What no list holds, and what therefore cannot have been edited."""


@dataclass(frozen=True)
class Base:
    """What was exported, and in which language."""

    journey: Journey
    language: str
    sha256: str
    """Of what was exported: tells one export from another."""


def listed(journey: Journey) -> Journey:
    """The journey without the records that no list holds."""
    return Journey(record for record in journey if not isinstance(record, _LEFT_OUT))


def write_base(book: Book, journey: Journey) -> None:
    """Write the sheet, packed and in parts that fit into cells."""
    data = dump(listed(journey))
    packed = base64.b64encode(zlib.compress(data, 6)).decode("ascii")
    parts = [packed[at : at + _PART] for at in range(0, len(packed), _PART)]
    head = {
        "version": VERSION,
        "language": current_language(),
        "sha256": hashlib.sha256(data).hexdigest(),
        "parts": len(parts),
    }
    sheet = book.workbook.add_worksheet(SHEET)
    sheet.very_hidden()
    words = _(
        "Journeyboard needs this sheet to bring edits of this workbook back onto the map. Please leave it as it is."
    )
    for row, text in enumerate((words, json.dumps(head), *parts)):
        sheet.write_string(row, 0, text)


def read_base(rows: Sequence[Sequence[object]], place: str) -> Base:
    """What the sheet's cells keep. Raises FileProblem when they are not as they were written."""
    cells = [str(row[0]) for row in rows if row and row[0] not in (None, "")]
    try:
        head = json.loads(cells[1])
        version, language, parts = int(head["version"]), str(head["language"]), int(head["parts"])
    except (IndexError, ValueError, KeyError, TypeError) as error:
        raise _damaged(place) from error
    if version > VERSION:
        raise FileProblem(
            _("{path} was written by a newer Journeyboard. Bring it back with that one, or a newer one.").format(
                path=place
            )
        )
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(base64.b64decode("".join(cells[2 : 2 + parts]), validate=True), _LARGEST)
    except (ValueError, zlib.error) as error:
        raise _damaged(place) from error
    if hashlib.sha256(data).hexdigest() != head.get("sha256"):
        raise _damaged(place)
    return Base(load(data, place).journey, language, str(head["sha256"]))


def _damaged(place: str) -> FileProblem:
    return FileProblem(
        _(
            "In {path} the hidden sheet {sheet} is not as Journeyboard wrote it, so that nobody can say what was "
            "edited. Export the map again and repeat the edits there."
        ).format(path=place, sheet=SHEET)
    )
