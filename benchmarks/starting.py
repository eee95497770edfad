"""From the start of the process to the shown window, and its memory, by size; and answers without a window."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.journeys import journey_of
from benchmarks.measure import Row
from benchmarks.processes import Finished, run
from journeyboard.storage.files import save_journey

RUNS = 5

# As `journeyboard.editor.app.main` does it, but leaving as soon as everything shown has been painted.
_SHOWN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from journeyboard.editor.app import make_program
application = QApplication(["journeyboard"])
windows = make_program(application)
windows.open(Path(sys.argv[1]))
while not any(window.isVisible() for window in windows.opened):
    application.processEvents()
application.processEvents()
sys.stdout.flush()
import os
os._exit(0)
"""


def rows() -> Iterator[Row]:
    """The medians of several processes, and the largest peak."""
    for cards in (300, 1_000, 5_000, 20_000):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "measured.journey"
            save_journey(journey_of(cards), path, None)
            runs = [run(["-c", _SHOWN, str(path)]) for _run in range(RUNS + 1)][1:]
        aim = 0.7 if cards <= 1_000 else None
        yield Row("start of the process to the shown window", cards, _median(runs), "s", aim)
        yield Row("memory with the window shown", cards, max(finished.peak_mb for finished in runs), "MB")
    for option in ("--version", "--help"):
        runs = [run(["-m", "journeyboard", option]) for _run in range(RUNS + 1)][1:]
        yield Row(f"journeyboard {option}", None, _median(runs), "s", 0.3)


def _median(runs: list[Finished]) -> float:
    return statistics.median(finished.seconds for finished in runs)
