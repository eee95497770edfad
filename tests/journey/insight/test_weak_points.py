import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journey.insight.maps import counted, feels, journey_of, linked, pain
from tests.journeys import journeys

from journeyboard.journey.insight.weak_points import Finding, findings
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, JourneyInfo, Metric, Record, Weights

CSAT = Metric(id="csat", name="CSAT", unit="score", scale_max=5, target=4.2, warn=0.1)
MISSED = counted("csat", "s2", 3.6)
REACHED = counted("csat", "s2", 4.3)
TOUCHPOINT = Card(id="shop", kind="touchpoint", lane="touch", step="t2", text="Shop")


def reasons(finding: Finding) -> list[str]:
    return [reason.text for reason in finding.reasons]


def kinds(*records: Record) -> dict[str, str]:
    found = findings(journey_of(*records))
    return {one.place.record.id: one.kind for one in (*found.weak_points, *found.disagreements)}


def test_a_place_where_all_agree_comes_first_and_says_why() -> None:
    journey = journey_of(CSAT, MISSED, feels(1, -0.8), feels(2, -1.6), pain("p1", 2, 4), pain("p2", 2, 5))
    worst, other = findings(journey).weak_points
    assert worst.place.name == "B"
    assert reasons(worst) == ["CSAT 3.6, 0.6 under target", "lowest feeling −1.6", "2 pain points of severity ≥ 4"]
    assert other.place.name == "A"
    assert reasons(other) == ["feeling −0.8"]


def test_the_score_is_the_mean_of_the_three_voices() -> None:
    (found,) = findings(journey_of(CSAT, MISSED, feels(2, -1.0), pain("p1", 2, 5, frequency="always"))).weak_points
    assert {voice.kind: voice.badness for voice in found.voices} == pytest.approx(
        {"feeling": 0.5, "pain": 0.8, "figures": 1.0}
    )
    assert found.score == pytest.approx(100 * (0.5 + 0.8 + 1.0) / 3)


def test_a_silent_voice_counts_nothing() -> None:
    (found,) = findings(journey_of(feels(2, -2.0))).weak_points
    assert found.score == pytest.approx(100 / 3)


def test_weights_say_what_counts() -> None:
    info = JourneyInfo(id="journey", weights=Weights(feeling=0, pain=0.5, figures=0.5))
    (found,) = findings(journey_of(info, CSAT, MISSED, feels(2, -2.0))).weak_points
    assert found.score == 50
    nothing = JourneyInfo(id="journey", weights=Weights(feeling=0, pain=0, figures=0))
    (found,) = findings(journey_of(nothing, feels(2, -2.0))).weak_points
    assert found.score == pytest.approx(100 / 3)


def test_what_disagrees_is_told_apart() -> None:
    assert kinds(CSAT, MISSED, feels(2, 1.0)) == {"s2": "feels_fine"}
    assert kinds(CSAT, REACHED, feels(2, -1.0)) == {"s2": "figures_fine"}
    assert kinds(CSAT, REACHED, pain("p1", 2, 5, frequency="always")) == {"s2": "figures_fine"}
    assert kinds(CSAT, MISSED) == {"s2": "unexplained"}
    assert kinds(CSAT, MISSED, feels(2, 1.0), pain("p1", 2, 5)) == {"s2": "weak"}
    assert kinds(CSAT, REACHED, feels(2, 1.0)) == {}
    assert kinds(feels(2, -0.5)) == {}


def test_a_disagreement_says_both_sides() -> None:
    (found,) = findings(journey_of(CSAT, MISSED, feels(2, 1.0))).disagreements
    assert reasons(found) == ["CSAT 3.6, 0.6 under target", "feeling +1.0"]


def test_the_largest_drop_off_speaks_against_the_stage_it_leads_to() -> None:
    visits = Metric(id="visits", name="Visits", unit="count")
    counts = (counted("visits", "s1", 100), counted("visits", "s2", 40), counted("visits", "s3", 4))
    found = findings(journey_of(visits, *counts, feels(2, -1.0), feels(3, -1.0))).weak_points
    assert [(one.place.name, reasons(one)[0]) for one in found] == [
        ("C", "largest drop-off −90%"),
        ("B", "lowest feeling −1.0"),
    ]
    assert reasons(found[1])[1] == "drop-off −60%"


def test_a_change_for_the_worse_is_told_in_its_direction() -> None:
    bounce = Metric(id="bounce", name="Bounce rate", unit="percent", direction="down")
    readings = (counted("bounce", "s1", 0.30, "2026-09"), counted("bounce", "s1", 0.36))
    (found,) = findings(journey_of(bounce, *readings, feels(1, -1.0))).weak_points
    assert reasons(found) == ["lowest feeling −1.0", "Bounce rate ▲ 6 pt"]
    better = (counted("bounce", "s1", 0.36, "2026-09"), counted("bounce", "s1", 0.30))
    (found,) = findings(journey_of(bounce, *better, feels(1, -1.0))).weak_points
    assert reasons(found) == ["lowest feeling −1.0"]


def test_a_persona_is_named_where_there_are_several() -> None:
    journey = journey_of(*journey_of().personas, feels(1, -1.0), feels(1, 0.5, "jonas"))
    assert reasons(findings(journey).weak_points[0]) == ["lowest feeling −1.0"]
    jonas = journey.personas[0].model_copy(update={"id": "jonas", "name": "Jonas"})
    journey = journey_of(jonas, feels(1, -1.0), feels(1, 0.5, "jonas"))
    assert reasons(findings(journey).weak_points[0]) == ["lowest feeling −1.0 (Mara)"]


def test_a_touchpoint_is_weak_by_its_own_pain_points_and_figures() -> None:
    assert kinds(TOUCHPOINT, pain("p1", 2, 5)) == {"s2": "weak"}
    tied = kinds(TOUCHPOINT, pain("p1", 2, 5), linked("at", "p1", "shop"))
    assert tied == {"s2": "weak", "shop": "weak"}
    assert kinds(TOUCHPOINT, CSAT, counted("csat", "shop", 1.0)) == {"shop": "unexplained"}


def test_a_spanning_pain_point_speaks_at_each_stage_it_covers() -> None:
    assert set(kinds(pain("p1", 1, 5, end_step="t2"))) == {"s1", "s2"}


def test_to_be_feelings_are_no_weak_point() -> None:
    wished = feels(2, -2.0).model_copy(update={"state": "to_be"})
    assert kinds(wished) == {}


@given(journeys())
def test_any_journey_is_ranked_within_bounds(journey: Journey) -> None:
    found = findings(journey)
    for listed in (found.weak_points, found.disagreements):
        scores = [one.score for one in listed]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)
        assert all(one.reasons for one in listed)
        assert all(0 <= voice.badness <= 1 for one in listed for voice in one.voices)
        assert all(journey.get(record_id) for one in listed for reason in one.reasons for record_id in reason.ids)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(1, 5))
def test_one_more_pain_point_never_lowers_the_score(severities: list[int], more: int) -> None:
    cards = [pain(f"p{number}", 2, severity) for number, severity in enumerate(severities)]
    before = findings(journey_of(feels(2, -2.0), *cards)).weak_points[0].score
    after = findings(journey_of(feels(2, -2.0), *cards, pain("p99", 2, more))).weak_points[0].score
    assert after >= before
