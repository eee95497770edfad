"""Which fields of records name other records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from journeyboard.journey.records import (
    Asset,
    Card,
    Feeling,
    Lane,
    Link,
    Metric,
    Part,
    Persona,
    Reading,
    Record,
    Source,
    Stage,
    Step,
    View,
    replace,
)

R = TypeVar("R", bound=Record)
_PLACES: tuple[type[Record], ...] = (Stage, Step, Card)


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names other records: of which kinds, and whether it may be empty."""

    kind: type[Record]
    field: str
    targets: tuple[type[Record], ...]
    needed: bool = False

    def ids(self, record: Record) -> tuple[str, ...]:
        """The ids that stand in the field; for a path such as `filter.personas`, in that part's field."""
        value: object = record
        for name in self.field.split("."):
            value = getattr(value, name)
        if isinstance(value, tuple):
            return value
        return (str(value),) if value or self.needed else ()

    def renamed(self, record: R, names: Mapping[str, str]) -> R:
        """The record with other ids in the field; an id that is not among `names` stays."""
        outer, _dot, inner = self.field.partition(".")
        held: object = getattr(record, outer)
        if isinstance(held, Part):
            other = _renamed(getattr(held, inner), names)
            return replace(record, **{outer: type(held).model_validate({**held.__dict__, inner: other})})
        return replace(record, **{outer: _renamed(held, names)})


REFERENCES = (
    Reference(Persona, "portrait", (Asset,)),
    Reference(Step, "stage", (Stage,), needed=True),
    Reference(Lane, "metrics", (Metric,)),
    Reference(Card, "lane", (Lane,), needed=True),
    Reference(Card, "step", (Step,), needed=True),
    Reference(Card, "end_step", (Step,)),
    Reference(Card, "personas", (Persona,)),
    Reference(Card, "asset", (Asset,)),
    Reference(Feeling, "persona", (Persona,), needed=True),
    Reference(Feeling, "step", (Step,), needed=True),
    Reference(Link, "from_", _PLACES, needed=True),
    Reference(Link, "to", _PLACES, needed=True),
    Reference(Metric, "at", (Stage, Step)),
    Reference(Reading, "metric", (Metric,), needed=True),
    Reference(Reading, "at", _PLACES, needed=True),
    Reference(Reading, "persona", (Persona,)),
    Reference(Reading, "source", (Source,)),
    Reference(View, "filter.personas", (Persona,)),
    Reference(View, "hidden_lanes", (Lane,)),
    Reference(View, "collapsed_lanes", (Lane,)),
    Reference(View, "hidden_stages", (Stage,)),
    Reference(View, "metrics", (Metric,)),
    Reference(View, "compare_personas", (Persona,)),
    Reference(View, "tint", (Metric,)),
)


def _renamed(value: object, names: Mapping[str, str]) -> object:
    if isinstance(value, tuple):
        return tuple(_renamed(one, names) for one in value)
    return names.get(value, value) if isinstance(value, str) else value


def references_of(record: Record) -> tuple[Reference, ...]:
    """The fields of this kind of record that name others."""
    return _BY_KIND.get(type(record), ())


_BY_KIND = {
    kind: tuple(reference for reference in REFERENCES if reference.kind is kind)
    for kind in {reference.kind for reference in REFERENCES}
}
