"""What a click selects."""

from typing import TYPE_CHECKING

from journeyboard.board.finding import column_of
from journeyboard.board.shapes import Hit, HitKind
from journeyboard.editor.session import Place
from journeyboard.journey.records import JourneyInfo

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas

HOVERED: frozenset[HitKind] = frozenset({"card", "feeling", "stage", "step", "lane", "persona", "tile", "link"})
"""What lights up under the pointer."""


def pick(canvas: "Canvas", found: Hit) -> None:
    """Select what was hit and nothing else; an empty place takes the focus."""
    canvas.anchor = None
    place = _place(canvas, found)
    if found.kind in ("cell", "nothing", "unplaced"):
        canvas.session.focus(place)
    elif found.kind == "title":
        canvas.session.select([JourneyInfo.array])
    else:
        canvas.session.select([found.id], place)


def toggle(canvas: "Canvas", found: Hit) -> None:
    """Select what was hit in addition; when it is selected, no longer."""
    session = canvas.session
    selected = [record_id for record_id in session.selected if record_id != found.id]
    if not session.is_selected(found.id):
        selected.append(found.id)
    session.select(selected, _place(canvas, found))


def pick_range(canvas: "Canvas", found: Hit) -> None:
    """Select the cards of all cells between where the selection began and what was hit; within one cell, those
    between the two cards."""
    session, end = canvas.session, Place(found.lane, found.step)
    start = canvas.anchor or session.place
    if start is None or not start.lane or not start.step or not end.lane or not end.step:
        pick(canvas, found)
        return
    canvas.anchor = start
    if start == end and found.kind == "card":
        there = [card.id for card in session.journey.cards_at(*end)]
        among = [there.index(record_id) for record_id in (*session.selected, found.id) if record_id in there]
        session.select(there[min(among) : max(among) + 1] if among else [found.id], end)
    else:
        select_block(canvas, start, end)


def select_block(canvas: "Canvas", start: Place, end: Place) -> None:
    """Select all cards of the cells in the rectangle between two cells."""
    board, journey = canvas.board, canvas.session.journey
    lanes, steps = [shape.id for shape in board.lanes], [column.step for column in board.columns]
    if start.lane not in lanes or end.lane not in lanes or start.step not in steps or end.step not in steps:
        return
    top, bottom = sorted((lanes.index(start.lane), lanes.index(end.lane)))
    left, right = sorted((steps.index(start.step), steps.index(end.step)))
    cells = [(lane, step) for lane in lanes[top : bottom + 1] for step in steps[left : right + 1]]
    canvas.session.select([card.id for cell in cells for card in journey.cards_at(*cell)], end)


def _place(canvas: "Canvas", found: Hit) -> Place | None:
    if found.kind == "stage":
        first = next((column.step for column in canvas.board.columns if column.stage == found.id), "")
        return Place("", first) if first else None
    if found.kind == "step":
        return Place("", found.id)
    if found.kind == "lane":
        return Place(found.id or found.lane, "")
    if found.lane and found.step and column_of(canvas.board, found.step) is not None:
        return Place(found.lane, found.step)
    return None
