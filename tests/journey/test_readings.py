import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from journeyboard.journey import records as rec
from journeyboard.journey.catalogue import CATALOGUE, metric_from, unused
from journeyboard.journey.journey import Journey
from journeyboard.journey.readings import (
    TakenError,
    edit_reading,
    key_of,
    new_metric,
    put_readings,
    reading_places,
    replace_readings,
)
from journeyboard.language import speaking


def reading(reading_id: str, period: str = "2026-10", value: float = 1, at: str = "s", **fields: object) -> rec.Reading:
    return rec.Reading.model_validate(
        {"id": reading_id, "metric": "m", "at": at, "period": period, "value": value, **fields}
    )


def test_a_reading_with_the_same_key_is_replaced_and_keeps_its_id() -> None:
    journey = Journey([reading("a", value=1), reading("b", "2026-09")])
    journey.apply(put_readings(journey, [reading("new", value=5), reading("more", "2026-08")], "Put"))
    assert {one.id: one.value for one in journey.all(rec.Reading).values()} == {"a": 5, "b": 1, "more": 1}


def test_two_new_ones_with_the_same_key_are_one_the_later() -> None:
    journey = Journey()
    journey.apply(put_readings(journey, [reading("a", value=1), reading("b", value=2)], "Put"))
    assert [(one.id, one.value) for one in journey.all(rec.Reading).values()] == [("a", 2)]


def test_rows_are_written_over_as_one_change() -> None:
    journey = Journey([reading("a", "2026-09"), reading("b", "2026-10"), reading("c", "2026-11")])
    old = [journey.all(rec.Reading)[one] for one in ("a", "b")]
    swapped = [rec.replace(old[0], period="2026-10"), rec.replace(old[1], period="2026-09")]
    change = replace_readings(journey, old, swapped, "Paste")
    journey.apply(change)
    assert {one.id: one.period for one in journey.all(rec.Reading).values()} == {
        "a": "2026-10",
        "b": "2026-09",
        "c": "2026-11",
    }


def test_an_edit_never_makes_two_of_a_key() -> None:
    journey = Journey([reading("a", "2026-09"), reading("b", "2026-10")])
    with pytest.raises(TakenError, match="already"):
        edit_reading(journey, "a", period="2026-10")
    journey.apply(edit_reading(journey, "a", period="2026-10", segment="new"))
    with pytest.raises(ValidationError):
        edit_reading(journey, "a", n=-1)
    with pytest.raises(KeyError):
        edit_reading(journey, "gone", value=1)


@given(st.lists(st.sampled_from(["2026-08", "2026-09", "2026-10"]), max_size=8))
def test_no_key_is_there_twice_whatever_is_put(periods: list[str]) -> None:
    journey = Journey([reading("a", "2026-08"), reading("b", "2026-09")])
    journey.apply(put_readings(journey, [reading(f"x{n}", period) for n, period in enumerate(periods)], "Put"))
    keys = [key_of(one) for one in journey.all(rec.Reading).values()]
    assert len(keys) == len(set(keys))


def test_places_are_stages_named_steps_and_touchpoints() -> None:
    journey = Journey(
        [
            rec.Stage(id="s", name="Buy", order="1"),
            rec.Step(id="t1", stage="s", name="Pay", order="1"),
            rec.Step(id="t2", stage="s", order="2"),
            rec.Stage(id="single", name="Use", order="2"),
            rec.Step(id="t3", stage="single", order="1"),
            rec.Card(id="shop", kind="touchpoint", step="t1", text="The\nshop"),
            rec.Card(id="note", step="t1", text="Note"),
        ]
    )
    assert dict(reading_places(journey)) == {
        "s": "Buy",
        "t1": "Buy: Pay",
        "t2": "Buy: –",
        "shop": "Buy: The shop",
        "single": "Use",
    }


def test_a_new_metric_stands_behind_the_others() -> None:
    journey = Journey([rec.Metric(id="a", order="V")])
    journey.apply(new_metric(journey, rec.Metric(id="b", name="New")))
    assert [metric.id for metric in journey.metrics] == ["a", "b"]


def test_the_catalogue_is_complete_in_both_languages() -> None:
    for language in ("en", "de"):
        journey = Journey([rec.JourneyInfo(id="journey", language=language)])
        metrics = [metric_from(journey, usual) for usual in CATALOGUE]
        assert len({metric.name for metric in metrics}) == len(CATALOGUE)
        assert all(metric.name and len(metric.note) > 20 for metric in metrics)
        if language == "de":
            with speaking("en"):
                assert all(metric.note != usual.note for metric, usual in zip(metrics, CATALOGUE, strict=True))


def test_what_the_map_has_is_not_offered_again() -> None:
    journey = Journey([rec.Metric(id="a", name="bounce RATE")])
    assert "Bounce rate" not in {usual.name for usual in unused(journey)}
    assert len(list(unused(journey))) == len(CATALOGUE) - 1
