import pytest
from tests.journey.insight.maps import counted, journey_of

from journeyboard.journey.insight.funnel import funnel
from journeyboard.journey.records import Metric, Reading

VISITS = Metric(id="visits", name="Visits", unit="count", order="1")
ORDERS = Metric(id="orders", name="Orders", unit="count", order="2")


def test_a_metric_counted_at_every_stage_is_the_funnel() -> None:
    journey = journey_of(VISITS, *(counted("visits", f"s{number}", 100 / number) for number in (1, 2, 3)))
    first, second, third = funnel(journey)
    assert (first.value, first.conversion, first.of_first) == (100, None, 1)
    assert (second.conversion, second.drop_off) == (0.5, 0.5)
    assert third.conversion == pytest.approx(2 / 3)
    assert third.of_first == pytest.approx(1 / 3)


def test_a_metric_along_the_stages_wins_over_different_ones() -> None:
    journey = journey_of(
        VISITS, ORDERS, counted("visits", "s1", 90), counted("orders", "s2", 9), counted("orders", "s3", 3)
    )
    assert [(one.stage.id, one.metric.id) for one in funnel(journey)] == [("s2", "orders"), ("s3", "orders")]


def test_different_counts_that_only_fall_are_a_funnel() -> None:
    journey = journey_of(VISITS, ORDERS, counted("visits", "s1", 100), counted("orders", "s3", 8))
    first, last = funnel(journey)
    assert (first.metric, last.metric, last.stage.id) == (VISITS, ORDERS, "s3")
    assert last.drop_off == pytest.approx(0.92)


def test_different_counts_that_grow_do_not_count_the_same_people() -> None:
    assert funnel(journey_of(VISITS, ORDERS, counted("visits", "s1", 100), counted("orders", "s2", 101))) == ()


def test_what_is_better_when_lower_is_no_part_of_a_mixed_funnel() -> None:
    complaints = Metric(id="complaints", unit="count", direction="down", order="0")
    records = (counted("visits", "s1", 100), counted("complaints", "s2", 5))
    assert funnel(journey_of(VISITS, complaints, *records)) == ()


def test_a_growing_count_of_one_metric_drops_off_below_nothing() -> None:
    journey = journey_of(VISITS, counted("visits", "s1", 100), counted("visits", "s2", 110))
    assert funnel(journey)[1].drop_off == pytest.approx(-0.1)


def test_counts_of_different_periods_are_not_compared() -> None:
    journey = journey_of(VISITS, counted("visits", "s1", 100, "2026-09"), counted("visits", "s2", 50))
    assert [one.conversion for one in funnel(journey)] == [None, None]


def test_a_count_of_zero_converts_to_nothing() -> None:
    journey = journey_of(VISITS, counted("visits", "s1", 0), counted("visits", "s2", 0))
    assert [one.conversion for one in funnel(journey)] == [None, None]


def test_a_funnel_as_of_a_period() -> None:
    readings = [
        counted("visits", f"s{n}", 10 * n if month == 9 else 1, f"2026-{month:02}") for n in (1, 2) for month in (9, 10)
    ]
    assert [one.value for one in funnel(journey_of(VISITS, *readings), "2026-09")] == [10, 20]


def test_parts_percentages_and_single_counts_are_no_funnel() -> None:
    rate = Metric(id="rate", unit="percent")
    of_persona = [Reading(id=f"p{n}", metric="visits", at=f"s{n}", persona="mara", value=5) for n in (1, 2)]
    assert funnel(journey_of(VISITS, *of_persona)) == ()
    assert funnel(journey_of(rate, counted("rate", "s1", 1), counted("rate", "s2", 1))) == ()
    assert funnel(journey_of(VISITS, counted("visits", "s1", 1))) == ()
    assert funnel(journey_of()) == ()
