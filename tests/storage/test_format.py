import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import journeys as some

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, JourneyInfo, Lane, Metric, Reading, Stage, Step
from journeyboard.storage.format import Loaded, dump, load
from journeyboard.storage.problems import FileProblem


def written(**members: Any) -> bytes:
    return json.dumps({"format": "journeyboard", "version": 1, **members}).encode()


def loaded(**members: Any) -> Loaded:
    return load(written(**members), "map.journey")


def refused(data: bytes) -> str:
    with pytest.raises(FileProblem) as caught:
        load(data, "map.journey")
    assert caught.value.message.startswith("map.journey ")
    return caught.value.message


# -- round trip


@given(some.journeys())
def test_what_was_written_is_read_and_written_again_as_the_same_bytes(journey: Journey) -> None:
    data = dump(journey)
    again = load(data, "map.journey")
    assert again.notices == ()
    assert dump(again.journey) == data
    assert {record.id: record for record in again.journey} == {record.id: record for record in journey}
    assert again.journey.extra == journey.extra


@given(some.journeys(), st.randoms(use_true_random=False))
def test_a_file_written_elsewhere_is_equal_in_content(journey: Journey, dice: random.Random) -> None:
    document = json.loads(dump(journey))
    for member in document.values():
        if isinstance(member, list):
            dice.shuffle(member)
    shuffled = dict(dice.sample(list(document.items()), len(document)))
    again = load(json.dumps(shuffled, indent=dice.choice([None, 1])).encode("utf-8-sig"), "map.journey")
    assert again.notices == ()
    assert {record.id: record for record in again.journey} == {record.id: record for record in journey}
    assert again.journey.extra.keys() == journey.extra.keys()


def test_the_file_is_made_to_be_read_and_compared() -> None:
    journey = Journey(
        [
            JourneyInfo(id="journey", title="Küche", tags=("a", "b")),
            Stage(id="s2", name="Later", order="W"),
            Stage(id="s1", name="Look\naround", order="V"),
            Metric(id="m", name="Visits", target=48210.0, warn=0.25),
        ]
    )
    assert dump(journey).decode() == (
        '{\n  "format": "journeyboard",\n  "version": 1,\n'
        '  "journey": {\n    "id": "journey",\n    "title": "Küche",\n    "tags": ["a", "b"]\n  },\n'
        '  "stages": [\n'
        '    {\n      "id": "s1",\n      "name": "Look\\naround",\n      "order": "V"\n    },\n'
        '    {\n      "id": "s2",\n      "name": "Later",\n      "order": "W"\n    }\n  ],\n'
        '  "metrics": [\n'
        '    {\n      "id": "m",\n      "name": "Visits",\n      "target": 48210,\n      "warn": 0.25\n    }\n  ]\n'
        "}\n"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [(48210.0, "48210"), (0.454, "0.454"), (-0.1, "-0.1"), (1e16, "1e+16"), (1e-7, "1e-07"), (-3.0, "-3")],
)
def test_numbers_have_one_form(value: float, text: str) -> None:
    data = dump(Journey([Reading(id="r", value=value)]))
    assert f'"value": {text}\n' in data.decode()
    assert load(data, "map.journey").journey.all(Reading)["r"].value == value


def test_unknown_fields_and_arrays_are_kept() -> None:
    journey = loaded(
        cards=[{"id": "c", "text": "Hi", "mood": {"deep": [1, None]}}], moods=[{"id": "x", "level": 3}], later=True
    ).journey
    again = json.loads(dump(journey))
    assert again["cards"] == [{"id": "c", "text": "Hi", "mood": {"deep": [1, None]}}]
    assert (again["moods"], again["later"]) == ([{"id": "x", "level": 3}], True)


def test_an_edit_keeps_unknown_fields() -> None:
    card = loaded(cards=[{"id": "c", "mood": 3}]).journey.cards["c"]
    assert card.model_extra == {"mood": 3}


# -- one broken record never costs the others


