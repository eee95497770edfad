"""A stage's page of the book: its name on its colour, its part of the map over the whole width, and what is weak."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from journeyboard.board.layout import lay_out
from journeyboard.board.measuring import TextStyle
from journeyboard.board.palette import ink_on, stage_colour
from journeyboard.board.shapes import Board, Rect
from journeyboard.board.sizes import CONTENT_LEFT, MARGIN
from journeyboard.drawing.canvas import Canvas, fill_rounded
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.theme import Theme
from journeyboard.exchange.format import Page
from journeyboard.exchange.paper.pieces import BAR, paint_bars, paint_region
from journeyboard.exchange.paper.sheets import Sheet
from journeyboard.exchange.paper.writing import HEAD, begun, height, write
from journeyboard.journey.insight.telling import score_text
from journeyboard.journey.insight.weak_points import Finding
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Lane, Link, Stage, Step, View, replace
from journeyboard.language import _

_WIDTHS = (220.0, 250.0, 290.0, 340.0, 400.0, 450.0, 500.0, 540.0, 580.0, 630.0, 680.0, 740.0, 820.0)
"""Of the columns, in board units: the narrowest with which all of a stage fits on its page make it largest."""
_NOT_OF_CARDS = ("emotion", "metrics", "channels", "divider")
_WHOLE = 0.985
"""The share of the page's width that is as good as all of it."""
_LARGEST = 1.5
"""Times its size that a stage is drawn at."""
_GAP, _PAD, _RADIUS = 16.0, 14.0, 8.0
_SIDE, _SIDE_HEAD = 0.26, 1.3
"""The share of a sheet that lies across which the head takes at its left, and how large its title is there."""
_MOST_FINDINGS = 4
"""Weak points told on a stage's page."""
_INKS = {"white": "#FFFFFF", "black": "#000000"}


def stage_page(journey: Journey, view: View, theme: Theme, sheet: Sheet, stage: Stage, weak: Sequence[Finding]) -> Page:
    """The page of one stage."""
    is_across = sheet.width > sheet.height
    head, told = _Panel(tuple(_head(stage)), _SIDE_HEAD if is_across else HEAD), _Panel(tuple(_told(weak)))
    frame = _across(sheet, head, told) if is_across else _upright(sheet, head, told)
    board, region = _part(journey, view, stage, frame.part.width, frame.part.height)
    scale = min(frame.part.width / region.width, frame.part.height / max(1.0, region.height), _LARGEST)
    shown = [each for each in journey.stages if each.id not in view.hidden_stages]

    def draw(painter: QPainter) -> None:
        canvas = begun(painter, sheet, theme, journey)
        paint_bars(canvas, sheet, [_colour(journey, each) for each in shown], shown.index(stage))
        colour = _colour(journey, stage)
        head.draw(canvas, frame.head, colour, _INKS[ink_on(colour)])
        paint_region(painter, board, theme, region, (frame.part.x, frame.part.y), scale)
        if told.words:
            y = frame.told.y if is_across else frame.part.y + region.height * scale + _GAP
            told.draw(canvas, Rect(frame.told.x, y, frame.told.width, frame.told.height), theme.lane, theme.ink)

    return Page(sheet.width, sheet.height, draw, stage.name)


@dataclass(frozen=True, slots=True)
class _Panel:
    """Words on a ground."""

    words: tuple[tuple[str, TextStyle], ...]
    head: float = HEAD
    """Times its size that a title is set at."""

    def height(self, width: float) -> float:
        """How high it is when it is so wide; nothing without words."""
        lines = (height(text, style, width - 2 * _PAD, self.head) for text, style in self.words)
        return sum(lines) + 2 * _PAD if self.words else 0.0

    def draw(self, canvas: Canvas, place: Rect, ground: str, ink: str) -> None:
        """Draw it."""
        fill_rounded(canvas, place, _RADIUS, ground)
        y = place.y + _PAD
        for text, style in self.words:
            y += write(canvas, text, style, place.x + _PAD, y, place.width - 2 * _PAD, ink, self.head)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where what stands on a page."""

    head: Rect
    told: Rect
    part: Rect


def _upright(sheet: Sheet, head: _Panel, told: _Panel) -> _Frame:
    """On an upright sheet the head stands above the stage's part of the map, what is weak below it."""
    inner = sheet.inner
    top = inner.y + BAR + _GAP / 2
    above = Rect(inner.x, top, inner.width, head.height(inner.width))
    high = told.height(inner.width)
    below = Rect(inner.x, inner.bottom - high, inner.width, high)
    bottom = below.y - _GAP if told.words else inner.bottom
    return _Frame(above, below, Rect(inner.x, above.bottom + _GAP, inner.width, bottom - above.bottom - _GAP))


