"""The sheet: its measures, and the laid-out parts put below each other on it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeyboard.board.channels import Channels, channels_met
from journeyboard.board.figure_shapes import FunnelShape
from journeyboard.board.geometry import Rect, TextShape
from journeyboard.board.lanes import moved
from journeyboard.board.links.spots import Traces
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
    StageShape,
)
from journeyboard.board.sizes import CONTENT_LEFT, LABEL_WIDTH, MARGIN, MIN_WIDTH
from journeyboard.board.titles import Head
from journeyboard.journey.records import Asset


class Upper(NamedTuple):
    """What stands between the title and the lanes, with the heights it takes."""

    arcs: tuple[ArcShape, ...]
    arcs_height: float
    stages: tuple[StageShape, ...]
    stages_height: float
    funnel: FunnelShape | None

    @property
    def heights(self) -> tuple[tuple[PartKind, float], ...]:
        """The parts from top to bottom; one that is not there is 0 high."""
        funnel = self.funnel.height if self.funnel is not None else 0.0
        return (("arcs", self.arcs_height), ("stages", self.stages_height), ("funnel", funnel))


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
    upper: Upper,
    lanes: Sequence[LaneShape],
    cells: Mapping[str, LaneCells],
    tray: tuple[tuple[CardShape, ...], TextShape | None, float],
    traces: Traces,
    assets: Mapping[str, Asset] | None = None,
) -> Board:
    """Put the laid-out parts below each other; the tray comes with the height it takes."""
    width = sheet_width(plan)
    parts = [Part("title", Rect(0, 0, width, head.height))]
    y = head.height
    content = content_width(plan)
    for kind, height in upper.heights:
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
        arcs=upper.arcs,
        stages=upper.stages,
        funnel=upper.funnel,
        columns=plan.columns,
        lanes=tuple(placed),
        cells=CellTable(cells),
        unplaced=cards,
        unplaced_label=label,
        parts=tuple(parts),
        content_left=CONTENT_LEFT,
        assets=dict(plan.journey.assets) if assets is None else assets,
        links=plan.view.links,
        traces=traces,
    )
