"""A persona's page of the book: who they are, and below it how they fare on the journey."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from journeyboard.board.layout import lay_out
from journeyboard.board.persona_sheet import SHEET_EDGE, SHEET_TOP, SheetShape, lay_out_sheet
from journeyboard.board.shapes import Board, Rect
from journeyboard.board.sizes import CONTENT_LEFT, MARGIN
from journeyboard.drawing.fonts import QtMeasurer
from journeyboard.drawing.personas import paint_sheet
from journeyboard.drawing.theme import Theme, disc
from journeyboard.exchange.format import Page
from journeyboard.exchange.paper.pieces import BAR, paint_bars, paint_region
from journeyboard.exchange.paper.sheets import Sheet
from journeyboard.exchange.paper.writing import begun
from journeyboard.exchange.scope import concerning
from journeyboard.journey.editing import replace_filter
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Link, Persona, Step, View, replace

_SIZES = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
"""Times its size that the sheet is written at where its way fits below it."""
_SIZES_ALONE = (*_SIZES, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)
"""The same where it is alone on its page: all of it, however long."""
_STAGE, _STEP = 150.0, 110.0
"""The least width of a stage with its name, and of a step, on the persona's way."""
_WIDTHS = (1.0, 1.2, 1.4, 1.7, 2.0, 2.5)
"""Times these widths, until all fits below the sheet: the narrowest are drawn largest."""
_BALANCE = 1.7
"""How much larger the sheet's words should be drawn than those on the way, of which there are more."""
_LARGEST = 1.25
"""Times its size that the way is drawn at."""
_TALLEST = 300.0
"""How tall the emotion lane may get to fill the page, in board units."""
_WIDE = 900.0
"""From which width on the sheet has four columns: a page that lies across has little height."""
_GAP, _ABOVE = 14.0, 22.0


@dataclass(frozen=True, slots=True)
class _Way:
    """The persona's own part of the map: the stages, its feelings, what only it thinks, does and needs."""

    board: Board
    region: Rect
    scale: float

    @property
    def height(self) -> float:
        """On the page."""
        return self.region.height * self.scale


def persona_page(journey: Journey, view: View, theme: Theme, sheet: Sheet, persona: Persona) -> Page:
    """The page of one persona."""
    index = journey.personas.index(persona)
    top = sheet.inner.y + BAR + _ABOVE
    room = sheet.inner.bottom - top
    shown, size, way = _arranged(journey, view, persona, sheet.inner.width, room)
    colours = [disc(each.colour, place) for place, each in enumerate(journey.personas)]

    def draw(painter: QPainter) -> None:
        canvas = begun(painter, sheet, theme, journey)
        paint_bars(canvas, sheet, colours, index)
        painter.save()
        painter.translate(sheet.inner.x - SHEET_EDGE * size, top - SHEET_TOP * size)
        painter.scale(size, size)
        paint_sheet(canvas, shown, persona, index)
        painter.restore()
        if way is not None:
            at = (sheet.inner.x, top + _height(shown, size) + _GAP)
            paint_region(painter, way.board, theme, way.region, at, way.scale)

    return Page(sheet.width, sheet.height, draw, persona.name)


def _arranged(
    journey: Journey, view: View, persona: Persona, width: float, room: float
) -> tuple[SheetShape, float, _Way | None]:
    """The sheet as large as it can be with the way below it, and the way; without it where there is no room."""
    own, seen = _own(journey, view, persona)
    is_shown = any(lane.id not in seen.hidden_lanes for lane in own.lanes)
    ways = [_way(own, seen, width, times) for times in _WIDTHS] if is_shown else []
    fitting: list[tuple[float, SheetShape, float, int]] = []
    for size in _SIZES if ways else ():
        shown = _sheet(persona, width, size)
        left = room - _height(shown, size) - _GAP
        place = next((place for place, way in enumerate(ways) if way.height <= left), None)
        if place is not None:
            fitting.append((min(size, ways[place].scale * _BALANCE), shown, size, place))
    if fitting:
        _worth, shown, size, place = max(fitting, key=lambda each: each[0])
        left = room - _height(shown, size) - _GAP
        return shown, size, _stretched(own, seen, width, _WIDTHS[place], left, ways[place])
    return *_alone(persona, width, room), None


