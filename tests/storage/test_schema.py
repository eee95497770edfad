import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests import journeys as some

from journeyboard import resources
from journeyboard.journey.journey import Journey
from journeyboard.storage.format import dump
from journeyboard.storage.schema import SHIPPED, schema, schema_text

SCHEMA = schema()


def problems(value: Any, rule: dict[str, Any], place: str = "") -> list[str]:
    """What of `value` breaks `rule`: as much of JSON Schema as ours uses; a word it does not know is a KeyError."""
    rule = dict(rule)
    for word in ("title", "description", "default", "$defs", "$schema"):
        rule.pop(word, None)
    if told := _type(value, rule.pop("type", None)):
        return [f"{place}: {told}"]
    found: list[str] = []
    for word, wanted in rule.items():
        found += [f"{place}: {told}" for told in _CHECKS[word](value, wanted, place)]
    return found


def _type(value: Any, wanted: str | None) -> str:
    types: dict[str, type | tuple[type, ...]] = {
        "object": dict,
        "array": list,
        "string": str,
        "boolean": bool,
        "null": type(None),
        "integer": int,
        "number": (int, float),
    }
    if wanted is None or (isinstance(value, types[wanted]) and (wanted == "boolean" or not isinstance(value, bool))):
        return ""
    return f"{value!r} is no {wanted}"


def _properties(value: Any, wanted: dict[str, Any], place: str) -> list[str]:
    return [told for key in wanted.keys() & dict(value) for told in problems(value[key], wanted[key], f"{place}.{key}")]


def _items(value: Any, wanted: Any, place: str) -> list[str]:
    return [told for index, item in enumerate(value) for told in problems(item, wanted, f"{place}[{index}]")]


def _tuple_items(value: Any, wanted: Any, place: str) -> list[str]:
    pairs = zip(value, wanted, strict=False)
    return [told for index, (item, rule) in enumerate(pairs) for told in problems(item, rule, f"{place}[{index}]")]


def _reference(value: Any, wanted: str, place: str) -> list[str]:
    return problems(value, SCHEMA["$defs"][wanted.removeprefix("#/$defs/")], place)


def _any_of(value: Any, wanted: list[Any], place: str) -> list[str]:
    tries = [problems(value, rule, place) for rule in wanted]
    return [] if not all(tries) else tries[0]


def _told(broken: object, words: str) -> list[str]:
    return [words] if broken else []


_CHECKS = {
    "properties": _properties,
    "items": _items,
    "prefixItems": _tuple_items,
    "$ref": _reference,
    "anyOf": _any_of,
    "additionalProperties": lambda _value, wanted, _place: _told(wanted is False, "nothing else is allowed"),
    "required": lambda value, wanted, _place: [f"{key} is missing" for key in wanted if key not in value],
    "const": lambda value, wanted, _place: _told(value != wanted, f"{value!r} is not {wanted!r}"),
    "enum": lambda value, wanted, _place: _told(value not in wanted, f"{value!r} is none of {wanted!r}"),
    "minimum": lambda value, wanted, _place: _told(value < wanted, f"{value} is below {wanted}"),
    "maximum": lambda value, wanted, _place: _told(value > wanted, f"{value} is above {wanted}"),
    "minItems": lambda value, wanted, _place: _told(len(value) < wanted, "too few"),
    "maxItems": lambda value, wanted, _place: _told(len(value) > wanted, "too many"),
    "pattern": lambda value, wanted, _place: _told(not re.search(wanted, value), f"{value!r} is not like {wanted}"),
}


def test_the_shipped_schema_is_current() -> None:
    assert resources.path(SHIPPED).read_bytes() == schema_text(), "run: python -m journeyboard.storage.schema"


@given(some.journeys())
def test_what_is_written_fits_the_schema(journey: Journey) -> None:
    assert problems(json.loads(dump(journey)), SCHEMA) == []


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"format": "journeyboard", "version": 2},
        {"format": "journeyboard", "version": 1, "cards": {}},
        {"format": "journeyboard", "version": 1, "cards": [{"text": "no id"}]},
        {"format": "journeyboard", "version": 1, "cards": [{"id": "c", "severity": 9}]},
        {"format": "journeyboard", "version": 1, "views": [{"id": "v", "filter": {"severity": 0}}]},
        {"format": "journeyboard", "version": 1, "links": [{"id": "l", "from": 3}]},
    ],
)
def test_the_schema_refuses_what_is_set_aside(broken: dict[str, Any]) -> None:
    assert problems(broken, SCHEMA) != []


def test_the_samples_fit_the_schema(root: Path) -> None:
    for path in (root / "samples").glob("*.journey"):
        assert problems(json.loads(path.read_text("utf-8")), SCHEMA) == [], path.name
