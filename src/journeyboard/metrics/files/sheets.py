"""A sheet of raw cells, as every kind of file gives it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Cell = str | float | int | bool | date | datetime | time | timedelta
"""A raw cell; the empty text is an empty cell."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell without a usable value: its error text, or none for a formula without a stored result."""

    error: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells, all ends included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Formats:
    """What the values of a sheet do not say. Cells are (row, column) from 0; columns map to their rows."""

    percents: Mapping[int, AbstractSet[int]] = field(default_factory=dict)
    """Numbers shown as percentages: 0.454 is 45.4 %."""
    points: Mapping[int, AbstractSet[int]] = field(default_factory=dict)
    """Numbers shown with a percent sign that is only text: 45.4 is 45.4 %."""
    months: Mapping[int, AbstractSet[int]] = field(default_factory=dict)
    """Dates shown as month and year only."""
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    merged: tuple[Span, ...] = ()
    hidden_rows: AbstractSet[int] = frozenset()
    hidden_columns: AbstractSet[int] = frozenset()
    known: bool = True
    """False where the format of the file does not let us tell percentages and error cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a sheet in the rectangle that holds any; `top` and `left` say where its first cell stands."""

    name: str
    rows: Sequence[Sequence[Cell]]
    top: int = 0
    left: int = 0
    formats: Formats = Formats()
