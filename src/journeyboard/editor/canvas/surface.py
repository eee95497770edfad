"""The sheet on screen: a board painted from tiles, panned and zoomed. It knows nothing of editing.

A frame copies tiles; what is not there yet is drawn coarser at once and made sharp in small slices of time when the
event loop is idle, so that no frame waits for text to be painted.
"""

import gc
from dataclasses import replace
from math import exp
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from journeyboard.board.damage import damage
from journeyboard.board.shapes import Board, Part, Rect
from journeyboard.drawing.theme import Theme
from journeyboard.editor import memory
from journeyboard.editor.canvas.frozen import Panes, panes
from journeyboard.editor.canvas.rim import paint_bare, paint_edges
from journeyboard.editor.canvas.tiles import Deadline, Tiles
from journeyboard.editor.canvas.viewport import DESK, LEAST_ZOOM, MOST_ZOOM, Viewport
from journeyboard.editor.session import Session

FRAME_MS = 4.0
"""How long a frame may spend on making tiles."""
SLICE_MS = 8.0
"""How long the event loop may be held for making tiles when it is idle."""
SHOW_MS = 40
"""How often tiles are shown that were made since the last frame, when there are many to make."""
SETTLE_MS = 40
"""How long after the last step of a zoom tiles of the new scale are begun."""
ZOOM_STEPS = (0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4)
_NOTCH = 72
"""Widget pixels that one notch of a wheel scrolls."""
_START_ZOOM = 0.6
"""A map that is wider than the window opens at least at this zoom."""


