"""Widgets that leave the mouse wheel to the form around them unless they have the focus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider, QSpinBox, QWidget

_BESIDE_CHOICES = 24
"""Pixels for a scroll bar and the frame."""


class QuietComboBox(QComboBox):
    """A combo box that lets the wheel scroll the form unless it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def showPopup(self) -> None:
        """Show every choice whole, however narrow the box is."""
        view = self.view()
        view.setMinimumWidth(max(view.minimumWidth(), view.sizeHintForColumn(0) + _BESIDE_CHOICES))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll through the values with the focus only."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class QuietSlider(QSlider):
    """A slider that lets the wheel scroll the sheet unless it has the focus."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setMinimumWidth(60)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Slide with the focus only."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class QuietSpinBox(QSpinBox):
    """A number that lets the wheel scroll the form unless it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Count with the focus only."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
