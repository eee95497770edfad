"""How a table is read: what a person settled by hand. Kept with the journey, for next month's file."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Shape = Literal["rows", "columns"]
"""One row per stage (and period), or one column per stage."""
PercentAs = Literal["points", "fraction", "plain"]
"""What 45.4 or 0.454 means in a column: 45.4 is 45.4 %; 0.454 is 45.4 %; the number is no percentage."""
Together = Literal["sum", "mean", "last"]


class Recipe(BaseModel):
    """The answers given for one table; everything left at its default is found out from the table itself.

    Keys are headings as they stand in the table. An empty heading in `decimals` answers for all columns.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    sheet: str = ""
    header_row: Annotated[int, Field(ge=1)] | None = None
    """Counted from 1, as people see it."""
    shape: Shape | None = None
    stage_column: str = ""
    period_column: str = ""
    period: str = ""
    """ISO; for a table that names none."""
    date_order: Literal["day", "month"] | None = None
    decimals: dict[str, Literal[".", ","]] = Field(default_factory=dict)
    percents: dict[str, PercentAs] = Field(default_factory=dict)
    duplicates: Together | None = None
    """What several values for the same stage and period become."""
    stages: dict[str, str | None] = Field(default_factory=dict)
    """Name in the table → id of the stage, or None for leave out."""
    metrics: dict[str, str | None] = Field(default_factory=dict)
    """Heading → id of the metric it is merged with, or None for leave out."""
    metric_name: str = ""
    """For tables of periods by stages, which name no metric."""
