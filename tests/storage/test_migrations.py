"""Every version of the format has a fixture, a frozen schema, and a step that leads on."""

import json
from pathlib import Path

import pytest

from journeyboard.storage.format import dump, load
from journeyboard.storage.migrations import STEPS, VERSION, migrate
from journeyboard.storage.schema import schema

VERSIONS = range(1, VERSION + 1)


@pytest.fixture
def fixtures(root: Path) -> Path:
    return root / "tests/storage/fixtures"


def test_each_older_version_has_its_step() -> None:
    assert sorted(STEPS) == list(range(1, VERSION))


@pytest.mark.parametrize("version", VERSIONS)
def test_each_version_has_a_fixture_that_opens_whole(version: int, fixtures: Path) -> None:
    data = (fixtures / f"v{version}.journey").read_bytes()
    loaded = load(data, "old.journey")
    assert json.loads(data)["version"] == version
    assert (loaded.notices, loaded.set_aside) == ((), ())
    assert json.loads(dump(loaded.journey))["version"] == VERSION


@pytest.mark.parametrize("version", VERSIONS)
def test_each_version_has_a_frozen_schema(version: int, fixtures: Path) -> None:
    frozen = json.loads((fixtures / f"v{version}.schema.json").read_text("utf-8"))
    assert frozen["properties"]["version"] == {"const": version}


def test_the_frozen_schema_of_this_version_is_not_left_behind(fixtures: Path) -> None:
    """Optional fields and arrays may be added without a new version; nothing that was there may change or go."""
    frozen = json.loads((fixtures / f"v{VERSION}.schema.json").read_text("utf-8"))
    now = schema()
    for name, kind in frozen["$defs"].items():
        for field, rule in kind.get("properties", {}).items():
            assert now["$defs"][name]["properties"][field] == rule, f"{name}.{field} changed: raise the version"


def test_a_step_does_not_change_what_it_is_given(fixtures: Path) -> None:
    for version in VERSIONS:
        document = json.loads((fixtures / f"v{version}.journey").read_text("utf-8"))
        before = json.dumps(document)
        migrate(document, version)
        assert json.dumps(document) == before


def test_the_present_fixture_uses_every_field(fixtures: Path) -> None:
    document = json.loads((fixtures / f"v{VERSION}.journey").read_text("utf-8"))
    definitions = schema()["$defs"]
    for array, rule in schema()["properties"].items():
        if array in {"format", "version"}:
            continue
        reference = rule.get("$ref") or rule["items"]["$ref"]
        wanted = set(definitions[reference.removeprefix("#/$defs/")]["properties"])
        records = document[array] if isinstance(document[array], list) else [document[array]]
        assert wanted <= {key for record in records for key in record}, array
    assert dump(load((fixtures / f"v{VERSION}.journey").read_bytes(), "v").journey).decode() == (
        fixtures / f"v{VERSION}.journey"
    ).read_text("utf-8")
