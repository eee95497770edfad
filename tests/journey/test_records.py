from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from journeyboard.journey.records import (
    CARD_FIELDS,
    RECORD_TYPES,
    Card,
    Feeling,
    JourneyInfo,
    Link,
    Metric,
    Persona,
    Reading,
    Record,
    Source,
    Stage,
    Step,
    Trait,
    clean,
    new_id,
    replace,
)


@pytest.mark.parametrize(
    ("kind", "field", "good", "bad"),
    [
        (Card, "severity", [1, 5, None], [0, 6, 2.5, "much"]),
        (Card, "impact", [1, 5], [0, 6]),
        (Card, "effort", [1, 5], [0, 6]),
        (Card, "importance", [0, 10, 8.5], [-0.1, 10.1, float("nan")]),
        (Card, "satisfaction", [0, 10], [-1, 11]),
        (Card, "votes", [0, 3], [-1]),
        (Card, "kind", ["note", "image"], ["poem", None]),
        (Card, "status", ["idea", "dropped", None], ["open"]),
        (Card, "due", ["2026-12-01", "2026-12-01T10:00Z", ""], ["tomorrow", "1.12.2026"]),
        (Feeling, "value", [-2, 2, 0.1, -1.5, 0], [-2.1, 2.1, 0.05, float("inf")]),
        (Link, "share", [0, 1, None], [-0.1, 1.1]),
        (Metric, "warn", [0, 0.1, 1], [-0.1, 1.1]),
        (Metric, "decimals", [0, 6, None], [-1, 7]),
        (Metric, "target", [-1e9, 0, None], [float("nan"), float("-inf")]),
        (Reading, "value", [-1, 0.454], [float("nan"), "12,5"]),
        (
            Reading,
            "period",
            ["", "2026", "2026-Q3", "2026-10", "2026-W41", "2026-10-31"],
            ["2026-Q5", "2026-13", "10/2026", "2026-10-32", "26"],
        ),
        (Stage, "colour", ["", "#0B7FA0"], ["red", "#123"]),
        (Stage, "order", ["", "V", "0az"], ["V-", "é", "x" * 201]),
        (Step, "width", [80, 1200, None], [79, 1201]),
        (Stage, "name", ["", "tab\tand\nline 😀"], ["nul\x00", "bell\x07", "return\r", "c1\x85", "half \ud800", None]),
        (Stage, "id", ["a", "A-b_9", "x" * 64], ["", "two words", "é", "x" * 65, 3]),
        (Trait, "value", [0, 100], [-1, 101]),
        (Persona, "portrait_crop", [None, (0, 0, 1, 1)], [(0, 0, 1)]),
    ],
)
def test_fields_keep_their_ranges(kind: type[Any], field: str, good: list[Any], bad: list[Any]) -> None:
    def made(value: object) -> Any:
        return kind.model_validate({"id": "x", field: value})

    for value in good:
        assert getattr(made(value), field) == value
    for value in bad:
        with pytest.raises(ValidationError):
            made(value)


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_every_record_can_be_made_of_an_id_alone_and_never_changes(kind: type[Record]) -> None:
    record = kind(id="x")
    assert record == kind(id="x")
    with pytest.raises(ValidationError):
        record.id = "y"


def test_replace_checks_and_keeps_unknown_fields() -> None:
    card = Card.model_validate({"id": "c", "text": "a", "mood": 3})
    changed = replace(card, text="b")
    assert (changed.text, changed.model_extra, card.text) == ("b", {"mood": 3}, "a")
    with pytest.raises(ValidationError):
        replace(card, severity=9)
    link = Link.model_validate({"id": "l", "from": "a", "to": "b"})
    assert replace(link, to="c").from_ == "a"
    assert replace(link, from_="d").from_ == "d"


def test_the_fields_of_kinds_are_fields() -> None:
    fields = [field for kind in CARD_FIELDS.values() for field in kind]
    assert set(fields) <= set(Card.model_fields)


def test_sources_keep_any_recipe() -> None:
    recipe = {"columns": {"Visits": ["a", 1, None]}, "header": 3}
    assert Source.model_validate({"id": "s", "recipe": recipe}).recipe == recipe


@given(st.text())
def test_what_was_cleaned_is_text_of_a_record(text: str) -> None:
    cleaned = clean(text)
    assert JourneyInfo(id="journey", title=cleaned).title == cleaned
    assert clean(cleaned) == cleaned


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]) | st.sampled_from("\t\n")))
def test_cleaning_leaves_good_text_alone(text: str) -> None:
    assert clean(text) == text


def test_cleaning_keeps_lines() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\tf\x00\x1b\x85\ud800g") == "a\nb\nc\nd\ne\tfg"


def test_new_ids_differ_and_are_ids() -> None:
    ids = {new_id() for _time in range(1000)}
    assert len(ids) == 1000
    assert all(Stage(id=one).id == one for one in ids)
