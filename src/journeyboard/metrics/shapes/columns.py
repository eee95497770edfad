"""One column per stage; rows are metrics, or periods, or both."""

from journeyboard.metrics.names import METRIC_NAMES, STAGE_WORDS, words_of
from journeyboard.metrics.shapes.layout import Head, Layout
from journeyboard.metrics.shapes.look import Look, head_of
from journeyboard.metrics.shapes.words import VALUE_WORDS
from journeyboard.metrics.tables.table import Column


def recognise(look: Look) -> Layout | None:
    """At least two headings are stages for certain; the other columns of numbers may be stages too."""
    columns = [*look.values(), *look.free("empty")]
    given = look.given("metric")
    columns = [column for column in look.table.columns if column in columns and (column.heading or column in given)]
    heads = {column.index: head_of(column, look) for column in columns}
    # A figure that was given to a stage by hand is none itself.
    certain = {part for column in columns for part in column.parts if look.stage_of(part, by_itself=True)}
    if len(certain) < 2 and not (look.is_by_hand("columns") and any(head.stage for head in heads.values())):
        return None
    label = look.label() or _first_label(look)
    named = [
        heads[column.index] if heads[column.index].stage else Head("", column.heading or column.name)
        for column in columns
    ]
    return look.made("columns", columns, named, label=label)


def _first_label(look: Look) -> Column | None:
    """The first column of texts, when its heading is empty or says that metrics stand below it."""
    for column in look.free("text"):
        words = words_of(column.heading)
        if not column.heading or words & (METRIC_NAMES | VALUE_WORDS | STAGE_WORDS) or look.is_by_hand("columns"):
            return column
    return None
