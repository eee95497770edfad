"""A journey as the text of its file: the same journey always gives the same bytes.

Records stand in the order of RECORD_TYPES, then of their order keys; one field a line, and only what differs from
its default. Numbers have one form each: 48210, never 48210.0.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import RECORD_TYPES, Filter, JourneyInfo, Part, Record, Trait, Weights
from journeyboard.storage.migrations import VERSION

FORMAT = "journeyboard"
"""What the member `format` of every journey says."""

_WHOLE_BELOW = 1e16
"""Floats below it hold every whole number, so that the form without a point means the same."""

quoted: Callable[[str], str] = encode_basestring


def dump(journey: Journey, stand_in: Callable[[Record], Record] | None = None) -> bytes:
    """The bytes of the journey's file. `stand_in` may give another record to be written in place of each."""
    members = [f'"format": {quoted(FORMAT)}', f'"version": {VERSION}']
    for kind in RECORD_TYPES:
        records: Iterable[Record] = journey.in_order(kind)
        if stand_in is not None:
            records = map(stand_in, records)
        if kind is JourneyInfo:
            members += [f'"{kind.array}": {_object(_members(record), "  ")}' for record in records]
        elif written := [_object(_members(record), "    ") for record in records]:
            members.append(f'"{kind.array}": {_list(written)}')
    members += [f"{quoted(name)}: {_unknown(value)}" for name, value in journey.extra.items()]
    return f"{_object(members, '')}\n".encode()


class _Field(NamedTuple):
    name: str
    head: str
    default: object


def _fields(part: type[Part]) -> tuple[_Field, ...]:
    return tuple(
        _Field(name, f"{quoted(field.alias or name)}: ", field.get_default(call_default_factory=True))
        for name, field in part.model_fields.items()
    )


_FIELDS: dict[type[Part], tuple[_Field, ...]] = {
    kind: _fields(kind) for kind in (*RECORD_TYPES, Trait, Filter, Weights)
}


def _members(part: Part) -> list[str]:
    """What is written of a record or part: the fields that differ from their default, then the unknown ones."""
    values = part.__dict__
    members = [
        head + encode(values[name])
        for name, head, default in _FIELDS[type(part)]
        if values[name] is not default and values[name] != default
    ]
    if part.model_extra:
        members += [f"{quoted(name)}: {encode(value)}" for name, value in part.model_extra.items()]
    return members


def encode(value: Any) -> str:  # noqa: ANN401 - any JSON value, or a part
    """One value on one line."""
    if isinstance(value, str):
        return quoted(value)
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(encode, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{quoted(key)}: {encode(item)}' for key, item in value.items())}}}"
    return f"{{{', '.join(_members(value))}}}"


_CONSTANTS = {None: "null", True: "true", False: "false"}


def _number(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number that a file can hold")
    return str(int(value)) if value.is_integer() and abs(value) < _WHOLE_BELOW else repr(value)


def _object(members: Iterable[str], indent: str) -> str:
    inner = f",\n{indent}  ".join(members)
    return f"{{\n{indent}  {inner}\n{indent}}}" if inner else "{}"


def _list(items: Iterable[str]) -> str:
    inner = ",\n    ".join(items)
    return f"[\n    {inner}\n  ]" if inner else "[]"


def _unknown(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """A member this version does not know, in the shape of the ones it knows."""
    if isinstance(value, dict):
        return _object(_pairs(value), "  ")
    if isinstance(value, list):
        return _list(_object(_pairs(item), "    ") if isinstance(item, dict) else encode(item) for item in value)
    return encode(value)


def _pairs(value: dict[str, Any]) -> Iterator[str]:
    return (f"{quoted(name)}: {encode(item)}" for name, item in value.items())
