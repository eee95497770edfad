"""The source of a Mermaid user journey: a section for each stage, its tasks with a score of 1–5 and who takes part.

The grammar (mermaid, packages/mermaid/src/diagrams/user-journey/parser/journey.jison) ends a task's name at `#`, `:`,
`;` and line ends, splits people at commas, takes `%%` for a comment and some words at the beginning of a line for its
own; all of these are written as the entities that Mermaid decodes once the diagram is drawn (`#58;` for a colon).
"""

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import Literal

from journeyboard.exchange.left_out import not_written
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Asset, Card, Feeling, Lane, Link, Persona, Reading, Stage, Step
from journeyboard.language import _, ngettext

Tasks = Literal["touchpoints", "notes", "steps"]

_SPECIAL = frozenset("#:;,%<>&\"'`\\{}[]()|")
_WORDS = ("title", "section", "journey", "acctitle", "accdescr", "---")
"""What the grammar takes for its own at the beginning of a line."""
_MIDDLE = 3


def mermaid_text(journey: Journey, tasks: Tasks) -> str:
    """The whole diagram, ended by a line end."""
    return "\n".join(_lines(journey, tasks)) + "\n"


def mermaid_losses(journey: Journey, tasks: Tasks) -> Iterator[str]:
    """What the diagram does not hold, in sentences."""
    lost = sum(card.id not in _written(journey, tasks) for card in journey.cards.values())
    if lost:
        yield ngettext(
            "{count} card is no task of the diagram.", "{count} cards are no tasks of the diagram.", lost
        ).format(count=lost)
    feelings = journey.all(Feeling).values()
    if any(feeling.value != round(feeling.value) or feeling.state == "to_be" or feeling.note for feeling in feelings):
        yield _(
            "Feelings become whole scores from 1 to 5, one for all at a task; notes and to-be feelings are left out."
        )
    yield from not_written(journey, (Link, Reading, Asset))


def _lines(journey: Journey, tasks: Tasks) -> Iterator[str]:
    yield "journey"
    yield f"    title {escaped(journey.info.title) or escaped(_('Untitled journey'))}"
    for stage in journey.stages:
        yield f"    section {escaped(stage.name) or '–'}"
        for step in journey.steps_of(stage.id):
            yield from (f"      {line}" for line in _tasks(journey, tasks, stage, step))


def _tasks(journey: Journey, tasks: Tasks, stage: Stage, step: Step) -> Iterator[str]:
    """The tasks of a step: its cards, or itself where it has none."""
    cards = _cards(journey, tasks, step)
    for card in cards:
        yield _task(journey, card.text or card.caption, step, card.personas)
    if not cards:
        yield _task(journey, step.name or stage.name, step, ())


def _task(journey: Journey, name: str, step: Step, people: Sequence[str]) -> str:
    """One task: its name, how it feels, and who feels so."""
    felt = [feeling for persona in journey.personas if (feeling := journey.feeling(persona.id, step.id)) is not None]
    felt = [feeling for feeling in felt if not people or feeling.persona in people]
    score = round(_MIDDLE + fmean(feeling.value for feeling in felt)) if felt else _MIDDLE
    ids = list(people) or [feeling.persona for feeling in felt]
    named = [escaped(persona.name) for persona in map(journey.all(Persona).get, ids) if persona is not None]
    actors = ", ".join(name for name in named if name)
    return f"{escaped(name) or '–'}: {score}: {actors}" if actors else f"{escaped(name) or '–'}: {score}"


def _cards(journey: Journey, tasks: Tasks, step: Step) -> tuple[Card, ...]:
    kind = {"touchpoints": "touchpoints", "notes": "notes"}.get(tasks)
    lanes = [lane for lane in journey.lanes if lane.kind == kind]
    lanes = lanes[:1] if tasks == "notes" else lanes
    return tuple(card for lane in lanes for card in _of_lane(journey, lane, step))


def _of_lane(journey: Journey, lane: Lane, step: Step) -> Iterator[Card]:
    return (card for card in journey.cards_at(lane.id, step.id) if card.text.strip() or card.caption.strip())


def _written(journey: Journey, tasks: Tasks) -> set[str]:
    return {card.id for step in journey.columns() for card in _cards(journey, tasks, step)}


def escaped(text: str) -> str:
    """Text on one line in which Mermaid reads nothing but letters."""
    line = " ".join(text.split())
    written = "".join(f"#{ord(letter)};" if letter in _SPECIAL else letter for letter in line)
    if written.lower().startswith(_WORDS):
        written = f"#{ord(written[0])};{written[1:]}"
    return written