class Surface(QAbstractScrollArea):
    """A window onto a session's board. The scroll bars count screen pixels."""

    zoom_changed = Signal(float)
    moved = Signal()
    """What is seen of the sheet is another part or size of it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._theme = theme
        self._held: Board | None = None
        """The board that is shown; None until it is first asked for or a frame without it was seen."""
        self._tiles = Tiles(theme)
        self._port = Viewport(1, 1, 1.0, 1.0, 0, 0)
        self._panes: Panes | None = None
        self._scrolls = (False, False)
        """Whether there is anything to scroll to from side to side, and up and down."""
        self._placed = False
        self._memory_settled = False
        self._has_foreseen = False
        self._unseen = False
        """Whether tiles were made that no frame has shown."""
        self._shown = perf_counter()
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._work)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self.refresh)
        self._opening = QTimer(self, singleShot=True, interval=0)
        self._opening.timeout.connect(self.refresh)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        session.board_changed.connect(self.refresh)

    # -- what is shown

    @property
    def theme(self) -> Theme:
        """The colours it is painted in."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self._tiles.set_theme(theme)
        self.viewport().update()

    @property
    def board(self) -> Board:
        """The board as the session holds it now."""
        return self._catch_up()

    @property
    def port(self) -> Viewport:
        """Where on the sheet the window is."""
        return self._port

    @property
    def panes(self) -> Panes:
        """Where the parts of the board stand, frozen ones included."""
        board = self._catch_up()
        if self._panes is None:
            self._panes = panes(board, self._port)
        return self._panes

    @property
    def is_sharp(self) -> bool:
        """Whether the last frame had every tile in full detail."""
        return self._held is not None and self._tiles.is_complete and not self._unseen and not self._settling.isActive()

    @property
    def is_working(self) -> bool:
        """Whether tiles are still being made, for this frame or ahead of need."""
        return self._held is None or self._tiles.has_work or not self._has_foreseen

    def forget_tiles(self) -> None:
        """Give back the memory of all tiles but the backdrop's; the next frame is cold."""
        self._tiles.forget()

    def refresh(self) -> None:
        """Paint again, with what changed of the board since."""
        self._catch_up()
        self.viewport().update()

    def _catch_up(self) -> Board:
        board = self.session.board
        if board is self._held:
            return board
        before, self._held = self._held, board
        self._panes = None
        if before is None:
            self._tiles.set_board(board)
            self._measure()
        else:
            self._tiles.update_board(board, damage(before, board))
            self.set_port(self._port)
        return board

    # -- panning and zooming

    def set_port(self, port: Viewport) -> None:
        """Show this part of the sheet, or the nearest that may be seen."""
        board = self.board
        port = port.within(board.width, board.height)
        if port == self._port:
            self._show_bars()
            return
        zoomed = port.zoom != self._port.zoom
        self._port, self._panes = port, None
        self._show_bars()
        if zoomed:
            self._settling.start()
            self.zoom_changed.emit(port.zoom)
        self.moved.emit()
        self.viewport().update()

    def pan(self, dx: float, dy: float) -> None:
        """Scroll by widget pixels; positive shows what lies to the right and below."""
        self.set_port(self._port.panned(dx, dy))

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self._port.zoom

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom, keeping the sheet's point at a point of the widget (the middle without one) in its place."""
        at = at if at is not None else QPointF(self.viewport().rect().center())
        self.set_port(self._port.zoomed(zoom, at.x(), at.y()))

    def zoom_in(self) -> None:
        """To the next larger of the usual zooms."""
        self.zoom_to(next((step for step in ZOOM_STEPS if step > self.zoom * 1.001), MOST_ZOOM))

    def zoom_out(self) -> None:
        """To the next smaller of the usual zooms."""
        self.zoom_to(next((step for step in reversed(ZOOM_STEPS) if step < self.zoom * 0.999), LEAST_ZOOM))

    def fit_map(self) -> None:
        """Show the whole map, at most at its own size."""
        self.set_port(self._port.fitted(Rect(0, 0, self.board.width, self.board.height)))

    def fit(self, rect: Rect) -> None:
        """Show a rectangle of the sheet as large as it fits, at most twice its size."""
        self.set_port(self._port.fitted(rect, most=2.0, inset=4 * DESK))

    def reveal(self, rect: Rect) -> None:
        """Scroll as little as it takes to see a rectangle of the sheet beside the frozen panes."""
        if self.panes.clip(rect).contains(self.panes.place(rect)):
            return
        panes_now = self.panes
        label, row = panes_now.label_right - panes_now.label_left, panes_now.stages
        left = label * self._port.zoom if label * self._port.scale < self._port.width / 2 else 0.0
        top = row.rect.height * self._port.zoom if row is not None else 0.0
        x, y = self._port.x, self._port.y
        port = self._port.showing(rect, left, top)
        if rect.right <= panes_now.label_right + 1 and panes_now.left:
            port = replace(port, x=x)
        if row is not None and rect.y < row.rect.bottom and panes_now.top:
            port = replace(port, y=y)
        self.set_port(port)

    def show_start(self) -> None:
        """Show the upper left of the map, its whole width where that can still be read."""
        width, bar = Rect(0, 0, self.board.width, 1.0), self.verticalScrollBar()
        fitted = self._port.fitted(width)
        _left, _right, top, bottom = fitted.limits(self.board.width, self.board.height)
        if top < bottom and not bar.isVisible():  # the bar will take its place from the map
            taken = round(bar.sizeHint().width() * self._port.ratio)
            fitted = replace(self._port, width=self._port.width - taken).fitted(width)
        port = replace(self._port, zoom=1.0).zoomed(max(fitted.zoom, _START_ZOOM), 0, 0)
        self.set_port(replace(port, x=-(2**30), y=-(2**30)))

    def _show_bars(self) -> None:
        board = self.board
        left, right, top, bottom = self._port.limits(board.width, board.height)
        for bar, low, high, page, value in (
            (self.horizontalScrollBar(), left, right, self._port.width, self._port.x),
            (self.verticalScrollBar(), top, bottom, self._port.height, self._port.y),
        ):
            bar.blockSignals(True)
            bar.setRange(low, high)
            bar.setPageStep(page)
            bar.setSingleStep(round(_NOTCH * self._port.ratio / 3))
            bar.setValue(value)
            bar.blockSignals(False)
            bar.update()
        scrolls = (left < right, top < bottom)
        if scrolls != self._scrolls:  # the scroll area shows and hides its bars by this signal, both at once
            self._scrolls = scrolls
            bar.rangeChanged.emit(bar.minimum(), bar.maximum())

    # -- Qt's side

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """A scroll bar was moved."""
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.set_port(replace(self._port, x=x, y=y))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the upper left corner; the first time, show the start of the map."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        ratio = self.viewport().devicePixelRatioF()
        size: QSize = self.viewport().size()
        port = self._port
        scale = ratio / port.ratio
        port = replace(
            port,
            width=max(1, round(size.width() * ratio)),
            height=max(1, round(size.height() * ratio)),
            ratio=ratio,
            x=round(port.x * scale),
            y=round(port.y * scale),
        )
        if self._held is None:
            self._port = port
            return
        self.set_port(port)
        if not self._placed:
            self._placed = True
            self.show_start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom at the pointer; with Shift scroll sideways."""
        fine = event.pixelDelta()
        is_fine = not fine.isNull() and QGuiApplication.platformName() != "xcb"  # X11 tells no true pixels
        coarse = QPointF(event.angleDelta()) / 120
        steps = QPointF(fine) if is_fine else coarse * _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turn = steps.y() / 400 if is_fine else coarse.y() * 0.18
            self.zoom_to(self.zoom * exp(turn), event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not steps.x():
            self.pan(-steps.y(), 0)
        else:
            self.pan(-steps.x(), -steps.y())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinch on a touchpad zooms at the pointer."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_to(self.zoom * (1 + event.value()), event.position())
                return True
            if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
                self.zoom_to(1.0 if self.zoom < 1 else 2.0, event.position())
                return True
        return super().viewportEvent(event)

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Copy the tiles, then what lies over them; of a map that was just opened nothing yet, so that its window is
        seen before it is laid out."""
        if self._held is None:
            painter = QPainter(self.viewport())
            painter.fillRect(self.viewport().rect(), QColor(self._theme.desk))
            painter.end()
            self._opening.start()
            return
        self._catch_up()
        if self._port.ratio != self.viewport().devicePixelRatioF():
            self._measure()
        painter = QPainter(self.viewport())
        ratio = self._port.ratio
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        self._paint_sheet(painter)
        painter.restore()
        self.paint_over(painter)
        painter.end()
        self._shown = perf_counter()
        if not self._settling.isActive():
            self._idle.start()

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the board, in widget pixels. Nothing here."""

    def _paint_sheet(self, painter: QPainter) -> None:
        """Paint everything of the board; the painter's unit is a screen pixel."""
        port, panes_now, board = self._port, self.panes, self.board
        window = QRect(0, 0, port.width, port.height)
        until = Deadline(0 if self._settling.isActive() else FRAME_MS)
        self._tiles.begin_frame()
        bare = QRegion(window)
        layers: dict[bool, list[Part]] = {False: [], True: []}
        for part in board.parts:
            layers[part.kind in ("label", "stages")].append(part)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        # The stage row comes last: labels pass below it.
        for part in (*layers[False], *sorted(layers[True], key=lambda part: part.kind == "stages")):
            x, y = panes_now.corner(part)
            place = _extent(part, x, y, port.scale)
            if not place.intersects(window):
                continue
            slide = panes_now.slide(part) if part.kind == "label" else 0
            if slide:  # setting a clip for every part would cost more than drawing it
                painter.setClipRect(place)
            self._tiles.draw(painter, part, x, y + slide, port.scale, window & place, until)
            if slide:
                painter.setClipping(False)
            bare -= place
        paint_bare(painter, bare, panes_now, self._theme)
        paint_edges(painter, panes_now, self._theme)
        self._has_foreseen = False

    def _foresee(self, panes_now: Panes) -> None:
        port = self._port
        window = QRect(0, 0, port.width, port.height)
        around = window.adjusted(-port.width // 3, -port.height // 3, port.width // 3, port.height // 3)
        for part in self.board.parts:
            x, y = panes_now.corner(part)
            if _extent(part, x, y, port.scale).intersects(around):
                slide = panes_now.slide(part) if part.kind == "label" else 0
                self._tiles.foresee(part, x, y + slide, port.scale, around)

    def _work(self) -> None:
        if self._settling.isActive():
            self._idle.stop()
            return
        if self._tiles.is_complete and not self._has_foreseen:
            self._has_foreseen = True
            self._foresee(self.panes)
        made = self._tiles.work(Deadline(SLICE_MS))
        self._unseen |= made
        if self._unseen and (self._tiles.is_complete or perf_counter() - self._shown > SHOW_MS / 1000):
            self._unseen = False
            self.viewport().update()
        elif not self.is_working:
            self._idle.stop()
            self._settle_memory()

    def _settle_memory(self) -> None:
        """Once the journey is laid out and drawn, keep its many objects out of Python's garbage collections: looking
        through those of 5,000 cards takes 75 ms, right within some frame. They are in no cycles, so none is kept
        longer for it; what else is found later is collected when the map is closed. What has come since is looked
        through now and then, while nothing is to be done: see `memory`."""
        if not self._memory_settled:
            self._memory_settled = True
            gc.freeze()
            self.destroyed.connect(gc.unfreeze)
        memory.tidy()


def _extent(part: Part, x: int, y: int, scale: float) -> QRect:
    """What a part covers when its corner is at (x, y), in screen pixels."""
    return QRect(x, y, round(part.rect.width * scale), round(part.rect.height * scale))
