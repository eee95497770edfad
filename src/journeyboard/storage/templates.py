"""Templates: journeys to start from. Some come with the program, in each language; others people make of their own.

A template is a journey file with one more member, which says what the template is called.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from journeyboard import resources
from journeyboard.journey.journey import Journey
from journeyboard.language import _, current_language
from journeyboard.storage.files import open_journey, read_bytes, save_journey
from journeyboard.storage.json_text import parse
from journeyboard.storage.places import state_folder
from journeyboard.storage.problems import FileProblem, writing_problem

MEMBER = "template"
"""The member of the file beside the records: id, name, description and tags of the template."""

_SUFFIX = ".journey"
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it is offered."""

    id: str
    name: str
    description: str
    tags: tuple[str, ...]
    path: Path
    is_own: bool
    """Whether a person made it, so that it can be deleted."""

    def journey(self) -> Journey:
        """The journey to start from, without what makes it a template. Raises FileProblem."""
        held = open_journey(self.path).journey
        return Journey(held, {name: value for name, value in held.extra.items() if name != MEMBER})


def all_templates(language: str | None = None) -> tuple[Template, ...]:
    """What there is to start from: the program's own in `language` (the current one by default), then a person's."""
    return (*_in(resources.path("templates") / (language or current_language()), is_own=False), *own_templates())


def own_templates() -> tuple[Template, ...]:
    """The templates that people made, by name."""
    found = _in(own_folder(), is_own=True)
    return tuple(sorted(found, key=lambda template: (template.name.casefold(), template.id)))


def template_in(template_id: str, language: str | None) -> Template:
    """The template with this id in `language`; None asks for the current one, and takes one's own as it is.

    Raises FileProblem when there is none.
    """
    for template in all_templates(language):
        if template.id != template_id:
            continue
        if template.is_own and language not in (None, template.journey().info.language):
            raise FileProblem(
                _("The template {id} is of your own, and in another language. Leave the language out.").format(
                    id=template_id
                )
            )
        return template
    raise FileProblem(
        _("There is no template {id}. “journeyboard templates” lists those there are.").format(id=template_id)
    )


def save_template(journey: Journey, name: str, description: str = "") -> Template:
    """Keep `journey` as a template of one's own under a new id. Raises FileProblem."""
    taken = {template.id for template in all_templates()}
    template_id = _new_id(name, taken)
    path = own_folder() / f"{template_id}{_SUFFIX}"
    about: dict[str, JsonValue] = {"id": template_id, "name": name, "description": description}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise writing_problem(error, path) from error
    save_journey(Journey(journey, {**journey.extra, MEMBER: about}), path, None)
    return _template(path, is_own=True)


def delete_template(template: Template) -> None:
    """Take a template of one's own away. Raises FileProblem."""
    try:
        template.path.unlink(missing_ok=True)
    except OSError as error:
        raise writing_problem(error, template.path) from error


def own_folder() -> Path:
    """Where the templates lie that people make."""
    return state_folder() / "templates"


def _in(folder: Path, *, is_own: bool) -> list[Template]:
    return [_template(path, is_own=is_own) for path in sorted(folder.glob(f"*{_SUFFIX}"))]


def _template(path: Path, *, is_own: bool) -> Template:
    """What a file says of the template in it; one that cannot be read is called as its file is, and tells its trouble
    when it is opened."""
    about: Mapping[str, object] = {}
    try:
        document = parse(read_bytes(path), str(path)).document
    except FileProblem:
        document = None
    if isinstance(document, dict) and isinstance(document.get(MEMBER), dict):
        about = document[MEMBER]
    told = {key: value for key, value in about.items() if isinstance(value, str)}
    tags = about.get("tags")
    return Template(
        path.stem if is_own else told.get("id", path.stem),
        told.get("name") or path.stem,
        told.get("description", ""),
        tuple(map(str, tags)) if isinstance(tags, list) else (),
        path,
        is_own,
    )


def _new_id(name: str, taken: set[str]) -> str:
    """An id that says what the template is called: small letters, digits and hyphens."""
    plain = name.casefold().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"}))
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-") or "template"
    number, template_id = 1, stem
    while template_id in taken:
        number += 1
        template_id = f"{stem}-{number}"
    return template_id
