"""Comma-separated text: its encoding, its delimiter, its rows."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from itertools import islice, pairwise

from journeyboard.language import _
from journeyboard.metrics.files.sheets import Columns, Sheet, refuse_too_many
from journeyboard.metrics.problems import TableProblem

DELIMITERS = ("\t", ";", "|", ",")
"""Those that stand in plain text and numbers the least come first."""
SAMPLE_RECORDS = 200
"""How many records tell the delimiter."""
_SAMPLE = 1_000_000
"""So many characters at the beginning tell the delimiter; bytes are looked at in pieces of that size."""
_AT_ONCE = 5_000

_SEPARATOR_LINE = re.compile(r'^"?sep=(.)"?\r?\n', re.IGNORECASE)
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_sheet(data: bytes, name: str, place: str, told: Callable[[float], None] = lambda _share: None) -> Sheet:
    """The sheet that a CSV or TSV file is. Raises TableProblem for bytes that are no text, for broken quoting, and for
    more than `MOST_CELLS` cells. `told` hears which share of the bytes is read."""
    encoding = encoding_of(data, place)
    with _opened(data, encoding) as text:
        start = text.read(_SAMPLE)
    named, delimiter = split_separator_line(start)
    if not named.strip() and not text_of(data, encoding).strip():
        raise TableProblem(_("The file is empty. Export the table again."), place)
    raw = io.BytesIO(data)
    with io.TextIOWrapper(raw, encoding, newline="") as text:
        if delimiter:
            text.readline()
        delimiter = delimiter or find_delimiter(start)
        reader = csv.reader(text, delimiter=delimiter, skipinitialspace=delimiter != "\t")
        columns = Columns()
        try:
            while records := list(islice(reader, _AT_ONCE)):
                columns.add(records)
                refuse_too_many(columns.cells, place)
                told(min(raw.tell() / len(data), 0.99))
        except csv.Error as error:
            raise TableProblem(
                _("Line {line} cannot be read as a table ({reason}). Export the table again.").format(
                    line=reader.line_num, reason=error
                ),
                place,
            ) from error
    return Sheet(name, columns.finished(), widths=columns.widths)


def encoding_of(data: bytes, place: str) -> str:
    """How `data` is encoded: UTF-8 with or without mark, UTF-16, else Windows-1252."""
    encoding = next((encoding for encoding in _candidates(data) if _is_encoded(data, encoding)), "")
    if not encoding or _BINARY.search(text_of(data[:_SAMPLE], encoding)):
        raise TableProblem(
            _("This is not a table: the file holds no text. Choose an xlsx, xls, ods or csv file."), place
        )
    return encoding


def text_of(data: bytes, encoding: str) -> str:
    """`data` decoded; what is cut off at its end is left out."""
    return codecs.getincrementaldecoder(encoding)("ignore").decode(data)


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


def _candidates(data: bytes) -> tuple[str, ...]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    if data[:3] == b"\xef\xbb\xbf":
        return ("utf-8-sig",)
    start = data[:4000]
    if start.count(b"\0") * 3 > len(start):
        odd = start[1::2].count(0)
        return ("utf-16-le",) if odd * 2 > start.count(b"\0") else ("utf-16-be",)
    # The five bytes that Windows-1252 leaves free are told as damage, not guessed.
    return ("utf-8", "cp1252")


def _is_encoded(data: bytes, encoding: str) -> bool:
    """Whether all of `data` can be decoded; in pieces, so that no second copy of a large file is made."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for position in range(0, len(data), _SAMPLE):
            decoder.decode(data[position : position + _SAMPLE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _opened(data: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding, newline="")
