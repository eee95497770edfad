"""The map as it is drawn, for the formats that show it."""

from PySide6.QtGui import QPainter

from journeyboard.board.layout import lay_out
from journeyboard.board.shapes import Board, Rect
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.painter import detail_for, paint
from journeyboard.drawing.theme import Theme, themed
from journeyboard.exchange.format import Page
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import View


def board_of(journey: Journey, view: View) -> tuple[Board, Theme]:
    """What the view shows, laid out, and the theme it is drawn in."""
    return lay_out(journey, view, QtMeasurer()), themed(view.theme)


def map_page(journey: Journey, view: View) -> Page:
    """The whole map as one page of its own size."""
    board, theme = board_of(journey, view)

    def draw(painter: QPainter) -> None:
        detail = detail_for(painter.worldTransform().m11())
        paint(painter, board, Rect(0, 0, board.width, board.height), detail, theme)

    return Page(board.width, board.height, draw)
