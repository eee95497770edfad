"""A recipe as a file of its own: by the names of stages, metrics and personas, so that it fits another map too."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Persona, Stage
from journeyboard.language import _
from journeyboard.metrics.names import fold
from journeyboard.metrics.problems import TableProblem
from journeyboard.metrics.recipe import NEW, Recipe, new_name

SUFFIX = ".recipe.json"
_FORMAT = "journeyboard-recipe"
_LARGEST = 1_000_000
"""Bytes of a recipe that are still read."""


def write_recipe(recipe: Recipe, journey: Journey, path: Path) -> None:
    """Write a recipe to `path`, at once or not at all. Raises TableProblem when it cannot be written."""
    fields = recipe.model_dump(mode="json", exclude_defaults=True)
    if recipe.seen is not None:  # the ids of what it landed on say nothing to another map
        fields["seen"] = {"headings": recipe.seen.headings}
    if recipe.stage:
        fields["stage"] = _name_of(recipe.stage, journey.stages)
    for key, records in _records(journey).items():
        if key in fields:
            fields[key] = {name: _name_of(chosen, records) for name, chosen in fields[key].items()}
    text = json.dumps({"format": _FORMAT, "version": 1, **fields}, ensure_ascii=False, indent=2)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise TableProblem(
            _("The recipe cannot be written: {reason}.").format(reason=error.strerror or error), path.name
        ) from error


def read_recipe(path: Path, journey: Journey) -> Recipe:
    """The recipe in a file, for `journey`: a stage or persona that it has not is to be made new, a metric that it has
    not is left to its name. Raises TableProblem for a file that holds no recipe."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise _foreign(path)
        fields = json.loads(data)
    except OSError as error:
        raise TableProblem(
            _("The file cannot be opened: {reason}.").format(reason=error.strerror or error), path.name
        ) from error
    except (ValueError, RecursionError) as error:
        raise _foreign(path) from error
    if not isinstance(fields, dict) or fields.get("format") != _FORMAT:
        raise _foreign(path)
    if fields.get("version") != 1:
        raise TableProblem(_("The recipe was written by a newer version of Journeyboard."), path.name)
    try:
        return Recipe.model_validate(_with_ids(fields, journey))
    except (ValidationError, AttributeError, TypeError) as error:
        raise _foreign(path) from error


def _records(journey: Journey) -> dict[str, Sequence[Stage | Metric | Persona]]:
    return {"stages": journey.stages, "metrics": journey.metrics, "personas": journey.personas}


def _name_of(record_id: str | None, records: Sequence[Stage | Metric | Persona]) -> str | None:
    """The name of a record; what stands for none, or for a new one, as it is."""
    if not record_id or record_id.startswith(NEW):
        return record_id
    return next((record.name for record in records if record.id == record_id), NEW)


def _with_ids(fields: Mapping[str, Any], journey: Journey) -> dict[str, Any]:
    found = dict(fields)
    ids = {
        key: {fold(record.name): record.id for record in reversed(records)}
        for key, records in _records(journey).items()
    }
    if stage := found.get("stage"):
        found["stage"] = ids["stages"].get(fold(str(stage)), "")
    for key in ("stages", "personas"):
        if key in found:
            found[key] = {name: _id_of(chosen, ids[key]) for name, chosen in found[key].items()}
    if "metrics" in found:
        known = ids["metrics"]
        found["metrics"] = {
            name: None if chosen is None else known[fold(chosen)]
            for name, chosen in found["metrics"].items()
            if chosen is None or fold(chosen) in known
        }
    return found


def _id_of(chosen: str | None, ids: Mapping[str, str]) -> str | None:
    if not chosen or chosen == NEW:
        return chosen
    name = new_name(chosen) or chosen
    return ids.get(fold(name), NEW + name)


def _foreign(path: Path) -> TableProblem:
    return TableProblem(_("This is no recipe. Choose a file that was saved as one."), path.name)
