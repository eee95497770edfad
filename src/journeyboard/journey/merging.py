"""Bringing together what two people did to one journey: what differs, what of it stands against each other, and the
change that takes it over.

A journey that went out as `base` comes back as `theirs`; meanwhile the map moved on and is `ours`. Both ways are plain
changes (`differences`), and merging reads nothing else.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from dataclasses import replace as dataclass_replace
from typing import Literal, cast

from journeyboard.journey.changes import Change, Draft, Edit
from journeyboard.journey.editing import delete
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Feeling, Link, Reading, Record, replace
from journeyboard.journey.references import references_of

_Fields = dict[str, object]


def differences(before: Journey, after: Journey, label: str = "") -> Change:
    """The change that makes `after` of `before`."""
    edits = [Edit(before.get(record.id), record) for record in after]
    edits += [Edit(record, None) for record in before if after.get(record.id) is None]
    return Change(label, tuple(edit for edit in edits if edit.before != edit.after))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that they did and we did not: a record added or removed, or one field of it set."""

    kind: Literal["added", "removed", "set"]
    record: Record
    """As they have it; as we have it when they removed it."""
    field: str = ""
    """Which field they set; empty for a whole record."""
    former: object = None
    """What the field says with us."""
    value: object = None
    """What it says once this is taken over."""
    conflict: bool = False
    """Whether we did something else to the same field or record, so that somebody has to choose."""

    @property
    def id(self) -> str:
        """The id of the record it is about."""
        return self.record.id


def merge(ours: Journey, mine: Change, theirs: Change) -> tuple[Difference, ...]:
    """What is left to take over of `theirs` into `ours`.

    Both changes begin at the same journey; `ours` is where `mine` led. Fields that only they set are theirs, lists that
    both lengthened or shortened are brought together, what both did alike is done already. A feeling or reading that
    both added for the same place counts as one. It is a conflict when both set a field otherwise, when one changed
    what the other removed, and when one put something where the other took the place away.
    """
    doubles = _Doubles(ours, {edit.id for edit in theirs if edit.after is None})
    here = {record.id for record in ours} | {edit.id for edit in theirs if edit.before is None}
    found: list[Difference] = []
    for edit in theirs:
        own = ours.get(edit.id)
        if edit.after is None:
            if own is not None:
                found.append(Difference("removed", own))
        elif edit.before is None and own is None:
            double = doubles.of(edit.after)
            if double is None:
                found.append(Difference("added", edit.after, conflict=bool(_astray(edit.after, here))))
            else:
                found += _fields_set(None, double, replace(edit.after, id=double.id), here)
        elif own is None:
            found.append(Difference("added", edit.after, conflict=True))
        else:
            found += _fields_set(edit.before, own, edit.after, here)
    return tuple(_removals_in_doubt(ours, mine, found))


def taken_over(ours: Journey, taken: Iterable[Difference], label: str) -> Change:
    """The change that takes `taken` over into `ours`.

    What a removed record takes along goes too, as when somebody deletes it on the map. A feeling, link or reading
    whose place, persona or metric is gone is left out: it cannot be without.
    """
    taken = tuple(taken)
    draft = _put(ours, taken)
    after = Journey(ours, ours.extra)
    after.apply(draft.change(label))
    for record_id in {difference.id for difference in taken}:
        before = ours.get(record_id)
        if _is_lost(after, after.get(record_id)) and not _is_lost(ours, before):
            draft.remove(record_id) if before is None else draft.put(before)
    change = draft.change(label)
    removed = [difference.id for difference in taken if difference.kind == "removed"]
    if not removed:
        return change
    after = Journey(ours, ours.extra)
    after.apply(change)
    return change.then(delete(after, removed))


def _put(ours: Journey, taken: Iterable[Difference]) -> Draft:
    """What of `taken` adds records or sets fields, drafted."""
    draft = Draft(ours)
    fields: dict[str, _Fields] = {}
    for difference in taken:
        if difference.kind == "added":
            draft.put(difference.record)
        elif difference.kind == "set":
            fields.setdefault(difference.id, {})[difference.field] = difference.value
    for record_id, values in fields.items():
        record = draft.get(record_id)
        if record is not None:
            draft.update(record, **values)
    return draft


