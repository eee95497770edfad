"""Which fields the form shows for a record, and with which kind of editor: read from the models themselves."""

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from journeyboard.journey.records import (
    CARD_FIELDS,
    Card,
    CardKind,
    Colour,
    Feeling,
    IsoDate,
    JourneyInfo,
    Lane,
    LaneKind,
    Link,
    Metric,
    Persona,
    Record,
    Refs,
    Stage,
    Step,
    Text,
    Texts,
)

EditorKind = Literal[
    "line", "text", "choice", "flag", "whole", "number", "share", "dots", "lines", "tags", "refs", "colour", "date"
]

_HIDDEN = {"id", "order", "lane", "step", "stage", "end_step", "from_", "to", "persona", "created", "changed"}
"""Fields that say where a record stands: they are changed on the map."""
_HIDDEN_OF: dict[type[Record], set[str]] = {Card: {"kind"}, Lane: {"kind"}, Feeling: {"state"}, Link: {"origin"}}
_LONG = {
    "text",
    "detail",
    "about",
    "scenario",
    "goal",
    "note",
    "speaker_notes",
    "quote",
    "caption",
    "line",
    "evidence_note",
}
"""Texts that want several lines."""
_WIDE = {"name", "title", "label", "role", "moment_of_truth", "signed", "direction"}
"""One line, but a long one."""
_OWN_LANES: dict[str, tuple[LaneKind, ...]] = {"divider": ("divider",), "metrics": ("metrics",)}
"""Fields of a lane that only some kinds have."""
_FIRST = ("text", "name", "title")
"""Fields that stand at the top of the form."""


@dataclass(frozen=True, slots=True)
class FieldForm:
    """One field of a form."""

    name: str
    editor: EditorKind
    optional: bool = False
    """Whether it may be left empty (None)."""
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    @property
    def wide(self) -> bool:
        """Whether it takes both columns of the form."""
        return self.editor in ("text", "lines", "tags", "refs") or self.name in _WIDE


def fields_of(record: Record) -> tuple[FieldForm, ...]:
    """The fields the form shows for `record`, in order: what it says, what only its kind has, the rest."""
    if isinstance(record, Card):
        return _card_fields(record.kind)
    if isinstance(record, Lane):
        return _lane_fields(record.kind)
    forms = _all_fields(type(record))
    if isinstance(record, Metric) and record.unit == "percent":
        return tuple(_as_share(form) if form.name == "target" else form for form in forms)
    return forms


def shared_fields(records: tuple[Record, ...]) -> tuple[FieldForm, ...]:
    """The fields that all of `records` have, in the order of the first."""
    first, *others = (fields_of(record) for record in records)
    return tuple(form for form in first if all(form in forms for forms in others))


INSPECTED: tuple[type[Record], ...] = (Card, Stage, Step, Lane, Persona, Feeling, Link, Metric, JourneyInfo)
"""The kinds of records the inspector shows."""


@cache
def _card_fields(kind: CardKind) -> tuple[FieldForm, ...]:
    own = CARD_FIELDS[kind]
    others = {name for names in CARD_FIELDS.values() for name in names} - set(own)
    forms = [form for form in _all_fields(Card) if form.name not in others]
    places = {name: at for at, name in enumerate((*_FIRST, *own))}
    return tuple(sorted(forms, key=lambda form: places.get(form.name, len(places))))


@cache
def _lane_fields(kind: LaneKind) -> tuple[FieldForm, ...]:
    return tuple(form for form in _all_fields(Lane) if kind in _OWN_LANES.get(form.name, (kind,)))


@cache
def _all_fields(kind: type[Record]) -> tuple[FieldForm, ...]:
    hidden = _HIDDEN | _HIDDEN_OF.get(kind, set())
    hints = get_type_hints(kind, include_extras=True)
    forms = [_form(name, hints[name]) for name in kind.model_fields if name not in hidden]
    return tuple(sorted((form for form in forms if form is not None), key=lambda form: form.name not in _FIRST))


def _form(name: str, hint: object) -> FieldForm | None:
    """The form of a field of this type; None for what no form can show (pictures, traits)."""
    hint, optional = _without_none(hint)
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    low, high = _limits(hint)
    choices = tuple(map(str, get_args(plain))) if get_origin(plain) is Literal else ()
    editor = "choice" if choices else _editor_of(name, hint, plain, (low, high))
    return FieldForm(name, editor, optional, choices, low, high) if editor else None


def _editor_of(name: str, hint: object, plain: object, limits: tuple[float | None, float | None]) -> EditorKind | None:
    if plain is int:
        return "dots" if limits == (1, 5) else "whole"
    if plain is float:
        return "share" if limits == (0, 1) else "number"
    known: tuple[tuple[object, EditorKind], ...] = (
        (Text, "text" if name in _LONG else "line"),
        (Texts, "tags" if name == "tags" else "lines"),
        (Colour, "colour"),
        (IsoDate, "date"),
        (Refs, "refs"),
        (bool, "flag"),
    )
    return next((editor for kind, editor in known if hint == kind), None)


def _without_none(hint: object) -> tuple[object, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        kept = [part for part in get_args(hint) if part is not type(None)]
        if len(kept) == 1:
            return kept[0], True
    return hint, False


def _limits(hint: object) -> tuple[float | None, float | None]:
    low = high = None
    for mark in get_args(hint)[1:] if get_origin(hint) is Annotated else ():
        for limit in mark.metadata if isinstance(mark, FieldInfo) else (mark,):
            if isinstance(limit, Ge) and isinstance(limit.ge, int | float):
                low = float(limit.ge)
            if isinstance(limit, Le) and isinstance(limit.le, int | float):
                high = float(limit.le)
    return low, high


def _as_share(form: FieldForm) -> FieldForm:
    return FieldForm(form.name, "share", form.optional)
