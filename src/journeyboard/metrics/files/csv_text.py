"""Comma-separated text: its encoding, its delimiter, its rows."""

import csv
import io
import re
from collections import Counter
from itertools import pairwise

from journeyboard.language import _
from journeyboard.metrics.problems import TableProblem

DELIMITERS = ("\t", ";", "|", ",")
"""Those that stand in plain text and numbers the least come first."""
SAMPLE_RECORDS = 200
"""How many records tell the delimiter."""

_SEPARATOR_LINE = re.compile(r'^"?sep=(.)"?\r?\n', re.IGNORECASE)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_rows(data: bytes, place: str) -> list[list[str]]:
    """The records of a CSV or TSV file. Raises TableProblem for bytes that are no text and for broken quoting."""
    text = decode(data, place)
    text, delimiter = split_separator_line(text)
    if not text.strip():
        raise TableProblem(_("The file is empty. Export the table again."), place)
    delimiter = delimiter or find_delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=delimiter != "\t")
    try:
        return list(reader)
    except csv.Error as error:
        raise TableProblem(
            _("Line {line} cannot be read as a table ({reason}). Export the table again.").format(
                line=reader.line_num, reason=error
            ),
            place,
        ) from error


def decode(data: bytes, place: str) -> str:
    """The text of `data`: UTF-8 with or without mark, UTF-16, else Windows-1252."""
    text = _decoded(data)
    if text is None or _BINARY.search(text[:100_000]):
        raise TableProblem(
            _("This is not a table: the file holds no text. Choose an xlsx, xls, ods or csv file."), place
        )
    return text


def split_separator_line(text: str) -> tuple[str, str]:
    """The text without a leading `sep=;` line, and the delimiter it names (empty: none)."""
    found = _SEPARATOR_LINE.match(text)
    return (text[found.end() :], found[1]) if found else (text, "")


def find_delimiter(text: str) -> str:
    """The delimiter under which the most of the first records have the same number of cells, at least two.

    Of several the one that makes more cells; of equals the first of `DELIMITERS`: a comma may be a decimal sign.
    """
    scores = {delimiter: _consistency(text, delimiter) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: scores[delimiter])


def _consistency(text: str, delimiter: str) -> tuple[int, int]:
    """How many records share the commonest width above one, and that width."""
    widths: Counter[int] = Counter()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=delimiter != "\t")
    try:
        for record, _number in zip(reader, range(SAMPLE_RECORDS), strict=False):
            if len(record) > 1 and not (delimiter == "," and _splits_only_numbers(record)):
                widths[len(record)] += 1
    except csv.Error:
        return (0, 0)
    if not widths:
        return (0, 0)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (count, width)


def _splits_only_numbers(record: list[str]) -> bool:
    """Whether every comma of a record stood between digits, as a decimal comma does: `Awareness<tab>0,5`."""
    return all(left[-1:].isdigit() and right[:1].isdigit() for left, right in pairwise(record))


def _decoded(data: bytes) -> str | None:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _try(data, "utf-16")
    if data[:3] == b"\xef\xbb\xbf":
        return _try(data, "utf-8-sig")
    start = data[:4000]
    if start.count(b"\0") * 3 > len(start):
        odd = start[1::2].count(0)
        return _try(data, "utf-16-le" if odd * 2 > start.count(b"\0") else "utf-16-be")
    text = _try(data, "utf-8")
    # The five bytes that Windows-1252 leaves free are told as damage, not guessed.
    return text if text is not None else _try(data, "cp1252")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
