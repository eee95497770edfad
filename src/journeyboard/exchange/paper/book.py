"""The book: a cover with the whole map, a page for each persona, one for each stage with its weak points."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QPainter

from journeyboard.board.measuring import TextStyle
from journeyboard.board.persona_sheet import lay_out_sheet
from journeyboard.board.shapes import Board, Rect
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.personas import paint_sheet
from journeyboard.drawing.theme import Theme
from journeyboard.exchange.format import Page
from journeyboard.exchange.paper.sheets import Sheet, paint_fitted
from journeyboard.exchange.paper.stage_page import stage_page
from journeyboard.exchange.paper.writing import begun, write
from journeyboard.journey.insight.weak_points import findings
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Persona, View
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_date

_GAP = 14.0


@dataclass(frozen=True, slots=True)
class _Book:
    """What all pages need."""

    journey: Journey
    view: View
    board: Board
    theme: Theme
    sheet: Sheet


def book_pages(journey: Journey, view: View, board: Board, theme: Theme, sheet: Sheet) -> list[Page]:
    """All pages of the book, in order. `board` is the whole map as the view shows it."""
    book = _Book(journey, view, board, theme, sheet)
    weak = findings(journey, view.period).weak_points
    shown = [stage for stage in journey.stages if stage.id not in view.hidden_stages]
    return [
        _cover(book),
        *(_persona(book, persona, index) for index, persona in enumerate(journey.personas)),
        *(
            stage_page(journey, view, theme, sheet, stage, [one for one in weak if one.place.stage is stage])
            for stage in shown
        ),
    ]


def _cover(book: _Book) -> Page:
    info, inner = book.journey.info, book.sheet.inner
    lines: list[tuple[str, TextStyle]] = [
        (info.title or _("Untitled journey"), "title"),
        (info.scenario, "stage"),
        (info.goal, "card"),
    ]
    made = [info.owner, info.team, format_date(date.fromisoformat(info.changed[:10])) if info.changed else ""]
    facts = " · ".join(part for part in (value_name("state", info.state), *made) if part)

    def draw(painter: QPainter) -> None:
        canvas = begun(painter, book.sheet, book.theme, book.journey)
        y = inner.y
        for text, style in lines:
            y += write(canvas, text, style, inner.x, y, inner.width, book.theme.ink)
        y += write(canvas, facts, "small", inner.x, y, inner.width, book.theme.mute) + _GAP
        paint_fitted(painter, book.board, book.theme, Rect(inner.x, y, inner.width, inner.bottom - y))

    return Page(book.sheet.width, book.sheet.height, draw, lines[0][0])


def _persona(book: _Book, persona: Persona, index: int) -> Page:
    inner = book.sheet.inner
    sheet = lay_out_sheet(persona, QtMeasurer())
    scale = min(inner.width / sheet.width, inner.height / sheet.height, 1.3)

    def draw(painter: QPainter) -> None:
        canvas = begun(painter, book.sheet, book.theme, book.journey)
        painter.save()
        painter.translate(inner.x + (inner.width - sheet.width * scale) / 2, inner.y)
        painter.scale(scale, scale)
        paint_sheet(canvas, sheet, persona, index)
        painter.restore()

    return Page(book.sheet.width, book.sheet.height, draw, persona.name)
