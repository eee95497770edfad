"""The view that shows evidence, and lanes that are collapsed."""

from tests.board import maps

from journeyboard.board.layout import lay_out
from journeyboard.board.measuring import FixedMeasurer
from journeyboard.board.shapes import Board, CardShape
from journeyboard.journey.editing import set_fields
from journeyboard.journey.insight.evidence import is_known, proven_stages
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import EVERYTHING, Card, View, replace


def laid_out(journey: Journey, view: View) -> Board:
    return lay_out(journey, view, FixedMeasurer())


def cards_on(board: Board) -> dict[str, CardShape]:
    cells = [cell for lane in board.lanes for cell in board.cells.lane(lane.id).values()]
    spans = [card for lane in board.lanes for card in lane.spans]
    return {card.id: card for card in [*spans, *(card for cell in cells for card in cell.cards)]}


def test_assumed_cards_look_tentative_and_empty_stages_hollow() -> None:
    journey = Journey(maps.sample())
    first = next(card for card in journey.in_order(Card))
    journey.apply(set_fields(journey, [first.id], evidence="measured"))
    board = laid_out(journey, replace(EVERYTHING, evidence=True))
    for card_id, shape in cards_on(board).items():
        assert shape.tentative is not is_known(journey.cards[card_id])
    assert {stage.id for stage in board.stages if not stage.hollow} == proven_stages(journey)


def test_evidence_is_shown_only_where_the_view_asks_for_it() -> None:
    board = laid_out(Journey(maps.sample()), EVERYTHING)
    assert not any(shape.tentative for shape in cards_on(board).values())
    assert not any(stage.hollow for stage in board.stages)


def test_a_collapsed_lane_tells_how_many_cards_each_column_has() -> None:
    journey = Journey(maps.sample())
    lane = max(journey.lanes, key=lambda lane: sum(card.lane == lane.id for card in journey.cards.values()))
    board = laid_out(journey, replace(EVERYTHING, collapsed_lanes=(lane.id,)))
    shape = next(shape for shape in board.lanes if shape.id == lane.id)
    counts = [len(journey.cards_at(lane.id, column.step)) for column in board.columns]
    told = [text.lines[0] for text in shape.counts]
    assert told == [f"{count} card" if count == 1 else f"{count} cards" for count in counts if count]
    assert told
