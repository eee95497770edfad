"""The map in pages: as many boards as it takes for each to be readable on a slide.

Stages that do not fit beside each other, and lanes that do not fit below each other, go on the next page, with the head
and the labels again. A lane that is higher than a page goes on with its other cards. Every page is a journey of its
own, laid out as the map is.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from journeyboard.board.geometry import Point, Rect
from journeyboard.board.layout import lay_out
from journeyboard.board.measuring import Measurer
from journeyboard.board.shapes import Board, LaneShape
from journeyboard.board.sizes import (
    CARD_EDGE,
    CARD_GAP,
    CARD_PAD_X,
    CELL_BOTTOM,
    CELL_SIDE,
    CELL_TOP,
    CONTENT_LEFT,
    MARGIN,
)
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Record, Stage, Step, View, replace

NARROWEST, WIDEST = 150.0, 300.0
"""Of a column, in board units."""
EDGE = 8.0
"""Of the sheet at its left and right, which slides leave out, in board units."""
_SIZES = (0.64, 0.72, 0.8, 0.92)
"""Points for a board unit: text of cards is 8 to 11.5 points."""
_LARGE_MAP = 400
"""From so many cards on the map is set as small as can be read at once."""
_MOST_LINES = 12
"""Of a card's text; longer ones are cut and go into the notes whole."""
_CELL_EDGES = CELL_TOP + CELL_BOTTOM


@dataclass(frozen=True)
class MapPage:
    """A part of the map that stands on one slide."""

    journey: Journey
    board: Board
    cut: tuple[Card, ...]
    """The cards whose text is cut here, as they are on the map."""
    size: float = 0.0
    """Points for a board unit, when it stands on a slide."""

    @property
    def width(self) -> float:
        """The width of what is drawn."""
        return self.board.width - 2 * EDGE

    def place(self, body: Rect) -> Point:
        """Where the sheet's upper left corner lies, in points, so that what is drawn stands in `body`."""
        spare = max(0.0, (body.width - self.width * self.size) / 2)
        return (body.x + spare - EDGE * self.size, body.y - self.top * self.size)

    @property
    def top(self) -> float:
        """y on the sheet where what is drawn begins: below the title."""
        return next(part.rect.bottom for part in self.board.parts if part.kind == "title")

    @property
    def height(self) -> float:
        """The height of what is drawn."""
        return self.board.height - MARGIN - self.top


def readable_pages(
    journey: Journey, view: View, measurer: Measurer, stages: Mapping[str, str], body: Rect
) -> list[MapPage]:
    """The pages of a map on slides with that body in points: as large as the smallest number of pages allows."""
    best: list[MapPage] = []
    for size in _SIZES[:1] if len(journey.cards) > _LARGE_MAP else _SIZES:
        pages = map_pages(journey, view, measurer, stages, (body.width / size + 2 * EDGE, body.height / size))
        if best and len(pages) > len(best):
            break
        best = [dataclasses.replace(page, size=_fitted(page, size, body)) for page in pages]
    return best


def _fitted(page: MapPage, size: float, body: Rect) -> float:
    return min(size, body.height / page.height, body.width / page.width)


def map_pages(
    journey: Journey, view: View, measurer: Measurer, stages: Mapping[str, str], size: tuple[float, float]
) -> list[MapPage]:
    """The pages of a map, from left to right and from top to bottom; `size` is the room of one in board units, `stages`
    are the colours of the stages by id."""
    paginator = _Paginator(journey, view, measurer, stages, size)
    return [page for columns in paginator.columns() for page in paginator.pages_of(columns)]


def stage_colours(journey: Journey, palette: Sequence[str]) -> dict[str, str]:
    """The colour of each stage by id: its own, or the deck's one for its place."""
    return {stage.id: stage.colour or palette[index % len(palette)] for index, stage in enumerate(journey.stages)}


