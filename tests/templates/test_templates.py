"""What everybody may rely on in the templates that come with the program, in both languages."""

import dataclasses
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from journeyboard import resources
from journeyboard.board.geometry import TextShape
from journeyboard.board.layout import lay_out
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.journey.check import check
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Link, Metric, Record
from journeyboard.language import LANGUAGES
from journeyboard.storage.format import dump, load
from journeyboard.storage.templates import MEMBER, Template, all_templates

IDS = [template.id for template in all_templates("en")]
STAGED = [template_id for template_id in IDS if template_id != "empty"]
FIGURES = {"conversion", "bounce", "time", "cac", "ltv", "csat", "nps"}
"""What every template follows: conversion and bounce rate, time on site, cost of acquisition, lifetime value,
satisfaction, NPS."""
STAGES = {
    "five-phases": "Awareness, Consideration, Conversion, Retention, Loyalty",
    "decision-to-advocacy": "Awareness, Consideration, Decision, Retention, Advocacy",
    "conversion-funnel": "Awareness, Consideration, Conversion, Retention, Advocacy",
    "six-phases": "Awareness, Consideration, Decision, Purchase, Retention, Advocacy",
    "not-a-straight-line": "Awareness, Interest, Consideration, Decision, Post-purchase behaviour",
    "full-funnel": "Awareness, Evaluation, Purchase, Post-purchase, Retention",
}
FUNNEL = {
    "Awareness": {"Social ads", "Search results", "Blog articles", "Word of mouth"},
    "Evaluation": {"Website", "Reviews", "Price comparison", "Experts"},
    "Purchase": {"Transaction", "Customer service"},
    "Post-purchase": {"Confirmation", "Delivery updates", "Follow-up", "Survey"},
    "Retention": {"Recommendations", "Loyalty programme", "Exclusive offers", "Proactive support"},
}


def template(template_id: str, language: str) -> Template:
    return next(one for one in all_templates(language) if one.id == template_id)


def journey(template_id: str, language: str = "en") -> Journey:
    return template(template_id, language).journey()


def cards_of(held: Journey, stage_id: str, kind: str) -> list[Card]:
    steps = {step.id for step in held.steps_of(stage_id)}
    return [card for card in held.cards.values() if card.step in steps and card.kind == kind]


def texts_in(value: object) -> Iterator[str]:
    """Every text of a record, without its ids and orders."""
    for name, field in dict(value).items() if isinstance(value, Record) else ():
        if name not in {"id", "order", "lane", "step", "persona", "at", "from_", "to", "kind", "unit", "icon"}:
            yield from [field] if isinstance(field, str) else field if isinstance(field, tuple) else []


def shapes_in(value: object) -> Iterator[TextShape]:
    if isinstance(value, TextShape):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from shapes_in(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from shapes_in(one)
    elif isinstance(value, Mapping):
        yield from shapes_in(list(value.values()))


both_languages = pytest.mark.parametrize("language", LANGUAGES)


def test_the_script_writes_the_templates(tmp_path: Path, root: Path) -> None:
    subprocess.run([sys.executable, root / "packaging/make_templates.py", tmp_path], check=True)
    made, shipped = (
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for folder in (top,)
            for path in folder.rglob("*.journey")
        }
        for top in (tmp_path, resources.path("templates"))
    )
    assert made == shipped


def test_the_same_templates_are_there_in_both_languages_in_one_order() -> None:
    assert [one.id for one in all_templates("de")] == IDS
    assert len(IDS) == len(set(IDS)) == 12


@both_languages
@pytest.mark.parametrize("template_id", IDS)
def test_a_template_is_named_and_described(template_id: str, language: str) -> None:
    offered = template(template_id, language)
    assert offered.name
    assert 10 < len(offered.description) < 50
    assert offered.tags
    assert not offered.is_own


@both_languages
@pytest.mark.parametrize("template_id", IDS)
def test_a_template_loads_whole_checks_clean_and_is_written_as_it_is(template_id: str, language: str) -> None:
    data = template(template_id, language).path.read_bytes()
    loaded = load(data, template_id)
    assert loaded.notices == ()
    assert dump(loaded.journey) == data
    assert [str(found) for found in check(loaded.journey)] == []
    assert MEMBER not in journey(template_id, language).extra
    assert loaded.journey.info.language == language


@both_languages
@pytest.mark.parametrize("template_id", STAGED)
def test_every_stage_has_touchpoints_a_pain_point_a_channel_and_a_metric(template_id: str, language: str) -> None:
    held = journey(template_id, language)
    followed = {place for metric in held.metrics for place in metric.at}
    for stage in held.stages:
        touchpoints = cards_of(held, stage.id, "touchpoint")
        assert len(touchpoints) >= 3, stage.name
        assert all(card.channel for card in touchpoints), stage.name
        pains = cards_of(held, stage.id, "pain_point")
        assert pains, stage.name
        assert all(card.text.endswith("?") and card.detail.endswith((".", "?")) for card in pains), stage.name
        assert cards_of(held, stage.id, "opportunity"), stage.name
        assert stage.id in followed, stage.name
        assert stage.line
        assert stage.goal


@both_languages
@pytest.mark.parametrize("template_id", STAGED)
def test_the_usual_figures_are_followed(template_id: str, language: str) -> None:
    metrics = {metric.id.removeprefix("metric-") for metric in journey(template_id, language).metrics}
    assert metrics >= FIGURES
    assert all(metric.note and metric.name for metric in journey(template_id, language).metrics)


