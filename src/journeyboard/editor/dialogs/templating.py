"""Saving a journey as a template: what it is called, and what of the journey is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import clean
from journeyboard.journey.starting import template_of
from journeyboard.language import _
from journeyboard.storage.problems import FileProblem
from journeyboard.storage.templates import save_template

_WIDTH = 420


class TemplateDialog(QDialog):
    """Asks for the name and what is kept; then the template stands on the start page."""

    def __init__(self, parent: QWidget, journey: Journey) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Save as template"))
        self.setMinimumWidth(scaled(_WIDTH))
        self._journey = journey
        self.name, self.description = QLineEdit(journey.info.title), QLineEdit(journey.info.scenario)
        self.cards = QCheckBox(_("With its &cards"))
        self.people = QCheckBox(_("With its &personas and their feelings"))
        self.figures = QCheckBox(_("With its &figures"))
        self.cards.setChecked(True)
        self.people.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        for words, field in ((_("&Name"), self.name), (_("&Description"), self.description)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(4)
        for box in (self.cards, self.people, self.figures):
            column.addWidget(box)
        about = QLabel(_("Stages, lanes and metrics are always kept. The template stands on the start page."))
        about.setProperty("quiet", True)
        about.setWordWrap(True)
        column.addWidget(about)
        column.addSpacing(6)
        column.addWidget(self._buttons())
        self.description.setCursorPosition(0)
        self.name.selectAll()
        self.name.textChanged.connect(self._show_usable)
        self._show_usable()

    def accept(self) -> None:
        """Save it."""
        kept = template_of(
            self._journey,
            cards=self.cards.isChecked(),
            people=self.people.isChecked(),
            figures=self.figures.isChecked(),
        )
        try:
            save_template(kept, clean(self.name.text()).strip(), clean(self.description.text()).strip())
        except FileProblem as problem:
            tell(self, _("The template was not saved."), problem.message)
            return
        super().accept()

    def _show_usable(self) -> None:
        self._save.setEnabled(bool(self.name.text().strip()))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self._save = buttons.addButton(_("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setDefault(True)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