def _fields_set(base: Record | None, own: Record, their: Record, here: AbstractSet[str]) -> Iterator[Difference]:
    """The fields that they set otherwise than we have them."""
    before, ours, theirs = (_values(record) if record else {} for record in (base, own, their))
    astray = _astray(their, here)
    for field in dict.fromkeys((*theirs, *ours)):
        was, held, value = before.get(field), ours.get(field), theirs.get(field)
        if value == held or (base is not None and value == was):
            continue
        conflict = base is None or held != was
        if conflict and all(isinstance(each, tuple) for each in (was, held, value)):
            both = _both(cast("_List", was), cast("_List", held), cast("_List", value))
            if both == held:
                continue
            value, conflict = (value, True) if both is None else (both, False)
        yield Difference("set", their, field, held, value, conflict or field in astray)


def _values(record: Record) -> _Fields:
    return {**record.__dict__, **(record.model_extra or {})}


def _astray(record: Record, here: AbstractSet[str]) -> set[str]:
    """The fields that name a record which is none of `here`."""
    found = ((reference.field, reference.ids(record)) for reference in references_of(record))
    return {field for field, ids in found if any(record_id and record_id not in here for record_id in ids)}


def _removals_in_doubt(ours: Journey, mine: Change, found: list[Difference]) -> Iterator[Difference]:
    """`found`, those marked as conflicts that would take away something we added or changed."""
    removed = {difference.id for difference in found if difference.kind == "removed"}
    cared = {edit.id for edit in mine if edit.after is not None}
    if not removed or not cared:
        yield from found
        return
    after = Journey(ours, ours.extra)
    after.apply(_put(ours, (difference for difference in found if difference.kind != "removed")).change(""))
    doubtful = bool(cared & _gone_with(after, removed))
    for difference in found:
        if doubtful and difference.kind == "removed":
            along = _gone_with(after, {difference.id}) - removed
            if cared & (along | {difference.id}):
                difference = dataclass_replace(difference, conflict=True)
        yield difference


def _gone_with(journey: Journey, ids: AbstractSet[str]) -> set[str]:
    return {edit.id for edit in delete(journey, ids) if edit.after is None}


_List = tuple[Hashable, ...]


def _both(base: _List, ours: _List, theirs: _List) -> _List | None:
    """The list with what both put in and without what either took out; None where that is not clear: items twice,
    another order, or the same item replaced by both."""
    lists = (base, ours, theirs)
    if any(len(set(each)) < len(each) for each in lists):
        return None
    kept = [item for item in base if item in theirs]
    if [item for item in theirs if item in base] != kept or (set(base) - set(ours)) & (set(base) - set(theirs)):
        return None
    return (
        *(item for item in ours if item not in base or item in theirs),
        *(item for item in theirs if item not in base and item not in ours),
    )


class _Doubles:
    """Finds the feeling or reading of ours that stands for the same as one of theirs."""

    def __init__(self, ours: Journey, removed: AbstractSet[str]) -> None:
        self._ours, self._removed = ours, removed
        self._keys: dict[type[Record], dict[Hashable, Record]] = {}

    def of(self, record: Record) -> Record | None:
        """Ours, of the same kind and key; None without one, or for a kind that may stand twice."""
        key = _KEYS.get(type(record))
        if key is None:
            return None
        if type(record) not in self._keys:
            own = self._ours.all(type(record)).values()
            self._keys[type(record)] = {key(each): each for each in own if each.id not in self._removed}
        return self._keys[type(record)].get(key(record))


def _feeling_key(record: Record) -> Hashable:
    assert isinstance(record, Feeling)  # noqa: S101 - looked up by its type
    return (record.persona, record.step, record.state)


def _reading_key(record: Record) -> Hashable:
    assert isinstance(record, Reading)  # noqa: S101 - looked up by its type
    return (record.metric, record.at, record.persona, record.segment, record.period)


def key_of(record: Record) -> Hashable | None:
    """What no two feelings, or readings, of a journey have in common; None for kinds that may be alike."""
    key = _KEYS.get(type(record))
    return key(record) if key is not None else None


_KEYS: Mapping[type[Record], Callable[[Record], Hashable]] = {Feeling: _feeling_key, Reading: _reading_key}


def _is_lost(journey: Journey, record: Record | None) -> bool:
    """Whether what the record cannot be without is not there. A card can: it waits in a tray."""
    if not isinstance(record, Feeling | Link | Reading):
        return False
    needed = (reference for reference in references_of(record) if reference.needed or reference.field == "persona")
    return any(journey.get(record_id) is None for reference in needed for record_id in reference.ids(record))
