"""How the command line is read and explained: a bare file name opens it, and help speaks the current language."""

import gettext
import os
from typing import Any

from typer.core import TyperCommand, TyperGroup

from journeyboard import resources
from journeyboard.language import DOMAIN, N_, _, current_language

PARSER_TEXTS = (N_("Options"), N_("Commands"), N_("Arguments"), N_("required"), N_("Missing command."), N_("Aborted!"))
"""What the library that reads the command line looks up by itself, for the catalogue."""


class _Spoken:
    """The parts of a command's help that the library writes in English only."""

    params: list[Any]

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - their types moved between versions
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Usage:") + " ")

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - as above
        """The option that shows the help."""
        option = super().get_help_option(ctx)  # pyright: ignore[reportAttributeAccessIssue] - a command's, mixed in
        if option is not None:
            option.help = _("Show this message and exit.")
        return option

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - as above
        """The options and arguments of the usage line."""
        return super().collect_usage_pieces(ctx)  # pyright: ignore[reportAttributeAccessIssue] - as above


class Command(_Spoken, TyperCommand):
    """A command whose help is in the current language."""


class FileOrCommand(_Spoken, TyperGroup):
    """Commands, and a default one: what is no command is a file to open."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - as above
        """Put `open` before a file name, and where there is nothing at all."""
        if not args or (args[0] not in self.commands and (args[0] == "--" or not args[0].startswith("-"))):
            args = ["open", *args]
        return super().parse_args(ctx, args)


def translated(command: Any) -> Any:  # noqa: ANN401 - as above
    """The command with all its help in the current language."""
    # The parser asks gettext, and that the environment, for the language.
    os.environ["LANGUAGE"] = current_language()
    gettext.bindtextdomain(DOMAIN, str(resources.path("translations")))
    gettext.textdomain(DOMAIN)
    for each in (command, *getattr(command, "commands", {}).values()):
        if each.help:
            each.help = _(each.help)
        for parameter in each.params:
            if getattr(parameter, "help", None):
                parameter.help = _(parameter.help)
    return command
