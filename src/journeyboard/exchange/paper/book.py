"""The book: a cover with the whole map, a page for each persona, one for each stage with its weak points."""

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from journeyboard.board.measuring import TextStyle
from journeyboard.board.shapes import Board, Rect
from journeyboard.drawing.theme import Theme
from journeyboard.exchange.format import Page
from journeyboard.exchange.paper.persona_page import persona_page
from journeyboard.exchange.paper.sheets import Sheet, paint_fitted, paint_foot
from journeyboard.exchange.paper.stage_page import stage_page
from journeyboard.exchange.paper.writing import begun, write
from journeyboard.journey.insight.weak_points import findings
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import View
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_day

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
    pages = [
        *(persona_page(journey, view, theme, sheet, persona) for persona in journey.personas),
        *(
            stage_page(journey, view, theme, sheet, stage, [one for one in weak if one.place.stage is stage])
            for stage in shown
        ),
    ]
    return [_cover(book), *(_numbered(book, page, number, len(pages) + 1) for number, page in enumerate(pages, 2))]


def _numbered(book: _Book, page: Page, number: int, count: int) -> Page:
    words = _("{title} · page {number} of {count}").format(
        title=book.journey.info.title or _("Untitled journey"), number=number, count=count
    )

    def draw(painter: QPainter) -> None:
        page.paint(painter)
        paint_foot(painter, book.sheet, words, book.theme)

    return Page(page.width, page.height, draw, page.title)


def _cover(book: _Book) -> Page:
    info, inner = book.journey.info, book.sheet.inner
    lines: list[tuple[str, TextStyle]] = [
        (info.title or _("Untitled journey"), "title"),
        (info.scenario, "stage"),
        (info.goal, "card"),
    ]
    made = [info.owner, info.team, format_day(info.changed)]
    facts = " · ".join(part for part in (value_name("state", info.state), *made) if part)

    def draw(painter: QPainter) -> None:
        canvas = begun(painter, book.sheet, book.theme, book.journey)
        y = inner.y
        for text, style in lines:
            y += write(canvas, text, style, inner.x, y, inner.width, book.theme.ink)
        y += write(canvas, facts, "small", inner.x, y, inner.width, book.theme.mute) + _GAP
        paint_fitted(painter, book.board, book.theme, Rect(inner.x, y, inner.width, inner.bottom - y))

    return Page(book.sheet.width, book.sheet.height, draw, lines[0][0])
