"""A slide for each stage: what happens there lane by lane, beside it the goal, the feelings and the figures.

First it is planned where everything stands, in the largest of some sizes of type that needs one slide; then drawn.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from journeyboard.board.geometry import Rect
from journeyboard.board.palette import ink_on
from journeyboard.drawing.colours import mixed
from journeyboard.exchange.slides.deck import Deck, Page
from journeyboard.exchange.slides.flow import GAP, Block, fitted
from journeyboard.exchange.slides.pictures import add_picture
from journeyboard.exchange.slides.stage_blocks import StageBlocks
from journeyboard.exchange.slides.texts import LINE, plain
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Lane, Stage, Step, View
from journeyboard.language import _

_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
_COLUMN = 22.0
"""The least width of a column of lanes, times the size of type."""
_PICTURE = 7.0
"""The height of a picture, likewise."""
_HEAD = 0.85
"""The size of a lane's name above its cards, beside that of the cards."""
_WIDEST_LABEL = 0.24
"""Of the labels beside several steps, as a share of the width."""
_MOST_STEPS = 4
"""So many steps stand beside each other on a slide."""
_STRIP, _STRIP_GAP = 20.0, 10.0
_PANEL_SHARE, _PANEL_GAP = 0.28, 14.0
_ROW_GAP = 8.0
_MOST_OF_PAGE = 0.6
_STEP_SIZE, _STEP_ROOM = 9.0, 20.0


@dataclass(frozen=True)
class _Placed:
    """A block where it stands, and the picture above it."""

    block: Block
    rect: Rect
    picture: tuple[Card, Rect] | None = None


@dataclass
class _Slide:
    """What stands on one slide."""

    lanes: list[tuple[str, Rect]] = field(default_factory=list)
    """The names of lanes above their cards."""
    heads: list[tuple[str, Rect]] = field(default_factory=list)
    """The names of steps above their columns."""
    labels: list[tuple[str, Rect]] = field(default_factory=list)
    blocks: list[_Placed] = field(default_factory=list)


@dataclass
class _Row:
    """A lane with its cards in columns, those still to be placed."""

    name: str
    columns: list[list[Card]]
    began: bool = False


def stage_slides(deck: Deck, journey: Journey, view: View, colours: Mapping[str, str]) -> None:
    """A slide, or as many as it takes, for each stage that is shown. `colours` are those of the stages by id."""
    hidden = set(view.hidden_stages)
    shown = [stage for stage in journey.stages if stage.id not in hidden]
    for stage in shown:
        plans = (_Plan(deck, journey, view, stage, size) for size in _SIZES)
        plan = min(plans, key=lambda plan: (len(plan.slides), plan.broken_words))
        for number, slide in enumerate(plan.slides):
            _draw(deck, journey, slide, shown, stage, colours, plan.size, number)


