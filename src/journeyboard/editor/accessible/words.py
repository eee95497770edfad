"""What assistive technology is told of each thing on the map: its name, and a description of what else is seen."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from journeyboard.board.finding import lane_of
from journeyboard.board.geometry import TextShape
from journeyboard.board.shapes import Board
from journeyboard.editor.accessible.tree import Node, NodeKind, children
from journeyboard.editor.inspector.headings import end_name, step_name
from journeyboard.editor.inspector.words import kind_label
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Card, Feeling, Lane, Link, Metric, Persona, Record, Stage, Step, View
from journeyboard.journey.rounds import VEILED, is_veiled
from journeyboard.journey.words import value_name
from journeyboard.language import N_, _, format_number, format_percent, ngettext

_STATUS = {"good": N_("on target"), "warn": N_("just short of the target"), "bad": N_("off target")}
_PARTS: dict[NodeKind, str] = {
    "map": N_("Journey map"),
    "personas": N_("Personas"),
    "arrows": N_("Arrows"),
    "stages": N_("Stages"),
    "unplaced": N_("Unplaced"),
}


class Said(NamedTuple):
    """The words for one thing."""

    name: str
    description: str = ""


def said_of(journey: Journey, board: Board, node: Node, view: View) -> Said:
    """The words for a node as it is shown, in the program's language."""
    if node.kind in _PARTS:
        return Said(_(_PARTS[node.kind]))
    if node.kind in _OF_PLACES:
        return _OF_PLACES[node.kind](journey, board, node)
    record = journey.get(node.id)
    if is_veiled(record, view):
        return Said(VEILED, _("Private"))
    return _of_record(journey, board, record) if record is not None else Said("")


def _of_record(journey: Journey, board: Board, record: Record) -> Said:
    match record:
        case Card():
            name, more = record.text or record.caption, _of_card(journey, record)
        case Feeling():
            name, more = _of_feeling(journey, record)
        case Stage():
            at = next((at for at, stage in enumerate(board.stages, start=1) if stage.id == record.id), 0)
            place = _("{count} of {all} stages").format(count=at, all=len(board.stages))
            name, more = record.name, iter((place, record.line))
        case Step():
            name, more = record.name, iter((end_name(journey, record.stage),))
        case Lane():
            name = record.name or (value_name("divider", record.divider) if record.kind == "divider" else "")
            more = iter((kind_label(record),))
        case Persona():
            name = _("{name}, {age}").format(name=record.name, age=record.age) if record.age else record.name
            more = iter((record.role, record.quote))
        case Link():
            name = f"{end_name(journey, record.from_)} → {end_name(journey, record.to)}"
            share = format_percent(record.share, 0) if record.share is not None else ""
            more = iter((value_name("link", record.kind), record.label, share))
        case _:
            name, more = "", iter(())
    return Said(_line(name) or kind_label(record), _joined(*more))


def _of_card(journey: Journey, card: Card) -> Iterator[str]:
    yield kind_label(card)
    yield step_name(journey, card.step)
    if card.end_step:
        yield _("to {step}").format(step=step_name(journey, card.end_step))
    if card.severity is not None:
        yield _("severity {number} of {most}").format(number=card.severity, most=5)
    yield value_name("frequency", card.frequency)
    yield card.channel
    yield card.speaker
    yield ", ".join(persona.name for persona in journey.personas if persona.id in card.personas)
    yield value_name("evidence", card.evidence)
    yield _("Moment of truth") if card.moment_of_truth else ""
    yield _("Open question") if card.open_question else ""
    yield _("Private") if card.private else ""
    yield ", ".join(card.tags)


def _of_feeling(journey: Journey, feeling: Feeling) -> tuple[str, Iterator[str]]:
    persona = journey.find(Persona, feeling.persona)
    name = persona.name if persona is not None else kind_label(feeling)
    value = format_number(feeling.value, 1, signed=True)
    state = value_name("state", feeling.state)
    if feeling.state == "to_be":  # beside one of the same persona as it is
        name = f"{name}, {state}"
    return f"{name}: {value}", iter((state, step_name(journey, feeling.step), feeling.note))


def _of_title(journey: Journey, board: Board, _node: Node) -> Said:
    return Said(_line(journey.info.title) or _("Untitled"), " ".join(_lines(board.subtitle)))


def _of_cell(journey: Journey, board: Board, node: Node) -> Said:
    count = len(children(journey, board, node))
    held = ngettext("{count} entry", "{count} entries", count).format(count=count) if count else _("empty")
    lane = journey.find(Lane, node.lane)
    return Said(step_name(journey, node.step), _joined(lane.name if lane is not None else "", held))


def _of_channel(journey: Journey, board: Board, node: Node) -> Said:
    lane = lane_of(board, node.lane)
    dots = [dot for row in (lane.channels if lane else ()) if row.channel == node.id for dot in row.dots]
    steps = [column.step for column in board.columns if any(0 <= dot - column.x < column.width for dot in dots)]
    return Said(node.id, _joined(*(step_name(journey, step) for step in steps)))


def _of_tile(journey: Journey, board: Board, node: Node) -> Said:
    cell = board.cells.lane(node.lane).get(node.step)
    tile = next((tile for tile in (cell.tiles if cell else ()) if tile.metric == node.id), None)
    metric = journey.find(Metric, node.id)
    if tile is None or metric is None:
        return Said("")
    status = _(_STATUS[tile.status]) if tile.status is not None else ""
    sides = [f"{' '.join(side.label.lines)}: {' '.join(side.value.lines)}" for side in tile.sides]
    seen = [" ".join(_lines(shape)) for shape in (tile.change, tile.note)]
    name = f"{metric.name}: {' '.join(tile.value.lines)}"
    return Said(name, _joined(status, *seen, *sides, step_name(journey, node.step)))


_OF_PLACES: dict[NodeKind, Callable[[Journey, Board, Node], Said]] = {
    "title": _of_title,
    "cell": _of_cell,
    "channel": _of_channel,
    "tile": _of_tile,
}


def _lines(shape: TextShape | None) -> tuple[str, ...]:
    return shape.lines if shape is not None else ()


def _line(text: str) -> str:
    return " ".join(text.split())


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, map(_line, parts)))
