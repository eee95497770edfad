"""Two jobs done as a new user does them, in a real window: `make first-use`.

Their times are printed, and their pictures kept in docs/pictures. `--quick` keeps nobody's pace: it shows whether the
way still leads where it should, and works the time out.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.firstuse.furniture import FurnitureMap, said
from tests.firstuse.hands import HUMAN, QUICK, Count, Hands, Pace, clock
from tests.firstuse.projector import Projector
from tests.gui.screens import Program, screen

from journeyboard.storage.files import open_journey

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"

Job = Callable[[Hands, Path], None]
"""What a person does; the folder is theirs."""


def furniture(hands: Hands, folder: Path, pictures: Path = PICTURES) -> None:
    """The furniture map, and its last picture."""
    typing, out = FurnitureMap(hands), folder / "furniture.journey"
    typing.type_it(out)
    hands.has_done()
    hands.photographs(pictures / "first-use-furniture.png")
    other = said(open_journey(out).journey) ^ said(typing.wanted)
    assert not other, f"the map is another than the sample: {other}"


def projector(hands: Hands, folder: Path, pictures: Path = PICTURES) -> None:
    """The projected map, with a picture of each step."""
    Projector(hands, folder, pictures).show_a_map(folder / "sideboard.journey")
    hands.has_done()


def tried(job: Job, pace: Pace) -> Count:
    """Do a job on a screen of its own, with a program that nobody has used before."""
    with tempfile.TemporaryDirectory() as folder, screen(Path(folder)) as shown:
        program = Program(shown, Path(folder, "state"))
        try:
            hands = Hands(program, pace)
            job(hands, Path(folder))
            assert "Traceback" not in program.said, program.said
            return hands.count
        finally:
            program.end()


def main(arguments: list[str]) -> None:
    """Do both, and tell how long they took."""
    pace = QUICK if "--quick" in arguments else HUMAN
    write = sys.stdout.write
    write(f"A new user: {HUMAN}.\n")
    jobs: tuple[tuple[str, Job], ...] = (
        ("the furniture map from nothing by typing (aim: under 10:00)", furniture),
        ("from the start page to a projected map with figures (aim: under 5:00)", projector),
    )
    for what, job in jobs:
        count = tried(job, pace)
        write(f"{what}: {clock(count.at(HUMAN))}\n    {count}\n")
    write(f"Pictures: {PICTURES}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
