"""Which period each row of a table belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from typing import Literal

from journeyboard.language import _, format_period
from journeyboard.metrics.cells import numbers, periods
from journeyboard.metrics.cells.periods import DateOrder
from journeyboard.metrics.files.sheets import Cell
from journeyboard.metrics.names import words_of
from journeyboard.metrics.problems import Assumption, Note, Question, cell_name
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.tables.kinds import numbered_period, part_of_year, year_of
from journeyboard.metrics.tables.table import Column, Table


@dataclass(frozen=True, slots=True)
class Periods:
    """The period of each row; None where it could not be read or is asked about."""

    of_rows: Sequence[str | None]
    notes: tuple[Note, ...] = ()
    questions: tuple[Question, ...] = ()
    of_columns: Sequence[str] = ()
    """What the heading of each column of values says: ISO, or the part of a year (Q3, 10) that follows the year of the
    row. Empty where headings say nothing of periods."""
    assumptions: tuple[Assumption, ...] = ()
    is_of_today: bool = False
    """Whether nothing names a period, so that it is the day of import."""

    def at(self, row: int, column: int) -> str | None:
        """The period of the cell in a data row and a column of values."""
        headed, own = self.of_columns[column], self.of_rows[row]
        if len(headed) >= len("2026"):
            return headed
        if not headed or own is None:
            return own
        return f"{own}-{headed}" if len(own) == len("2026") else None


def read_periods(table: Table, layout: Layout, recipe: Recipe, today: date) -> Periods:
    """The periods of the rows: of their own column, else the given one, else the report's date, else `today`."""
    if any(head.period for head in layout.heads):
        return _from_headings(table, layout, recipe, today)
    return _of_rows(table, layout, recipe, today)


def _of_rows(table: Table, layout: Layout, recipe: Recipe, today: date) -> Periods:
    if layout.period is not None:
        return _from_column(table, layout.period, recipe)
    if layout.part is not None:
        return _from_parts(table, layout.part, layout.year, recipe)
    return _of_table(table, layout, recipe, today)


def _from_headings(table: Table, layout: Layout, recipe: Recipe, today: date) -> Periods:
    """The periods of the columns; the year of those that have none stands in the rows, in a title, or is given."""
    heads = [head.period for head in layout.heads]
    unclear = [head for head in heads if periods.is_unordered(head) and periods.parse(head, recipe.date_order) is None]
    if unclear:
        text = _("Does the day or the month come first in “{name}”?").format(name=", ".join(unclear[:5]))
        question = Question("dates", text, "", ("day", "month"), tuple(unclear[:5]))
        return Periods([None] * len(table.rows), questions=(question,))
    number_is, question = _short_numbers("", [head for head in heads if periods.short_number(head) is not None], recipe)
    if question is not None:
        return Periods([None] * len(table.rows), questions=(question,))
    found = [_headed(head, recipe, number_is) for head in heads]
    if all(len(period) >= len("2026") for period in found):
        return Periods([None] * len(table.rows), of_columns=found)
    own = _of_rows(table, layout, recipe, today)
    if any(0 < len(period) < len("2026") for period in found) and any(
        period is not None and len(period) != len("2026") for period in own.of_rows
    ):
        named = [head for head, period in zip(heads, found, strict=True) if 0 < len(period) < len("2026")]
        text = _("Which year do the periods in “{name}” belong to?").format(name=", ".join(named[:5]))
        return Periods([None] * len(table.rows), own.notes, (Question("period", text),), found)
    return replace(own, of_columns=found)


