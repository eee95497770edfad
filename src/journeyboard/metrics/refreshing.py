"""The same table again: a file that changed, or next month's. What would change, and what is not as it was."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Reading, Source
from journeyboard.language import _, format_number, format_period
from journeyboard.metrics.cells.numbers import exact_sum
from journeyboard.metrics.files.workbook import LARGEST_FILE, Workbook, open_workbook
from journeyboard.metrics.names import fold
from journeyboard.metrics.preview import Preview
from journeyboard.metrics.problems import Note, Question, cell_name, listed
from journeyboard.metrics.reading import preview
from journeyboard.metrics.recipe import Recipe, Seen

_Known = dict[tuple[str, str, str, str, str], float]
_ADDS_UP = ("count", "currency", "number")


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that will be another one, or is new."""

    metric: str
    """The name of its `MetricColumn`."""
    stage: str
    period: str
    before: float | None
    after: float
    persona: str = ""
    segment: str = ""


@dataclass(frozen=True, slots=True)
class Refresh:
    """A table read with the recipe that its readings came by."""

    preview: Preview
    differences: tuple[Difference, ...]
    gone: tuple[Reading, ...]
    """Readings of the source whose periods are in the table again, but they are not. They stay unless a person removes
    them."""
    warnings: tuple[Note, ...]


def recipe_of(source: Source) -> Recipe:
    """How the table of a source is read; the empty recipe where what is kept is none."""
    try:
        return Recipe.model_validate(source.recipe)
    except ValidationError:
        return Recipe(sheet=source.sheet)


def recipe_for(workbook: Workbook, source: Source) -> Recipe:
    """How a file is read that is like the one of `source`: in the sheet of that name, where it has one. A period that
    was given by hand holds for the same content alone."""
    recipe = recipe_of(source)
    sheet = source.sheet if not recipe.sheet and source.sheet in workbook.sheets else recipe.sheet
    period = recipe.period if workbook.sha256 == source.hash else ""
    return recipe.model_copy(update={"sheet": sheet, "period": period})


def refresh(
    table: Path | Workbook,
    journey: Journey,
    source: Source | None = None,
    today: date | None = None,
    recipe: Recipe | None = None,
) -> Refresh:
    """Read `table` as that of `source` was read, or with `recipe`. Readings of other periods stay, as history.

    Raises TableProblem when the table cannot be read so.
    """
    workbook = table if isinstance(table, Workbook) else open_workbook(table)
    if recipe is None:
        recipe = Recipe() if source is None else recipe_for(workbook, source)
    found = preview(workbook, journey, recipe, today)
    if source is not None and found.is_of_today and (last := recipe_of(source).period):
        found = _without_period(found, last)
    known = _known(journey, found)
    differences = tuple(
        Difference(value.metric, value.stage, value.period, before, value.value, value.persona, value.segment)
        for value in found.values
        if (before := known.get((value.metric, value.stage, value.persona, value.segment, value.period))) != value.value
    )
    gone = () if source is None else _gone(journey, source, found)
    return Refresh(found, differences, gone, _warnings(found, recipe.seen, known))


def stale_sources(journey: Journey, folder: Path) -> tuple[Source, ...]:
    """The sources whose file, relative to `folder`, is there with a content that was never read; of those of one file
    the last."""
    read = {(source.file, source.sheet, source.hash) for source in journey.sources}
    latest = {(source.file, source.sheet): source for source in sorted(journey.sources, key=lambda one: one.imported)}
    hashes: dict[str, str | None] = {}
    for source in latest.values():
        if source.file and source.file not in hashes:
            hashes[source.file] = _hash_of(folder / source.file)
    return tuple(
        source
        for source in latest.values()
        if (now := hashes.get(source.file)) and (source.file, source.sheet, now) not in read
    )


def _without_period(found: Preview, last: str) -> Preview:
    """The preview with its period asked about: last time it was given by hand, and now nobody knows it."""
    text = _("Which period do the values belong to? Last time it was {period}.").format(period=format_period(last))
    return replace(
        found, values=(), offered=(), questions=(*found.questions, Question("period", text, options=(last,)))
    )


def _hash_of(path: Path) -> str | None:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _known(journey: Journey, found: Preview) -> _Known:
    """The values on the map, by the name that their metric has in the table."""
    names = {column.existing: column.name for column in found.metrics if column.existing}
    return {
        (names[reading.metric], reading.at, reading.persona, reading.segment, reading.period): reading.value
        for reading in journey.all(Reading).values()
        if reading.metric in names
    }


def _gone(journey: Journey, source: Source, found: Preview) -> tuple[Reading, ...]:
    ids = {column.existing: column.name for column in found.metrics if column.existing and column.lands}
    periods = {value.period for value in found.values}
    values = {(value.metric, value.stage, value.persona, value.segment, value.period) for value in found.values}
    return tuple(
        reading
        for reading in journey.all(Reading).values()
        if reading.source == source.id
        and reading.period in periods
        and reading.metric in ids
        and (ids[reading.metric], reading.at, reading.persona, reading.segment, reading.period) not in values
    )


def _warnings(found: Preview, seen: Seen | None, known: _Known) -> tuple[Note, ...]:
    warnings = list(_moved(found, seen.headings)) if seen is not None else []
    for column in found.metrics:
        if column.unit in _ADDS_UP and column.rule is None:
            warnings += _total(found, column.name, known)
    return tuple(warnings)


def _moved(found: Preview, before: Sequence[str]) -> list[Note]:
    """Columns that are gone, new or in another order."""
    columns = {
        column.name: cell_name(found.table.header_row, column.index)
        for column in found.table.columns
        if column.heading or column.name in found.recipe.roles
    }
    gone = [name for name in before if name and name not in columns]
    new = [name for name in columns if name and name not in before]
    notes = []
    if gone:
        text = _("Columns are missing that were there: {columns}.").format(columns=listed(gone, 10))
        notes.append(Note("columns", text, count=len(gone)))
    if new:
        text = _("Columns are new: {columns}.").format(columns=listed(new, 10))
        notes.append(Note("columns", text, tuple(columns[name] for name in new), len(new)))
    kept = [name for name in before if name in columns]
    now = [name for name in columns if name in before]
    if kept != now:
        text = _("Columns have moved: {columns}.").format(columns=listed(now, 10))
        notes.append(Note("columns", text, tuple(columns[name] for name in now)))
    return notes


def _total(found: Preview, metric: str, known: _Known) -> list[Note]:
    """That the sum of a period that was read before is another one now."""
    now: dict[str, list[float]] = {}
    before: dict[str, list[float]] = {}
    for value in found.values:
        if fold(value.metric) == fold(metric):
            now.setdefault(value.period, []).append(value.value)
    for (name, _stage, _persona, _segment, period), value in known.items():
        if name == metric and period in now:
            before.setdefault(period, []).append(value)
    notes = []
    for period, values in before.items():
        old, new = exact_sum(values), exact_sum(now[period])
        if old != new:
            text = _("The values of “{metric}” for {period} add up to {after}; they were {before}.").format(
                metric=metric,
                period=format_period(period),
                after=format_number(float(new)),
                before=format_number(float(old)),
            )
            notes.append(Note("total", text))
    return notes
