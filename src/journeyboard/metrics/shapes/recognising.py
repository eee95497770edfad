"""Which shape a table has: each shape looks at it in turn, the ones that ask for the most first."""

from collections.abc import Callable
from typing import get_args

from journeyboard.language import _
from journeyboard.metrics.problems import TableProblem, listed
from journeyboard.metrics.recipe import Shape
from journeyboard.metrics.shapes import answers, columns, events, long, moves, people, periods, report, rows
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.shapes.look import Look

RECOGNISERS: dict[Shape, Callable[[Look], Layout | None]] = {
    "moves": moves.recognise,
    "events": events.recognise,
    "people": people.recognise,
    "periods": periods.recognise,
    "long": long.recognise,
    "answers": answers.recognise,
    "rows": rows.recognise,
    "columns": columns.recognise,
    "report": report.recognise,
}
"""In the order in which they look at a table."""


def lay_out(look: Look) -> Layout:
    """The shape of the table and the roles of its columns. Raises TableProblem for a table without figures, and for one
    that is not of the shape that was chosen for it."""
    report.refuse_without_stages(look)
    chosen = look.recipe.shape
    for recognise in [RECOGNISERS[chosen]] if chosen else RECOGNISERS.values():
        layout = recognise(look)
        if layout is not None:
            return layout
    headings = listed([column.name for column in look.table.columns if column.name], 12)
    raise TableProblem(
        _("The table cannot be read in this way. Its headings are: {headings}.").format(headings=headings)
        if chosen
        else _("The table has no column of figures. Its headings are: {headings}.").format(headings=headings),
        look.place,
    )


assert set(RECOGNISERS) == set(get_args(Shape))  # noqa: S101 - each shape has its module
