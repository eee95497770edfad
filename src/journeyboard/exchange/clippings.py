"""What is copied of a map, for programs that know no journeys: a range of cells, and a picture."""

from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from journeyboard.board.layout import lay_out
from journeyboard.board.palette import stage_colour
from journeyboard.board.shapes import Board, Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.painter import paint_parts
from journeyboard.drawing.theme import LIGHT
from journeyboard.exchange.ranges import Rows
from journeyboard.journey.changes import Draft
from journeyboard.journey.clipping import clipping
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import EVERYTHING, Card

_SCALE = 2.0
_MOST_PIXELS = 16_000_000
"""Of a picture: 64 MB while it is painted. A larger selection is painted smaller."""
_LONGEST = 8_000
_AROUND = 6
"""Board units of paper around what a picture shows."""


@dataclass(frozen=True, slots=True)
class Range:
    """Cells with their headings, and the colours of the columns' headings."""

    rows: Rows
    headings: int
    """Rows of headings; with any, the first column holds headings too."""
    colours: tuple[str, ...] = ()


def clipped(journey: Journey, ids: tuple[str, ...]) -> Journey:
    """The cards with these ids and what belongs to them, in the colours they have on the whole map."""
    clip = clipping(journey, ids)
    colours = {stage.id: stage_colour(stage.colour, index) for index, stage in enumerate(journey.stages)}
    draft = Draft(clip)
    for stage in clip.stages:
        draft.update(stage, colour=colours[stage.id])
    clip.apply(draft.change(""))
    return clip


def as_range(clip: Journey) -> Range:
    """The cards of a clipping as cells: those of one cell as lines of a single column, else under their headings."""
    columns, lanes = clip.columns(), [lane for lane in clip.lanes if lane.kind != "divider"]
    if len({(card.lane, card.step) for card in clip.cards.values()}) == 1 or not columns or not lanes:
        return Range([[_line(card)] for card in sorted(clip.cards.values(), key=lambda card: (card.order, card.id))], 0)
    stages = {stage.id: stage for stage in clip.stages}
    names = [stages[step.stage].name for step in columns]
    rows: Rows = [["", *names]]
    if any(step.name for step in columns):
        rows.append(["", *(step.name for step in columns)])
    headings = len(rows)
    for lane in lanes:
        cells = ("\n".join(map(_line, clip.cards_at(lane.id, step.id))) for step in columns)
        rows.append([lane.name, *cells])
    return Range(rows, headings, tuple(stages[step.stage].colour for step in columns))


def as_picture(clip: Journey) -> QImage:
    """A clipping as a picture of bounded size, on white as slides and mails are: the cards of one cell by themselves,
    else with stages and lanes."""
    board = lay_out(clip, EVERYTHING, QtMeasurer())
    region = _region(board, clip).grown(_AROUND)
    wide, high = region.width, region.height
    scale = min(_SCALE, _LONGEST / max(wide, high), sqrt(_MOST_PIXELS / (wide * high)))
    size = QSize(max(1, round(wide * scale)), max(1, round(high * scale)))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.paper))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-region.x, -region.y)
    paint_parts(painter, board, region, Detail.FULL, LIGHT)
    painter.end()
    return image


def _line(card: Card) -> str:
    return " ".join((card.text or card.caption).split())


def _region(board: Board, clip: Journey) -> Rect:
    """What of the board is worth a picture."""
    parts = [part for part in board.parts if part.kind not in ("title", "arcs")]
    cells = {(card.lane, card.step) for card in clip.cards.values()}
    cell = board.cells.get(next(iter(cells))) if len(cells) == 1 else None
    if cell is not None and cell.cards:
        lane = next(part.rect for part in parts if part.kind == "lane")
        first, last = cell.cards[0].rect, cell.cards[-1].rect
        return Rect(lane.x + first.x, lane.y + first.y, first.width, last.bottom - first.y)
    top, left = min(part.rect.y for part in parts), min(part.rect.x for part in parts)
    bottom, right = max(part.rect.bottom for part in parts), board.width
    if board.columns and not board.unplaced:
        right = board.content_left + board.columns[-1].x + board.columns[-1].width
    return Rect(left, top, right - left, bottom - top)
