"""What is known of a table before anything lands."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from journeyboard.journey.records import Unit
from journeyboard.metrics.files.workbook import Workbook
from journeyboard.metrics.matching import Match
from journeyboard.metrics.problems import Assumption, Note, Question, cell_name
from journeyboard.metrics.recipe import Recipe, Role, Rule, Shape
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.tables.table import Table


class Value(NamedTuple):
    """One value that lands, with the cell it stands in (row and column from 0)."""

    metric: str
    """The name of its `MetricColumn`; see there for what it becomes."""
    stage: str
    """Its id; of a stage that is to be made `NEW` and its name."""
    period: str
    value: float
    row: int
    column: int
    persona: str = ""
    """The id of the persona that the value is of alone."""
    segment: str = ""
    n: int | None = None
    """Of how many it is."""

    @property
    def cell(self) -> str:
        """The A1 name of its cell; of the first one when several were taken together."""
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class MetricColumn:
    """What a heading becomes on the map."""

    name: str
    unit: Unit
    currency: str
    existing: str | None
    """The id of the metric it is, None for a new one."""
    offers: tuple[str, ...]
    """Ids of metrics with another name that it could be merged with."""
    decimal: str
    decided: str
    examples: tuple[tuple[str, float], ...]
    lands: bool
    """False while a question about it is open, or when it is left out by hand."""
    is_left_out: bool = False
    """Whether it was left out by hand and could land else: others may be computed from it all the same."""
    heading: str = ""
    """The name of the figure that it is made of."""
    rule: Rule | None = None
    """What the values of the figure become; None where each stands for itself."""
    found: Rule | None = None
    """What several values of one stage and period became where each stands for itself."""
    scale: float | None = None
    """The highest value of a score, where it is told."""


@dataclass(frozen=True, slots=True)
class SegmentMatch:
    """What becomes of one name in the column of segments."""

    name: str
    persona: str | None
    """The id of a persona (`NEW` and its name for one that is to be made); empty for a segment only; None: left out."""
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """All that is known of a table before anything lands."""

    workbook: Workbook
    recipe: Recipe
    table: Table
    layout: Layout
    matches: tuple[Match, ...]
    rows_of: dict[str, int]
    """How many rows (or columns) each name of `matches` has."""
    metrics: tuple[MetricColumn, ...]
    values: tuple[Value, ...]
    """What lands."""
    offered: tuple[Value, ...]
    """What would land if the offers among the matches were accepted."""
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    assumptions: tuple[Assumption, ...]
    """What was taken as given although the table does not say it for certain."""
    tables: tuple[str, ...]
    """The cells at the upper left of all tables of the sheet."""
    segments: tuple[SegmentMatch, ...]
    metric_name: str
    """What a figure is called that nothing in the table names; empty where all have names."""
    today: date
    is_of_today: bool = False
    """Whether neither table nor recipe names a period, so that the values are of the day of import."""

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return self.table.sheet.name

    @property
    def header_row(self) -> int:
        """The row of the headings, from 1."""
        return self.table.header_row + 1

    @property
    def shape(self) -> Shape:
        """What one row of the table is."""
        return self.layout.shape

    @property
    def roles(self) -> dict[int, Role]:
        """What each column is, by its index in the sheet."""
        return self.layout.roles

    @property
    def is_certain(self) -> bool:
        """Whether everything in the table was understood: nothing is asked, offered, unmatched or unreadable."""
        harmless = ("missing", "total", "remark")
        return (
            not self.questions
            and all(match.certain for match in self.matches)
            and all(note.kind in harmless for note in self.notes)
        )

    @property
    def unassigned(self) -> tuple[str, ...]:
        """The names without a stage."""
        return tuple(match.name for match in self.matches if not match.certain or match.stage is None)
