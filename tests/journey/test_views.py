"""Saved views: kept, changed, the one a journey opens with."""

from tests.board import maps

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import EVERYTHING, replace
from journeyboard.journey.views import is_as_saved, open_with, save_view, update_view


def with_views(*names: str) -> Journey:
    journey = Journey(maps.sample())
    for name in names:
        journey.apply(save_view(journey, name, replace(EVERYTHING, hidden_lanes=("do",), zoom=0.5), name))
    return journey


def test_a_saved_view_stands_behind_the_others_with_what_is_shown() -> None:
    journey = with_views("one", "two")
    assert [view.name for view in journey.views][-2:] == ["one", "two"]
    assert (journey.views[-1].hidden_lanes, journey.views[-1].zoom) == (("do",), 0.5)


def test_updating_keeps_name_and_place() -> None:
    journey = with_views("one", "two")
    before = journey.views
    journey.apply(update_view(journey, "one", replace(EVERYTHING, evidence=True)))
    assert [view.name for view in journey.views] == [view.name for view in before]
    view = next(view for view in journey.views if view.id == "one")
    assert view.evidence
    assert view.hidden_lanes == ()


def test_only_one_view_opens() -> None:
    journey = with_views("one", "two")
    journey.apply(open_with(journey, "one"))
    journey.apply(open_with(journey, "two"))
    assert [view.id for view in journey.views if view.default] == ["two"]
    assert journey.opening_view.id == "two"
    journey.apply(open_with(journey, ""))
    assert journey.opening_view is EVERYTHING


def test_what_is_shown_is_as_saved_until_it_is_changed() -> None:
    journey = with_views("one")
    held = next(view for view in journey.views if view.id == "one")
    assert is_as_saved(journey, held)
    assert is_as_saved(journey, replace(held, zoom=2.0))
    assert not is_as_saved(journey, replace(held, evidence=True))
    assert is_as_saved(journey, EVERYTHING)
    assert not is_as_saved(journey, replace(EVERYTHING, evidence=True))
