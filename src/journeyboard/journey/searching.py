"""Find and replace over all that people wrote in a journey."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Card,
    Feeling,
    JourneyInfo,
    Lane,
    Link,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    Trait,
    clean,
    replace,
)
from journeyboard.language import _

SEARCHED: dict[type[Record], tuple[str, ...]] = {
    JourneyInfo: ("title", "scenario", "goal", "owner", "team", "tags"),
    Persona: (
        "name",
        "role",
        "age",
        "quote",
        "about",
        "goals",
        "frustrations",
        "motivations",
        "needs",
        "channels",
        "traits",
    ),
    Stage: ("name", "line", "goal", "speaker_notes"),
    Step: ("name",),
    Lane: ("name",),
    Card: (
        "text",
        "detail",
        "caption",
        "speaker",
        "channel",
        "team",
        "owner",
        "tags",
        "evidence_note",
        "links_out",
    ),
    Feeling: ("note",),
    Link: ("label",),
    Metric: ("name", "note"),
}
"""The fields of each kind of record that hold text people wrote, in the order they are read."""


class Match(NamedTuple):
    """One place where the text stands."""

    id: str
    """Of the record."""
    field: str
    item: int
    """Which text of a field that holds several; 0 in a field that is one text."""
    start: int
    end: int


def find(journey: Journey, text: str, *, match_case: bool = False) -> tuple[Match, ...]:
    """All places where `text` stands, none overlapping, in reading order: title, personas, headings, then the map by
    columns, then arrows and metrics. Nothing for an empty text."""
    if not text:
        return ()
    pattern = _pattern(text, match_case)
    return tuple(match for record in _in_reading_order(journey) for match in _find_in(record, pattern))


def replace_one(journey: Journey, match: Match, new: str) -> Change:
    """Put `new` in the place of one match that `find` gave for the journey as it is now."""
    record = journey.get(match.id)
    draft = Draft(journey)
    if record is not None:
        texts = _texts(record, match.field)
        old = texts[match.item]
        texts[match.item] = old[: match.start] + clean(new) + old[match.end :]
        draft.put(_with_texts(record, {match.field: texts}))
    return draft.change(_("Replace"))


def replace_all(journey: Journey, text: str, new: str, *, match_case: bool = False) -> Change:
    """Put `new` everywhere `find` finds `text`, as one change."""
    draft = Draft(journey)
    if not text:
        return draft.change(_("Replace all"))
    pattern, new = _pattern(text, match_case), clean(new)
    for record in _in_reading_order(journey):
        altered: dict[str, list[str]] = {}
        for field in dict.fromkeys(match.field for match in _find_in(record, pattern)):
            texts = _texts(record, field)
            altered[field] = [pattern.sub(lambda _match: new, held) for held in texts]
        if altered:
            draft.put(_with_texts(record, altered))
    return draft.change(_("Replace all"))


def _pattern(text: str, match_case: bool) -> re.Pattern[str]:
    return re.compile(re.escape(text), 0 if match_case else re.IGNORECASE)


def _find_in(record: Record, pattern: re.Pattern[str]) -> Iterator[Match]:
    for field in SEARCHED[type(record)]:
        value: str | tuple[str | Trait, ...] = getattr(record, field)
        if not value:
            continue  # most are empty, and there are many
        for item, held in enumerate((value,) if isinstance(value, str) else map(_words, value)):
            for found in pattern.finditer(held):
                yield Match(record.id, field, item, *found.span())


def _texts(record: Record, field: str) -> list[str]:
    """The texts a field holds: one, or those of its items."""
    value: str | tuple[str | Trait, ...] = getattr(record, field)
    if isinstance(value, str):
        return [value]
    return list(map(_words, value))


def _with_texts(record: Record, altered: dict[str, list[str]]) -> Record:
    """The record with other texts in some fields; an item of a list that became empty is dropped."""
    fields: dict[str, object] = {}
    for field, texts in altered.items():
        value: str | tuple[str | Trait, ...] = getattr(record, field)
        if isinstance(value, str):
            fields[field] = texts[0]
        else:
            pairs = zip(value, texts, strict=True)
            fields[field] = tuple(_item(item, text) for item, text in pairs if text or not _words(item))
    return replace(record, **fields)


def _item(item: str | Trait, text: str) -> object:
    return {**item.__dict__, **(item.model_extra or {}), "name": text} if isinstance(item, Trait) else text


def _words(item: str | Trait) -> str:
    return item.name if isinstance(item, Trait) else item


def _in_reading_order(journey: Journey) -> Iterator[Record]:
    yield journey.info
    yield from journey.personas
    for stage in journey.stages:
        yield stage
        yield from journey.steps_of(stage.id)
    columns = {step.id: index for index, step in enumerate(journey.columns())}
    yield from (step for step in journey.in_order(Step) if step.id not in columns)
    yield from journey.lanes
    yield from _of_the_map(journey, columns)
    yield from journey.links
    yield from journey.metrics


def _of_the_map(journey: Journey, columns: dict[str, int]) -> Iterable[Record]:
    """Cards and feelings by column, then lane; those without a place last."""
    rows = {lane.id: index for index, lane in enumerate(journey.lanes)}
    curve = next((rows[lane.id] for lane in journey.lanes if lane.kind == "emotion"), len(rows))
    nowhere = len(columns)

    def place(record: Card | Feeling) -> tuple[int, int, str, str]:
        row = rows.get(record.lane, len(rows)) if isinstance(record, Card) else curve
        order = record.order if isinstance(record, Card) else record.persona
        return columns.get(record.step, nowhere), row, order, record.id

    return sorted([*journey.cards.values(), *journey.all(Feeling).values()], key=place)
