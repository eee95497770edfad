import pytest

from journeyboard.board.palette import STAGE_COLOURS, ink_on, stage_colour


@pytest.mark.parametrize("colour", STAGE_COLOURS)
def test_stage_colours_carry_white_text(colour: str) -> None:
    assert ink_on(colour) == "white"


@pytest.mark.parametrize(("colour", "ink"), [("#FFFFFF", "black"), ("#000000", "white"), ("#FFE08A", "black")])
def test_ink_reads_on_any_colour(colour: str, ink: str) -> None:
    assert ink_on(colour) == ink


def test_stages_take_the_colours_in_turn_unless_they_have_their_own() -> None:
    assert stage_colour("", 9) == STAGE_COLOURS[1]
    assert stage_colour("#123456", 9) == "#123456"
