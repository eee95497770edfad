"""Tables whose rows are counted: people who reached a stage or not, events, answers without a score."""

from collections.abc import Sequence

from journeyboard.language import _
from journeyboard.metrics.cells import numbers
from journeyboard.metrics.problems import Note, cell_name
from journeyboard.metrics.tables.kinds import reached
from journeyboard.metrics.tables.table import Column, Series
from journeyboard.metrics.values.series import Figures


def counted(series: Series, values: Sequence[Column]) -> Figures:
    """The series as ones and zeros: whether each person reached a stage; without columns of values, one per row."""
    notes: tuple[Note, ...] = ()
    ones: list[float | None]
    if values:
        known = {cell: reached(cell) for cell in set(series.cells)}
        # True and 1 are one key, and mean the same here.
        ones = [None if (is_reached := known[cell]) is None else float(is_reached) for cell in series.cells]
        unclear = [at for at, one in enumerate(ones) if one is None]
        if unclear:
            cells = tuple(cell_name(*series.place(at)) for at in unclear[:20])
            text = _("“{text}” is neither yes nor no nor a date.").format(text=str(series.cells[unclear[0]])[:60])
            is_missing = all(isinstance(cell := series.cells[at], str) and numbers.is_missing(cell) for at in unclear)
            notes = (Note("missing" if is_missing else "unreadable", text, cells, len(unclear)),)
    else:
        ones = [1.0] * len(series.cells)
    return Figures(
        name=series.name, values=ones, unit="count", currency="", decimal="", decided="", notes=notes, questions=()
    )
