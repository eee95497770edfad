"""The settings in one dialog. Everything works at once, so that there is nothing to confirm."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from journeyboard.editor.settings import LanguageChoice, MotionChoice, ThemeChoice
from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import _, format_date, format_number, format_percent, ngettext

if TYPE_CHECKING:
    from journeyboard.editor.windows import Windows

T = TypeVar("T")

TEXT_SIZES = (100, 125, 150, 175, 200, 250, 300)
AUTOSAVES = (0, 1, 5, 10, 30)
_WIDTH = 440
_A_NUMBER, _A_DAY = 1234.5, date(2026, 10, 31)


class SettingsDialog(QDialog):
    """Language, numbers, theme, motion, size of text, saving by itself."""

    def __init__(self, parent: QWidget, windows: "Windows") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._windows = windows
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 16)
        self._content = QWidget()
        self._column.addWidget(self._content)
        self._build()
        windows.look.changed.connect(self._build)

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self._build()

    def _build(self) -> None:
        """Write the fields anew, and go back to the one that had the focus."""
        held = QApplication.focusWidget()
        self.setWindowTitle(_("Settings"))
        self.setMinimumWidth(min(scaled(_WIDTH), self.screen().availableSize().width() - 80))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(10))
        column.addLayout(self._form())
        about = QLabel(
            _(
                "A map has a language of its own, for its words, numbers and dates: it stands in the inspector when "
                "nothing is selected. A recovery copy of unsaved work is always kept, whatever is set here."
            )
        )
        about.setWordWrap(True)
        about.setProperty("quiet", True)
        column.addWidget(about)
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.setDefault(True)
        buttons.accepted.connect(self.close)
        column.addWidget(buttons)
        self._column.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        again = content.findChild(QComboBox, held.objectName()) if held is not None and held.objectName() else None
        if isinstance(again, QComboBox):
            again.setFocus()
        self.adjustSize()

    def _form(self) -> QFormLayout:
        windows, settings = self._windows, self._windows.settings
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(scaled(8))
        form.setHorizontalSpacing(scaled(14))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        themes: dict[ThemeChoice, str] = {
            "system": _("As the system has it"),
            "light": _("Light"),
            "dark": _("Dark"),
            "contrast": _("High contrast"),
        }
        languages: dict[LanguageChoice, str] = {"system": _("As the system has it"), "en": "English", "de": "Deutsch"}
        numbers: dict[LanguageChoice, str] = {
            "system": _("As in the language"),
            "en": _sample("en"),
            "de": _sample("de"),
        }
        sizes = {size: format_percent(size / 100) for size in TEXT_SIZES}
        saving = {0: _("Never")} | {
            minutes: ngettext("After {count} minute", "After {count} minutes", minutes).format(
                count=format_number(minutes)
            )
            for minutes in AUTOSAVES[1:]
        }
        self._row(form, "language", _("&Language"), languages, settings.language, windows.choose_language)
        self._row(form, "numbers", _("&Numbers and dates"), numbers, settings.number_language, windows.choose_numbers)
        self._row(form, "theme", _("&Theme"), themes, settings.theme, windows.look.choose)
        motions: dict[MotionChoice, str] = {"system": _("As the system has it"), "less": _("Less")}
        self._row(form, "motion", _("&Motion"), motions, settings.motion, windows.look.choose_motion)
        self._row(form, "text_size", _("&Size of text"), sizes, settings.text_size, windows.look.choose_text_size)
        self._row(form, "autosave", _("S&ave by itself"), saving, settings.autosave, windows.choose_autosave)
        return form

    def _row(
        self, form: QFormLayout, name: str, words: str, labels: dict[T, str], held: T, choose: Callable[[T], None]
    ) -> None:
        """A row that chooses one of `labels`."""
        box = QuietComboBox()
        box.setObjectName(name)
        choices = list(labels)
        box.addItems(list(labels.values()))
        if held not in choices:  # written into the settings by hand
            choices.append(held)
            box.addItem(str(held))
        box.setCurrentIndex(choices.index(held))
        box.activated.connect(lambda index: choose(choices[index]))
        label = QLabel(words)
        label.setBuddy(box)
        box.setAccessibleName(words.replace("&", ""))
        form.addRow(label, box)


def _sample(language: str) -> str:
    """A number and a date as they are written in a language."""
    return f"{format_number(_A_NUMBER, 2, language)} · {format_date(_A_DAY, language)}"
