"""What the map says of a thing when the pointer rests on it: what is not written there already."""

from collections.abc import Iterator
from html import escape

from journeyboard.board.shapes import Hit
from journeyboard.journey.figure_texts import value_text
from journeyboard.journey.figures import period_key
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Link, Metric, Persona, Source, Step
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_number, format_percent, format_period

_MOST_READINGS = 12
_MOST_LETTERS = 600


def tooltip_of(journey: Journey, found: Hit) -> str:
    """What is to be said of what lies under the pointer, as markup for a tooltip (all text in it is escaped); empty
    when there is nothing."""
    record = journey.get(found.id)
    lines: Iterator[str] = iter(())
    match record:
        case Metric():
            lines = _of_tile(journey, record, found.step)
        case Card():
            lines = _of_card(journey, record)
        case Feeling():
            lines = _of_feeling(journey, record)
        case Link():
            lines = _of_link(record)
    said = [line[:_MOST_LETTERS] for line in lines if line]
    # Marked as rich text by its own tag, so that no text of the journey is ever read as markup.
    return f"<p>{'<br>'.join(escape(line).replace(chr(10), '<br>') for line in said)}</p>" if said else ""


def _of_tile(journey: Journey, metric: Metric, step_id: str) -> Iterator[str]:
    """Every value of the step and its stage, the latest first: its period, whose it is, of how many, its source."""
    yield metric.name
    yield metric.note
    step = journey.find(Step, step_id)
    places = (step.stage, step.id) if step is not None else ()
    readings = [one for place in places for one in journey.readings_at(place) if one.metric == metric.id]
    readings.sort(key=lambda reading: period_key(reading.period), reverse=True)
    for reading in readings[:_MOST_READINGS]:
        persona, source = journey.find(Persona, reading.persona), journey.find(Source, reading.source)
        parts = [format_period(reading.period), value_text(metric, reading.value)]
        parts += [persona.name if persona is not None else "", reading.segment]
        if reading.n is not None:
            parts.append(_("n = {count}").format(count=format_number(reading.n, 0)))
        parts.append(source.name if source is not None else "")
        yield " · ".join(part for part in parts if part)
    if len(readings) > _MOST_READINGS:
        yield _("and {count} more").format(count=format_number(len(readings) - _MOST_READINGS, 0))


def _of_card(journey: Journey, card: Card) -> Iterator[str]:
    yield card.detail
    names = [persona.name for persona in journey.personas if persona.id in card.personas]
    yield ", ".join(names)
    evidence = value_name("evidence", card.evidence)
    yield ": ".join(part for part in (evidence, card.evidence_note) if part)
    yield ", ".join(card.tags)


def _of_feeling(journey: Journey, feeling: Feeling) -> Iterator[str]:
    persona = journey.find(Persona, feeling.persona)
    value = format_number(feeling.value, 1, signed=True)
    state = value_name("state", feeling.state) if feeling.state == "to_be" else ""
    yield " · ".join(part for part in (persona.name if persona is not None else "", value, state) if part)
    yield feeling.note


def _of_link(link: Link) -> Iterator[str]:
    share = format_percent(link.share, 0) if link.share is not None else ""
    yield " · ".join(part for part in (value_name("link", link.kind), link.label, share) if part)
