"""From the start page to a projected map with figures: a template made one's own, cards, the team's spreadsheet, F5.

Places on the screen are those of a window of 1440 × 900; whether each click did what it should is seen in the end, in
the saved file, and in the pictures.
"""

import shutil
from pathlib import Path

from tests.firstuse.hands import Hands
from tests.gui.screens import until

from journeyboard import resources

SPREADSHEET = "online-shop-october.xlsx"
TEMPLATE = "Buying an appliance for the kitchen"
TITLE = "Buying a sideboard online"
CARDS = ("Reads reviews below four stars", "Visits the showroom")
PAIN = "Guest checkout is missing"
STEPS = ("start-page", "template", "cards", "spreadsheet", "figures", "presentation", "stage")
"""The pictures, in order."""
_SIX_PHASES = (1272, 150)
_FOURTH_STAGE = (700, 184)
_BELOW_CARDS = (380, 290)
_PAINS = (530, 690)
_METRICS_MENU = (295, 14)
_IMPORT = (350, 46)
_PRESENT = (1302, 52)


class Projector:
    """Does it, and keeps a picture of each step."""

    def __init__(self, hands: Hands, folder: Path, pictures: Path) -> None:
        self.hands, self.folder, self.pictures = hands, folder, pictures
        self._taken = 0

    def show_a_map(self, out: Path) -> None:
        """From the start page to the projector."""
        table = Path(shutil.copy(resources.sample(SPREADSHEET), self.folder))
        self.hands.sees("Journeyboard")
        self._picture()
        self.hands.looks()
        self.hands.clicks(*_SIX_PHASES)
        self.hands.sees(TEMPLATE)
        self._picture()
        self.hands.looks()
        self.make_it_ones_own()
        self.write_cards()
        self._picture()
        self.save(out)
        self.import_figures(table, out.stem)
        self.present()

    def make_it_ones_own(self) -> None:
        """Its title in the inspector, and the name of a stage."""
        self.hands.presses("F6", "ctrl+a")
        self.hands.types(TITLE)
        self.hands.presses("F6")
        self.hands.clicks(*_FOURTH_STAGE)
        self.hands.presses("F2")
        self.hands.types("Delivery")
        self.hands.presses("Return")

    def write_cards(self) -> None:
        """What the group says, and how bad it is."""
        self.hands.clicks(*_BELOW_CARDS)
        for card in CARDS:
            self.hands.types(card)
            self.hands.presses("Return")
        self.hands.presses("Escape")
        self.hands.clicks(*_PAINS)
        self.hands.types(PAIN)
        self.hands.presses("alt+5")

    def save(self, out: Path) -> None:
        """Under a name."""
        self.hands.presses("ctrl+s")
        self.hands.sees("Save journey as")
        self.hands.presses("ctrl+a")
        self.hands.types(str(out))
        self.hands.presses("Return")
        until(out.exists, "the map was not saved")

    def import_figures(self, table: Path, title: str) -> None:
        """See what the table says and where it lands, and take it."""
        self.hands.clicks(*_METRICS_MENU)
        self.hands.clicks(*_IMPORT)
        self.hands.sees("Import metrics")
        files = self.hands.window
        self.hands.types(str(table))
        self.hands.presses("Return")
        until(lambda: self.hands.window not in ("", files), "the table was not opened")
        self.hands.sees("Import metrics")
        self._picture()
        self.hands.looks()
        self.hands.presses("alt+i")
        self.hands.sees(title)
        self.hands.presses("Escape", "Escape", "ctrl+1", "ctrl+s")
        self.hands.looks()
        self._picture()

    def present(self) -> None:
        """The whole map; and stage after stage, each with its figures below."""
        editor = self.hands.window
        self.hands.clicks(*_PRESENT)
        until(lambda: self.hands.window not in ("", editor), "nothing is presented")
        self.hands.looks()
        self._picture()
        self.hands.presses("Right", "Right", "Right", "Right")
        self.hands.looks()
        self._picture()

    def _picture(self) -> None:
        name = f"first-use-{self._taken + 1}-{STEPS[self._taken]}.png"
        self.hands.photographs(self.pictures / name)
        self._taken += 1
