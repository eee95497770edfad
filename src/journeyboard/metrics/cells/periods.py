"""Texts and dates to ISO periods: 2026, 2026-Q3, 2026-10, 2026-W41, 2026-10-31."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

DateOrder = Literal["day", "month"]
"""Which number comes first in 03/04/2026."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner jaenner", "feb february februar", "mar mär mrz march märz maerz", "apr april",
            "may mai", "jun june juni", "jul july juli", "aug august", "sep sept september", "oct okt october oktober",
            "nov november", "dec dez december dezember",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = f"(?P<name>{_MONTH_NAMES})" + r"\.?"
_WEEK = r"(?:kalenderwoche|kw|cw|wk|week|woche|w)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_CLOCK = r"(?:[T\s]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?"
_SHAPES = tuple(
    re.compile(f"^(?:{shape})$", re.IGNORECASE)
    for shape in (
        _YEAR,
        _YEAR + r"[-/](?P<month>0?[1-9]|1[0-2])",
        r"(?P<month>0?[1-9]|1[0-2])[/-]" + _YEAR,
        r"(?P<month>0[1-9]|1[0-2])\." + _YEAR,
        _MONTH + r"[\s,'’-]*" + _YEAR,
        _YEAR + r"[\s-]*" + _MONTH,
        r"(?:q|quartal|quarter)\s*(?P<quarter>[1-4])[\s./-]*" + _YEAR,
        r"(?P<quarter>[1-4])\.\s*(?:quartal|quarter)\s*" + _YEAR,
        _YEAR + r"[\s./-]*(?:q|quartal|quarter)\s*(?P<quarter>[1-4])",
        _WEEK + r"\s*(?P<week>\d{1,2})[\s./-]*" + _YEAR,
        r"(?P<week>\d{1,2})\.\s*" + _WEEK + r"[\s./-]*" + _YEAR,
        _YEAR + r"[\s./-]*" + _WEEK + r"\s*(?P<week>\d{1,2})",
        _YEAR + r"-?M(?P<month>0[1-9]|1[0-2])",
        _YEAR + r"[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})" + _CLOCK,
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?" + _YEAR + r"(?:,?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s*Uhr)?)?",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<short>\d\d)",
        r"(?P<day>\d{1,2})\.?[\s-]+" + _MONTH + r"[\s,-]+" + _YEAR,
        _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+" + _YEAR + r"(?:,?\s+\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]m)?)?",
    )
)
_WEEKDAY = re.compile(
    r"^(?:mo|di|mi|do|fr|sa|so|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,?\s+(?=.*\d)",
    re.IGNORECASE,
)
_UNORDERED = re.compile(r"^(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?:\s+\d{1,2}:\d\d(?::\d\d)?(?:\s*[AaPp][Mm])?)?$")
_PART = re.compile(
    rf"^(?:{_MONTH}|(?:q|quartal|quarter)\s*(?P<quarter>[1-4])|{_WEEK}\s*(?P<week>\d{{1,2}}))$",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(
    r"(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d\d"
    r"|(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?:\d{{1,2}}\.?\s+)?\b(?:{_MONTH_NAMES})\b\.?\s*(?:\d{{1,2}},\s*)?(?:19|20)\d\d"
    r"|\bQ[1-4]\s*[/ -]?\s*(?:19|20)\d\d"
    r"|(?:19|20)\d\d[ -]?Q[1-4]\b|\b(?:KW|CW|Week|Woche)\s*\d{1,2}\s*[/ -]\s*(?:19|20)\d\d"
    r"|(?:19|20)\d\d-?W\d\d|(?<![\d./-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d|(?<![\d.,/-])20[1-5]\d\s*$",
    re.IGNORECASE,
)


_SHORT = re.compile(rf"^{_MONTH}[\s'’./-]*(?P<two>\d\d)$|^(?P<month>0?[1-9]|1[0-2])/(?P<number>\d\d)$", re.IGNORECASE)
_YEAR_MARKED = re.compile(r"['’]\d\d$")
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Days since 30 December 1899 that spreadsheet programs count: from 1954 to 2119."""


def short_number(text: str) -> int | None:
    """The number in `Okt 26` and `10/26`, which is a year or a day; None for other texts."""
    found = _SHORT.match(" ".join(text.split()))
    return int(found["two"] or found["number"]) if found else None


def is_short_year(text: str) -> bool:
    """Whether the number in a text such as `Okt '26` or `Okt 47` can be a year alone."""
    number = short_number(text)
    return number is not None and (number == 0 or number > 31 or bool(_YEAR_MARKED.search(text.strip())))


def parse_short(text: str, number_is: Literal["year", "day"], year: str = "") -> str | None:
    """The period of `Okt 26`: October 2026, or the 26th of October of `year`; None when there is no such day."""
    found = _SHORT.match(" ".join(text.split()))
    if found is None:
        return None
    month = _MONTHS[found["name"].lower()] if found["name"] else int(found["month"])
    number = int(found["two"] or found["number"])
    if number_is == "year":
        return f"{2000 + number}-{month:02}"
    return _day(int(year), month, number) if year else None


def of_number(value: int) -> str | None:
    """The period that a number under the heading of dates is: 20261001, 202610, or the serial number of a day."""
    text = str(value)
    if len(text) == 8 and text[:2] in ("19", "20"):
        return _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    if len(text) == 6 and text[:2] in ("19", "20") and 1 <= int(text[4:]) <= 12:
        return f"{text[:4]}-{text[4:]}"
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return (date(1899, 12, 30) + timedelta(days=value)).isoformat()
    return None


def of_date(value: date | datetime, *, month_only: bool = False) -> str:
    """The day of a real date, or its month when that is all that is shown."""
    return value.isoformat()[: 7 if month_only else 10]


@lru_cache(maxsize=100_000)
def parse(text: str, order: DateOrder | None = None) -> str | None:
    """The period that `text` names, None when it names none, or none for certain.

    03/04/2026 is a period only with `order`, or when one of the numbers cannot be a month.
    """
    text = _WEEKDAY.sub("", " ".join(text.split()))
    if found := _UNORDERED.match(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        order = order_of(text) or order
        if first == second:
            order = "day"
        if order is None:
            return None
        return _day(year, *((second, first) if order == "day" else (first, second)))
    for shape in _SHAPES:
        if found := shape.match(text):
            return _from_parts({name: part for name, part in found.groupdict().items() if part})
    return None


def order_of(text: str) -> DateOrder | None:
    """Which number of a date with slashes is the day, when the date itself tells it."""
    found = _UNORDERED.match(" ".join(text.split()))
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    if first > 12 >= second:
        return "day"
    return "month" if second > 12 >= first else None


def is_unordered(text: str) -> bool:
    """Whether `text` is a date of which only its column can tell the day from the month."""
    found = _UNORDERED.match(" ".join(text.split()))
    return bool(found) and int(found[1]) <= 12 and int(found[3]) <= 12 and found[1].lstrip("0") != found[3].lstrip("0")


def is_period(text: str) -> bool:
    """Whether `text` names a period, or a part of a year, or a date whose order is open."""
    return (
        parse(text) is not None
        or parse_part(text) is not None
        or is_unordered(text)
        or (short_number(text) is not None and not text[:1].isdigit())
    )


def parse_part(text: str) -> str | None:
    """A period without its year, as it follows the year: `10` for Oktober, `Q3`, `W41`; None when it is none."""
    found = _PART.match(" ".join(text.split()))
    if found is None:
        return None
    if found["name"]:
        return f"{_MONTHS[found['name'].lower()]:02}"
    if found["quarter"]:
        return f"Q{found['quarter']}"
    return f"W{int(found['week']):02}" if 1 <= int(found["week"]) <= 53 else None


def within(inner: str, outer: str) -> bool:
    """Whether the period `inner` lies in `outer`; false where that takes a calendar (weeks in months)."""
    if inner == outer or inner.startswith(f"{outer}-"):
        return True
    return (
        outer[5:6] == "Q"
        and inner[5:7].isdigit()
        and inner[:5] == outer[:5]
        and int(outer[6]) == (int(inner[5:7]) + 2) // 3
    )


def coarser(period: str, grain: Literal["day", "week", "month", "quarter", "year"]) -> str:
    """The week, month, quarter or year that `period` lies in; `period` itself when it is no part of one."""
    if len(period) == len("2026-10-31"):
        day = date.fromisoformat(period)
        year, week, _day = day.isocalendar()
        whole = {"week": f"{year}-W{week:02}", "month": period[:7], "year": period[:4]}
        whole["quarter"] = f"{period[:4]}-Q{(day.month + 2) // 3}"
        return whole.get(grain, period)
    if grain == "year" and period[5:6] != "W":
        return period[:4]
    if grain == "quarter" and len(period) == len("2026-10") and period[5:].isdigit():
        return f"{period[:4]}-Q{(int(period[5:]) + 2) // 3}"
    return period


def of_titles(texts: Iterable[str]) -> tuple[str, ...]:
    """The periods that the lines above a table name, the one that holds the others alone.

    Several remain when the lines contradict each other. A range of days that fills a month, a quarter or a year is
    that period.
    A date whose order is not certain is given as it is written.
    """
    found: list[str] = []
    for text in texts:
        names = [match[0].strip() for match in _IN_TITLE.finditer(text)]
        periods = [_title_period(name) for name in names]
        whole = _filled(periods[0], periods[1]) if len(periods) == 2 else None
        found += [whole] if whole else periods
    distinct = list(dict.fromkeys(found))
    if len(distinct) == 2 and (whole := _filled(*sorted(distinct))):  # a start and an end, each in a line of its own
        return (whole,)
    return tuple(
        period for period in distinct if not any(period != other and within(period, other) for other in distinct)
    )


def _title_period(name: str) -> str:
    if len(name) == 8 and name.isdigit():
        name = f"{name[:4]}-{name[4:6]}-{name[6:]}"
    return parse(name) or name


def _filled(first: str, last: str) -> str | None:
    if len(first) != 10 or len(last) != 10 or first[8:] != "01" or first[:4] != last[:4]:
        return None
    if not (first[5:7].isdigit() and last[5:7].isdigit() and last[8:].isdigit()):
        return None
    year, start, end = int(first[:4]), int(first[5:7]), int(last[5:7])
    if int(last[8:]) != monthrange(year, end)[1]:
        return None
    if start == end:
        return first[:7]
    if end - start == 2 and start % 3 == 1:
        return f"{year}-Q{(start + 2) // 3}"
    return str(year) if (start, end) == (1, 12) else None


def _from_parts(parts: dict[str, str]) -> str | None:
    year = int(parts["year"]) if "year" in parts else 2000 + int(parts["short"])
    month = _MONTHS[parts["name"].lower()] if "name" in parts else int(parts.get("month", 0))
    if "day" in parts:
        return _day(year, month, int(parts["day"]))
    if month:
        return f"{year}-{month:02}"
    if "quarter" in parts:
        return f"{year}-Q{parts['quarter']}"
    if "week" in parts:
        week = int(parts["week"])
        return f"{year}-W{week:02}" if 1 <= week <= date(year, 12, 28).isocalendar().week else None
    return str(year)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
