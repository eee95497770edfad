"""The command that writes journeys in other formats: one file or many, once or whenever they are saved."""

import contextlib
import inspect
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from journeyboard.cli.needs import need_qt
from journeyboard.cli.options import options_of, parameters
from journeyboard.cli.progress import ProgressLine
from journeyboard.exchange.format import AnyFormat
from journeyboard.exchange.formats import FORMATS, format_called, format_of
from journeyboard.exchange.options import Options
from journeyboard.language import N_, _
from journeyboard.storage.problems import FileProblem, writing_problem

if TYPE_CHECKING:
    from journeyboard.exchange.presets import Preset

_JOURNEYS = "*.journey"
_SECONDS_BETWEEN_LOOKS = 0.3
_INTERRUPTED = 130
"""The exit status of what Ctrl+C ends, as shells know it."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to write."""

    source: Path
    target: Path
    format: AnyFormat
    options: Options


def export_files(
    *,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE... [OUT]",
            help=N_("The journeys, or folders of them, and what to write; its ending says as what."),
            show_default=False,
        ),
    ],
    out_dir: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help=N_("Write into this folder, each file under its journey's name.")),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="|".join(each.id for each in FORMATS),
            help=N_("What to write into the folder; may be repeated."),
        ),
    ] = None,
    preset: Annotated[
        str,
        typer.Option(
            metavar="P",
            help=N_("A saved preset, or the file of one: its format and options, but for those given here."),
        ),
    ] = "",
    watch: Annotated[bool, typer.Option("--watch", help=N_("Write again whenever a journey is saved."))] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help=N_("Report as JSON, for other programs; with --watch an object a line."))
    ] = False,
    **given: object,
) -> None:
    """Write journeys in other formats. Exits with 1 when one of them could not be written."""
    make = partial(_jobs, files, out_dir, formats or (), preset, given)
    jobs = tuple(make())
    if any(job.format.needs_qt for job in jobs):
        need_qt()
    if out_dir is not None:
        _make_folder(out_dir)
    reports: list[dict[str, Any]] = []
    seen: dict[Path, object] = {}
    for job in jobs:
        seen[job.target] = _state(job.source)
        reports.append(_carry_out(job, as_json=as_json))
        if as_json and watch:
            typer.echo(json.dumps(reports[-1], ensure_ascii=False))
    if as_json and not watch:
        typer.echo(json.dumps(reports, indent=2, ensure_ascii=False))
    if any(report["problem"] for report in reports):
        raise typer.Exit(1)
    if watch:
        with contextlib.suppress(KeyboardInterrupt):
            _watch(make, seen, as_json=as_json)


def _watch(make: Callable[[], Iterable[Job]], seen: dict[Path, object], *, as_json: bool) -> None:
    """Carry out each job anew whose journey is another file than in `seen`, for ever. Journeys that are put into a
    watched folder are seen too; one that cannot be read just now is told and tried again when it changes."""
    typer.echo(_("Waiting for journeys to be saved; Ctrl+C ends."), err=True)
    while True:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
        for job in make():
            state = _state(job.source)
            if state is not None and seen.get(job.target) != state:
                seen[job.target] = state
                report = _carry_out(job, as_json=as_json)
                if as_json:
                    typer.echo(json.dumps(report, ensure_ascii=False))


