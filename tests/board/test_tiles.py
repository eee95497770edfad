from tests.board.maps import board_of, sample

from journeyboard.board.figure_shapes import TileShape
from journeyboard.journey import records as rec
from journeyboard.journey.journey import Journey


def tiles_of(journey: Journey, view: rec.View = rec.EVERYTHING, step: str = "order") -> tuple[TileShape, ...]:
    return board_of(journey, view).cells["metrics", step].tiles


def with_readings(*readings: rec.Record) -> Journey:
    return Journey([*sample(), *readings])


def test_a_tile_tells_value_change_course_target_and_status() -> None:
    (tile,) = tiles_of(sample())
    assert tile.name.lines == ("Orders",)
    assert tile.value.lines == ("1,840",)
    assert tile.change is not None
    assert tile.change.lines == ("▼ 12%",)
    assert tile.better is False
    assert len(tile.spark) == 2
    assert tile.spark[0][1] < tile.spark[1][1]
    assert tile.note is not None
    assert tile.note.lines == ("target 2,400",)
    assert tile.status == "bad"


def test_a_stages_figure_stands_at_its_first_step_and_a_steps_at_its_own() -> None:
    journey = with_readings(rec.Reading(id="r3", metric="orders", at="pay", value=5))
    assert [tile.at for tile in tiles_of(journey)] == ["buy"]
    assert [tile.at for tile in tiles_of(journey, step="pay")] == ["pay"]


def test_several_tiles_stand_below_each_other_in_the_order_of_the_metrics() -> None:
    earlier = rec.Metric(id="earlier", name="Visits", order="0")
    later = rec.Metric(id="orders", name="Orders", order="1")
    reading = rec.Reading(id="r8", metric="earlier", at="buy", value=1)
    records = [record for record in sample() if record.id != "orders"]
    first, second = tiles_of(Journey([*records, later, earlier, reading]))
    assert (first.metric, second.metric) == ("earlier", "orders")
    assert second.rect.y == first.rect.bottom + 5


def test_a_view_looks_back_to_its_period_and_shows_its_metrics() -> None:
    (tile,) = tiles_of(sample(), rec.View(id="v", period="2026-09"))
    assert tile.value.lines == ("2,090",)
    assert tile.change is None
    assert tile.spark == ()
    assert tiles_of(sample(), rec.View(id="v", metrics=("another",))) == ()


def test_a_view_puts_the_period_it_names_beside_the_latest() -> None:
    journey = with_readings(rec.Reading(id="r0", metric="orders", at="buy", period="2026-01", value=920))
    (tile,) = tiles_of(journey, rec.View(id="v", compare="2026-01"))
    assert [(side.label.lines, side.value.lines) for side in tile.sides] == [
        (("Oct 2026",), ("1,840",)),
        (("Jan 2026",), ("920",)),
    ]
    assert tile.sides[0].value.rect.right <= tile.sides[1].value.rect.x
    assert tile.change is not None
    assert tile.change.lines == ("▲ 100%",)
    assert tile.better


def test_a_period_without_a_reading_is_told_as_none() -> None:
    (tile,) = tiles_of(sample(), rec.View(id="v", compare="2020"))
    assert [side.value.lines for side in tile.sides] == [("1,840",), ("–",)]
    assert tile.change is None


def test_a_view_puts_personas_side_by_side() -> None:
    own = rec.Reading(id="r7", metric="orders", at="buy", persona="mara", period="2026-10", value=700)
    (tile,) = tiles_of(with_readings(own), rec.View(id="v", compare_personas=("mara", "jonas")))
    assert [(side.label.lines, side.value.lines) for side in tile.sides] == [
        (("Mara",), ("700",)),
        (("Jonas",), ("–",)),
    ]


def test_a_tile_tells_of_how_many_its_value_is() -> None:
    journey = with_readings(rec.Reading(id="r3", metric="orders", at="pay", value=5, n=1234))
    (tile,) = tiles_of(journey, step="pay")
    assert tile.note is not None
    assert tile.note.lines == ("target 2,400", "n = 1,234")


def test_a_lane_shows_the_metrics_it_names() -> None:
    lane = rec.Lane(id="metrics", kind="metrics", metrics=("another",))
    records = [record for record in sample() if record.id != "metrics"]
    assert tiles_of(Journey([*records, lane])) == ()


def test_a_tile_waits_where_a_metric_is_followed_and_has_no_value_yet() -> None:
    orders = rec.replace(sample().all(rec.Metric)["orders"], at=("look", "buy", "pay"))
    journey = Journey([orders if record.id == "orders" else record for record in sample()])
    (waiting,) = tiles_of(journey, step="pay")
    assert (waiting.waits, waiting.at, waiting.status) == (True, "pay", None)
    assert waiting.value.lines == ("–",)
    assert waiting.note is not None
    assert waiting.note.lines == ("target 2,400",)
    (known,) = tiles_of(journey)
    assert not known.waits
    assert tiles_of(journey, rec.View(id="v", metrics=("another",)), step="pay") == ()


def test_a_waiting_tile_without_a_target_says_that_there_is_no_value() -> None:
    journey = with_readings(rec.Metric(id="m", name="Visits", at=("pay",)))
    (tile,) = tiles_of(journey, step="pay")
    assert tile.note is not None
    assert tile.note.lines == ("no value yet",)


def test_a_course_between_the_largest_numbers_stays_in_its_tile() -> None:
    journey = with_readings(
        rec.Reading(id="r3", metric="orders", at="pay", period="2026-01", value=-1.7e308),
        rec.Reading(id="r4", metric="orders", at="pay", period="2026-02", value=1.7e308),
    )
    (tile,) = tiles_of(journey, step="pay")
    assert tile.change is None
    assert all(0 <= x <= tile.rect.width and 0 <= y <= tile.rect.height for x, y in tile.spark)
