"""Whether a metric is percentages, and what its numbers mean: 45.4 and 0.454 can be the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeyboard.journey.records import Unit
from journeyboard.language import _
from journeyboard.metrics.cells import numbers
from journeyboard.metrics.cells.texts import Texts
from journeyboard.metrics.files.sheets import Formats
from journeyboard.metrics.problems import Question
from journeyboard.metrics.recipe import PercentAs
from journeyboard.metrics.tables.table import Series

EXAMPLES = 5
"""How many cells are shown with a question or an assumption."""
_IN_HEADING = re.compile(r"%|\b(?:percent|prozent|pct|percentage)\b", re.IGNORECASE)
_POINTS_FROM = 2.0
"""Plain numbers under a percent heading are points for certain once one is beyond this (200 % as a fraction)."""
_ABSURD = 10.0
"""Cells shown as 1000 % and more are asked about: usually points were given a percent format."""


@dataclass(frozen=True, slots=True)
class Percentages:
    """The values of a series, as fractions when they are percentages."""

    is_percent: bool
    values: list[float | None]
    question: Question | None = None


def read_percentages(
    series: Series,
    values: list[float | None],
    texts: Texts,
    formats: Formats,
    answer: PercentAs | None,
    known_unit: Unit | None,
) -> Percentages:
    """What the numbers of `series` mean.

    `texts` are its distinct texts, `answer` is what a person said, `known_unit` the unit of the
    metric on the map. Zeros say nothing: they mean the same either way.
    """
    values = _points_to_fractions(series, values, formats)
    own = _marked(series, texts, formats)
    plain = [value for value, is_own in zip(values, own, strict=True) if value and not is_own]
    if any(own) and not plain:
        return _all_marked(series, values, formats, answer)
    in_heading = bool(_IN_HEADING.search(series.name))
    # Percentages and other numbers together are no one metric, whatever was answered before.
    if answer is None or (answer == "plain" and any(own)):
        doubt = _doubt(plain, texts, known_unit, marked=any(own), in_heading=in_heading)
        if doubt:
            return Percentages(True, values, _question(series, doubt))
        if not in_heading or not plain:
            return Percentages(in_heading or (known_unit == "percent" and not plain), values)
    if answer in ("plain", "fraction"):
        return Percentages(answer == "fraction", values)
    return Percentages(True, _as_fractions(values, own))


def _marked(series: Series, texts: Texts, formats: Formats) -> list[bool]:
    """Which cells say themselves that they are percentages: by a percent sign, or by their number format."""
    signed = texts.percentages
    shown, points = formats.percents, formats.points
    if not signed and not shown and not points:
        return [False] * len(series.cells)
    none: frozenset[int] = frozenset()
    return [
        cell in signed if isinstance(cell, str) else row in shown.get(column, none) or row in points.get(column, none)
        for cell, row, column in zip(series.cells, series.rows, series.columns, strict=True)
    ]


def _points_to_fractions(series: Series, values: list[float | None], formats: Formats) -> list[float | None]:
    """The values, with those whose format writes a percent sign beside the number as fractions."""
    if not formats.points:
        return values
    none: frozenset[int] = frozenset()
    return [
        numbers.percent_to_fraction(value)
        if value is not None and not isinstance(cell, str) and row in formats.points.get(column, none)
        else value
        for value, cell, row, column in zip(values, series.cells, series.rows, series.columns, strict=True)
    ]


def _all_marked(series: Series, values: list[float | None], formats: Formats, answer: PercentAs | None) -> Percentages:
    """Every number says that it is a percentage; absurdly high stored ones are asked about.

    An answer is about numbers with a percent format: a written percent sign leaves no doubt.
    """
    none: frozenset[int] = frozenset()
    is_clear = [
        isinstance(cell, str) or row in formats.points.get(column, none)
        for cell, row, column in zip(series.cells, series.rows, series.columns, strict=True)
    ]
    stored = [value for value, clear in zip(values, is_clear, strict=True) if value is not None and not clear]
    if answer == "points":
        return Percentages(True, _as_fractions(values, is_clear))
    if answer is None and any(abs(value) >= _ABSURD for value in stored):
        return Percentages(
            True, values, _question(series, _("“{name}” shows 1000 % and more. What do its numbers mean?"))
        )
    return Percentages(answer != "plain" or len(stored) < sum(value is not None for value in values), values)


def _doubt(plain: Sequence[float], texts: Texts, known_unit: Unit | None, *, marked: bool, in_heading: bool) -> str:
    """The question to ask of numbers that do not say themselves that they are percentages; empty when none is open."""
    if not plain:
        return ""
    if marked:
        return _("Some cells of “{name}” are percentages and some are not. What do the others mean?")
    if in_heading and max(map(abs, plain)) <= _POINTS_FROM:
        return _("Are the numbers of “{name}” percent (0.5 is 0.5 %) or fractions (0.5 is 50 %)?")
    if not in_heading and known_unit == "percent" and not texts.currencies:
        return _("“{name}” is a percentage on the map, but its cells do not say so. What do they mean?")
    return ""


def _question(series: Series, text: str) -> Question:
    examples = [str(cell) for cell in dict.fromkeys(series.cells) if cell != ""][:EXAMPLES]
    return Question(
        "unit", text.format(name=series.name), series.name, ("points", "fraction", "plain"), tuple(examples)
    )


def _as_fractions(values: Sequence[float | None], own: Sequence[bool]) -> list[float | None]:
    """Points to fractions, but for the cells that are fractions already. Each distinct value is computed once."""
    fractions = {value: numbers.percent_to_fraction(value) for value in set(values) if value is not None}
    return [value if is_own or value is None else fractions[value] for value, is_own in zip(values, own, strict=True)]
