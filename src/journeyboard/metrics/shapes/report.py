"""A report without stages, one row per day, channel, page, campaign: each column of figures belongs to a stage, or the
whole table to one."""

from journeyboard.language import _
from journeyboard.metrics.names import words_of
from journeyboard.metrics.problems import TableProblem
from journeyboard.metrics.shapes.layout import Head, Layout
from journeyboard.metrics.shapes.look import Look
from journeyboard.metrics.shapes.words import VALUE_WORDS


def recognise(look: Look) -> Layout | None:
    """Any table with figures. Where rows name their metrics, the names of these are what belongs to a stage."""
    values = look.values()
    if not values:
        return None
    look.refuse_numbered_periods(values)
    label = look.label()
    if label is not None:
        headed = [column for column in values if words_of(column.heading) & VALUE_WORDS]
        values = headed if len(headed) == 1 else values
        if len(values) == 1:
            return look.made("report", values, [Head("")], label=label)
    return look.made("report", values)


def refuse_without_stages(look: Look) -> None:
    """Raise TableProblem when the journey has no stages: then no value has a place."""
    if not look.journey.stages:
        raise TableProblem(_("The journey has no stages yet, so no value has a place."), look.place)
