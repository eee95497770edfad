"""Edits that suit every kind of record: set fields, take away with all that hangs on it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Card,
    Feeling,
    Filter,
    Lane,
    Metric,
    Persona,
    Reading,
    Record,
    Source,
    Stage,
    Step,
    View,
    clean,
    replace,
)
from journeyboard.language import _, ngettext


class ListChange(NamedTuple):
    """What to do to a list field: values to add behind the others, and values to take out; the rest of a list stays."""

    added: tuple[object, ...] = ()
    removed: tuple[object, ...] = ()

    def of(self, values: Sequence[object]) -> tuple[object, ...]:
        """The list `values` with this change done."""
        kept = [value for value in values if value not in self.removed]
        return (*kept, *(value for value in self.added if value not in kept))


def set_fields(journey: Journey, ids: Iterable[str], label: str | None = None, /, **fields: object) -> Change:
    """Set the same fields on several records, texts cleaned of control characters; for a list field a `ListChange` says
    what to change in each record's own.

    Ids that are gone and records without such a field are passed over. Raises pydantic's ValidationError for a value
    out of range; nothing is changed then.
    """
    draft = Draft(journey)
    cleaned = {name: _cleaned(value) for name, value in fields.items()}
    for record_id in ids:
        record = journey.get(record_id)
        if record is not None:
            known = {name: value for name, value in cleaned.items() if name in type(record).model_fields}
            for name, value in known.items():
                if isinstance(value, ListChange):
                    known[name] = value.of(getattr(record, name))
            draft.update(record, **known)
    return draft.change(label or _("Edit"))


def put_record(journey: Journey, record: Record, label: str) -> Change:
    """Add a record that was made elsewhere, or set it in place of the one with its id."""
    draft = Draft(journey)
    draft.put(record)
    return draft.change(label)


def delete(journey: Journey, ids: Iterable[str], label: str | None = None) -> Change:
    """Take records away with what cannot be without them, and every mention of them.

    A stage takes its steps along, a step or lane its cards, a persona its feelings, a metric its readings; links and
    readings go with either end. A stage whose last step goes, goes too. A card that only ended in a step that goes
    ends one step earlier.
    """
    draft = Draft(journey)
    asked = [record_id for record_id in dict.fromkeys(ids) if journey.get(record_id) is not None]
    gone = _with_dependants(journey, asked)
    for record_id in gone:
        draft.remove(record_id)
    _shorten_spans(journey, draft, gone)
    _forget(journey, draft, gone)
    return draft.change(label or ngettext("Delete", "Delete {count} items", len(asked)).format(count=len(asked)))


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, ListChange):
        return ListChange(tuple(map(_cleaned, value.added)), value.removed)
    if isinstance(value, tuple | list):
        return tuple(_cleaned(item) for item in value)
    return value


def _with_dependants(journey: Journey, ids: Iterable[str]) -> dict[str, Record]:
    gone: dict[str, Record] = {}
    waiting = [record for record in (journey.get(record_id) for record_id in ids) if record is not None]
    waiting = [record for record in waiting if record.id != journey.info.id]
    by_cell: dict[str, list[Card]] | None = None
    while waiting:
        record = waiting.pop()
        if record.id in gone:
            continue
        gone[record.id] = record
        waiting.extend(journey.links_at(record.id))
        waiting.extend(journey.readings_at(record.id))
        if isinstance(record, Stage):
            waiting.extend(journey.steps_of(record.id))
        elif isinstance(record, Step | Lane):
            by_cell = by_cell if by_cell is not None else _cards_by_place(journey)
            waiting.extend(by_cell.get(record.id, ()))
            if isinstance(record, Step):
                waiting.extend(f for f in journey.all(Feeling).values() if f.step == record.id)
                waiting.extend(_stage_left_empty(journey, record, gone))
        elif isinstance(record, Persona):
            waiting.extend(f for f in journey.all(Feeling).values() if f.persona == record.id)
            waiting.extend(r for r in journey.all(Reading).values() if r.persona == record.id)
        elif isinstance(record, Metric):
            waiting.extend(r for r in journey.all(Reading).values() if r.metric == record.id)
    return gone


def _cards_by_place(journey: Journey) -> dict[str, list[Card]]:
    places: dict[str, list[Card]] = {}
    for card in journey.cards.values():
        places.setdefault(card.lane, []).append(card)
        places.setdefault(card.step, []).append(card)
    return places


def _stage_left_empty(journey: Journey, step: Step, gone: Mapping[str, Record]) -> list[Record]:
    stage = journey.get(step.stage)
    left = [other for other in journey.steps_of(step.stage) if other.id not in gone]
    return [stage] if stage is not None and not left else []


def _shorten_spans(journey: Journey, draft: Draft, gone: Mapping[str, Record]) -> None:
    if not any(isinstance(record, Step) for record in gone.values()):
        return
    columns = [step.id for step in journey.columns()]
    for lane in journey.lanes:
        for card in journey.spanning(lane.id):
            if card.end_step not in gone or card.id in gone or card.step not in columns:
                continue
            end = columns.index(card.end_step) if card.end_step in columns else 0
            left = [step_id for step_id in columns[columns.index(card.step) : end] if step_id not in gone]
            draft.update(card, end_step=left[-1] if len(left) > 1 else "")


def _forget(journey: Journey, draft: Draft, gone: Mapping[str, Record]) -> None:
    """Take the ids that are gone out of every record that lists them."""
    kinds = {type(record) for record in gone.values()}
    if Persona in kinds:
        _forget_in(draft, journey.cards.values(), "personas", gone)
    if Metric in kinds:
        _forget_in(draft, journey.lanes, "metrics", gone)
    if kinds & {Stage, Step}:
        _forget_in(draft, journey.metrics, "at", gone)
    if Source in kinds:
        for reading in journey.all(Reading).values():
            if reading.id not in gone and reading.source in gone:
                draft.update(reading, source="")
    if kinds & {Persona, Metric, Lane, Stage}:
        for view in journey.views:
            if view.id not in gone:
                draft.put(_view_without(view, gone))


def _forget_in(draft: Draft, records: Iterable[Record], field: str, gone: Mapping[str, Record]) -> None:
    for record in records:
        ids: tuple[str, ...] = getattr(record, field)
        if record.id not in gone and any(listed in gone for listed in ids):
            draft.update(record, **{field: _left(ids, gone)})


def _view_without(view: View, gone: Mapping[str, Record]) -> View:
    return replace(
        view,
        filter=replace_filter(view.filter, personas=_left(view.filter.personas, gone)),
        hidden_lanes=_left(view.hidden_lanes, gone),
        collapsed_lanes=_left(view.collapsed_lanes, gone),
        hidden_stages=_left(view.hidden_stages, gone),
        metrics=_left(view.metrics, gone),
        compare_personas=_left(view.compare_personas, gone),
        tint="" if view.tint in gone else view.tint,
    )


def replace_filter(old: Filter, **fields: object) -> Filter:
    """A copy of a filter with `fields` set, validated."""
    return Filter.model_validate({**old.__dict__, **(old.model_extra or {}), **fields})


def _left(ids: tuple[str, ...], gone: Mapping[str, Record]) -> tuple[str, ...]:
    return tuple(record_id for record_id in ids if record_id not in gone)
