"""One metric of a table: its raw cells to numbers, with the decimal sign and the unit that they all tell together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice

from journeyboard.journey.records import Unit
from journeyboard.language import _
from journeyboard.metrics.cells import durations, numbers
from journeyboard.metrics.cells.numbers import Evidence, Sign
from journeyboard.metrics.cells.texts import Texts
from journeyboard.metrics.files.sheets import Cell, Fault, Formats
from journeyboard.metrics.names import fold
from journeyboard.metrics.problems import Note, NoteKind, Question, cell_name
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.shapes.words import SCORE_WORDS
from journeyboard.metrics.tables.table import Series
from journeyboard.metrics.values.durations import read_durations
from journeyboard.metrics.values.percentages import EXAMPLES, read_percentages

_MULTIPLES = {"t", "k", "m", "tsd", "mio", "mrd", "thousand", "thousands", "million", "millions", "tausend", "mn", "bn"}
"""In a heading: its numbers are no amounts of the plain currency, so that none is shown with them."""


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
    is_assumed: bool = False
    """Whether the sign was told by the other columns of the table alone."""
    assumed: tuple[str, ...] = ()
    """In words, what else was taken as given."""


def texts_of(series: Series) -> Texts:
    """The distinct texts of the series."""
    return Texts({cell for cell in series.cells if isinstance(cell, str)})


def told_sign(series: Series, texts: Texts, recipe: Recipe) -> Evidence:
    """What the series tells other columns of the decimal sign: what its values do, unless that was overruled."""
    own = texts.evidence
    by_hand = _by_hand(series, recipe)
    return by_hand if by_hand is not None and own in (".", ",") else own


def table_sign(all_evidence: Sequence[Evidence]) -> Sign | None:
    """The sign that the certain columns of a table agree on."""
    certain = {sign for sign in all_evidence if sign in (".", ",")}
    if len(certain) != 1 or "mixed" in all_evidence:
        return None
    return "." if certain == {"."} else ","


def read_series(
    series: Series, texts: Texts, formats: Formats, table: Sign | None, recipe: Recipe, known_unit: Unit | None
) -> Figures:
    """The numbers of `series`, whose texts are `texts`. `table` is the sign its table's certain columns agree on,
    `known_unit` the unit of the metric of the same name that the journey already has."""
    sign, decided, question = _decide(series, texts, table, recipe)
    questions = [question] if question else []
    values = _values(series, texts, sign or ".")
    currency = next(iter(texts.currencies), "")
    if len(texts.currencies) > 1:
        questions.append(
            Question("unit", _("“{name}” holds several currencies.").format(name=series.name), series.name)
        )
    times = read_durations(series, values, recipe.times.get(series.name), known_unit)
    values = times.values
    if times.question:
        questions.append(times.question)
    percentages = read_percentages(series, values, texts, formats, recipe.percents.get(series.name), known_unit)
    values = percentages.values
    if percentages.question:
        questions.append(percentages.question)
    unit = _unit(
        series.name, values, is_percent=percentages.is_percent, currency=currency or _heading_currency(series.name)
    )
    if times.is_duration:
        unit = "duration"

    def is_asked(cell: Cell) -> bool:
        is_number = question is not None and isinstance(cell, str) and numbers.written(cell) is not None
        return is_number or (times.question is not None and durations.is_duration(cell))

    pairs = zip(series.cells, values, strict=True)
    shown = islice(((str(cell), value) for cell, value in pairs if value is not None and cell != ""), EXAMPLES)
    return Figures(
        name=series.name,
        values=values,
        unit=unit,
        currency=(currency or _heading_currency(series.name)) if unit == "currency" else "",
        decimal=sign or "",
        decided=decided,
        notes=_notes(series, formats, values, sign, is_asked),
        questions=tuple(questions),
        examples=tuple(shown),
        is_assumed=texts.evidence == "either" and table is not None and sign == table and not _by_hand(series, recipe),
        assumed=_overruled(series, texts, sign),
    )


def _decide(
    series: Series, texts: Texts, table: Sign | None, recipe: Recipe
) -> tuple[Sign | None, str, Question | None]:
    """The decimal sign, how it was told, and the question when it was not. A sign that was set by hand goes before what
    the values tell."""
    own = texts.evidence
    answer = _by_hand(series, recipe)
    if own == "none":
        return None, "", None
    if own in (".", ",") and answer in (None, own):
        return ("." if own == "." else ","), _("told by its own values"), None
    if answer:
        return answer, _("given") if own == "either" else _("given, against its own values"), None
    if own == "either" and table:
        return table, _("as in the other columns"), None
    unclear = [cell for cell in dict.fromkeys(series.cells) if isinstance(cell, str) and texts.is_unclear(cell, own)]
    text = (
        _("Which is the decimal sign in “{name}”? Its values fit both.")
        if own == "either"
        else _("Which is the decimal sign in “{name}”? Its values use both.")
    )
    question = Question("decimal", text.format(name=series.name), series.name, (".", ","), tuple(unclear[:EXAMPLES]))
    return None, "", question


def _by_hand(series: Series, recipe: Recipe) -> Sign | None:
    """The sign that was set for the column, else for the table."""
    return recipe.decimals.get(series.name) or recipe.decimals.get("")


def _overruled(series: Series, texts: Texts, sign: Sign | None) -> tuple[str, ...]:
    """That a sign was set by hand although the values tell the other one."""
    own = texts.evidence
    if own not in (".", ",") or sign in (None, own):
        return ()
    text = _("The decimal sign of “{name}” was set to “{sign}” by hand; its own values tell “{own}”.")
    return (text.format(name=series.name, sign=sign, own=own),)


def _values(series: Series, texts: Texts, sign: Sign) -> list[float | None]:
    """The number of each cell. Each distinct one is read once."""
    known: dict[Cell, float | None] = {**texts.values(sign)}
    for cell in set(series.cells):
        if isinstance(cell, bool):
            continue
        if isinstance(cell, int | float):
            known[cell] = numbers.as_shown(float(cell))
        elif not isinstance(cell, str):
            known[cell] = None
    if bool in set(map(type, series.cells)):
        return [None if isinstance(cell, bool) else known[cell] for cell in series.cells]
    return [known[cell] for cell in series.cells]


def _heading_currency(name: str) -> str:
    if set(re.split(r"[\s()\[\].,/€£¥$]+", fold(name))) & _MULTIPLES:
        return ""
    found = re.search(r"(?<![A-Za-z])[€£¥$]|\b(?:EUR|USD|GBP|CHF)\b", name)
    return numbers.CURRENCIES[found[0]] if found else ""


def _unit(name: str, values: Sequence[float | None], *, is_percent: bool, currency: str) -> Unit:
    if is_percent:
        return "percent"
    if currency:
        return "currency"
    if set(fold(name).replace("/", " ").split()) & SCORE_WORDS:
        return "score"
    return "count" if all(value is None or value.is_integer() for value in values) else "number"


def _notes(
    series: Series,
    formats: Formats,
    values: Sequence[float | None],
    sign: Sign | None,
    is_asked: Callable[[Cell], bool],
) -> tuple[Note, ...]:
    """The cells that hold something and give no number, gathered by what they hold."""
    gathered: dict[tuple[NoteKind, str], list[int]] = {}
    for index, value in enumerate(values):
        if value is not None:
            continue
        cell = series.cells[index]
        if is_asked(cell):
            continue
        kind = _kind_of_gap(cell, formats, series.place(index), sign)
        if kind:
            gathered.setdefault(kind, []).append(index)
    return tuple(
        Note(kind, text, tuple(cell_name(*series.place(index)) for index in indexes[:20]), len(indexes))
        for (kind, text), indexes in gathered.items()
    )


def _kind_of_gap(
    cell: Cell, formats: Formats, place: tuple[int, int], sign: Sign | None
) -> tuple[NoteKind, str] | None:
    """What is said of a cell without a number; None for an empty one."""
    if cell == "":
        return _fault(formats.faults.get(place))
    if isinstance(cell, str) and numbers.is_error(cell):
        return _fault(Fault(cell.strip()))
    if isinstance(cell, str) and numbers.is_missing(cell):
        return ("missing", _("“{text}”: no value.").format(text=cell.strip())) if cell.strip() else None
    if isinstance(cell, time | timedelta):
        return "unreadable", _("A duration is no number.")
    text = {date: _("A date is no number."), bool: _("A yes or no is no number.")}
    for kind, words in text.items():
        if isinstance(cell, kind):
            return "unreadable", words
    return "unreadable", _no_number(str(cell), sign)


def _no_number(text: str, sign: Sign | None) -> str:
    shown = text.strip()[:60]
    if sign is not None and numbers.written(text) is not None:
        return _("“{text}” is no number with “{sign}” as the decimal sign.").format(text=shown, sign=sign)
    return _("“{text}” is no number.").format(text=shown)


def _fault(fault: Fault | None) -> tuple[NoteKind, str] | None:
    if fault is None:
        return None
    if fault.error:
        return "error", _("{error}: an error cell, left out.").format(error=fault.error)
    return "no_value", _("A formula without a stored result: open and save the file in your spreadsheet program.")
