"""The question which personas of another journey are copied."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journeyboard.journey.records import Persona
from journeyboard.language import _


class ChoosePersonas(QDialog):
    """A list of personas to tick; all are ticked at first. `then` is given the ids of those that are."""

    def __init__(self, parent: QWidget, personas: Sequence[Persona], then: Callable[[list[str]], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Copy personas"))
        self._then = then
        self.listing = QListWidget(self)  # without a parent its rows are placed before the style is known
        self.listing.setObjectName("choices")
        for persona in personas:
            item = QListWidgetItem(persona.name or "–")
            item.setData(Qt.ItemDataRole.UserRole, persona.id)
            item.setCheckState(Qt.CheckState.Checked)
            self.listing.addItem(item)
        label = QLabel(_("Which personas should be copied?"))
        label.setBuddy(self.listing)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Copy"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._copy)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        for widget in (label, self.listing, buttons):
            layout.addWidget(widget)

    def _copy(self) -> None:
        items = [self.listing.item(row) for row in range(self.listing.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        self.accept()
        self._then([str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked])
