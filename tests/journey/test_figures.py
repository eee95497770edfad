import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.journey.figures import change_of, figure, period_key, status_of
from journeyboard.journey.records import Metric, Reading

COUNT = Metric(id="m", unit="count")
PERCENT = Metric(id="m", unit="percent")


def readings(**values: float) -> list[Reading]:
    """By period, with underscores for hyphens and a p before: p2026_10=3."""
    periods = ((name[1:].replace("_", "-"), value) for name, value in values.items())
    return [Reading(id=f"r{period}", metric="m", period=period, value=value) for period, value in periods]


def test_without_readings_there_is_no_figure() -> None:
    assert figure(COUNT, []) is None
    assert figure(COUNT, [Reading(id="r", metric="another", value=1)]) is None
    parts = [Reading(id="r", metric="m", persona="p", value=1), Reading(id="s", metric="m", segment="new", value=1)]
    assert figure(COUNT, parts) is None


def test_the_latest_is_compared_with_the_one_before() -> None:
    found = figure(COUNT, readings(p2026_10=120, p2026_08=80, p2026_09=100))
    assert found is not None
    assert [reading.value for reading in found.readings] == [80, 100, 120]
    assert (found.latest.value, found.change, found.change_in_points) == (120, pytest.approx(0.2), False)


def test_a_missing_month_is_passed_over() -> None:
    found = figure(COUNT, readings(p2026_06=100, p2026_10=150))
    assert found is not None
    assert found.change == pytest.approx(0.5)


def test_a_figure_as_of_a_period_knows_nothing_later() -> None:
    found = figure(COUNT, readings(p2026_08=80, p2026_09=100, p2026_10=120), "2026-09")
    assert found is not None
    assert (found.latest.period, found.change) == ("2026-09", pytest.approx(0.25))
    assert figure(COUNT, readings(p2026_10=1), "2026-09") is None


@pytest.mark.parametrize(
    ("unit", "before", "now", "change", "in_points"),
    [
        ("count", 50, 53, 0.06, False),
        ("count", 50, 47, -0.06, False),
        ("number", -50, -40, 0.2, False),
        ("number", -50, 10, 1.2, False),
        ("currency", 0, 10, None, False),
        ("duration", 10, 10, 0, False),
        ("percent", 0.4, 0.454, 0.054, True),
        ("percent", 0, 0.1, 0.1, True),
        ("score", 3.9, 3.6, -0.3, True),
        ("score", None, 3.6, None, True),
        ("count", None, 3, None, False),
    ],
)
def test_a_change_is_a_share_or_told_in_points(
    unit: str, before: float | None, now: float, change: float | None, in_points: bool
) -> None:
    found, points = change_of(Metric.model_validate({"id": "m", "unit": unit}), now, before)
    assert found == (None if change is None else pytest.approx(change))
    assert points is in_points


@pytest.mark.parametrize(
    ("direction", "target", "value", "status"),
    [
        ("up", None, 5, None),
        ("up", 100, 100, "good"),
        ("up", 100, 101, "good"),
        ("up", 100, 90, "warn"),
        ("up", 100, 89.9, "bad"),
        ("down", 100, 100, "good"),
        ("down", 100, 110, "warn"),
        ("down", 100, 110.1, "bad"),
        ("down", 100, 3, "good"),
        ("up", -10, -10, "good"),
        ("up", -10, -11, "warn"),
        ("up", -10, -11.1, "bad"),
        ("down", -10, -9, "warn"),
        ("down", -10, -8.9, "bad"),
        ("up", 0, 0, "good"),
        ("up", 0, -0.001, "bad"),
        ("up", 0.3, 0.1 + 0.2, "good"),
        ("up", 0.3, 0.27, "warn"),
    ],
)
def test_the_status_is_told_against_the_target(
    direction: str, target: float | None, value: float, status: str | None
) -> None:
    metric = Metric.model_validate({"id": "m", "direction": direction, "target": target})
    assert status_of(metric, value) == status


floats = st.floats(-1e9, 1e9)


@given(floats, floats, st.floats(0, 1))
def test_what_is_good_going_up_is_good_mirrored_going_down(target: float, value: float, warn: float) -> None:
    up = Metric(id="m", target=target, warn=warn)
    down = Metric(id="m", target=-target, warn=warn, direction="down")
    assert status_of(up, value) == status_of(down, -value)


def test_unlike_periods_are_sorted_by_when_they_end() -> None:
    ascending = [
        "",
        "2025",
        "2026-W02",
        "2026-01-31",
        "2026-01",
        "2026-03-30",
        "2026-03",
        "2026-Q1",
        "2026-04-01",
        "2026-W41",
        "2026-10-31",
        "2026-10",
        "2026-12",
        "2026-Q4",
        "2026",
        "2027-01-01",
    ]
    shuffled = ascending[::-1]
    assert sorted(shuffled, key=period_key) == ascending
