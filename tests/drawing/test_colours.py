import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyboard.drawing.colours import contrast, mixed, readable

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#FF0000", "#FFFFFF") == contrast("#FFFFFF", "#FF0000") == pytest.approx(4.0, abs=0.005)


def test_mixing_is_a_share_of_one_on_the_other() -> None:
    assert mixed("#FF0000", "#0000FF", 0) == "#0000FF"
    assert mixed("#FF0000", "#0000FF", 1) == "#FF0000"
    assert mixed("#FFFFFF", "#000000", 0.2) == "#333333"


@given(colours, colours)
def test_any_colour_is_made_readable_on_any_ground(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= 4.5
    assert contrast(readable(colour, ground, moving="ground"), colour) >= 4.5


@given(colours, colours)
def test_what_can_be_read_stays_as_it_is(colour: str, ground: str) -> None:
    if contrast(colour, ground) >= 4.5:
        assert readable(colour, ground) == colour
