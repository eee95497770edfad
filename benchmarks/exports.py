"""Every format that an export can have, written to a file."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

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
