"""What a click in the import window does to the recipe."""

from typing import Any, Literal

from pydantic import ValidationError

from journeyboard.metrics.recipe import Recipe, Role, RowKind

BY_ITSELF = "="
"""In place of a metric's id: a column goes by its name."""
GIVEN: tuple[Role, ...] = (
    "stage", "to", "period", "year", "part", "metric", "metric_name", "reached", "person", "segment", "n", "ignored",
)  # fmt: skip
"""The roles that a column can be given by hand."""


def changed(recipe: Recipe, **fields: Any) -> Recipe:  # noqa: ANN401 - whatever a recipe holds
    """A copy of the recipe with `fields` set, validated; the same one for a value it does not take."""
    try:
        return Recipe.model_validate({**recipe.model_dump(), **fields})
    except ValidationError:
        return recipe


def with_role(recipe: Recipe, heading: str, role: Role | None) -> Recipe:
    """The recipe with the column of that heading in a role (None: the one that is found); what had the stages or the
    periods before is found anew."""
    roles = {name: given for name, given in recipe.roles.items() if name != heading}
    if role in ("stage", "period", "year", "part", "to"):
        roles = {name: given for name, given in roles.items() if given != role}
    if role is not None:
        roles[heading] = role
    return changed(recipe, roles=roles)


def with_row(recipe: Recipe, row: int | None) -> Recipe:
    """The recipe with its header in a row, from 1; None finds it."""
    return changed(recipe, header_row=row, table="")


def with_row_kind(recipe: Recipe, key: str, kind: RowKind | None, also: str = "") -> Recipe:
    """The recipe with the row of that key, or all rows of that name, as what they were said to be; None: as found, and
    no more by the name `also` either."""
    gone = (key, also) if kind is None else (key,)
    rows = {name: given for name, given in recipe.rows.items() if name not in gone}
    return changed(recipe, rows=rows if kind is None else {**rows, key: kind})


def with_segment(recipe: Recipe, name: str, persona: str | None) -> Recipe:
    """The recipe with a name of the segments as a persona (an id or `NEW`), a segment (empty) or left out (None)."""
    return changed(recipe, personas={**recipe.personas, name: persona})


def with_stage(recipe: Recipe, name: str, stage: str | None) -> Recipe:
    """The recipe with a name of the table at a stage; None leaves it out."""
    return changed(recipe, stages={**recipe.stages, name: stage})


def with_metric(recipe: Recipe, heading: str, metric: str | None) -> Recipe:
    """The recipe with a column merged with a metric, `BY_ITSELF`, or left out (None)."""
    others = {name: chosen for name, chosen in recipe.metrics.items() if name != heading}
    return changed(recipe, metrics=others if metric == BY_ITSELF else {**others, heading: metric})


def with_sign_of(recipe: Recipe, heading: str, sign: str) -> Recipe:
    """The recipe with the decimal sign of a column; empty: as for the table, else as found."""
    others = {name: given for name, given in recipe.decimals.items() if name != heading}
    return changed(recipe, decimals={**others, heading: sign} if sign else others)


def with_sign(recipe: Recipe, sign: Literal[".", ","] | None) -> Recipe:
    """The recipe with one decimal sign for all columns; None finds it for each."""
    return changed(recipe, decimals={"": sign} if sign else {})
