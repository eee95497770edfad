"""Random tables whose values become one by every rule: as a person would work it out, in whatever order rows stand."""

from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.metrics.making import DAY
from tests.metrics.spreadsheets import landed, read, stage_id
from tests.metrics.test_random_tables import CSV, STAGE_NAMES, write_dialect

from journeyboard.metrics.recipe import Rule

_WORKED_OUT = {
    "sum": sum,
    "mean": lambda some: Fraction(sum(some), len(some)),
    "median": median,
    "min": min,
    "max": max,
    "last": lambda some: some[-1],
    "count": len,
    "distinct": lambda some: len(set(some)),
    "nps": lambda some: Fraction(100 * (sum(one > 8 for one in some) - sum(one < 7 for one in some)), len(some)),
}
CELLS = st.lists(
    st.tuples(st.sampled_from(STAGE_NAMES[:3]), st.sampled_from("abcdef"), st.integers(0, 10), st.integers(1, 900)),
    min_size=2,
    max_size=20,
    unique_by=lambda row: row[:2],
)
"""Stage, channel, score, and of how many it is."""


@CSV
@given(rows=CELLS, rule=st.sampled_from(sorted(_WORKED_OUT)))
def test_values_become_what_a_person_works_out(
    tmp_path: Path, rows: list[tuple[str, str, int, int]], rule: Rule
) -> None:
    path = tmp_path / "table.csv"
    cells = [["Stage", "Channel", "Answer"], *([stage, channel, str(score)] for stage, channel, score, _n in rows)]
    write_dialect(path, cells, ";", "utf-8")
    found = read(path, *STAGE_NAMES[:3], rules={"Answer": [rule]})
    grouped: dict[str, list[int]] = {}
    for stage, _channel, score, _n in rows:
        grouped.setdefault(stage, []).append(score)
    assert not found.questions
    assert landed(found) == {
        ("Answer", stage_id(stage), DAY): float(_WORKED_OUT[rule](some)) for stage, some in grouped.items()
    }


@CSV
@given(rows=CELLS, mixed=st.randoms(use_true_random=False), is_long=st.booleans())
def test_a_rate_is_weighted_by_what_belongs_to_it(
    tmp_path: Path, rows: list[tuple[str, str, int, int]], mixed: Random, is_long: bool
) -> None:
    path = tmp_path / "table.csv"
    wide = [["Stage", "Channel", "Rate %", "Sessions"], *([a, b, str(c), str(n)] for a, b, c, n in rows)]
    long = [[a, b, name, str(value)] for a, b, c, n in rows for name, value in (("Rate %", c), ("Sessions", n))]
    mixed.shuffle(long)
    cells = [["Stage", "Channel", "KPI", "Wert"], *long] if is_long else wide
    write_dialect(path, cells, ";", "utf-8")
    how = {"rules": {"Rate %": ["weighted"], "Sessions": ["sum"]}, "weights": {"Rate %": "Sessions"}}
    found = landed(read(path, *STAGE_NAMES[:3], percents={"Rate %": "points"}, **how))
    for stage in {row[0] for row in rows}:
        some = [(score, n) for name, _channel, score, n in rows if name == stage]
        total = sum(n for _score, n in some)
        exact = Fraction(sum(score * n for score, n in some), 100 * total)
        assert found["Sessions", stage_id(stage), DAY] == total
        assert found["Rate %", stage_id(stage), DAY] == pytest.approx(float(exact))
