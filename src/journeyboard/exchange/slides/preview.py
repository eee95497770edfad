"""The slides of the map to look at before they are written."""

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from journeyboard.board.shapes import Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.fonts import QtMeasurer, ui_font
from journeyboard.drawing.painter import paint_parts
from journeyboard.exchange.format import Page
from journeyboard.exchange.slides.deck import Deck
from journeyboard.exchange.slides.pages import MapPage, readable_pages, stage_colours
from journeyboard.exchange.slides.tables import numbered
from journeyboard.exchange.slides.template import Base
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import View
from journeyboard.language import _

_TITLE, _QUIET = 22, 12
"""The sizes of titles and of what stands below them, in points."""


def map_previews(journey: Journey, view: View, base: Base) -> tuple[Page, ...]:
    """The slides of the map, as large as the slides, in points."""
    measurer = QtMeasurer()
    title = journey.info.title or _("Untitled journey")
    deck = Deck(base, measurer, title)
    pages = readable_pages(journey, view, measurer, stage_colours(journey, deck.look.stages), deck.body)
    return tuple(
        Page(deck.width, deck.height, partial(_paint, deck, numbered(title, number, len(pages)), map_page))
        for number, map_page in enumerate(pages, start=1)
    )


def _paint(deck: Deck, title: str, map_page: MapPage, painter: QPainter) -> None:
    theme, board, body = deck.look.theme, map_page.board, deck.body
    painter.fillRect(QRectF(0, 0, deck.width, deck.height), QColor(theme.paper))
    painter.setPen(QColor(theme.ink))
    painter.setFont(ui_font(_TITLE, 700))
    room = QRectF(body.x, deck.title.y, body.width, deck.title.height)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
    painter.translate(*map_page.place(body))
    painter.scale(map_page.size, map_page.size)
    region = Rect(0, map_page.top, board.width, board.height - map_page.top)
    paint_parts(painter, board, region, Detail.FULL, theme)