def _alone(persona: Persona, width: float, room: float) -> tuple[SheetShape, float]:
    """The sheet as large as it can be on a page of its own."""
    sheets = ((_sheet(persona, width, size), size) for size in _SIZES_ALONE)
    fitting = next((each for each in sheets if _height(*each) <= room), None)
    if fitting is not None:
        return fitting
    shown = _sheet(persona, width, _SIZES_ALONE[-1])
    return shown, room / (shown.height - SHEET_TOP)


def _sheet(persona: Persona, width: float, size: float) -> SheetShape:
    columns = 2 if width < _WIDE else 4
    return lay_out_sheet(persona, QtMeasurer(), width / size + 2 * SHEET_EDGE, columns)


def _height(shown: SheetShape, size: float) -> float:
    return (shown.height - SHEET_TOP) * size


# -- its way


def _own(journey: Journey, view: View, persona: Persona) -> tuple[Journey, View]:
    """The journey with only what is this persona's own, and a view of only the lanes that then hold something."""
    kept = [
        record
        for record in concerning(journey, {persona.id}).values()
        if not isinstance(record, Link) and (not isinstance(record, Card) or record.personas)
    ]
    own = Journey(kept, journey.extra)
    empty = [lane.id for lane in own.lanes if not _holds(own, lane)]
    hidden = tuple(dict.fromkeys((*view.hidden_lanes, *empty)))
    view = replace(view, hidden_lanes=hidden, funnel=False, tint="", evidence=False, compare_personas=())
    return own, replace(view, filter=replace_filter(view.filter, personas=()))


def _holds(own: Journey, lane: Lane) -> bool:
    if lane.kind == "emotion":
        return bool(own.all(Feeling))
    return any(card.lane == lane.id and card.step for card in own.cards.values())


def _way(own: Journey, view: View, width: float, times: float) -> _Way:
    shown = [stage for stage in own.stages if stage.id not in view.hidden_stages]
    wide = {stage.id: max(_STAGE, _STEP * len(own.steps_of(stage.id))) * times for stage in shown}
    board = lay_out(_widened(own, wide), view, QtMeasurer())
    used = CONTENT_LEFT + sum(wide.values())
    parts = [part.rect for part in board.parts if part.kind in ("stages", "lane", "label")]
    top = min(part.y for part in parts)
    region = Rect(MARGIN, top, used - MARGIN, max(part.bottom for part in parts) - top)
    return _Way(board, region, min(width / region.width, _LARGEST))


def _stretched(own: Journey, view: View, width: float, times: float, room: float, way: _Way) -> _Way:
    """The way with a taller emotion lane, where there is one and the page has room for it."""
    lanes = {lane.id: lane.height for lane in way.board.lanes}
    emotion = [lane for lane in own.lanes if lane.kind == "emotion" and lane.id in lanes]
    if not emotion:
        return way
    lane = emotion[0]
    tall = min(_TALLEST, lanes[lane.id] + (room - way.height) / way.scale - 1)
    taller = _way(_replaced(own, [replace(lane, height=max(24.0, tall))]), view, width, times)
    return taller if taller.height <= room else way


def _widened(own: Journey, wide: dict[str, float]) -> Journey:
    return _replaced(
        own,
        [replace(step, width=wide[stage] / len(own.steps_of(stage))) for stage in wide for step in own.steps_of(stage)],
    )


def _replaced(journey: Journey, records: Iterable[Step | Lane]) -> Journey:
    new = {record.id: record for record in records}
    return Journey([new.get(record.id, record) for record in journey], journey.extra)
