"""The poster: a PNG of A0 at 300 dpi, by the command a person would use."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.journeys import journey_of
from benchmarks.measure import Row
from benchmarks.processes import run
from journeyboard.storage.files import save_journey

A0_WIDTH, A0_HEIGHT = 9_933, 14_043


def rows() -> Iterator[Row]:
    """The whole process: start, read, lay out, paint, write."""
    for cards in (300, 5_000):
        with tempfile.TemporaryDirectory() as folder:
            path, out = Path(folder) / "measured.journey", Path(folder) / "poster.png"
            save_journey(journey_of(cards), path, None)
            size = ["--width", str(A0_WIDTH), "--height", str(A0_HEIGHT)]
            runs = [run(["-m", "journeyboard", "export", str(path), str(out), *size]) for _run in range(3)]
        seconds = sorted(finished.seconds for finished in runs)[1]
        yield Row("PNG of A0 at 300 dpi, whole process", cards, seconds, "s", 5.0)
        yield Row("PNG of A0 at 300 dpi, peak memory", cards, max(finished.peak_mb for finished in runs), "MB", 250.0)
