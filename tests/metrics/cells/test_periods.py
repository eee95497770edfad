from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.metrics.cells.periods import is_unordered, of_date, of_titles, order_of, parse, parse_part, within


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026", "2026"),
        ("2026-10", "2026-10"),
        ("10/2026", "2026-10"),
        ("10.2026", "2026-10"),
        ("Oct 2026", "2026-10"),
        ("Okt 2026", "2026-10"),
        ("Okt. 2026", "2026-10"),
        ("Oktober 2026", "2026-10"),
        ("März 2026", "2026-03"),
        ("2026 October", "2026-10"),
        ("Q3 2026", "2026-Q3"),
        ("2026-Q3", "2026-Q3"),
        ("3. Quartal 2026", "2026-Q3"),
        ("KW 41 2026", "2026-W41"),
        ("43. KW 2026", "2026-W43"),
        ("Wk 44 2026", "2026-W44"),
        ("2026M08", "2026-08"),
        ("Mo, 05.10.2026", "2026-10-05"),
        ("Di 06.10.2026", "2026-10-06"),
        ("Thursday, October 1, 2026", "2026-10-01"),
        ("KW41/2026", "2026-W41"),
        ("2026-W41", "2026-W41"),
        ("2026-10-31", "2026-10-31"),
        ("2026-10-31T08:15:00Z", "2026-10-31"),
        ("31.10.2026", "2026-10-31"),
        ("31.10.26", "2026-10-31"),
        ("31. Oktober 2026", "2026-10-31"),
        ("October 5, 2026", "2026-10-05"),
        ("31/10/2026", "2026-10-31"),
        ("10/31/2026", "2026-10-31"),
        ("03/03/2026", "2026-03-03"),
    ],
)
def test_a_period_in_many_spellings(text: str, period: str) -> None:
    assert parse(text) == period


@pytest.mark.parametrize(
    "text", ["", "Oktober", "41", "48210", "2026-13", "31.02.2026", "KW 60 2026", "2026-W54", "soon"]
)
def test_what_names_no_period(text: str) -> None:
    assert parse(text) is None


def test_the_order_of_day_and_month_is_not_guessed() -> None:
    assert parse("03/04/2026") is None
    assert is_unordered("03/04/2026")
    assert parse("03/04/2026", "day") == "2026-04-03"
    assert parse("03/04/2026", "month") == "2026-03-04"
    assert order_of("31/10/2026") == "day"
    assert order_of("10/31/2026") == "month"
    assert not is_unordered("03/03/2026")


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_dates_read_back(day: date) -> None:
    assert parse(day.isoformat()) == day.isoformat()
    assert parse(f"{day:%d.%m.%Y}") == day.isoformat()
    assert of_date(day) == day.isoformat()
    assert of_date(datetime(day.year, day.month, day.day, 12)) == day.isoformat()  # noqa: DTZ001 - as a cell has it
    assert of_date(day, month_only=True) == day.isoformat()[:7]


@pytest.mark.parametrize(
    ("text", "part"), [("Oktober", "10"), ("Oct.", "10"), ("Q3", "Q3"), ("KW 41", "W41"), ("KW 60", None), ("x", None)]
)
def test_parts_of_a_year(text: str, part: str | None) -> None:
    assert parse_part(text) == part


@pytest.mark.parametrize(
    ("lines", "periods"),
    [
        (["Stand: 31.10.2026"], ("2026-10-31",)),
        (["Funnel-Report Oktober 2026", "Stand: 31.10.2026"], ("2026-10",)),
        (["October 2026"], ("2026-10",)),
        (["01.10.2026 – 31.10.2026"], ("2026-10",)),
        (["# 20260701-20260930"], ("2026-Q3",)),
        (["October 2026", "as of 2026-11-05"], ("2026-10", "2026-11-05")),
        (["Printed 03/04/2026"], ("03/04/2026",)),
        (["Report Q3 2026"], ("2026-Q3",)),
        (["Visits, KW 41 2026"], ("2026-W41",)),
        (["Version 2.0, 2000 visitors"], ()),
        (["Funnel"], ()),
    ],
)
def test_report_dates_above_a_table(lines: list[str], periods: tuple[str, ...]) -> None:
    assert of_titles(lines) == periods


def test_periods_lie_in_longer_ones() -> None:
    assert within("2026-10-31", "2026-10")
    assert within("2026-08", "2026-Q3")
    assert within("2026-08-05", "2026")
    assert not within("2026-10", "2026-Q3")
    assert not within("2026-10", "2026-1")