class _Plan:
    """Where everything of a stage stands in one size of type."""

    def __init__(self, deck: Deck, journey: Journey, view: View, stage: Stage, size: float) -> None:
        self._measure, self._journey, self._view, self._stage = deck.measure, journey, view, stage
        self.size = size
        body = deck.body
        self._body = Rect(body.x, body.y + _STRIP + _STRIP_GAP, body.width, body.height - _STRIP - _STRIP_GAP)
        self._panel_width = body.width * _PANEL_SHARE
        self._blocks = StageBlocks(deck, journey, view, size)
        self._cards: dict[tuple[str, float], Block] = {}
        self.slides: list[_Slide] = []
        self.broken_words = 0
        """How many words of labels are wider than these."""
        self._place_all()

    def _place_all(self) -> None:
        panel = [self._fitted(block) for block in self._blocks.panel(self._stage)]
        wide = self._body.width - (self._panel_width + _PANEL_GAP if panel else 0)
        for steps in self._step_groups():
            if len(steps) < 2:
                self._flow(steps, panel, wide)
                continue
            rows = list(self._rows(steps))
            while True:
                slide = _Slide()
                self.slides.append(slide)
                self._place_panel(slide, panel)
                self._place_rows(slide, steps, rows, wide)
                rows = [row for row in rows if any(row.columns)]
                if not rows:
                    break
        while panel:
            self.slides.append(_Slide())
            self._place_panel(self.slides[-1], panel)

    def _fitted(self, block: Block) -> Block:
        return fitted(self._measure, block, self._panel_width, self._body.height * _MOST_OF_PAGE)

    def _place_panel(self, slide: _Slide, panel: list[Block]) -> None:
        x, y = self._body.right - self._panel_width, self._body.y
        while panel:
            height = panel[0].height(self._measure, self._panel_width)
            if y > self._body.y and y + height > self._body.bottom + 0.01:
                return
            slide.blocks.append(_Placed(panel.pop(0), Rect(x, y, self._panel_width, height)))
            y += height + GAP

    def _step_groups(self) -> Iterator[list[Step]]:
        steps = list(self._journey.steps_of(self._stage.id))
        for start in range(0, max(1, len(steps)), _MOST_STEPS):
            yield steps[start : start + _MOST_STEPS]

    def _rows(self, steps: Sequence[Step]) -> Iterator[_Row]:
        """The lanes with cards at these steps."""
        hidden = set(self._view.hidden_lanes)
        for lane in self._journey.lanes:
            cells = [] if lane.id in hidden else [self._cards_at(lane, step, not at) for at, step in enumerate(steps)]
            if any(cells):
                yield _Row(lane.name or _(LANE_NAMES[lane.kind]), cells)

    def _cards_at(self, lane: Lane, step: Step, is_first: bool) -> list[Card]:
        """The cards of a cell; those that span it from a step before stand at the first one only."""
        own = list(self._journey.cards_at(lane.id, step.id))
        if not is_first:
            return own
        columns = {each.id: at for at, each in enumerate(self._journey.columns())}
        here = columns.get(step.id, 0)
        spanning = self._journey.spanning(lane.id)
        reaching = (card for card in spanning if columns.get(card.step, here) < here <= columns.get(card.end_step, -1))
        return [*reaching, *own]

    # -- a single step: lanes below each other in columns

    def _flow(self, steps: Sequence[Step], panel: list[Block], wide: float) -> None:
        """Lanes with their names above their cards, in as many columns as there is room, about equally high."""
        body = self._body
        columns = max(1, int((wide + _PANEL_GAP) // (_COLUMN * self.size + _PANEL_GAP)))
        width = (wide - _PANEL_GAP * (columns - 1)) / columns
        units = [(row.name, card) for row in self._rows(steps) for card in row.columns[0]]
        heights = [self._placed(card, Rect(0, 0, width, 0), self._column_room).rect.bottom for _name, card in units]
        start = 0
        while start < len(units) or not self.slides:
            slide = _Slide()
            self.slides.append(slide)
            self._place_panel(slide, panel)
            ends = self._column_ends(units, heights, start, columns)
            for column, end in enumerate(ends):
                x = body.x + column * (width + _PANEL_GAP)
                self._place_column(
                    slide, units[start:end], Rect(x, body.y, width, 0), start > 0 and units[start - 1][0]
                )
                start = end
            if not units:
                return

    def _column_ends(
        self, units: Sequence[tuple[str, Card]], heights: Sequence[float], start: int, columns: int
    ) -> list[int]:
        """Where the columns of a slide end: the lowest height in which all that is left stands, if it does at all."""
        low, high = 0.0, self._body.height
        ends = self._filled(units, heights, start, columns, high)
        if not ends or ends[-1] < len(units):
            return ends or [start + 1]
        for _round in range(10):
            middle = (low + high) / 2
            tried = self._filled(units, heights, start, columns, middle)
            if tried and tried[-1] == len(units):
                high, ends = middle, tried
            else:
                low = middle
        return ends

    def _filled(
        self, units: Sequence[tuple[str, Card]], heights: Sequence[float], start: int, columns: int, room: float
    ) -> list[int]:
        """The ends of columns of that height; empty when a card is higher."""
        ends: list[int] = []
        at = start
        while at < len(units) and len(ends) < columns:
            used, first = 0.0, at
            while at < len(units):
                begins = at == first or units[at][0] != units[at - 1][0]
                more = heights[at] + (self._head_height if begins else 0) + (0 if at == first else GAP)
                more += _ROW_GAP if begins and at != first else 0
                if used + more > room + 0.01:
                    break
                used += more
                at += 1
            if at == first:
                return []
            ends.append(at)
        return ends

    @property
    def _column_room(self) -> float:
        """The height that one card may take below its lane's name."""
        return self._body.height - self._head_height

    @property
    def _head_height(self) -> float:
        return self.size * _HEAD * LINE + 3

    def _place_column(
        self, slide: _Slide, units: Sequence[tuple[str, Card]], at: Rect, before: str | Literal[False]
    ) -> None:
        y, last = at.y, None
        for index, (name, card) in enumerate(units):
            if name != last:
                y += _ROW_GAP if index else 0
                shown = _("{title} (continued)").format(title=name) if not index and name == before else name
                slide.lanes.append((shown, Rect(at.x, y, at.width, self.size * _HEAD * LINE)))
                y += self._head_height
                last = name
            placed = self._placed(card, Rect(at.x, y, at.width, 0), self._column_room)
            slide.blocks.append(placed)
            y = placed.rect.bottom + GAP

    # -- several steps: lanes as rows

    def _label_width(self, rows: Sequence[_Row], wide: float) -> float:
        """As wide as the longest word of the lanes' names."""
        words = [word for row in rows for word in row.name.split()]
        widest = max((self._measure.width(word, self.size, bold=True) for word in words), default=0)
        self.broken_words += widest + 18 > wide * _WIDEST_LABEL
        return min(widest + 18, wide * _WIDEST_LABEL)

    def _place_rows(self, slide: _Slide, steps: Sequence[Step], rows: Sequence[_Row], wide: float) -> None:
        body = self._body
        label = self._label_width(rows, wide)
        slide.heads += self._heads(steps, label, wide)
        y = body.y + _STEP_ROOM
        most = (body.bottom - y) * _MOST_OF_PAGE
        for row in rows:
            count = len(row.columns)
            width = (wide - label - GAP * (count - 1)) / count
            taken = [self._taken(cards, width, body.bottom - y, most) for cards in row.columns]
            if not any(taken):
                return
            bottom = y
            for at, cards in enumerate(taken):
                top = y
                for card in cards:
                    placed = self._placed(card, Rect(body.x + label + at * (width + GAP), top, width, 0), most)
                    slide.blocks.append(placed)
                    bottom = max(bottom, placed.rect.bottom)
                    top = placed.rect.bottom + GAP
            name = row.name if not row.began else _("{title} (continued)").format(title=row.name)
            words = plain(name, self.size, bold=True)
            bottom = max(bottom, min(y + self._measure.height(words, label - 16) + 12, body.bottom))
            slide.labels.append((name, Rect(body.x, y, label - 6, bottom - y)))
            row.began = True
            y = bottom + _ROW_GAP
            if any(row.columns):
                return

    def _heads(self, steps: Sequence[Step], label: float, wide: float) -> Iterator[tuple[str, Rect]]:
        width = (wide - label - GAP * (len(steps) - 1)) / len(steps)
        for at, step in enumerate(steps):
            x = self._body.x + label + at * (width + GAP)
            name = step.name or _("Step {number}").format(number=at + 1)
            yield name, Rect(x, self._body.y, width, _STEP_ROOM - 6)

    def _taken(self, cards: list[Card], width: float, room: float, most: float) -> list[Card]:
        """The first cards that fit into `room`, taken out of the column."""
        found: list[Card] = []
        used = 0.0
        while cards:
            height = self._placed(cards[0], Rect(0, 0, width, 0), most).rect.bottom
            if used + height > room + 0.01:
                break
            used += height + GAP
            found.append(cards.pop(0))
        return found

    def _frame(self, card: Card, at: Rect) -> Rect:
        """The place of a picture in its own proportions, no wider than the column."""
        asset, height = self._journey.assets.get(card.asset), _PICTURE * self.size
        across, down = (asset.width, asset.height) if asset and asset.width and asset.height else (3, 2)
        return Rect(at.x, at.y, min(at.width, max(height / 2, height * across / down)), height)

    def _placed(self, card: Card, at: Rect, most: float) -> _Placed:
        picture, y = None, at.y
        if card.kind == "image":
            picture = (card, self._frame(card, at))
            y += _PICTURE * self.size + GAP / 2
        key = (card.id, round(at.width, 3))
        if key not in self._cards:
            self._cards[key] = fitted(self._measure, self._blocks.card(card), at.width, most - (y - at.y))
        block = self._cards[key]
        return _Placed(block, Rect(at.x, y, at.width, block.height(self._measure, at.width)), picture)


def _draw(
    deck: Deck,
    journey: Journey,
    slide: _Slide,
    stages: Sequence[Stage],
    stage: Stage,
    colours: Mapping[str, str],
    size: float,
    number: int,
) -> None:
    title = stage.name or _("Untitled stage")
    if number:
        title = _("{title} (continued)").format(title=title)
    page = deck.page(title, stage.line, "" if number else stage.speaker_notes)
    _draw_strip(deck, page, stages, stage, colours)
    for name, rect in slide.lanes:
        text = deck.measure.cut(" ".join(name.split()), size * _HEAD, rect.width, size * _HEAD * LINE, bold=True)
        words = plain(text, size * _HEAD, bold=True, colour=deck.look.theme.mute)
        page.canvas.shape(_("Lane: {name}").format(name=name), rect, text=words, wraps=False)
    for name, rect in slide.heads:
        _draw_step(deck, page, name, rect, colours[stage.id])
    for name, rect in slide.labels:
        text = deck.measure.cut(name, size, rect.width - 10, rect.height - 6, bold=True)
        page.canvas.shape(
            _("Lane: {name}").format(name=name),
            rect,
            geometry="roundRect",
            adjust=4,
            fill=deck.look.theme.lane,
            text=plain(text, size, bold=True),
            insets=(6, 6, 4, 0),
        )
    for placed in slide.blocks:
        if placed.picture is not None:
            card, frame = placed.picture
            add_picture(page, journey.assets.get(card.asset), frame, card.text or card.caption or _("Picture"))
        placed.block.draw(deck, page, placed.rect)
        page.notes.append(placed.block.whole)
    page.finish()


def _draw_strip(deck: Deck, page: Page, stages: Sequence[Stage], this: Stage, colours: Mapping[str, str]) -> None:
    """All stages as small chevrons, this one in its colour."""
    body, theme = page.body, deck.look.theme
    width, size = body.width / max(1, len(stages)), 8.0
    for index, stage in enumerate(stages):
        is_this = stage.id == this.id
        colour = colours[stage.id]
        ink = {"white": "#FFFFFF", "black": "#000000"}[ink_on(colour)] if is_this else theme.mute
        name = stage.name if width >= 60 else str(index + 1)
        text = deck.measure.cut(" ".join(name.split()) or "–", size, max(8.0, width - 22), size * LINE, bold=is_this)
        page.canvas.shape(
            _("Stage: {name}").format(name=stage.name),
            Rect(body.x + index * width + 1, body.y, width - 2, _STRIP),
            geometry="chevron",
            adjust=min(7.0, width / 4),
            fill=colour if is_this else mixed(colour, theme.paper, 0.16),
            text=plain(text, size, bold=is_this, colour=ink, align="ctr"),
            anchor="ctr",
            wraps=False,
        )


def _draw_step(deck: Deck, page: Page, name: str, rect: Rect, colour: str) -> None:
    text = deck.measure.cut(" ".join(name.split()), _STEP_SIZE, rect.width - 12, _STEP_SIZE * LINE, bold=True)
    page.canvas.shape(
        _("Step: {name}").format(name=name),
        rect,
        geometry="roundRect",
        adjust=4,
        fill=mixed(colour, deck.look.theme.paper, 0.14),
        text=plain(text, _STEP_SIZE, bold=True, align="ctr"),
        anchor="ctr",
        wraps=False,
    )