def _of_table(table: Table, layout: Layout, recipe: Recipe, today: date) -> Periods:
    """One period for all rows: the given one, the one that titles and headings name, else `today`."""
    count = len(table.rows)
    parts = [part for title in table.titles if (part := periods.parse_part(title))]
    if recipe.period:
        is_year = len(recipe.period) == 4 and len(set(parts)) == 1
        return Periods([f"{recipe.period}-{parts[0]}" if is_year else recipe.period] * count)
    titles = periods.of_titles(table.titles)
    headed = [periods.of_titles([column.heading]) for column in layout.values] if layout.shape != "columns" else []
    new = [period for period in dict.fromkeys(chain(*headed)) if not any(periods.within(one, period) for one in titles)]
    titles += tuple(new)
    is_of_all = not new or len(set(headed)) == 1
    if is_of_all and len(titles) == 1 and (period := periods.parse(titles[0], recipe.date_order)):
        return Periods([period] * count, assumptions=_of_a_day(table, period, titles[0]))
    if titles:
        text = _("Which period do the values belong to? The titles and headings name: {texts}.").format(
            texts=", ".join(titles)
        )
        return Periods([None] * count, questions=(Question("period", text, options=titles),))
    if parts:
        named = [title for title in table.titles if periods.parse_part(title)]
        text = _("Which year do the periods in “{name}” belong to?").format(name=", ".join(named))
        return Periods([None] * count, questions=(Question("period", text),))
    return Periods([today.isoformat()] * count, is_of_today=True)


def _of_a_day(table: Table, period: str, named: str) -> tuple[Assumption, ...]:
    """That the day in a title is that of the values: it may be the one on which the file was written."""
    title = next((title for title in table.titles if named in periods.of_titles([title])), "")
    if len(period) != len("2026-10-31") or not title:
        return ()
    text = _("The values are of {period}: that is what “{title}” names.")
    return (Assumption("", text.format(period=format_period(period), title=title)),)


def _from_column(table: Table, column: Column, recipe: Recipe) -> Periods:
    distinct = dict.fromkeys(column.cells)
    texts = [cell for cell in distinct if isinstance(cell, str)]
    unclear = [text for text in texts if periods.is_unordered(text)]
    told: set[DateOrder] = {own for text in texts if (own := periods.order_of(text))}
    order: DateOrder | None = recipe.date_order
    if order is None and len(told) == 1:
        order = told.pop()
    questions: tuple[Question, ...] = ()
    if unclear and order is None:
        text = _("Does the day or the month come first in “{name}”?").format(name=column.name)
        questions = (Question("dates", text, "", ("day", "month"), tuple(dict.fromkeys(unclear))[:5]),)
    asked = unclear if questions else []
    short = [text for text in texts if periods.short_number(text) is not None]
    number_is, question = _short_numbers(column.name, short, recipe)
    if question is not None:
        questions, asked = (*questions, question), [*asked, *short]
    months = table.sheet.formats.months.get(column.index, frozenset())
    days = {
        cell: periods.parse_short(cell, number_is, recipe.period[:4])
        if number_is and isinstance(cell, str) and periods.short_number(cell) is not None
        else _period_of(cell, order, column.heading)
        for cell in distinct
    }
    found = [
        periods.of_date(cell, month_only=True) if row in months and isinstance(cell, date) else days[cell]
        for cell, row in zip(column.cells, table.rows, strict=True)
    ]
    assumptions = _numbered(table, column, days) + _short_years(table, column, short, number_is, recipe)
    return Periods(found, _unreadable(table, column, found, asked), questions, assumptions=assumptions)


def _period_of(cell: Cell, order: DateOrder | None, heading: str) -> str | None:
    if isinstance(cell, date):
        return periods.of_date(cell)
    own = periods.parse(cell, order) if isinstance(cell, str) else year_of(cell)
    return own or numbered_period(heading, cell)


def _headed(head: str, recipe: Recipe, number_is: Literal["year", "day"] | None) -> str:
    if number_is and periods.short_number(head) is not None:
        return periods.parse_short(head, number_is, recipe.period[:4]) or ""
    return periods.parse(head, recipe.date_order) or periods.parse_part(head) or ""


