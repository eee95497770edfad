from collections.abc import Iterator
from itertools import combinations
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.board.maps import board_of, random_map, random_view, sample
from tests.journeys import journeys

from journeyboard.board.figure_shapes import TileShape
from journeyboard.board.geometry import Rect, TextShape
from journeyboard.board.measuring import STYLES
from journeyboard.board.shapes import Board, CardShape, LaneShape
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey

seeds = st.integers(0, 10**9)


def lane_named(board: Board, lane_id: str) -> LaneShape:
    return next(lane for lane in board.lanes if lane.id == lane_id)


def with_records(*records: rec.Record) -> Journey:
    return Journey([*(record for record in sample() if record.id not in {new.id for new in records}), *records])


def stacked(board: Board, lane: LaneShape) -> Iterator[Rect]:
    """All cards and tiles of a lane, in the lane's coordinates."""
    yield from (card.rect for card in lane.spans)
    for column in board.columns:
        cell = board.cells.lane(lane.id).get(column.step)
        for shape in (*cell.cards, *cell.tiles) if cell else ():
            yield shape.rect.moved(column.x, 0)


def values_of(tile: TileShape) -> tuple[TextShape, ...]:
    return tuple(text for side in tile.sides for text in (side.label, side.value)) or (tile.value,)


def texts_of(shape: CardShape | TileShape) -> Iterator[TextShape]:
    if isinstance(shape, CardShape):
        yield from (text for text in (shape.text, shape.below, *(chip.text for chip in shape.chips)) if text)
    else:
        yield from (text for text in (shape.name, *values_of(shape), shape.change, shape.note) if text)


def assert_sound(board: Board) -> None:
    assert_parts_fill_the_sheet(board)
    assert_head_is_sound(board)
    for lane in board.lanes:
        assert_lane_is_sound(board, lane)
    for cell in board.cells.values():
        for shape in (*cell.cards, *cell.tiles):
            own = Rect(0, 0, shape.rect.width, shape.rect.height)
            for text in texts_of(shape):
                assert inside(text.rect, own)
                assert text.rect.height == len(text.lines) * STYLES[text.style].line_height


def assert_parts_fill_the_sheet(board: Board) -> None:
    for one, other in combinations(board.parts, 2):
        assert not one.rect.intersects(other.rect)
    for part in board.parts:
        assert inside(part.rect, Rect(0, 0, board.width, board.height))
    # Below each other without gaps, from the top to the margin at the bottom.
    y = 0.0
    for part in board.parts:
        if part.kind != "lane":
            assert part.rect.y == y
            y = part.rect.bottom
    assert 0 < board.height - y <= 8


def assert_head_is_sound(board: Board) -> None:
    heights = {part.kind: part.rect.height for part in board.parts}
    for stage in board.stages:
        for step in stage.steps:
            assert step.rect.bottom <= heights["stages"]
            assert inside(step.text.rect, step.rect)
        assert inside(stage.name.rect, stage.rect)
        assert stage.line is None or inside(stage.line.rect, stage.rect)
    for one, other in combinations([persona.rect for persona in board.personas], 2):
        assert not one.intersects(other)
    for persona in board.personas:
        assert inside(persona.rect, Rect(0, 0, board.width, heights["title"]))
        assert not persona.rect.intersects(board.title.rect)


def assert_lane_is_sound(board: Board, lane: LaneShape) -> None:
    for one, other in combinations(stacked(board, lane), 2):
        assert not one.intersects(other)
    for rect in stacked(board, lane):
        assert inside(rect, Rect(0, 0, board.width - board.content_left, lane.height))
    for text in (lane.label, lane.note, *(row.name for row in lane.channels)):
        assert text is None or inside(text.rect, Rect(0, 0, 140, lane.height))


def inside(rect: Rect, around: Rect) -> bool:
    slack = 0.01
    return (
        around.x - slack <= rect.x
        and rect.right <= around.right + slack
        and around.y - slack <= rect.y
        and rect.bottom <= around.bottom + slack
    )


@settings(max_examples=60)
@given(seeds)
@example(3747)
def test_nothing_overlaps_and_everything_lies_in_its_part(seed: int) -> None:
    random = Random(seed)
    journey = random_map(random)
    assert_sound(board_of(journey))
    assert_sound(board_of(journey, random_view(random)))


@settings(max_examples=60)
@given(journeys())
def test_broken_journeys_are_laid_out_soundly(journey: Journey) -> None:
    assert_sound(board_of(journey))


@settings(max_examples=40)
@given(seeds)
def test_no_card_is_ever_hidden(seed: int) -> None:
    journey = random_map(Random(seed))
    board = board_of(journey)
    shown = [card.id for cell in board.cells.values() for card in cell.cards]
    shown += [card.id for lane in board.lanes for card in lane.spans]
    shown += [card.id for card in board.unplaced]
    assert sorted(shown) == sorted(journey.cards)


