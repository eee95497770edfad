"""The commands and their options. What a command works with is loaded when it runs: `--help` answers at once."""

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from journeyboard import __version__
from journeyboard.cli.exporting import export_files, with_options
from journeyboard.cli.needs import need_display, need_qt
from journeyboard.cli.options import ExportCommand
from journeyboard.cli.usage import Command, FileOrCommand, translated
from journeyboard.language import N_, _, current_language, ngettext
from journeyboard.storage.problems import FileProblem

if TYPE_CHECKING:
    from journeyboard.storage.files import Opened

app = typer.Typer(
    cls=FileOrCommand,
    help=N_("Journeyboard, an editor for customer journey maps. A file name alone opens the editor."),
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

JourneyFile = Annotated[Path, typer.Argument(metavar="FILE", help=N_("The journey."), show_default=False)]


def run(arguments: list[str]) -> int:
    """Carry out a command line and return its exit code."""
    command = translated(typer.main.get_command(app))
    try:
        command.main(arguments, prog_name="journeyboard")
    except FileProblem as problem:
        typer.echo(f"journeyboard: {problem}", err=True)
        return 1
    except OSError as error:
        typer.echo(f"journeyboard: {error}", err=True)
        return 1
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"journeyboard {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help=N_("Tell the version and exit.")),
    ] = False,
) -> None:
    """What stands before a command."""
    del version  # its callback did all there is to do


@app.command("open", cls=Command, help=N_("Open the editor; the word may be left out before a file."))
def open_editor(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help=N_("The journey."), show_default=False)] = None,
) -> None:
    """Open the editor on a journey, or on what was open last."""
    if file is not None and not file.exists():
        raise FileProblem(_("There is no file {path}. Check the name and the folder.").format(path=file))
    need_display()
    from journeyboard.editor.app import main as open_window

    raise typer.Exit(open_window([str(file)] if file is not None else []))


@app.command("integrate", cls=Command, help=N_("Set up file type, menu entry, icon and thumbnails for this user."))
def integrate_desktop(
    remove: Annotated[bool, typer.Option("--remove", help=N_("Take all of it away again."))] = False,
) -> None:
    """Write what the desktop needs to know, or remove it."""
    from journeyboard.cli.integrating import integrate, take_away

    for path in take_away() if remove else integrate():
        typer.echo(_("Removed {path}").format(path=path) if remove else _("Wrote {path}").format(path=path))


@app.command("thumbnail", cls=Command, help=N_("Write a small picture of a journey, for file managers."))
def write_small_picture(
    file: JourneyFile,
    out: Annotated[Path, typer.Argument(metavar="OUT", help=N_("The PNG file to write."), show_default=False)],
    size: Annotated[int, typer.Option("--size", min=16, max=2048, help=N_("Its width in pixels."))] = 256,
) -> None:
    """Write a thumbnail."""
    from journeyboard.storage.files import open_journey

    journey = open_journey(file).journey
    need_qt()
    from journeyboard.exchange.thumbnail import write_thumbnail

    write_thumbnail(journey, out, size)


