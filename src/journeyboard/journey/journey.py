"""The journey: all records by id, and the look-ups that layout and edits need, kept up to date by `apply`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Generic, TypeVar, cast

from pydantic import JsonValue

from journeyboard.journey.changes import Change
from journeyboard.journey.records import (
    EVERYTHING,
    RECORD_TYPES,
    Asset,
    Card,
    Feeling,
    FeelingState,
    JourneyInfo,
    Lane,
    Link,
    Metric,
    Persona,
    Reading,
    Record,
    SetAside,
    Source,
    Stage,
    Step,
    View,
)

R = TypeVar("R", bound=Record)
K = TypeVar("K")


class Index(Generic[K, R]):
    """The ids of one kind of record under the keys that `keys` reads from each."""

    def __init__(self, kind: type[R], keys: Callable[[R], Iterable[K]]) -> None:
        self.kind = kind
        self._keys = keys
        self._ids: dict[K, dict[str, None]] = {}

    def swap(self, before: R | None, after: R | None) -> None:
        """Take the record's old keys out and its new ones in."""
        if before is not None:
            for key in self._keys(before):
                ids = self._ids.get(key)
                if ids is not None:
                    ids.pop(before.id, None)
                    if not ids:
                        del self._ids[key]
        if after is not None:
            for key in self._keys(after):
                self._ids.setdefault(key, {})[after.id] = None

    def ids(self, key: K) -> Iterable[str]:
        """The ids under `key`, in no order that means anything."""
        return self._ids.get(key, ())

    def __iter__(self) -> Iterator[K]:
        """All keys that have an id."""
        return iter(self._ids)


