"""Choosing the part of a picture that a portrait shows: the picture is moved and zoomed below a round window."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QLayout, QSlider, QVBoxLayout, QWidget

from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.personas import CLOSEST, Crop, centre_crop, crop_at, zoom_of
from journeyboard.language import _, format_percent

_SIDE = 320
_RADIUS = 140.0
_STEP, _FINE = 0.05, 0.01
"""How far a key moves the picture, as a share of the part shown."""
_ZOOM_STEP = 1.1
_SHADE = 150
"""How dark what is cut off is, of 255."""
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOMS = {Qt.Key.Key_Plus: _ZOOM_STEP, Qt.Key.Key_Equal: _ZOOM_STEP, Qt.Key.Key_Minus: 1 / _ZOOM_STEP}


class CropView(QWidget):
    """The picture below a round window; `crop` is what is seen in it."""

    changed = Signal()

    def __init__(self, image: QImage, crop: Crop | None) -> None:
        super().__init__()
        self._image = image
        width, height = image.width(), image.height()
        x, y, wide, high = crop or centre_crop(width, height)
        zoom = zoom_of((x, y, wide, high), width, height)
        self.crop: Crop = crop_at(width, height, x + wide / 2, y + high / 2, zoom)
        self._held: QPointF | None = None
        self.setFixedSize(_SIDE, _SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(_("Part of the picture"))
        self._describe()

    @property
    def zoom(self) -> float:
        """How far it is zoomed in; 1 shows as much as there is."""
        return zoom_of(self.crop, self._image.width(), self._image.height())

    def zoom_to(self, zoom: float) -> None:
        """Zoom, the middle staying in its place."""
        self._set(*self._middle, zoom)

    def move_by(self, dx: float, dy: float) -> None:
        """Show what lies further right and below, by shares of the part shown."""
        x, y = self._middle
        self._set(x + dx * self.crop[2], y + dy * self.crop[3], self.zoom)

    def sizeHint(self) -> QSize:
        """The window and what is around it."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, darker outside of the round window."""
        x, y, wide, _high = self.crop
        width, height = self._image.width(), self._image.height()
        scale = 2 * _RADIUS / (wide * width)
        window = QRectF(_SIDE / 2 - _RADIUS, _SIDE / 2 - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        at = QPointF(window.x() - x * width * scale, window.y() - y * height * scale)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self.palette().mid())
        painter.drawImage(QRectF(at.x(), at.y(), width * scale, height * scale), self._image)
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(QRectF(self.rect()))
        inside.addEllipse(window)
        painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, _SHADE))
        painter.setPen(QPen(self.palette().highlight() if self.hasFocus() else QColor("#FFFFFF"), 2))
        painter.drawEllipse(window)
        painter.end()

    # -- pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the picture along."""
        if self._held is not None:
            by = event.position() - self._held
            self._held = event.position()
            self.move_by(-by.x() / (2 * _RADIUS), -by.y() / (2 * _RADIUS))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let it go."""
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self.zoom_to(self.zoom * _ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the part that is shown, with Shift a little; plus and minus zoom; Home shows all again."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            step = _FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            self.move_by(_MOVES[key][0] * step, _MOVES[key][1] * step)
        elif key in _ZOOMS:
            self.zoom_to(self.zoom * _ZOOMS[key])
        elif key == Qt.Key.Key_Home:
            self._set(0.5, 0.5, 1.0)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard goes here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it goes elsewhere."""
        super().focusOutEvent(event)
        self.update()

    @property
    def _middle(self) -> tuple[float, float]:
        x, y, wide, high = self.crop
        return x + wide / 2, y + high / 2

    def _set(self, x: float, y: float, zoom: float) -> None:
        crop = crop_at(self._image.width(), self._image.height(), x, y, zoom)
        if crop != self.crop:
            self.crop = crop
            self._describe()
            self.update()
            self.changed.emit()

    def _describe(self) -> None:
        x, y = self._middle
        self.setAccessibleDescription(
            _("{across} from the left, {down} from the top, zoom {zoom}").format(
                across=format_percent(x, 0), down=format_percent(y, 0), zoom=format_percent(self.zoom, 0)
            )
        )


class CropDialog(QDialog):
    """The view with a slider for the zoom. `done` is given the crop."""

    def __init__(self, parent: QWidget, image: QImage, crop: Crop | None, done: Callable[[Crop], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Part of the picture"))
        self._done = done
        self.view = CropView(image, crop)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(100, round(100 * CLOSEST))
        self.slider.setAccessibleName(_("Zoom"))
        self.slider.valueChanged.connect(lambda percent: self.view.zoom_to(percent / 100))
        self.view.changed.connect(self._show_zoom)
        hint = QLabel(_("Drag the picture, or move it by the arrow keys; + and − zoom."))
        hint.setProperty("quiet", True)
        hint.setWordWrap(True)
        label = QLabel(_("Zoom"))
        label.setBuddy(self.slider)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.slider, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(_("OK"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(row)
        column.addWidget(hint)
        column.addWidget(buttons)
        hint.setFixedWidth(min(scaled(_SIDE), self.screen().availableSize().width() - 80))
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self._show_zoom()
        self.view.setFocus()

    def _show_zoom(self) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(round(100 * self.view.zoom))
        self.slider.blockSignals(False)

    def _keep(self) -> None:
        self.accept()
        self._done(self.view.crop)
