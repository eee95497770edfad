"""The whole map, small, in a corner of the canvas: where one is, and a quick way to elsewhere."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from journeyboard.board.shapes import Rect
from journeyboard.drawing.canvas import Detail
from journeyboard.drawing.painter import paint
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.language import _

_MOST = QSize(240, 170)
_EDGE = 12
"""Pixels between it and the corner."""
_PAD = 6
_SETTLE_MS = 250
"""How long after an edit it is drawn anew: a drag changes the journey with every move."""
_STEP = 0.2
"""Of what is seen, how far an arrow key goes."""


class Minimap(QWidget):
    """Lies over the lower right corner of a canvas while it is wanted. Clicking and dragging in it moves the map."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._picture: QPixmap | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._renew)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Minimap"))
        self.hide()
        canvas.session.board_changed.connect(self._settle.start)
        canvas.moved.connect(self.update)
        canvas.viewport().installEventFilter(self)

    def toggle(self) -> None:
        """Show it or put it away."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self._renew()
        else:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Write its name anew in the program's language."""
        self.setAccessibleName(_("Minimap"))

    def set_theme(self) -> None:
        """Draw it in the canvas's colours."""
        self._renew()

    @property
    def _scale(self) -> float:
        """Pixels for one board unit."""
        board = self._canvas.board
        return min((_MOST.width() - 2 * _PAD) / max(board.width, 1), (_MOST.height() - 2 * _PAD) / max(board.height, 1))

    def _renew(self) -> None:
        self._picture = None
        if self.isVisible():
            self._place()
            self.update()

    def _place(self) -> None:
        board, around = self._canvas.board, self._canvas.viewport().rect()
        self.resize(round(board.width * self._scale) + 2 * _PAD, round(board.height * self._scale) + 2 * _PAD)
        self.move(around.right() - self.width() - _EDGE, around.bottom() - self.height() - _EDGE)

    def _drawn(self) -> QPixmap:
        """The map, without words, as large as it is shown."""
        board, ratio = self._canvas.board, self.devicePixelRatioF()
        picture = QPixmap((self.size() - QSize(2 * _PAD, 2 * _PAD)) * ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.scale(self._scale * ratio, self._scale * ratio)
        paint(painter, board, Rect(0, 0, board.width, board.height), Detail.BLOCKS, self._canvas.theme)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture

    def _go(self, at: QPointF) -> None:
        """Bring the place that was pointed at into the middle of the canvas."""
        port, scale = self._canvas.port, self._scale
        x, y = (at.x() - _PAD) / scale, (at.y() - _PAD) / scale
        left, top = x * port.scale - port.width / 2, y * port.scale - port.height / 2
        self._canvas.set_port(replace(port, x=round(left), y=round(top)))

    # -- Qt's side

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The map on a plate, and around what is seen a frame."""
        if self._picture is None:
            self._picture = self._drawn()
        theme, seen, scale = self._canvas.theme, self._canvas.port.region, self._scale
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1))
        painter.setBrush(QColor(theme.chrome))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.drawPixmap(_PAD, _PAD, self._picture)
        frame = QRectF(_PAD + seen.x * scale, _PAD + seen.y * scale, seen.width * scale, seen.height * scale)
        frame = frame.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawRoundedRect(frame, 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along."""
        self._go(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move what is seen; Esc goes back to the map."""
        steps = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }
        if event.key() == Qt.Key.Key_Escape:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (step := steps.get(Qt.Key(event.key()))) is not None:
            seen = self._canvas.viewport().size()
            self._canvas.pan(step[0] * seen.width(), step[1] * seen.height())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Tab goes back to the map too: the map itself would keep it here, where Tab walks from step to step."""
        self._canvas.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner when the canvas changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
