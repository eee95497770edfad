"""What the values of an xls sheet do not say: percent and month formats, error cells.

Reads the few records of the Workbook stream that tell it, as described in [MS-XLS] 2.4 (records) and
[MS-CFB] 2 (the container). Whatever does not follow them is reported as not known, never guessed.
"""

import struct
from collections import defaultdict
from collections.abc import Iterator

from journeyboard.metrics.files.number_formats import Styles, sort_styles
from journeyboard.metrics.files.sheets import Fault, Formats

_END = 0xFFFFFFFA
"""Sector numbers from here on are marks (free, end of chain), not sectors."""
_BOUNDSHEET, _FORMAT, _XF, _EOF = 0x85, 0x41E, 0xE0, 0x0A
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

Record = tuple[int, bytes]


def read_formats(data: bytes, sheet: str) -> Formats:
    """The formats of the sheet with that name; `known` is False where the file does not tell them."""
    try:
        stream = _workbook_stream(data)
        head = list(_records(stream, 0))
        start = _sheet_start(head, sheet)
        if start is None:
            return Formats(known=False)
        scan = _Scan(_styles(head))
        for kind, body in _records(stream, start):
            scan.take(kind, body)
    except (struct.error, IndexError, ValueError):
        return Formats(known=False)
    return Formats(percents=scan.percents, points=scan.points, months=scan.months, faults=scan.faults)


class _Scan:
    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.points: dict[int, set[int]] = defaultdict(set)
        self.percents: dict[int, set[int]] = defaultdict(set)
        self.months: dict[int, set[int]] = defaultdict(set)
        self.faults: dict[tuple[int, int], Fault] = {}

    def take(self, kind: int, body: bytes) -> None:
        """Note the cells of one record."""
        if kind == _MULRK:
            row, first = struct.unpack_from("<HH", body)
            for index in range((len(body) - 6) // 6):
                self._style(row, first + index, struct.unpack_from("<H", body, 4 + 6 * index)[0])
        elif kind in (_NUMBER, _RK, _FORMULA, _BOOLERR):
            row, column, style = struct.unpack_from("<HHH", body)
            error = _error(kind, body)
            if error is None:
                self._style(row, column, style)
            else:
                self.faults[row, column] = Fault(_ERRORS.get(error, "#ERROR"))

    def _style(self, row: int, column: int, style: int) -> None:
        if style in self.styles.percents:
            self.percents[column].add(row)
        elif style in self.styles.points:
            self.points[column].add(row)
        elif style in self.styles.months:
            self.months[column].add(row)


def _error(kind: int, body: bytes) -> int | None:
    """The error code of the cell, None when it holds a value."""
    if kind == _BOOLERR and body[7]:
        return body[6]
    if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return body[8]
    return None


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """The records of one substream, up to its end."""
    position = start
    while True:
        kind, size = struct.unpack_from("<HH", stream, position)
        if kind == _EOF:
            return
        yield kind, stream[position + 4 : position + 4 + size]
        position += 4 + size


def _sheet_start(head: list[Record], sheet: str) -> int | None:
    for kind, body in head:
        if kind == _BOUNDSHEET and _text(body, 7, body[6], body[7]) == sheet:
            return struct.unpack_from("<I", body)[0]
    return None


def _styles(head: list[Record]) -> Styles:
    codes: dict[int, str] = {}
    for kind, body in head:
        if kind == _FORMAT:
            number, length, wide = struct.unpack_from("<HHB", body)
            codes[number] = _text(body, 4, length, wide)
    formats = [struct.unpack_from("<H", body, 2)[0] for kind, body in head if kind == _XF]
    return sort_styles(formats, codes)


def _text(body: bytes, flags_at: int, length: int, flags: int) -> str:
    start = flags_at + 1
    return (
        body[start : start + 2 * length].decode("utf-16-le")
        if flags & 1
        else body[start : start + length].decode("latin-1")
    )


def _workbook_stream(data: bytes) -> bytes:
    """The stream named Workbook. Raises ValueError when it is not there as expected."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    fat_count, directory = struct.unpack_from("<II", data, 44)
    cutoff = struct.unpack_from("<I", data, 56)[0]
    difat_start = struct.unpack_from("<I", data, 68)[0]
    fat_sectors = [number for number in struct.unpack_from("<109I", data, 76) if number < _END]
    while difat_start < _END and len(fat_sectors) < fat_count:
        *numbers, difat_start = struct.unpack(f"<{size // 4}I", _sector(data, difat_start, size))
        fat_sectors += [number for number in numbers if number < _END]
    fat = [number for sector in fat_sectors for number in struct.unpack(f"<{size // 4}I", _sector(data, sector, size))]
    entries = _chain(data, fat, directory, size)
    for position in range(0, len(entries), 128):
        entry = entries[position : position + 128]
        name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le")
        start, length = struct.unpack_from("<II", entry, 116)
        if name == "Workbook" and length >= cutoff:
            return _chain(data, fat, start, size)[:length]
    raise ValueError("no Workbook stream among the full sectors")


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size].ljust(size, b"\0")


def _chain(data: bytes, fat: list[int], start: int, size: int) -> bytes:
    parts: list[bytes] = []
    while start < _END:
        if len(parts) > len(fat):
            raise ValueError("the chain of sectors goes round")
        parts.append(_sector(data, start, size))
        start = fat[start]
    return b"".join(parts)
