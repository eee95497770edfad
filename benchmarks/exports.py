"""Every format that an export can have, written to a file; beside them what other programs take for the same map.

They are given our SVG and make a PDF or a picture of it: neither can make a map of a journey.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import processes
from benchmarks.journeys import journey_of
from benchmarks.measure import Row, once_ms
from journeyboard.drawing.fonts import load_fonts
from journeyboard.exchange.export import export
from journeyboard.exchange.formats import FORMATS

AIMS = {"pdf": 0.5, "svg": 0.5, "pptx": 3.0, "xlsx": 3.0}
"""Seconds for 1,000 cards."""


def rows() -> Iterator[Row]:
    """A first run of each format, with what it is asked at first."""
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        for cards in (1_000, 5_000):
            journey = journey_of(cards)
            for each in FORMATS:
                target = Path(folder) / f"map{each.suffix}"
                if each.id == "png" and cards > 1_000:
                    continue  # higher than a picture can be at its usual scale
                seconds = once_ms(lambda: export(each, journey, each.options(), target)) / 1000  # noqa: B023 - called at once
                yield Row(f"export {each.id}", cards, seconds, "s", AIMS.get(each.id) if cards == 1_000 else None)
            yield from _others(Path(folder), cards)


def _others(folder: Path, cards: int) -> Iterator[Row]:
    """Other programs at work on the SVG, from their start to their end."""
    drawing, made = folder / "map.svg", folder / "others"
    made.mkdir(exist_ok=True)
    if inkscape := shutil.which("inkscape"):
        for kind in ("pdf", "png"):
            command = [inkscape, f"--export-filename={made / f'map.{kind}'}", str(drawing)]
            yield from _taken(f"svg to {kind}, Inkscape", cards, command)
    if office := shutil.which("soffice"):
        home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(made), str(drawing)]
        yield from _taken("svg to pdf, LibreOffice", cards, command)


def _taken(what: str, cards: int, command: list[str]) -> Iterator[Row]:
    """The time of a program; nothing where it gives up."""
    try:
        yield Row(what, cards, processes.run_command(command).seconds, "s")
    except subprocess.CalledProcessError as error:
        print(f"{what}: {error}", file=sys.stderr)
