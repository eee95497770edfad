import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter
from tests.drawing.pictures import inked, painted

from journeyboard.board.measuring import STYLES, TextStyle
from journeyboard.board.shapes import Rect, TextShape
from journeyboard.drawing.canvas import pen
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.text import paint_text, shaped_line

pytestmark = pytest.mark.usefixtures("qapp")

CLEAR = QColor(0, 0, 0, 0)


def shape(words: str, style: TextStyle = "card", width: float = 172, **more: object) -> TextShape:
    lines = QtMeasurer().wrap(words, style, width)
    return TextShape(Rect(10, 10, width, len(lines) * STYLES[style].line_height), style, lines, **more)  # type: ignore[arg-type]


def ink_of(text: TextShape, scale: float = 1) -> Rect:
    width, height = round((text.rect.width + 20) * scale), round((text.rect.height + 20) * scale)
    image = painted(width, height, lambda painter: paint_text(painter, text, pen("#000000")), scale=scale)
    ink = inked(image, CLEAR)
    return Rect(ink.x / scale, ink.y / scale, ink.width / scale, ink.height / scale)


@pytest.mark.parametrize("scale", [0.25, 0.5, 1, 1.25, 2, 4])
@pytest.mark.parametrize("style", ["card", "title", "chip"])
def test_painted_text_takes_the_measured_room_at_every_scale(style: TextStyle, scale: float) -> None:
    text = shape("Größe passt nicht: Lieferung über die Außentreppe", style)
    ink = ink_of(text, scale)
    slack = 1.5 / scale
    widest = max(QtMeasurer().width(line, style) for line in text.lines)
    assert ink.x >= text.rect.x - slack
    assert ink.y >= text.rect.y - slack
    assert ink.right <= text.rect.x + widest + slack
    assert ink.bottom <= text.rect.bottom + slack
    assert ink.width >= widest - 4 - 2 * slack


def test_text_begins_at_the_side_of_its_script() -> None:
    arabic = shape("שלום עולם", rtl=True)
    ink = ink_of(arabic)
    assert ink.right == pytest.approx(arabic.rect.right, abs=2)
    assert ink.x > arabic.rect.centre[0]


def test_text_is_aligned() -> None:
    end, centre = shape("target 50k", align="end"), shape("target 50k", align="center")
    assert ink_of(end).right == pytest.approx(end.rect.right, abs=2)
    assert ink_of(centre).centre[0] == pytest.approx(centre.rect.centre[0], abs=2)


def test_a_line_is_as_wide_as_measured() -> None:
    for words in ("Searches “oak sideboard”", "Привет, AVAV", "😀 ok"):
        assert shaped_line(words, "card").width == pytest.approx(QtMeasurer().width(words, "card"), abs=0.1)


def test_a_fallback_font_does_not_move_the_baseline() -> None:
    def top_of_h(words: str) -> float:
        image = painted(60, 40, lambda painter: paint_text(painter, shape(words), pen("#000000")))
        rows = [y for y in range(40) if any(image.pixelColor(QPoint(x, y)).alpha() for x in range(9, 19))]
        return min(rows)

    assert top_of_h("H") == top_of_h("H 😀")


def test_painting_text_leaves_the_painter_where_it_was() -> None:
    def draw(painter: QPainter) -> None:
        painter.translate(3.3, 4.7)
        before = painter.transform()
        paint_text(painter, shape("some words"), pen("#000000"))
        assert painter.transform() == before

    painted(60, 40, draw)
