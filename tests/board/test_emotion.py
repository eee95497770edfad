from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.board.maps import PERSONAS, STEPS, board_of, random_map, sample

from journeyboard.board.curves import monotone_path, point_on
from journeyboard.board.shapes import EmotionShape, LaneShape, Rect
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey


def emotion_lane(journey: Journey, view: rec.View = rec.EVERYTHING) -> tuple[LaneShape, EmotionShape]:
    lane = next(lane for lane in board_of(journey, view).lanes if lane.emotion)
    assert lane.emotion is not None
    return lane, lane.emotion


def crowded(seed: int) -> Journey:
    """Everybody feels something at every step, as it is and as it is to be, and says so."""
    random = Random(seed)
    journey = random_map(random, cards=0)
    kept = [record for record in journey if not isinstance(record, (rec.Feeling, rec.Lane))]
    feelings = [
        rec.Feeling(
            id=f"f{persona}{step}{state}",
            persona=persona,
            step=step,
            state=state,
            value=random.randint(-20, 20) / 10,
            note="Nobody told me why or when it would come " * random.randrange(3),
        )
        for persona in PERSONAS
        for step in STEPS
        for state in ("as_is", "to_be")
    ]
    return Journey([*kept, *feelings, rec.Lane(id="emotion", kind="emotion")])


@given(
    st.lists(st.tuples(st.floats(1, 500), st.integers(-20, 20).map(lambda tenth: tenth / 10)), min_size=2, max_size=12)
)
def test_curves_never_leave_the_range_of_two_neighbouring_points(steps: list[tuple[float, float]]) -> None:
    x, points = 0.0, []
    for wide, y in steps:
        x += wide
        points.append((x, y))
    path = monotone_path(points)
    assert [cubic[0] for cubic in path] + [path[-1][3]] == points
    for cubic in path:
        low, high = sorted((cubic[0][1], cubic[3][1]))
        heights = [point_on(cubic, step / 50)[1] for step in range(51)]
        assert all(low - 1e-9 <= y <= high + 1e-9 for y in heights)
        rising = cubic[3][1] >= cubic[0][1]
        assert heights == pytest.approx(sorted(heights, reverse=not rising), abs=1e-9)


@settings(max_examples=40)
@given(st.integers(0, 10**9))
def test_flags_and_names_lie_clear_of_points_and_each_other_in_the_lane(seed: int) -> None:
    lane, emotion = emotion_lane(crowded(seed))
    points = [Rect(*point.at, 0, 0).grown(6) for curve in emotion.curves for point in curve.points]
    labels = [flag.rect for flag in emotion.flags] + [curve.name.rect for curve in emotion.curves if curve.name]
    for one, other in combinations(labels, 2):
        assert not one.intersects(other)
    for label in labels:
        assert not any(label.intersects(point) for point in points)
        assert label.x >= 0
        assert label.y >= 0
        assert label.bottom <= lane.height


def test_points_stand_in_the_middle_of_their_columns_at_the_height_of_the_feeling() -> None:
    _lane, emotion = emotion_lane(sample())
    (curve,) = emotion.curves
    first, second = curve.points
    assert first.at == (103.5, emotion.grid[1])
    assert emotion.grid[3] < second.at[1] < emotion.grid[4]
    assert curve.name is not None
    assert curve.name.rect.x > second.at[0]
    assert [flag.text.lines for flag in emotion.flags] == [("Why an account?",)]


def test_a_curve_to_be_says_so_in_its_name() -> None:
    hoped = rec.Feeling(id="f9", persona="mara", step="pay", state="to_be", value=2, note="")
    _lane, emotion = emotion_lane(Journey([*sample(), hoped]))
    names = [curve.name.lines[0] for curve in emotion.curves if curve.name]
    assert names == ["Mara", "Mara, to-be"]
    assert [curve.state for curve in emotion.curves] == ["as_is", "to_be"]


def test_a_taller_lane_stretches_its_grid() -> None:
    tall = rec.Lane(id="emotion", kind="emotion", height=400)
    records = [record for record in sample() if record.id != "emotion"]
    lane, emotion = emotion_lane(Journey([*records, tall]))
    assert lane.height == 400
    assert emotion.grid[4] > 350


def test_curves_of_others_fade_when_a_persona_is_looked_for() -> None:
    _lane, emotion = emotion_lane(sample(), rec.View(id="v", filter=rec.Filter(personas=("jonas",))))
    assert emotion.curves[0].faded
    assert emotion.flags[0].faded
