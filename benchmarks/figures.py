"""Importing 100,000 rows of figures, from xlsx and from csv: read, understood, landed as one change."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from benchmarks.measure import Row
from journeyboard.journey.starting import new_journey
from journeyboard.metrics.landing import to_change
from journeyboard.metrics.reading import preview

ROWS = 100_000
_STAGES = ("Awareness", "Consideration", "Decision", "Retention", "Advocacy")
_HEADINGS = ("Stage", "Date", "Visitors", "Conversion rate", "CSAT", "Comment")
_TODAY = date(2026, 11, 23)


def rows() -> Iterator[Row]:
    """One row per stage and day, three figures and a comment each."""
    with tempfile.TemporaryDirectory() as folder:
        workbook, text = Path(folder) / "figures.xlsx", Path(folder) / "figures.csv"
        _write_workbook(workbook)
        _write_text(text)
        yield Row("import of 100,000 rows from xlsx", None, _median_s(workbook), "s", 2.5)
        yield Row("import of 100,000 rows from csv", None, _median_s(text), "s", 2.5)


def _median_s(path: Path) -> float:
    return statistics.median(_import_s(path) for _run in range(3))


def _import_s(path: Path) -> float:
    journey = new_journey("Measured", _STAGES)
    begun = time.perf_counter()
    read = preview(path, journey, today=_TODAY)
    journey.apply(to_change(journey, read))
    seconds = time.perf_counter() - begun
    if len(read.values) != 3 * ROWS:
        raise RuntimeError(f"{path.name}: {len(read.values)} values landed")
    return seconds


def _table() -> Iterator[tuple[str, date, int, float, float, str]]:
    days = ROWS // len(_STAGES)
    first = _TODAY - timedelta(days=days)
    for number in range(ROWS):
        day, stage = divmod(number, len(_STAGES))
        rate, score = round((number % 997) / 1000, 3), 1 + (number % 41) / 10
        yield _STAGES[stage], first + timedelta(days=day), number % 9_973, rate, round(score, 1), "as counted"


def _write_workbook(path: Path) -> None:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Figures")
    sheet.append(_HEADINGS)
    for row in _table():
        sheet.append(row)
    workbook.save(path)


def _write_text(path: Path) -> None:
    lines = [";".join(_HEADINGS)]
    for stage, day, visitors, rate, score, comment in _table():
        percent, mark = f"{rate:.1%}".replace(".", ","), str(score).replace(".", ",")
        lines.append(f"{stage};{day:%d.%m.%Y};{visitors};{percent};{mark};{comment}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
