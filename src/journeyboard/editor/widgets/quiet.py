"""Widgets that leave the mouse wheel to the form around them unless they have the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QSlider, QSpinBox, QWidget

_BESIDE_CHOICES = 24
"""Pixels for a scroll bar and the frame."""


class _WheelPasses(QObject):
    """Keeps the wheel from what it watches, so that it goes on to what is around that."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget) or watched.hasFocus():
            return False
        event.ignore()
        return True


def leave_wheel(widget: QWidget) -> None:
    """Let the wheel change the value of `widget` with the focus only, and give it none."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelPasses(widget))


class QuietComboBox(QComboBox):
    """A combo box that lets the wheel scroll the form unless it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        leave_wheel(self)

    def showPopup(self) -> None:
        """Show every choice whole, however narrow the box is."""
        view = self.view()
        view.setMinimumWidth(max(view.minimumWidth(), view.sizeHintForColumn(0) + _BESIDE_CHOICES))
        super().showPopup()


class QuietSlider(QSlider):
    """A slider that lets the wheel scroll the sheet unless it has the focus."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setMinimumWidth(60)
        leave_wheel(self)


class QuietSpinBox(QSpinBox):
    """A number that lets the wheel scroll the form unless it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        leave_wheel(self)
