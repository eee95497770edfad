from tests.board.maps import board_of

from journeyboard.board.figure_shapes import FunnelShape
from journeyboard.board.funnel import BAND
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey

FUNNEL = rec.View(id="v", funnel=True)


def counted(*values: float, **metric: object) -> Journey:
    """Stages with one count each."""
    stages = [rec.Stage(id=f"s{n}", name=f"Stage {n}", order=str(n)) for n in range(len(values))]
    steps = [rec.Step(id=f"t{n}", stage=f"s{n}", order="1") for n in range(len(values))]
    readings = [rec.Reading(id=f"r{n}", metric="m", at=f"s{n}", value=value) for n, value in enumerate(values)]
    return Journey(
        [
            *stages,
            *steps,
            rec.Metric.model_validate({"id": "m", "name": "Visits", "unit": "count", **metric}),
            *readings,
        ]
    )


def funnel_of(journey: Journey, view: rec.View = FUNNEL) -> FunnelShape:
    shape = board_of(journey, view).funnel
    assert shape is not None
    return shape


def test_it_is_drawn_where_the_view_wants_it_and_there_is_one() -> None:
    journey = counted(100, 50)
    assert board_of(journey).funnel is None
    assert board_of(counted(100), FUNNEL).funnel is None
    board = board_of(journey, FUNNEL)
    kinds = [part.kind for part in board.parts]
    assert kinds.index("funnel") == kinds.index("stages") + 1
    part = next(part for part in board.parts if part.kind == "funnel")
    assert board.funnel is not None
    assert part.rect.height == board.funnel.height


def test_bands_are_as_high_as_their_counts() -> None:
    bars = funnel_of(counted(200, 100, 0)).bars
    assert [bar.rect.height for bar in bars] == [BAND, BAND / 2, 2]
    assert len({round(bar.rect.y + bar.rect.height / 2, 6) for bar in bars}) == 1
    assert [bar.value.lines for bar in bars] == [("200",), ("100",), ("0",)]


def test_between_them_it_tells_what_goes_on_and_what_is_lost() -> None:
    first, second = funnel_of(counted(200, 100, 10)).steps
    assert first.text.lines == ("50% · −50%",)
    assert second.text.lines == ("10% · −90%",)
    assert (first.is_largest, second.is_largest) == (False, True)
    assert first.corners[0][0] < first.corners[1][0]


def test_a_count_that_grows_is_no_loss() -> None:
    (step,) = funnel_of(counted(100, 110)).steps
    assert step.text.lines == ("110% · +10%",)
    assert not step.is_largest


def test_what_is_counted_is_named_once_unless_it_changes() -> None:
    assert [bar.name is not None for bar in funnel_of(counted(2, 1)).bars] == [True, False]


def test_a_hidden_stage_is_passed_over() -> None:
    bars = funnel_of(counted(200, 100, 50), rec.View(id="v", funnel=True, hidden_stages=("s1",))).bars
    assert [bar.stage for bar in bars] == ["s0", "s2"]
