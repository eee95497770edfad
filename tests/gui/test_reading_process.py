"""The process that reads tables beside the window: its answers, its limits, and that the window answers meanwhile."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from journeyboard import resources
from journeyboard.editor.importing.process.messages import Report, Rows
from journeyboard.editor.importing.reader import Reader
from journeyboard.journey.changes import Change
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Reading
from journeyboard.journey.starting import new_journey
from journeyboard.metrics.landing import to_change
from journeyboard.metrics.reading import preview
from journeyboard.metrics.recipe import Recipe

STAGES = ("Awareness", "Decision")
WAIT = 20_000


@pytest.fixture
def journey() -> Journey:
    return new_journey("Read", STAGES)


def report_of(qtbot: QtBot, reader: Reader, recipe: Recipe | None = None) -> Report:
    with qtbot.waitSignal(reader.reported, timeout=WAIT) as said:
        reader.read(recipe or Recipe())
    return said.args[0]  # type: ignore[index]


def long_table(folder: Path, rows: int) -> Path:
    path = folder / "long.csv"
    lines = (f"{STAGES[row % 2]};2026-{1 + row % 12:02};{row},5\n" for row in range(rows))
    path.write_text("Stage;Month;Calls\n" + "".join(lines), "utf-8")
    return path


def test_it_answers_what_reading_here_says(qtbot: QtBot, journey: Journey, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Report\n\nStage;Month;Calls\nAwareness;2026-10;12\nDecision;2026-10;none\nTotal;;12\n", "utf-8")
    reader = Reader(path, journey)
    report = report_of(qtbot, reader)
    here = preview(path, journey)
    assert (report.metrics, report.matches, report.notes) == (here.metrics, here.matches, here.notes)
    assert report.counts.new == len(here.values) == 1
    with qtbot.waitSignal(reader.rows_came, timeout=WAIT) as came:
        reader.fetch(0, 100)
    rows: Rows = came.args[0]  # type: ignore[index]
    assert [row.role for row in rows.rows] == ["title", "blank", "header", "read", "read", "total"]
    with qtbot.waitSignal(reader.landed, timeout=WAIT) as landed:
        reader.land(None)
    change: Change = landed.args[0]  # type: ignore[index]
    journey.apply(change)
    assert [(one.value, one.period) for one in journey.all(Reading).values()] == [(12.0, "2026-10")]
    assert change.label == to_change(new_journey("Read", STAGES), here).label
    reader.stop()


def test_only_the_last_of_several_readings_is_answered(qtbot: QtBot, journey: Journey, tmp_path: Path) -> None:
    reader = Reader(long_table(tmp_path, 2_000), journey)
    reports: list[Report] = []
    reader.reported.connect(reports.append)
    reader.read(Recipe())
    reader.read(Recipe(duplicates="sum"))
    reader.read(Recipe(duplicates="mean"))
    qtbot.waitUntil(lambda: bool(reports), timeout=WAIT)
    assert [report.recipe.duplicates for report in reports] == ["mean"]
    assert not reader.is_busy
    reader.stop()


def test_a_refused_table_can_be_read_with_another_recipe(qtbot: QtBot, journey: Journey) -> None:
    reader = Reader(resources.sample("online-shop-october.xlsx"), journey)
    with qtbot.waitSignal(reader.refused, timeout=WAIT) as said:
        reader.read(Recipe(sheet="None such"))
    assert "None such" in said.args[0]  # type: ignore[index]
    assert report_of(qtbot, reader).sheets
    reader.stop()


@pytest.mark.skipif("sys.platform != 'linux'", reason="other systems keep no such limit")
def test_a_table_that_needs_too_much_memory_is_refused_in_words(qtbot: QtBot, journey: Journey, tmp_path: Path) -> None:
    reader = Reader(long_table(tmp_path, 300_000), journey, most_memory=1_000_000)
    with qtbot.waitSignal(reader.refused, timeout=WAIT) as said:
        reader.read(Recipe())
    assert "memory" in said.args[0]  # type: ignore[index]
    reader.stop()


def test_what_takes_too_long_is_ended(qtbot: QtBot, journey: Journey, tmp_path: Path) -> None:
    reader = Reader(long_table(tmp_path, 200_000), journey, longest=0)
    with qtbot.waitSignal(reader.refused, timeout=WAIT) as said:
        reader.read(Recipe())
    assert "too long" in said.args[0]  # type: ignore[index]


def test_the_window_answers_while_a_large_table_is_read(qtbot: QtBot, journey: Journey, tmp_path: Path) -> None:
    """No turn of the event loop takes long; how long exactly is measured by the benchmarks, on a quiet machine."""
    reader = Reader(long_table(tmp_path, 100_000), journey)
    turns: list[float] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start()
    report = report_of(qtbot, reader, Recipe(duplicates="sum"))
    timer.stop()
    assert report.rows_read == 100_000
    assert max(later - earlier for earlier, later in pairwise(turns)) < 1.0
    reader.stop()
