"""The scores of opportunities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.journey.records import Card
from journeyboard.journey.scores import Quadrant, opportunity_score, quadrant, score_of

tenths = st.integers(0, 100).map(lambda value: value / 10)


@pytest.mark.parametrize(
    ("importance", "satisfaction", "score"),
    [(9.2, 2.1, 16.3), (10, 0, 20), (0, 10, 0), (5, 5, 5), (4, 9, 4), (None, 3, None), (3, None, None)],
)
def test_the_score_is_importance_and_what_satisfaction_lacks(
    importance: float | None, satisfaction: float | None, score: float | None
) -> None:
    assert opportunity_score(importance, satisfaction) == score
    assert score_of(Card(id="a", importance=importance, satisfaction=satisfaction)) == score


@given(tenths, tenths, tenths)
def test_more_satisfaction_never_raises_a_score_and_more_importance_never_lowers_it(
    importance: float, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    less, more = opportunity_score(importance, high), opportunity_score(importance, low)
    assert less is not None
    assert more is not None
    assert 0 <= less <= more <= 20
    lesser, greater = opportunity_score(low, importance), opportunity_score(high, importance)
    assert lesser is not None
    assert greater is not None
    assert lesser <= greater


@pytest.mark.parametrize(
    ("impact", "effort", "where"),
    [(5, 1, "quick_win"), (3, 2, "quick_win"), (3, 3, "big_project"), (2, 2, "fill_in"), (1, 5, "later")],
)
def test_impact_and_effort_make_quadrants(impact: int, effort: int, where: Quadrant) -> None:
    assert quadrant(Card(id="a", impact=impact, effort=effort)) == where


def test_what_is_not_known_has_no_quadrant() -> None:
    assert quadrant(Card(id="a", impact=3)) is None
    assert quadrant(Card(id="a", effort=3)) is None
