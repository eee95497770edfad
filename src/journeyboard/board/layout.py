"""A journey laid out: `lay_out` makes a board of it, for one view."""

from collections.abc import Mapping, Sequence

from journeyboard.board.arcs import arc_shapes
from journeyboard.board.channels import Channels, channels_met
from journeyboard.board.lanes import lane_row, moved
from journeyboard.board.measuring import Measurer
from journeyboard.board.plan import Plan, columns_of
from journeyboard.board.shapes import (
    ArcShape,
    Board,
    CardShape,
    CellShape,
    CellTable,
    LaneShape,
    Part,
    Rect,
    StageShape,
    TextShape,
)
from journeyboard.board.sizes import CONTENT_LEFT, LABEL_WIDTH, MARGIN, MIN_WIDTH
from journeyboard.board.stages import stage_shapes
from journeyboard.board.titles import Head, head_shape, latest_period
from journeyboard.board.tray import tray_shapes
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Asset, View
from journeyboard.language import speaking


def lay_out(journey: Journey, view: View, measurer: Measurer) -> Board:
    """The whole board of a journey as `view` shows it; its words are in the journey's language."""
    plan = Plan(journey, view, measurer, columns_of(journey, view))
    with speaking(journey.info.language):
        width = sheet_width(plan)
        channels = channels_of(plan)
        stages, stages_height = stage_shapes(plan)
        arcs, arcs_height = arc_shapes(plan, stages, width - CONTENT_LEFT - MARGIN)
        rows = [lane_row(plan, lane, channels, width - CONTENT_LEFT - MARGIN, None, ()) for lane in plan.lanes]
        return assemble(
            plan,
            head_shape(plan, width, latest_period(journey, view)),
            (arcs, arcs_height),
            (stages, stages_height),
            [row.shape for row in rows],
            {row.shape.id: row.cells for row in rows},
            tray_shapes(plan, width - 2 * MARGIN),
        )


def sheet_width(plan: Plan) -> float:
    """The width of the whole sheet."""
    return max(MIN_WIDTH, CONTENT_LEFT + plan.width + MARGIN)


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
    cells: Mapping[str, Mapping[str, CellShape]],
    tray: tuple[tuple[CardShape, ...], TextShape | None, float],
    assets: Mapping[str, Asset] | None = None,
) -> Board:
    """Put the laid-out parts below each other; arcs, stages and tray come with the height they take."""
    width = sheet_width(plan)
    parts = [Part("title", Rect(0, 0, width, head.height))]
    y = head.height
    content = width - CONTENT_LEFT - MARGIN
    for kind, height in (("arcs", arcs[1]), ("stages", stages[1])):
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
        parts.append(Part("unplaced", Rect(MARGIN, y, width - 2 * MARGIN, height)))
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
