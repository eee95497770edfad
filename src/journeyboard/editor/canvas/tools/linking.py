"""Arrows are drawn from one card, stage or step to another, and their ends tied to another one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from journeyboard.editor.canvas.grips import Grip
from journeyboard.editor.canvas.places import rect_of
from journeyboard.editor.canvas.tools.autoscroll import AutoScroll
from journeyboard.editor.canvas.tools.marks import paint_bubble
from journeyboard.editor.canvas.tools.tool import Pointer, Tool
from journeyboard.journey.changes import Change
from journeyboard.journey.links import add_link, likely_kind, may_link, tie_link
from journeyboard.journey.records import Link, new_id
from journeyboard.journey.words import value_name
from journeyboard.language import _

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas

_HEAD = 9.0
_HALF_HEAD = 4.5


@dataclass(frozen=True, slots=True)
class LooseArrow:
    """An arrow with one end in the hand: where its other end is, whether that is where it begins, and the link it is
    when it is there already."""

    fixed: str
    begins_there: bool = True
    link: str = ""

    def ends(self, target: str) -> tuple[str, str]:
        """Where it begins and ends when its loose end is put down at `target`."""
        return (self.fixed, target) if self.begins_there else (target, self.fixed)


class DrawingArrow(Tool):
    """An arrow follows the pointer; with the keyboard it follows what is selected, until Enter."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: "Canvas", arrow: LooseArrow, at: QPointF | None = None) -> None:
        super().__init__(canvas)
        self._arrow = arrow
        self._by_keys = at is None
        self._at = at
        self._has_left = False
        """Whether it has been away from where it begins, so that going back there is meant."""
        self._target = ""
        self._scroll = AutoScroll(canvas, self.moved)

    def begun(self) -> None:
        """With the keyboard, follow what is selected."""
        if self._by_keys:
            self.session.selection_changed.connect(self._follow)

    @classmethod
    def of_grip(cls, canvas: "Canvas", grip: Grip, at: QPointF) -> "DrawingArrow | None":
        """From a handle, or with the end of a link that is taken hold of."""
        if grip.kind == "arrow":
            return cls(canvas, LooseArrow(grip.id), at)
        link = canvas.session.journey.find(Link, grip.id)
        if link is None:
            return None
        begins_there = grip.side == "end"
        return cls(canvas, LooseArrow(link.from_ if begins_there else link.to, begins_there, link.id), at)

    def moved(self, pointer: Pointer) -> None:
        """Point at what lies under the pointer."""
        if not self._by_keys:
            self._scroll.follow(pointer)
        self._at = pointer.at
        self._point_at(pointer.hit.id)

    def pressed(self, pointer: Pointer) -> None:
        """An arrow begun with the keyboard ends at what is clicked."""
        self._at = pointer.at
        self._point_at(pointer.hit.id)
        self._put_down()

    def released(self, pointer: Pointer) -> None:  # noqa: ARG002 - the last move said where
        """Put the arrow down."""
        if not self._by_keys:
            self._put_down()

    def entered(self) -> bool:
        """Enter puts it down at what is selected."""
        self._put_down()
        return True

    def cancelled(self) -> None:
        """Nothing was drawn yet."""
        self._end()

    def _end(self) -> None:
        self._scroll.stop()
        if self._by_keys:
            self.session.selection_changed.disconnect(self._follow)

    def _follow(self) -> None:
        self._at = None
        self._point_at(self.session.selected[-1] if self.session.selected else "")

    def _point_at(self, record_id: str) -> None:
        self._has_left |= record_id != self._arrow.fixed
        may = may_link(self.session.journey, *self._arrow.ends(record_id))
        self._target = record_id if may and self._has_left else ""
        self.canvas.viewport().update()

    def _put_down(self) -> None:
        self._end()
        self.canvas.rest()
        journey = self.session.journey
        start, end = self._arrow.ends(self._target)
        if not self._target or not may_link(journey, start, end):
            return
        link_id = self._arrow.link or new_id()
        self.session.do(self._change(link_id, start, end))
        self.session.select([link_id])

    def _change(self, link_id: str, start: str, end: str) -> Change:
        journey = self.session.journey
        if journey.find(Link, link_id) is not None:
            return tie_link(journey, link_id, start, end)
        return add_link(journey, likely_kind(journey, start, end), start, end, link_id=link_id)

    # -- painting

    def paint(self, painter: QPainter) -> None:
        """Paint the arrow, what it points at, and its kind."""
        fixed, target = self._place(self._arrow.fixed), self._place(self._target)
        if fixed is None:
            return
        loose = target.center() if target is not None else self._at
        if loose is not None:
            self._paint_line(painter, fixed, loose, target)
        if target is not None:
            painter.setPen(QPen(QColor(self.canvas.theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(target.adjusted(-3, -3, 3, 3), 8, 8)
        words = self._words()
        if words:
            paint_bubble(self.canvas, painter, loose if loose is not None else fixed.center(), words)

    def _words(self) -> str:
        """The kind it would be; with the keyboard what to do."""
        if self._target:
            journey = self.session.journey
            link = journey.find(Link, self._arrow.link)
            kind = likely_kind(journey, *self._arrow.ends(self._target))
            return value_name("link", link.kind if link is not None else kind)
        return _("Go to the other end and press Enter") if self._by_keys else ""

    def _place(self, record_id: str) -> QRectF | None:
        rect = rect_of(self.session.journey, self.canvas.board, record_id) if record_id else None
        return self.canvas.panes.place(rect) if rect is not None else None

    def _paint_line(self, painter: QPainter, fixed: QRectF, loose: QPointF, target: QRectF | None) -> None:
        start = _on_rim(fixed, loose)
        end = _on_rim(target, start) if target is not None else loose
        if not self._arrow.begins_there:
            start, end = end, start
        accent = QColor(self.canvas.theme.accent)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(start)
        if fixed == target:
            over = QPointF(0, -34)
            start, end = (
                fixed.topLeft() + QPointF(fixed.width() * 0.7, 0),
                fixed.topLeft() + QPointF(fixed.width() * 0.3, 0),
            )
            path = QPainterPath(start)
            path.cubicTo(start + over, end + over, end)
            along = QPointF(0, 1)
        else:
            path.lineTo(end)
            away = end - start
            along = away / max(0.1, (away.x() ** 2 + away.y() ** 2) ** 0.5)
        painter.drawPath(path)
        back, aside = end - along * _HEAD, QPointF(-along.y(), along.x()) * _HALF_HEAD
        painter.setBrush(accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([end, back + aside, back - aside]))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_by_keys(canvas: "Canvas", record_id: str) -> None:
    """Begin an arrow at a card, stage or step that ends at what is selected when Enter is pressed."""
    canvas.cancel_gesture()
    canvas.begin(DrawingArrow(canvas, LooseArrow(record_id)))
    canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    canvas.viewport().update()


def _on_rim(rect: QRectF, towards: QPointF) -> QPointF:
    """Where the line from a rectangle's middle to a point leaves it; the middle when the point lies within."""
    centre = rect.center()
    if rect.contains(towards):
        return centre
    away = towards - centre
    across = abs(away.x()) / max(0.1, rect.width() / 2)
    down = abs(away.y()) / max(0.1, rect.height() / 2)
    return centre + away / max(1.0, across, down)
