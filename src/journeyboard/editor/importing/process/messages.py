"""What the window and the process that reads tables say to each other: small parts, so that neither waits long."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from journeyboard.journey.records import Record, Unit
from journeyboard.metrics.matching import Match
from journeyboard.metrics.preview import MetricColumn, SegmentMatch
from journeyboard.metrics.problems import Assumption, Note, Question
from journeyboard.metrics.recipe import Recipe, Role, Shape

# -- what the window asks for


@dataclass(frozen=True, slots=True)
class Open:
    """The file that all further requests are about."""

    path: Path
    language: str
    most_memory: int
    """Bytes that may be used; 0 for as many as there are."""
    today: date | None = None
    source: str = ""
    """The id of the source whose table this is again."""


@dataclass(frozen=True, slots=True)
class Records:
    """Some records of the journey that the table is read for."""

    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """Read the table with this recipe (None: that of the source); answered by a `Report`."""

    recipe: Recipe | None


@dataclass(frozen=True, slots=True)
class FetchRows:
    """Send rows of the sheet as they are marked now; answered by `Rows`."""

    first: int
    """Counted from the first row that holds anything."""
    count: int


@dataclass(frozen=True, slots=True)
class Land:
    """Send what landing does to the journey; answered by `Edits` and a `Landed`."""

    folder: Path | None
    """Where the journey's file stands."""


Request = Open | Records | Read | FetchRows | Land

# -- what the process answers

RowRole = Literal["title", "header", "unit", "read", "total", "remark", "left_out", "blank"]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of the sheet as it is understood."""

    name: str
    """What it is called in the recipe; empty outside of the table."""
    role: Role
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Landing:
    """A value that will land on the map."""

    value: float
    cell: str
    before: float | None = None
    """What is there now; None when nothing is."""


@dataclass(frozen=True, slots=True)
class LandingLine:
    """The values of one stage and period, by the names of the metrics."""

    stage: str
    """The id; of a stage that is to be made `NEW` and its name, as is the persona's."""
    period: str
    persona: str
    segment: str
    offered: bool
    """Whether they land only if a guess is accepted."""
    values: dict[str, Landing]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many values land, and what they do to those that are there."""

    new: int = 0
    changed: int = 0
    same: int = 0
    offered: int = 0

    @property
    def landing(self) -> int:
        """All that land."""
        return self.new + self.changed + self.same


@dataclass(frozen=True, slots=True)
class Report:
    """What the window shows of a table: all of it but the rows, which it fetches as they come into view."""

    recipe: Recipe
    sheets: tuple[str, ...]
    sheet: str
    top: int
    left: int
    """Where the first cell stands that holds anything."""
    height: int
    area: str
    header: range
    rows_read: int
    shape: Shape
    is_by_figures: bool
    """Whether each figure belongs to a stage as a whole."""
    columns: tuple[SheetColumn, ...]
    """From `left` on."""
    matches: tuple[Match, ...]
    rows_of: dict[str, int]
    metrics: tuple[MetricColumn, ...]
    lines: tuple[LandingLine, ...]
    """The first of those that land."""
    line_count: int
    counts: Counts
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    assumptions: tuple[Assumption, ...]
    tables: tuple[str, ...]
    segments: tuple[SegmentMatch, ...]
    warnings: tuple[Note, ...]
    """What is not as it was when the table landed last."""
    gone: int
    """Readings of the source that are no longer in the table."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell as people see it in the file, near enough to know it again."""

    text: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the sheet and what was made of it."""

    role: RowRole
    cells: tuple[SheetCell, ...]
    name: str
    """What stands in it first; other rows may have the same name."""
    key: str
    """What it is known by in a recipe."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the sheet, from `first` on."""

    first: int
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the request is, as a share of it; None while that cannot be told."""

    text: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Edits:
    """Some of what landing does: the ids of records as they are now (empty for new ones), and their fields after."""

    kind: type[Record]
    before: tuple[str, ...]
    fields: tuple[dict[str, object], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Landed:
    """All edits have been sent."""

    label: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The request came to nothing, for a reason that is told in words for people."""

    message: str


Answer = Report | Rows | Progress | Edits | Landed | Refused
