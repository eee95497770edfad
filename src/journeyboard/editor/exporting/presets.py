"""The presets: chosen from a list, kept under a name, shared as files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from journeyboard.editor.dialogs.files import ask_open, ask_save
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.saving import file_stem
from journeyboard.editor.settings import Settings
from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.exchange.presets import (
    SUFFIX,
    Preset,
    delete_preset,
    read_preset,
    save_preset,
    saved_presets,
    write_preset,
)
from journeyboard.language import _
from journeyboard.storage.problems import FileProblem


class PresetsBar(QWidget):
    """A list of the saved presets and a menu to keep and share them; `chosen` tells the preset to use now.

    `current` makes a preset of what the dialog shows; it raises FileProblem when that cannot be.
    """

    chosen = Signal(object)

    def __init__(self, current: Callable[[str], Preset], settings: Settings) -> None:
        super().__init__()
        self._current, self._settings = current, settings
        self._box = QuietComboBox()
        self._box.setAccessibleName(_("Preset"))
        self._box.setMinimumWidth(scaled(170))
        self._box.activated.connect(self._choose)
        self._menu = QMenu(self)
        self._menu.addAction(_("&Save as preset…"), self._ask_name)
        self._delete = self._menu.addAction(_("&Delete preset"), self._delete_chosen)
        self._menu.addSeparator()
        self._menu.addAction(_("&Open from file…"), self._ask_open)
        self._menu.addAction(_("S&hare as file…"), self._ask_share)
        button = QToolButton()
        button.setText("⋯")
        button.setAccessibleName(_("Presets"))
        button.setMenu(self._menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._box)
        row.addWidget(button)
        self._fill("")

    def forget(self) -> None:
        """What is shown is no preset any more."""
        self._box.setCurrentIndex(0)
        self._delete.setEnabled(False)

    def save(self, name: str) -> None:
        """Keep what the dialog shows under a name."""
        if name.strip():
            self._try(lambda: save_preset(self._current(" ".join(name.split()))))
            self._fill(name)

    def share(self, path: Path) -> None:
        """Write what the dialog shows to a file."""
        self._try(lambda: write_preset(self._current(self._box.currentText() if self._name else path.stem), path))

    def open(self, path: Path) -> None:
        """Use the preset of a file."""

        def use() -> None:
            preset = read_preset(path)
            self.forget()
            self.chosen.emit(preset)

        self._try(use)

    @property
    def _name(self) -> str:
        preset = self._box.currentData()
        return preset.name if preset is not None else ""

    def _fill(self, name: str) -> None:
        self._box.clear()
        self._box.addItem(_("No preset"), None)
        for preset in saved_presets():
            self._box.addItem(preset.name, preset)
            if preset.name.casefold() == " ".join(name.split()).casefold():
                self._box.setCurrentIndex(self._box.count() - 1)
        self._delete.setEnabled(bool(self._name))

    def _choose(self) -> None:
        self._delete.setEnabled(bool(self._name))
        if self._name:
            self.chosen.emit(self._box.currentData())

    def _delete_chosen(self) -> None:
        delete_preset(self._name)
        self._fill("")

    def _ask_name(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(_("Save as preset"))
        dialog.setLabelText(_("Name; a preset of the same name is replaced."))
        dialog.setTextValue(self._name)
        dialog.setOkButtonText(_("Save"))
        dialog.setCancelButtonText(_("Cancel"))
        dialog.textValueSelected.connect(self.save)
        dialog.open()

    def _ask_open(self) -> None:
        ask_open(self, _("Open preset"), self._settings.folder, [_filter()], self.open)

    def _ask_share(self) -> None:
        suggested = self._settings.folder / (file_stem(self._name or _("Export preset")) + SUFFIX)
        ask_save(self, _("Share preset"), suggested, [_filter()], self.share)

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except FileProblem as problem:
            tell(self, problem.message)


def _filter() -> str:
    return _("Export presets (*.json)")
