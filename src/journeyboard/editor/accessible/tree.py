"""The map as a tree for assistive technology: what stands below what. No widgets here.

map → title, personas, arrows, stages (→ steps), lanes (→ cells → cards, feelings, tiles), cards without a place
"""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from journeyboard.board.figure_shapes import TileShape
from journeyboard.board.finding import cards_at, cell_of, lane_of
from journeyboard.board.links.whole import whole_links
from journeyboard.board.shapes import Board, LaneShape
from journeyboard.editor.session import Place, Session
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, JourneyInfo, Lane, Link, Metric, Persona, Record, Stage, Step

NodeKind = Literal[
    "map",
    "title",
    "personas",
    "persona",
    "arrows",
    "arrow",
    "stages",
    "stage",
    "step",
    "lane",
    "cell",
    "card",
    "feeling",
    "tile",
    "channel",
    "unplaced",
]
_STATES = ("as_is", "to_be")


class Node(NamedTuple):
    """One thing on the map. `id` is the record's (a channel's name); `lane` and `step` say which of several places is
    meant."""

    kind: NodeKind
    id: str = ""
    lane: str = ""
    step: str = ""


MAP = Node("map")


def children(journey: Journey, board: Board, node: Node) -> list[Node]:
    """What stands below a node, in the order people read the map. What is not shown is not there."""
    return list(_BELOW[node.kind](journey, board, node)) if node.kind in _BELOW else []


def parent(journey: Journey, board: Board, node: Node) -> Node | None:
    """What a node stands below; None for the map, and for a card or step that is not shown any more."""
    if node.kind == "map":
        return None
    if node.kind == "card":
        return _above_card(board, node.id)
    if node.kind == "step":
        step = journey.find(Step, node.id)
        return Node("stage", step.stage) if step is not None else None
    if node.kind in ("feeling", "tile"):
        return Node("cell", "", node.lane, node.step)
    if node.kind in ("cell", "channel"):
        return Node("lane", node.lane)
    return Node(_GROUPS[node.kind]) if node.kind in _GROUPS else MAP


def node_of_focus(session: Session, board: Board) -> Node:
    """What the keyboard is at: what was selected last, else the cell, heading or label."""
    place = session.place
    for record_id in reversed(session.selected):
        node = _node_of(board, session.journey.get(record_id), place)
        if node is not None:
            return node
    if place is None or not place.lane:
        return MAP
    return Node("cell", "", place.lane, place.step) if place.step else Node("lane", place.lane)


_GROUPS: dict[NodeKind, NodeKind] = {"persona": "personas", "arrow": "arrows", "stage": "stages"}
_KINDS: dict[type[Record], NodeKind] = {
    Card: "card",
    Stage: "stage",
    Step: "step",
    Lane: "lane",
    Persona: "persona",
    Link: "arrow",
}


def _node_of(board: Board, record: Record | None, place: Place | None) -> Node | None:
    match record:
        case Feeling(id=feeling, step=step):
            return Node("feeling", feeling, _emotion_lane(board, place), step)
        case Metric(id=metric):
            return _tile(board, metric, place)
        case JourneyInfo():
            return Node("title")
    return Node(_KINDS[type(record)], record.id) if record is not None and type(record) in _KINDS else None


# -- what is below each kind


def _parts(_journey: Journey, board: Board, _node: Node) -> Iterator[Node]:
    yield Node("title")
    if board.personas:
        yield Node("personas")
    if next(whole_links(board), None) is not None:
        yield Node("arrows")
    if board.stages:
        yield Node("stages")
    yield from (Node("lane", lane.id) for lane in board.lanes)
    if board.unplaced:
        yield Node("unplaced")


def _steps(_journey: Journey, board: Board, node: Node) -> Iterator[Node]:
    return (Node("step", step.id) for stage in board.stages if stage.id == node.id for step in stage.steps)


def _in_lane(_journey: Journey, board: Board, node: Node) -> Iterator[Node]:
    lane = lane_of(board, node.id)
    if lane is None or lane.collapsed or lane.kind == "divider":
        return
    if lane.kind == "channels":
        yield from (Node("channel", row.channel, lane.id) for row in lane.channels)
    else:
        yield from (Node("cell", "", lane.id, column.step) for column in board.columns)


def _in_cell(journey: Journey, board: Board, node: Node) -> Iterator[Node]:
    lane = lane_of(board, node.lane)
    if lane is None:
        return
    if lane.kind == "emotion":
        yield from _feelings(journey, lane, node)
    for card in cards_at(board, node.lane, node.step):
        if not lane.spans or cell_of(board, card) == (node.lane, node.step):  # over several cells: in the first one
            yield Node("card", card)
    for tile in _tiles_at(board, node.lane, node.step):
        yield Node("tile", tile.metric, node.lane, node.step)


def _feelings(journey: Journey, lane: LaneShape, node: Node) -> Iterator[Node]:
    shown = {point.id for curve in (lane.emotion.curves if lane.emotion else ()) for point in curve.points}
    for persona in journey.personas:
        for state in _STATES:
            feeling = journey.feeling(persona.id, node.step, state)
            if feeling is not None and feeling.id in shown:
                yield Node("feeling", feeling.id, node.lane, node.step)


_BELOW: dict[NodeKind, Callable[[Journey, Board, Node], Iterator[Node]]] = {
    "map": _parts,
    "personas": lambda _journey, board, _node: (Node("persona", persona.id) for persona in board.personas),
    "arrows": lambda _journey, board, _node: (Node("arrow", link.id) for link in whole_links(board)),
    "stages": lambda _journey, board, _node: (Node("stage", stage.id) for stage in board.stages),
    "stage": _steps,
    "lane": _in_lane,
    "cell": _in_cell,
    "unplaced": lambda _journey, board, _node: (Node("card", card.id) for card in board.unplaced),
}


def _above_card(board: Board, card_id: str) -> Node | None:
    cell = cell_of(board, card_id)
    if cell is not None:
        return Node("cell", "", *cell)
    return Node("unplaced") if any(card.id == card_id for card in board.unplaced) else None


def _emotion_lane(board: Board, place: Place | None) -> str:
    lanes = [lane.id for lane in board.lanes if lane.kind == "emotion"]
    return place.lane if place is not None and place.lane in lanes else next(iter(lanes), "")


def _tile(board: Board, metric: str, place: Place | None) -> Node | None:
    """The tile of a metric where the keyboard is, else its first one."""
    tiles = [
        Node("tile", metric, lane.id, column.step)
        for lane in board.lanes
        for column in board.columns
        if any(tile.metric == metric for tile in _tiles_at(board, lane.id, column.step))
    ]
    here = [tile for tile in tiles if place is not None and (tile.lane, tile.step) == place]
    return next(iter([*here, *tiles]), None)


def _tiles_at(board: Board, lane: str, step: str) -> Iterator[TileShape]:
    cell = board.cells.lane(lane).get(step)
    yield from cell.tiles if cell is not None else ()
