"""The tree of a map: its stages, in each the lanes that hold cards, in each of those the stage's cards."""

from typing import Literal, NamedTuple

from journeyboard.editor.inspector.words import kind_label
from journeyboard.editor.session import Session
from journeyboard.journey.cards import holds_cards
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Lane, Stage, Step, View
from journeyboard.journey.rounds import VEILED, is_veiled
from journeyboard.language import _


class Node(NamedTuple):
    """One line of the tree."""

    kind: Literal["stage", "lane", "card", "unplaced"]
    id: str = ""
    stage: str = ""
    """Of a lane: the stage whose cards are below."""


def nodes_below(journey: Journey, node: Node | None) -> list[Node]:
    """What stands below a node; below None the stages, and the cards without a place where there are any."""
    if node is None:
        nodes = [Node("stage", stage.id) for stage in journey.stages]
        return [*nodes, Node("unplaced")] if journey.unplaced() else nodes
    if node.kind == "stage":
        return [Node("lane", lane.id, node.id) for lane in journey.lanes if holds_cards(lane)]
    return [Node("card", card.id) for card in cards_below(journey, node)]


def cards_below(journey: Journey, node: Node) -> list[Card]:
    """The cards of a lane's or the unplaced node, in the order of the map."""
    if node.kind == "unplaced":
        return list(journey.unplaced())
    if node.kind == "lane":
        return [card for step in journey.steps_of(node.stage) for card in journey.cards_at(node.id, step.id)]
    return []


def path_to(journey: Journey, node: Node) -> list[Node]:
    """The nodes from a top one down to `node`."""
    if node.kind == "lane":
        return [Node("stage", node.stage), node]
    if node.kind == "card":
        card = journey.cards.get(node.id)
        step = journey.find(Step, card.step) if card is not None else None
        if card is None or step is None or journey.find(Lane, card.lane) is None:
            return [Node("unplaced"), node]
        return [Node("stage", step.stage), Node("lane", card.lane, step.stage), node]
    return [node]


def name_of(journey: Journey, node: Node, view: View) -> str:
    """What a node is called, and shown as."""
    record = journey.get(node.id)
    if node.kind == "unplaced":
        return _("Unplaced")
    if isinstance(record, Card):
        words = VEILED if is_veiled(record, view) else record.text or record.caption
    else:
        words = record.name if isinstance(record, Stage | Lane) else ""
    line = " ".join(words.split())
    return line or (kind_label(record) if isinstance(record, Card | Lane) else _("Untitled"))


class Found(NamedTuple):
    """What a filter leaves of the tree."""

    shown: frozenset[Node]
    """What it names, all that stands above that, and all below."""
    opened: frozenset[Node]
    """What has something it names below."""


def found_by(journey: Journey, words: str, view: View) -> Found:
    """What is left of the tree when only names with all of the words are looked for."""
    wanted = words.casefold().split()
    shown, opened = set[Node](), set[Node]()

    def look(node: Node, *, is_inside: bool) -> bool:
        """Whether the node or anything below it is named so."""
        name = name_of(journey, node, view).casefold()
        is_named = all(word in name for word in wanted)
        below = [look(child, is_inside=is_inside or is_named) for child in nodes_below(journey, node)]
        if any(below):
            opened.add(node)
        if is_inside or is_named or any(below):
            shown.add(node)
        return is_named or any(below)

    for node in nodes_below(journey, None):
        look(node, is_inside=False)
    return Found(frozenset(shown), frozenset(opened))


def node_of_selection(session: Session) -> Node | None:
    """The node of what was selected last, else of the cell or heading with the focus."""
    journey = session.journey
    for record_id in reversed(session.selected):
        match journey.get(record_id):
            case Card():
                return Node("card", record_id)
            case Stage():
                return Node("stage", record_id)
            case Step(stage=stage):
                return Node("stage", stage)
    place = session.place
    step = journey.find(Step, place.step) if place is not None else None
    lane = journey.find(Lane, place.lane) if place is not None else None
    if step is None:
        return None
    return Node("lane", lane.id, step.stage) if lane is not None and holds_cards(lane) else Node("stage", step.stage)
