"""A workbook that comes back: what was edited in it since it was exported.

Each cell is held against what the export wrote there, which the hidden sheet still knows. So only what a person changed
is read, and nothing is lost that a cell cannot show. Names are looked up in the journey as it is with the edits read
before: lists that others refer to come first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from journeyboard.exchange.naming import Names
from journeyboard.exchange.workbook.base import Base, listed
from journeyboard.exchange.workbook.book import long_texts_title, shown_in_cell, split_text
from journeyboard.exchange.workbook.columns import CellProblem, Column, Entry, List, Reader, Value
from journeyboard.exchange.workbook.completing import complete, new_record, row_id, undone_where_wrong
from journeyboard.exchange.workbook.found import FoundBook, FoundRow, FoundSheet, is_same
from journeyboard.exchange.workbook.lists import all_lists, info_columns
from journeyboard.exchange.workbook.values import as_text
from journeyboard.journey.changes import Change, Edit
from journeyboard.journey.journey import Journey
from journeyboard.journey.merging import Difference, differences, merge
from journeyboard.journey.records import JourneyInfo, Record, replace
from journeyboard.language import _, speaking
from journeyboard.metrics.files.sheets import Fault
from journeyboard.storage.problems import FileProblem

_FIRST = ("metrics", "stages", "steps", "lanes", "personas")
"""The lists that others refer to."""


@dataclass(frozen=True)
class Remark:
    """Something that does not come back, and where it stands."""

    where: str
    """A cell or row ("Cards!F12", "Cards!12"), or a sheet."""
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


@dataclass
class Returned:
    """What a workbook brings back."""

    base: Journey
    """What was exported, without what no list holds."""
    edited: Journey
    """The same with what was edited; rows that are gone are still there."""
    deleted: list[str] = field(default_factory=list)
    """The ids of records whose rows are gone."""
    remarks: list[Remark] = field(default_factory=list)
    """Edits that do not come back, each with the reason."""
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    """Where a field was edited, by the record's id and the field's name; an empty name stands for a new row."""

    def compared(self, ours: Journey) -> tuple[Difference, ...]:
        """What is left to take over into `ours`, the map as it is now. Raises FileProblem when it is another map."""
        exported = {record.id for record in self.base if not isinstance(record, JourneyInfo)}
        if exported and not any(ours.get(record_id) is not None for record_id in exported):
            raise FileProblem(
                _("The workbook is of another map: “{title}”. Open that one to bring the edits back.").format(
                    title=self.base.info.title
                )
            )
        theirs = differences(self.base, self.edited)
        gone = [Edit(record, None) for record in map(self.base.get, self.deleted) if record is not None]
        touched = {edit.id for edit in gone}
        kept = (edit for edit in theirs if edit.id not in touched)
        return merge(ours, differences(self.base, listed(ours)), Change("", (*kept, *gone)))

    def place(self, difference: Difference) -> str:
        """Where in the workbook a difference was made; empty for a row that is gone."""
        return self.places.get((difference.id, difference.field), "")


def read_back(path: Path) -> Returned:
    """What was edited in the workbook at `path`. Raises FileProblem when it cannot be told."""
    book = FoundBook(path)
    base = book.base()
    with speaking(base.language):
        return _Reader(book, base).read()


class _Reader:
    """Reads list after list; each sees what those before it changed."""

    def __init__(self, book: FoundBook, base: Base) -> None:
        self._book, self._export = book, base.sha256
        self._lists = all_lists(base.journey)
        self._base_names = Names(base.journey)
        self._names = self._base_names
        self._long = dict(self._long_texts())
        self._seen: dict[tuple[str, str], object] = {}
        self._in_doubt: set[tuple[str, str]] = set()
        self._returned = Returned(base.journey, Journey(base.journey, base.journey.extra))

    def read(self) -> Returned:
        """All that was edited."""
        returned = self._returned
        self._read_info()
        for made in sorted(self._lists, key=lambda made: _rank(made.name)):
            sheet = self._book.list_sheet(made)
            if sheet is None:
                self._remark(made.title, _("This sheet is gone; nothing of it comes back."))
                continue
            self._read_list(made, sheet)
            self._names = Names(returned.edited, self._base_names)
        complete(returned.base, returned.edited)
        wrong = undone_where_wrong(returned.base, returned.edited)
        for record_id, text in wrong:
            self._remark(self._any_place(record_id), text)
        return returned

    # -- the journey as a whole

    def _read_info(self) -> None:
        info = self._returned.base.info
        columns = {column.heading: column for column in info_columns()}
        done: set[str] = set()
        for name, value, where in self._book.pairs(_("Overview")):
            column = columns.get(name)
            if column is None or name in done:
                continue
            done.add(name)
            cells: dict[str, Value | Fault] = {column.key: value}
            row = FoundRow(_("Overview"), 0, cells, {column.key: where})
            self._read_cells(info, [column], row)

    # -- lists

    def _read_list(self, made: List[Any], sheet: FoundSheet) -> None:
        for column in made.columns:
            if column.key not in sheet.columns and column.read is not None:
                words = _("The column “{heading}” is gone; nothing of it comes back.")
                self._remark(sheet.title, words.format(heading=column.heading))
        records: dict[str, Record] = {record.id: record for record in made.records}
        found, new = self._by_record(made, sheet, records)
        for record_id, row in found.items():
            self._read_cells(records[record_id], made.columns, row)
        if made.is_second_look:
            for row in new:
                self._remark(
                    row.where, _("New rows belong into the sheet “{sheet}”.").format(sheet=self._lists[0].title)
                )
            return
        for row in new:
            self._add(made, row)
        self._returned.deleted += [record_id for record_id in records if record_id not in found]

    def _by_record(
        self, made: List[Any], sheet: FoundSheet, records: Mapping[str, Record]
    ) -> tuple[dict[str, FoundRow], list[FoundRow]]:
        """The row of each record, and the new ones. Of rows that were copied the one most like it is the record's."""
        rows: dict[str, list[FoundRow]] = {}
        new: list[FoundRow] = []
        for row in sheet.rows:
            held = row.cells.get("id")
            record_id = held.strip() if isinstance(held, str) else ""
            if record_id in records:
                rows.setdefault(record_id, []).append(row)
            else:
                new.append(row)
        found: dict[str, FoundRow] = {}
        for record_id, own in rows.items():
            own.sort(key=lambda row: sum(1 for _key in self._changed(records[record_id], made.columns, row)))
            found[record_id] = own[0]
            new += own[1:]
        return found, sorted(new, key=lambda row: row.number)

    def _changed(self, record: Record, columns: Iterable[Column[Any]], row: FoundRow) -> Iterator[Column[Any]]:
        """The columns whose cells are not what was exported."""
        for column in columns:
            if column.key not in row.cells or column.key == "id":
                continue
            expected = column.value(record)
            if isinstance(expected, str) and len(parts := split_text(expected)) > 1:
                expected = shown_in_cell(parts)
            if not is_same(expected, row.cells[column.key], tabs_lost=self._book.is_ods):
                yield column

    def _read_cells(self, record: Record, columns: Iterable[Column[Any]], row: FoundRow) -> None:
        """Take over what was edited in the row of a record."""
        changed = list(self._changed(record, columns, row))
        long = {column.key: text for column in columns if (text := self._edited_long_text(record, column)) is not None}
        changed += [column for column in columns if column.key in long and column not in changed]
        failed: set[Reader] = set()  # stage and step are read together, and told of once
        for column in changed:
            where = row.addresses.get(column.key, row.where)
            if column.read in failed:
                continue
            if column.read is None:
                if column.formula is None:
                    self._remark(
                        where,
                        _("“{heading}” is worked out; what is written there does not come back.").format(
                            heading=column.heading
                        ),
                    )
                continue
            try:
                value = long[column.key] if column.key in long else row.value(column.key)
                if column.key not in long and _is_shown_in_part(value):
                    raise CellProblem(
                        _("This text is longer than a cell. Edit it in the sheet “{sheet}”.").format(
                            sheet=long_texts_title()
                        )
                    )
                values = {**self._values(row), column.key: value}
                fields = column.read(Entry(values, record, self._names))
                self._set(record, fields, where)
            except CellProblem as problem:
                failed.add(column.read)
                self._remark(where, str(problem))

    def _values(self, row: FoundRow) -> dict[str, Value]:
        return {key: None if isinstance(value, Fault) else value for key, value in row.cells.items()}

    def _set(self, record: Record, fields: Mapping[str, object], where: str) -> None:
        returned = self._returned
        for name, value in fields.items():
            key = (record.id, name)
            if key in self._seen and self._seen[key] != value:
                self._in_doubt.add(key)
                self._put(record.id, name, getattr(record, name))
                self._remark(
                    where, _("{other} says something else, so neither comes back.").format(other=returned.places[key])
                )
                continue
            if key in self._in_doubt:
                continue
            self._seen[key] = value
            self._put(record.id, name, value)
            returned.places.setdefault(key, where)

    def _put(self, record_id: str, name: str, value: object) -> None:
        edited = self._returned.edited
        before = edited.get(record_id)
        if before is None:
            return
        try:
            after = replace(before, **{name: value})
        except ValidationError as error:
            raise CellProblem(_("This value does not fit here.")) from error
        if after != before:
            edited.apply(Change("", (Edit(before, after),)))

    def _add(self, made: List[Any], row: FoundRow) -> None:
        """Make a record of a new row; what does not fit is left out, and the row when it cannot be without."""
        fields: dict[str, object] = {}
        entry = Entry(self._values(row), None, self._names)
        for column in made.columns:
            if column.read is None or column.key not in row.cells:
                continue
            if not column.needed and row.cells[column.key] is None:
                continue
            try:
                row.value(column.key)
                fields |= column.read(entry)
            except CellProblem as problem:
                if column.needed:
                    words = _("The new row is left out. {reason}").format(reason=problem)
                    self._remark(row.addresses.get(column.key, row.where), words)
                    return
                self._remark(row.addresses[column.key], str(problem))
        try:
            record_id = row_id(self._returned.edited, f"{self._export} {made.name}", sorted(entry.values.items()))
            record = new_record(self._returned.edited, made.kind, fields, record_id)
        except ValidationError:
            self._remark(row.where, _("The new row is left out. Its values do not fit together."))
            return
        self._returned.edited.apply(Change("", (Edit(None, record),)))
        self._returned.places[record.id, ""] = row.where

    # -- long texts

    def _long_texts(self) -> Iterator[tuple[tuple[str, str], str]]:
        """The texts of the sheet of long texts by id and heading, whole."""
        parts: dict[tuple[str, str], list[tuple[float, str]]] = {}
        for row in self._book.rows(long_texts_title())[1:]:
            cells = [*row, None, None, None, None, None][:5]
            _sheet, heading, number, text, record_id = cells
            if isinstance(heading, str) and isinstance(record_id, str) and not isinstance(text, Fault):
                at = number if isinstance(number, int | float) else 0
                parts.setdefault((record_id, heading), []).append((at, as_text(text)))
        for key, found in parts.items():
            yield key, "".join(text for _at, text in sorted(found, key=lambda part: part[0]))

    def _edited_long_text(self, record: Record, column: Column[Any]) -> str | None:
        """The text of a long field where it was edited in the sheet of long texts; None where it was not."""
        text = self._long.get((record.id, column.heading)) if self._long else None
        if text is None:
            return None
        expected = column.value(record)
        if not isinstance(expected, str) or len(split_text(expected)) == 1:
            return None
        return None if is_same(expected, text, tabs_lost=self._book.is_ods) else text

    # -- remarks

    def _remark(self, where: str, text: str) -> None:
        self._returned.remarks.append(Remark(where, text))

    def _any_place(self, record_id: str) -> str:
        places = (place for (owner, _field), place in self._returned.places.items() if owner == record_id)
        return next(places, record_id)


def _is_shown_in_part(value: Value) -> bool:
    return isinstance(value, str) and shown_in_cell(("",)) in value


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)
