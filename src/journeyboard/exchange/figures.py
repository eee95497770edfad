"""The figures that charts of exports show: series over categories, and a chart in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeyboard.board.palette import STAGE_COLOURS
from journeyboard.drawing.theme import Theme
from journeyboard.exchange.naming import Names
from journeyboard.exchange.number_formats import number_format
from journeyboard.journey.figures import period_key
from journeyboard.journey.insight.funnel import FunnelStage
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import FeelingState, Metric, Reading, Record
from journeyboard.language import N_, _, format_percent, format_period

_MOST_PLACES = len(STAGE_COLOURS)
STATUS_NAMES = {"good": N_("on target"), "warn": N_("just off target"), "bad": N_("off target")}
_STATES: tuple[FeelingState, ...] = ("as_is", "to_be")


@dataclass(frozen=True)
class Block:
    """A small table of figures that one chart shows: series below each other, categories across."""

    title: str
    categories: Sequence[str]
    series: Sequence["Series"]
    number_format: str


@dataclass(frozen=True)
class Series:
    """One row of figures; each with the record it is of, where there is one."""

    name: str
    values: Sequence[float | None]
    records: Sequence[Record | None]
    colour: str
    dashed: bool = False
    notes: Sequence[str] = ()


def emotion_block(journey: Journey, theme: Theme) -> Block | None:
    """Every persona's feelings along the steps; None without any."""
    names, columns = Names(journey), journey.columns()
    series: list[Series] = []
    for index, persona in enumerate(journey.personas):
        for state in _STATES:
            found = [journey.feeling(persona.id, step.id, state) for step in columns]
            if not any(found):
                continue
            name = names.of(persona.id) if state == "as_is" else _("{name}, to-be").format(name=names.of(persona.id))
            series.append(
                Series(
                    name,
                    [one.value if one else None for one in found],
                    found,
                    theme.persona(persona.colour, index),
                    dashed=state == "to_be",
                    notes=[one.note if one else "" for one in found],
                )
            )
    if not series:
        return None
    return Block(
        _("Emotion curve"), [names.of(step.id) or names.stage_of(step.id) for step in columns], series, "+0.0;-0.0;0.0"
    )


def funnel_block(journey: Journey, stages: Sequence[FunnelStage], theme: Theme) -> Block:
    """How many are left at each stage, with the share of the stage before in the names."""
    readings = {(one.metric, one.at, one.period): one for one in journey.all(Reading).values() if not one.segment}
    found = [readings.get((each.metric.id, each.stage.id, each.period)) for each in stages]
    categories = [
        f"{each.stage.name} · {each.metric.name}"
        + (f" ({format_percent(each.conversion)})" if each.conversion is not None else "")
        for each in stages
    ]
    series = Series(_("Funnel"), [each.value for each in stages], found, theme.accent)
    period = max((each.period for each in stages), key=period_key)
    title = _("Funnel, {period}").format(period=format_period(period)) if period else _("Funnel")
    return Block(title, categories, [series], "#,##0")


def metric_block(journey: Journey, metric: Metric, theme: Theme) -> Block | None:
    """A metric over its periods, one line for each place, and its target; None without readings."""
    names = Names(journey)
    places: dict[str, dict[str, Reading]] = {}
    for one in journey.all(Reading).values():
        if one.metric == metric.id and not one.persona and not one.segment:
            places.setdefault(one.at, {})[one.period] = one
    if not places:
        return None
    order = {record_id: index for index, record_id in enumerate(_grid_ids(journey))}
    shown = sorted(places, key=lambda place: (order.get(place, len(order)), place))[:_MOST_PLACES]
    periods = sorted({period for place in shown for period in places[place]}, key=period_key)
    series = [
        Series(
            names.place(place),
            [found.value if (found := places[place].get(period)) else None for period in periods],
            [places[place].get(period) for period in periods],
            STAGE_COLOURS[index],
        )
        for index, place in enumerate(shown)
    ]
    if metric.target is not None:
        count = len(periods)
        target: list[float | None] = [metric.target] * count
        series.append(Series(_("Target"), target, [None] * count, theme.mute, dashed=True))
    largest = max(abs(value) for each in series for value in each.values if value is not None)
    title = names.of(metric.id)
    return Block(title, [format_period(period) or "–" for period in periods], series, number_format(metric, largest))


def told(block: Block) -> str:
    """A chart in words, for those who do not see it."""
    lines = [block.title]
    for series in block.series:
        figures = (
            f"{name} {value:g}"
            for name, value in zip(block.categories, series.values, strict=True)
            if value is not None
        )
        lines.append(f"{series.name}: {', '.join(figures)}")
    return "\n".join(lines)


def _grid_ids(journey: Journey) -> Iterator[str]:
    for stage in journey.stages:
        yield stage.id
        yield from (step.id for step in journey.steps_of(stage.id))