def _state(path: Path) -> object:
    """What changes when the file is saved; None without one."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)


# -- what is to be written


def _jobs(
    files: Sequence[Path],
    out_dir: Path | None,
    formats: Sequence[str],
    preset_name: str,
    given: Mapping[str, object],
) -> Iterator[Job]:
    """The files to write. Raises typer.BadParameter for what contradicts itself, FileProblem for what is not there."""
    preset = _preset(preset_name)
    if out_dir is None:
        yield _single(files, formats, preset, given)
        return
    chosen = [_format(name) for name in formats] or ([preset.format] if preset else [])
    if not chosen:
        raise typer.BadParameter(_("Say what to write: --format or --preset."), param_hint="--out-dir")
    targets: dict[Path, Path] = {}
    for source in _sources(files):
        for each in chosen:
            target = out_dir / (source.stem + each.suffix)
            if target in targets:
                raise FileProblem(
                    _("{first} and {second} would both become {path}. Write them into two folders.").format(
                        first=targets[target], second=source, path=target
                    )
                )
            targets[target] = source
            own = preset.options if preset is not None and preset.format is each else None
            yield Job(source, target, each, options_of(each, given, own, beside=chosen))


def _single(files: Sequence[Path], formats: Sequence[str], preset: "Preset | None", given: Mapping[str, object]) -> Job:
    """The one file that is named."""
    if formats:
        raise typer.BadParameter(_("--format is for --out-dir; the name of a file says it by its ending."))
    if len(files) != 2:  # a journey and its target
        wrong = _("Name what to write.") if len(files) < 2 else _("Several journeys need --out-dir.")
        raise typer.BadParameter(wrong, param_hint="OUT")
    source, target = files
    made = format_of(target)
    if made is None:
        endings = ", ".join(each.suffix for each in FORMATS)
        raise typer.BadParameter(_("The name must end in one of: {endings}.").format(endings=endings), param_hint="OUT")
    if preset is not None and preset.format is not made:
        raise typer.BadParameter(
            _("The preset is for {suffix} files.").format(suffix=preset.format.suffix), param_hint="--preset"
        )
    return Job(source, target, made, options_of(made, given, preset.options if preset else None))


def _sources(files: Iterable[Path]) -> Iterator[Path]:
    """The journeys that are named, and those in the folders that are."""
    for path in files:
        if not path.is_dir():
            yield path
            continue
        found = sorted(each for each in path.glob(_JOURNEYS) if not each.name.startswith("."))
        if not found:
            raise FileProblem(_("There are no journeys in {path}.").format(path=path))
        yield from found


def _format(name: str) -> AnyFormat:
    made = format_called(name.lower().removeprefix("."))
    if made is None:
        known = ", ".join(each.id for each in FORMATS)
        raise typer.BadParameter(_("Choose one of: {known}.").format(known=known), param_hint="--format")
    return made


def _preset(name: str) -> "Preset | None":
    if not name:
        return None
    from journeyboard.exchange.presets import preset_called

    return preset_called(name)


# -- writing it


def _carry_out(job: Job, *, as_json: bool) -> dict[str, Any]:
    """Write one file and report it; a problem is told and does not hold up the others."""
    report: dict[str, Any] = {
        "file": str(job.source),
        "out": str(job.target),
        "format": job.format.id,
        "left_out": [],
        "problem": None,
    }
    begun = time.perf_counter()
    try:
        _write(job, report)
    except FileProblem as problem:
        report["problem"] = problem.message
        typer.echo(f"journeyboard: {problem}", err=True)
    except KeyboardInterrupt as stopped:
        stopped_text = _("Stopped. {path} was not written.").format(path=job.target)
        typer.echo(f"journeyboard: {stopped_text}", err=True)
        raise typer.Exit(_INTERRUPTED) from stopped
    else:
        report["bytes"] = job.target.stat().st_size
        if not as_json:
            typer.echo(_("Wrote {path}.").format(path=job.target))
    report["seconds"] = round(time.perf_counter() - begun, 3)
    return report


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FileProblem(_("{path} is no folder. Choose another name.").format(path=path)) from error
    except OSError as error:
        raise writing_problem(error, path) from error


def _write(job: Job, report: dict[str, Any]) -> None:
    from journeyboard.exchange.export import export, losses
    from journeyboard.storage.files import open_journey

    opened = open_journey(job.source)
    for notice in opened.notices:
        typer.echo(f"{job.source}: {notice}", err=True)
    report["left_out"] = list(losses(job.format, opened.journey, job.options))
    for line in report["left_out"]:
        typer.echo(f"{job.target}: {line}", err=True)
    with ProgressLine(_("Writing {path}").format(path=job.target)) as go_on:
        export(job.format, opened.journey, job.options, job.target, go_on=go_on)


def with_options(function: Callable[..., None]) -> Callable[..., None]:
    """`function` with the options of all formats in place of its `**given`."""
    signature = inspect.signature(function)
    named = [each for each in signature.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
    function.__signature__ = signature.replace(parameters=[*named, *parameters()])
    function.__annotations__.pop("given", None)
    return function
