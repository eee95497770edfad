"""How long the window does not answer while a large table is read beside it, and while many values land on the map."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from benchmarks.blocks import Heart
from benchmarks.large import STAGES, write_text
from benchmarks.measure import Row
from journeyboard.editor.app import make_program
from journeyboard.editor.importing.dialog import ImportDialog
from journeyboard.editor.window import Window
from journeyboard.journey.records import Reading
from journeyboard.journey.starting import new_journey
from journeyboard.storage.files import save_journey

DAYS, METRICS = 3_640, 11
"""Ten years of days and eleven figures for each of five stages: 200,200 values."""
AIM = 100.0
"""Milliseconds."""


def rows() -> Iterator[Row]:
    """The longest blocks, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JOURNEYBOARD_STATE"] = str(Path(folder) / "state")
        window, heart = _window(Path(folder)), Heart()
        million, many = Path(folder) / "million.csv", Path(folder) / "many.csv"
        write_text(million)
        _write_many(many)
        with heart.listening():
            dialog = _imported(window, million)
        yield Row("longest block: a million rows are read", None, heart.longest * 1000, "ms", AIM)
        dialog.close()
        dialog = _imported(window, many)
        button = next(found for found in dialog.findChildren(QPushButton) if found.text() == "&Import")
        landed: list[bool] = []
        dialog.accepted.connect(lambda: landed.append(True))
        begun = time.perf_counter()
        with heart.listening():
            button.click()
            _wait(lambda: bool(landed) and not window.canvas.is_working)
        values = len(window.document.session.journey.all(Reading))
        yield Row(f"landing {values:,} values, in all", None, (time.perf_counter() - begun) * 1000, "ms")
        yield Row(f"longest block: landing {values:,} values", None, heart.longest * 1000, "ms", AIM)
        window.close_at_once()


def _window(folder: Path) -> Window:
    path = folder / "measured.journey"
    save_journey(new_journey("Measured", STAGES), path, None)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("the window needs an application")
    window = make_program(application).open(path)
    if window is None:
        raise RuntimeError("the map was not opened")
    return window


def _imported(window: Window, path: Path) -> ImportDialog:
    """The import window, when it shows what the table says."""
    window.source_commands.import_from(path)
    dialog = next(found for found in window.findChildren(ImportDialog) if found.isVisible())
    _wait(lambda: dialog.report is not None or bool(dialog.problem))
    if dialog.report is None:
        raise RuntimeError(dialog.problem)
    return dialog


def _wait(is_done: Callable[[], bool]) -> None:
    while not is_done():
        QApplication.processEvents()


def _write_many(path: Path) -> None:
    first = date(2016, 1, 1)
    with path.open("w", encoding="utf-8") as file:
        file.write("Stage,Date," + ",".join(f"Figure {number}" for number in range(METRICS)) + "\n")
        for day in range(DAYS):
            for at, stage in enumerate(STAGES):
                figures = ",".join(str((day * 31 + at * 7 + number * 13) % 997) for number in range(METRICS))
                file.write(f"{stage},{first + timedelta(days=day)},{figures}\n")
