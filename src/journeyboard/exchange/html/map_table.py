"""The map as a table: a column for each step, a row for each lane. The browser lays it out."""

from collections.abc import Iterator, Sequence

from journeyboard.board.palette import ink_on, stage_colour
from journeyboard.board.sizes import COLUMN_WIDTH, LABEL_WIDTH
from journeyboard.drawing.theme import Theme
from journeyboard.exchange.cell_words import CellWords
from journeyboard.exchange.html.cards import card_element, tile_element
from journeyboard.exchange.html.curves import emotion_element
from journeyboard.exchange.html.markup import Markup, element, joined
from journeyboard.exchange.naming import Names
from journeyboard.journey.journey import Journey
from journeyboard.journey.links import link_words
from journeyboard.journey.records import Card, Lane, Link, Stage, Step, View

_ARC_LEVEL = 24
"""Pixels for each arrow between stages above the table."""
_MOST_LEVELS = 10


def map_width(journey: Journey) -> float:
    """How wide the map is, in pixels."""
    return LABEL_WIDTH + sum(map(column_width, journey.columns())) or COLUMN_WIDTH


def column_width(step: Step) -> float:
    """How wide a step's column is, in pixels."""
    return step.width or COLUMN_WIDTH


def map_table(journey: Journey, view: View, theme: Theme) -> Markup:
    """The table, with the arrows to draw over it."""
    steps = journey.columns()
    maker = _Map(journey, view, theme)
    columns = [element("col", style=f"width:{LABEL_WIDTH}px")]
    columns += [element("col", style=f"width:{column_width(step):g}px") for step in steps]
    arrows = list(maker.arrows())
    above = [link for link in journey.links if _is_arc(journey, link) and _is_drawn(journey, view, link)]
    arcs = min(_MOST_LEVELS, len(above))
    table = element(
        "table",
        element("colgroup", *columns),
        element("thead", *maker.headings()),
        element("tbody", *(row for lane in journey.lanes for row in maker.rows(lane))),
        class_="map",
        style=f"width:{map_width(journey):g}px;margin-top:{arcs * _ARC_LEVEL}px",
    )
    unplaced = journey.unplaced()
    tray = element("div", *(maker.card(card) for card in unplaced), class_="tray") if unplaced else None
    return joined((element("ul", *arrows, id="arrows", class_="sr") if arrows else None, table, tray))


_EMPTY = element("td")


class _Map:
    def __init__(self, journey: Journey, view: View, theme: Theme) -> None:
        self._journey, self._view, self._theme = journey, view, theme
        self._names, self._words = Names(journey), CellWords(journey, view)
        self._steps = journey.columns()
        self._places = {step.id: place for place, step in enumerate(self._steps)}

    # -- headings

    def headings(self) -> Iterator[Markup]:
        stages = [stage for stage in self._journey.stages if self._journey.steps_of(stage.id)]
        cells = [self._stage(stage, index) for index, stage in enumerate(self._journey.stages) if stage in stages]
        yield element("tr", _EMPTY, *cells, class_="stages")
        if any(step.name for step in self._steps):
            heads = (element("th", step.name, scope="col", id=step.id, dir="auto") for step in self._steps)
            yield element("tr", _EMPTY, *heads, class_="steps")

    def _stage(self, stage: Stage, index: int) -> Markup:
        colour = stage_colour(stage.colour, index)
        face = element(
            "div",
            element("strong", stage.name, dir="auto"),
            element("span", stage.line, dir="auto") if stage.line else None,
            style=f"background:{colour};color:{ink_on(colour)}",
            title=stage.goal or None,
        )
        columns = len(self._journey.steps_of(stage.id))
        return element("th", face, scope="colgroup", colspan=str(columns), id=stage.id)

    # -- rows

    def rows(self, lane: Lane) -> Iterator[Markup]:
        name = self._words.lane_name(lane)
        if lane.kind == "divider":
            yield element("tr", element("th", name, scope="row", colspan=str(len(self._steps) + 1)), class_="divider")
            return
        rows: list[list[Markup]] = []
        if lane.kind == "emotion":
            widths = [column_width(step) for step in self._steps]
            curve = emotion_element(self._journey, self._steps, widths, self._theme)
            rows.append([element("td", curve, colspan=str(max(1, len(self._steps))), class_="emotion")])
        rows += [self._spanning(row) for row in self._packed(lane)]
        cells = [element("td", *self._cell(lane, step)) for step in self._steps]
        if not rows or any(cell != _EMPTY for cell in cells):
            rows.append(cells)
        label = element("th", name, scope="row", rowspan=str(len(rows)), dir="auto")
        for index, cells in enumerate(rows):
            first = (label,) if index == 0 else ()
            yield element("tr", *first, *cells, class_="lane" if index == 0 else None)

    def _cell(self, lane: Lane, step: Step) -> Iterator[Markup]:
        if lane.kind == "channels":
            yield from (element("span", name, class_="chip", dir="auto") for name in self._words.channels(step))
        if lane.kind == "metrics":
            yield from (tile_element(figure, self._theme) for figure in self._words.figures(lane, step))
        yield from (self.card(card) for card in self._words.cards(lane, step) if not self._span(card))

    def card(self, card: Card) -> Markup:
        """A card as it stands in its cell."""
        return card_element(self._journey, card, self._names)

    def _span(self, card: Card) -> tuple[int, int] | None:
        """The first and last column of a card that spans several."""
        first, last = self._places.get(card.step, -1), self._places.get(card.end_step, -1)
        return (first, last) if last > first >= 0 else None

    def _packed(self, lane: Lane) -> list[list[tuple[int, int, Card]]]:
        """The spanning cards of a lane in as few rows as they stand beside each other in."""
        rows: list[list[tuple[int, int, Card]]] = []
        found = [(*span, card) for card in self._journey.spanning(lane.id) if (span := self._span(card)) is not None]
        for first, last, card in sorted(found, key=lambda each: each[:2]):
            row = next((row for row in rows if row[-1][1] < first), None)
            if row is None:
                rows.append([(first, last, card)])
            else:
                row.append((first, last, card))
        return rows

    def _spanning(self, row: Sequence[tuple[int, int, Card]]) -> list[Markup]:
        cells: list[Markup] = []
        at = 0
        for first, last, card in row:
            cells += [_EMPTY] * (first - at)
            cells.append(element("td", self.card(card), colspan=str(last - first + 1)))
            at = last + 1
        return [*cells, *[_EMPTY] * (len(self._steps) - at)]

    # -- arrows

    def arrows(self) -> Iterator[Markup]:
        """Every arrow in words; the script draws those that the view shows."""
        for link in self._journey.links:
            words = link_words(link)
            ends = f"{self._names.place(link.from_)} → {self._names.place(link.to)}"
            yield element(
                "li",
                f"{ends}: {words}" if words else ends,
                data_from=link.from_,
                data_to=link.to,
                data_kind=link.kind,
                data_words=words or None,
                data_arc=_is_arc(self._journey, link),
                data_quiet=not _is_drawn(self._journey, self._view, link),
            )


def _is_arc(journey: Journey, link: Link) -> bool:
    """Whether it leads from a heading to a heading."""
    return all(isinstance(journey.get(end), Stage | Step) for end in (link.from_, link.to))


def _is_drawn(journey: Journey, view: View, link: Link) -> bool:
    """Whether the map of a view shows a link while nothing is selected."""
    return view.links == "all" or (view.links != "none" and _is_arc(journey, link))
