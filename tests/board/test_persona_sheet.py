"""Persona sheets laid out: everything within the sheet, nothing over anything else."""

from hypothesis import given
from hypothesis import strategies as st

from journeyboard.board.geometry import Rect
from journeyboard.board.measuring import FixedMeasurer
from journeyboard.board.persona_sheet import SHEET_WIDTH, SheetShape, lay_out_sheet
from journeyboard.journey.records import Persona, Trait

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
lists = st.lists(words, max_size=4).map(tuple)
personas = st.builds(
    Persona,
    id=st.just("p"),
    name=words,
    age=st.sampled_from(["", "31"]),
    role=words | st.just(""),
    quote=words | st.just(""),
    about=st.lists(words, max_size=6).map(" ".join),
    goals=lists,
    frustrations=lists,
    motivations=lists,
    needs=lists,
    channels=lists,
    traits=st.lists(st.builds(Trait, name=words, value=st.integers(0, 100)), max_size=4).map(tuple),
)


def _texts(sheet: SheetShape) -> list[Rect]:
    return [written.text.rect for written in sheet.texts if written.text.lines]


@given(personas)
def test_texts_lie_within_the_sheet_and_clear_of_each_other_and_of_the_portrait(persona: Persona) -> None:
    sheet = lay_out_sheet(persona, FixedMeasurer())
    texts = _texts(sheet)
    for number, rect in enumerate(texts):
        assert rect.x >= 0
        assert rect.right <= SHEET_WIDTH
        assert rect.bottom <= sheet.height
        assert not rect.intersects(sheet.portrait)
        assert not any(rect.intersects(other) for other in texts[:number])


@given(personas)
def test_marks_lie_within_the_sheet(persona: Persona) -> None:
    sheet = lay_out_sheet(persona, FixedMeasurer())
    for mark in sheet.marks:
        assert mark.rect.x >= 0
        assert mark.rect.right <= SHEET_WIDTH
        assert mark.rect.bottom <= sheet.height


def test_what_is_empty_takes_no_room() -> None:
    empty = lay_out_sheet(Persona(id="p", name="Ada"), FixedMeasurer())
    assert [written.text.lines for written in empty.texts] == [("Ada",)]
    goal = lay_out_sheet(Persona(id="p", name="Ada", goals=("To sit",)), FixedMeasurer())
    assert goal.height > empty.height


def test_a_trait_is_a_knob_on_a_track() -> None:
    def knobs(value: int) -> tuple[float, float, float]:
        sheet = lay_out_sheet(Persona(id="p", traits=(Trait(name="Calm", value=value),)), FixedMeasurer())
        track = next(mark.rect for mark in sheet.marks if mark.colour == "off")
        knob = next(mark.rect for mark in sheet.marks if mark.colour == "persona")
        return track.x, knob.x, track.right - knob.right

    assert knobs(0)[0] == knobs(0)[1]
    assert knobs(100)[2] == 0
    assert knobs(50)[1] - knobs(50)[0] == knobs(50)[2]
