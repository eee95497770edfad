"""A small journey to work on: four stages, the usual lanes, a few cards, two personas."""

from journeyboard.journey.cards import add_card
from journeyboard.journey.feelings import set_feeling
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Persona
from journeyboard.journey.starting import new_journey

STAGES = ("See", "Compare", "Buy", "Use")


def small_journey() -> Journey:
    """Doing: "Reads" and "Asks" at the first step, "Pays" at the third; two personas who feel something everywhere."""
    start = new_journey("Buying a lamp", STAGES)
    people = (Persona(id="ada", name="Ada", order="V"), Persona(id="bo", name="Bo", order="W"))
    journey = Journey([*start, *people])
    lanes = {lane.name: lane.id for lane in journey.lanes}
    steps = [step.id for step in journey.columns()]
    for lane, step, text in (
        ("Doing", 0, "Reads"),
        ("Doing", 0, "Asks"),
        ("Doing", 2, "Pays"),
        ("Touchpoints", 0, "Shop window"),
        ("Pain points", 2, "No cash"),
    ):
        journey.apply(add_card(journey, lanes[lane], steps[step], text))
    for persona in people:
        for index, step in enumerate(steps):
            journey.apply(set_feeling(journey, persona.id, step, index * 0.5 - 1, feeling_id=f"{persona.id}{index}"))
    return journey
