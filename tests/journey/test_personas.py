"""Edits of personas: portraits, and copies from another journey."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.journey.changes import Change
from journeyboard.journey.journey import Journey
from journeyboard.journey.personas import (
    CLOSEST,
    add_persona,
    centre_crop,
    copy_personas,
    crop_at,
    crop_portrait,
    remove_portrait,
    set_portrait,
    zoom_of,
)
from journeyboard.journey.records import Asset, Card, Persona, Record

PICTURE = Asset(id="pic", media_type="image/png", sha256="aa", data="AA==", width=400, height=200)
OTHER = Asset(id="other", media_type="image/png", sha256="bb", data="AQ==", width=10, height=10)


def done(journey: Journey, change: Change) -> Journey:
    journey.apply(change)
    return journey


def persona(journey: Journey, persona_id: str = "ada") -> Persona:
    found = journey.find(Persona, persona_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("size", "crop"),
    [((400, 200), (0.25, 0, 0.5, 1)), ((200, 400), (0, 0.25, 1, 0.5)), ((9, 9), (0, 0, 1, 1)), ((0, 0), (0, 0, 1, 1))],
)
def test_a_crop_is_the_square_in_the_middle(size: tuple[int, int], crop: tuple[float, ...]) -> None:
    assert centre_crop(*size) == crop


def test_a_portrait_comes_with_its_picture_and_goes_with_it() -> None:
    journey = Journey([Persona(id="ada")])
    before = list(journey)
    change = set_portrait(journey, "ada", PICTURE)
    done(journey, change)
    assert persona(journey).portrait == "pic"
    assert persona(journey).portrait_crop == (0.25, 0, 0.5, 1)
    assert set(journey.assets) == {"pic"}
    done(journey, remove_portrait(journey, "ada"))
    assert list(journey) == before


def test_another_portrait_takes_the_former_picture_away_unless_it_is_used() -> None:
    users: list[Record] = [Persona(id="bo", portrait="pic"), Card(id="c", kind="image", asset="pic")]
    for user in (None, *users):
        journey = Journey([Persona(id="ada", portrait="pic"), PICTURE, *([user] if user else [])])
        done(journey, set_portrait(journey, "ada", OTHER))
        assert set(journey.assets) == ({"pic", "other"} if user else {"other"})


def test_the_same_picture_is_held_once() -> None:
    journey = Journey([Persona(id="ada"), PICTURE])
    done(journey, set_portrait(journey, "ada", PICTURE.model_copy(update={"id": "again"})))
    assert set(journey.assets) == {"pic"}
    assert persona(journey).portrait == "pic"


def test_a_portrait_of_nobody_changes_nothing() -> None:
    assert not set_portrait(Journey(), "ada", PICTURE)
    assert not remove_portrait(Journey(), "ada")


def test_personas_are_copied_behind_the_others_with_their_portraits() -> None:
    journey = Journey([Persona(id="ada", name="Ada", order="V")])
    other = Journey(
        [
            Persona(id="ada", name="Another Ada", order="V"),
            Persona(id="cy", name="Cy", order="W", portrait="pic", goals=("Rest",)),
            PICTURE,
        ]
    )
    done(journey, copy_personas(journey, other, ["ada", "cy", "gone"]))
    assert [each.name for each in journey.personas] == ["Ada", "Another Ada", "Cy"]
    assert len({each.id for each in journey.personas}) == 3
    assert persona(journey, "cy").goals == ("Rest",)
    assert journey.assets["pic"] == PICTURE


def test_a_copied_picture_takes_nobodys_id() -> None:
    taken = OTHER.model_copy(update={"id": "pic"})
    journey = Journey([taken])
    other = Journey([Persona(id="cy", portrait="pic"), PICTURE])
    done(journey, copy_personas(journey, other, ["cy"]))
    assert journey.assets["pic"] == taken
    assert journey.assets[persona(journey, "cy").portrait].sha256 == "aa"


sides = st.integers(1, 4000)
shares = st.floats(-2, 3)


@given(sides, sides, shares, shares, st.floats(0.1, 20))
def test_a_crop_is_a_square_within_the_picture(width: int, height: int, x: float, y: float, zoom: float) -> None:
    left, top, wide, high = crop_at(width, height, x, y, zoom)
    assert left >= 0 <= top
    assert left + wide <= 1.0002
    assert top + high <= 1.0002
    assert wide * width == pytest.approx(high * height, abs=max(width, height) * 0.0002)


@given(st.floats(1, CLOSEST))
def test_a_zoom_is_read_back(zoom: float) -> None:
    assert zoom_of(crop_at(400, 300, 0.5, 0.5, zoom), 400, 300) == pytest.approx(zoom, rel=0.002)


def test_a_crop_around_a_point_has_it_in_the_middle() -> None:
    assert crop_at(400, 200, 0.3, 0.5, 2) == (0.175, 0.25, 0.25, 0.5)


def test_a_portrait_is_cropped() -> None:
    journey = Journey([Persona(id="ada", portrait="pic"), PICTURE])
    done(journey, crop_portrait(journey, "ada", (0.1, 0.2, 0.3, 0.6)))
    assert persona(journey).portrait_crop == (0.1, 0.2, 0.3, 0.6)
    assert not crop_portrait(journey, "gone", (0, 0, 1, 1))


def test_a_new_persona_stands_behind_the_others() -> None:
    journey = Journey([Persona(id="ada", order="V")])
    done(journey, add_persona(journey, "bo"))
    assert [(each.id, each.name) for each in journey.personas] == [("ada", ""), ("bo", "New persona")]