@pytest.mark.parametrize(
    ("card", "place", "words"),
    [
        ({"id": "c", "severity": 9}, "cards[1].severity", "must be at most 5, not 9"),
        ({"id": "c", "kind": "poem"}, "cards[1].kind", "must be one of note, quote"),
        ({"id": "c", "tags": "loose"}, "cards[1].tags", 'must be a list, not "loose"'),
        ({"id": "c", "tags": ["fine", 3]}, "cards[1].tags[1]", "must be text, not 3"),
        ({"id": "c", "importance": "12,5"}, "cards[1].importance", 'must be a number, not "12,5"'),
        ({"text": "who am I"}, "cards[1].id", "is missing"),
        ({"id": "two words"}, "cards[1].id", 'cannot be "two words"'),
        ("a card", "cards[1]", 'must be an object, not "a card"'),
        (None, "cards[1]", "must be an object, not null"),
        ({"id": "good"}, "cards[1].id", '"good" is already the id of another record'),
        ({"id": "journey"}, "cards[1].id", '"journey" is already the id of another record'),
    ],
)
def test_a_broken_record_is_set_aside_and_told(card: Any, place: str, words: str) -> None:
    result = loaded(cards=[{"id": "good", "text": "Fine"}, card, {"id": "last"}])
    assert set(result.journey.cards) == {"good", "last"}
    assert [notice.place for notice in result.notices] == [place]
    assert words in result.notices[0].text
    (aside,) = result.set_aside
    assert (aside.of, aside.data) == ("cards", card)
    assert aside.reason.startswith(f"{place}: ")
    assert words in aside.reason


def test_what_was_set_aside_stays_in_the_file_and_is_told_once() -> None:
    first = loaded(cards=[{"id": "c", "severity": 9, "text": "kept"}])
    data = dump(first.journey)
    assert json.loads(data)["set_aside"][0]["data"] == {"id": "c", "severity": 9, "text": "kept"}
    second = load(data, "map.journey")
    assert second.notices == ()
    assert dump(second.journey) == data


def test_equal_broken_records_are_all_kept() -> None:
    result = loaded(cards=[1, 1], stages={"id": "s"}, journey="me")
    assert [aside.data for aside in result.set_aside] == ["me", {"id": "s"}, 1, 1]
    assert len({aside.id for aside in result.set_aside}) == 4
    assert result.journey.info == JourneyInfo(id="journey")


def test_the_journey_has_one_id() -> None:
    result = loaded(journey={"id": "other", "title": "Ours"})
    assert (result.journey.info.id, result.journey.info.title) == ("journey", "Ours")
    assert [notice.place for notice in result.notices] == ["journey.id"]


def test_cards_that_lost_their_lane_or_step_stay() -> None:
    result = loaded(
        stages=[{"id": "s"}],
        steps=[{"id": "p", "stage": "s"}],
        lanes=[{"id": "l"}, {"id": "broken", "kind": "?"}],
        cards=[
            {"id": "in", "lane": "l", "step": "p"},
            {"id": "out", "lane": "broken", "step": "p"},
            {"id": "off", "lane": "l", "step": "gone"},
        ],
    )
    assert [card.id for card in result.journey.unplaced()] == ["off", "out"]


@given(st.lists(some.json_values, max_size=4), some.json_values, some.json_values)
def test_nothing_of_any_members_is_lost(cards: list[Any], stages: Any, info: Any) -> None:
    result = load(written(cards=cards, stages=stages, journey=info), "map.journey")
    data = dump(result.journey)
    again = load(data, "map.journey")
    assert again.notices == ()
    assert dump(again.journey) == data
    assert len([aside for aside in result.set_aside if aside.of == "cards"]) + len(result.journey.cards) == len(cards)


# -- what JSON parsers let pass


def test_characters_that_no_text_can_hold_are_taken_out_and_told() -> None:
    result = loaded(
        cards=[
            {"id": "c", "text": "a\x00b\x1bc"},
            {"id": "d", "text": "x\ud800y", "later": "\udfff!"},
            {"id": "e", "text": "one\r\ntwo\ttab 😀"},
            {"id": "f", "text": "fine 😀\nline"},
        ]
    )
    texts = [card.text for card in result.journey.cards.values()]
    assert texts == ["abc", "xy", "one\ntwo\ttab 😀", "fine 😀\nline"]
    assert [notice.place for notice in result.notices] == ["cards[0]", "cards[1]", "cards[2]"]
    assert b"later" in dump(result.journey)


def test_raw_control_characters_are_taken_out_too() -> None:
    result = load(written(cards=[{"id": "c", "text": "a?b"}]).replace(b"?", b"\x01"), "map.journey")
    assert result.journey.cards["c"].text == "ab"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_what_is_no_number_costs_its_record_only(number: str) -> None:
    data = written(readings=[{"id": "a", "value": 77.5}, {"id": "b", "value": 1}], later={"x": 77.5})
    result = load(data.replace(b"77.5", number.encode()), "map.journey")
    assert set(result.journey.all(Reading)) == {"b"}
    assert result.set_aside[0].reason.startswith(f"readings[0].value: {number} is no number")
    assert result.set_aside[0].data == {"id": "a", "value": number}
    assert load(dump(result.journey), "map.journey").notices == ()


