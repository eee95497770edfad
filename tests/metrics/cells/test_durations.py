"""Durations as people and programs write them, in minutes."""

from datetime import time, timedelta

import pytest

from journeyboard.metrics.cells.durations import is_duration, of_cell, of_number, parse, unit_in


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("4h 53m", 293.0), ("4 h", 240.0), ("53 min", 53.0), ("2 Std. 5 Min.", 125.0), ("1,5 h", 90.0), ("1.5h", 90.0),
     ("2d 3h", 3060.0), ("30s", 0.5), ("1m 30s", 1.5), ("90 Sek.", 1.5), ("01:30:00", 90.0), ("0:00:45", 0.75),
     ("6000 ms", 0.1), ("60000000 µs", 1.0), ("3 Tage", 4320.0), ("1 hour and 5 minutes", 65.0)],
)  # fmt: skip
def test_written_durations(text: str, minutes: float) -> None:
    assert parse(text) == minutes
    assert is_duration(text)


@pytest.mark.parametrize("text", ["5m", "1:30", "5 km", "h", "4h 5", "4h 5h", "", "12", "1:75", "12m2"])
def test_what_is_no_duration_for_certain(text: str) -> None:
    assert parse(text) is None


def test_a_clock_is_read_as_was_said() -> None:
    assert (parse("1:30", "h:mm"), parse("1:30", "m:ss")) == (90.0, 1.5)


def test_stored_durations() -> None:
    assert of_cell(timedelta(hours=3, seconds=30)) == 180.5
    assert of_cell(time(3, 4, 30)) == 184.5


@pytest.mark.parametrize(
    ("heading", "unit"),
    [("Time on site (s)", "s"), ("Dauer in Minuten", "min"), ("Latency (ms)", "ms"), ("Duration (µs)", "us"),
     ("Bearbeitungszeit [Std.]", "h"), ("Revenue (€)", None), ("Visits", None), ("Anteil in %", None)],
)  # fmt: skip
def test_units_in_headings(heading: str, unit: str | None) -> None:
    assert unit_in(heading) == unit


def test_numbers_of_a_unit() -> None:
    assert (of_number(90, "s"), of_number(2, "h"), of_number(1_500_000, "us")) == (1.5, 120.0, 0.025)
