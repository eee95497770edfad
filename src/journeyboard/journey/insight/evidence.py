"""What is known rather than assumed: which cards say how it is known, and which stages have anything to go by."""

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Reading


def is_known(card: Card) -> bool:
    """Whether what a card says was observed or measured; what nobody has said more of counts as assumed."""
    return card.evidence in ("observed", "measured")


def proven_stages(journey: Journey) -> frozenset[str]:
    """The ids of the stages with at least one card that was observed or measured, or with a figure."""
    stages = {step.id: step.stage for step in journey.columns()}
    known = {stages.get(card.step, "") for card in journey.cards.values() if is_known(card)}
    measured = {stages.get(reading.at, reading.at) for reading in journey.all(Reading).values()}
    return frozenset((known | measured) & {stage.id for stage in journey.stages})
