"""Lanes: what stands in a row, how tall it is, and its label."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from math import ceil

from journeyboard.board.cells import cell_shape
from journeyboard.board.channels import Channels, channel_rows
from journeyboard.board.emotion import emotion_shape
from journeyboard.board.links.pieces import link_pieces
from journeyboard.board.links.spots import Trace
from journeyboard.board.measuring import STYLES
from journeyboard.board.plan import Plan
from journeyboard.board.shapes import (
    CardShape,
    CellShape,
    ChannelRow,
    EmotionShape,
    LaneCells,
    LaneShape,
    Rect,
    TextShape,
)
from journeyboard.board.sizes import (
    CELL_BOTTOM,
    CELL_SIDE,
    CELL_TOP,
    COLLAPSED_LANE,
    DIVIDER_LANE,
    LABEL_RIGHT,
    LABEL_TEXT_X,
    LABEL_TEXT_Y,
    LABEL_WIDTH,
    MIN_LANE,
)
from journeyboard.board.spans import span_shapes, tops_of
from journeyboard.board.texts import line_of_text, no_text, text_block
from journeyboard.journey.grid import LANE_NAMES
from journeyboard.journey.records import Lane, LaneKind
from journeyboard.journey.words import value_name
from journeyboard.language import _, format_number, ngettext

LANE_ICONS: dict[LaneKind, str] = {
    "notes": "sticky-note",
    "touchpoints": "smartphone",
    "emotion": "smile",
    "pain_points": "triangle-alert",
    "opportunities": "lightbulb",
    "channels": "radio",
    "images": "image",
    "metrics": "chart-column",
    "divider": "",
    "parking": "clock",
}
"""The icon of a lane that has none of its own."""

_WITH_CELLS: frozenset[LaneKind] = frozenset(
    ("notes", "touchpoints", "pain_points", "opportunities", "images", "metrics", "parking")
)
"""The kinds whose cells show; cards that got into another kind of lane stand below what it shows itself."""


@dataclass(frozen=True, slots=True)
class Row:
    """A lane laid out with its y still 0, and its cells by step id."""

    shape: LaneShape
    cells: LaneCells


def lane_row(
    plan: Plan, lane: Lane, channels: Channels, reach: float, before: Row | None, touched: Collection[str]
) -> Row:
    """Lay out a lane; `reach` is the width its content may take.

    Cells of `before` (the lane as it was, in the same columns and of the same kind and colour) are kept when they are
    neither among `touched` (step ids) nor pushed down by cards that span their column.
    """
    label = _label(plan, lane)
    if lane.id in plan.view.collapsed_lanes:
        height = max(COLLAPSED_LANE, label.rect.height + 14)
        counts = _counts(plan, lane, height)
        return Row(replace(_lane_shape(lane, height, label, None, collapsed=True), counts=counts), LaneCells())
    note = _note(plan, lane, label)
    under_label = (note or label).rect.bottom
    emotion, rows, divider = None, (), None
    least = max(MIN_LANE, under_label + CELL_TOP, lane.height or 0)
    top: float = CELL_TOP
    if lane.kind == "emotion":
        emotion, top = emotion_shape(plan, lane, reach)
    elif lane.kind == "channels":
        rows = channel_rows(plan, channels, under_label + 6)
        top = rows[-1].name.rect.bottom + CELL_TOP if rows else under_label + CELL_TOP
    elif lane.kind == "divider":
        top = DIVIDER_LANE
        least = max(DIVIDER_LANE, lane.height or 0)
        divider = _divider(plan, lane, top)
    spans = span_shapes(plan, lane, top)
    cells = _cells(plan, lane, tops_of(plan, spans, top), before.cells if before else {}, touched)
    height = max(
        least,
        top if lane.kind not in _WITH_CELLS else 0,
        max((cell.height for cell in cells.values()), default=0),
        max((span.rect.bottom + CELL_BOTTOM for span in spans), default=0),
    )
    # Whole pixels, so that parts meet at pixels at every whole scale.
    return Row(_lane_shape(lane, ceil(height), label, note, spans, emotion, rows, divider), cells)


def linked(plan: Plan, row: Row, traces: tuple[Trace, ...], before: tuple[Trace, ...] = ()) -> Row:
    """The row with the links that leave `traces` in it; `before` are those of the links it has, if nothing else of it
    is another."""
    shape = row.shape
    narrow = shape.kind == "divider"
    known = zip(before, shape.links, strict=True) if before else ()
    links = link_pieces(plan, traces, shape.height, row.cells, shape.spans, narrow=narrow, known=known)
    return row if links == shape.links else Row(replace(shape, links=links), row.cells)


def _counts(plan: Plan, lane: Lane, height: float) -> tuple[TextShape, ...]:
    """How many cards a collapsed lane has in each column; of a spanning card where it begins."""
    counts: list[TextShape] = []
    line = STYLES["lane_note"].line_height
    for column in plan.columns:
        number = len(plan.journey.cards_at(lane.id, column.step))
        if number:
            words = ngettext("{count} card", "{count} cards", number).format(count=format_number(number, 0))
            x, width = column.x + CELL_SIDE, column.width - 2 * CELL_SIDE
            counts.append(text_block(plan.measurer, words, "lane_note", x, (height - line) / 2, width, most=1))
    return tuple(counts)


def moved(lane: LaneShape, y: float) -> LaneShape:
    """The lane at another height of the sheet; itself when it is there already."""
    return lane if lane.y == y else replace(lane, y=y)


def _lane_shape(
    lane: Lane,
    height: float,
    label: TextShape,
    note: TextShape | None,
    spans: tuple[CardShape, ...] = (),
    emotion: EmotionShape | None = None,
    rows: tuple[ChannelRow, ...] = (),
    divider: TextShape | None = None,
    *,
    collapsed: bool = False,
) -> LaneShape:
    return LaneShape(
        id=lane.id,
        kind=lane.kind,
        y=0,
        height=height,
        label=label,
        note=note,
        icon=lane.icon or LANE_ICONS[lane.kind],
        colour=lane.colour,
        collapsed=collapsed,
        spans=spans,
        emotion=emotion,
        channels=rows,
        divider=divider,
    )


def _cells(
    plan: Plan, lane: Lane, tops: list[float], before: Mapping[str, CellShape], touched: Collection[str]
) -> LaneCells:
    cells = LaneCells()
    for index, column in enumerate(plan.columns):
        old = before.get(column.step)
        if old is not None and old.top == tops[index] and column.step not in touched:
            cells[column.step] = old
            continue
        cell = cell_shape(plan, lane, index, tops[index])
        if lane.kind in _WITH_CELLS or cell.cards:
            cells[column.step] = old if old is not None and old == cell else cell
    return cells


def _label(plan: Plan, lane: Lane) -> TextShape:
    width = LABEL_WIDTH - LABEL_TEXT_X - LABEL_RIGHT
    if lane.kind == "divider":
        return no_text("lane", LABEL_TEXT_X, LABEL_TEXT_Y, width)
    name = lane.name or _(LANE_NAMES[lane.kind])
    y = LABEL_TEXT_Y if lane.id not in plan.view.collapsed_lanes else 7
    return text_block(plan.measurer, name, "lane", LABEL_TEXT_X, y, width, most=3)


def _note(plan: Plan, lane: Lane, label: TextShape) -> TextShape | None:
    """What stands under a lane's name: how many personas feel, where the figures come from."""
    words = ""
    if lane.kind == "emotion" and plan.journey.personas:
        count = len(plan.journey.personas)
        words = ngettext("{count} persona", "{count} personas", count).format(count=count)
    elif lane.kind == "metrics" and plan.journey.sources:
        source = max(plan.journey.sources, key=lambda source: (source.imported, source.id))
        words = source.name or source.file
    if not words:
        return None
    return text_block(plan.measurer, words, "lane_note", label.rect.x, label.rect.bottom, label.rect.width, most=2)


def _divider(plan: Plan, lane: Lane, height: float) -> TextShape:
    words = " ".join(lane.name.split()) or value_name("divider", lane.divider)
    text = line_of_text(plan.measurer, words, "small", CELL_TOP, 0, max(200, plan.width - 2 * CELL_TOP))
    rect = Rect(text.rect.x, (height - text.rect.height) / 2, text.rect.width, text.rect.height)
    return replace(text, rect=rect)
