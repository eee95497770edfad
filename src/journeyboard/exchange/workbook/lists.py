"""What the sheets beside the map list: personas, cards, feelings, links, metrics and readings."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from babel.numbers import get_currency_symbol
from openpyxl.worksheet.worksheet import Worksheet

from journeyboard.exchange.workbook.cells import Book, Value
from journeyboard.exchange.workbook.map_sheet import dots, place_name
from journeyboard.exchange.workbook.tables import Column, iso_date, write_table
from journeyboard.journey.figures import period_key
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Link, Metric, Persona, Reading, Source, Stage, Step
from journeyboard.journey.words import CARD_FIELD_NAMES, value_name
from journeyboard.language import _, current_language

_DATE = "yyyy-mm-dd"


def write_personas(book: Book, sheet: Worksheet, journey: Journey) -> None:
    """One row per persona, the lists of its sheet one item per line."""

    def lines(field: str) -> Callable[[Persona], str]:
        return lambda persona: "\n".join(getattr(persona, field))

    columns = [
        Column[Persona](_("Name"), 16, lambda persona: persona.name, wraps=True),
        Column[Persona](_("Age"), 9, lambda persona: persona.age, wraps=True),
        Column[Persona](_("Role"), 28, lambda persona: persona.role, wraps=True),
        Column[Persona](_("Quote"), 28, lambda persona: persona.quote, wraps=True),
        Column[Persona](_("About"), 44, lambda persona: persona.about, wraps=True),
        Column[Persona](_("Goals"), 34, lines("goals"), wraps=True),
        Column[Persona](_("Frustrations"), 34, lines("frustrations"), wraps=True),
        Column[Persona](_("Motivations"), 30, lines("motivations"), wraps=True),
        Column[Persona](_("Needs"), 30, lines("needs"), wraps=True),
        Column[Persona](_("Channels"), 18, lines("channels"), wraps=True),
        Column[Persona](
            _("Traits (0–100)"),
            26,
            lambda persona: "\n".join(f"{trait.name}: {trait.value}" for trait in persona.traits),
            wraps=True,
        ),
        Column[Persona](_("Colour"), 10, lambda persona: persona.colour),
        Column[Persona](_("Id"), 18, lambda persona: persona.id),
    ]
    write_table(book, sheet, columns, journey.personas)


def write_cards(book: Book, sheet: Worksheet, journey: Journey, row_done: Callable[[], None]) -> None:
    """One row per card with all its fields, in the order of the map; unplaced cards last."""
    columns = [Column[Card](_(CARD_FIELD_NAMES["id"]), 18, lambda card: card.id), *_card_columns(journey)]
    write_table(book, sheet, columns, _cards_in_order(journey), row_done=row_done)


def _card_columns(journey: Journey) -> list[Column[Card]]:
    def column(field: str, width: float, value: Callable[[Card], Value] | None = None, **kwargs: Any) -> Column[Card]:  # noqa: ANN401 - whatever a column takes
        return Column(_(CARD_FIELD_NAMES[field]), width, value or partial(_field, field), **kwargs)

    def choice(field: str, width: float) -> Column[Card]:
        return column(field, width, lambda card: value_name(field, getattr(card, field)))

    def yes(field: str) -> Column[Card]:
        return column(field, 11, lambda card: _("yes") if getattr(card, field) else "")

    def listed(field: str, width: float) -> Column[Card]:
        return column(field, width, lambda card: ", ".join(getattr(card, field)), wraps=True)

    return [
        Column(_("Stage"), 18, lambda card: _stage_of(journey, card.step), wraps=True),
        column("step", 18, lambda card: _step_name(journey, card.step), wraps=True),
        column("end_step", 18, lambda card: place_name(journey, card.end_step) or card.end_step, wraps=True),
        column("lane", 18, lambda card: _lane_name(journey, card.lane), wraps=True),
        choice("kind", 14),
        column("text", 44, wraps=True),
        column("detail", 44, wraps=True),
        column("personas", 18, lambda card: _persona_names(journey, card), wraps=True),
        listed("tags", 18),
        choice("evidence", 12),
        column("evidence_note", 30, wraps=True),
        column("votes", 8, lambda card: card.votes or None),
        yes("private"),
        yes("open_question"),
        column("channel", 14, wraps=True),
        choice("media", 10),
        choice("place", 10),
        column("team", 14, wraps=True),
        yes("moment_of_truth"),
        column("severity", 10),
        Column("●", 9, lambda card: dots(card.severity)),
        choice("frequency", 12),
        column("importance", 12, number_format="0.0"),
        column("satisfaction", 12, number_format="0.0"),
        column("impact", 9),
        column("effort", 9),
        choice("status", 12),
        column("owner", 16, wraps=True),
        column("due", 12, lambda card: iso_date(card.due), number_format=_DATE),
        column("speaker", 14, wraps=True),
        column("caption", 24, wraps=True),
        column("asset", 18),
        column("links_out", 34, lambda card: "\n".join(card.links_out), wraps=True),
        column("order", 9),
    ]


def write_feelings(book: Book, sheet: Worksheet, journey: Journey) -> None:
    """One row per feeling, persona by persona along the journey."""
    people = {persona.id: index for index, persona in enumerate(journey.personas)}
    places = {step.id: index for index, step in enumerate(journey.columns())}
    columns = [
        Column[Feeling](_("Persona"), 18, lambda feeling: _name_of(journey, feeling.persona), wraps=True),
        Column[Feeling](_("Stage"), 20, lambda feeling: _stage_of(journey, feeling.step), wraps=True),
        Column[Feeling](_("Step"), 20, lambda feeling: _step_name(journey, feeling.step), wraps=True),
        Column[Feeling](_("State"), 10, lambda feeling: value_name("state", feeling.state)),
        Column[Feeling](_("Feeling"), 10, lambda feeling: feeling.value, "+0.0;-0.0;0.0"),
        Column[Feeling](_("Note"), 44, lambda feeling: feeling.note, wraps=True),
        Column[Feeling](_("Id"), 22, lambda feeling: feeling.id),
    ]
    last = len(journey)
    feelings = sorted(
        journey.all(Feeling).values(),
        key=lambda feeling: (
            people.get(feeling.persona, last),
            feeling.state,
            places.get(feeling.step, last),
            feeling.id,
        ),
    )
    write_table(book, sheet, columns, feelings)


def write_links(book: Book, sheet: Worksheet, journey: Journey) -> None:
    """One row per link, both ends by name and id."""
    columns = [
        Column[Link](_("Kind"), 12, lambda link: value_name("link", link.kind)),
        Column[Link](_("From"), 36, lambda link: place_name(journey, link.from_), wraps=True),
        Column[Link](_("To"), 36, lambda link: place_name(journey, link.to), wraps=True),
        Column[Link](_("Label"), 30, lambda link: link.label, wraps=True),
        Column[Link](_("Share"), 9, lambda link: link.share, "0.0%"),
        Column[Link](_("Origin"), 12, lambda link: value_name("origin", link.origin)),
        Column[Link](_("From (id)"), 22, lambda link: link.from_),
        Column[Link](_("To (id)"), 22, lambda link: link.to),
        Column[Link](_("Id"), 22, lambda link: link.id),
    ]
    write_table(book, sheet, columns, journey.links)


def write_metrics(book: Book, sheet: Worksheet, journey: Journey) -> None:
    """One row per metric: how it is told, and where it should be."""
    columns = [
        Column[Metric](_("Name"), 26, lambda metric: metric.name, wraps=True),
        Column[Metric](_("Unit"), 12, lambda metric: value_name("unit", metric.unit)),
        Column[Metric](_("Currency"), 10, lambda metric: metric.currency),
        Column[Metric](_("Scale up to"), 10, lambda metric: metric.scale_max, "General"),
        Column[Metric](_("Decimals"), 10, lambda metric: metric.decimals),
        Column[Metric](_("With sign"), 10, lambda metric: _("yes") if metric.signed else ""),
        Column[Metric](_("Direction"), 18, lambda metric: value_name("direction", metric.direction)),
        Column[Metric](_("Target"), 14, lambda metric: metric.target, _target_format),
        Column[Metric](_("Warning within"), 12, lambda metric: metric.warn, "0.0%"),
        Column[Metric](_("Note"), 54, lambda metric: metric.note, wraps=True),
        Column[Metric](_("Id"), 22, lambda metric: metric.id),
    ]
    write_table(book, sheet, columns, journey.metrics)


def write_readings(book: Book, sheet: Worksheet, journey: Journey) -> None:
    """One row per reading, metric by metric, oldest first."""
    ranks = {metric.id: index for index, metric in enumerate(journey.metrics)}
    columns = [
        Column[Reading](_("Metric"), 26, lambda reading: _name_of(journey, reading.metric), wraps=True),
        Column[Reading](_("At"), 32, lambda reading: place_name(journey, reading.at) or reading.at, wraps=True),
        Column[Reading](_("Period"), 12, lambda reading: reading.period),
        Column[Reading](_("Value"), 14, lambda reading: reading.value, partial(_reading_format, journey)),
        Column[Reading](_("Answers (n)"), 10, lambda reading: reading.n, "#,##0"),
        Column[Reading](_("Persona"), 16, lambda reading: _name_of(journey, reading.persona), wraps=True),
        Column[Reading](_("Segment"), 16, lambda reading: reading.segment, wraps=True),
        Column[Reading](_("Source"), 26, lambda reading: _source_name(journey, reading.source), wraps=True),
        Column[Reading](_("Id"), 22, lambda reading: reading.id),
    ]
    readings = sorted(
        journey.all(Reading).values(),
        key=lambda reading: (
            ranks.get(reading.metric, len(ranks)),
            reading.at,
            reading.persona,
            reading.segment,
            period_key(reading.period),
            reading.id,
        ),
    )
    write_table(book, sheet, columns, readings)


def number_format(metric: Metric, value: float) -> str:
    """The number format a spreadsheet program shows `value` of `metric` in: `0.0%`, `#,##0`, `#,##0.00 "€"`."""
    decimals = metric.decimals
    if decimals is None:
        usual = {"percent": 1, "currency": 2, "score": 1}
        decimals = usual.get(metric.unit, 0 if value == int(value) else 2)
    digits = f".{'0' * decimals}" if decimals else ""
    shown = f"0{digits}" if metric.unit in ("percent", "score") else f"#,##0{digits}"
    if metric.unit == "percent":
        shown += "%"
    elif metric.unit == "currency" and re.fullmatch(r"[A-Z]{3}", metric.currency):
        shown += f' "{get_currency_symbol(metric.currency, locale=current_language())}"'
    return f"+{shown};-{shown};{shown}" if metric.signed else shown


def _target_format(metric: Metric) -> str:
    return number_format(metric, metric.target or 0)


def _reading_format(journey: Journey, reading: Reading) -> str:
    metric = journey.find(Metric, reading.metric)
    return number_format(metric, reading.value) if metric else "General"


def _field(field: str, card: Card) -> Value:
    return getattr(card, field)


def _cards_in_order(journey: Journey) -> list[Card]:
    placed = [
        card for lane in journey.lanes for step in journey.columns() for card in journey.cards_at(lane.id, step.id)
    ]
    return [*placed, *journey.unplaced()]


def _persona_names(journey: Journey, card: Card) -> str:
    return ", ".join(_name_of(journey, persona) for persona in card.personas)


def _name_of(journey: Journey, record_id: str) -> str:
    """The name of a record, or its id where it is missing or has none."""
    return getattr(journey.get(record_id), "name", "") or record_id


def _source_name(journey: Journey, source_id: str) -> str:
    source = journey.find(Source, source_id)
    return (source.name or source.file) if source else source_id


def _stage_of(journey: Journey, step_id: str) -> str:
    step = journey.find(Step, step_id)
    stage = journey.find(Stage, step.stage) if step else None
    return stage.name if stage else ""


def _step_name(journey: Journey, step_id: str) -> str:
    """The step's name, empty for an unnamed one; the id of a missing one."""
    step = journey.find(Step, step_id)
    return step.name if step else step_id


def _lane_name(journey: Journey, lane_id: str) -> str:
    lane = journey.find(Lane, lane_id)
    return (lane.name or _(LANE_NAMES[lane.kind])) if lane else lane_id
