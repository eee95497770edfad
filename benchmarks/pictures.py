"""Large pictures: a poster of A0 at 300 dpi, and the widest picture there is; by the command a person would use."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.journeys import journey_of
from benchmarks.measure import Row
from benchmarks.processes import run
from journeyboard.storage.files import save_journey

A0 = ["--width", "9933", "--height", "14043"]
WIDEST = ["--width", "32000"]


def rows() -> Iterator[Row]:
    """The whole process: start, read, lay out, paint, write."""
    for cards in (300, 5_000):
        yield from _picture("A0 at 300 dpi", cards, A0, 5.0, 250.0)
    yield from _picture("32,000 px wide", 300, WIDEST, None, 300.0)


def _picture(what: str, cards: int, size: list[str], seconds: float | None, peak: float) -> Iterator[Row]:
    """The middle of three runs, and the highest peak of memory; the aims in seconds and MB."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "measured.journey", Path(folder) / "poster.png"
        save_journey(journey_of(cards), path, None)
        runs = [run(["-m", "journeyboard", "export", str(path), str(out), *size]) for _run in range(3)]
    taken = sorted(finished.seconds for finished in runs)[1]
    yield Row(f"PNG of {what}, whole process", cards, taken, "s", seconds)
    yield Row(f"PNG of {what}, peak memory", cards, max(finished.peak_mb for finished in runs), "MB", peak)
