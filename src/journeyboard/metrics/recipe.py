"""How a table is read: what a person settled by hand. Kept with the journey, for next month's file."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from journeyboard.metrics.cells.durations import TimeUnit
from journeyboard.metrics.problems import Question

Shape = Literal["rows", "columns", "periods", "long", "moves", "people", "events", "answers", "report"]
"""What one row of a table is; see `shapes`, where each has its module."""
Role = Literal[
    "stage", "to", "period", "year", "part", "metric", "metric_name", "reached", "person", "segment", "n", "ignored"
]
"""What a column is. `to`: the stage that is reached, in tables of moves; `year` and `part` (of a year) together make a
period; `metric_name` labels rows; `reached`: whether or when a person reached the stage in its heading; `n`: of how
many each value of its row is."""
RowKind = Literal["data", "total", "remark", "unit"]
"""What a row is: `data` is read, totals and remarks are left out, `unit` belongs to the header above it."""
Rule = Literal[
    "sum", "mean", "weighted", "median", "min", "max", "last", "count", "distinct",
    "share_of_first", "share_of_previous", "drop_off", "nps", "csat", "top_two", "ces",
]  # fmt: skip
"""What the values of one stage and period become; see `values.rules`."""
AsIs = Literal["as_is"]
"""In place of a rule: each value stands for itself, and several of one stage and period are asked about."""
Grain = Literal["day", "week", "month", "quarter", "year"]
PercentAs = Literal["points", "fraction", "plain"]
"""What 45.4 or 0.454 means in a column: 45.4 is 45.4 %; 0.454 is 45.4 %; the number is no percentage."""
NEW = "+"
"""In place of an id: a new stage or persona named as in the table, or as what follows the sign."""


class Computed(BaseModel):
    """A figure that is computed from others of the same stage and period."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    first: str
    sign: Literal["÷", "×"]
    second: str
    """The names of the figures; CAC is cost ÷ new customers."""
    third: str = ""
    """A further factor or divisor; lifetime value may be order value × orders × years."""


