"""The map by a screen reader: a client of AT-SPI on a bus of its own walks the running program, and edits with it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.gui.listening import Reader, missing, reader, session_bus
from tests.gui.screens import HAVE_SCREEN, Program, screen, until

from journeyboard import resources
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Feeling
from journeyboard.storage.files import open_journey

_MISSING = missing() if HAVE_SCREEN else "Xvfb and xdotool"
pytestmark = pytest.mark.skipif(bool(_MISSING), reason=f"no screen reader: not installed: {_MISSING}")

MAP = ("panel", "Journey map")
DOING = (MAP, ("list", "Doing"), ("list", "Awareness"))
WRITTEN = (MAP, ("text", ""))


class Heard(NamedTuple):
    """A running program, and who reads it aloud."""

    program: Program
    reader: Reader
    file: Path

    @property
    def saved(self) -> Journey:
        """What is in the file."""
        return open_journey(self.file).journey

    def announces(self, what: str) -> None:
        """Wait until that is announced as what has the keyboard now."""
        until(lambda: self.reader.heard()[-1:] == [what], f"“{what}” is not announced last")

    def writes(self, text: str) -> None:
        """Replace what is in the open text field, and finish it by Enter."""
        until(lambda: self.reader.look(*WRITTEN), "no text is open")
        assert self.reader.writes(text, *WRITTEN)
        assert self.reader.ask("text", *WRITTEN) == text
        self.program.presses("Return")


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Heard]:
    file = Path(shutil.copy(resources.sample("online-shop.journey"), tmp_path / "heard.journey"))
    with screen(tmp_path) as shown, session_bus(shown, tmp_path) as bus, reader(bus, "journeyboard") as screen_reader:
        program = Program(bus, tmp_path / "state", file)
        try:
            program.works_in("heard")
            until(lambda: screen_reader.look(MAP), "the map is not on the bus")
            yield Heard(program, screen_reader, file)
        finally:
            program.end()


def test_everything_on_the_map_has_a_name_a_role_and_a_place(heard: Heard) -> None:
    journey, ask = heard.saved, heard.reader
    lines = [(role, name) for _depth, role, name in ask.ask("walk", MAP)]
    names = [name for _role, name in lines]
    assert all(name.strip() for name in names)
    assert ("heading", journey.info.title) in lines
    assert ask.names(MAP, ("list", "Stages")) == [stage.name for stage in journey.stages]
    assert {("list", lane.name) for lane in journey.lanes if lane.name} <= set(lines)
    cards = [" ".join((card.text or card.caption).split()) for card in journey.cards.values() if not card.private]
    assert {("list item", card) for card in cards if card} <= set(lines)
    feelings = len(journey.all(Feeling))
    assert sum(name.startswith(tuple(persona.name for persona in journey.personas)) for name in names) >= feelings
    assert ("list item", "Orders: 2,091") in lines

    card = ask.look(*DOING, ("list item", "Searches…"))
    assert card is not None
    assert card.description.startswith("Note, Awareness, Observed")
    x, y, wide, high = card.box
    assert ask.ask("under", MAP, x=x + wide // 2, y=y + high // 2) == ["list item", card.name]


def test_a_map_is_edited_by_what_a_screen_reader_offers(heard: Heard) -> None:
    reader, program = heard.reader, heard.program
    # A card: go there, open it, write it.
    card = (*DOING, ("list item", "Searches…"))
    assert reader.acts("SetFocus", *card)
    heard.announces("list item: Searches “oak sideboard”")
    assert reader.acts("Press", *card)
    heard.announces("text: Text")
    heard.writes("Searches for oak")
    until(lambda: "Searches for oak" in reader.names(*DOING))
    # Enter opened the next card of the cell.
    heard.announces("text: New card")
    heard.writes("Asks a friend")
    program.presses("Escape")
    until(lambda: reader.names(*DOING)[-2:] == ["Searches for oak", "Asks a friend"])
    # A stage, and a feeling.
    stages = (MAP, ("list", "Stages"))
    assert reader.acts("Press", *stages, ("list item", "Decision"))
    heard.announces("text: Name")
    heard.writes("Deciding")
    until(lambda: "Deciding" in reader.names(*stages))
    feeling = (MAP, ("list", "Emotion"), ("list", "Awareness"), ("list item", "Jonas…"))
    before = reader.look(*feeling)
    assert before is not None
    assert reader.acts("Increase", *feeling)
    heard.announces("list item: Jonas: +0.7")
    # Keys say where they lead; one undo takes one step back.
    assert reader.acts("SetFocus", *DOING, ("list item", "Asks a friend"))
    program.presses("Up")
    heard.announces("list item: Searches for oak")
    program.presses("ctrl+z")
    until(lambda: reader.look(*feeling) == before._replace(states=["showing", "focusable"]))

    program.presses("ctrl+s")
    until(lambda: any(stage.name == "Deciding" for stage in heard.saved.stages), "it is not saved")
    texts = {card.text for card in heard.saved.cards.values()}
    assert {"Searches for oak", "Asks a friend"} <= texts
    assert "Traceback" not in program.said


def test_the_outline_is_a_tree_of_named_lines(heard: Heard) -> None:
    tree = (("tree", "Outline"),)
    heard.program.presses("ctrl+shift+o")
    until(lambda: (seen := heard.reader.look(*tree)) and "showing" in seen.states)
    names = heard.reader.names(*tree)
    stages = [stage.name for stage in heard.saved.stages]
    assert all(name.strip() for name in names)
    assert [name for name in names if name in stages] == stages
    heard.program.presses("Down")
    heard.announces("table cell: Doing · 2")  # what Qt calls a line of a tree
