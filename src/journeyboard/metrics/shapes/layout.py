"""What a table was recognised as: its shape, the role of each column, and what heads its values."""

from dataclasses import dataclass

from journeyboard.metrics.recipe import Role, Rule, Shape
from journeyboard.metrics.tables.table import Column


@dataclass(frozen=True, slots=True)
class Head:
    """What the heading of a column of values says of them."""

    metric: str
    """The name of the metric; empty where each row names its own, or the whole table is of one."""
    stage: str = ""
    period: str = ""
    """As it is written, or ISO."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a table and the role of each of its columns."""

    shape: Shape
    roles: dict[int, Role]
    """By the column's index in the sheet."""
    values: tuple[Column, ...]
    heads: tuple[Head, ...]
    """What each column of `values` is headed by."""
    stage: Column | None = None
    """Where the stage of each row stands; None where headings name it."""
    period: Column | None = None
    year: Column | None = None
    part: Column | None = None
    label: Column | None = None
    """The names of the rows' metrics."""
    person: Column | None = None
    segment: Column | None = None
    n: Column | None = None
    rules: tuple[Rule, ...] = ()
    """What several values of one stage and period become in a table of this shape, unless that is said otherwise."""

    @property
    def is_by_figures(self) -> bool:
        """Whether neither rows nor headings name stages, so that each figure belongs to one as a whole."""
        return self.stage is None and not any(head.stage for head in self.heads)
