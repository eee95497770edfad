import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.board.maps import MEASURER
from tests.journeys import journeys

from journeyboard.board.charts.against import feeling_against
from journeyboard.board.charts.frame import frame, scale_of
from journeyboard.board.charts.funnel_chart import funnel_chart
from journeyboard.board.charts.over_time import over_time
from journeyboard.board.charts.scene import Area, Chart, Dot, Label, Stroke
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey

PLOT = frame(MEASURER).plot
RATE = rec.Metric(id="rate", name="Rate", unit="percent", target=0.5)


def grid(*records: rec.Record) -> Journey:
    """Three stages A, B, C of one step each, a persona, and these."""
    stages = [rec.Stage(id=f"s{n}", name=name, order=str(n)) for n, name in enumerate("ABC")]
    steps = [rec.Step(id=f"t{n}", stage=f"s{n}", order="1") for n in range(3)]
    return Journey([rec.Persona(id="p", name="Mara"), *stages, *steps, *records])


def value(metric: str, at: str, number: float, period: str = "2026-10") -> rec.Reading:
    return rec.Reading(id=f"{metric}{at}{period}".replace("-", ""), metric=metric, at=at, value=number, period=period)


def labels(chart: Chart | None) -> list[str]:
    assert chart is not None
    return [" ".join(item.text.lines) for item in chart.items if isinstance(item, Label)]


def curves(chart: Chart | None) -> list[Stroke]:
    assert chart is not None
    return [item for item in chart.items if isinstance(item, Stroke) and item.curve]


def test_a_metric_has_a_line_for_each_stage_and_its_target() -> None:
    months = ("2026-08", "2026-09", "2026-10")
    readings = [value("rate", f"s{n}", 0.1 * n + at / 100, month) for n in (0, 1) for at, month in enumerate(months)]
    chart = over_time(grid(RATE, *readings), RATE, MEASURER)
    assert len(curves(chart)) == 2
    assert {"Aug 2026", "Oct 2026", "target 50%", "2% A", "12% B"} <= set(labels(chart))
    one = over_time(grid(RATE, *readings), RATE, MEASURER, "s1")
    assert len(curves(one)) == 1


def test_one_period_is_no_line() -> None:
    assert over_time(grid(RATE, value("rate", "s0", 0.1)), RATE, MEASURER) is None


def test_names_at_the_ends_do_not_overlap() -> None:
    readings = [value("rate", f"s{n}", 0.3, month) for n in range(3) for month in ("2026-09", "2026-10")]
    chart = over_time(grid(RATE, *readings), RATE, MEASURER)
    assert chart is not None
    names = [item.text.rect for item in chart.items if isinstance(item, Label) and item.text.style == "curve_name"]
    assert len(names) == 3
    assert not any(one.intersects(other) for at, one in enumerate(names) for other in names[at + 1 :])


def test_the_funnel_tells_what_goes_on_and_what_is_lost() -> None:
    count = rec.Metric(id="n", name="Visits", unit="count")
    chart = funnel_chart(grid(count, *(value("n", f"s{n}", 100 / 2**n) for n in range(3))), MEASURER)
    assert {"100", "50", "25", "50%", "−50%"} <= set(labels(chart))
    assert funnel_chart(grid(count), MEASURER) is None


def test_feeling_stands_against_the_bars_of_a_metric() -> None:
    feelings = [rec.Feeling(id=f"f{n}", persona="p", step=f"t{n}", value=n - 1) for n in range(3)]
    journey = grid(RATE, value("rate", "s1", 0.6), *feelings)
    chart = feeling_against(journey, RATE, MEASURER)
    assert len(curves(chart)) == 1
    assert {"A", "B", "C", "60%", "Mara", "−2", "+2"} <= set(labels(chart))
    assert chart is not None
    assert [item.colour for item in chart.items if isinstance(item, Area)] == ["good"]
    assert feeling_against(grid(RATE, value("rate", "s1", 0.6)), RATE, MEASURER) is None
    assert feeling_against(grid(RATE, *feelings), RATE, MEASURER) is None


def test_a_bar_has_its_value_above_it() -> None:
    feelings = [rec.Feeling(id=f"f{n}", persona="p", step=f"t{n}", value=n - 1) for n in range(3)]
    chart = feeling_against(grid(RATE, value("rate", "s1", 0.6), *feelings), RATE, MEASURER)
    assert chart is not None
    bar = next(item for item in chart.items if isinstance(item, Area))
    words = next(item for item in chart.items if isinstance(item, Label) and item.text.lines == ("60%",))
    assert words.text.rect.bottom <= min(y for _x, y in bar.points)


def test_where_room_is_short_the_value_stays_and_the_name_is_cut() -> None:
    readings = [value("rate", "s0", 0.3, month) for month in ("2026-09", "2026-10")]
    named = [rec.Stage(id="s0", name="Aufmerksam werden und vergleichen", order="0")]
    chart = over_time(grid(RATE, *readings, *named), RATE, MEASURER)
    end = next(words for words in labels(chart) if "Aufm" in words)
    assert end.startswith("30% ")
    assert end.endswith("…")


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=8), st.booleans())
def test_a_scale_holds_its_values_between_round_ticks(values: list[float], from_zero: bool) -> None:
    scale = scale_of(values, PLOT, from_zero=from_zero)
    held = [max(-1e300, min(number, 1e300)) for number in values]
    assert scale.low <= min(held)
    assert scale.high >= max(held)
    assert 2 <= len(scale.ticks) <= 8
    for number in values:
        assert PLOT.y - 0.01 <= scale.at(number) <= PLOT.bottom + 0.01


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((3.9, 4.2), (3.9, 4.0, 4.1, 4.2)),
        ((0, 100), (0, 20, 40, 60, 80, 100)),
        ((5,), (4.4, 4.6, 4.8, 5, 5.2, 5.4, 5.6)),
    ],
)
def test_ticks_are_round(values: tuple[float, ...], ticks: tuple[float, ...]) -> None:
    assert scale_of(values, PLOT, from_zero=False).ticks == pytest.approx(ticks)


@given(journeys())
def test_the_charts_of_any_journey_stay_on_their_paper(journey: Journey) -> None:
    charts = [funnel_chart(journey, MEASURER)]
    for metric in journey.metrics:
        charts += [over_time(journey, metric, MEASURER), feeling_against(journey, metric, MEASURER)]
    for chart in filter(None, charts):
        for item in chart.items:
            points = item.points if isinstance(item, Stroke | Area) else (item.at,) if isinstance(item, Dot) else ()
            assert all(0 <= x <= chart.width and 0 <= y <= chart.height for x, y in points)
