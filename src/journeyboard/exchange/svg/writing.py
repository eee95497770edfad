"""A board as an SVG document: a group for each stage, for each lane, and in a lane for each stage's cells."""

import re
from collections.abc import Iterator
from typing import cast

from PySide6.QtGui import QPainter

from journeyboard.board.shapes import Board, LaneShape, Part, Rect
from journeyboard.drawing.canvas import Canvas, Detail
from journeyboard.drawing.painter import paint_cells, paint_lane, paint_part
from journeyboard.drawing.stages import paint_stage
from journeyboard.drawing.theme import Theme
from journeyboard.exchange import Progress
from journeyboard.exchange.svg.painter import FONTS, SvgPainter, written
from journeyboard.language import _

_SPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
)


def svg_document(board: Board, theme: Theme, progress: Progress) -> str:
    """The whole document. Needs a QGuiApplication, in any thread."""
    made = _Writer(board, theme)
    for done, part in enumerate(board.parts):
        made.write(part)
        progress((done + 1) / len(board.parts))
    return "\n".join(made.document())


class _Writer:
    def __init__(self, board: Board, theme: Theme) -> None:
        self._board, self._theme = board, theme
        self._svg = SvgPainter()
        # It has what the painting functions call, see `drawing.recording`.
        self._painter = cast("QPainter", self._svg)
        self._canvas = Canvas(self._painter, theme, Detail.FULL, board.assets)
        self._names: set[str] = set()
        self._lane = ""
        """The id of the lane whose group is open."""

    def document(self) -> Iterator[str]:
        """The lines of the document."""
        self._leave_lane()
        board = self._board
        title = " ".join(board.title.lines)
        size = f'width="{board.width:g}" height="{board.height:g}" viewBox="0 0 {board.width:g} {board.height:g}"'
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield f'<svg {_SPACES} version="1.1" {size} xml:lang="{board.language}" role="img" font-family="{FONTS}">'
        yield f"<title>{written(title)}</title>"
        yield f"<defs>{''.join(self._svg.definitions)}</defs>"
        yield f'<rect id="paper" width="100%" height="100%" fill="{self._theme.paper}"/>'
        yield from self._svg.elements
        yield "</svg>"

    def write(self, part: Part) -> None:
        """Write a part of the board in its place, in the group it belongs to."""
        if part.lane != self._lane:
            self._leave_lane()
        if part.lane and not self._lane:
            self._lane = part.lane
            lane = self._shape(part)
            self._svg.open_group(self._name("lane", lane.id), " ".join(lane.label.lines) or lane.kind)
        svg = self._svg
        svg.translate(part.rect.x, part.rect.y)
        if part.kind == "stages":
            self._write_stages()
        elif part.kind == "lane":
            self._write_lane(part)
        else:
            self._write_whole(part)
        svg.translate(-part.rect.x, -part.rect.y)

    def _write_whole(self, part: Part) -> None:
        labels = {"title": _("Title"), "arcs": _("Arrows"), "funnel": _("Funnel"), "unplaced": _("Unplaced")}
        region = Rect(0, 0, part.rect.width, part.rect.height)
        if part.kind in labels:
            self._svg.open_group(self._name(part.kind), labels[part.kind])
        paint_part(self._painter, self._board, part, region, Detail.FULL, self._theme)
        if part.kind in labels:
            self._svg.close_group()

    def _write_stages(self) -> None:
        self._svg.open_group(self._name("stages"), _("Stages"))
        for stage in self._board.stages:
            self._svg.open_group(self._name("stage", stage.id), " ".join(stage.name.lines))
            paint_stage(self._canvas, stage)
            self._svg.close_group()
        self._svg.close_group()

    def _write_lane(self, part: Part) -> None:
        lane, board = self._shape(part), self._board
        paint_lane(self._canvas, board, lane, part.rect, Rect(0, 0, part.rect.width, part.rect.height))
        if lane.collapsed:
            return
        for stage in board.stages:
            columns = [column for column in board.columns if column.stage == stage.id]
            if not any(column.step in board.cells.lane(lane.id) for column in columns):
                continue
            left, right = columns[0].x, columns[-1].x + columns[-1].width
            self._svg.open_group(self._name("lane", f"{lane.id}-stage-{stage.id}"), " ".join(stage.name.lines))
            paint_cells(self._canvas, board, lane, Rect(left + 0.5, 0, right - left - 1, part.rect.height))
            self._svg.close_group()

    def _leave_lane(self) -> None:
        if self._lane:
            self._svg.close_group()
            self._lane = ""

    def _shape(self, part: Part) -> LaneShape:
        return next(lane for lane in self._board.lanes if lane.id == part.lane)

    def _name(self, kind: str, record_id: str = "") -> str:
        """An id that no other element of the document has."""
        plain = re.sub(r"[^A-Za-z0-9_-]", "_", f"{kind}-{record_id}" if record_id else kind)
        name, number = plain, 1
        while name in self._names:
            number += 1
            name = f"{plain}-{number}"
        self._names.add(name)
        return name
