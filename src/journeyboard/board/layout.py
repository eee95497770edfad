"""A journey laid out: `lay_out` makes a board of it, for one view; `refresh` lays out anew what a change touched, and
`refilter` what another filter does."""

import operator
from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import TypeVar

from journeyboard.board.arcs import arc_shapes
from journeyboard.board.cells import faded
from journeyboard.board.channels import Channels, channels_in, channels_of_rows
from journeyboard.board.funnel import funnel_shape
from journeyboard.board.lanes import Row, lane_row, linked
from journeyboard.board.links.spots import Traces
from journeyboard.board.links.traces import traces_of
from journeyboard.board.measuring import Measurer
from journeyboard.board.plan import Plan, columns_of
from journeyboard.board.shapes import Board, CardShape, CellShape, CellTable, EmotionShape, LaneCells, PartKind
from journeyboard.board.sheet import Upper, assemble, channels_of, content_width, sheet_width, tray_width
from journeyboard.board.stages import stage_shapes
from journeyboard.board.titles import Head, head_shape, latest_period
from journeyboard.board.touched import Touched, touched_by
from journeyboard.board.tray import tray_shapes
from journeyboard.journey.changes import Change
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Lane, View
from journeyboard.language import speaking

S = TypeVar("S", bound=Hashable)


def lay_out(journey: Journey, view: View, measurer: Measurer) -> Board:
    """The whole board of a journey as `view` shows it; its words are in the journey's language."""
    plan = Plan(journey, view, measurer, columns_of(journey, view))
    with speaking(journey.info.language):
        width = sheet_width(plan)
        channels = channels_of(plan)
        stages, stages_height = stage_shapes(plan)
        arcs, arcs_height = arc_shapes(plan, stages, content_width(plan))
        traces = traces_of(plan)
        rows = [lane_row(plan, lane, channels, content_width(plan), None, ()) for lane in plan.lanes]
        rows = [linked(plan, row, traces.of(row.shape.id)) for row in rows]
        return assemble(
            plan,
            head_shape(plan, width, latest_period(journey, view)),
            Upper(arcs, arcs_height, stages, stages_height, funnel_shape(plan)),
            [row.shape for row in rows],
            {row.shape.id: row.cells for row in rows},
            tray_shapes(plan, tray_width(plan)),
            traces,
        )


def refresh(board: Board, journey: Journey, view: View, measurer: Measurer, change: Change) -> Board:
    """The board of `journey` after `change` was applied; `board` is that of before, laid out with the same `view`.

    It equals a full layout. A language or a picture that changes lays out everything.
    """
    plan = Plan(journey, view, measurer, board.columns)
    touched = touched_by(plan, change)
    if touched.columns:
        plan = Plan(journey, view, measurer, columns_of(journey, view))
        # Columns may have come or moved that the plan of before does not know.
        touched = touched_by(plan, change)
    if touched.everything:
        return lay_out(journey, view, measurer)
    with speaking(journey.info.language):
        return _refreshed(board, plan, touched)


def refilter(board: Board, journey: Journey, view: View, measurer: Measurer) -> Board:
    """The board of `journey` in a view that differs from the one `board` was laid out with in its filter alone.

    It equals a full layout: no card has another place or size than before.
    """
    plan = Plan(journey, view, measurer, board.columns)
    touched = Touched(head=True, links=True, tray=True)
    touched.kind(plan, "emotion")
    lanes = tuple(replace(lane, spans=_faded_each(plan, lane.spans)) if lane.spans else lane for lane in board.lanes)
    cells = CellTable({lane: _faded_cells(plan, cells) for lane, cells in board.cells.lanes.items()})
    with speaking(journey.info.language):
        return _refreshed(replace(board, lanes=lanes, cells=cells), plan, touched)


def _faded_cells(plan: Plan, cells: LaneCells) -> LaneCells:
    new = LaneCells({step: _faded_cell(plan, cell) for step, cell in cells.items()})
    return cells if all(new[step] is cell for step, cell in cells.items()) else new


def _faded_cell(plan: Plan, cell: CellShape) -> CellShape:
    cards = _faded_each(plan, cell.cards)
    return cell if cards is cell.cards else replace(cell, cards=cards)


def _faded_each(plan: Plan, cards: tuple[CardShape, ...]) -> tuple[CardShape, ...]:
    """The cards as the filter of the plan has them; the same object when none is another."""
    known = plan.journey.cards
    fading = zip(cards, (faded(plan, known[card.id]) for card in cards), strict=True)
    new = tuple(card if card.faded == fades else replace(card, faded=fades) for card, fades in fading)
    return cards if all(map(operator.is_, new, cards)) else new


def _refreshed(board: Board, plan: Plan, touched: Touched) -> Board:
    moved = touched.columns
    wider = sheet_width(plan) != board.width
    heights: dict[PartKind, float] = {part.kind: part.rect.height for part in board.parts}
    head = Head(board.title, board.subtitle, board.personas, heights["title"])
    if touched.head or wider:
        new = head_shape(plan, sheet_width(plan), latest_period(plan.journey, plan.view))
        head = replace(
            new,
            title=_same(new.title, board.title),
            subtitle=_same(new.subtitle, board.subtitle),
            personas=_same_each(new.personas, board.personas),
        )
    upper = _upper(board, plan, touched, heights)
    traces = traces_of(plan, board.traces) if touched.links or touched.columns else board.traces
    rows = _rows(board, plan, touched, traces)
    tray = (board.unplaced, board.unplaced_label, heights.get("unplaced", 0.0))
    if touched.tray or moved or (wider and board.unplaced):
        cards, label, height = tray_shapes(plan, tray_width(plan))
        tray = (_same_each(cards, board.unplaced), _same(label, board.unplaced_label), height)
    return assemble(
        plan,
        head,
        upper,
        [row.shape for row in rows],
        {row.shape.id: row.cells for row in rows},
        tray,
        traces,
        board.assets,
    )