def test_a_number_of_thousands_of_digits_costs_its_record_only() -> None:
    data = written(readings=[{"id": "a", "value": 77}]).replace(b"77", b"7" * 5000)
    assert load(data, "map.journey").set_aside[0].reason.startswith("readings[0].value: 7777777")


def test_doubled_keys_are_told_and_both_values_kept() -> None:
    data = written(cards=[{"id": "c", "text": "first", "text2": "second"}]).replace(b"text2", b"text")
    result = load(data, "map.journey")
    assert result.journey.cards["c"].text == "second"
    assert [str(notice) for notice in result.notices] == [
        "cards[0].text: stands twice; the later one is read – set aside"
    ]
    assert result.set_aside[0].data == {"id": "c", "text": "first"}


def test_a_doubled_array_is_told_and_kept() -> None:
    data = written(cards=[{"id": "c"}], cardz=[{"id": "d"}]).replace(b"cardz", b"cards")
    result = load(data, "map.journey")
    assert set(result.journey.cards) == {"d"}
    assert result.set_aside[0].data == [{"id": "c"}]


# -- files that are no journey


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"[]", "is not a journey"),
        (b"{}", "is not a journey"),
        (b'{"format": "gpx", "version": 1}', "is not a journey"),
        (b"Dear all,", "does not begin with { (line 1, column 1)"),
        (b'{"format": "journeyboard",\n "version": 1,\n "cards": [{]}', "is damaged in line 3, column 13"),
        (b'{"format": "journeyboard"}', "does not say which version"),
        (b'{"format": "journeyboard", "version": true}', "does not say which version"),
        (b'{"format": "journeyboard", "version": 0}', "does not say which version"),
        (b'{"format": "journeyboard", "version": 7}', "newer Journeyboard (file version 7; this one reads up to 1)"),
        (b"PK\x03\x04rest", "is a ZIP file"),
        (b"%PDF-1.7", "is a PDF file"),
        (b"\x00\x01\x02\xff\xfe", "is no text file"),
        (b'{"format":\n "M\xfcnchen"}', "is not UTF-8 in line 2"),
        ('{"format": "journeyboard"}'.encode("utf-16"), "is written in UTF-16"),
    ],
)
def test_a_file_that_is_no_journey_is_refused_in_words(data: bytes, words: str) -> None:
    assert words in refused(data)


def test_a_truncated_file_is_refused_wherever_it_ends() -> None:
    data = dump(Journey([Stage(id="s", name="Look"), Step(id="p", stage="s"), Lane(id="l"), Card(id="c", text="Hü")]))
    for end in range(1, len(data) - 2):
        message = refused(data[:end])
        assert "cut off" in message or "not UTF-8" in message or "does not begin" in message or "damaged" in message
    assert "cut off" in refused(data[:-3])


@pytest.mark.parametrize("depth", [70, 500, 100_000])
@pytest.mark.parametrize("pair", ["[]", '{"a":'])
def test_absurd_depth_is_refused_with_its_place(depth: int, pair: str) -> None:
    opening, closing = (pair[0], pair[1]) if pair == "[]" else (pair, "}")
    deep = f"{opening * depth}1{closing * depth}".encode()
    for member in (b'"cards": [{"id": "c", "later": ?}]', b'"later": ?', b'"cards": [?]', b'"stages": ?'):
        message = refused(b'{"format": "journeyboard", "version": 1, ' + member.replace(b"?", deep) + b"}")
        assert "nested too deeply" in message


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    with pytest.raises(FileProblem):
        load(data, "map.journey")


@given(st.data())
def test_a_damaged_byte_never_ends_in_anything_but_words(data: st.DataObject) -> None:
    whole = bytearray(dump(Journey([Card(id="c", text="Hü"), Feeling(id="f", value=1.5), Metric(id="m", target=3)])))
    for _time in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        result = load(bytes(whole), "map.journey")
    except FileProblem:
        return
    assert load(dump(result.journey), "map.journey").notices == ()


def test_the_fixture_of_every_version_is_read_whole(root: Path) -> None:
    for path in (root / "tests/storage/fixtures").glob("v*.journey"):
        assert load(path.read_bytes(), path.name).notices == ()
