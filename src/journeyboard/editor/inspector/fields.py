"""Which fields the form shows for a record, and with which kind of editor: read from the models themselves."""

import types
from collections.abc import Iterable
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
    Unit,
)
from journeyboard.journey.related import relations_of

EditorKind = Literal[
    "line",
    "text",
    "choice",
    "flag",
    "whole",
    "number",
    "share",
    "dots",
    "lines",
    "tags",
    "refs",
    "colour",
    "date",
    "icon",
    "web",
    "end",
    "related",
]

_HIDDEN = {"id", "order", "lane", "step", "stage", "end_step", "persona", "created", "changed"}
"""Fields that say where a record stands: they are changed on the map."""
_HIDDEN_OF: dict[type[Record], set[str]] = {Card: {"kind"}, Lane: {"kind"}, Feeling: {"state"}}
_LONG = {
    "text",
    "detail",
    "about",
    "role",
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
_WIDE = {"name", "title", "label", "moment_of_truth", "signed", "direction"}
"""One line, but a long one."""
_OWN_LANES: dict[str, tuple[LaneKind, ...]] = {"divider": ("divider",), "metrics": ("metrics",)}
"""Fields of a lane that only some kinds have."""
_BY_NAME: dict[str, EditorKind] = {
    "icon": "icon",
    "links_out": "web",
    "from_": "end",
    "to": "end",
    "tags": "tags",
    "channels": "tags",
}
"""Fields whose type does not tell what they are."""
_FIRST = ("text", "caption", "name", "title", "from_", "to", "kind", "share")
"""Fields that stand at the top of the form."""
_CARD_ORDER: dict[CardKind, tuple[str, ...]] = {
    "note": ("personas", "evidence"),
    "quote": ("speaker", "votes", "personas", "evidence"),
    "touchpoint": ("channel", "team", "media", "place", "personas", "evidence"),
    "pain_point": ("severity", "frequency", "personas", "evidence", "team", "votes"),
    "opportunity": ("impact", "effort", "importance", "satisfaction", "status", "due", "owner", "personas"),
    "image": ("personas", "evidence"),
}
"""What stands below the text of a card, two in a row; then its relations, then everything else in this order:"""
_CARD_REST = ("tags", "evidence", "votes", "evidence_note", "detail", "links_out", "moment_of_truth")


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
        return self.editor in ("text", "lines", "tags", "web", "related") or self.name in _WIDE


def fields_of(record: Record) -> tuple[FieldForm, ...]:
    """The fields the form shows for `record`, in order: what it says, what only its kind has, the rest."""
    if isinstance(record, Card):
        return _card_fields(record.kind)
    if isinstance(record, Lane):
        return _lane_fields(record.kind)
    if isinstance(record, Metric):
        return _metric_fields(record.unit)
    return _all_fields(type(record))


def shared_fields(records: Iterable[Record]) -> tuple[FieldForm, ...]:
    """The fields that all of `records` have, in the order of the first."""
    kinds = {id(forms): forms for forms in map(fields_of, records)}  # made once for each kind: thousands are few
    first, *others = kinds.values()
    return tuple(form for form in first if all(form in forms for forms in others))


INSPECTED: tuple[type[Record], ...] = (Card, Stage, Step, Lane, Persona, Feeling, Link, Metric, JourneyInfo)
"""The kinds of records the inspector shows."""


@cache
def _card_fields(kind: CardKind) -> tuple[FieldForm, ...]:
    others = {name for names in CARD_FIELDS.values() for name in names} - set(CARD_FIELDS[kind])
    forms = [form for form in _all_fields(Card) if form.name not in others]
    relations = relations_of(kind)
    forms += [FieldForm(name, "related") for name in relations]
    order = dict.fromkeys((*_FIRST, *_CARD_ORDER[kind], *relations, *_CARD_REST))
    places = {name: at for at, name in enumerate(order)}
    return tuple(sorted(forms, key=lambda form: places.get(form.name, len(places))))


@cache
def _metric_fields(unit: Unit) -> tuple[FieldForm, ...]:
    forms = _all_fields(Metric)
    if unit != "percent":
        return forms
    return tuple(FieldForm(form.name, "share", form.optional) if form.name == "target" else form for form in forms)


@cache
def _lane_fields(kind: LaneKind) -> tuple[FieldForm, ...]:
    return tuple(form for form in _all_fields(Lane) if kind in _OWN_LANES.get(form.name, (kind,)))


@cache
def _all_fields(kind: type[Record]) -> tuple[FieldForm, ...]:
    hidden = _HIDDEN | _HIDDEN_OF.get(kind, set())
    hints = get_type_hints(kind, include_extras=True)
    forms = [_form(name, hints[name]) for name in kind.model_fields if name not in hidden]
    places = {name: at for at, name in enumerate(_FIRST)}
    known = (form for form in forms if form is not None)
    return tuple(sorted(known, key=lambda form: places.get(form.name, len(places))))


def _form(name: str, hint: object) -> FieldForm | None:
    """The form of a field of this type; None for what no form can show (pictures, traits)."""
    hint, optional = _without_none(hint)
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    low, high = _limits(hint)
    choices = tuple(map(str, get_args(plain))) if get_origin(plain) is Literal else ()
    editor = "choice" if choices else _editor_of(name, hint, plain, (low, high))
    return FieldForm(name, editor, optional, choices, low, high) if editor else None


def _editor_of(name: str, hint: object, plain: object, limits: tuple[float | None, float | None]) -> EditorKind | None:
    if name in _BY_NAME:
        return _BY_NAME[name]
    if plain is int:
        return "dots" if limits == (1, 5) else "whole"
    if plain is float:
        return "share" if limits == (0, 1) else "number"
    known: tuple[tuple[object, EditorKind], ...] = (
        (Text, "text" if name in _LONG else "line"),
        (Texts, "lines"),
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
