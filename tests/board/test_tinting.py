import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.board.tinting import column_tints
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey

TINT = rec.View(id="v", tint="m")


def measured(*values: float | None, **metric: object) -> Journey:
    """Stages of one step with a figure each; None: without one."""
    records: list[rec.Record] = [rec.Metric.model_validate({"id": "m", **metric})]
    for n, value in enumerate(values):
        records += [rec.Stage(id=f"s{n}", order=str(n)), rec.Step(id=f"t{n}", stage=f"s{n}", order="1")]
        if value is not None:
            records.append(rec.Reading(id=f"r{n}", metric="m", at=f"s{n}", value=value))
    return Journey(records)


def test_without_a_target_the_best_and_the_worst_are_the_ends() -> None:
    assert column_tints(measured(0, 5, 10, None), TINT) == {"t0": -1, "t1": 0, "t2": 1}
    assert column_tints(measured(0, 5, 10, direction="down"), TINT) == {"t0": 1, "t1": 0, "t2": -1}


def test_with_a_target_it_is_the_status() -> None:
    assert column_tints(measured(5, 9.5, 12, target=10), TINT) == {"t0": -1, "t1": -0.5, "t2": 1}


def test_equal_values_and_other_metrics_tint_nothing() -> None:
    assert column_tints(measured(3, 3), TINT) == {}
    assert column_tints(measured(1, 2), rec.View(id="v", tint="gone")) == {}
    assert column_tints(measured(1, 2), rec.EVERYTHING) == {}


def test_a_steps_own_figure_comes_before_its_stages() -> None:
    records = [
        *measured(0, 10),
        rec.Step(id="own", stage="s0", order="2"),
        rec.Reading(id="x", metric="m", at="own", value=10),
    ]
    assert column_tints(Journey(records), TINT) == {"t0": -1, "own": 1, "t1": 1}


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=6))
def test_any_values_give_tints_within_bounds(values: list[float]) -> None:
    assert all(-1 <= tint <= 1 for tint in column_tints(measured(*values), TINT).values())


def test_the_tint_of_two_huge_values_is_finite() -> None:
    assert column_tints(measured(-1.7e308, 1.7e308), TINT) == pytest.approx({"t0": -1, "t1": 1})
