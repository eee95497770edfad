"""Reading a table: what it would put on the map, what it would not, and what is still to be asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from journeyboard.journey.journey import Journey
from journeyboard.language import _, format_number
from journeyboard.metrics.columns import made_of, metric_column, one_column_each, same_heading_twice, same_name_twice
from journeyboard.metrics.computing import computed, computed_columns, needed_by
from journeyboard.metrics.files.sheets import Sheet
from journeyboard.metrics.files.workbook import Workbook, open_workbook
from journeyboard.metrics.matching import match_figures, match_names
from journeyboard.metrics.names import fold
from journeyboard.metrics.pausing import collecting_paused
from journeyboard.metrics.preview import MetricColumn, Preview, SegmentMatch, Value
from journeyboard.metrics.problems import Assumption, Note, Question, TableProblem, cell_name
from journeyboard.metrics.recipe import NEW, Recipe, Rule, made_new, new_name
from journeyboard.metrics.remembering import recalled
from journeyboard.metrics.settling import Settling, settled, top_of
from journeyboard.metrics.shapes.gathering import (
    StageCells,
    block_name,
    ignored_notes,
    match_notes,
    read_cells,
    stage_names,
)
from journeyboard.metrics.shapes.layout import Layout
from journeyboard.metrics.shapes.look import Look
from journeyboard.metrics.shapes.recognising import lay_out
from journeyboard.metrics.tables.finding import Place, choose, find_places, read_table
from journeyboard.metrics.values.dating import read_periods
from journeyboard.metrics.values.percentages import EXAMPLES


@collecting_paused()
def preview(
    source: Path | Workbook, journey: Journey, recipe: Recipe | None = None, today: date | None = None
) -> Preview:
    """Read the table in `source` for `journey`; `recipe` holds what was settled by hand, `today` the day of import.

    Without a sheet in the recipe it is the first one with a table that names stages, else the first with figures;
    `Preview.sheet` says which. Raises TableProblem when there is no table in it.
    """
    recipe, today = recipe or Recipe(), today or date.today()  # noqa: DTZ011 - the day where the person is
    workbook = source if isinstance(source, Workbook) else open_workbook(source)
    problems: list[TableProblem] = []
    second: Preview | None = None
    for name in [recipe.sheet] if recipe.sheet else workbook.sheets:
        try:
            found = _preview_sheet(workbook, workbook.read(name), journey, recipe, today)
        except TableProblem as problem:
            problems.append(problem)
            continue
        if not found.layout.is_by_figures or found.values:
            return found
        second = second or found
    if second is not None:
        return second
    raise problems[0]


def _preview_sheet(workbook: Workbook, sheet: Sheet, journey: Journey, asked: Recipe, today: date) -> Preview:
    recipe = recalled(asked, journey)
    place = workbook.path.name if workbook.kind == "csv" else f"{workbook.path.name}, {sheet.name}"
    places = find_places(sheet)
    table = read_table(sheet, _chosen(places, sheet, recipe, place), places, place, recipe)
    look = Look.at(table, journey, recipe, place)
    layout = lay_out(look)
    when = read_periods(table, layout, recipe, today)
    block = block_name(table, layout, recipe, workbook)
    names, table_notes = stage_names(table, layout, block)
    by_hand = _with_whole_names(recipe, journey)
    matches = (
        match_figures((name for name in names if name), journey, by_hand, recipe.stage)
        if layout.is_by_figures
        else match_names((name for name in names if name), journey, by_hand)
    )
    cells = read_cells(table, layout, names, when, recipe, journey, block)
    segments = _segments(layout, journey, recipe)
    notes = [*table.notes, *table_notes, *ignored_notes(table, layout, recipe.roles), *when.notes]
    notes += match_notes(matches, names, table, layout)
    notes += [note for column in cells for note in column.figures.notes]
    if not sheet.formats.known:
        text = _("This file does not say which numbers are percentages or errors. Save it as xlsx to be sure.")
        notes.append(Note("format", text))
    questions = [*table.questions, *look.asked, *when.questions]
    questions += [question for column in cells for question in column.figures.questions]
    questions += [*same_heading_twice(layout, recipe, table.header_row), *same_name_twice(cells)]
    made = [
        (column, metric_column(column.figures, rule, name, journey, recipe, questions))
        for column in cells
        for rule, name in made_of(column.figures, layout, recipe)
    ]
    metrics = one_column_each(tuple(metric for _cells, metric in made), journey, questions)
    how = Settling(
        table=table,
        journey=journey,
        recipe=recipe,
        layout=layout,
        stages={name: match.stage for name, match in matches.items() if match.certain and match.stage},
        segments={one.name: _of_segment(one) for one in segments if one.persona is not None}
        if layout.segment is not None
        else {"": ("", "")},
        cells=cells,
    )
    # Of a month whose days are asked about, those that are clear would make a sum that lacks the others.
    is_held_up = bool(look.asked or table.questions) or (bool(when.questions) and how.grain is not None)
    offers = {name: match.stage for name, match in matches.items() if not match.certain and match.stage}
    pairs = [(column, metric) for (column, _made), metric in zip(made, metrics, strict=True)]
    landing = _landing([] if is_held_up else pairs, how, offers, questions)
    extra = computed_columns(journey, recipe, metrics)
    values = [*landing.values, *computed(landing.operands, extra, recipe, across_stages=layout.is_by_figures)]
    return Preview(
        workbook=workbook,
        recipe=asked,
        table=table,
        layout=layout,
        matches=tuple(matches.values()),
        rows_of=dict(Counter(name for name in names if name)),
        metrics=(*(replace(metric, found=landing.rules.get(metric.name, metric.rule)) for metric in metrics), *extra),
        values=tuple(values),
        offered=tuple(landing.offered),
        notes=tuple(notes),
        questions=tuple(dict.fromkeys(questions)),
        assumptions=(*when.assumptions, *_assumed(cells, metrics, how)),
        tables=tuple(_corner(one, sheet) for one in places),
        segments=segments,
        metric_name=block if any(fold(column.figures.name) == fold(block) for column in cells) else "",
        today=today,
        is_of_today=when.is_of_today,
    )


@dataclass(slots=True)
class _Landing:
    """What the figures of a table become."""

    values: list[Value] = field(default_factory=list)
    offered: list[Value] = field(default_factory=list)
    operands: list[Value] = field(default_factory=list)
    """What others are computed from: what lands, and of what is left out by hand what is needed."""
    rules: dict[str, Rule | None] = field(default_factory=dict)
    """What several values became, by the name of the metric."""


def _landing(
    pairs: Sequence[tuple[StageCells, MetricColumn]],
    how: Settling,
    offers: Mapping[str, str],
    questions: list[Question],
) -> _Landing:
    """Settle each metric; `offers` are the stages that are only offered, by their names in the table."""
    landing, needed = _Landing(), needed_by(how.recipe)
    for column, metric in pairs:
        if metric.is_left_out and fold(metric.name) in needed:
            landing.operands += settled(column, metric, how, questions).values
        if not metric.lands:
            continue
        certain = settled(column, metric, how, questions)
        landing.values += certain.values
        landing.operands += certain.values
        landing.rules[metric.name] = certain.rule
        if offers:
            landing.offered += settled(column, metric, replace(how, stages=offers), [], is_sure=False).values
    return landing


def _chosen(places: Sequence[Place], sheet: Sheet, recipe: Recipe, place: str) -> Place:
    """The table that is read: by its corner, by its header row, else the one that looks most like a table."""
    for found in places:
        if recipe.table and _corner(found, sheet) == recipe.table:
            return found
    return choose(places, sheet, recipe.header_row - 1 if recipe.header_row else None, place)[0]


def _corner(found: Place, sheet: Sheet) -> str:
    return cell_name(found.header.start + sheet.top, found.columns.start + sheet.left)


def _with_whole_names(recipe: Recipe, journey: Journey) -> Mapping[str, str | None]:
    """The stages said by hand; a new one with its name, or the one that has been made of it since."""
    stages = {fold(stage.name): stage.id for stage in journey.stages}
    found: dict[str, str | None] = {}
    for name, chosen in recipe.stages.items():
        whole = made_new(name, chosen) if chosen else chosen
        new = new_name(whole) if whole else ""
        found[name] = stages.get(fold(new), whole) if new else whole
    return found


def _segments(layout: Layout, journey: Journey, recipe: Recipe) -> tuple[SegmentMatch, ...]:
    """What becomes of each name of the column of segments: the persona of that name, else a segment."""
    if layout.segment is None:
        return ()
    personas = {fold(persona.name): persona.id for persona in journey.personas}
    known = {persona.id for persona in journey.personas}
    found = []
    for name in dict.fromkeys(str(cell).strip() for cell in layout.segment.cells):
        chosen = recipe.personas.get(name, "-")
        if chosen is None or chosen == "" or chosen in known:
            found.append(SegmentMatch(name, chosen, by_hand=True))
        elif chosen.startswith(NEW):
            whole = made_new(name, chosen)
            found.append(SegmentMatch(name, personas.get(fold(new_name(whole)), whole), by_hand=True))
        else:
            found.append(SegmentMatch(name, personas.get(fold(name), "") if name else ""))
    return tuple(found)


def _of_segment(match: SegmentMatch) -> tuple[str, str]:
    return (match.persona, "") if match.persona else ("", match.name)


def _assumed(cells: Sequence[StageCells], metrics: Sequence[MetricColumn], how: Settling) -> list[Assumption]:
    """What the numbers were taken for without their saying so."""
    found: list[Assumption] = []
    for column in cells:
        figures = column.figures
        if figures.is_assumed:
            text = _("The decimal sign of “{name}” is “{sign}”, {reason}.")
            words = text.format(name=figures.name, sign=figures.decimal, reason=figures.decided)
            found.append(Assumption(figures.name, words, _examples(column)))
        found += [Assumption(figures.name, text, _examples(column)) for text in figures.assumed]
    if how.grain == "month" and how.recipe.grain is None and how.layout.period is not None:
        found.append(Assumption("", _("The rows of a month are taken together.")))
    for metric in metrics:
        if metric.rule in ("csat", "top_two", "nps", "ces") and metric.heading not in how.recipe.rules:
            found.append(Assumption(metric.heading, _("The answers become one score for each stage and period.")))
        if metric.rule == "top_two" and metric.scale is None:
            column = next(one for one in cells if one.figures.name == metric.heading)
            text = _("The best answer of “{name}” is {top}.")
            words = text.format(name=metric.heading, top=format_number(top_of(column)))
            found.append(Assumption(metric.heading, words, _examples(column)))
    return found


def _examples(column: StageCells) -> tuple[tuple[str, str, str], ...]:
    """Five cells that hold a text: their name, what stands in them, what was read."""
    series, shown = column.series, []
    for at, (cell, value) in enumerate(zip(series.cells, column.figures.values, strict=True)):
        if value is not None and isinstance(cell, str) and cell:
            shown.append((cell_name(*series.place(at)), cell, _exact(value)))
        if len(shown) == EXAMPLES:
            break
    return tuple(shown)


def _exact(value: float) -> str:
    """The number with all its decimals: here it is compared with what is written."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return format_number(value, max(0, -int(exponent)))