class Journey:
    """One customer journey and everything that belongs to it.

    Reads are free; the only way to write is `apply`. `extra` holds the file's unknown top-level members, verbatim.
    """

    def __init__(self, records: Iterable[Record] = (), extra: Mapping[str, JsonValue] | None = None) -> None:
        self.extra: dict[str, JsonValue] = dict(extra or {})
        self._records: dict[str, Record] = {}
        self._kinds: dict[type[Record], dict[str, Record]] = {kind: {} for kind in RECORD_TYPES}
        self._ordered: dict[type[Record], tuple[Record, ...]] = {}
        self._columns: tuple[Step, ...] | None = None
        self._cells: Index[tuple[str, str], Card] = Index(Card, lambda card: ((card.lane, card.step),))
        self._spans: Index[str, Card] = Index(Card, lambda card: (card.lane,) if card.end_step else ())
        self._curves: Index[tuple[str, str, str], Feeling] = Index(
            Feeling, lambda feeling: ((feeling.persona, feeling.step, feeling.state),)
        )
        self._figures: Index[str, Reading] = Index(Reading, lambda reading: (reading.at,))
        self._ends: Index[str, Link] = Index(Link, lambda link: (link.from_, link.to))
        self._steps: Index[str, Step] = Index(Step, lambda step: (step.stage,))
        indexes = (self._cells, self._spans, self._curves, self._figures, self._ends, self._steps)
        self._indexes = {kind: _of_kind(kind, indexes) for kind in RECORD_TYPES}
        for record in records:
            self._set(None, record)
        if JourneyInfo.array not in self._records:
            self._set(None, JourneyInfo(id=JourneyInfo.array))

    # -- records by id

    def get(self, record_id: str) -> Record | None:
        """The record with this id, or None."""
        return self._records.get(record_id)

    def find(self, kind: type[R], record_id: str) -> R | None:
        """The record of that kind with this id, or None."""
        return cast("R | None", self._kinds[kind].get(record_id))

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """All records of that kind by id, to read."""
        return cast("Mapping[str, R]", MappingProxyType(self._kinds[kind]))

    def in_order(self, kind: type[R]) -> tuple[R, ...]:
        """All records of that kind in the order people see, ties by id."""
        if kind not in self._ordered:
            self._ordered[kind] = tuple(sorted(self._kinds[kind].values(), key=order_key))
        return cast("tuple[R, ...]", self._ordered[kind])

    def __iter__(self) -> Iterator[Record]:
        """All records, kinds in the order of the file's arrays."""
        for kind in RECORD_TYPES:
            yield from self._kinds[kind].values()

    def __len__(self) -> int:
        return len(self._records)

    @property
    def info(self) -> JourneyInfo:
        """What is said of the journey as a whole."""
        return cast("JourneyInfo", self._records[JourneyInfo.array])

    @property
    def personas(self) -> tuple[Persona, ...]:
        """The personas in order."""
        return self.in_order(Persona)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in order."""
        return self.in_order(Stage)

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes in order."""
        return self.in_order(Lane)

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics in order."""
        return self.in_order(Metric)

    @property
    def views(self) -> tuple[View, ...]:
        """The saved views in order."""
        return self.in_order(View)

    @property
    def opening_view(self) -> View:
        """The view the journey opens with: the first default one, else the one that shows everything."""
        return next((view for view in self.views if view.default), EVERYTHING)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources, by id."""
        return self.in_order(Source)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links, by id."""
        return self.in_order(Link)

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """What could not be read, by id."""
        return self.in_order(SetAside)

    @property
    def cards(self) -> Mapping[str, Card]:
        """All cards by id; see `cards_at` for their order."""
        return self.all(Card)

    @property
    def assets(self) -> Mapping[str, Asset]:
        """All pictures by id."""
        return self.all(Asset)

    # -- the grid

    def columns(self) -> tuple[Step, ...]:
        """All steps from left to right, by the order of their stages, then their own; none that lost its stage."""
        if self._columns is None:
            self._columns = tuple(step for stage in self.stages for step in self.steps_of(stage.id))
        return self._columns

    def steps_of(self, stage_id: str) -> tuple[Step, ...]:
        """The steps of a stage in order."""
        steps = (self._kinds[Step][step_id] for step_id in self._steps.ids(stage_id))
        return tuple(sorted(cast("Iterable[Step]", steps), key=order_key))

    def cards_at(self, lane_id: str, step_id: str) -> tuple[Card, ...]:
        """The cards that begin in this cell, in order."""
        return self._sorted(Card, self._cells.ids((lane_id, step_id)))

    def spanning(self, lane_id: str) -> tuple[Card, ...]:
        """The cards of a lane that name an end step, in order."""
        return self._sorted(Card, self._spans.ids(lane_id))

    def unplaced(self) -> tuple[Card, ...]:
        """The cards whose lane or step is missing, or whose step belongs to no stage, in order."""
        steps = {step.id for step in self.columns()}
        lost = [key for key in self._cells if key[0] not in self._kinds[Lane] or key[1] not in steps]
        return self._sorted(Card, [card_id for key in lost for card_id in self._cells.ids(key)])

    # -- what belongs to a place

    def feeling(self, persona_id: str, step_id: str, state: FeelingState = "as_is") -> Feeling | None:
        """The persona's feeling at a step. Of several (a broken file) the one with the lowest id."""
        ids = self._curves.ids((persona_id, step_id, state))
        return self.find(Feeling, min(ids)) if ids else None

    def readings_at(self, place_id: str) -> tuple[Reading, ...]:
        """The readings at a stage, step or card, by period then id."""
        ids = self._figures.ids(place_id)
        if not ids:
            return ()
        readings = (cast("Reading", self._records[reading_id]) for reading_id in ids)
        return tuple(sorted(readings, key=lambda reading: (reading.period, reading.id)))

    def links_at(self, record_id: str) -> tuple[Link, ...]:
        """The links that begin or end at this record, by id."""
        return self._sorted(Link, self._ends.ids(record_id))

    def has_links(self, record_id: str) -> bool:
        """Whether any link begins or ends at this record."""
        return bool(self._ends.ids(record_id))

    def _sorted(self, kind: type[R], ids: Iterable[str]) -> tuple[R, ...]:
        if not ids:
            return ()
        records = self._kinds[kind]
        return cast("tuple[R, ...]", tuple(sorted((records[record_id] for record_id in ids), key=order_key)))

    # -- changing

    def apply(self, change: Change) -> None:
        """Carry out `change`. Raises ValueError, and does nothing, when a record is not as the change expects it."""
        for edit in change:
            found = self._records.get(edit.id)
            if found is not edit.before and found != edit.before:
                raise ValueError(f"record {edit.id} is not as the change {change.label!r} expects it")
            if edit.before is not None and edit.after is not None and type(edit.before) is not type(edit.after):
                raise ValueError(f"record {edit.id} cannot become a {type(edit.after).__name__}")
        for edit in change:
            self._set(edit.before, edit.after)

    def _set(self, before: Record | None, after: Record | None) -> None:
        record = after or before
        if record is None:
            return
        kind = type(record)
        if after is not None:
            self._records[record.id] = after
            self._kinds[kind][record.id] = after
        else:
            del self._records[record.id]
            del self._kinds[kind][record.id]
        self._ordered.pop(kind, None)
        if kind in (Stage, Step):
            self._columns = None
        for index in self._indexes[kind]:
            index.swap(before, after)


def _of_kind(kind: type[Record], indexes: Iterable[object]) -> tuple[Index[object, Record], ...]:
    """The indexes of one kind of record: hundreds of thousands of readings are not held against those of cards."""
    own = (cast("Index[object, Record]", index) for index in indexes)
    return tuple(index for index in own if index.kind is kind)


def order_key(record: Record) -> tuple[str, str]:
    """What records of a kind are sorted by: their order key, then their id."""
    return (getattr(record, "order", ""), record.id)
