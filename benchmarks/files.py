"""A journey in memory and on disk: open, lay out, edit, undo, save."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.journeys import journey_of
from benchmarks.measure import Row, median_ms, once_ms
from journeyboard.board.layout import lay_out, refresh
from journeyboard.drawing.fonts import QtMeasurer, load_fonts
from journeyboard.journey.editing import set_fields
from journeyboard.journey.history import History
from journeyboard.journey.records import EVERYTHING
from journeyboard.storage.files import open_journey, save_journey

OPEN_AIMS = {1_000: 150.0, 20_000: 1_500.0}


def rows(cards: int) -> Iterator[Row]:
    """The figures for a journey of that many cards."""
    load_fonts()
    journey = journey_of(cards)
    history = History(journey)
    change = set_fields(journey, ["card0"], text="Says something quite different, and at some length\n" * 6)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "measured.journey"
        yield Row("save", cards, median_ms(lambda: save_journey(journey, path, None)), "ms")
        yield Row("open file", cards, median_ms(lambda: open_journey(path)), "ms", OPEN_AIMS.get(cards))
    yield Row("full layout, first", cards, once_ms(lambda: lay_out(journey, EVERYTHING, QtMeasurer())), "ms")
    yield Row("full layout, again", cards, median_ms(lambda: lay_out(journey, EVERYTHING, QtMeasurer()), 3), "ms")
    board = lay_out(journey, EVERYTHING, QtMeasurer())

    def edit_and_undo() -> None:
        history.do(change)
        history.undo()

    yield Row("edit and undo, records only", cards, median_ms(edit_and_undo, 50), "ms")
    measurer = QtMeasurer()
    history.do(change)
    yield Row(
        "layout after an edit of the top lane",
        cards,
        median_ms(lambda: refresh(board, journey, EVERYTHING, measurer, change), 50),
        "ms",
    )
