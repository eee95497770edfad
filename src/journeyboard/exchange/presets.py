"""Presets: a format with its options under a name, kept for one person and shared as a file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from journeyboard.exchange import ExportProblem
from journeyboard.exchange.format import AnyFormat
from journeyboard.exchange.formats import FORMATS, format_called
from journeyboard.exchange.options import Options, fields_of, wrong_options
from journeyboard.language import _
from journeyboard.storage.atomic import write_atomically
from journeyboard.storage.places import state_folder
from journeyboard.storage.problems import reading_problem

SUFFIX = ".json"
_KIND = "journeyboard export preset"
_VERSION = 1
_MOST_BYTES = 1_000_000
_NOT_IN_NAMES = set('<>:"/\\|?*')


@dataclass(frozen=True, slots=True)
class Preset:
    """A format and its options under a name."""

    name: str
    format: AnyFormat
    options: Options


def saved_presets() -> tuple[Preset, ...]:
    """The presets this person has saved, by name. Files that are no presets are passed over."""
    return tuple(sorted(_saved(), key=lambda preset: preset.name.casefold()))


def save_preset(preset: Preset) -> None:
    """Keep a preset; one of the same name goes. Raises FileProblem."""
    _folder().mkdir(parents=True, exist_ok=True)
    write_preset(preset, _place(preset.name))


def delete_preset(name: str) -> None:
    """Forget a preset."""
    _place(name).unlink(missing_ok=True)


def write_preset(preset: Preset, path: Path) -> None:
    """Write a preset as a file to share: all options but those that say nothing. Raises FileProblem."""
    told = {
        "kind": _KIND,
        "version": _VERSION,
        "name": preset.name,
        "format": preset.format.id,
        "options": _told(preset.options),
    }
    write_atomically(path, (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode())


def read_preset(path: Path) -> Preset:
    """The preset in a file. Raises FileProblem."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
    except OSError as error:
        raise reading_problem(error, path) from error
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ExportProblem(_("{path} is no export preset.").format(path=path)) from error
    return _preset_of(told, path)


def preset_called(name: str) -> Preset:
    """The saved preset with that name, or the one in the file of that name. Raises FileProblem."""
    path = Path(name)
    if path.suffix.lower() == SUFFIX or path.is_file():
        return read_preset(path)
    presets = saved_presets()
    for preset in presets:
        if preset.name.casefold() == name.strip().casefold():
            return preset
    listed = ", ".join(preset.name for preset in presets)
    raise ExportProblem(_("There is no preset “{name}”. Saved are: {names}.").format(name=name, names=listed or "–"))


def _saved() -> Iterator[Preset]:
    for path in _folder().glob("*" + SUFFIX):
        try:
            yield read_preset(path)
        except ExportProblem:
            continue


def _told(options: Options) -> dict[str, object]:
    """All values but those that are nothing, as they are by default."""
    defaults = {field.name: field.default for field in fields_of(type(options))}
    values = options.model_dump(mode="json").items()
    return {name: value for name, value in values if value or defaults[name]}


def _preset_of(told: Any, path: Path) -> Preset:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(told, dict) or told.get("kind") != _KIND or not isinstance(told.get("options"), dict):
        raise ExportProblem(_("{path} is no export preset.").format(path=path))
    made = format_called(str(told.get("format")))
    if made is None:
        known = ", ".join(each.id for each in FORMATS)
        raise ExportProblem(
            _("{path} is for the format “{format}”; this version knows: {known}.").format(
                path=path, format=told.get("format"), known=known
            )
        )
    try:
        options = made.options.model_validate(told["options"])
    except ValidationError as error:
        raise ExportProblem(f"{path}: {wrong_options(made.options, error)}") from error
    return Preset(str(told.get("name") or path.stem), made, options)


def _folder() -> Path:
    return state_folder() / "export-presets"


def _place(name: str) -> Path:
    kept = "".join("_" if sign in _NOT_IN_NAMES or not sign.isprintable() else sign for sign in name.casefold())
    return _folder() / (kept.strip(". ")[:80] + SUFFIX)
