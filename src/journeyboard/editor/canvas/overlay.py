"""What lies over the board: what is selected, where the focus stands, what the pointer is over, and hints."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from journeyboard.board.finding import cards_in, lane_of, tile_rects
from journeyboard.board.shapes import Rect
from journeyboard.drawing.fonts import font
from journeyboard.editor.canvas.curves import current_curve, curve_name
from journeyboard.editor.canvas.grips import paint_handles
from journeyboard.editor.canvas.linklines import paint_lit_links
from journeyboard.editor.canvas.places import items_at, place_rect, rect_of
from journeyboard.editor.canvas.tools.idle import Idle
from journeyboard.editor.session import Place
from journeyboard.journey.records import Card, Feeling, Lane, LaneKind, Link, Metric
from journeyboard.journey.rounds import VEILED, is_veiled
from journeyboard.language import N_, _

if TYPE_CHECKING:
    from journeyboard.editor.canvas.canvas import Canvas

_RADIUS = 6
_FEW = 50
"""So many selected records are painted without a look at where they are."""
_HINTS: dict[LaneKind, str] = {
    "notes": N_("Type to add a note"),
    "touchpoints": N_("Type to add a touchpoint"),
    "pain_points": N_("Type to add a pain point"),
    "opportunities": N_("Type to add an opportunity"),
    "images": N_("Type to add a caption"),
    "parking": N_("Type to park a thought"),
    "emotion": N_("Type a number from −2 to 2"),
    "metrics": N_("Drop a spreadsheet here"),
}
_HINT_LEFT, _HINT_TOP = 17, 10
"""Board units from the corner of the focus: where the words of a card would stand."""
_LEAST_HINT_ZOOM = 0.5
"""Smaller, a hint does not fit its cell."""


def paint_overlay(canvas: "Canvas", painter: QPainter) -> None:
    """Paint everything that lies over the board, in widget pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent = QColor(canvas.theme.accent)
    _paint_hover(canvas, painter)
    _paint_place(canvas, painter, accent)
    paint_lit_links(canvas, painter)
    for record_id in _selected_in_view(canvas):
        _paint_selected(canvas, painter, record_id, accent)
    painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if canvas.editor is not None:
        canvas.editor.paint_frame(painter, accent)
    if isinstance(canvas.tool, Idle) and canvas.editor is None:
        paint_handles(canvas, painter)
    canvas.tool.paint(painter)


def _selected_in_view(canvas: "Canvas") -> Iterable[str]:
    """What is selected, of many cards only those that are seen."""
    selected = canvas.session.selected
    if len(selected) <= _FEW:
        return selected
    seen, cards = set(cards_in(canvas.board, canvas.port.region)), canvas.session.journey.cards
    return [record_id for record_id in selected if record_id in seen or record_id not in cards]


def _paint_selected(canvas: "Canvas", painter: QPainter, record_id: str, accent: QColor) -> None:
    """Paint the outline of what is selected: a card, all tiles of a metric; links are lit up along their lines."""
    if canvas.editor is not None and canvas.editor.target.record_id == record_id:
        return
    journey = canvas.session.journey
    rects: Iterable[Rect | None] = (rect_of(journey, canvas.board, record_id),)
    match journey.get(record_id):
        case Link():
            return
        case Metric():
            rects = tile_rects(canvas.board, record_id)
    for rect in filter(None, rects):
        _paint_outline(canvas, painter, rect, QPen(accent, 2), 2)


def _paint_outline(canvas: "Canvas", painter: QPainter, rect: Rect, pen: QPen, out: float) -> None:
    """Paint an outline `out` widget pixels outside of a rectangle of the sheet, below the frozen panes."""
    place = canvas.panes.place(rect).adjusted(-out, -out, out, out)
    if not place.intersects(QRectF(canvas.viewport().rect())):
        return
    painter.setClipRect(canvas.panes.clip(rect))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = min(place.height() / 2, _RADIUS * canvas.zoom + out)
    painter.drawRoundedRect(place, radius, radius)


