"""The book: a cover with the whole map, a page for each persona, one for each stage with its weak points."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QColor, QPainter

from journeyboard.board.layout import lay_out
from journeyboard.board.measuring import STYLES, TextStyle
from journeyboard.board.persona_sheet import lay_out_sheet
from journeyboard.board.shapes import Board, Rect, TextShape
from journeyboard.board.texts import text_block
from journeyboard.drawing.canvas import Canvas, Detail
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.personas import paint_sheet
from journeyboard.drawing.theme import Theme
from journeyboard.exchange.format import Page
from journeyboard.exchange.paper.sheets import Sheet, paint_fitted, paint_ground
from journeyboard.journey.insight.telling import score_text
from journeyboard.journey.insight.weak_points import Finding, findings
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Persona, Stage, View, replace
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_date

_HEAD = 2.0
"""Times its size that a heading of the map is set at as the title of a page."""
_GAP = 14.0
_MOST_FINDINGS = 4
"""Weak points told on a stage's page."""


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
        *(_stage(book, stage, [one for one in weak if one.place.stage is stage]) for stage in shown),
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
        canvas = _begun(painter, book)
        y = inner.y
        for text, style in lines:
            y += _write(canvas, text, style, inner.x, y, inner.width, book.theme.ink)
        y += _write(canvas, facts, "small", inner.x, y, inner.width, book.theme.mute) + _GAP
        paint_fitted(painter, book.board, book.theme, Rect(inner.x, y, inner.width, inner.bottom - y))

    return Page(book.sheet.width, book.sheet.height, draw, lines[0][0])


def _persona(book: _Book, persona: Persona, index: int) -> Page:
    inner = book.sheet.inner
    sheet = lay_out_sheet(persona, QtMeasurer())
    scale = min(inner.width / sheet.width, inner.height / sheet.height, 1.3)

    def draw(painter: QPainter) -> None:
        canvas = _begun(painter, book)
        painter.save()
        painter.translate(inner.x + (inner.width - sheet.width * scale) / 2, inner.y)
        painter.scale(scale, scale)
        paint_sheet(canvas, sheet, persona, index)
        painter.restore()

    return Page(book.sheet.width, book.sheet.height, draw, persona.name)


def _stage(book: _Book, stage: Stage, weak: list[Finding]) -> Page:
    """The stage's part of the map, and below it what is weak there."""
    others = tuple(each.id for each in book.journey.stages if each is not stage)
    lanes = (*book.view.hidden_lanes, *_empty_lanes(book.journey, stage))
    board = lay_out(book.journey, replace(book.view, hidden_stages=others, hidden_lanes=lanes), QtMeasurer())
    told = list(_told(weak))
    inner = book.sheet.inner

    def draw(painter: QPainter) -> None:
        canvas = _begun(painter, book)
        high = sum(_height(text, style, inner.width) for text, style in told) + (_GAP if told else 0)
        paint_fitted(painter, board, book.theme, Rect(inner.x, inner.y, inner.width, inner.height - high))
        y = inner.bottom - high + _GAP
        for text, style in told:
            y += _write(canvas, text, style, inner.x, y, inner.width, book.theme.ink)

    return Page(book.sheet.width, book.sheet.height, draw, stage.name)


def _empty_lanes(journey: Journey, stage: Stage) -> Iterator[str]:
    """The lanes that only hold cards, and none at a stage."""
    steps = journey.steps_of(stage.id)
    spanned = {card.lane for card in journey.cards.values() if card.end_step}
    for lane in journey.lanes:
        only_cards = lane.kind not in ("emotion", "metrics", "channels", "divider") and lane.id not in spanned
        if only_cards and not any(journey.cards_at(lane.id, step.id) for step in steps):
            yield lane.id


def _told(weak: list[Finding]) -> Iterator[tuple[str, TextStyle]]:
    if weak:
        yield _("Weak points"), "stage"
    for one in weak[:_MOST_FINDINGS]:
        yield f"{one.place.name} · {score_text(one.score)}", "lane"
        yield " · ".join(reason.text for reason in one.reasons), "card"


def _begun(painter: QPainter, book: _Book) -> Canvas:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_ground(painter, book.sheet.width, book.sheet.height, book.theme)
    painter.setPen(QColor(book.theme.ink))
    return Canvas(painter, book.theme, Detail.FULL, book.journey.assets)


def _write(canvas: Canvas, text: str, style: TextStyle, x: float, y: float, width: float, colour: str) -> float:
    """Write a paragraph; a title larger. Tells how high it is."""
    if not text:
        return 0
    scale = _HEAD if style == "title" else 1.0
    block = _block(text, style, width / scale)
    painter = canvas.painter
    painter.translate(x, y)
    painter.scale(scale, scale)
    canvas.text(block, colour)
    painter.scale(1 / scale, 1 / scale)
    painter.translate(-x, -y)
    return block.rect.height * scale + STYLES[style].line_height * 0.3 * scale


def _height(text: str, style: TextStyle, width: float) -> float:
    return _block(text, style, width).rect.height + STYLES[style].line_height * 0.3


def _block(text: str, style: TextStyle, width: float) -> TextShape:
    return text_block(QtMeasurer(), text, style, 0, 0, width)