def _upper(board: Board, plan: Plan, touched: Touched, heights: Mapping[PartKind, float]) -> Upper:
    moved = touched.columns
    stages, stages_height = board.stages, heights.get("stages", 0.0)
    if touched.stages or moved:
        shapes, stages_height = stage_shapes(plan)
        stages = _same_each(shapes, board.stages)
    arcs, arcs_height = board.arcs, heights.get("arcs", 0.0)
    if touched.arcs or touched.stages or moved:
        shapes, arcs_height = arc_shapes(plan, stages, content_width(plan))
        arcs = _same_each(shapes, board.arcs)
    funnel = board.funnel
    if plan.view.funnel and (touched.funnel or touched.stages or moved):
        funnel = _same(funnel_shape(plan), board.funnel)
    return Upper(arcs, arcs_height, stages, stages_height, funnel)


def _rows(board: Board, plan: Plan, touched: Touched, traces: Traces) -> list[Row]:
    before = {lane.id: Row(lane, board.cells.lane(lane.id)) for lane in board.lanes}
    channels = _channels(board, plan, touched)
    rows: list[Row] = []
    for lane in plan.lanes:
        old = before.get(lane.id)
        if old is not None and not _is_touched(lane, plan, touched, channels_change=channels is not None):
            passing, passed = traces.of(lane.id), board.traces.of(lane.id)
            rows.append(old if passing == passed else _kept(linked(plan, old, passing, passed), old))
            continue
        steps = touched.cells.get(lane.id, set())
        if touched.columns:
            steps = steps | _unlike(board, plan, lane)
        usable = old if lane.id not in touched.renewed else None
        if old is not None and lane.kind == "channels" and channels is None:
            met = channels_of_rows(plan, old.shape.channels)
        else:
            met = channels or {}
        row = lane_row(plan, lane, met, content_width(plan), usable, steps)
        rows.append(_kept(linked(plan, row, traces.of(lane.id)), old))
    return rows


def _is_touched(lane: Lane, plan: Plan, touched: Touched, *, channels_change: bool) -> bool:
    return (
        touched.columns
        or lane.id in touched.lanes
        or lane.id in touched.renewed
        or lane.id in touched.cells
        or (channels_change and lane.kind == "channels" and lane.id not in plan.view.collapsed_lanes)
    )


def _unlike(board: Board, plan: Plan, lane: Lane) -> set[str]:
    """The steps whose cells in a lane cannot be kept after columns came, went or moved."""
    if lane.kind == "metrics":
        return set(plan.index)
    widths = {column.step: column.width for column in board.columns}
    steps = {column.step for column in plan.columns if widths.get(column.step) != column.width}
    return steps | {card.step for card in plan.journey.spanning(lane.id)}


def _channels(board: Board, plan: Plan, touched: Touched) -> Channels | None:
    """The channels and where they are met, or None when that is as before."""
    shown = [lane for lane in board.lanes if lane.kind == "channels" and not lane.collapsed]
    if touched.columns or touched.all_channels:
        return channels_of(plan)
    if not touched.channels or not shown:
        return None
    return channels_in(plan, channels_of_rows(plan, shown[0].channels), touched.channels)


def _kept(row: Row, old: Row | None) -> Row:
    """The row with all its shapes that are as before being the same objects as before."""
    if old is None:
        return row
    shape, before = row.shape, old.shape
    shape = replace(
        shape,
        y=before.y,
        label=_same(shape.label, before.label),
        note=_same(shape.note, before.note),
        counts=_same_each(shape.counts, before.counts),
        spans=_same_each(shape.spans, before.spans),
        emotion=_same_emotion(shape.emotion, before.emotion),
        channels=_same_each(shape.channels, before.channels),
        divider=_same(shape.divider, before.divider),
        links=_same_each(shape.links, before.links),
    )
    return Row(_same(shape, before), _same_cells(row.cells, old.cells))


def _same_emotion(new: EmotionShape | None, old: EmotionShape | None) -> EmotionShape | None:
    if new is None or old is None:
        return new
    curves, flags = _same_each(new.curves, old.curves), _same_each(new.flags, old.flags)
    return _same(EmotionShape(new.grid, curves, flags), old)


def _same_cells(new: LaneCells, old: LaneCells) -> LaneCells:
    return old if new == old else new


def _same(new: S, old: S) -> S:
    return old if new == old else new


def _same_each(new: tuple[S, ...], old: tuple[S, ...]) -> tuple[S, ...]:
    """`new` with the objects of `old` for those that are equal; `old` itself when all are."""
    if new == old:
        return old
    known = {shape: shape for shape in old}
    return tuple(known.get(shape, shape) for shape in new)
