"""Going over the map with the keyboard: from card to card, cell to cell, and into the headings."""

from typing import TYPE_CHECKING

from journeyboard.editor.canvas import picking
from journeyboard.editor.canvas.places import first_place, heading_of, items_at, lane_beside, step_beside
from journeyboard.editor.session import Place
from journeyboard.journey.records import Step

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas


def walk(canvas: "Canvas", dx: int, dy: int) -> None:
    """One step in a direction: to the next card of the cell, else to the next cell or heading."""
    canvas.anchor = None
    place = canvas.session.place
    if place is None:
        first = first_place(canvas.board)
        if first is not None:
            _enter(canvas, first, 0)
    elif not place.lane:
        _in_headings(canvas, place, dx, dy)
    elif not place.step:
        _in_labels(canvas, place, dx, dy)
    else:
        _in_cells(canvas, place, dx, dy)
    canvas.show_focus()


def _in_cells(canvas: "Canvas", place: Place, dx: int, dy: int) -> None:
    session, board = canvas.session, canvas.board
    items = items_at(session.journey, canvas.board, place)
    chosen = [index for index, item in enumerate(items) if session.is_selected(item)]
    at = chosen[-1 if dy > 0 else 0] if chosen else -1
    if dy and items and (chosen or dy > 0) and 0 <= at + dy < len(items):
        session.select([items[at + dy]], place)
    elif dy:
        lane = lane_beside(board, place.lane, dy)
        if lane:
            _enter(canvas, Place(lane, place.step), 0 if dy > 0 else -1)
        elif dy < 0:
            _enter_heading(canvas, place.step)
    else:
        step = step_beside(board, place.step, dx)
        if step:
            _enter(canvas, Place(place.lane, step), max(at, 0) if chosen else 0)
        elif dx < 0:
            session.select([place.lane], Place(place.lane, ""))


def _in_headings(canvas: "Canvas", place: Place, dx: int, dy: int) -> None:
    session, board = canvas.session, canvas.board
    step = session.journey.find(Step, place.step)
    on_stage = step is not None and session.is_selected(step.stage)
    if dy > 0 and on_stage and heading_of(session.journey, board, place.step) == place.step:
        session.select([place.step], place)
    elif dy > 0:
        lane = lane_beside(board, "", 1)
        if lane:
            _enter(canvas, Place(lane, place.step), 0)
    elif dy < 0 and step is not None:
        session.select([step.stage], place)
    elif dx:
        beside = _next_stage(canvas, place.step, dx) if on_stage else step_beside(board, place.step, dx)
        if beside and on_stage:
            there = session.journey.find(Step, beside)
            session.select([there.stage] if there else [], Place("", beside))
        elif beside:
            _enter_heading(canvas, beside)


def _in_labels(canvas: "Canvas", place: Place, dx: int, dy: int) -> None:
    if dx > 0:
        step = step_beside(canvas.board, "", 1)
        if step:
            _enter(canvas, Place(place.lane, step), 0)
    elif dy:
        lane = lane_beside(canvas.board, place.lane, dy, cells=False)
        if lane:
            canvas.session.select([lane], Place(lane, ""))


def _next_stage(canvas: "Canvas", step: str, by: int) -> str:
    """The first step of the stage beside the one of `step`."""
    stages = [shape.id for shape in canvas.board.stages]
    here = next((column.stage for column in canvas.board.columns if column.step == step), "")
    index = stages.index(here) + by if here in stages else -1
    if not 0 <= index < len(stages):
        return ""
    return next((column.step for column in canvas.board.columns if column.stage == stages[index]), "")


def _enter(canvas: "Canvas", place: Place, index: int) -> None:
    """Go into a cell: to its item at `index` or the last before; to the cell itself when it is empty."""
    items = items_at(canvas.session.journey, canvas.board, place)
    if items:
        canvas.session.select([items[min(index, len(items) - 1)]], place)
    else:
        canvas.session.focus(place)


def _enter_heading(canvas: "Canvas", step: str) -> None:
    canvas.session.select([heading_of(canvas.session.journey, canvas.board, step)], Place("", step))


def tab(canvas: "Canvas", by: int) -> None:
    """To the next or previous step, at the end of a lane to the beginning of the next; to the cell, so that typing
    adds a card there."""
    session, board = canvas.session, canvas.board
    place = session.place
    if place is None or not place.lane or not place.step:
        walk(canvas, by, 0)
        return
    step, lane = step_beside(board, place.step, by), place.lane
    if not step and board.columns:
        lane = lane_beside(board, place.lane, by)
        step = board.columns[0 if by > 0 else -1].step
    if lane:
        canvas.anchor = None
        session.focus(Place(lane, step))
        canvas.show_focus()


def extend(canvas: "Canvas", dx: int, dy: int) -> None:
    """Reach further with the selection: over the cards of the cells between where it began and one cell further."""
    session, board = canvas.session, canvas.board
    place = session.place
    if place is None or not place.lane or not place.step:
        return
    canvas.anchor = canvas.anchor or place
    lane = lane_beside(board, place.lane, dy) if dy else place.lane
    step = step_beside(board, place.step, dx) if dx else place.step
    if lane and step:
        picking.select_block(canvas, canvas.anchor, Place(lane, step))
        canvas.show_focus()


def to_end(canvas: "Canvas", *, first: bool) -> None:
    """To the first or last step of the lane (or of the headings)."""
    place, columns = canvas.session.place or first_place(canvas.board), canvas.board.columns
    if place is None or not columns:
        return
    step = columns[0 if first else -1].step
    if place.lane:
        _enter(canvas, Place(place.lane, step), 0)
    else:
        _enter_heading(canvas, step)
    canvas.show_focus()


def to_corner(canvas: "Canvas", *, first: bool) -> None:
    """To the first cell of the map, or the last."""
    lanes = [shape.id for shape in canvas.board.lanes if shape.kind != "divider"]
    columns = canvas.board.columns
    if lanes and columns:
        at = 0 if first else -1
        _enter(canvas, Place(lanes[at], columns[at].step), at)
        canvas.show_focus()
