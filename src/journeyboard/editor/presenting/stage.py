"""The map as an audience sees it: a camera that moves from slide to slide, all else dimmed, a pointer of light."""

from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication

from journeyboard.board.shapes import Rect
from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.canvas.viewport import LEAST_ZOOM, MOST_ZOOM, Viewport
from journeyboard.editor.presenting.slides import Slide
from journeyboard.editor.session import Session

MOVE_MS = 140
_DIMMED = 165
"""Of 255: how much of what is not spoken of is covered."""
_POINTER = 9.0
_POINTER_COLOUR = "#FF2D2D"


class Stage(Canvas):
    """Shows slides. While it is not being edited it takes no keys and passes clicks on."""

    clicked = Signal(bool)
    """Forward (True) or back."""
    key_pressed = Signal(QKeyEvent)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.is_edited = False
        self.has_pointer = False
        self._focus: Rect | None = None
        self._pointer: QPointF | None = None
        self._from = self._to = self.port
        self._move = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=MOVE_MS)
        self._move.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._move.valueChanged.connect(self._moved_on)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.painted_over.append(self._dim)

    # -- slides

    def show_slide(self, slide: Slide, *, at_once: bool = False) -> None:
        """Move the camera to a slide; at once when the system asks for less motion."""
        self._focus = slide.focus
        self._from, self._to = self.port, _camera(self.port, slide).within(self.board.width, self.board.height)
        self._move.stop()
        if at_once or self._from == self._to or not QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
            self.set_port(self._to)
            self.viewport().update()
        else:
            self._move.start()

    @property
    def is_moving(self) -> bool:
        """Whether the camera is on its way."""
        return self._move.state() == QVariantAnimation.State.Running

    def set_edited(self, on: bool) -> None:
        """Let the map be edited while it is shown, or no longer."""
        self.finish_editing()
        self.cancel_gesture()
        self.is_edited = on
        if not on:
            self.session.focus(None)
        self.viewport().update()

    def set_pointer(self, on: bool) -> None:
        """Show a point of light in place of the mouse pointer."""
        self.has_pointer = on
        self.viewport().setCursor(Qt.CursorShape.BlankCursor if on else Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def _moved_on(self, share: float) -> None:
        start, end = self._from, self._to
        zoom = start.zoom * (end.zoom / start.zoom) ** share
        # The middle of the window travels in a straight line over the sheet.
        x0, y0 = start.to_board(start.width / start.ratio / 2, start.height / start.ratio / 2)
        x1, y1 = end.to_board(end.width / end.ratio / 2, end.height / end.ratio / 2)
        port = replace(end, zoom=zoom)
        x, y = (x0 + (x1 - x0) * share) * port.scale, (y0 + (y1 - y0) * share) * port.scale
        self.set_port(end if share >= 1 else replace(port, x=round(x - port.width / 2), y=round(y - port.height / 2)))

    # -- painting

    def _dim(self, painter: QPainter) -> None:
        if self._focus is not None and not self.is_edited:
            place = self.panes.place(self._focus)
            whole = QPainterPath()
            whole.addRect(QRectF(self.viewport().rect()))
            lit = QPainterPath()
            for rect in (place, *self._panes_over(self._focus, place)):
                lit.addRect(rect)
            shade = QColor(self.theme.desk)
            shade.setAlpha(_DIMMED)
            painter.fillPath(whole.subtracted(lit.simplified()), shade)
        if self.has_pointer and self._pointer is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            glow = QColor(_POINTER_COLOUR)
            glow.setAlpha(70)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(glow)
            painter.drawEllipse(self._pointer, _POINTER * 1.8, _POINTER * 1.8)
            painter.setBrush(QColor(_POINTER_COLOUR))
            painter.setPen(QPen(QColor("#FFFFFF"), 1.5))
            painter.drawEllipse(self._pointer, _POINTER * 0.7, _POINTER * 0.7)

    def _panes_over(self, focus: Rect, place: QRectF) -> list[QRectF]:
        """What beside the focus belongs to it: its stage's heading while that is held, and the labels of its lanes."""
        panes_now = self.panes
        labels = panes_now.place(
            Rect(panes_now.label_left, focus.y, panes_now.label_right - panes_now.label_left, focus.height)
        )
        heading = QRectF(place.x(), 0, place.width(), panes_now.top / self.port.ratio)
        return [labels, heading] if panes_now.top else [labels]

    # -- Qt's side

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes on, a click with the other button goes back."""
        if self.is_edited:
            super().mousePressEvent(event)
        else:
            self.clicked.emit(event.button() != Qt.MouseButton.RightButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The point of light follows."""
        self._pointer = event.position()
        if self.has_pointer:
            self.viewport().update()
        if self.is_edited:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """To the tool while it is edited."""
        if self.is_edited:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        if self.is_edited:
            super().mouseDoubleClickEvent(event)
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No point of light without a mouse."""
        self._pointer = None
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the presentation, unless the map is being edited; Esc steps back on the map as long as it can there."""
        is_free = self.editor is None and not self.session.selected
        if self.is_edited and (event.key() != Qt.Key.Key_Escape or not is_free):
            super().keyPressEvent(event)
        else:
            self.key_pressed.emit(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab is a key of the map while it is edited, and of nothing else."""
        return super().focusNextPrevChild(forwards) if self.is_edited else True


def _camera(port: Viewport, slide: Slide) -> Viewport:
    """The window onto a slide: all of it in view, its upper left corner at the window's for a part of the map."""
    if slide.focus is None:
        return port.fitted(slide.rect, most=MOST_ZOOM / 2)
    rect = slide.rect
    zoom = min(port.width / port.ratio / rect.width, port.height / port.ratio / rect.height)
    zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
    scale = zoom * port.ratio
    spare = port.width - rect.width * scale
    return replace(port, zoom=zoom, x=round(rect.x * scale - spare / 2), y=round(rect.y * scale))
