"""The options of all formats as options of the command line."""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from pydantic import ValidationError

from journeyboard.cli.usage import Command
from journeyboard.exchange.format import AnyFormat
from journeyboard.exchange.formats import FORMATS
from journeyboard.exchange.options import DrawnOptions, Field, Options, fields_of, with_needs, wrong_options
from journeyboard.language import _

_TYPES: dict[str, Any] = {"flag": bool, "whole": int, "number": float, "text": str, "texts": list[str], "file": Path}
_METAVARS = {"whole": "N", "number": "N", "text": "TEXT", "file": "FILE"}
COMMON = tuple(DrawnOptions.model_fields)
"""The fields that stand above those of single formats."""


def parameters() -> list[inspect.Parameter]:
    """A keyword for each field of any format, None where it is not given. Fields of one name are one option."""
    fields: dict[str, list[Field]] = {}
    for each in FORMATS:
        for field in fields_of(each.options):
            fields.setdefault(field.name, []).append(field)
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_annotation(same))
        for name, same in fields.items()
    ]


def _annotation(same: list[Field]) -> Any:  # noqa: ANN401 - a type that is made here
    """The type of an option, from the fields of all formats that have it."""
    first = same[0]
    choices = tuple(dict.fromkeys(choice for field in same for choice in field.choices))
    kind = Literal[choices] if choices else _TYPES[first.kind]
    # A flag can be turned off too: a preset may have turned it on.
    flag = f"{first.flag}/--no-{first.flag.removeprefix('--')}" if first.kind == "flag" else first.flag
    metavar = "|".join(choices) if choices else first.asked.metavar or _METAVARS.get(first.kind)
    option = typer.Option(
        flag,
        help=first.asked.help,
        metavar=None if first.kind == "flag" else metavar,
        show_default=False,
    )
    return Annotated[kind | None, option]


def options_of(
    made: AnyFormat, given: Mapping[str, object], preset: Options | None, beside: Sequence[AnyFormat] = ()
) -> Options:
    """The options of a format: those of the preset, and what was given on the command line beside it.

    Raises typer.BadParameter for what neither it nor a format that is written `beside` it takes.
    """
    known = {field.name: field for field in fields_of(made.options)}
    chosen = {
        name: tuple(value) if isinstance(value, list) else value for name, value in given.items() if value is not None
    }
    theirs = {field.name for other in beside for field in fields_of(other.options)}
    for name in [each for each in chosen if each not in known]:
        del chosen[name]
        if name not in theirs:
            flag = next(field.flag for each in FORMATS for field in fields_of(each.options) if field.name == name)
            raise typer.BadParameter(_("{option} is not for {suffix} files.").format(option=flag, suffix=made.suffix))
    kept = preset.model_dump() if preset is not None else {}
    try:
        return made.options.model_validate({**kept, **with_needs(made.options, chosen)})
    except ValidationError as error:
        raise typer.BadParameter(wrong_options(made.options, error)) from error


class ExportCommand(Command):
    """A command whose help lists the options that only some formats have below those of all."""

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - their types moved between versions
        """Write arguments, common options, then a section for each format."""
        records: dict[str, tuple[str, str]] = {}
        arguments: list[tuple[str, str]] = []
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and parameter.param_type_name == "argument":
                arguments.append(record)
            elif record is not None:
                records[parameter.name or ""] = record
        own = {each: tuple(_own_fields(each, records)) for each in FORMATS}
        special = {name for names in own.values() for name in names}
        with formatter.section(_("Arguments")):
            formatter.write_dl(arguments)
        with formatter.section(_("Options")):
            formatter.write_dl([record for name, record in records.items() if name not in special])
        for each, names in own.items():
            if names:
                with formatter.section(f"{_(each.name)} ({each.suffix})"):
                    formatter.write_dl([records[name] for name in names])


def _own_fields(made: AnyFormat, known: Mapping[str, object]) -> Iterator[str]:
    return (field.name for field in fields_of(made.options) if field.name in known and field.name not in COMMON)
