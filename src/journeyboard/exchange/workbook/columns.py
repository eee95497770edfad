"""What the lists of a workbook are made of: one column says how a field is shown in a cell and how an edited cell
becomes the field again, so that both ways are written in one place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from journeyboard.exchange.naming import Names
from journeyboard.journey.records import Record

R = TypeVar("R", bound=Record)

Value = str | float | date | bool | None
"""What a cell holds; None and empty text leave it empty."""

_BESIDE_HEADING = 3
"""Room for the filter's button beside a heading, in characters."""


class CellProblem(Exception):  # noqa: N818 - it is what people read
    """What is wrong with the value of a cell, and what fits there."""


@dataclass(frozen=True)
class Entry:
    """One row as it came back."""

    values: Mapping[str, Value]
    """By the keys of the columns; columns that are gone are missing."""
    record: Record | None
    """The record as it was exported; None for a new row."""
    names: Names
    """Of the journey with what the sheets before changed."""

    def value(self, key: str) -> Value:
        """What the cell holds."""
        return self.values.get(key)


Fields = Mapping[str, object]
Reader = Callable[[Entry], Fields]
"""The fields that the row gives its record; raises CellProblem."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column of a list."""

    key: str
    """Unique within the list; where one field is behind it, that field's name."""
    heading: str
    least: float
    """Its width in characters at least."""
    value: Callable[[R], Value]
    read: Reader | None = None
    """None for what is computed: edits of it do not come back."""
    number_format: str | Callable[[R], str] = ""
    wraps: bool = False
    """Whether long text goes on in further lines; else it runs past the edge."""
    choices: Sequence[str] = ()
    """What the cell offers to choose from."""
    choices_of: tuple[str, str] = ("", "")
    """The list and the column whose values the cell offers."""
    whole: tuple[int, int] | None = None
    """The least and greatest whole number that fits."""
    formula: Callable[["RowOf"], str] | None = None
    """What computes the cell, where the program that shows it can."""
    colour: Callable[[R], str] | None = None
    """The colour of its text ("#rrggbb"), empty for the usual one."""
    bars: tuple[float, float] | None = None
    """The least and greatest value of the bars drawn behind its numbers."""
    needed: bool = False
    """Whether a new row cannot be without it."""
    is_key: bool = False
    """Whether it holds ids: shown quietly."""

    @property
    def width(self) -> float:
        """The width in characters: no word of the heading is broken in two."""
        return max(self.least, *(len(word) + _BESIDE_HEADING for word in self.heading.split()))


@dataclass(frozen=True)
class RowOf:
    """Where the cells of a row stand, for its formulas."""

    letters: Mapping[str, str]
    """The letter of each column by its key."""
    row: int

    def cell(self, key: str) -> str:
        """The address of the row's cell in a column."""
        return f"{self.letters[key]}{self.row}"


@dataclass(frozen=True)
class List(Generic[R]):
    """One sheet that lists records of a kind."""

    kind: type[R]
    name: str
    """What the list is called in formulas, the same in every language."""
    title: str
    """What the sheet is called."""
    about: str
    """What it holds, in a sentence."""
    columns: Sequence[Column[R]]
    records: Sequence[R]
    is_second_look: bool = False
    """Whether another list holds the same records, where rows are added and taken out."""
