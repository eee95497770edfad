"""One widget for each kind of option a format can be asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from journeyboard.editor.dialogs.files import ask_open
from journeyboard.editor.widgets.quiet import QuietComboBox, QuietSpinBox, leave_wheel
from journeyboard.editor.widgets.sizing import scaled_style
from journeyboard.exchange.options import Field
from journeyboard.language import _, current_language, format_number

_NO_BOUND = 1_000_000
_INSET = 6
"""Where the text of other fields begins, in pixels."""


class OptionEditor(QWidget):
    """Shows and tells the value of one option; `changed` says that the person set another one."""

    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Put the widget that has the keyboard into this one."""
        layout = cast("QHBoxLayout", self.layout())
        layout.addWidget(widget, stretch)
        if self.focusProxy() is None:
            self.setFocusProxy(widget)
            widget.setAccessibleName(_(self.field.asked.label))
            widget.setToolTip(_(self.field.asked.help))

    def value(self) -> Any:  # noqa: ANN401 - of the option's own type
        """What is chosen."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - of the option's own type
        """Show what is chosen; `changed` is not told."""
        raise NotImplementedError


class FlagEditor(OptionEditor):
    """A box to tick."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._box = QCheckBox(_(field.asked.label))
        self.add(self._box)
        self._box.clicked.connect(self.changed)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self._box.isChecked()

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - see OptionEditor
        """Tick it, or not."""
        self._box.setChecked(bool(value))


class ChoiceEditor(OptionEditor):
    """A list to choose one from; first nothing, where that may be."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._box = QuietComboBox()
        if field.optional:
            self._box.addItem(_(field.asked.nothing), None)
        for choice in field.choices:
            name = field.asked.names.get(choice, choice)
            self._box.addItem(_(name), choice)
        self.add(self._box)
        self._box.activated.connect(self.changed)

    def value(self) -> str | None:
        """The choice."""
        return self._box.currentData()

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - see OptionEditor
        """Show the choice."""
        self._box.setCurrentIndex(max(0, self._box.findData(value)))


class _Number(QDoubleSpinBox):
    """A number with as many decimals as it needs, in the program's language."""

    def __init__(self) -> None:
        super().__init__()
        leave_wheel(self)

    def textFromValue(self, value: float) -> str:
        return format_number(value)

    def valueFromText(self, text: str) -> float:
        return self._read(text) or 0.0

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        typed = text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()
        fine = QValidator.State.Acceptable if self._read(text) is not None else QValidator.State.Intermediate
        allowed = all(sign.isdigit() or sign in ".,\N{NO-BREAK SPACE} " for sign in typed)
        return (fine if allowed or text == self.specialValueText() else QValidator.State.Invalid, text, position)

    def _read(self, text: str) -> float | None:
        if text == self.specialValueText():
            return self.minimum()
        number, is_one = self.locale().toDouble(text.removesuffix(self.suffix()).strip())
        return number if is_one and self.minimum() <= number <= self.maximum() else None


class NumberEditor(OptionEditor):
    """A number with its unit; below the least one stands for nothing, where that may be."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        whole = field.kind == "whole"
        self._box = QuietSpinBox() if whole else _Number()
        self._box.setLocale(QLocale(current_language()))
        least = field.least or 0
        self._step = 1 if whole else min(1.0, least or 1.0)
        lowest = least - self._step if field.optional else least
        most = field.most if field.most is not None else _NO_BOUND
        if isinstance(self._box, QSpinBox):
            self._box.setRange(round(lowest), round(most))
        else:
            self._box.setDecimals(3)
            self._box.setRange(lowest, most)
        if field.optional:
            self._box.setSpecialValueText(_(field.asked.nothing))
        self._box.setGroupSeparatorShown(True)
        self._box.setKeyboardTracking(False)
        self._box.lineEdit().setTextMargins(_INSET, 0, 0, 0)
        if field.asked.unit:
            self._box.setSuffix("\N{NO-BREAK SPACE}" + field.asked.unit)
        self.add(self._box)
        self._box.valueChanged.connect(self.changed)

    def value(self) -> float | None:
        """The number; None for nothing."""
        number = self._box.value()
        return None if self.field.optional and number <= self._box.minimum() else number

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - see OptionEditor
        """Show the number."""
        held = self._box.blockSignals(True)
        number = self._box.minimum() if value is None else value
        if isinstance(self._box, QSpinBox):
            self._box.setValue(round(number))
        else:
            self._box.setValue(float(number))
        self._box.blockSignals(held)


class TextEditor(OptionEditor):
    """A line of text; several texts are separated by commas."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._line = QLineEdit()
        self.add(self._line)
        self._line.textEdited.connect(self.changed)

    def value(self) -> Any:  # noqa: ANN401 - see OptionEditor
        """The text or texts."""
        text = self._line.text().strip()
        if self.field.kind == "texts":
            return tuple(part.strip() for part in text.split(",") if part.strip())
        return text or (None if self.field.optional else "")

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - see OptionEditor
        """Show the text or texts."""
        self._line.setText(", ".join(value) if isinstance(value, tuple | list) else value or "")


class FileEditor(OptionEditor):
    """A file, typed or chosen."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._line, choose = QLineEdit(), QPushButton("…")
        self._line.setPlaceholderText(_(field.asked.nothing))
        choose.setAccessibleName(_("Choose file"))
        choose.setStyleSheet(scaled_style("min-width: 14px; padding: 4px 9px;"))
        self.add(self._line)
        self.add(choose, 0)
        self._line.editingFinished.connect(self.changed)
        choose.clicked.connect(self._choose)

    def value(self) -> Path | None:
        """The file."""
        text = self._line.text().strip()
        return Path(text) if text else None

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - see OptionEditor
        """Show the file."""
        self._line.setText(str(value) if value else "")

    def _choose(self) -> None:
        endings = " ".join("*" + suffix for suffix in self.field.asked.suffixes) or "*"
        chosen = self.value()
        folder = chosen.parent if chosen else Path.home()
        ask_open(self, _(self.field.asked.label), folder, [f"{_(self.field.asked.label)} ({endings})"], self._take)

    def _take(self, path: Path) -> None:
        self.show_value(path)
        self.changed.emit()


_EDITORS: dict[str, Callable[[Field], OptionEditor]] = {
    "flag": FlagEditor,
    "choice": ChoiceEditor,
    "whole": NumberEditor,
    "number": NumberEditor,
    "text": TextEditor,
    "texts": TextEditor,
    "file": FileEditor,
}


def editor_of(field: Field) -> OptionEditor:
    """The widget for an option."""
    return _EDITORS[field.kind](field)
