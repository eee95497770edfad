from collections.abc import Sequence
from itertools import combinations, pairwise
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.board.maps import board_of, link, sample

from journeyboard.board.curves import point_on
from journeyboard.board.shapes import ArcShape, Board, Point, Rect
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey

LABELS = ("", "31 % go back", "asks a friend", "skips the showroom altogether and orders on the telephone")


def row_of_stages(count: int, width: float | None = None) -> list[rec.Record]:
    stages = [rec.Stage(id=f"s{number}", name=f"Stage {number}", order=str(number)) for number in range(count)]
    steps = [rec.Step(id=f"t{number}", stage=f"s{number}", width=width) for number in range(count)]
    # One stage of two steps, so that links to stages and to steps meet.
    return [*stages, *steps, rec.Step(id="extra", stage="s1", order="z", width=width)]


def points_of(arc: ArcShape) -> list[Point]:
    """Points along the arc, at most 2 apart."""
    coarse = [point_on(cubic, step / 40) for cubic in arc.path for step in range(41)]
    fine: list[Point] = []
    for start, end in pairwise(coarse):
        steps = 1 + int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / 2)
        fine += [
            (start[0] + (end[0] - start[0]) * step / steps, start[1] + (end[1] - start[1]) * step / steps)
            for step in range(steps + 1)
        ]
    return fine


def assert_clear(board: Board) -> None:
    part = next(part for part in board.parts if part.kind == "arcs")
    inside = Rect(0, 0, part.rect.width, part.rect.height)
    labels = [arc.label for arc in board.arcs if arc.label]
    for one, other in combinations(labels, 2):
        assert not one.rect.intersects(other.rect)
    for label in labels:
        assert label.rect.x >= 0
        assert label.rect.y >= 0
        assert label.rect.right <= inside.width
        assert label.rect.bottom <= inside.height
    for arc in board.arcs:
        for x, y in points_of(arc):
            assert inside.contains(x, y)
            assert not any(label.rect.grown(0.5).contains(x, y) for label in labels)
    ends = [round(x, 3) for arc in board.arcs for x in (arc.path[0][0][0], arc.path[-1][3][0])]
    assert len(set(ends)) == len(ends)


def linked(links: Sequence[rec.Link], count: int = 6, width: float | None = None) -> Board:
    return board_of(Journey([*row_of_stages(count, width), *links]))


@settings(max_examples=150)
@given(seed=st.integers(0, 10**9), count=st.integers(2, 9), width=st.sampled_from([None, 80]))
@example(seed=1, count=6, width=None)
def test_twenty_links_cross_no_label_and_leave_their_part_nowhere(seed: int, count: int, width: float | None) -> None:
    random = Random(seed)
    places = [*(f"s{number}" for number in range(count)), "t0", "t1", "extra"]
    links = [
        link(f"k{number:02}", random.choice(places), random.choice(places), label=random.choice(LABELS))
        for number in range(20)
    ]
    board = linked(links, count, width)
    assert len(board.arcs) == 20
    assert_clear(board)


def test_without_links_arcs_take_no_room() -> None:
    assert "arcs" not in [part.kind for part in linked([]).parts]


def test_links_of_cards_and_of_what_is_gone_are_no_arcs() -> None:
    links = [link("a", "note", "pain"), link("b", "look", "gone"), link("c", "", "")]
    assert board_of(Journey([*sample(), *links])).arcs == ()


def test_a_lone_arc_is_low_with_its_label_in_the_middle() -> None:
    board = linked([link("k", "s2", "s1", kind="returns", label="31 % go back")])
    (arc,) = board.arcs
    assert arc.kind == "returns"
    assert arc.colour == board.stages[2].colour
    assert next(part.rect.height for part in board.parts if part.kind == "arcs") <= 44
    assert arc.label is not None
    start, end = arc.path[0][0][0], arc.path[-1][3][0]
    assert arc.head[0][0] == end < start
    assert abs(arc.label.rect.centre[0] - (start + end) / 2) < 1


def test_a_share_is_written_unless_the_label_tells_it() -> None:
    bare, named, told = linked(
        [
            link("a", "s0", "s1", share=0.31),
            link("b", "s1", "s2", share=0.31, label="leave"),
            link("c", "s3", "s4", share=0.31, label="3 of 10"),
        ]
    ).arcs
    lines = [arc.label.lines for arc in (bare, named, told) if arc.label is not None]
    assert lines == [("31%",), ("leave 31%",), ("3 of 10",)]


def test_arcs_beside_each_other_share_a_level() -> None:
    one = linked([link("a", "s0", "s1", label="x")])
    two = linked([link("a", "s0", "s1", label="x"), link("b", "s3", "s4", label="y")])
    assert one.parts[1].rect.height == two.parts[1].rect.height


def test_arcs_within_each_other_do_not_cross() -> None:
    outer, inner = linked([link("a", "s0", "s4", label="x"), link("b", "s1", "s3", label="y")]).arcs
    outer_points, inner_points = points_of(outer), points_of(inner)
    assert min(y for _x, y in outer_points) < min(y for _x, y in inner_points)
    assert min(x for x, _y in outer_points) < min(x for x, _y in inner_points)
    assert max(x for x, _y in outer_points) > max(x for x, _y in inner_points)


def test_a_stage_may_lead_to_itself() -> None:
    board = linked([link("k", "s0", "s0", label="tries again")])
    assert_clear(board)
    assert board.arcs[0].label is not None
