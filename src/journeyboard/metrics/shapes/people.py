"""One row per person, with a column per stage: reached or not (0 and 1, yes and no, a mark), or the day it was."""

from journeyboard.metrics.shapes.layout import Head, Layout
from journeyboard.metrics.shapes.look import Look
from journeyboard.metrics.shapes.words import is_identifier
from journeyboard.metrics.tables.kinds import first_distinct, reached
from journeyboard.metrics.tables.table import Column

_FEWEST = 3
"""A table of fewer rows is not one of people."""


def recognise(look: Look) -> Layout | None:
    """At least two headings are stages for certain, and their cells say yes, no or when."""
    given = look.given("reached")
    if len(look.table.rows) < _FEWEST and not given and not look.is_by_hand("people"):
        return None
    columns = [column for column in look.table.columns if column.name not in look.recipe.roles]
    columns = [column for column in columns if look.stage_of(column.heading) and None not in _said(column)]
    if len(columns) + len(given) < (1 if look.is_by_hand("people") or given else 2):
        return None
    if not given and not any(True in _said(column) for column in columns):
        return None
    columns = [column for column in look.table.columns if column in given or column in columns]
    if not given and not look.is_by_hand("people") and _is_counted(look, columns):
        return None
    heads = [Head("", column.heading or column.name) for column in columns]
    look = look.without(columns)
    person = look.person()
    # Two rows of one id are one person; two of one name may be two.
    is_told_apart = person is not None and is_identifier(person)
    return look.made("people", columns, heads, person=person, rules=("distinct",) if is_told_apart else ("sum",))


def _said(column: Column) -> set[bool | None]:
    """What its cells say of reaching the stage."""
    return {reached(cell) for cell in first_distinct(column.cells)}


def _is_counted(look: Look, columns: list[Column]) -> bool:
    """Whether the rows are metrics or periods: then 0 and 1 are small counts."""
    numbers_only = all(
        isinstance(cell, int | float) or str(cell) in "01" for column in columns for cell in set(column.cells)
    )
    label = look.label()
    return numbers_only and (label is not None or look.person() is None)
