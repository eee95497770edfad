import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from tests.drawing.pictures import inked, painted

from journeyboard import resources
from journeyboard.board.lanes import LANE_ICONS
from journeyboard.board.shapes import Rect
from journeyboard.drawing.icons import has_icon, icon, paint_icon
from journeyboard.drawing.tiles import SIGNS

pytestmark = pytest.mark.usefixtures("qapp")

CLEAR = QColor(0, 0, 0, 0)


def test_every_bundled_icon_paints_something() -> None:
    for file in resources.path("icons").glob("*.svg"):
        image = painted(
            24, 24, lambda painter, name=file.stem: paint_icon(painter, name, Rect(0, 0, 24, 24), "#112233")
        )
        assert inked(image, CLEAR).width > 4, file.stem


def test_icons_take_the_colour() -> None:
    image = painted(24, 24, lambda painter: paint_icon(painter, "minus", Rect(0, 0, 24, 24), "#FF0000"))
    assert image.pixelColor(12, 12) == QColor("#FF0000")


def test_an_unknown_icon_paints_nothing() -> None:
    for name in ("", "no-such-icon", "../icons/star", "🛒", "star\n"):
        assert not has_icon(name)
        image = painted(24, 24, lambda painter, name=name: paint_icon(painter, name, Rect(0, 0, 24, 24), "#FF0000"))
        assert inked(image, CLEAR).width == 0
    with pytest.raises(KeyError):
        icon("no-such-icon", "#000000")


def test_icons_of_widgets_are_crisp_on_dense_screens() -> None:
    made = icon("save", "#112233", disabled="#999999")
    assert made.pixmap(QSize(20, 20), 2.0).size() == QSize(40, 40)
    normal = made.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Normal).toImage()
    assert normal != made.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()


def test_lanes_and_statuses_have_their_icons() -> None:
    for name in (*LANE_ICONS.values(), *SIGNS.values(), "star", "circle-help", "lock", "image"):
        assert not name or has_icon(name), name
