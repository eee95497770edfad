"""A new user gets there, and in time: as fast as the program can, the time worked out for a human pace."""

from functools import partial
from pathlib import Path

import pytest
from tests.firstuse.__main__ import furniture, projector, tried
from tests.firstuse.hands import HUMAN, QUICK, Hands
from tests.firstuse.projector import CARDS, PAIN, STEPS, TITLE
from tests.gui.screens import HAVE_SCREEN

from journeyboard.journey.records import Metric, Reading
from journeyboard.storage.files import open_journey

pytestmark = pytest.mark.skipif(not HAVE_SCREEN, reason="Xvfb and xdotool are not installed")


def test_the_furniture_map_is_typed_from_nothing_in_under_ten_minutes(tmp_path: Path) -> None:
    count = tried(partial(furniture, pictures=tmp_path), QUICK)
    assert count.at(HUMAN) < 600
    assert count.clicks == 0
    assert (tmp_path / "first-use-furniture.png").is_file()


def test_a_template_is_projected_with_figures_in_under_five_minutes(tmp_path: Path) -> None:
    def job(hands: Hands, _folder: Path) -> None:
        projector(hands, tmp_path, tmp_path)

    count = tried(job, QUICK)
    assert count.at(HUMAN) < 300
    journey = open_journey(tmp_path / "sideboard.journey").journey
    assert journey.info.title == TITLE
    assert [stage.name for stage in journey.stages][3] == "Delivery"
    severities = {card.text: card.severity for card in journey.cards.values()}
    assert severities.keys() >= set(CARDS)
    assert severities[PAIN] == 5
    metrics = journey.all(Metric)
    landed = {(metrics[reading.metric].name, reading.value) for reading in journey.all(Reading).values()}
    assert landed >= {("Visitors", 52104), ("Product views", 21904), ("Orders", 1840), ("On time", 0.91)}
    assert len(list(tmp_path.glob("first-use-*.png"))) == len(STEPS)
