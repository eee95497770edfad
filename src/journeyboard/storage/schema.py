"""The JSON Schema of the file, made from the models. `python -m journeyboard.storage.schema` writes it anew."""

import json
from typing import Any

from journeyboard import resources
from journeyboard.journey.records import RECORD_TYPES, JourneyInfo
from journeyboard.storage.atomic import write_atomically
from journeyboard.storage.dumping import FORMAT
from journeyboard.storage.migrations import VERSION

SHIPPED = "journey.schema.json"
"""The resource it is shipped as."""


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a `.journey` file of the present version."""
    definitions: dict[str, Any] = {}
    members: dict[str, Any] = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    for kind in RECORD_TYPES:
        own = kind.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
        definitions.update(own.pop("$defs", {}))
        definitions[kind.__name__] = own
        reference = {"$ref": f"#/$defs/{kind.__name__}"}
        members[kind.array] = reference if kind is JourneyInfo else {"type": "array", "items": reference}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Journeyboard journey",
        "description": "A customer journey map: one .journey file. Members and fields not named here are kept.",
        "type": "object",
        "properties": members,
        "required": ["format", "version"],
        "$defs": definitions,
    }


def schema_text() -> bytes:
    """The schema as it is shipped."""
    return (json.dumps(schema(), indent=2, ensure_ascii=False) + "\n").encode()


if __name__ == "__main__":
    write_atomically(resources.path(SHIPPED), schema_text())
