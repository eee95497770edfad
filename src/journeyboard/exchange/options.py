"""What a format can be asked: a frozen model, whose fields make the dialog's form and the command line's options.

A field is described by an `Asked` beside its type. The types a field may have: `bool`, a `Literal` of texts, `int`,
`float`, `str`, `Path` (a file), each also `| None` (nothing chosen: what the help says happens then), and
`tuple[str, ...]`. Bounds are pydantic's `Field(ge=…, le=…)`. What contradicts itself is told by a validator that raises
ValueError in words for people.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, cast, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from journeyboard.language import N_, _, format_number

Kind = Literal["flag", "choice", "whole", "number", "text", "texts", "file"]
_KINDS: dict[object, Kind] = {bool: "flag", int: "whole", float: "number", str: "text", Path: "file"}


@dataclass(frozen=True, slots=True)
class Asked:
    """How a field is put to people; texts are marked with `N_`."""

    label: str
    """Beside the field of the dialog."""
    help: str
    """One sentence, for the command line and as tool tip."""
    unit: str = ""
    """Behind a number: "px", "mm"."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What the choices are called."""
    nothing: str = ""
    """What the dialog shows for None."""
    needs: tuple[str, tuple[object, ...]] | None = None
    """Another field and its values with which this one means something: with others the dialog does not ask it."""
    flag: str = ""
    """The option on the command line, where it is not called like the field."""
    metavar: str = ""
    """What stands for the value in the command line's help."""
    suffixes: tuple[str, ...] = ()
    """Of the files a file is chosen among."""


class Options(BaseModel):
    """What every format is asked: in which language, and which part of the journey.

    Stages, lanes, personas and views are named as people name them, or by id.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, hide_input_in_errors=True)

    scope_fields: ClassVar[tuple[str, ...]] = ("view", "everything", "stages", "lanes", "personas")
    """Which part of the journey: asked in the same way for every format, beside the form."""

    @model_validator(mode="before")
    @classmethod
    def _needs_are_met(cls, values: Any) -> Any:  # noqa: ANN401 - whatever is to be validated
        """Whoever gives an option need not give the one it needs: --width alone gives the size in pixels."""
        return with_needs(cls, values) if isinstance(values, dict) else values

    language: Annotated[
        Literal["en", "de"] | None,
        Asked(
            N_("Language"),
            N_("Language of words and numbers; else the journey's own."),
            names={"en": N_("English"), "de": N_("German")},
            nothing=N_("The journey's own"),
        ),
    ] = None
    view: Annotated[
        str, Asked(N_("View"), N_("The saved view to show; else the one the journey opens with."), metavar="NAME")
    ] = ""
    everything: Annotated[bool, Asked(N_("Whole map"), N_("Hide and filter nothing, whatever the view says."))] = False
    stages: Annotated[
        tuple[str, ...],
        Asked(N_("Stages"), N_("Only this stage; may be repeated."), flag="--stage", metavar="NAME"),
    ] = ()
    lanes: Annotated[
        tuple[str, ...], Asked(N_("Lanes"), N_("Only this lane; may be repeated."), flag="--lane", metavar="NAME")
    ] = ()
    personas: Annotated[
        tuple[str, ...],
        Asked(
            N_("Personas"),
            N_("Only what concerns this persona; may be repeated."),
            flag="--persona",
            metavar="NAME",
        ),
    ] = ()


class DrawnOptions(Options):
    """What every format is asked that shows the map as it is drawn."""

    theme: Annotated[
        Literal["light", "dark"] | None,
        Asked(
            N_("Theme"),
            N_("Light or dark; else as the view says, or light."),
            names={"light": N_("Light"), "dark": N_("Dark")},
            nothing=N_("The view's own"),
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an options model, read for a form or a command line."""

    name: str
    asked: Asked
    kind: Kind
    default: Any
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    optional: bool = False
    """Whether None may be chosen."""

    @property
    def flag(self) -> str:
        """The option on the command line."""
        return self.asked.flag or "--" + self.name.replace("_", "-")

    def is_asked(self, values: Mapping[str, object]) -> bool:
        """Whether the field means something beside the `values` of the others."""
        needs = self.asked.needs
        return needs is None or values.get(needs[0]) in needs[1]


@cache
def fields_of(model: type[Options]) -> tuple[Field, ...]:
    """The fields of an options model, those of the formats themselves first, as the form asks them."""
    found = tuple(_fields(model))
    common = set(DrawnOptions.model_fields)
    return tuple(sorted(found, key=lambda field: field.name in common))


def with_needs(model: type[Options], given: Mapping[str, object]) -> dict[str, object]:
    """The values that are given, and for each the one it needs where that is not given."""
    values = dict(given)
    for each in fields_of(model):
        needs = each.asked.needs
        if needs is not None and given.get(each.name) is not None and values.get(needs[0]) is None:
            values[needs[0]] = needs[1][0]
    return values


def _fields(model: type[Options]) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        asked = next((extra for extra in info.metadata if isinstance(extra, Asked)), None)
        if asked is None:
            raise TypeError(f"{model.__name__}.{name} says not how it is asked")
        bounds = [extra for extra in info.metadata if isinstance(extra, Ge | Le)]
        kind, choices, optional = _kind_of(info.annotation)
        yield Field(
            name,
            asked,
            kind,
            info.default,
            choices,
            next((cast("float", bound.ge) for bound in bounds if isinstance(bound, Ge)), None),
            next((cast("float", bound.le) for bound in bounds if isinstance(bound, Le)), None),
            optional,
        )


def _kind_of(annotation: object) -> tuple[Kind, tuple[str, ...], bool]:
    """Which kind of field a type makes, its choices, and whether it may be None."""
    if get_origin(annotation) in {UnionType, Union}:
        (inner,) = (part for part in get_args(annotation) if part is not NoneType)
        kind, choices, _optional = _kind_of(inner)
        return kind, choices, True
    if get_origin(annotation) is Annotated:
        return _kind_of(get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        return "choice", get_args(annotation), False
    if get_origin(annotation) is tuple:
        return "texts", (), False
    return _KINDS[annotation], (), False


def wrong_options(model: type[Options], error: ValidationError) -> str:
    """What is wrong with values for `model`, in words for people."""
    named = {field.name: field for field in fields_of(model)}
    told: list[str] = []
    for wrong in error.errors(include_url=False, include_input=False):
        field = named.get(str(wrong["loc"][0])) if wrong["loc"] else None
        if wrong["type"] == "extra_forbidden":
            told.append(_("There is no option “{name}” here.").format(name=wrong["loc"][0]))
        elif field is None:
            told.append(wrong["msg"].removeprefix("Value error, "))
        elif wrong["type"] == "value_error":
            told.append(f"{_(field.asked.label)}: {wrong['msg'].removeprefix('Value error, ')}")
        else:
            told.append(_allowed(field))
    return " ".join(told)


def _allowed(field: Field) -> str:
    """Which values a field takes."""
    label = _(field.asked.label)
    if field.kind == "choice":
        return _("{option} must be one of: {choices}.").format(option=label, choices=", ".join(field.choices))
    if field.least is not None and field.most is not None:
        return _("{option} must be between {least} and {most}.").format(
            option=label, least=format_number(field.least), most=format_number(field.most)
        )
    return _("{option} has a value that makes no sense.").format(option=label)
