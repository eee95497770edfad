"""Which cards and stages have evidence."""

import pytest
from tests.board import maps

from journeyboard.journey.editing import set_fields
from journeyboard.journey.insight.evidence import is_known, proven_stages
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Reading


def bare() -> Journey:
    """The sample without anything that is known."""
    records = [record for record in maps.sample() if not isinstance(record, Reading)]
    journey = Journey(records)
    journey.apply(set_fields(journey, journey.cards, evidence=None))
    return journey


@pytest.mark.parametrize(
    ("evidence", "known"), [(None, False), ("assumed", False), ("observed", True), ("measured", True)]
)
def test_a_stage_is_proven_by_a_card_that_was_seen_or_measured(evidence: str | None, *, known: bool) -> None:
    journey = bare()
    assert proven_stages(journey) == frozenset()
    card = next(card for card in journey.in_order(Card) if card.step)
    journey.apply(set_fields(journey, [card.id], evidence=evidence))
    stage = next(step.stage for step in journey.columns() if step.id == card.step)
    assert is_known(journey.cards[card.id]) is known
    assert proven_stages(journey) == (frozenset({stage}) if known else frozenset())


def test_a_figure_proves_its_stage() -> None:
    journey = maps.sample()
    journey = Journey(journey)
    journey.apply(set_fields(journey, journey.cards, evidence=None))
    of_figures = {reading.at for reading in journey.all(Reading).values()}
    stages = {step.id: step.stage for step in journey.columns()}
    there = {stage.id for stage in journey.stages}
    assert proven_stages(journey) == {stages.get(at, at) for at in of_figures} & there
