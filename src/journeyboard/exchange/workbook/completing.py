"""What new and edited rows need beyond their cells to be records of a sound journey."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from journeyboard.journey import orders
from journeyboard.journey.cards import LANE_CARDS
from journeyboard.journey.changes import Change, Draft, Edit
from journeyboard.journey.check import check
from journeyboard.journey.journey import Journey
from journeyboard.journey.merging import key_of
from journeyboard.journey.records import (
    Card,
    Feeling,
    Lane,
    Metric,
    Persona,
    Reading,
    Record,
    Stage,
    Step,
    replace,
)
from journeyboard.language import _

_ORDERED = (Card, Lane, Metric, Persona, Stage, Step)
_GRID_FIELDS = (
    "lane", "step", "end_step", "stage", "persona", "state", "metric", "at", "segment", "period", "name",
)  # fmt: skip
"""The fields by which a record can be in the wrong place, or twice in one."""
_MOST_ROUNDS = 3


def new_record(journey: Journey, kind: type[Record], fields: Mapping[str, object], record_id: str) -> Record:
    """A record of a new row, behind the others of its place; a card without a kind is of its lane's. Raises
    ValidationError."""
    values = dict(fields)
    if kind is Card and "kind" not in values:
        lane = journey.find(Lane, str(values.get("lane", "")))
        if lane is not None and lane.kind in LANE_CARDS:
            values["kind"] = LANE_CARDS[lane.kind]
    if kind in _ORDERED and not values.get("order"):
        values["order"] = orders.between(_last_order(journey, kind, values), "")
    return kind.model_validate({**values, "id": record_id})


def row_id(journey: Journey, source: str, row: Iterable[object]) -> str:
    """The id of a new row: the same whenever the same workbook comes back, so that nothing is added twice."""
    content = "\0".join((source, *map(repr, row)))
    number = 0
    while True:
        record_id = hashlib.sha256(f"{number}\0{content}".encode("utf-8", "replace")).hexdigest()[:16]
        if journey.get(record_id) is None:
            return record_id
        number += 1


def _last_order(journey: Journey, kind: type[Record], values: Mapping[str, object]) -> str:
    if kind is Card:
        siblings = journey.cards_at(str(values.get("lane", "")), str(values.get("step", "")))
    elif kind is Step:
        siblings = journey.steps_of(str(values.get("stage", "")))
    else:
        siblings = journey.in_order(kind)
    return max((getattr(record, "order", "") for record in siblings), default="")


def complete(base: Journey, edited: Journey) -> None:
    """Give new stages that have no step an unnamed one."""
    draft = Draft(edited)
    for stage in edited.stages:
        if base.get(stage.id) is None and not edited.steps_of(stage.id):
            draft.put(Step(id=row_id(edited, stage.id, ()), stage=stage.id, order=orders.between("", "")))
    edited.apply(draft.change(""))


def undone_where_wrong(base: Journey, edited: Journey) -> list[tuple[str, str]]:
    """Take back edits that would make the journey wrong (a card in a lane that holds none, the same feeling twice), and
    return which records they were of and what was wrong."""
    told = list(_twice(base, edited))
    edited.apply(Change("", tuple(_taken_back(base, edited, {record_id for record_id, _text in told}))))
    known = {(problem.id, problem.text) for problem in check(base)}
    for _round in range(_MOST_ROUNDS):
        found = [
            problem
            for problem in check(edited)
            if (problem.id, problem.text) not in known and edited.get(problem.id) != base.get(problem.id)
        ]
        if not found:
            break
        told += [(problem.id, problem.text) for problem in found]
        edited.apply(Change("", tuple(_taken_back(base, edited, {problem.id for problem in found}))))
    return told


def _twice(base: Journey, edited: Journey) -> Iterator[tuple[str, str]]:
    """The edited feelings and readings that stand where another one does already."""
    for kind, text in (
        (Feeling, _("Another row has the same persona, step and state.")),
        (Reading, _("Another row has the same metric, place, persona, segment and period.")),
    ):
        records: Iterable[Record] = edited.all(kind).values()
        taken = {key_of(record) for record in records if base.get(record.id) == record}
        for record in records:
            if base.get(record.id) != record:
                if key_of(record) in taken:
                    yield record.id, text
                taken.add(key_of(record))


def _taken_back(base: Journey, edited: Journey, ids: set[str]) -> Iterator[Edit]:
    for record_id in ids:
        before, after = base.get(record_id), edited.get(record_id)
        if before is None or after is None:
            yield Edit(after, before)
            continue
        fields = {name: getattr(before, name) for name in _GRID_FIELDS if name in type(before).model_fields}
        restored = replace(after, **fields)
        yield Edit(after, restored if restored != after else before)
