"""Journeys that begin as a template does, and what of a journey becomes a template."""

from hypothesis import given
from tests import journeys as some

from journeyboard.journey.check import check
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import (
    Asset,
    Card,
    Feeling,
    Filter,
    JourneyInfo,
    Lane,
    Link,
    Metric,
    Persona,
    Reading,
    Source,
    Stage,
    Step,
    View,
)
from journeyboard.journey.starting import started_from, template_of


def whole() -> Journey:
    """One record of each kind, referring to others wherever it can."""
    return Journey([
        JourneyInfo(id="journey", title="A map", language="de", created="2025-01-01"),
        Persona(id="mara", name="Mara", portrait="face"),
        Stage(id="look", name="Look"),
        Step(id="look-1", stage="look"),
        Lane(id="pains", kind="pain_points", name="Pains"),
        Lane(id="figures", kind="metrics", name="Figures", metrics=("visits",)),
        Card(id="slow", kind="pain_point", lane="pains", step="look-1", text="Slow", personas=("mara",)),
        Card(id="shot", kind="image", lane="pains", step="look-1", text="Shot", asset="picture"),
        Feeling(id="f", persona="mara", step="look-1", value=1),
        Link.model_validate({"id": "at", "kind": "at", "from": "slow", "to": "shot"}),
        Metric(id="visits", name="Visits"),
        Reading(id="r", metric="visits", at="look", persona="mara", period="2026-01", value=4, source="table"),
        Source(id="table", name="Table", recipe={"stages": {"Look": "look"}, "metrics": {"Visits": "visits"}}),
        View(
            id="v", name="Mara", filter=Filter(personas=("mara",)), hidden_stages=("look",), hidden_lanes=("pains",),
            metrics=("visits",), compare_personas=("mara",), tint="visits",
        ),
        Asset(id="face", media_type="image/png", data="aa"),
        Asset(id="picture", media_type="image/png", data="bb"),
    ])  # fmt: skip


def test_a_journey_from_a_template_has_ids_of_its_own_and_no_lost_reference() -> None:
    template = whole()
    begun = started_from(template, "My map", "2026-11-03")
    assert {record.id for record in begun} & {record.id for record in template} == {"journey"}
    assert len(begun) == len(template)
    assert check(begun) == []
    assert (begun.info.title, begun.info.language, begun.info.created) == ("My map", "de", "2026-11-03")
    (stage,), (metric,), (source,) = begun.stages, begun.metrics, begun.sources
    assert source.recipe == {"stages": {"Look": stage.id}, "metrics": {"Visits": metric.id}}
    (view,), (persona,) = begun.views, begun.personas
    assert (view.filter.personas, view.tint, view.compare_personas) == ((persona.id,), metric.id, (persona.id,))


def test_two_journeys_from_one_template_share_nothing() -> None:
    first, second = started_from(whole()), started_from(whole())
    assert {record.id for record in first} & {record.id for record in second} == {"journey"}
    assert first.info.title == "A map"


@given(some.journeys())
def test_any_journey_can_be_begun_from(template: Journey) -> None:
    begun = started_from(template)
    assert len(begun) == len(template)
    assert len(check(begun)) == len(check(template))


def test_a_template_leaves_figures_out_and_keeps_where_they_were() -> None:
    kept = template_of(whole())
    assert not kept.all(Reading)
    assert not kept.sources
    assert kept.all(Metric)["visits"].at == ("look",)
    assert kept.cards.keys() == {"slow", "shot"}
    assert check(kept) == []


def test_a_template_without_cards_and_people_is_the_grid() -> None:
    kept = template_of(whole(), cards=False, people=False)
    assert (len(kept.stages), len(kept.lanes)) == (1, 2)
    left = (*kept.cards, *kept.personas, *kept.all(Feeling), *kept.links, *kept.assets)
    assert left == ()
    assert check(kept) == []


def test_a_template_can_keep_everything_and_leaves_the_journey_alone() -> None:
    journey = whole()
    before = list(journey)
    assert {record.id for record in template_of(journey, figures=True)} == {record.id for record in before}
    assert list(journey) == before