def _across(sheet: Sheet, head: _Panel, told: _Panel) -> _Frame:
    """On a sheet that lies across both stand at the left, where they take no height from the map."""
    inner = sheet.inner
    top, width = inner.y + BAR + _GAP / 2, inner.width * _SIDE
    above = Rect(inner.x, top, width, head.height(width))
    below = Rect(inner.x, above.bottom + _GAP, width, told.height(width))
    left = inner.x + width + _GAP
    return _Frame(above, below, Rect(left, top, inner.right - left, inner.bottom - top))


# -- what stands on it


def _head(stage: Stage) -> Iterator[tuple[str, TextStyle]]:
    yield stage.name or _("Untitled stage"), "title"
    if stage.line:
        yield stage.line, "stage"
    if stage.goal:
        yield _("Goal: {goal}").format(goal=stage.goal), "card"


def _told(weak: Sequence[Finding]) -> Iterator[tuple[str, TextStyle]]:
    if weak:
        yield _("Weak points"), "stage"
    for one in weak[:_MOST_FINDINGS]:
        yield f"{one.place.name} · {score_text(one.score)}", "lane"
        yield " · ".join(reason.text for reason in one.reasons), "card"


def _part(journey: Journey, view: View, stage: Stage, width: float, room: float) -> tuple[Board, Rect]:
    """The stage's part of the map in columns with which it fills a page of that width and room, and what of it is
    drawn."""
    own = _alone(journey, stage)
    others = tuple(each.id for each in journey.stages if each is not stage)
    lanes = (*view.hidden_lanes, *_empty_lanes(journey, stage))
    seen = replace(view, hidden_stages=others, hidden_lanes=lanes)
    count = max(1, len(journey.steps_of(stage.id)))
    tried: list[tuple[float, Board, Rect]] = []
    for column in _WIDTHS:
        used = CONTENT_LEFT + count * column
        board = lay_out(_widened(own, stage, column), seen, QtMeasurer())
        region = _drawn(board, used)
        filled = used * min(width / used, room / max(1.0, region.height), _LARGEST) / width
        tried.append((filled, board, region))
        if filled >= _WHOLE:
            break
    return max(tried, key=lambda each: each[0])[1:]


def _alone(journey: Journey, stage: Stage) -> Journey:
    """The journey without the arrows that lead elsewhere: half of an arrow tells nothing."""
    steps = {step.id for step in journey.steps_of(stage.id)}
    own = {stage.id, *steps, *(card.id for card in journey.all(Card).values() if card.step in steps)}
    kept = (each for each in journey if not isinstance(each, Link) or {each.from_, each.to} <= own)
    return Journey(kept, journey.extra)


def _widened(journey: Journey, stage: Stage, width: float) -> Journey:
    return Journey(
        [replace(each, width=width) if isinstance(each, Step) and each.stage == stage.id else each for each in journey],
        journey.extra,
    )


def _drawn(board: Board, width: float) -> Rect:
    """What of a board stands on the page: its lanes, and the steps above them; the stage is the page's head."""
    row = next(part.rect for part in board.parts if part.kind == "stages")
    steps = [step.rect.y for stage in board.stages for step in stage.steps]
    top = row.y + min(steps) - 2 if steps else row.bottom
    lanes = [part.rect.bottom for part in board.parts if part.kind in ("lane", "label")]
    return Rect(MARGIN, top, width - MARGIN, max([top, *lanes]) - top)


def _empty_lanes(journey: Journey, stage: Stage) -> Iterator[str]:
    """The lanes that hold nothing at a stage, and the lines that part nothing there."""
    kept = [lane for lane in journey.lanes if lane.kind in _NOT_OF_CARDS or _holds(journey, lane, stage)]
    while kept and kept[-1].kind == "divider":
        kept.pop()
    while kept and kept[0].kind == "divider":
        kept.pop(0)
    return (lane.id for lane in journey.lanes if lane not in kept)


def _holds(journey: Journey, lane: Lane, stage: Stage) -> bool:
    """Whether a card of a lane stands at a stage, or reaches over it."""
    places = {step.id: place for place, step in enumerate(journey.columns())}
    own = [places[step.id] for step in journey.steps_of(stage.id)]
    spans = ((places.get(card.step, 0), places.get(card.end_step, -1)) for card in journey.spanning(lane.id))
    return any(journey.cards_at(lane.id, step.id) for step in journey.steps_of(stage.id)) or any(
        first <= place <= last for first, last in spans for place in own
    )


def _colour(journey: Journey, stage: Stage) -> str:
    return stage_colour(stage.colour, journey.stages.index(stage))
