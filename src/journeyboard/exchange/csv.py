"""Tables of comma-separated values (RFC 4180): the lists of the workbook, value by value."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from journeyboard.exchange import Progress
from journeyboard.exchange.workbook.columns import List, Value
from journeyboard.exchange.workbook.lists import all_lists
from journeyboard.journey.journey import Journey
from journeyboard.language import ngettext, speaking

if TYPE_CHECKING:
    from journeyboard.exchange.formats.csv import CsvOptions

_BOM = "\ufeff"
_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that spreadsheet programs take for a formula."""
_DOTS = "dots"
"""The severity drawn as dots, which is there as a number too."""
_AT_ONCE = 500
"""Rows between two tellings of the progress."""


def write_csv(journey: Journey, options: "CsvOptions", file: BinaryIO, progress: Progress) -> None:
    """Write the table as UTF-8, lines ended by CR LF; with a byte order mark for Excel in German."""
    made = _list(journey, options)
    rows = _rows(made, options)
    total, done = len(made.records) + 1, 0
    progress(0)
    file.write(_start(options).encode())
    while chunk := list(islice(rows, _AT_ONCE)):
        file.write(_lines(chunk, options).encode())
        done += len(chunk)
        progress(done / total)
    progress(1)


def csv_text(journey: Journey, options: "CsvOptions", most: int) -> str:
    """The heading and the first `most` rows, in the journey's language."""
    with speaking(journey.info.language):
        return _lines(list(islice(_rows(_list(journey, options), options), most + 1)), options)


def guarded(journey: Journey, options: "CsvOptions") -> Iterator[str]:
    """How many texts are written with an apostrophe before them, in a sentence."""
    if not options.guard:
        return
    made = _list(journey, options)
    values = (column.value(record) for record in made.records for column in made.columns)
    if count := sum(isinstance(value, str) and value.startswith(_COMPUTED) for value in values):
        yield ngettext(
            "{count} text that begins like a formula gets an apostrophe before it.",
            "{count} texts that begin like formulas get an apostrophe before them.",
            count,
        ).format(count=count)


def _list(journey: Journey, options: "CsvOptions") -> List[Any]:
    return next(each for each in all_lists(journey) if each.name == options.table)


def _start(options: "CsvOptions") -> str:
    return _BOM if options.separator == "semicolon" else ""


def _rows(made: List[Any], options: "CsvOptions") -> Iterator[list[str]]:
    columns = [column for column in made.columns if column.key != _DOTS]
    yield [column.heading for column in columns]
    for record in made.records:
        yield [_text(column.value(record), options) for column in columns]


def _lines(rows: list[list[str]], options: "CsvOptions") -> str:
    out = StringIO(newline="")
    csv.writer(out, delimiter=";" if options.separator == "semicolon" else ",", lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _text(value: Value, options: "CsvOptions") -> str:
    """A value as text: numbers in full and without grouping, days as 2026-10-31."""
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if options.guard and value.startswith(_COMPUTED) else value
        case date():
            return value.isoformat()
        case _:
            number = format(Decimal(repr(value)).normalize(), "f")
            return number.replace(".", ",") if options.separator == "semicolon" else number