def _paint_hover(canvas: "Canvas", painter: QPainter) -> None:
    found = canvas.hovered
    if found is None or canvas.session.is_selected(found.id):
        return
    accent = QColor(canvas.theme.accent)
    accent.setAlpha(110)
    if found.kind == "link":
        return
    rect = found.rect if found.kind == "tile" else rect_of(canvas.session.journey, canvas.board, found.id)
    if rect is not None:
        _paint_outline(canvas, painter, rect, QPen(accent, 1), 1)


def _paint_place(canvas: "Canvas", painter: QPainter, accent: QColor) -> None:
    """Paint where the keyboard focus stands: a quiet frame, stronger while the canvas has the focus."""
    session, place = canvas.session, canvas.session.place
    rect = place_rect(session.journey, canvas.board, place) if place is not None else None
    _paint_first_hints(canvas, painter, place)
    if place is None or rect is None:
        return
    if place.lane and place.step:
        rect = rect.grown(-2)
    elif session.selected:
        return
    frame = QColor(accent)
    frame.setAlpha(255 if canvas.hasFocus() and not session.selected else 120)
    width = 2 if canvas.hasFocus() and not session.selected else 1.2
    _paint_outline(canvas, painter, rect, QPen(frame, width), 0)
    if canvas.editor is None and canvas.zoom >= _LEAST_HINT_ZOOM:
        _paint_hint(canvas, painter, place, rect)


def _paint_first_hints(canvas: "Canvas", painter: QPainter, besides: Place | None) -> None:
    """Say on a map without any card, in the first column, what the lanes are for; but not at the focus."""
    journey, columns = canvas.session.journey, canvas.board.columns
    if journey.cards or not columns or canvas.zoom < _LEAST_HINT_ZOOM:
        return
    for lane in journey.lanes:
        place = Place(lane.id, columns[0].step)
        rect = place_rect(journey, canvas.board, place)
        if rect is not None and place != besides:
            _paint_hint(canvas, painter, place, rect.grown(-2))


def _paint_hint(canvas: "Canvas", painter: QPainter, place: Place, rect: Rect) -> None:
    """Say in an empty cell what may be done there; in an emotion lane whose feeling would be set."""
    session, journey = canvas.session, canvas.session.journey
    lane = journey.find(Lane, place.lane)
    if lane is None or not place.step or lane.kind not in _HINTS or session.selected:
        return
    if lane.kind != "emotion" and items_at(journey, canvas.board, place):
        return
    if lane.kind == "emotion" and not journey.personas:
        words = _("Add a persona to draw how they feel")
    else:
        curve = current_curve(session) if lane.kind == "emotion" else None
        words = "\n".join((*([curve_name(session, curve)] if curve else []), _(_HINTS[lane.kind])))
    painter.setFont(font("card", canvas.zoom))
    painter.setPen(QColor(canvas.theme.mute))
    left, top = _HINT_LEFT * canvas.zoom, _HINT_TOP * canvas.zoom
    box = canvas.panes.place(rect).adjusted(left, top, -left, 0)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), words)


def spoken(canvas: "Canvas") -> str:
    """What stands where the focus is, in words, for assistive technology."""
    session, board = canvas.session, canvas.board
    place = session.place
    texts: list[str] = []
    for record_id in session.selected[-1:]:
        record = session.journey.get(record_id)
        if isinstance(record, Card):
            texts.append(VEILED if is_veiled(record, session.view) else record.text)
        elif isinstance(record, Feeling):
            texts.append(f"{record.value:+.1f}")
        elif record is not None:
            texts.append(str(getattr(record, "name", "")))
    if place is not None and place.lane:
        lane = lane_of(board, place.lane)
        texts.append(" ".join(lane.label.lines) if lane is not None else "")
    if place is not None and place.step:
        stage = next((s for s in board.stages for c in board.columns if c.step == place.step and c.stage == s.id), None)
        texts.append(" ".join(stage.name.lines) if stage is not None else "")
    if not session.selected and place is not None and place.lane and place.step:
        texts.append(_("empty") if not items_at(session.journey, canvas.board, place) else "")
    return ", ".join(text for text in texts if text)
