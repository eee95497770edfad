"""What a click in the import window does to the recipe."""

from typing import Any, Literal

from pydantic import ValidationError

from journeyboard.metrics.problems import Question
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.shapes.roles import Role

BY_ITSELF = "="
"""In place of a metric's id: a column goes by its name."""
GIVEN: tuple[Role, ...] = ("stage", "period", "metric", "ignored")
"""The roles that a column can be given by hand."""


def changed(recipe: Recipe, **fields: Any) -> Recipe:  # noqa: ANN401 - whatever a recipe holds
    """A copy of the recipe with `fields` set, validated; the same one for a value it does not take."""
    try:
        return Recipe.model_validate({**recipe.model_dump(), **fields})
    except ValidationError:
        return recipe


def answered(recipe: Recipe, question: Question, option: str) -> Recipe:
    """The recipe with the answer to a question."""
    fields: dict[str, dict[str, Any]] = {
        "decimal": {"decimals": {**recipe.decimals, question.subject: option}},
        "unit": {"percents": {**recipe.percents, question.subject: option}},
        "dates": {"date_order": option},
        "period": {"period": option},
        "duplicate": {"duplicates": option},
        "shape": {"shape": option},
    }
    return changed(recipe, **fields.get(question.kind, {}))


def with_role(recipe: Recipe, heading: str, role: Role) -> Recipe:
    """The recipe with the column of that heading in a role: at most one is of the stages, one of the periods."""
    metrics = {name: chosen for name, chosen in recipe.metrics.items() if name != heading}
    fields: dict[str, Any] = {"metrics": metrics}
    for single in ("stage", "period"):
        held = getattr(recipe, f"{single}_column")
        fields[f"{single}_column"] = heading if role == single else "" if held == heading else held
    if role == "ignored":
        fields["metrics"] = {**metrics, heading: None}
    return changed(recipe, **fields)


def with_stage(recipe: Recipe, name: str, stage: str | None) -> Recipe:
    """The recipe with a name of the table at a stage; None leaves it out."""
    return changed(recipe, stages={**recipe.stages, name: stage})


def with_metric(recipe: Recipe, heading: str, metric: str | None) -> Recipe:
    """The recipe with a column merged with a metric, `BY_ITSELF`, or left out (None)."""
    others = {name: chosen for name, chosen in recipe.metrics.items() if name != heading}
    return changed(recipe, metrics=others if metric == BY_ITSELF else {**others, heading: metric})


def with_sign(recipe: Recipe, sign: Literal[".", ","] | None) -> Recipe:
    """The recipe with one decimal sign for all columns; None finds it for each."""
    return changed(recipe, decimals={"": sign} if sign else {})
