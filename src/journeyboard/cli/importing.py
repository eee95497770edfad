"""Figures from a spreadsheet onto a journey, where nobody can be asked: what is certain lands, the rest is listed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import typer

from journeyboard.journey.changes import Change
from journeyboard.journey.figure_texts import value_text
from journeyboard.journey.history import History
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Reading, Stage, replace
from journeyboard.language import _, format_period, ngettext
from journeyboard.metrics.cells.periods import parse
from journeyboard.metrics.landing import to_change
from journeyboard.metrics.matching import parse_mapping
from journeyboard.metrics.names import fold
from journeyboard.metrics.problems import TableProblem, listed
from journeyboard.metrics.reading import Preview, preview
from journeyboard.metrics.recipe import Recipe
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


def import_table(
    opened: Opened, file: Path, table: Path, out: Path | None, answers: Answers, *, strict: bool, dry_run: bool
) -> None:
    """Land the table on the journey of `file` and write it to `out`, or back.

    Raises FileProblem, and writes nothing, when nothing is certain or, if `strict`, when anything is not.
    """
    journey, target = opened.journey, out or file
    try:
        found = preview(table, journey, _recipe(journey, answers))
        _refuse_unknown_names(found, answers)
        change = to_change(journey, found, target.absolute().parent)
    except TableProblem as problem:
        raise FileProblem(str(problem)) from problem
    left_out = list(_left_out(journey, found))
    for line in left_out:
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


def _recipe(journey: Journey, answers: Answers) -> Recipe:
    period = parse(answers.period) if answers.period else ""
    if period is None:
        raise typer.BadParameter(
            _("“{text}” is no period. Write 2026, 2026-Q3, 2026-10, 2026-W41 or 2026-10-31.").format(
                text=answers.period
            ),
            param_hint="--period",
        )
    decimals = {"": answers.decimal} if answers.decimal else {}
    return Recipe.model_validate(
        {
            "sheet": answers.sheet,
            "period": period,
            "decimals": decimals,
            "stages": parse_mapping(journey, answers.mapping),
        }
    )


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
    for question in found.questions:
        option = _OPTIONS.get(question.kind)
        yield f"{question.text} ({option})" if option else question.text


def _landing(journey: Journey, change: Change) -> Iterable[str]:
    """The readings a change would put, one a line, with the value each replaces."""
    metrics = {metric.id: metric for metric in journey.metrics}
    metrics |= {edit.id: edit.after for edit in change if isinstance(edit.after, Metric)}
    for edit in change:
        reading = edit.after
        if not isinstance(reading, Reading):
            continue
        metric = metrics[reading.metric]
        stage = journey.find(Stage, reading.at)
        line = f"{metric.name}  {stage.name if stage else reading.at}  {format_period(reading.period)}: "
        if isinstance(edit.before, Reading):
            line += f"{_exact(metric, edit.before.value)} → "
        yield line + _exact(metric, reading.value)


def _exact(metric: Metric, value: float) -> str:
    """The value with all its decimals: here it is compared with the table, not read on a tile."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    places = -int(exponent) - (2 if metric.unit == "percent" else 0)
    return value_text(replace(metric, decimals=max(0, min(places, 6))), value)
