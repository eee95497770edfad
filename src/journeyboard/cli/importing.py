"""Figures from a spreadsheet onto a journey, where nobody can be asked: what is certain lands, the rest is listed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import typer

from journeyboard.cli.previewed import as_json
from journeyboard.journey.changes import Change
from journeyboard.journey.figure_texts import value_text
from journeyboard.journey.history import History
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Reading, Source, Stage, replace
from journeyboard.language import _, format_period, ngettext
from journeyboard.metrics.cells.periods import parse
from journeyboard.metrics.files.workbook import open_workbook
from journeyboard.metrics.landing import relative_to, to_change
from journeyboard.metrics.matching import parse_mapping
from journeyboard.metrics.names import fold
from journeyboard.metrics.preview import Preview
from journeyboard.metrics.problems import TableProblem, listed
from journeyboard.metrics.recipe import Recipe
from journeyboard.metrics.recipes import read_recipe, write_recipe
from journeyboard.metrics.refreshing import recipe_for, refresh
from journeyboard.storage.files import Opened, save_journey
from journeyboard.storage.problems import FileProblem

_OPTIONS = {"decimal": "--decimal", "period": "--period"}
"""Which option answers a question."""
_HARMLESS = ("missing", "total", "format")
"""Notes about what is no value at all."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the options of the command settle beforehand."""

    sheet: str = ""
    decimal: str = ""
    period: str = ""
    """ISO, or as people write it."""
    mapping: tuple[str, ...] = ()
    """`Kauf=Decision`; nothing behind the sign leaves the name out."""
    recipe: Path | None = None
    """A file that says how the table is read; else it is read as the same file was before."""
    save_recipe: Path | None = None


def import_table(
    opened: Opened,
    file: Path,
    table: Path,
    out: Path | None,
    answers: Answers,
    *,
    strict: bool,
    dry_run: bool,
    json: bool = False,
) -> None:
    """Land the table on the journey of `file` and write it to `out`, or back.

    Raises FileProblem, and writes nothing, when nothing is certain or, if `strict`, when anything is not.
    """
    journey, target = opened.journey, out or file
    folder = target.absolute().parent
    try:
        workbook = open_workbook(table)
        source = _source(journey, table, folder)
        remembered = recipe_for(workbook, source) if source is not None else Recipe()
        again = refresh(workbook, journey, source, recipe=_recipe(journey, answers, remembered))
        found = again.preview
        _refuse_unknown_names(found, answers)
        change = to_change(journey, found, folder)
        if answers.save_recipe is not None:
            write_recipe(found.recipe, journey, answers.save_recipe)
    except TableProblem as problem:
        raise FileProblem(str(problem)) from problem
    if json and dry_run:
        typer.echo(as_json(journey, again))
        return
    for line in [*_left_out(journey, found), *(warning.text for warning in again.warnings)]:
        typer.echo(f"{table.name}: {line}", err=True)
    if not found.values:
        raise FileProblem(
            _("{table}: nothing in it is certain, so nothing was written. Settle it with: {options}.").format(
                table=table, options="--map, --decimal, --period, --sheet"
            )
        )
    if strict and not found.is_certain:
        raise FileProblem(
            _("{table}: not everything in it is certain, so nothing was written (--strict).").format(table=table)
        )
    if dry_run:
        for line in _landing(journey, change):
            typer.echo(line)
        return
    History(journey, lambda: date.today().isoformat()).do(change)  # noqa: DTZ011 - the user's day
    save_journey(journey, target, opened.fingerprint if out is None else None)
    count = len(found.values)
    typer.echo(
        ngettext(
            "Imported {count} value from {table} into {path}.",
            "Imported {count} values from {table} into {path}.",
            count,
        ).format(count=count, table=table, path=target)
    )


def _source(journey: Journey, table: Path, folder: Path) -> Source | None:
    """Where the readings of the same file came from last."""
    name = relative_to(table, folder)
    return max((one for one in journey.sources if one.file == name), key=lambda one: one.imported, default=None)


def _recipe(journey: Journey, answers: Answers, remembered: Recipe) -> Recipe:
    period = parse(answers.period) if answers.period else ""
    if period is None:
        raise typer.BadParameter(
            _("“{text}” is no period. Write 2026, 2026-Q3, 2026-10, 2026-W41 or 2026-10-31.").format(
                text=answers.period
            ),
            param_hint="--period",
        )
    base = read_recipe(answers.recipe, journey) if answers.recipe is not None else remembered
    given = {
        "sheet": answers.sheet,
        "period": period,
        "decimals": {**base.decimals, "": answers.decimal} if answers.decimal else {},
        "stages": {**base.stages, **mapping} if (mapping := parse_mapping(journey, answers.mapping)) else {},
    }
    return Recipe.model_validate({**base.model_dump(), **{name: value for name, value in given.items() if value}})


def _refuse_unknown_names(found: Preview, answers: Answers) -> None:
    """A mapping of a name that the table has not is a slip, and would settle nothing."""
    names = {fold(match.name): match.name for match in found.matches}
    for pair in answers.mapping:
        name = pair.partition("=")[0].strip()
        if fold(name) not in names:
            raise TableProblem(
                _("The table has no stage “{name}”. Its stages are: {names}.").format(
                    name=name, names=listed(list(names.values()), 20)
                )
            )


def _left_out(journey: Journey, found: Preview) -> Iterable[str]:
    """What does not land, with its cells and what would settle it."""
    for note in found.notes:
        if note.kind not in _HARMLESS or note.kind == "format":
            yield f"{listed(note.cells)}: {note.text}" if note.cells else note.text
    for match in found.matches:
        if not match.certain and match.stage is not None:
            stage = journey.all(Stage)[match.stage].name
            yield _('“{name}” may be “{stage}”; if so, say --map "{name}={stage}".').format(
                name=match.name, stage=stage
            )
    for one in found.assumptions:
        shown = listed([f"{cell} {written} → {value}" for cell, written, value in one.examples])
        yield f"{one.text} ({shown})" if shown else one.text
    for question in found.questions:
        option = _OPTIONS.get(question.kind)
        yield f"{question.text} ({option})" if option else question.text


def _landing(journey: Journey, change: Change) -> Iterable[str]:
    """The readings a change would put, one a line, with the value each replaces."""
    metrics = {metric.id: metric for metric in journey.metrics}
    metrics |= {edit.id: edit.after for edit in change if isinstance(edit.after, Metric)}
    stages = {stage.id: stage for stage in journey.stages}
    stages |= {edit.id: edit.after for edit in change if isinstance(edit.after, Stage)}
    for edit in change:
        reading = edit.after
        if not isinstance(reading, Reading):
            continue
        metric = metrics[reading.metric]
        stage = stages.get(reading.at)
        line = f"{metric.name}  {stage.name if stage else reading.at}  {format_period(reading.period)}: "
        if isinstance(edit.before, Reading):
            line += f"{_exact(metric, edit.before.value)} → "
        yield line + _exact(metric, reading.value)


def _exact(metric: Metric, value: float) -> str:
    """The value with all its decimals: here it is compared with the table, not read on a tile."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    places = -int(exponent) - (2 if metric.unit == "percent" else 0)
    return value_text(replace(metric, decimals=max(0, min(places, 6))), value)
