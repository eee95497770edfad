"""The editors of single fields. Each shows a value, knows what is typed and not yet kept, and tells what to keep."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.inspector.undoing import JourneyUndo
from journeyboard.editor.inspector.words import field_label, value_label
from journeyboard.editor.widgets.completion import Completion
from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.language import _, format_number, number_language


class Mixed:
    """What stands for the values of several records that differ."""


MIXED: Final = Mixed()


class FieldEditor(QWidget):
    """Base of all editors. `kept` gives a value to keep; `mistyped` words for what cannot be one."""

    kept = Signal(object)
    mistyped = Signal(str)

    def __init__(self, form: FieldForm) -> None:
        super().__init__()
        self.form = form

    def show_values(self, values: Sequence[object]) -> None:
        """Show the value of one record, or the values of several."""
        first, *others = values
        self.show_value(first if all(value == first for value in others) else MIXED)

    def show_value(self, value: object) -> None:
        """Show a value, or `MIXED`."""
        raise NotImplementedError

    def is_touched(self) -> bool:
        """Whether something is typed here that is not yet kept."""
        return False

    def commit(self) -> None:
        """Keep what is typed, if anything is."""

    def typed(self) -> object:
        """The value that `commit` would keep; raises ValueError for what is none."""
        raise NotImplementedError

    def unfinished(self) -> str:
        """What is typed and is no value yet; empty where nothing is."""
        return ""

    def resume(self, text: str) -> None:
        """Go on with what was unfinished."""

    def offer(self, known: Callable[[], Iterable[str]]) -> None:
        """Offer values that are known already while something is typed."""

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field as holding what cannot be kept."""
        for child in (self, *self.findChildren(QWidget)):
            child.setProperty("wrong", wrong)
            child.style().unpolish(child)
            child.style().polish(child)

    def _holding(self, widget: QWidget) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(widget)
        widget.setAccessibleName(field_label(self.form.name))
        self.setFocusProxy(widget)


class LineEditor(FieldEditor):
    """One line of text, and everything that is written as one: numbers, shares, dates."""

    def __init__(self, form: FieldForm) -> None:
        super().__init__(form)
        self._shown: str | None = None
        self.box = QLineEdit()
        self._holding(self.box)
        self.box.editingFinished.connect(self.commit)
        self.box.installEventFilter(self)
        self._undo = JourneyUndo(self.box, self.is_touched)
        self._completion: Completion | None = None

    def show_value(self, value: object) -> None:
        """Show the value in words."""
        self._shown = None if value is MIXED else self._in_words(value)
        text = self._shown or ""
        if self.box.text() != text:
            self.box.setText(text)
            self.box.setCursorPosition(0)
        self.box.setModified(False)
        self.box.setPlaceholderText(_("mixed") if self._shown is None else self._hint())

    def is_touched(self) -> bool:
        """Whether the text differs from the value shown."""
        return self.box.isModified() and self.box.text() != (self._shown or "")

    def commit(self) -> None:
        """Keep the text, or tell why it cannot be."""
        if not self.is_touched():
            return
        try:
            value = self.typed()
        except ValueError as problem:
            self.mistyped.emit(str(problem))
        else:
            self.kept.emit(value)

    def typed(self) -> object:
        """The text as a value of the field."""
        return self._read(self.box.text())

    def unfinished(self) -> str:
        """The text, where it is none that can be kept."""
        return self.box.text() if self.is_touched() else ""

    def resume(self, text: str) -> None:
        """Write the text again, and say what is wrong with it."""
        self.box.setText(text)
        self.box.setModified(True)
        self.commit()

    def offer(self, known: Callable[[], Iterable[str]]) -> None:
        """Complete what is typed by a text that is known already."""
        if self._completion is None:
            self._completion = Completion(self.box, known)
        else:
            self._completion.known = known

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape gives the old value back."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.KeyPress and self.is_touched():
            self.box.setText(self._shown or "")
            self.box.setModified(False)
            self.mistyped.emit("")
            return True
        return super().eventFilter(watched, event)

    def _in_words(self, value: object) -> str:
        return "" if value is None else str(value)

    def _read(self, text: str) -> object:
        return text

    def _hint(self) -> str:
        return ""


class NumberEditor(LineEditor):
    """A number as people write it: with a decimal comma or point; whole numbers; shares as percentages. The arrow keys
    count it up and down."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down count."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _COUNTS:
            self._count(_COUNTS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _count(self, by: int) -> None:
        try:
            value = self.typed()
        except ValueError:
            value = None
        step = {"share": 0.01, "whole": 1}.get(self.form.editor, 1 if self.form.high is None else 0.5)
        low, high = self.form.low, self.form.high
        number = (value + by * step) if isinstance(value, int | float) else low if low is not None else 0
        number = number if low is None else max(low, number)
        self.box.setText(self._in_words(round(number if high is None else min(high, number), 6)))
        self.box.setModified(True)
        self.commit()

    def _in_words(self, value: object) -> str:
        if not isinstance(value, int | float):
            return ""
        if self.form.editor == "share":
            return format_number(round(value * 100, 6), _places(round(value * 100, 6))) + " %"
        return format_number(value, _places(float(value)))

    def _read(self, text: str) -> object:
        text = text.strip()
        if not text:
            if self.form.optional:
                return None
            raise ValueError(_("A number is needed here."))
        number = read_number(text.removesuffix("%").rstrip() if self.form.editor == "share" else text)
        if self.form.editor == "share":
            return round(number / 100, 12)
        if self.form.editor == "whole":
            if number != int(number):
                raise ValueError(_("Must be a whole number."))
            return int(number)
        return number


class ChoiceEditor(FieldEditor):
    """One of a few values."""

    def __init__(self, form: FieldForm) -> None:
        super().__init__(form)
        self.box = QuietComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        if form.optional:
            self.box.addItem("–", None)
        for choice in form.choices:
            self.box.addItem(value_label(form.name, choice), choice)
        self._holding(self.box)
        self.box.activated.connect(lambda index: self.kept.emit(self.box.itemData(index)))

    def show_value(self, value: object) -> None:
        """Show the value; none of them when they differ."""
        self.box.setPlaceholderText(_("mixed"))
        self.box.setCurrentIndex(-1 if value is MIXED else self.box.findData(value))


class FlagEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, form: FieldForm) -> None:
        super().__init__(form)
        self.box = QCheckBox(field_label(form.name))
        self._holding(self.box)
        self.box.clicked.connect(lambda: self.kept.emit(self.box.checkState() == Qt.CheckState.Checked))

    def show_value(self, value: object) -> None:
        """Show it ticked, not, or in between when they differ."""
        if value is MIXED:
            self.box.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.box.setTristate(False)
            self.box.setChecked(bool(value))


_COUNTS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def read_number(text: str) -> float:
    """The number that `text` writes as the program does, decimal comma or point; ValueError for none."""
    plain = text.replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    group, decimal = (".", ",") if number_language() == "de" else (",", ".")
    if not re.fullmatch(r"[+-]?[\d.,]*\d[\d.,]*", plain):
        raise ValueError(_("Must be a number."))
    grouped = re.fullmatch(rf"[+-]?\d{{1,3}}(\{group}\d{{3}})+(\{decimal}\d+)?", plain)
    if grouped:
        return float(plain.replace(group, "").replace(decimal, "."))
    if plain.count(",") + plain.count(".") > 1:
        raise ValueError(_("Must be a number."))
    return float(plain.replace(",", "."))


def _places(value: float) -> int:
    """How many decimals write the value whole, at most six."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])
