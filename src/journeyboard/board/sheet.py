"""The sheet: its measures, and the laid-out parts put below each other on it."""

from collections.abc import Mapping, Sequence

from journeyboard.board.channels import Channels, channels_met
from journeyboard.board.lanes import moved
from journeyboard.board.plan import Plan
from journeyboard.board.shapes import (
    ArcShape,
    Board,
    CardShape,
    CellTable,
    LaneCells,
    LaneShape,
    Part,
    PartKind,
    Rect,
    StageShape,
    TextShape,
)
from journeyboard.board.sizes import CONTENT_LEFT, LABEL_WIDTH, MARGIN, MIN_WIDTH
from journeyboard.board.titles import Head
from journeyboard.journey.records import Asset


def sheet_width(plan: Plan) -> float:
    """The width of the whole sheet."""
    return max(MIN_WIDTH, CONTENT_LEFT + plan.width + MARGIN)


def content_width(plan: Plan) -> float:
    """The width of arcs, stages and lanes, which begin right of the lane labels."""
    return sheet_width(plan) - CONTENT_LEFT - MARGIN


def tray_width(plan: Plan) -> float:
    """The width of the tray of unplaced cards."""
    return sheet_width(plan) - 2 * MARGIN


def channels_of(plan: Plan) -> Channels:
    """The channels with the columns they are met in; empty when no lane shows them."""
    if not any(lane.kind == "channels" for lane in plan.lanes):
        return {}
    return channels_met(plan, plan.journey.cards.values())


def assemble(
    plan: Plan,
    head: Head,
    arcs: tuple[tuple[ArcShape, ...], float],
    stages: tuple[tuple[StageShape, ...], float],
    lanes: Sequence[LaneShape],
    cells: Mapping[str, LaneCells],
    tray: tuple[tuple[CardShape, ...], TextShape | None, float],
    assets: Mapping[str, Asset] | None = None,
) -> Board:
    """Put the laid-out parts below each other; arcs, stages and tray come with the height they take."""
    width = sheet_width(plan)
    parts = [Part("title", Rect(0, 0, width, head.height))]
    y = head.height
    content = content_width(plan)
    upper: tuple[tuple[PartKind, float], ...] = (("arcs", arcs[1]), ("stages", stages[1]))
    for kind, height in upper:
        if height:
            parts.append(Part(kind, Rect(CONTENT_LEFT, y, content, height)))
            y += height
    placed: list[LaneShape] = []
    for lane in lanes:
        placed.append(moved(lane, y))
        parts.append(Part("label", Rect(MARGIN, y, LABEL_WIDTH, lane.height), lane.id))
        parts.append(Part("lane", Rect(CONTENT_LEFT, y, content, lane.height), lane.id))
        y += lane.height
    cards, label, height = tray
    if height:
        parts.append(Part("unplaced", Rect(MARGIN, y, tray_width(plan), height)))
        y += height
    return Board(
        width=width,
        height=y + MARGIN,
        language=plan.journey.info.language,
        title=head.title,
        subtitle=head.subtitle,
        personas=head.personas,
        arcs=arcs[0],
        stages=stages[0],
        columns=plan.columns,
        lanes=tuple(placed),
        cells=CellTable(cells),
        unplaced=cards,
        unplaced_label=label,
        parts=tuple(parts),
        content_left=CONTENT_LEFT,
        assets=dict(plan.journey.assets) if assets is None else assets,
    )
