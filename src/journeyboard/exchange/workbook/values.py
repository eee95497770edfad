"""Fields as cells, and edited cells as fields again: text, choices, yes or no, numbers, dates, lists, names."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from math import isfinite
from typing import Any, TypeVar

from journeyboard.exchange.naming import folded
from journeyboard.exchange.workbook.columns import CellProblem, Column, Entry, Fields, Value
from journeyboard.journey.records import Persona, Record, clean
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_number

R = TypeVar("R", bound=Record)

DATE = "yyyy-mm-dd"
_YES = {"yes", "y", "true", "x", "1", "✓", "ja", "j", "wahr"}
_NO = {"no", "n", "false", "0", "–", "-", "nein", "falsch"}
_DATES = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y")
_MANY = 12
"""So many names are listed in a message."""


def text(field: str, heading: str, width: float, *, wraps: bool = False, **more: Any) -> Column[Any]:  # noqa: ANN401 - whatever a column takes
    """A column of text as it is."""

    def read(entry: Entry) -> Fields:
        return {field: as_text(entry.value(field))}

    return Column(field, heading, width, partial(_get, field), read, wraps=wraps, **more)


def choice(
    field: str,
    heading: str,
    width: float,
    values: Iterable[str],
    *,
    words: str = "",
    names: Mapping[str, str] | None = None,
    optional: bool = False,
) -> Column[Any]:
    """A column of one of `values`, called as those of `words` (else of the field) are or as `names` says; `optional`
    ones may be left empty."""
    called = names or {value: value_name(words or field, value) for value in values}

    def read(entry: Entry) -> Fields:
        written = as_text(entry.value(field)).strip()
        if not written and optional:
            return {field: None}
        for value, name in called.items():
            if folded(written) in (folded(name), value):
                return {field: value}
        raise CellProblem(_fits(written, called.values()))

    def show(record: Record) -> Value:
        return called.get(_get(field, record), "")

    return Column(field, heading, width, show, read, choices=tuple(called.values()))


def flag(field: str, heading: str, width: float) -> Column[Any]:
    """A column of “yes” or nothing."""

    def read(entry: Entry) -> Fields:
        value = entry.value(field)
        if value is None or isinstance(value, bool):
            return {field: bool(value)}
        written = folded(as_text(value))
        if written in _YES | {folded(_("yes"))}:
            return {field: True}
        if written in _NO | {"", folded(_("no"))}:
            return {field: False}
        raise CellProblem(_fits(as_text(value), (_("yes"), _("no"))))

    return Column(
        field, heading, width, lambda record: _("yes") if _get(field, record) else "", read, choices=(_("yes"), _("no"))
    )


def number(
    field: str,
    heading: str,
    width: float,
    low: float | None = None,
    high: float | None = None,
    *,
    empty: float | None = None,
    **more: Any,  # noqa: ANN401 - whatever a column takes
) -> Column[Any]:
    """A column of numbers from `low` to `high`; `empty` is shown, and read, as an empty cell."""

    def read(entry: Entry) -> Fields:
        value = as_number(entry.value(field))
        if value is None:
            return {field: empty}
        _check_range(value, low, high)
        return {field: value}

    def show(record: Record) -> Value:
        value = _get(field, record)
        return None if value == empty else value

    return Column(field, heading, width, show, read, **more)


def needed_number(
    field: str,
    heading: str,
    width: float,
    low: float,
    high: float,
    *,
    in_new_rows: bool = True,
    **more: Any,  # noqa: ANN401 - whatever a column takes
) -> Column[Any]:
    """A column of numbers that may not be left empty; in a new row it may, where there is a usual value."""
    column = number(field, heading, width, low, high, **more)

    def read(entry: Entry) -> Fields:
        if as_number(entry.value(field)) is None:
            raise CellProblem(_("A number is missing."))
        assert column.read is not None  # noqa: S101 - a number is always read
        return column.read(entry)

    return replace(column, value=partial(_get, field), read=read, needed=in_new_rows)


def whole(
    field: str,
    heading: str,
    width: float,
    low: int,
    high: int,
    *,
    empty: int | None = None,
    **more: Any,  # noqa: ANN401 - whatever a column takes
) -> Column[Any]:
    """A column of whole numbers from `low` to `high`."""
    column = number(field, heading, width, low, high, empty=empty, whole=(low, high), **more)

    def read(entry: Entry) -> Fields:
        value = as_number(entry.value(field))
        if value is not None and value != int(value):
            raise CellProblem(_("“{value}” is no whole number.").format(value=format_number(value)))
        assert column.read is not None  # noqa: S101 - a number is always read
        fields = column.read(entry)
        return {field: fields[field] if value is None else int(value)}

    return replace(column, read=read)


def day(field: str, heading: str, width: float) -> Column[Any]:
    """A column of dates; what has a time beside the day is shown as text."""

    def show(record: Record) -> Value:
        written = str(_get(field, record))
        try:
            return date.fromisoformat(written)
        except ValueError:
            return written

    return Column(field, heading, width, show, lambda entry: {field: as_date(entry.value(field))}, number_format=DATE)


def listed(field: str, heading: str, width: float) -> Column[Any]:
    """A column of several texts with commas between them; one that holds a comma itself stands in "quotes"."""

    def read(entry: Entry) -> Fields:
        return {field: split(as_text(entry.value(field)), ",")}

    return Column(field, heading, width, lambda record: joined(_get(field, record), ","), read, wraps=True)


def id_column() -> Column[Any]:
    """The ids that lead back from the rows to their records."""
    return Column("id", _("Id"), 20, lambda record: record.id, is_key=True)


def lines(field: str, heading: str, width: float) -> Column[Any]:
    """A column of several texts, one a line."""

    def read(entry: Entry) -> Fields:
        return {field: split(as_text(entry.value(field)), "\n")}

    return Column(field, heading, width, lambda record: joined(_get(field, record), "\n"), read, wraps=True)


def traits(heading: str, width: float) -> Column[Persona]:
    """The column of a persona's traits, one a line with its value behind a colon."""

    def show(persona: Persona) -> Value:
        return joined([f"{trait.name}: {trait.value}" for trait in persona.traits], "\n")

    def read(entry: Entry) -> Fields:
        found: list[dict[str, object]] = []
        for line in split(as_text(entry.value("traits")), "\n"):
            name, colon, value = line.rpartition(":")
            share = as_number(value)
            if not colon or share is None or not 0 <= share <= 100 or share != int(share):
                raise CellProblem(_("“{line}” is no trait. Write a name, a colon and 0 to 100.").format(line=line))
            found.append({"name": name.strip(), "value": int(share)})
        return {"traits": tuple(found)}

    return Column("traits", heading, width, show, read, wraps=True)


