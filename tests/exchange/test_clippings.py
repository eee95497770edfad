"""What is copied, as other programs take it."""

import pytest

from journeyboard import resources
from journeyboard.exchange.clippings import as_picture, as_range, clipped
from journeyboard.exchange.ranges import write_text
from journeyboard.journey.filling import fill
from journeyboard.journey.journey import Journey
from journeyboard.journey.spots import spot_in
from journeyboard.journey.starting import new_journey
from journeyboard.storage.files import open_journey

pytestmark = pytest.mark.usefixtures("qapp")


def _sample(name: str = "online-shop.journey") -> Journey:
    return open_journey(resources.sample(name)).journey


def test_cards_of_one_cell_are_lines() -> None:
    journey = _sample()
    ids = tuple(card.id for card in journey.cards_at("lane-doing", "step-awareness"))
    found = as_range(clipped(journey, ids))
    assert write_text(found.rows) == "Sees a living-room post on Instagram\nSearches “oak sideboard”"


def test_cards_of_several_cells_are_a_table_with_headings() -> None:
    journey = _sample()
    ids = [card.id for lane in ("lane-doing", "lane-thinking") for card in journey.cards_at(lane, "step-retention")]
    ids += [card.id for card in journey.cards_at("lane-doing", "step-advocacy")]
    found = as_range(clipped(journey, tuple(ids)))
    assert found.rows == [
        ["", "Retention", "Advocacy"],
        ["Doing", "Asks for a missing hinge", "Posts a photo\nGives a friend a code"],
        ["Thinking", "It is one hinge. I can show you.", ""],
    ]
    assert found.colours == ("#C1512C", "#B5489B")


def test_named_steps_have_a_row_of_their_own() -> None:
    journey = _sample("buecherei.journey")
    found = as_range(clipped(journey, tuple(journey.cards)))
    assert found.headings == 2
    assert len(found.rows[1]) == len(journey.columns()) + 1


def test_a_table_finds_its_way_back() -> None:
    journey = _sample()
    found = as_range(clipped(journey, tuple(journey.cards)))
    other = new_journey("Other", [stage.name for stage in journey.stages])
    other.apply(fill(other, found.rows, spot_in(other, other.lanes[0].id, other.columns()[0].id)))
    names = {stage.id: stage.name for stage in (*journey.stages, *other.stages)}

    def placed(one: Journey) -> set[tuple[str, str, str]]:
        steps = {step.id: names[step.stage] for step in one.columns()}
        lanes = {lane.id: lane.name for lane in one.lanes}
        return {(lanes[card.lane], steps[card.step], card.text) for card in one.cards.values()}

    assert placed(other) == placed(journey)


def test_the_picture_shows_stages_and_lanes_or_only_the_cards_of_a_cell() -> None:
    journey = _sample()
    everything = as_picture(clipped(journey, tuple(journey.cards)))
    few = as_picture(clipped(journey, tuple(card.id for card in journey.cards_at("lane-doing", "step-awareness"))))
    assert everything.width() > 2 * 6 * 200
    assert few.width() < 2 * 207
    assert few.height() < 2 * 100


def test_the_picture_of_a_large_map_is_bounded() -> None:
    journey = new_journey("Wide", [f"Stage {number}" for number in range(60)])
    rows = [["a long text that makes the lane tall\n" * 12 for _step in range(60)]]
    journey.apply(fill(journey, rows, spot_in(journey, journey.lanes[0].id, journey.columns()[0].id)))
    picture = as_picture(clipped(journey, tuple(journey.cards)))
    assert picture.width() * picture.height() <= 16_100_000
    assert max(picture.width(), picture.height()) <= 8_000
