"""What a presentation shows one after the other: parts of the board, cut so that they can be read from afar."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from journeyboard.board.finding import part_of
from journeyboard.board.shapes import Board, Rect

Mode = Literal["stages", "steps", "lanes", "reveal"]
"""Stage by stage, step by step, lane by lane, or lane after lane added to what is shown."""

LEAST_ZOOM = 0.9
"""Smaller, text is not to be read from the back of a room: rather more slides."""
MOST_ZOOM = 1.8
_AROUND = 14
"""Board units left free around what is shown."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One view of the board."""

    rect: Rect
    """What is shown, on the sheet. The frozen panes stand at its left and top."""
    focus: Rect | None = None
    """What stands out: all else is dimmed. None for the whole map."""
    stage: str = ""
    """The id of the stage whose notes belong to it."""
    step: str = ""
    lane: str = ""
    hidden: tuple[str, ...] = ()
    """The ids of lanes that are not shown yet."""


def slides_of(board: Board, mode: Mode, width: float, height: float) -> list[Slide]:
    """The slides of a board in a window of that many widget pixels; the whole map comes first, and last when it is
    gone through by stages, steps or lanes. A map without stages or lanes is one slide."""
    whole = Slide(Rect(0, 0, board.width, board.height))
    if not board.columns or not board.lanes or min(width, height) < 50:
        return [whole]
    match mode:
        case "reveal":
            return list(_revealed(board))
        case "lanes":
            inner = list(_by_lane(board))
        case "stages":
            inner = list(_by_columns(board, _stages(board), width, height))
        case "steps":
            inner = list(_by_columns(board, _steps(board), width, height))
    return [whole, *inner, whole]


def _stages(board: Board) -> Iterator[tuple[str, str, float, float]]:
    """(stage id, "", left, right) of each, on the sheet."""
    for stage in board.stages:
        own = [column for column in board.columns if column.stage == stage.id]
        if own:
            yield stage.id, "", board.content_left + own[0].x, board.content_left + own[-1].x + own[-1].width


def _steps(board: Board) -> Iterator[tuple[str, str, float, float]]:
    for column in board.columns:
        left = board.content_left + column.x
        yield column.stage, column.step, left, left + column.width


def _by_columns(
    board: Board, columns: Iterator[tuple[str, str, float, float]], width: float, height: float
) -> Iterator[Slide]:
    """Each group of columns, over as many slides as its lanes need at a zoom that can be read."""
    top = _top(board)
    labels = board.content_left
    for stage, step, left, right in columns:
        wide = labels + (right - left) + 2 * _AROUND
        zoom = min(width / wide, MOST_ZOOM, max(LEAST_ZOOM, height / (board.height - top)))
        head = board.lanes[0].y - top
        room = max(height / zoom - head - _AROUND, 60.0)
        for first, last in _pages(board, room):
            upper = first if first > board.lanes[0].y else top
            # What the window shows at that zoom; the stage row stays above the lanes of a later page.
            shown = Rect(left - labels - _AROUND, upper if upper == top else first - head, wide, height / zoom)
            yield Slide(shown, Rect(left, upper, right - left, last - upper), stage, step)


def _pages(board: Board, room: float) -> list[tuple[float, float]]:
    """The upper and lower ends of runs of whole lanes that fit `room` board units; a taller lane is cut."""
    pages: list[tuple[float, float]] = []
    start = end = board.lanes[0].y
    for lane in board.lanes:
        if lane.y + lane.height - start > room and end > start:
            pages.append((start, end))
            start = lane.y
        end = lane.y + lane.height
        while end - start > room:
            pages.append((start, start + room))
            start += room
    if end > start:
        pages.append((start, end))
    return pages


def _by_lane(board: Board) -> Iterator[Slide]:
    top = _top(board)
    head = board.lanes[0].y - top
    for lane in board.lanes:
        if lane.kind == "divider":
            continue
        rect = Rect(0, lane.y - head, board.width, lane.height + head + _AROUND)
        yield Slide(rect, Rect(0, lane.y, board.width, lane.height), lane=lane.id)


def _revealed(board: Board) -> Iterator[Slide]:
    """The head alone, then one lane more each time; the camera stays."""
    lanes = [lane.id for lane in board.lanes]
    whole = Rect(0, 0, board.width, board.height)
    yield Slide(whole, hidden=tuple(lanes))
    for count, lane in enumerate(lanes, 1):
        yield Slide(whole, lane=lane, hidden=tuple(lanes[count:]))


def _top(board: Board) -> float:
    """y of the stage row, which stays in view."""
    row = part_of(board, "stages")
    return row.rect.y if row is not None else 0.0