# -- values of cells


def as_text(value: Value) -> str:
    """What a cell holds, as text a record can hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date):
        return value.isoformat()[:10] if not isinstance(value, datetime) else value.isoformat()
    return clean(value)


def as_number(value: Value) -> float | None:
    """The number in a cell, written as text too; None for an empty one. Raises CellProblem."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    written = as_text(value).replace("−", "-").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    percent = written.endswith("%")
    try:
        found = float(written.rstrip("%").replace(",", ".") if written.count(",") < 2 else written)
    except ValueError:
        raise CellProblem(_("“{value}” is no number.").format(value=as_text(value))) from None
    if not isfinite(found):
        raise CellProblem(_("“{value}” is no number.").format(value=as_text(value)))
    return found / 100 if percent else found


def as_date(value: Value) -> str:
    """The ISO date in a cell, written as text too; empty for an empty one. Raises CellProblem."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    written = as_text(value).strip()
    for shape in _DATES:
        try:
            return datetime.strptime(written, shape).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    if written:
        raise CellProblem(_("“{value}” is no date. Write it as year-month-day: 2026-10-31.").format(value=written))
    return ""


def joined(items: Iterable[str], separator: str) -> str:
    """Several texts as one; what holds the separator, a quote or blanks around it stands in "quotes"."""
    return (separator + " " if separator == "," else separator).join(
        f'"{item.replace(chr(34), 2 * chr(34))}"' if _needs_quotes(item, separator) else item for item in items
    )


def split(written: str, separator: str) -> tuple[str, ...]:
    """The texts that `joined` made one of; a line break always parts them, and empty ones that stand in no "quotes"
    are left out."""
    items: list[str] = []
    for found in _ITEMS[separator].finditer(written):
        quoted, plain = found.groups()
        if quoted is not None:
            items.append(quoted.replace('""', '"'))
        elif plain.strip():
            items.append(plain.strip())
    return tuple(items)


_ITEMS = {
    ",": re.compile(r'[ \t]*(?:"((?:[^"]|"")*)"[ \t]*(?=[,\n]|\Z)|([^,\n]*))(?:[,\n]|\Z)'),
    "\n": re.compile(r'[ \t]*(?:"((?:[^"]|"")*)"[ \t]*(?=\n|\Z)|([^\n]*))(?:\n|\Z)'),
}


def _needs_quotes(item: str, separator: str) -> bool:
    return not item.strip() or item != item.strip() or separator in item or "\n" in item or item.startswith('"')


def _get(field: str, record: Record) -> Any:  # noqa: ANN401 - whatever the field holds
    return getattr(record, field)


def _check_range(value: float, low: float | None, high: float | None) -> None:
    if low is not None and high is not None and not low <= value <= high:
        raise CellProblem(
            _("{value} is not between {low} and {high}.").format(
                value=format_number(value), low=format_number(low), high=format_number(high)
            )
        )
    if low is not None and value < low:
        raise CellProblem(_("Must be at least {number}.").format(number=format_number(low)))


def _fits(written: str, names: Iterable[str]) -> str:
    if not written:
        return _("Nothing stands here. It may be: {names}.").format(names=few(names))
    return _("“{value}” is not known here. It may be: {names}.").format(value=written, names=few(names))


def few(names: Iterable[str]) -> str:
    """The first of the names, with commas between them."""
    found = [name for name in names if name]
    return ", ".join(found[:_MANY]) + (" …" if len(found) > _MANY else "")
