"""docs/file-format.md is true to the records."""

import json
import re
from pathlib import Path

import pytest

from journeyboard.journey.records import RECORD_TYPES, Record
from journeyboard.storage.format import dump, load
from journeyboard.storage.json_text import DEEPEST, MOST_BYTES


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs/file-format.md").read_text("utf-8")


def test_it_tells_of_each_array_in_the_order_of_the_file(page: str) -> None:
    arrays = [kind.array for kind in RECORD_TYPES]
    assert [heading for heading in re.findall(r"^## (\w+)$", page, re.MULTILINE) if heading in arrays] == arrays


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_it_tells_of_each_field_and_of_no_other(kind: type[Record], page: str) -> None:
    section = re.split(r"^## ", page.split(f"\n## {kind.array}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]
    told = [
        name for row in re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    ]
    fields = [field.alias or name for name, field in kind.model_fields.items() if name != "id"]
    assert sorted(told) == sorted(fields)


def test_its_example_is_written_as_it_says(page: str) -> None:
    example = page.split("```json\n")[1].split("```", maxsplit=1)[0]
    assert json.loads(example)
    assert dump(load(example.encode(), "example").journey).decode() == example


def test_its_limits_are_those_of_the_code(page: str) -> None:
    assert f"than {MOST_BYTES // 1024**2} MB" in page.replace("\n  ", " ")
    assert f"more than {DEEPEST} lists and objects" in page
