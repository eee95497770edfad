"""The lines of icons are those that Qt draws."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from tests.drawing.pictures import differing, painted

from journeyboard import resources
from journeyboard.board.geometry import Rect
from journeyboard.drawing.icon_paths import SIDE, icon_paths
from journeyboard.drawing.icons import paint_icon

pytestmark = pytest.mark.usefixtures("qapp")
LINED = sorted(
    file.stem for file in resources.path("icons").glob("*.svg") if 'stroke-linejoin="round"' in file.read_text("utf-8")
)


@pytest.mark.parametrize("name", LINED)
def test_the_lines_of_an_icon_are_those_that_are_drawn_on_screen(name: str) -> None:
    def draw_lines(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(QColor("#000000"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        for cubics in icon_paths(name):
            path = QPainterPath()
            path.moveTo(*cubics[0][0])
            for _start, first, second, end in cubics:
                path.cubicTo(*first, *second, *end)
            painter.drawPath(path)

    def draw_icon(painter: QPainter) -> None:
        paint_icon(painter, name, Rect(0, 0, SIDE, SIDE), "#000000")

    pictures = [painted(120, 120, draw, ground="#FFFFFF", scale=5) for draw in (draw_lines, draw_icon)]
    assert differing(*pictures, tolerance=90) < 0.015 * 120 * 120


def test_an_unknown_icon_has_no_lines() -> None:
    assert icon_paths("no-such-icon") == ()
    assert icon_paths("🙂") == ()
