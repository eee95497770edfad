"""The frozen panes: the stage row stays at the top and the lane labels at the left while the rest scrolls below."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF

from journeyboard.board.finding import lane_of
from journeyboard.board.shapes import Board, Part, Point, Rect
from journeyboard.editor.canvas.viewport import Viewport

_MOST_SHARE = 0.5
"""Panes that would take more of the window than this scroll with the rest."""


@dataclass(frozen=True, slots=True)
class Panes:
    """Where the parts of a board stand in a window, those that stay in view included."""

    board: Board
    viewport: Viewport
    stages: Part | None
    """The stage row."""
    label_left: float
    label_right: float
    """Of the lane labels, on the sheet."""

    @property
    def labels_stay(self) -> bool:
        """Whether the labels are held at the window's left edge, with the rest passing below."""
        viewport = self.viewport
        wide = (self.label_right - self.label_left) * viewport.scale
        return self.label_left * viewport.scale < viewport.x and wide < viewport.width * _MOST_SHARE

    @property
    def stages_stay(self) -> bool:
        """Whether the stage row is held at the window's upper edge."""
        viewport, row = self.viewport, self.stages
        if row is None or row.rect.height * viewport.scale >= viewport.height * _MOST_SHARE:
            return False
        return row.rect.y * viewport.scale < viewport.y

    def corner(self, part: Part) -> tuple[int, int]:
        """The screen pixel of the window where the part's upper left corner stands."""
        viewport = self.viewport
        x, y = round(part.rect.x * viewport.scale) - viewport.x, round(part.rect.y * viewport.scale) - viewport.y
        if part.kind == "label" and self.labels_stay:
            x = 0
        if part.kind == "stages" and self.stages_stay:
            y = 0
        return x, y

    def slide(self, label: Part) -> int:
        """How many screen pixels the words of a lane's label stand below their place, so that one knows which lane one
        is in while its beginning is out of sight. The names of channels stay beside their rows."""
        y = self.corner(label)[1]
        lane = lane_of(self.board, label.lane) if y < self.top else None
        if lane is None or lane.channels:
            return 0
        words = (lane.note or lane.label).rect.bottom + lane.label.rect.y
        room = round((label.rect.height - words) * self.viewport.scale)
        return max(0, min(self.top - y, room))

    @property
    def left(self) -> int:
        """How many screen pixels of the window's left edge the labels cover; 0 when they scroll."""
        return round((self.label_right - self.label_left) * self.viewport.scale) if self.labels_stay else 0

    @property
    def top(self) -> int:
        """How many screen pixels of the window's upper edge the stage row covers; 0 when it scrolls."""
        return round(self.stages.rect.height * self.viewport.scale) if self.stages and self.stages_stay else 0

    def patch(self, arcs: Part | None) -> QRect:
        """What is left blank above the held labels, in screen pixels: arcs and stages pass below it."""
        if not self.labels_stay or self.stages is None:
            return QRect()
        bottom = self.corner(self.stages)[1] + round(self.stages.rect.height * self.viewport.scale)
        top = self.corner(arcs)[1] if arcs is not None else self.corner(self.stages)[1]
        top = min(top, self.corner(self.stages)[1])
        return QRect(0, top, self.left, bottom - top)

    def point(self, at: QPointF) -> Point:
        """The point of the sheet that is seen at a point of the widget."""
        x, y = self.viewport.to_board(at.x(), at.y())
        ratio, scale = self.viewport.ratio, self.viewport.scale
        if at.x() * ratio < self.left:
            x = self.label_left + at.x() * ratio / scale
        if self.stages is not None and at.y() * ratio < self.top:
            y = self.stages.rect.y + at.y() * ratio / scale
        return x, y

    def place(self, rect: Rect) -> QRectF:
        """Where a rectangle of the sheet stands in the widget; in the stage row and the labels, as they are held."""
        scale, ratio = self.viewport.scale, self.viewport.ratio
        x, y = self.viewport.to_widget(rect.x, rect.y)
        if self.labels_stay and rect.x < self.label_right and rect.right <= self.label_right + 1:
            x = (rect.x - self.label_left) * scale / ratio
        if rect.right <= self.label_right + 1 and (label := self._label_around(rect)) is not None:
            y += self.slide(label) / ratio
        if self.stages is not None and self.stages_stay and self._in_stage_row(rect):
            y = (rect.y - self.stages.rect.y) * scale / ratio
        return QRectF(x, y, rect.width * scale / ratio, rect.height * scale / ratio)

    def clip(self, rect: Rect) -> QRectF:
        """What of the widget a rectangle of the sheet may be drawn in without running over the panes."""
        ratio = self.viewport.ratio
        labels = rect.right <= self.label_right + 1
        left = 0.0 if labels else self.left / ratio
        top = 0.0 if self._in_stage_row(rect) else self.top / ratio
        return QRectF(left, top, self.viewport.width / ratio - left, self.viewport.height / ratio - top)

    def _label_around(self, words: Rect) -> Part | None:
        """The label that words on the sheet stand in; the label itself stands in none."""
        labels = (part for part in self.board.parts if part.kind == "label")
        inside = (part for part in labels if part.rect.y <= words.y and words.bottom <= part.rect.bottom)
        return next((part for part in inside if words.height < part.rect.height), None)

    def _in_stage_row(self, rect: Rect) -> bool:
        row = self.stages.rect if self.stages is not None else None
        return row is not None and rect.y >= row.y and rect.bottom <= row.bottom + 1


def panes(board: Board, viewport: Viewport) -> Panes:
    """The panes of a board in a window."""
    stages = next((part for part in board.parts if part.kind == "stages"), None)
    label = next((part for part in board.parts if part.kind == "label"), None)
    left, right = (label.rect.x, label.rect.right) if label is not None else (board.content_left, board.content_left)
    return Panes(board, viewport, stages, left, right)
