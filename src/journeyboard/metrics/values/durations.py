"""Whether a metric is durations, and how many minutes its cells are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from journeyboard.journey.records import Unit
from journeyboard.language import _
from journeyboard.metrics.cells import durations
from journeyboard.metrics.cells.durations import TimeUnit
from journeyboard.metrics.files.sheets import Cell
from journeyboard.metrics.problems import Question
from journeyboard.metrics.tables.kinds import first_distinct
from journeyboard.metrics.tables.table import Series

_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Durations:
    """The values of a series in minutes, when it is one of durations."""

    is_duration: bool
    values: list[float | None]
    question: Question | None = None


def read_durations(
    series: Series, values: list[float | None], answer: TimeUnit | None, known_unit: Unit | None
) -> Durations:
    """What the cells of `series` mean; `values` are its plain numbers. `answer` is what a person said, `known_unit` the
    unit of the metric on the map."""
    unit = answer or durations.unit_in(series.name)
    marked: list[Cell] = []
    if unit is not None or any(map(durations.is_duration, first_distinct(series.cells))):
        marked = [cell for cell in set(series.cells) if durations.is_duration(cell)]
    has_numbers = any(value is not None for value in values)
    is_odd = len(marked) * 2 < len({value for value in values if value is not None}) and unit is None
    if answer == "plain" or is_odd or (not marked and unit is None and not (known_unit == "duration" and has_numbers)):
        return Durations(False, values)
    unclear = [cell for cell in series.cells if isinstance(cell, str) and durations.is_unclear(cell)]
    if unclear and answer not in ("h:mm", "m:ss"):
        text = _("Is “{example}” in “{name}” hours and minutes, or minutes and seconds?")
        question = _question(
            series, text.format(example=unclear[0], name=series.name), unclear, ("h:mm", "m:ss", "plain")
        )
        return Durations(True, values, question)
    if has_numbers and (unit is None or unit in ("h:mm", "m:ss")):
        shown = [str(cell) for cell, value in zip(series.cells, values, strict=True) if value is not None]
        text = _("What do the numbers of “{name}” count?").format(name=series.name)
        return Durations(True, values, _question(series, text, shown, ("s", "min", "h", "ms", "us", "plain")))
    known: dict[Cell, float | None] = {}
    for cell in marked:
        known[cell] = durations.parse(cell, answer) if isinstance(cell, str) else _stored(cell)
    minutes = {value: durations.of_number(value, unit) for value in set(values) if value is not None and unit}
    return Durations(
        True,
        [
            known[cell] if cell in known else None if value is None else minutes.get(value, value)
            for cell, value in zip(series.cells, values, strict=True)
        ],
    )


def _stored(cell: Cell) -> float | None:
    return durations.of_cell(cell) if isinstance(cell, time | timedelta) else None


def _question(series: Series, text: str, shown: Sequence[str], options: tuple[str, ...]) -> Question:
    examples = tuple(dict.fromkeys(shown))[:_EXAMPLES]
    return Question("time", text, series.name, options, examples)
