"""Text from elsewhere as cards: lines into a cell, a range of a spreadsheet over steps and lanes."""

import re
from collections.abc import Iterator, Mapping, Sequence

from journeyboard.journey.cards import LANE_CARDS
from journeyboard.journey.changes import Change, Draft
from journeyboard.journey.headings import Headed, heading_rows
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Lane, clean, new_ids
from journeyboard.journey.spots import Spot, lanes_from, put_cards, steps_from
from journeyboard.language import ngettext

Rows = Sequence[Sequence[str]]
"""The cells of a range, row by row; rows may differ in length, cells may hold several lines."""

Cell = tuple[str, str]
"""A lane and a step."""

_BULLET = re.compile(r"^[•‣◦▪●○·*–—-]\s+")


def cards_in(rows: Rows) -> int:
    """How many cards a range makes at most: one for each line that says something."""
    return sum(1 for row in rows for cell in row for _line in _lines(cell))


def fill(journey: Journey, rows: Rows, spot: Spot) -> Change:
    """Make a card of each line of a range.

    A single column fills the spot's cell. A wider range fills the steps to its right and the lanes below, which are
    added where the map ends. A range with headings goes to the stages, steps and lanes they name, wherever these are;
    what is missing is added. Raises ValueError when the spot's lane holds no cards.
    """
    headings = heading_rows(rows)
    if headings:
        headed = Headed(journey)
        steps = headed.steps(rows[:headings])
        lanes = headed.lanes([row[0] for row in rows[headings:]])
        cells = _cells([row[1:] for row in rows[headings:]], lanes, steps)
        filled = _filled(headed.journey, Draft(headed.journey), spot, cells)
        return headed.change.then(filled, filled.label)
    draft = Draft(journey)
    width = max((len(row) for row in rows), default=0)
    table: Rows = rows if width > 1 else [["\n".join(cell for row in rows for cell in row)]]
    lanes = lanes_from(journey, draft, spot, [None] * len(table))
    return _filled(journey, draft, spot, _cells(table, lanes, steps_from(journey, draft, spot, [""] * max(width, 1))))


def _filled(journey: Journey, draft: Draft, spot: Spot, cells: Mapping[Cell, Sequence[Card]]) -> Change:
    for (lane, step), cards in cells.items():
        put_cards(journey, draft, spot, lane, step, cards)
    count = sum(map(len, cells.values()))
    return draft.change(ngettext("Paste card", "Paste {count} cards", count).format(count=count))


def _cells(table: Rows, lanes: Sequence[Lane], steps: Sequence[str]) -> dict[Cell, list[Card]]:
    """The cards of each cell, which know neither it nor their order yet."""
    ids = iter(new_ids(cards_in(table)))
    cells: dict[Cell, list[Card]] = {}
    for row, lane in zip(table, lanes, strict=True):
        for text, step in zip(row, steps, strict=False):
            there = cells.setdefault((lane.id, step), [])
            there += [Card(id=next(ids), kind=LANE_CARDS[lane.kind], text=line) for line in _lines(text)]
    return {cell: cards for cell, cards in cells.items() if cards}


def _lines(text: str) -> Iterator[str]:
    """The lines that say something, without the bullets of a list."""
    for line in clean(text).split("\n"):
        said = _BULLET.sub("", " ".join(line.split()))
        if said:
            yield said