def _short_numbers(
    heading: str, short: Sequence[str], recipe: Recipe
) -> tuple[Literal["year", "day"] | None, Question | None]:
    """What the number in texts such as Okt 26 is: as was said, else what they all together or their heading tell."""
    if not short:
        return None, None
    number_is = recipe.month_and
    if number_is is None:
        words = words_of(heading)
        distinct = set(short)
        is_same = len({periods.short_number(text) for text in distinct}) == 1 and len(distinct) > 1
        if any(map(periods.is_short_year, distinct)) or is_same or words & {"monat", "month"}:
            number_is = "year"
    examples = tuple(dict.fromkeys(short))[:5]
    if number_is is None:
        text = _("Is the number in “{example}” a year or a day?").format(example=examples[0])
        return None, Question("month", text, "", ("year", "day"), examples)
    if number_is == "day" and not recipe.period[:4].isdigit():
        text = _("Which year do the periods in “{name}” belong to?").format(name=heading)
        return None, Question("period", text)
    return number_is, None


def _numbered(table: Table, column: Column, days: Mapping[Cell, str | None]) -> tuple[Assumption, ...]:
    """That numbers were read as dates."""
    numbered = {
        cell for cell, period in days.items() if period and not isinstance(cell, date)
        if numbered_period(column.heading, cell) == period
    }  # fmt: skip
    cells = ((row, cell) for cell, row in zip(column.cells, table.rows, strict=True) if cell in numbered)
    examples = [(cell_name(row, column.index), str(cell), days[cell] or "") for row, cell in islice(cells, 5)]
    text = _("The numbers in “{name}” are dates.").format(name=column.name)
    return (Assumption(column.name, text, tuple(examples)),) if examples else ()


def _short_years(
    table: Table, column: Column, short: Sequence[str], number_is: str | None, recipe: Recipe
) -> tuple[Assumption, ...]:
    """That the numbers behind the months were read as years."""
    if number_is != "year" or recipe.month_and is not None or all(map(periods.is_short_year, short)):
        return ()
    examples = [
        (cell_name(row, column.index), cell, periods.parse_short(cell, "year") or "")
        for cell, row in zip(column.cells, table.rows, strict=True)
        if isinstance(cell, str) and periods.short_number(cell) is not None
    ][:5]
    text = _("The numbers behind the months in “{name}” are years.").format(name=column.name)
    return (Assumption(column.name, text, tuple(examples)),)


def _from_parts(table: Table, part: Column, year: Column | None, recipe: Recipe) -> Periods:
    """Months, quarters or weeks whose year stands in another column, or is given as the period."""
    parts = {cell: part_of_year(part.heading, cell) for cell in set(part.cells)}
    if year is None and not (len(recipe.period) == 4 and recipe.period.isdigit()):
        text = _("Which year do the periods in “{name}” belong to?").format(name=part.name)
        return Periods([None] * len(table.rows), questions=(Question("period", text),))
    years = [year_of(cell) for cell in year.cells] if year else [recipe.period] * len(table.rows)
    found = [
        f"{of_year}-{inner}" if of_year and (inner := parts[cell]) else None
        for of_year, cell in zip(years, part.cells, strict=True)
    ]
    return Periods(found, _unreadable(table, part, found, ()))


def _unreadable(table: Table, column: Column, found: Sequence[str | None], asked: Sequence[str]) -> tuple[Note, ...]:
    gathered: dict[str, list[int]] = {}
    for index, period in enumerate(found):
        cell = column.cells[index]
        if period is None and cell not in asked:
            is_empty = isinstance(cell, str) and numbers.is_missing(cell)
            text = (
                _("Rows without a period are left out.") if is_empty else _("“{text}” is no period.").format(text=cell)
            )
            gathered.setdefault(text, []).append(table.rows[index])
    return tuple(
        Note("unreadable", text, tuple(cell_name(row, column.index) for row in rows[:20]), len(rows))
        for text, rows in gathered.items()
    )