@both_languages
@pytest.mark.parametrize("template_id", STAGED)
def test_somebody_goes_through_all_of_it_with_feelings(template_id: str, language: str) -> None:
    held = journey(template_id, language)
    assert held.personas
    for persona in held.personas:
        assert all((persona.role, persona.age, persona.quote, persona.about, persona.goals, persona.needs))
    first = held.personas[0]
    feelings = [held.feeling(first.id, step.id) for step in held.columns()]
    values = [feeling.value for feeling in feelings if feeling is not None]
    assert len(values) == len(feelings)
    assert max(values) - min(values) >= 1


@pytest.mark.parametrize("template_id", IDS)
def test_both_languages_have_the_same_parts(template_id: str) -> None:
    english, german = ({record.id: record for record in journey(template_id, language)} for language in LANGUAGES)
    assert list(english) == list(german)
    for record_id, record in english.items():
        other = german[record_id]
        for name, value in record:
            if name in {"order", "lane", "step", "from_", "to", "kind", "value", "at", "unit", "media", "place"}:
                assert getattr(other, name) == value, (record_id, name)
            elif isinstance(value, str | tuple) and name != "personas":
                assert bool(getattr(other, name)) == bool(value), (record_id, name)
                assert not isinstance(value, tuple) or len(getattr(other, name)) == len(value), (record_id, name)


@pytest.mark.parametrize("template_id", STAGED)
def test_the_german_words_are_not_the_english_ones(template_id: str) -> None:
    english, german = ({card.id: card.text for card in journey(template_id, one).cards.values()} for one in LANGUAGES)
    same = {text for card_id, text in english.items() if german[card_id] == text}
    assert same <= {"Newsletter", "Website", "Interview"}


@both_languages
@pytest.mark.parametrize("template_id", IDS)
def test_no_text_is_empty_or_holds_a_place_for_one(template_id: str, language: str) -> None:
    held = journey(template_id, language)
    assert all(card.text.strip() for card in held.cards.values())
    for record in held:
        for text in texts_in(record):
            assert text == text.strip()
            assert not re.search(
                r"…|\.\.\.|\bXX|TODO|lorem|\[|\]|<|>|\bPlatzhalter|placeholder|[|]", text, re.IGNORECASE
            ), text


@both_languages
@pytest.mark.parametrize("template_id", IDS)
def test_every_text_has_room_on_the_map(template_id: str, language: str, qapp: object) -> None:
    del qapp  # fonts need one
    board = lay_out(journey(template_id, language), journey(template_id, language).opening_view, QtMeasurer())
    shapes = list(shapes_in(board))
    assert len(shapes) > 5
    assert [shape.lines for shape in shapes if any(line.endswith("…") for line in shape.lines)] == []


def test_a_channel_has_one_name_in_all_templates() -> None:
    """Names that differ in case, spaces or hyphens only would be two lines on a map."""
    for language in LANGUAGES:
        spellings: dict[str, set[str]] = {}
        for template_id in IDS:
            for card in journey(template_id, language).cards.values():
                if card.channel:
                    spellings.setdefault(re.sub(r"[\W_]+", "", card.channel.casefold()), set()).add(card.channel)
        assert all(len(written) == 1 for written in spellings.values())


@pytest.mark.parametrize(("template_id", "names"), STAGES.items())
def test_the_phases_are_the_usual_ones(template_id: str, names: str) -> None:
    assert ", ".join(stage.name for stage in journey(template_id).stages) == names


def test_the_six_phases_have_their_german_names() -> None:
    names = [stage.name for stage in journey("six-phases", "de").stages]
    assert names == ["Bewusstsein", "Überlegung", "Entscheidung", "Kauf", "Bindung", "Befürwortung"]


def test_the_full_funnel_has_exactly_the_usual_touchpoints() -> None:
    held = journey("full-funnel")
    found = {stage.name: {card.text for card in cards_of(held, stage.id, "touchpoint")} for stage in held.stages}
    assert found == FUNNEL


def test_skips_and_returns_are_drawn() -> None:
    drawn = [link.kind for link in journey("not-a-straight-line").links if link.kind in ("skips", "returns")]
    assert drawn.count("skips") >= 2
    assert drawn.count("returns") >= 3


def test_the_blueprint_has_its_lines_between_its_lanes() -> None:
    lanes = journey("service-blueprint").lanes
    assert [lane.divider if lane.kind == "divider" else lane.name for lane in lanes][1:8] == [
        "Customer actions",
        "interaction",
        "Frontstage",
        "visibility",
        "Backstage",
        "internal",
        "Support processes",
    ]


def test_the_customer_of_the_retailer_moves_between_online_and_the_store() -> None:
    held = journey("omni-channel-retail")
    moves = [link for link in held.all(Link).values() if link.kind == "next"]
    lanes = [(held.cards[link.from_].lane, held.cards[link.to].lane) for link in moves]
    assert set(lanes) == {("lane-online", "lane-store"), ("lane-store", "lane-online")}
    assert {card.place for card in held.cards.values() if card.lane == "lane-store"} == {"physical", "digital", None}


def test_the_empty_map_is_empty() -> None:
    held = journey("empty")
    assert len(held.stages) == len(held.lanes) == 3
    assert not held.cards
    assert not held.all(Feeling)
    assert not held.all(Metric)
