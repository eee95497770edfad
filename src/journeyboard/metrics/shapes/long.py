"""One row per value: stage, period, the name of the metric, the value."""

from journeyboard.language import _
from journeyboard.metrics.names import words_of
from journeyboard.metrics.problems import TableProblem
from journeyboard.metrics.shapes.layout import Head, Layout
from journeyboard.metrics.shapes.look import Look, quoted
from journeyboard.metrics.shapes.words import VALUE_WORDS


def recognise(look: Look) -> Layout | None:
    """A column names the stages, another one the metrics, and one holds the numbers."""
    label = look.label()
    stage = look.stage() if label is not None else None
    if label is None or stage is None:
        return None
    values = [column for column in look.values() if column not in (stage, label)]
    headed = [column for column in values if words_of(column.heading) & VALUE_WORDS]
    values = headed if len(headed) == 1 else values
    if len(values) != 1:
        raise TableProblem(
            _(
                "The rows name their metrics in {label}, so that one column holds their values, "
                "but there are {count}: {columns}. Say which ones are to be ignored."
            ).format(label=quoted([label]), count=len(values), columns=quoted(values)),
            look.place,
        )
    return look.made("long", values, [Head("")], stage=stage, label=label)
