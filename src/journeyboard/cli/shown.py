"""A journey told in text, for people and for programs: stages, their cards lane by lane, feelings, latest figures."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from journeyboard.cli.insight import insight_json, insight_lines
from journeyboard.journey.cards import holds_cards
from journeyboard.journey.figure_texts import change_text, value_text
from journeyboard.journey.figures import Figure, figures_at
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Stage, Step
from journeyboard.language import _, format_number, format_period


def as_text(journey: Journey) -> str:
    """The journey in lines, in the current language."""
    return "\n".join(_lines(journey))


def as_json(journey: Journey) -> str:
    """The journey as a JSON object. Fields are those of the file, references are ids, percentages fractions."""
    info = journey.info.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    info.pop("id")
    told: dict[str, Any] = {
        **info,
        "personas": [{"id": persona.id, "name": persona.name} for persona in journey.personas],
        "stages": [_stage_json(journey, stage) for stage in journey.stages],
        "unplaced": [_card_json(card) for card in journey.unplaced()],
        **insight_json(journey),
    }
    return json.dumps(told, indent=2, ensure_ascii=False)


# -- for people


def _lines(journey: Journey) -> Iterator[str]:
    yield journey.info.title or _("Untitled journey")
    if journey.info.scenario:
        yield _one_line(journey.info.scenario)
    if journey.personas:
        yield _("Personas: {names}").format(names=", ".join(persona.name for persona in journey.personas))
    for number, stage in enumerate(journey.stages, 1):
        yield ""
        yield f"{number}. {_one_line(stage.name)}" + (f" – {_one_line(stage.line)}" if stage.line else "")
        yield from _stage_lines(journey, stage)
    if lost := journey.unplaced():
        yield ""
        yield _("Unplaced cards")
        yield from (f"  - {_card_text(card)}" for card in lost)
    yield from insight_lines(journey)


def _stage_lines(journey: Journey, stage: Stage) -> Iterator[str]:
    steps = journey.steps_of(stage.id)
    named = {step.id: _one_line(step.name) for step in steps if len(steps) > 1 or step.name}
    for lane in journey.lanes:
        if cards := _cards_in(journey, lane, steps):
            yield f"   {_one_line(lane.name)}"
            for card in cards:
                where = f"  [{named[card.step]}]" if named.get(card.step) else ""
                yield f"     - {_card_text(card)}{where}"
    if feelings := _feelings_at(journey, steps):
        yield "   " + _("Feelings")
        yield from (f"     {_feeling_text(journey, feeling, named)}" for feeling in feelings)
    if figures := list(_figures_at(journey, stage, steps)):
        yield "   " + _("Figures")
        yield from (f"     {_figure_text(found, named.get(place, ''))}" for place, found in figures)


def _card_text(card: Card) -> str:
    return _one_line(card.text or card.caption or card.channel)


def _feeling_text(journey: Journey, feeling: Feeling, named: dict[str, str]) -> str:
    persona = next((persona.name for persona in journey.personas if persona.id == feeling.persona), feeling.persona)
    parts = [format_number(feeling.value, 1, signed=True)]
    if feeling.state == "to_be":
        parts.append(_("to-be"))
    if named.get(feeling.step):
        parts.append(f"[{named[feeling.step]}]")
    if feeling.note:
        parts.append(_one_line(feeling.note))
    return f"{persona}: {'  '.join(parts)}"


def _figure_text(found: Figure, step: str) -> str:
    metric, latest = found.metric, found.latest
    parts = [value_text(metric, latest.value)]
    if latest.period:
        parts.append(format_period(latest.period))
    if found.change is not None:
        parts.append(change_text(metric, found.change, in_points=found.change_in_points))
    if found.status is not None:
        words = {"good": _("target reached"), "warn": _("just off target"), "bad": _("off target")}
        parts.append(words[found.status])
    if step:
        parts.append(f"[{step}]")
    return f"{_one_line(metric.name)}: {'  '.join(parts)}"


def _one_line(text: str) -> str:
    return " / ".join(line.strip() for line in text.splitlines() if line.strip())


# -- for programs


def _stage_json(journey: Journey, stage: Stage) -> dict[str, Any]:
    steps = journey.steps_of(stage.id)
    held = [lane for lane in journey.lanes if holds_cards(lane) or _cards_in(journey, lane, steps)]
    return {
        "id": stage.id,
        "name": stage.name,
        "line": stage.line,
        "steps": [{"id": step.id, "name": step.name} for step in steps],
        "lanes": [
            {
                "id": lane.id,
                "name": lane.name,
                "kind": lane.kind,
                "cards": [_card_json(card) for card in _cards_in(journey, lane, steps)],
            }
            for lane in held
        ],
        "feelings": [
            {"persona": one.persona, "step": one.step, "state": one.state, "value": one.value, "note": one.note}
            for one in _feelings_at(journey, steps)
        ],
        "readings": [_figure_json(place, found) for place, found in _figures_at(journey, stage, steps)],
    }


def _card_json(card: Card) -> dict[str, Any]:
    fields = card.model_dump(mode="json", exclude_defaults=True)
    fields.pop("order", None)
    return {"id": card.id, "kind": card.kind, "text": card.text, **fields}


def _figure_json(place: str, found: Figure) -> dict[str, Any]:
    return {
        "metric": found.metric.name,
        "metric_id": found.metric.id,
        "unit": found.metric.unit,
        "at": place,
        "period": found.latest.period,
        "value": found.latest.value,
        "change": found.change,
        "change_in_points": found.change_in_points,
        "target": found.metric.target,
        "status": found.status,
    }


# -- what stands at a stage


def _cards_in(journey: Journey, lane: Lane, steps: Sequence[Step]) -> list[Card]:
    return [card for step in steps for card in journey.cards_at(lane.id, step.id)]


def _feelings_at(journey: Journey, steps: Sequence[Step]) -> list[Feeling]:
    personas = {persona.id: number for number, persona in enumerate(journey.personas)}
    columns = {step.id: number for number, step in enumerate(steps)}
    found = [feeling for feeling in journey.all(Feeling).values() if feeling.step in columns]
    return sorted(
        found, key=lambda one: (personas.get(one.persona, len(personas)), columns[one.step], one.state, one.id)
    )


def _figures_at(journey: Journey, stage: Stage, steps: Sequence[Step]) -> Iterator[tuple[str, Figure]]:
    for place in (stage.id, *(step.id for step in steps)):
        for found in figures_at(journey, place):
            yield place, found
