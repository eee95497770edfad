"""Links of cards: which way they go, and that no word is crossed while there is another way."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import isfinite
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.board.maps import board_of, link, random_map

from journeyboard.board.curves import point_on
from journeyboard.board.finding import card_rect, cell_of, cell_rect, hit, lane_of
from journeyboard.board.links.whole import WholeLink, whole_link, whole_links
from journeyboard.board.shapes import Board, LinkPiece, Point, Rect
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey

COLUMNS, LANES = 5, ("doing", "touch", "pain", "chance")
KINDS: dict[str, tuple[rec.LaneKind, rec.CardKind]] = {
    "doing": ("notes", "note"),
    "touch": ("touchpoints", "touchpoint"),
    "pain": ("pain_points", "pain_point"),
    "chance": ("opportunities", "opportunity"),
}


def grid() -> Iterator[rec.Record]:
    """Five stages, four lanes of cards."""
    for column in range(COLUMNS):
        yield rec.Stage(id=f"s{column}", name=f"Stage {column}", order=str(column))
        yield rec.Step(id=f"t{column}", stage=f"s{column}")
    for place, (lane, (kind, _card)) in enumerate(KINDS.items()):
        yield rec.Lane(id=lane, kind=kind, order=str(place))


def card(lane: str, column: int, place: int = 0, *, to: int | None = None) -> rec.Card:
    """A card called after its place, such as "pain2-0"."""
    end = f"t{to}" if to is not None else ""
    name = f"{lane}{column}-{place}"
    kind = KINDS[lane][1]
    return rec.Card(id=name, kind=kind, lane=lane, step=f"t{column}", end_step=end, text=name, order=str(place))


def everywhere() -> list[rec.Record]:
    """Two cards in every cell."""
    return [card(lane, column, place) for lane in LANES for column in range(COLUMNS) for place in range(2)]


def linked(*links: rec.Link, cards: Sequence[rec.Record] | None = None, view: rec.View = rec.EVERYTHING) -> Board:
    return board_of(Journey([*grid(), *(cards if cards is not None else everywhere()), *links]), view)


def the_link(board: Board, link_id: str = "k") -> WholeLink:
    found = whole_link(board, link_id)
    assert found is not None
    return found


def points_of(found: WholeLink) -> list[Point]:
    """Points along a link, close together."""
    return [point_on(cubic, step / 60) for cubic in found.path for step in range(61)]


def rect_of(board: Board, card_id: str) -> Rect:
    rect = card_rect(board, card_id)
    assert rect is not None
    return rect


def all_cards(board: Board) -> dict[str, Rect]:
    ids = [shape.id for cell in board.cells.values() for shape in cell.cards]
    ids += [span.id for lane in board.lanes for span in lane.spans]
    return {card_id: rect_of(board, card_id) for card_id in ids}


def crossed(board: Board, found: WholeLink) -> list[str]:
    """The cards that a link passes behind or over; it may touch those it joins at their edges."""
    cards = {card_id: rect.grown(-0.5) for card_id, rect in all_cards(board).items()}
    points = points_of(found)
    return [card_id for card_id, rect in cards.items() if any(rect.contains(x, y) for x, y in points)]


def assert_joined(board: Board, found: WholeLink, start: str, end: str) -> None:
    """It begins at the edge of one card and its head touches the edge of the other, without a gap on the way."""
    for card_id, (x, y) in ((start, found.path[0][0]), (end, found.head[0])):
        assert rect_of(board, card_id).grown(0.01).contains(x, y)
        assert not rect_of(board, card_id).grown(-0.01).contains(x, y)
    assert found.path[-1][3] == found.head[0]
    for one, other in pairwise(found.path):
        assert one[3] == pytest.approx(other[0])


@settings(max_examples=150)
@given(seed=st.integers(0, 10**9))
def test_links_cross_no_card_and_join_what_they_are_to_join(seed: int) -> None:
    random = Random(seed)
    cards = [each for each in everywhere() if random.random() < 0.7]
    # Cards over several columns stand in the way of what goes up and down; one in a lane leaves a way around.
    for lane in LANES:
        first = random.randrange(COLUMNS)
        if random.random() < 0.5:
            cards.append(card(lane, first, 9, to=random.randrange(first, COLUMNS)))
    ids = [each.id for each in cards]
    links = [
        link(
            f"k{n}",
            *random.sample(ids, 2),
            kind=random.choice(get_args(rec.LinkKind)),
            label=random.choice(("", "why")),
        )
        for n in range(8)
    ]
    board = linked(*links, cards=cards)
    for each in links:
        found = the_link(board, each.id)
        assert_joined(board, found, each.from_, each.to)
        assert crossed(board, found) == []
        assert all(isfinite(x) and isfinite(y) for x, y in points_of(found))
        assert all(0 <= x <= board.width and 0 <= y <= board.height for x, y in points_of(found))


@settings(max_examples=80)
@given(seed=st.integers(0, 10**9))
def test_of_any_map_every_link_between_shown_cards_is_drawn_the_same_each_time(seed: int) -> None:
    journey = random_map(Random(seed))
    board = board_of(journey)
    assert board_of(Journey(list(journey)[::-1])) == board
    for each in journey.links:
        if each.from_ != each.to and cell_of(board, each.from_) and cell_of(board, each.to):
            assert_joined(board, the_link(board, each.id), each.from_, each.to)


def test_a_link_to_the_card_below_is_a_straight_line() -> None:
    found = the_link(linked(link("k", "pain2-1", "chance2-0")))
    xs = {round(x, 3) for x, _y in points_of(found)}
    assert len(xs) == 1


def test_a_card_between_makes_it_go_around() -> None:
    board = linked(link("k", "pain2-0", "chance2-0"))
    right = rect_of(board, "pain2-0").right
    assert max(x for x, _y in points_of(the_link(board))) > right


def test_links_that_run_beside_each_other_keep_apart() -> None:
    board = linked(*(link(f"k{n}", f"doing{n % 2}-0", f"chance{n % 2 + 1}-0") for n in range(4)))
    lane = lane_of(board, "touch")
    assert lane is not None
    passing = sorted(piece.path[0][0][0] for piece in lane.links)
    assert len(passing) == 4
    assert all(other - one > 2 for one, other in pairwise(passing))


def test_labels_stand_on_lane_edges_clear_of_cards_and_each_other() -> None:
    random = Random(5)
    ids = [each.id for each in everywhere()]
    board = linked(*(link(f"k{n}", *random.sample(ids, 2), label="because of this") for n in range(12)))
    labels = [found.label.rect for found in whole_links(board) if found.label is not None]
    assert len(labels) == 12
    for one, other in combinations(labels, 2):
        assert not one.intersects(other)
    for label in labels:
        assert not any(label.intersects(rect) for rect in all_cards(board).values())


def test_a_share_is_written_where_there_is_no_label() -> None:
    found = the_link(linked(link("k", "pain2-0", "chance2-0", share=0.31)))
    assert found.label is not None
    assert found.label.lines == ("31%",)


def test_a_link_to_a_stage_ends_below_it() -> None:
    board = linked(link("k", "pain2-0", "s4"))
    found = the_link(board)
    x, y = found.head[0]
    column = cell_rect(board, "doing", "t4")
    assert column is not None
    assert column.x < x < column.right
    assert y == column.y
    assert crossed(board, found) == []


def test_a_link_from_a_step_has_the_colour_of_its_stage() -> None:
    board = linked(link("k", "t1", "pain2-0"))
    pieces = [piece for lane in board.lanes for piece in lane.links]
    assert {piece.colour for piece in pieces} == {board.stages[1].colour}
    assert the_link(board).path[0][0][1] == board.lanes[0].y


@pytest.mark.parametrize(
    "view",
    [
        rec.View(id="v", hidden_lanes=("pain",)),
        rec.View(id="v", collapsed_lanes=("pain",)),
        rec.View(id="v", hidden_stages=("s2",)),
        rec.View(id="v", links="none"),
    ],
)
def test_a_link_to_what_is_not_shown_is_not_shown(view: rec.View) -> None:
    board = linked(link("k", "pain2-0", "doing1-0"), view=view)
    assert whole_link(board, "k") is None


def test_links_may_be_left_to_the_selection() -> None:
    board = linked(link("k", "pain2-0", "chance2-0"), view=rec.View(id="v", links="selected"))
    assert whole_link(board, "k") is not None
    assert list(whole_links(board)) == []
    x, y = middle_of_line(the_link(board))
    assert hit(board, x, y).kind == "cell"


def test_without_links_there_are_no_arcs_either() -> None:
    view = rec.View(id="v", links="none")
    assert linked(link("k", "s0", "s1"), view=view).arcs == ()


def test_links_fade_with_their_ends() -> None:
    cards = [
        card("pain", 2),
        rec.replace(card("chance", 2), tags=("soon",)),
        rec.replace(card("doing", 0), tags=("soon",)),
    ]
    links = (link("a", "pain2-0", "chance2-0"), link("b", "doing0-0", "chance2-0"))
    board = linked(*links, cards=cards, view=rec.View(id="v", filter=rec.Filter(tags=("soon",))))
    faded: dict[str, set[bool]] = {}
    for piece in pieces_of(board):
        faded.setdefault(piece.link, set()).add(piece.faded)
    assert faded == {"a": {True}, "b": {False}}


def test_a_link_is_hit_on_its_line_and_label_and_cards_before_it() -> None:
    board = linked(link("k", "pain2-0", "chance4-1", label="why"))
    found = the_link(board)
    assert found.label is not None
    assert hit(board, *found.label.rect.centre).id == "k"
    x, y = middle_of_line(found)
    assert hit(board, x, y).id == "k"
    assert hit(board, x, y + 2).kind == "link"
    assert hit(board, *rect_of(board, "pain2-0").centre).kind == "card"


def middle_of_line(found: WholeLink) -> Point:
    longest = max(found.path, key=lambda cubic: abs(cubic[3][0] - cubic[0][0]) + abs(cubic[3][1] - cubic[0][1]))
    return point_on(longest, 0.5)


def pieces_of(board: Board) -> Iterator[LinkPiece]:
    return (piece for lane in board.lanes for piece in lane.links)
