"""One row per stage, or per stage and period; every column of numbers is a metric."""

from journeyboard.language import _
from journeyboard.metrics.problems import TableProblem
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.shapes.look import Look


def recognise(look: Look) -> Layout | None:
    """A column names the stages. Without any numbers the rows themselves can be counted, where stages repeat."""
    stage = look.stage()
    if stage is None:
        return None
    values = [column for column in look.values() if column is not stage]
    look.refuse_numbered_periods(values)
    if not values and len(set(stage.cells)) == len(stage.cells):
        raise TableProblem(_("The table names stages but has no column of numbers."), look.place)
    return look.made("rows", values, stage=stage, person=look.one("person"))
