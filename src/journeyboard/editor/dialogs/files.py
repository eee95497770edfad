"""File dialogs, not blocking the event loop."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from journeyboard.language import _

JOURNEY_SUFFIX = ".journey"
TABLE_SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt")
"""What the metrics import reads."""

WORKBOOK_SUFFIXES = (".xlsx", ".ods")
"""What an exported workbook may be saved as, to come back."""


def journey_filters() -> list[str]:
    """The filters of dialogs for journeys."""
    return [_("Journeys (*.journey)"), _("All files (*)")]


def table_filters() -> list[str]:
    """The filters of dialogs for spreadsheets."""
    return [_("Spreadsheets") + f" ({' '.join('*' + suffix for suffix in TABLE_SUFFIXES)})", _("All files (*)")]


def workbook_filters() -> list[str]:
    """The filters of dialogs for workbooks that come back."""
    return [_("Workbooks") + f" ({' '.join('*' + suffix for suffix in WORKBOOK_SUFFIXES)})", _("All files (*)")]


def recipe_filters() -> list[str]:
    """The filters of dialogs for recipes."""
    return [_("Recipes (*.recipe.json)"), _("All files (*)")]


def ask_open(
    parent: QWidget, title: str, folder: Path, filters: Sequence[str], then: Callable[[Path], None]
) -> QFileDialog:
    """Ask for a file to read; `then` is given it."""
    dialog = _dialog(parent, title, filters, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setDirectory(str(folder))
    dialog.open()
    return dialog


def ask_save(
    parent: QWidget, title: str, suggested: Path, filters: Sequence[str], then: Callable[[Path], None]
) -> QFileDialog:
    """Ask for a file to write, `suggested` filled in; asks before one is replaced."""
    dialog = _dialog(parent, title, filters, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, filters: Sequence[str], then: Callable[[Path], None]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilters(list(filters))
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    return dialog
