"""One metric of a table: its raw cells to numbers, with the decimal sign and the unit that they all tell together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from journeyboard.journey.records import Unit
from journeyboard.language import _
from journeyboard.metrics import numbers
from journeyboard.metrics.names import fold
from journeyboard.metrics.numbers import Evidence, Sign, Written
from journeyboard.metrics.problems import Note, NoteKind, Question, cell_name
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.sheets import Cell, Formats

_PERCENT_WORDS = re.compile(r"%|\b(?:percent|prozent|pct|percentage)\b", re.IGNORECASE)
_SCORE_WORDS = {
    "csat",
    "nps",
    "ces",
    "score",
    "rating",
    "note",
    "zufriedenheit",
    "satisfaction",
    "feedback",
    "bewertung",
}
_POINTS_FROM = 2.0
"""A percent heading over plain numbers means points for certain once one of them is beyond this: 200 % as a fraction."""
_ABSURD_FRACTION = 10.0
"""Cells shown as 1000 % and more are asked about: usually points were given a percent format."""
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Series:
    """The cells of one metric, in the order of the table."""

    name: str
    cells: Sequence[Cell]
    rows: Sequence[int]
    """The row of each cell within the sheet, from 0."""
    columns: Sequence[int]
    """The column of each cell within the sheet, from 0."""

    def place(self, index: int) -> tuple[int, int]:
        """Row and column of the cell at `index`."""
        return self.rows[index], self.columns[index]


@dataclass(frozen=True, slots=True)
class Figures:
    """A series read. `values` is parallel to its cells; None where there is no number."""

    name: str
    values: Sequence[float | None]
    unit: Unit
    currency: str
    decimal: str
    """The decimal sign of texts; empty when no text needs one."""
    decided: str
    """In words, how the sign was told."""
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    """While there is one, no value of the series may land."""
    examples: tuple[tuple[str, float], ...] = ()


def evidence(series: Series) -> Evidence:
    """What the texts of the series say of the decimal sign."""
    texts = {cell for cell in series.cells if isinstance(cell, str)}
    found = (numbers.written(text) for text in texts)
    return numbers.evidence_of(number for number in found if number is not None)


def table_sign(all_evidence: Sequence[Evidence]) -> Sign | None:
    """The sign that the certain columns of a table agree on."""
    certain = {sign for sign in all_evidence if sign in (".", ",")}
    if len(certain) != 1 or "mixed" in all_evidence:
        return None
    return "." if certain == {"."} else ","


def read_series(
    series: Series, formats: Formats, table: Sign | None, recipe: Recipe, known_unit: Unit | None
) -> Figures:
    """The numbers of `series`. `table` is the sign its table's certain columns agree on, `known_unit` the unit of
    the metric of the same name that the journey already has."""
    own = evidence(series)
    sign, decided, question = _decide(series, own, table, recipe)
    questions = [question] if question else []
    values, kinds = _values(series, sign or ".")
    percent_cells = _percent_cells(series, formats, kinds)
    currency, mixed_currency = _currency(kinds)
    if mixed_currency:
        questions.append(
            Question("unit", _("“{name}” holds several currencies.").format(name=series.name), series.name)
        )
    is_percent, values, unit_question = _percentages(series, values, percent_cells, kinds, recipe, known_unit)
    if unit_question:
        questions.append(unit_question)
    unit = _unit(series.name, values, is_percent=is_percent, currency=currency or _heading_currency(series.name))
    shown = [
        (str(cell), value) for cell, value in zip(series.cells, values, strict=True) if value is not None and cell != ""
    ][:_EXAMPLES]
    return Figures(
        name=series.name,
        values=values,
        unit=unit,
        currency=(currency or _heading_currency(series.name)) if unit == "currency" else "",
        decimal=sign or "",
        decided=decided,
        notes=_notes(series, formats, values),
        questions=tuple(questions),
        examples=tuple(shown),
    )


def _decide(
    series: Series, own: Evidence, table: Sign | None, recipe: Recipe
) -> tuple[Sign | None, str, Question | None]:
    """The decimal sign, how it was told, and the question when it was not."""
    answer = recipe.decimals.get(series.name) or recipe.decimals.get("")
    if own in (".", ","):
        return ("." if own == "." else ","), _("told by its own values"), None
    if own == "none":
        return None, "", None
    if answer:
        return answer, _("given"), None
    if own == "either" and table:
        return table, _("as in the other columns"), None
    unclear = [cell for cell in dict.fromkeys(series.cells) if isinstance(cell, str) and _is_unclear(cell, own)]
    text = (
        _("Which is the decimal sign in “{name}”? Its values fit both.")
        if own == "either"
        else _("Which is the decimal sign in “{name}”? Its values use both.")
    )
    question = Question("decimal", text.format(name=series.name), series.name, (".", ","), tuple(unclear[:_EXAMPLES]))
    return None, "", question


def _is_unclear(text: str, own: Evidence) -> bool:
    number = numbers.written(text)
    return number is not None and number.evidence != "none" and (own == "mixed" or number.evidence == "either")


def _values(series: Series, sign: Sign) -> tuple[list[float | None], dict[str, Written]]:
    """The number of each cell, and the distinct texts that are numbers. Each distinct cell is read once."""
    written: dict[str, Written] = {}
    texts: dict[Cell, float | None] = {}
    if bool in set(map(type, series.cells)):
        cells: list[Cell] = ["yes" if isinstance(cell, bool) else cell for cell in series.cells]
    else:
        cells = list(series.cells)
    for cell in set(cells):
        if isinstance(cell, str):
            number = numbers.written(cell)
            if number is not None:
                written[cell] = number
            texts[cell] = numbers.value_of(number, sign) if number else None
        elif isinstance(cell, int | float):
            texts[cell] = numbers.as_shown(float(cell))
        else:
            texts[cell] = None
    return [texts[cell] for cell in cells], written


def _percent_cells(series: Series, formats: Formats, written: dict[str, Written]) -> list[bool] | None:
    """Which cells say themselves that they are percentages; None when none does."""
    signed = {text for text, number in written.items() if number.percent}
    if not signed and not formats.percents:
        return None
    none: frozenset[int] = frozenset()
    shown = formats.percents
    flags = [
        cell in signed if isinstance(cell, str) else row in shown.get(column, none)
        for cell, row, column in zip(series.cells, series.rows, series.columns, strict=True)
    ]
    return flags if any(flags) else None


def _percentages(
    series: Series,
    values: list[float | None],
    flags: list[bool] | None,
    written: dict[str, Written],
    recipe: Recipe,
    known_unit: Unit | None,
) -> tuple[bool, list[float | None], Question | None]:
    """Whether the series is percentages, its values as fractions, and the question when that is not certain."""
    answer = recipe.percents.get(series.name)
    plain = [value for index, value in enumerate(values) if value and not (flags and flags[index])]
    in_heading = bool(_PERCENT_WORDS.search(series.name))
    if flags and not plain:
        stored = [
            v for v, cell in zip(values, series.cells, strict=True) if v is not None and not isinstance(cell, str)
        ]
        absurd = not answer and any(abs(value) >= _ABSURD_FRACTION for value in stored)
        if absurd:
            return True, values, _ask_percent(series, _("“{name}” shows 1000 % and more. What do its numbers mean?"))
        return True, (_as_fractions(values, series, None) if answer == "points" and stored else values), None
    if answer in ("fraction", "plain"):
        return answer == "fraction", values, None
    if answer == "points":
        return True, _as_fractions(values, series, flags), None
    if flags:
        return (
            True,
            values,
            _ask_percent(
                series, _("Some cells of “{name}” are percentages and some are not. What do the others mean?")
            ),
        )
    if in_heading and plain:
        if max(map(abs, plain)) > _POINTS_FROM:
            return True, _as_fractions(values, series, flags), None
        return (
            True,
            values,
            _ask_percent(series, _("Are the numbers of “{name}” percent (0.5 is 0.5 %) or fractions (0.5 is 50 %)?")),
        )
    if known_unit == "percent" and plain and not written_in_currency(written):
        return (
            True,
            values,
            _ask_percent(
                series, _("“{name}” is a percentage on the map, but its cells do not say so. What do they mean?")
            ),
        )
    return in_heading or (known_unit == "percent" and not plain), values, None


def written_in_currency(written: dict[str, Written]) -> bool:
    """Whether any of the texts carries a currency sign."""
    return any(number.currency for number in written.values())


def _ask_percent(series: Series, text: str) -> Question:
    examples = [str(cell) for cell in dict.fromkeys(series.cells) if cell != ""][:_EXAMPLES]
    return Question(
        "unit", text.format(name=series.name), series.name, ("points", "fraction", "plain"), tuple(examples)
    )


def _as_fractions(values: Sequence[float | None], series: Series, flags: list[bool] | None) -> list[float | None]:
    """Points to fractions, but for the cells that are percentages by themselves (texts with a sign always are)."""
    cache: dict[float, float] = {}
    result: list[float | None] = []
    for index, value in enumerate(values):
        own = flags[index] if flags else False
        cell = series.cells[index]
        if value is None or own or (isinstance(cell, str) and "%" in cell):
            result.append(value)
        else:
            if value not in cache:
                cache[value] = numbers.percent_to_fraction(value)
            result.append(cache[value])
    return result


def _currency(written: dict[str, Written]) -> tuple[str, bool]:
    found = {number.currency for number in written.values() if number.currency}
    return (found.pop() if len(found) == 1 else ""), len(found) > 1


def _heading_currency(name: str) -> str:
    found = re.search(r"[€£¥$]|\b(?:EUR|USD|GBP|CHF)\b", name)
    return numbers.CURRENCIES[found[0]] if found else ""


def _unit(name: str, values: Sequence[float | None], *, is_percent: bool, currency: str) -> Unit:
    if is_percent:
        return "percent"
    if currency:
        return "currency"
    if set(fold(name).replace("/", " ").split()) & _SCORE_WORDS:
        return "score"
    return "count" if all(value is None or value.is_integer() for value in values) else "number"


def _notes(series: Series, formats: Formats, values: Sequence[float | None]) -> tuple[Note, ...]:
    """The cells that hold something and give no number, gathered by what they hold."""
    gathered: dict[tuple[NoteKind, str], list[int]] = {}
    for index, value in enumerate(values):
        if value is not None:
            continue
        cell = series.cells[index]
        kind = _kind_of_gap(cell, formats, series.place(index))
        if kind:
            gathered.setdefault(kind, []).append(index)
    return tuple(
        Note(kind, text, tuple(cell_name(*series.place(index)) for index in indexes[:20]), len(indexes))
        for (kind, text), indexes in gathered.items()
    )


def _kind_of_gap(cell: Cell, formats: Formats, place: tuple[int, int]) -> tuple[NoteKind, str] | None:
    fault = formats.faults.get(place)
    if fault is not None and cell == "":
        if fault.error:
            return "error", _("{error}: an error cell, left out.").format(error=fault.error)
        return "no_value", _("A formula without a stored result: open and save the file in your spreadsheet program.")
    if isinstance(cell, str):
        if numbers.is_error(cell):
            return "error", _("{error}: an error cell, left out.").format(error=cell.strip())
        if numbers.is_missing(cell):
            return ("missing", _("“{text}”: no value.").format(text=cell.strip())) if cell.strip() else None
        return "unreadable", _("“{text}” is no number.").format(text=cell.strip()[:60])
    if isinstance(cell, bool):
        return "unreadable", _("A yes or no is no number.")
    if isinstance(cell, date):
        return "unreadable", _("A date is no number.")
    if isinstance(cell, time | timedelta):
        return "unreadable", _("Durations cannot be read yet.")
    return "unreadable", _("“{text}” is no number.").format(text=str(cell)[:60])