@app.command("new", cls=Command, help=N_("Write a new journey, with the usual lanes or from a template."))
def new(
    out: Annotated[Path, typer.Argument(metavar="OUT", help=N_("The file to write."), show_default=False)],
    stages: Annotated[
        str | None,
        typer.Option(
            metavar="A,B,C", help=N_('Its stages; a name with a comma stands in "quotes".'), show_default=False
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(metavar="ID", help=N_("The template to start from; see templates."), show_default=False),
    ] = None,
    language: Annotated[
        Literal["en", "de"] | None,
        typer.Option(help=N_("Its language; else the one that is spoken here."), show_default=False),
    ] = None,
) -> None:
    """Write a new journey; a file that is there already is left alone."""
    from journeyboard.journey.starting import new_journey, started_from
    from journeyboard.storage.files import save_journey

    if template is not None and stages is not None:
        raise typer.BadParameter(_("Choose either --template or --stages."))
    names = [] if stages is None else _stage_names(stages)
    if out.exists():
        raise FileProblem(_("{path} is there already. Choose another name.").format(path=out))
    today = date.today().isoformat()  # noqa: DTZ011 - the user's day
    if template is None:
        journey = new_journey(out.stem, names, language or current_language(), today)
    else:
        from journeyboard.storage.templates import template_in

        journey = started_from(template_in(template, language).journey(), out.stem, today)
    save_journey(journey, out, None)
    count = len(journey.stages)
    typer.echo(
        ngettext("Wrote {path} with {count} stage.", "Wrote {path} with {count} stages.", count).format(
            path=out, count=count
        )
    )


@app.command("templates", cls=Command, help=N_("List the templates: their ids, names, and what they are for."))
def templates(
    language: Annotated[
        Literal["en", "de"] | None,
        typer.Option(help=N_("Their language; else the one that is spoken here."), show_default=False),
    ] = None,
) -> None:
    """Print one template a line."""
    from journeyboard.storage.templates import all_templates

    listed = all_templates(language)
    widest = max(len(template.id) for template in listed)
    for template in listed:
        told = " – ".join(text for text in (template.name, template.description) if text)
        typer.echo(f"{template.id:{widest}}  {told}")


@app.command(
    "show", cls=Command, help=N_("Tell what is on the map: stages with their cards, feelings and latest figures.")
)
def show(
    file: JourneyFile,
    json: Annotated[bool, typer.Option("--json", help=N_("As JSON, for other programs."))] = False,
) -> None:
    """Print a journey."""
    from journeyboard.cli import shown

    journey = _opened(file).journey
    typer.echo(shown.as_json(journey) if json else shown.as_text(journey))


@app.command("check", cls=Command, help=N_("Tell what is wrong with a journey, and where."))
def check_file(file: JourneyFile) -> None:
    """Print every problem of a file, and exit with 1 when there is any."""
    from journeyboard.journey.check import check
    from journeyboard.storage.files import open_journey

    opened = open_journey(file)
    set_aside = {record.id for record in opened.set_aside}
    found = [str(notice) for notice in opened.notices]
    found += [str(problem) for problem in check(opened.journey) if problem.id not in set_aside]
    for problem in found:
        typer.echo(problem)
    if not found:
        typer.echo(_("{path} is fine.").format(path=file))
        return
    raise FileProblem(
        ngettext("{path} has {count} problem.", "{path} has {count} problems.", len(found)).format(
            path=file, count=len(found)
        )
    )


@app.command("metrics", cls=Command, help=N_("Put the figures of a spreadsheet on the stages of a journey."))
def import_metrics(  # noqa: PLR0917 - each is an option of its own
    file: JourneyFile,
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help=N_("The xlsx, xls, ods or csv file."), show_default=False)
    ],
    sheet: Annotated[str, typer.Option(metavar="S", help=N_("The sheet to read; else the first."))] = "",
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="OUT", help=N_("Write here, not into FILE."), show_default=False),
    ] = None,
    decimal: Annotated[
        Literal[".", ","] | None, typer.Option(help=N_("The decimal sign of all numbers."), show_default=False)
    ] = None,
    period: Annotated[str, typer.Option(metavar="P", help=N_("The period, where the table names none: 2026-10."))] = "",
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="NAME=STAGE", help=N_("The stage of a name of the table; may be repeated.")),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=N_("Refuse a table that leaves anything open."))] = False,
    recipe: Annotated[
        Path | None,
        typer.Option(metavar="R", help=N_("A recipe: how the table is read."), show_default=False),
    ] = None,
    save_recipe: Annotated[
        Path | None,
        typer.Option("--save-recipe", metavar="R", help=N_("Write how the table is read here."), show_default=False),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Tell what would land, and write nothing."))] = False,
    json: Annotated[bool, typer.Option("--json", help=N_("With --dry-run: as JSON, for other programs."))] = False,
) -> None:
    """Import a spreadsheet. What is certain lands; what is left out is listed on standard error."""
    opened = _opened(file)
    from journeyboard.cli.importing import Answers, import_table

    answers = Answers(sheet, decimal or "", period, tuple(mapping or ()), recipe, save_recipe)
    import_table(opened, file, table, out, answers, strict=strict, dry_run=dry_run, json=json)


@app.command("import", cls=Command, help=N_("Bring what was edited in an exported workbook back onto its map."))
def import_workbook(
    workbook: Annotated[Path, typer.Argument(metavar="WORKBOOK", help=N_("The xlsx or ods file."), show_default=False)],
    file: Annotated[Path, typer.Argument(metavar="FILE", help=N_("The journey."), show_default=False)],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="OUT", help=N_("Write here, not into FILE."), show_default=False),
    ] = None,
    ours: Annotated[bool, typer.Option("--ours", help=N_("Where both were edited, keep what the map says."))] = False,
    theirs: Annotated[
        bool, typer.Option("--theirs", help=N_("Where both were edited, take what the workbook says."))
    ] = False,
    delete: Annotated[
        bool, typer.Option("--delete", help=N_("Delete the records whose rows are gone; else they stay."))
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Tell what would change, and write nothing."))] = False,
    json: Annotated[bool, typer.Option("--json", help=N_("As JSON, for other programs."))] = False,
) -> None:
    """Bring a workbook back. What cannot come back is listed on standard error."""
    if ours and theirs:
        raise typer.BadParameter(_("Choose either --ours or --theirs."))
    opened = _opened(file)
    from journeyboard.cli.bringing_back import Choices, bring_back

    prefer = "ours" if ours else "theirs" if theirs else None
    bring_back(workbook, opened, file, out, Choices(prefer, delete, dry_run, json))


app.command("export", cls=ExportCommand, help=N_("Write journeys as pictures, documents and tables."))(
    with_options(export_files)
)


def _stage_names(text: str) -> list[str]:
    from journeyboard.journey.records import clean

    names = [clean(name).strip() for name in next(csv.reader([text], skipinitialspace=True), [])]
    names = [name for name in names if name]
    if not names:
        raise typer.BadParameter(_("Name at least one stage."), param_hint="--stages")
    return names


def _opened(file: Path) -> "Opened":
    """The journey of a file; what is to be told of the file goes to standard error."""
    from journeyboard.storage.files import open_journey

    opened = open_journey(file)
    for notice in opened.notices:
        typer.echo(f"{file}: {notice}", err=True)
    return opened
