"""What comes back from a workbook, in words: for the list in the window and for the command line."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from journeyboard.exchange.naming import Names
from journeyboard.exchange.workbook.columns import Column, List, Value
from journeyboard.exchange.workbook.lists import all_lists, info_columns
from journeyboard.exchange.workbook.returning import Returned
from journeyboard.journey.check import called
from journeyboard.journey.editing import delete
from journeyboard.journey.journey import Journey
from journeyboard.journey.merging import Difference
from journeyboard.journey.records import (
    Card,
    Feeling,
    JourneyInfo,
    Lane,
    Link,
    Metric,
    Persona,
    Reading,
    Record,
    Stage,
    Step,
    replace,
)
from journeyboard.journey.words import value_name
from journeyboard.language import N_, _, format_date, format_number, ngettext

_KINDS: dict[type[Record], str] = {
    JourneyInfo: N_("Journey"),
    Persona: N_("Persona"),
    Stage: N_("Stage"),
    Step: N_("Step"),
    Lane: N_("Lane"),
    Feeling: N_("Feeling"),
    Link: N_("Arrow"),
    Metric: N_("Metric"),
    Reading: N_("Value of a metric"),
}


@dataclass(frozen=True)
class Told:
    """One difference in words."""

    difference: Difference
    kind: Literal["added", "removed", "set"]
    what: str
    """Which record: "Pain point “Guest checkout is missing”"."""
    field: str
    """What the field is called; empty for whole records."""
    before: str
    """What the map says now; for a record that goes, what goes with it and whether it was edited since."""
    after: str
    """What it would say; for a new record, where it stands."""
    place: str
    """The cell or row of the workbook; empty for a row that is gone."""
    conflict: bool


class Teller:
    """Tells of what a workbook brings back onto `ours`, in the current language."""

    def __init__(self, returned: Returned, ours: Journey) -> None:
        self._returned, self._ours = returned, ours
        self._here, self._there = _Shown(ours), _Shown(returned.edited)

    def tell(self, difference: Difference) -> Told:
        """One difference in words."""
        record = difference.record
        if difference.kind == "added":
            before, after = _("gone from the map") if difference.conflict else "", self._there.place(record)
        elif difference.kind == "removed":
            notes = (_("edited on the map since") if difference.conflict else "", self._goes_along(record))
            before, after = ", ".join(filter(None, notes)), ""
        else:
            own = self._ours.get(record.id) or record
            before = self._here.value(own, difference.field)
            after = self._there.value(replace(own, **{difference.field: difference.value}), difference.field)
        return Told(
            difference,
            difference.kind,
            self._what(record),
            self._there.heading(record, difference.field) if difference.field else "",
            before,
            after,
            self._returned.place(difference),
            difference.conflict,
        )

    def _what(self, record: Record) -> str:
        own = self._ours.get(record.id) or record
        shown = self._here if self._ours.get(record.id) is not None else self._there
        return f"{_kind(own)} {shown.name(own)}".strip()

    def _goes_along(self, record: Record) -> str:
        """What deleting a record takes along."""
        gone = [edit for edit in delete(self._ours, [record.id]) if edit.after is None and edit.id != record.id]
        if not gone:
            return ""
        return ngettext("with {count} more record", "with {count} more records", len(gone)).format(
            count=format_number(len(gone), 0)
        )


class _Shown:
    """How one journey's records are shown in lists."""

    def __init__(self, journey: Journey) -> None:
        self._names = Names(journey)
        self._lists: dict[type[Record], List[Any]] = {}
        for made in all_lists(journey):
            self._lists.setdefault(made.kind, made)

    def heading(self, record: Record, field: str) -> str:
        column = self._column(record, field)
        return column.heading if column is not None else field

    def value(self, record: Record, field: str) -> str:
        if field == "step" and isinstance(record, Card | Feeling):
            return self._names.place(record.step)
        column = self._column(record, field)
        return in_words(column.value(record)) if column is not None else str(getattr(record, field, ""))

    def name(self, record: Record) -> str:
        """What a record is called, in quotes, or where it is where it has no name."""
        if isinstance(record, Feeling):
            return self.place(record)
        if isinstance(record, Reading):
            metric, at = self._names.of(record.metric), self._names.place(record.at)
            return " · ".join(part for part in (metric, at, record.period) if part)
        if isinstance(record, Link):
            return f"{self._names.place(record.from_)} → {self._names.place(record.to)}"
        name = called(record) or self._names.of(record.id)
        return _("“{quote}”").format(quote=name)

    def place(self, record: Record) -> str:
        """Where a record stands."""
        if isinstance(record, Card):
            return f"{self._names.of(record.lane)}, {self._names.place(record.step)}"
        if isinstance(record, Feeling):
            return f"{self._names.of(record.persona)}, {self._names.place(record.step)}"
        return self._names.of(record.stage) if isinstance(record, Step) else ""

    def _column(self, record: Record, field: str) -> Column[Any] | None:
        columns = info_columns() if isinstance(record, JourneyInfo) else self._lists[type(record)].columns
        return next((column for column in columns if column.key == field), None)


def in_words(value: Value) -> str:
    """What a cell shows, on one line; “–” for nothing."""
    if value is None or value == "":
        return "–"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format_number(value)
    return " / ".join(str(value).splitlines())


def _kind(record: Record) -> str:
    return value_name("kind", record.kind) if isinstance(record, Card) else _(_KINDS[type(record)])
