"""What the inspector says above the form: the kind of what is selected, and where it stands."""

from collections.abc import Sequence

from journeyboard.editor.inspector.words import kind_label, value_label
from journeyboard.journey.cards import holds_cards
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, JourneyInfo, Lane, Link, Persona, Record, Stage, Step
from journeyboard.language import _, format_number, ngettext


def heading(records: Sequence[Record]) -> str:
    """The kind of the records, with their number when they are several."""
    if len(records) == 1:
        return kind_label(records[0])
    one_of_each = {(type(record), getattr(record, "kind", "")): record for record in records}
    kinds = set(map(kind_label, one_of_each.values()))
    if len(kinds) == 1:
        return _("{kind} · {count} selected").format(kind=kinds.pop(), count=len(records))
    if all(isinstance(record, Card) for record in records):
        return ngettext("{count} card", "{count} cards", len(records)).format(count=len(records))
    return _("{count} selected").format(count=len(records))


def place(journey: Journey, records: Sequence[Record]) -> str:
    """Where a record stands, such as "Decision · Mara"; empty where that says nothing."""
    if len(records) != 1:
        return ""
    match records[0]:
        case Card() as card:
            names = [persona.name for persona in journey.personas if persona.id in card.personas]
            said = _joined(step_name(journey, card.step), ", ".join(names)) or _("Unplaced")
        case Feeling() as feeling:
            persona = journey.find(Persona, feeling.persona)
            name, state = persona.name if persona else "", value_label("state", feeling.state)
            said = _joined(step_name(journey, feeling.step), name, state)
        case Step(stage=stage_id):
            said = end_name(journey, stage_id)
        case Link() as link:
            said = f"{end_name(journey, link.from_)} → {end_name(journey, link.to)}"
        case Stage() as stage:
            number = journey.stages.index(stage) + 1
            said = _("{count} of {all} stages").format(count=number, all=len(journey.stages))
        case Lane(id=lane_id) as lane if holds_cards(lane):
            count = sum(card.lane == lane_id for card in journey.cards.values())
            said = ngettext("{count} card", "{count} cards", count).format(count=format_number(count, 0))
        case JourneyInfo() | Lane():
            said = ""
        case other:
            said = str(getattr(other, "name", ""))
    return said


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def step_name(journey: Journey, step_id: str) -> str:
    """What a column is called: its stage, and its own name where it has one."""
    step = journey.find(Step, step_id)
    stage = journey.find(Stage, step.stage) if step else None
    return _joined(stage.name if stage else "", step.name if step else "")


def end_name(journey: Journey, record_id: str) -> str:
    """What an end of an arrow is called."""
    match journey.get(record_id):
        case Stage(name=name):
            return name
        case Step(id=step_id):
            return step_name(journey, step_id)
        case Card(text=text):
            return text.partition("\n")[0]
        case _:
            return "?"