class Seen(BaseModel):
    """What a table looked like when it landed, for telling whether the next file is still the same table."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    headings: tuple[str, ...] = ()
    """What the columns are called, from the left; empty for one without a heading that was given no role."""
    stages: dict[str, str] = Field(default_factory=dict)
    metrics: dict[str, str] = Field(default_factory=dict)
    """Name in the table → id of what it landed on, whatever that is called by now."""


class Recipe(BaseModel):
    """The answers given for one table; everything left at its default is found out from the table itself.

    Keys are headings or names as they stand in the table; a column without a heading, or with that of another one, is
    named after its letter, see `tables.naming`. An empty heading answers for all columns in `decimals`, and
    stands for the rows themselves in `rules`.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    sheet: str = ""
    table: str = ""
    """The cell at the upper left of the table's header, where a sheet has several."""
    header_row: Annotated[int, Field(ge=1)] | None = None
    """Counted from 1, as people see it."""
    hidden: bool = False
    """Whether hidden rows and columns are read too."""
    rows: dict[str, RowKind] = Field(default_factory=dict)
    """What rows are, by their name, or by their texts and number where several have that name; see `tables.marks`."""
    shape: Shape | None = None
    roles: dict[str, Role] = Field(default_factory=dict)
    stage: str = ""
    """The id of the stage that the whole table belongs to."""
    moves_to: bool = False
    """Whether what is said of a move belongs to the stage that is reached, not to the one that is left."""
    period: str = ""
    """ISO; for a table that names none."""
    grain: Grain | None = None
    """What the periods of the rows are taken together to."""
    date_order: Literal["day", "month"] | None = None
    month_and: Literal["year", "day"] | None = None
    """What the number in Okt 26 is."""
    decimals: dict[str, Literal[".", ","]] = Field(default_factory=dict)
    percents: dict[str, PercentAs] = Field(default_factory=dict)
    times: dict[str, TimeUnit] = Field(default_factory=dict)
    duplicates: Rule | None = None
    """What several values for the same stage and period become, where `rules` does not say."""
    rules: dict[str, tuple[Rule | AsIs, ...]] = Field(default_factory=dict)
    """Heading → what its values become; several rules make several metrics."""
    weights: dict[str, str] = Field(default_factory=dict)
    """Heading of a rate → heading of what it is a share of."""
    scales: dict[str, int] = Field(default_factory=dict)
    """Heading of a score → its highest value."""
    computed: tuple[Computed, ...] = ()
    stages: dict[str, str | None] = Field(default_factory=dict)
    """Name in the table → id of the stage, `NEW`, or None for leave out."""
    metrics: dict[str, str | None] = Field(default_factory=dict)
    """Name of a figure → id of the metric it is merged with, or None for leave out."""
    names: dict[str, str] = Field(default_factory=dict)
    """Name of a figure → what the new metric is called instead."""
    personas: dict[str, str | None] = Field(default_factory=dict)
    """Name of a segment → id of the persona, `NEW`, empty for a segment only, or None for leave out."""
    metric_name: str = ""
    """For tables of periods by stages, which name no metric."""
    seen: Seen | None = None
    """Set when the table lands."""

    @property
    def columns(self) -> frozenset[str]:
        """The names of the columns that were given a role, and of those that were there when the table landed."""
        return frozenset(self.roles).union(self.seen.headings if self.seen else ())

    @model_validator(mode="before")
    @classmethod
    def _roles_of_old(cls, fields: JsonValue) -> JsonValue:
        """Recipes once named the columns of stages and periods each by a field of their own."""
        if not isinstance(fields, dict) or not {"stage_column", "period_column"} & fields.keys():
            return fields
        given = fields.get("roles")
        roles = dict(given) if isinstance(given, dict) else {}
        for role in ("stage", "period"):
            if heading := fields.get(f"{role}_column"):
                roles[str(heading)] = role
        return {**fields, "roles": roles}


def new_name(record_id: str) -> str:
    """The name of the stage or persona that is to be made; empty for the id of one there is."""
    return record_id[len(NEW) :] if record_id.startswith(NEW) else ""


def made_new(name: str, chosen: str) -> str:
    """What stands in place of the id of a new record chosen for `name`: always with the name."""
    return NEW + name if chosen == NEW else chosen


EACH = "*"
"""In place of one of several columns: all of them, each as a metric of its own."""


def _chosen_of(question: Question, option: str) -> dict[str, Role]:
    """The roles of columns of which one is chosen, or `EACH`."""
    return {name: "metric" if option in (name, EACH) else "ignored" for name in question.options if name != EACH}


def answered(recipe: Recipe, question: Question, option: str) -> Recipe:
    """The recipe with the answer to a question; `option` is one of the question's, or what was written."""
    subject = question.subject
    fields: dict[str, dict[str, object]] = {
        "decimal": {"decimals": {**recipe.decimals, subject: option}},
        "unit": {"percents": {**recipe.percents, subject: option}},
        "time": {"times": {**recipe.times, subject: option}},
        "dates": {"date_order": option},
        "month": {"month_and": option},
        "period": {"period": option},
        "duplicate": {"duplicates": option},
        "rule": {"rules": {**recipe.rules, subject: (option,)}},
        "weight": {
            "rules": {**recipe.rules, subject: ("weighted",)},
            "weights": {**recipe.weights, subject: option},
        },
        "stage": {"stage": option},
        "role": {"roles": {**recipe.roles, option: subject}},
        "heading": {"roles": {**recipe.roles, subject: option}},
        "metric": {"roles": {**recipe.roles, **_chosen_of(question, option)}},
        "shape": {"shape": option},
        "header": {"header_row": option},
    }
    return Recipe.model_validate({**recipe.model_dump(), **fields.get(question.kind, {})})
