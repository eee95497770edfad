"""The lists of a workbook: the grid, the personas, feelings, links, metrics and readings; those of cards are next door.

Written and read back by the same columns, in the current language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, get_args

from journeyboard.board.palette import stage_colour
from journeyboard.drawing.colours import readable
from journeyboard.drawing.theme import LIGHT
from journeyboard.exchange.naming import Names
from journeyboard.exchange.number_formats import number_format
from journeyboard.exchange.workbook import references as ref
from journeyboard.exchange.workbook import values as val
from journeyboard.exchange.workbook.card_lists import cards_list, opportunities_list
from journeyboard.exchange.workbook.columns import CellProblem, Column, Entry, Fields, List
from journeyboard.journey import records as rec
from journeyboard.journey.figures import period_key
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey
from journeyboard.language import _
from journeyboard.metrics.cells.periods import parse


def all_lists(journey: Journey) -> tuple[List[Any], ...]:
    """Every list of the journey, in the order of their sheets."""
    names = Names(journey)
    inks = _inks(journey)
    return (
        cards_list(journey, names, inks),
        opportunities_list(journey, names, inks),
        _feelings(journey, names, inks),
        _personas(journey),
        _stages(journey, inks),
        _steps(journey, names),
        _lanes(journey, names),
        _links(journey, names),
        _metrics(journey),
        _readings(journey, names),
    )


def info_columns() -> tuple[Column[rec.JourneyInfo], ...]:
    """What is said of the journey as a whole; it stands on the overview, one field below the other."""
    return (
        val.text("title", _("Title"), 30),
        val.text("scenario", _("Scenario"), 30, wraps=True),
        val.text("goal", _("Goal"), 30, wraps=True),
        val.choice("state", _("State"), 30, get_args(rec.FeelingState)),
        val.text("owner", _("Owner"), 30),
        val.text("team", _("Team"), 30),
        val.choice("language", _("Language of the map"), 30, ("en", "de")),
        val.listed("tags", _("Tags"), 30),
    )


def _personas(journey: Journey) -> List[rec.Persona]:
    columns = [
        val.text("name", _("Name"), 16, wraps=True),
        val.text("age", _("Age"), 9, number_format="@"),
        val.text("role", _("Role"), 26, wraps=True),
        val.text("quote", _("Quote"), 28, wraps=True),
        val.text("about", _("About"), 44, wraps=True),
        val.lines("goals", _("Goals"), 34),
        val.lines("frustrations", _("Frustrations"), 34),
        val.lines("motivations", _("Motivations"), 30),
        val.lines("needs", _("Needs"), 30),
        val.lines("channels", _("Channels"), 18),
        val.traits(_("Traits (0–100)"), 26),
        *_last("colour"),
    ]
    return List(rec.Persona, "personas", _("Personas"), _("Who makes the journey"), columns, journey.personas)


def _stages(journey: Journey, inks: Mapping[str, str]) -> List[rec.Stage]:
    columns = [
        val.text("name", _("Name"), 22, wraps=True, colour=lambda stage: inks.get(stage.id, "")),
        val.text("line", _("Line under the name"), 36, wraps=True),
        val.text("goal", _("Goal"), 36, wraps=True),
        val.text("speaker_notes", _("Speaker notes"), 60, wraps=True),
        val.text("icon", _("Icon"), 14),
        *_last("colour"),
    ]
    return List(rec.Stage, "stages", _("Stages"), _("The phases, from left to right"), columns, journey.stages)


def _steps(journey: Journey, names: Names) -> List[rec.Step]:
    columns = [
        ref.one("stage", _("Stage"), 22, names, rec.Stage, needed=True),
        val.text("name", _("Name"), 30, wraps=True),
        val.number("width", _("Width"), 10, 80, 1200),
        *_last(),
    ]
    steps = [
        *journey.columns(),
        *(step for step in journey.in_order(rec.Step) if not journey.find(rec.Stage, step.stage)),
    ]
    return List(rec.Step, "steps", _("Steps"), _("The columns of the map within their stages"), columns, steps)


def _lanes(journey: Journey, names: Names) -> List[rec.Lane]:
    columns = [
        val.text("name", _("Name"), 24, wraps=True),
        val.choice(
            "kind", _("Kind"), 18, get_args(rec.LaneKind), names={kind: _(name) for kind, name in LANE_NAMES.items()}
        ),
        _divider_column(),
        ref.several("metrics", _("Metrics shown"), 30, names, rec.Metric),
        val.number("height", _("Height"), 10, 24, 4000),
        val.text("icon", _("Icon"), 14),
        *_last("colour"),
    ]
    return List(rec.Lane, "lanes", _("Lanes"), _("The rows of the map, from top to bottom"), columns, journey.lanes)


def _divider_column() -> Column[rec.Lane]:
    """Which line of a service blueprint a divider is; other lanes show nothing."""
    column = val.choice("divider", _("Line of"), 26, get_args(rec.DividerKind))
    return replace(column, value=lambda lane: column.value(lane) if lane.kind == "divider" else "")


def _feelings(journey: Journey, names: Names, inks: Mapping[str, str]) -> List[rec.Feeling]:
    columns = [
        ref.one("persona", _("Persona"), 18, names, rec.Persona, needed=True),
        *ref.place(names, 20, lambda feeling: inks.get(feeling.step, "")),
        val.choice("state", _("State"), 10, get_args(rec.FeelingState)),
        val.needed_number("value", _("Feeling"), 14, -2, 2, number_format="+0.0;-0.0;0.0", bars=(-2, 2)),
        val.text("note", _("Note"), 48, wraps=True),
        *_last(ordered=False),
    ]
    people = {persona.id: index for index, persona in enumerate(journey.personas)}
    places = {step.id: index for index, step in enumerate(journey.columns())}
    last = len(journey)
    feelings = sorted(
        journey.all(rec.Feeling).values(),
        key=lambda one: (people.get(one.persona, last), one.state, places.get(one.step, last), one.id),
    )
    about = _("How each persona feels at each step, from −2 to +2")
    return List(rec.Feeling, "feelings", _("Feelings"), about, columns, feelings)


def _links(journey: Journey, names: Names) -> List[rec.Link]:
    start, start_id = ref.link_end("from_", _("From"), _("From (id)"), names)
    end, end_id = ref.link_end("to", _("To"), _("To (id)"), names)
    columns = [
        val.choice("kind", _("Kind"), 14, get_args(rec.LinkKind), words="link"),
        start,
        end,
        val.text("label", _("Label"), 30, wraps=True),
        val.number("share", _("Share"), 9, 0, 1, number_format="0.0%"),
        val.choice("origin", _("Origin"), 12, ("drawn", "measured")),
        start_id,
        end_id,
        *_last(ordered=False),
    ]
    return List(rec.Link, "links", _("Links"), _("Arrows between stages, steps and cards"), columns, journey.links)


def _metrics(journey: Journey) -> List[rec.Metric]:
    columns = [
        val.text("name", _("Name"), 26, wraps=True),
        val.choice("unit", _("Unit"), 12, get_args(rec.Unit)),
        val.text("currency", _("Currency"), 10),
        val.number("scale_max", _("Highest value"), 10, number_format="General"),
        val.whole("decimals", _("Decimals"), 10, 0, 6),
        val.flag("signed", _("Always with a sign"), 10),
        val.choice("direction", _("Better is"), 20, ("up", "down")),
        val.number("target", _("Target"), 14, number_format=lambda metric: number_format(metric, metric.target or 0)),
        val.needed_number("warn", _("Warn within"), 12, 0, 1, in_new_rows=False, number_format="0.0%"),
        val.text("note", _("Note"), 54, wraps=True),
        *_last(),
    ]
    return List(rec.Metric, "metrics", _("Metrics"), _("The figures that are followed"), columns, journey.metrics)


def _readings(journey: Journey, names: Names) -> List[rec.Reading]:
    ranks = {metric.id: index for index, metric in enumerate(journey.metrics)}
    columns = [
        ref.one("metric", _("Metric"), 26, names, rec.Metric, needed=True),
        ref.anywhere("at", _("At"), 32, names),
        Column[rec.Reading]("period", _("Period"), 12, lambda reading: reading.period, _read_period, number_format="@"),
        val.needed_number(
            "value", _("Value"), 14, float("-inf"), float("inf"), number_format=partial(_reading_format, journey)
        ),
        val.whole("n", _("Answers (n)"), 10, 0, 10**12, number_format="#,##0"),
        ref.one("persona", _("Persona"), 16, names, rec.Persona, needed=False),
        val.text("segment", _("Segment"), 16, wraps=True),
        Column[rec.Reading]("source", _("Source"), 26, lambda one: names.source(one.source), wraps=True),
        *_last(ordered=False),
    ]
    readings = sorted(
        journey.all(rec.Reading).values(),
        key=lambda one: (
            ranks.get(one.metric, len(ranks)), one.at, one.persona, one.segment, period_key(one.period), one.id,
        ),
    )  # fmt: skip
    return List(rec.Reading, "readings", _("Readings"), _("Every value of every metric"), columns, readings)


def _last(*fields: str, ordered: bool = True) -> Sequence[Column[Any]]:
    """What every list ends with: what hardly anybody edits, and the id that leads back."""
    columns = [val.text("colour", _("Colour"), 10)] if "colour" in fields else []
    if ordered:
        columns.append(val.text("order", _("Order"), 9, number_format="@", is_key=True))
    return [*columns, val.id_column()]


def _read_period(entry: Entry) -> Fields:
    value = entry.value("period")
    if isinstance(value, date):
        # Spreadsheet programs make the first of October of "10/2026".
        return {"period": value.isoformat()[: 7 if value.day == 1 else 10]}
    written = val.as_text(value).strip()
    period = parse(written) if written else ""
    if period is None:
        raise CellProblem(
            _("“{text}” is no period. Write 2026, 2026-Q3, 2026-10, 2026-W41 or 2026-10-31.").format(text=written)
        )
    return {"period": period}


def _reading_format(journey: Journey, reading: rec.Reading) -> str:
    metric = journey.find(rec.Metric, reading.metric)
    return number_format(metric, reading.value) if metric else "General"


def _inks(journey: Journey) -> dict[str, str]:
    """The colour of each stage, dark enough to read on white, by the ids of the stage and of its steps."""
    inks: dict[str, str] = {}
    for index, stage in enumerate(journey.stages):
        ink = readable(stage_colour(stage.colour, index), LIGHT.paper)
        inks |= dict.fromkeys((stage.id, *(step.id for step in journey.steps_of(stage.id))), ink)
    return inks