def test_an_empty_journey_is_a_sheet_with_a_title() -> None:
    board = board_of(Journey())
    assert board.title.lines == ("Untitled journey",)
    assert board.parts[0].kind == "title"
    assert board.width > 400
    assert board.height > board.title.rect.bottom


def test_the_head_tells_scenario_state_and_latest_period() -> None:
    board = board_of(sample())
    assert board.subtitle is not None
    assert board.subtitle.lines == ("First-time buyers · as-is · Oct 2026",)
    mara, jonas = board.personas
    assert mara.name.lines == ("Mara, 31",)
    assert mara.initial.lines == ("M",)
    assert mara.quote is not None
    assert jonas.quote is None
    assert mara.rect.right < jonas.rect.x


def test_words_are_in_the_journeys_language() -> None:
    info = rec.JourneyInfo(id="journey", title="Kauf", language="de")
    metric = rec.Metric(id="orders", name="Bestellungen", unit="number", decimals=1)
    board = board_of(with_records(info, metric))
    tile = board.cells["metrics", "order"].tiles[0]
    assert board.language == "de"
    assert tile.value.lines == ("1.840,0",)


def test_many_personas_take_several_rows() -> None:
    people = [rec.Persona(id=f"p{number}", name=f"Persona {number}", quote="Q" * 60) for number in range(9)]
    board = board_of(Journey([*sample(), *people]))
    assert len({persona.rect.y for persona in board.personas}) > 2
    assert_sound(board)


def test_cards_of_a_cell_stand_below_each_other() -> None:
    first, second = board_of(sample()).cells["notes", "browse"].cards
    assert (first.id, second.id) == ("note", "more")
    assert second.rect.y == first.rect.bottom + 5
    assert first.rect.height == 17 + 2 * 4


def test_a_long_word_is_broken_and_the_lane_grows() -> None:
    board = board_of(with_records(rec.Card(id="note", lane="notes", step="browse", text="W" * 300, order="1")))
    card = board.cells["notes", "browse"].cards[0]
    assert len(card.text.lines) > 5
    assert lane_named(board, "notes").height > card.rect.bottom


@pytest.mark.parametrize(
    ("text", "rtl"), [("قراءة", True), ("שלום Mara", True), ("Mara שלום", False), ("12 友達", False)]
)
def test_text_is_read_from_where_its_first_letter_begins(text: str, *, rtl: bool) -> None:
    board = board_of(with_records(rec.Card(id="note", lane="notes", step="browse", text=text)))
    card = next(card for card in board.cells["notes", "browse"].cards if card.id == "note")
    assert card.text.rtl is rtl


def test_a_touchpoint_carries_its_channel_and_medium() -> None:
    touch = board_of(sample()).cells["touchpoints", "order"].cards[0]
    assert [chip.text.lines for chip in touch.chips] == [("Web",), ("Paid",)]
    assert touch.chips[0].rect.y > touch.text.rect.bottom


def test_a_pain_point_has_dots_below_its_text() -> None:
    pain = board_of(sample()).cells["pain_points", "pay"].cards[0]
    assert pain.severity == 4
    assert pain.dots is not None
    assert pain.text.rect.bottom <= pain.dots[1] <= pain.rect.height - 7


def test_a_card_that_was_a_pain_point_shows_no_dots() -> None:
    board = board_of(with_records(rec.Card(id="was", kind="note", lane="notes", step="browse", text="Was", severity=4)))
    card = next(card for card in board.cells["notes", "browse"].cards if card.id == "was")
    assert card.dots is None
    assert card.severity is None


@pytest.mark.parametrize(("width", "height"), [(400, 300), (1000, 10), (10, 1000)])
def test_a_picture_keeps_its_proportions(width: int, height: int) -> None:
    board = board_of(with_records(rec.Asset(id="photo", width=width, height=height)))
    picture = board.cells["images", "browse"].cards[0]
    assert picture.image is not None
    assert picture.image.width / picture.image.height == pytest.approx(width / height)
    assert picture.below is not None
    assert picture.below.lines == ("Showroom",)
    assert picture.below.rect.y >= picture.image.bottom


def test_a_lanes_colour_goes_to_the_edge_of_its_notes_alone() -> None:
    coloured = [rec.Lane(id=kind, kind=kind, colour="#0B7FA0") for kind in ("notes", "touchpoints")]
    board = board_of(with_records(*coloured))
    assert {card.edge for card in board.cells["notes", "browse"].cards} == {"#0B7FA0"}
    assert board.cells["touchpoints", "order"].cards[0].edge == ""


