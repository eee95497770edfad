"""What the inspector says above the form: the kind of what is selected, and where it stands."""

from collections.abc import Sequence

from journeyboard.editor.inspector.words import kind_label, value_label
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, JourneyInfo, Lane, Link, Persona, Record, Stage, Step
from journeyboard.language import _, format_number, ngettext


def heading(records: Sequence[Record]) -> str:
    """The kind of the records, with their number when they are several."""
    if len(records) == 1:
        return kind_label(records[0])
    kinds = {kind_label(record) for record in records}
    if len(kinds) == 1:
        return _("{kind} · {count} selected").format(kind=kinds.pop(), count=len(records))
    if all(isinstance(record, Card) for record in records):
        return ngettext("{count} card", "{count} cards", len(records)).format(count=len(records))
    return _("{count} selected").format(count=len(records))


def place(journey: Journey, records: Sequence[Record]) -> str:
    """Where a record stands, such as "Decision · Mara"; empty where that says nothing."""
    if len(records) != 1:
        return ""
    record = records[0]
    match record:
        case Card(personas=personas):
            names = [p.name for p in journey.personas if p.id in personas]
            return " · ".join(filter(None, [step_name(journey, record.step), ", ".join(names)])) or _("Unplaced")
        case Feeling():
            persona = journey.find(Persona, record.persona)
            parts = [step_name(journey, record.step), persona.name if persona else "", value_label(record.state)]
            return " · ".join(filter(None, parts))
        case Step():
            stage = journey.find(Stage, record.stage)
            return stage.name if stage else ""
        case Link():
            return f"{end_name(journey, record.from_)} → {end_name(journey, record.to)}"
        case Stage():
            return _("{count} of {all} stages").format(
                count=[s.id for s in journey.stages].index(record.id) + 1, all=len(journey.stages)
            )
        case Lane():
            count = sum(card.lane == record.id for card in journey.cards.values())
            return ngettext("{count} card", "{count} cards", count).format(count=format_number(count, 0))
        case JourneyInfo(title=title):
            return title
        case _:
            return str(getattr(record, "name", ""))


def step_name(journey: Journey, step_id: str) -> str:
    """What a column is called: its stage, and its own name where it has one."""
    step = journey.find(Step, step_id)
    stage = journey.find(Stage, step.stage) if step else None
    return " · ".join(filter(None, [stage.name if stage else "", step.name if step else ""]))


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
