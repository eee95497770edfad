"""The program as it is started by a person: its own process, a real X screen, real keys and a real mouse."""

from pathlib import Path

import pytest
from tests.gui.screens import HAVE_SCREEN, PATIENCE, Run, until

from journeyboard.journey.starting import new_journey
from journeyboard.storage.files import open_journey, save_journey

pytestmark = pytest.mark.skipif(not HAVE_SCREEN, reason="Xvfb and xdotool are not installed")


def _cards(path: Path) -> set[str]:
    return {card.text for card in open_journey(path).journey.cards.values()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tried.journey"
    save_journey(new_journey("Tried", ["One", "Two", "Three"]), path, None)
    return path


def test_a_person_writes_cards_undoes_saves_and_leaves(run: Run, file: Path) -> None:
    program = run(file)
    program.works_in("tried")
    program.clicks(330, 300)
    program.types("first")
    program.presses("Return")
    program.types("second")
    program.presses("Return", "Escape", "ctrl+z", "ctrl+s")
    until(lambda: _cards(file) == {"first"})
    program.presses("ctrl+shift+z", "ctrl+s")
    until(lambda: _cards(file) == {"first", "second"})
    program.presses("ctrl+q")
    assert program.process.wait(PATIENCE) == 0
    assert "Traceback" not in program.said


def test_after_a_kill_the_next_start_offers_what_was_typed(run: Run, file: Path, tmp_path: Path) -> None:
    program = run(file)
    program.works_in("tried")
    program.clicks(330, 300)
    program.types("still being typed")
    copies = tmp_path / "state"
    until(lambda: any(b"still being typed" in copy.read_bytes() for copy in copies.rglob("*.copy")))
    program.dies()
    assert _cards(file) == set()

    again = run(file)
    again.sees("tried")
    until(lambda: len(again.screen.hand("search", "--onlyvisible", "--name", ".").split()) > 1, "nothing is offered")