def test_a_spanning_card_pushes_down_the_cells_it_covers() -> None:
    span = rec.Card(id="span", lane="notes", step="browse", end_step="order", text="Talks it over", order="9")
    below = rec.Card(id="below", lane="notes", step="order", text="Orders", order="1")
    beside = rec.Card(id="beside", lane="notes", step="pay", text="Pays", order="1")
    board = board_of(with_records(span, below, beside))
    shape = lane_named(board, "notes").spans[0]
    first, second, third = board.columns
    assert (shape.id, shape.rect.x, shape.rect.right) == ("span", first.x + 8, second.x + second.width - 8)
    assert board.cells["notes", "order"].cards[0].rect.y >= shape.rect.bottom
    assert board.cells["notes", third.step].cards[0].rect.y == shape.rect.y
    assert "span" not in [card.id for card in board.cells["notes", "browse"].cards]


def test_cards_without_a_place_lie_in_the_tray() -> None:
    lost = [
        rec.Card(id="a", lane="gone", step="pay", text="No lane"),
        rec.Card(id="b", lane="notes", step="gone", text="No step"),
    ]
    board = board_of(with_records(*lost))
    assert [card.id for card in board.unplaced] == ["a", "b"]
    assert board.unplaced_label is not None
    assert board.unplaced_label.lines == ("2 cards without a place",)
    assert board.parts[-1].kind == "unplaced"


def test_cards_in_a_lane_of_another_kind_stand_below_its_own_content() -> None:
    cards = [rec.Card(id=f"in-{kind}", lane=kind, step="pay", text="x") for kind in ("emotion", "channels", "divider")]
    board = board_of(with_records(*cards))
    for kind in ("emotion", "channels", "divider"):
        card = board.cells[kind, "pay"].cards[0]
        lane = lane_named(board, kind)
        assert card.rect.bottom < lane.height
        for row in lane.channels:
            assert card.rect.y > row.y


def test_hidden_lanes_and_stages_are_left_out_and_their_cards_with_them() -> None:
    view = rec.View(id="v", hidden_lanes=("notes",), hidden_stages=("buy",))
    board = board_of(sample(), view)
    assert "notes" not in [lane.id for lane in board.lanes]
    assert [column.step for column in board.columns] == ["browse"]
    assert board.unplaced == ()


def test_a_collapsed_lane_is_low_and_empty() -> None:
    board = board_of(sample(), rec.View(id="v", collapsed_lanes=("images",)))
    lane = lane_named(board, "images")
    assert lane.collapsed
    assert lane.height < 40
    assert not board.cells.lane("images")


def test_a_filter_fades_what_does_not_match() -> None:
    board = board_of(sample(), rec.View(id="v", filter=rec.Filter(text="REVIEWS", personas=("jonas",))))
    faded = {card.id: card.faded for card in board.cells["notes", "browse"].cards}
    assert faded == {"note": False, "more": True}
    assert [persona.faded for persona in board.personas] == [True, False]


def test_heights_and_widths_that_were_set_are_kept() -> None:
    lane = rec.Lane(id="notes", kind="notes", height=400)
    step = rec.Step(id="pay", stage="buy", name="Pay", order="2", width=333)
    board = board_of(with_records(lane, step))
    assert lane_named(board, "notes").height == 400
    assert board.columns[-1].width == 333


@pytest.mark.parametrize("card_id", ["note", "touch", "pain", "picture"])
def test_under_a_veil_nothing_of_a_private_card_is_seen(card_id: str) -> None:
    card = sample().cards[card_id]
    private = rec.replace(card, private=True, votes=3)
    veiled = board_of(with_records(private), rec.View(id="veiled", veil=True)).cells[card.lane, card.step].cards
    shape = next(each for each in veiled if each.id == card_id)
    assert [text.lines for text in texts_of(shape)] == [("•••",)]
    assert (shape.image, shape.severity) == (None, None)


def test_steps_are_drawn_where_a_stage_has_several_or_a_named_one() -> None:
    looking, buying = board_of(sample()).stages
    assert looking.steps == ()
    assert [step.text.lines for step in buying.steps] == [("Order",), ("Pay",)]
    assert buying.rect.width > 2 * 190


@pytest.mark.parametrize(
    ("divider", "words"),
    [
        ("interaction", "Line of interaction"),
        ("visibility", "Line of visibility"),
        ("internal", "Line of internal interaction"),
    ],
)
def test_divider_lines_say_what_they_divide(divider: rec.DividerKind, words: str) -> None:
    board = board_of(with_records(rec.Lane(id="divider", kind="divider", divider=divider)))
    text = lane_named(board, "divider").divider
    assert text is not None
    assert text.lines == (words,)
