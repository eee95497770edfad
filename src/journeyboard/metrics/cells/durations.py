"""Texts and cells that hold durations, in minutes: 4h 53m, 1:30, 350 ms, 2 Std. 5 Min."""

import re
from datetime import time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from journeyboard.metrics.files.sheets import Cell

TimeUnit = Literal["us", "ms", "s", "min", "h", "h:mm", "m:ss", "plain"]
"""What a number in a column of durations counts, or what 1:30 is; `plain`: it is none."""

_WORDS: dict[str, Decimal] = {
    **dict.fromkeys(("us", "µs", "μs", "microseconds", "mikrosekunden"), Decimal(1) / 60_000_000),
    **dict.fromkeys(("ms", "msec", "millis", "milliseconds", "millisekunden"), Decimal(1) / 60_000),
    **dict.fromkeys(("s", "sec", "secs", "sek", "second", "seconds", "sekunde", "sekunden"), Decimal(1) / 60),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "minuten"), Decimal(1)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"), Decimal(60)),
    **dict.fromkeys(("d", "day", "days", "tag", "tage", "tagen"), Decimal(1440)),
}
"""How many minutes each unit has."""
_UNITS: dict[TimeUnit, Decimal] = {
    "us": Decimal(1) / 60_000_000,
    "ms": Decimal(1) / 60_000,
    "s": Decimal(1) / 60,
    "min": Decimal(1),
    "h": Decimal(60),
}
_PART = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[a-zµμ]+)\.?\s*(?:,|and|und)?\s*", re.IGNORECASE)
_CLOCK = re.compile(r"^(\d{1,4}):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,6}))?)?$")
_LONG = re.compile(r"^(\d{1,4}):([0-5]\d):([0-5]\d)")
_IN_HEADING = re.compile(
    r"[(\[]\s*(?:in\s+)?(?P<unit>[a-zµμ]+)\.?\s*[)\]]|\bin\s+(?P<word>[a-zµμ]+)\.?\s*$|,\s*(?P<last>[a-zµμ]+)\.?\s*$",
    re.IGNORECASE,
)
_HEADED: dict[str, TimeUnit] = {
    word: unit for unit, minutes in _UNITS.items() for word, other in _WORDS.items() if other == minutes
}


@lru_cache(maxsize=50_000)
def parse(text: str, clock: TimeUnit | None = None) -> float | None:
    """The minutes that `text` names; None when it names none, or none for certain: 1:30 needs `clock` (h:mm or m:ss).

    A lone `5m` is none: it may be minutes, metres or millions.
    """
    text = " ".join(text.replace("\u00a0", " ").split()).casefold()
    if found := _CLOCK.match(text):
        return _of_clock(found, clock)
    total, at, units = Decimal(0), 0, []
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            return None
        unit = part["unit"]
        minutes = Decimal(1) if unit == "m" else _WORDS.get(unit)
        if minutes is None:
            return None
        units.append(unit)
        try:
            total += Decimal(part["number"].replace(",", ".")) * minutes
        except InvalidOperation:
            return None
        at = part.end()
    if not units or units == ["m"] or len(set(units)) < len(units):
        return None
    return _rounded(total)


def is_duration(cell: Cell) -> bool:
    """Whether a cell holds a duration, or a text such as 1:30 that is one however it is read."""
    if isinstance(cell, str):
        return bool(cell) and cell[0].isdigit() and (is_clock(cell) or parse(cell) is not None)
    return isinstance(cell, time | timedelta)


def is_clock(text: str) -> bool:
    """Whether `text` is digits with colons, of which two may be hours and minutes or minutes and seconds."""
    return bool(_CLOCK.match(text.strip()))


def is_unclear(text: str) -> bool:
    """Whether `text` is a duration of which only its column can tell hours from minutes."""
    return is_clock(text) and not _LONG.match(text.strip())


def of_cell(cell: time | timedelta) -> float:
    """The minutes of a cell that is stored as a time of day or a duration."""
    if isinstance(cell, timedelta):
        return _rounded(Decimal(repr(cell.total_seconds())) / 60)
    return _rounded(Decimal(cell.hour * 60 + cell.minute) + Decimal(cell.second) / 60)


def of_number(value: float, unit: TimeUnit) -> float:
    """The minutes of a number that counts `unit`; the number itself for a unit that numbers do not count."""
    return _rounded(Decimal(repr(value)) * _UNITS[unit]) if unit in _UNITS else value


def unit_in(heading: str) -> TimeUnit | None:
    """The unit of time that a heading gives its numbers: Zeit (s), Duration in minutes."""
    found = _IN_HEADING.search(heading)
    if found is None:
        return None
    word = (found["unit"] or found["word"] or found["last"]).casefold()
    return _HEADED.get(word)


def _of_clock(found: re.Match[str], clock: TimeUnit | None) -> float | None:
    first, second, third, part = found.groups()
    if third is not None:
        seconds = Decimal(f"{third}.{part or 0}")
        return _rounded(Decimal(int(first) * 60 + int(second)) + seconds / 60)
    if clock == "h:mm":
        return float(int(first) * 60 + int(second))
    return _rounded(Decimal(int(first)) + Decimal(int(second)) / 60) if clock == "m:ss" else None


def _rounded(minutes: Decimal) -> float:
    return float(round(minutes, 9))
