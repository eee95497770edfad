"""A change: one edit, as the records it touched before and after. It is the only way a journey changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from journeyboard.journey.records import Record, replace

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after; None where it is not there. At least one of them is a record."""

    before: Record | None
    after: Record | None

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id

    @property
    def record(self) -> Record:
        """The record as it is afterwards, or as it was when it is gone."""
        record = self.after or self.before
        if record is None:
            raise ValueError("an edit needs a record")
        return record


@dataclass(frozen=True, slots=True)
class Change:
    """What one action of a person did, with the name people read in the history."""

    label: str
    edits: tuple[Edit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.edits)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)

    @property
    def ids(self) -> frozenset[str]:
        """The ids it touches."""
        return frozenset(edit.id for edit in self.edits)

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.label, tuple(Edit(edit.after, edit.before) for edit in self.edits))

    def then(self, later: "Change", label: str | None = None) -> "Change":
        """Both as one change: each record from its first `before` to its last `after`."""
        ends: dict[str, Edit] = {edit.id: edit for edit in self.edits}
        for edit in later.edits:
            first = ends.get(edit.id)
            ends[edit.id] = Edit(first.before, edit.after) if first else edit
        kept = tuple(edit for edit in ends.values() if edit.before != edit.after)
        return Change(self.label if label is None else label, kept)


class Records(Protocol):
    """Where records are looked up by id: a journey, or a draft over it."""

    def get(self, record_id: str) -> Record | None:
        """The record with this id, or None."""
        ...


class Draft:
    """Collects what one change will do. Look-ups see what was put before."""

    def __init__(self, base: Records) -> None:
        self._base = base
        self._after: dict[str, Record | None] = {}

    def get(self, record_id: str) -> Record | None:
        """The record as it will be, or None."""
        if record_id in self._after:
            return self._after[record_id]
        return self._base.get(record_id)

    def put(self, record: R) -> R:
        """Add the record, or set it in place of the one with its id."""
        self._after[record.id] = record
        return record

    def update(self, record: R, **fields: object) -> R:
        """Put a copy of `record` with `fields` set; raises ValidationError for a value out of range."""
        return self.put(replace(record, **fields))

    def remove(self, record_id: str) -> None:
        """Take the record out."""
        self._after[record_id] = None

    def change(self, label: str) -> Change:
        """What was collected, without the edits that alter nothing."""
        edits = (Edit(self._base.get(record_id), after) for record_id, after in self._after.items())
        return Change(label, tuple(edit for edit in edits if edit.before != edit.after))