class _Paginator:
    def __init__(
        self,
        journey: Journey,
        view: View,
        measurer: Measurer,
        stages: Mapping[str, str],
        size: tuple[float, float],
    ) -> None:
        self._journey, self._view, self._measurer, self._stages = journey, view, measurer, stages
        self._width, self._height = size
        self._lost = {card.id for card in journey.unplaced()}
        hidden = set(view.hidden_stages)
        self._steps = [step for step in journey.columns() if step.stage not in hidden]

    # -- beside each other

    def columns(self) -> list[list[Step]]:
        """The steps of each page, stages together where they fit, about as many on each."""
        room = self._width - CONTENT_LEFT - MARGIN
        most = max(1, int(room // NARROWEST))
        if not self._steps:
            return [[]]
        runs = [run for stage in self._runs() for run in _even(stage, most)]
        pages = ceil(sum(len(run) for run in runs) / most)
        while True:
            found = _packed(runs, [len(run) for run in runs], ceil(len(self._steps) / pages), most)
            if len(found) <= pages or pages > len(runs):
                return [[step for run in page for step in run] for page in found]
            pages += 1

    def _runs(self) -> Iterator[list[Step]]:
        run: list[Step] = []
        for step in self._steps:
            if run and run[-1].stage != step.stage:
                yield run
                run = []
            run.append(step)
        if run:
            yield run

    # -- below each other

    def pages_of(self, steps: Sequence[Step]) -> Iterator[MapPage]:
        """The pages of some columns."""
        room = self._width - CONTENT_LEFT - MARGIN
        width = min(WIDEST, max(NARROWEST, room / max(1, len(steps))))
        part, cut = self._part(steps, width)
        whole = lay_out(part, self._view, self._measurer)
        page = MapPage(part, whole, ())
        heads = page.height - sum(lane.height for lane in whole.lanes)
        room_below = self._height - heads
        groups = _balanced(list(whole.lanes), room_below)
        for lanes in groups:
            if len(lanes) == 1 and lanes[0].height > room_below:
                yield from self._pages_of_lane(part, lanes[0], whole, room_below, cut)
            else:
                yield self._page(part, [lane.id for lane in lanes], cut)
        if not groups:
            yield self._page(part, [], cut)

    def _page(self, part: Journey, lanes: Sequence[str], cut: Mapping[str, Card]) -> MapPage:
        hidden = [lane.id for lane in part.lanes if lane.id not in lanes]
        board = lay_out(part, replace(self._view, hidden_lanes=tuple(hidden)), self._measurer)
        shown = set(lanes)
        return MapPage(
            part, board, tuple(card for card in cut.values() if card.lane in shown and card.id in part.cards)
        )

    def _pages_of_lane(
        self, part: Journey, lane: LaneShape, whole: Board, room: float, cut: Mapping[str, Card]
    ) -> Iterator[MapPage]:
        """A lane that is higher than a page, with as many of its cards on each as fit."""
        cells = whole.cells.lane(lane.id)
        queues = [[card.id for card in cell.cards] for cell in cells.values()]
        heights = {card.id: card.rect.height + CARD_GAP for cell in cells.values() for card in cell.cards}
        first = True
        while first or any(queues):
            taken = [span.id for span in lane.spans] if first else []
            top = max((span.rect.bottom for span in lane.spans), default=0.0) if first else 0.0
            for queue in queues:
                used = top + _CELL_EDGES
                while queue and (used + heights[queue[0]] <= room or not taken):
                    used += heights[queue[0]]
                    taken.append(queue.pop(0))
            first = False
            kept = set(taken)
            records = [
                each for each in part if not (isinstance(each, Card) and each.lane == lane.id and each.id not in kept)
            ]
            yield self._page(Journey(records, part.extra), [lane.id], cut)

    # -- parts of the journey

    def _part(self, steps: Sequence[Step], width: float) -> tuple[Journey, dict[str, Card]]:
        """The journey with these steps alone, its columns as wide as told and long texts cut; and the cards that were
        cut, as they were."""
        shown = {step.id: index for index, step in enumerate(steps)}
        places = {step.id: index for index, step in enumerate(self._journey.columns())}
        order = [step.id for step in steps]
        stages = {step.stage for step in steps}
        records: list[Record] = []
        cut: dict[str, Card] = {}
        for record in self._journey:
            if isinstance(record, Step):
                if record.id in shown:
                    records.append(replace(record, width=min(1200.0, width)))
            elif isinstance(record, Stage):
                if record.id in stages:
                    records.append(replace(record, colour=self._stages[record.id]))
            elif isinstance(record, Card):
                card = _clipped(record, shown, places, order)
                if card is not None and record.id not in self._lost:
                    short = self._shortened(card, width)
                    if short is not card:
                        cut[record.id] = record
                    records.append(short)
            elif isinstance(record, Lane):
                records.append(replace(record, height=None))
            elif not isinstance(record, Feeling) or record.step in shown:
                records.append(record)
        return Journey(records, self._journey.extra), cut

    def _shortened(self, card: Card, width: float) -> Card:
        if len(card.text) < 60:
            return card
        room = width - 2 * CELL_SIDE - 2 * CARD_PAD_X - CARD_EDGE
        lines = self._measurer.wrap(card.text, "card", room)
        if len(lines) <= _MOST_LINES:
            return card
        return replace(card, text="\n".join(self._measurer.wrap(card.text, "card", room, _MOST_LINES)))


def _clipped(card: Card, shown: Mapping[str, int], places: Mapping[str, int], steps: Sequence[str]) -> Card | None:
    """The card as far as it stands on these steps; None where it does not."""
    if card.step not in places:
        return None
    if not card.end_step or card.end_step not in places:
        return card if card.step in shown else None
    first, last = places[card.step], places[card.end_step]
    covered = [step for step in steps if first <= places[step] <= last]
    if not covered:
        return None
    return replace(card, step=covered[0], end_step=covered[-1] if len(covered) > 1 else "")


def _even(run: list[Step], most: int) -> Iterator[list[Step]]:
    """A stage's steps in runs of at most `most`, about as many in each."""
    count = ceil(len(run) / most)
    size = ceil(len(run) / count)
    for start in range(0, len(run), size):
        yield run[start : start + size]


def _packed(runs: Sequence[list[Step]], sizes: Sequence[int], wanted: int, most: int) -> list[list[list[Step]]]:
    """Runs in order on pages of about `wanted` and at most `most` columns."""
    pages: list[list[list[Step]]] = []
    used = 0
    for run, size in zip(runs, sizes, strict=True):
        if not pages or used + size > most or (used + size / 2 > wanted and used):
            pages.append([])
            used = 0
        pages[-1].append(run)
        used += size
    return pages


def _balanced(lanes: Sequence[LaneShape], room: float) -> list[list[LaneShape]]:
    """Lanes in order on as few pages as they fit on, about as much on each; one that is too high stands alone."""
    greedy = _filled(lanes, room)
    if len(greedy) < 2:
        return greedy
    low, high = 0.0, room
    for _round in range(12):
        middle = (low + high) / 2
        if len(_filled(lanes, middle)) <= len(greedy):
            high = middle
        else:
            low = middle
    return _filled(lanes, high)


def _filled(lanes: Sequence[LaneShape], room: float) -> list[list[LaneShape]]:
    pages: list[list[LaneShape]] = []
    used = 0.0
    for lane in lanes:
        if not pages or used + lane.height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(lane)
        used += lane.height
    return pages
