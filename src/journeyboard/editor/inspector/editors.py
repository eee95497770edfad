"""The editors of single fields. Each shows a value, knows what is typed and not yet kept, and tells what to keep."""

import re
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.inspector.undoing import JourneyUndo
from journeyboard.editor.inspector.words import field_label, value_label
from journeyboard.editor.widgets.quiet import QuietComboBox
from journeyboard.language import _, current_language, format_number


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

    def show_value(self, value: object) -> None:
        """Show the value of the record, or `MIXED`."""
        raise NotImplementedError

    def is_touched(self) -> bool:
        """Whether something is typed here that is not yet kept."""
        return False

    def commit(self) -> None:
        """Keep what is typed, if anything is."""

    def typed(self) -> object:
        """The value that `commit` would keep; raises ValueError for what is none."""
        raise NotImplementedError

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field as holding what cannot be kept."""
        for child in (self, *self.findChildren(QWidget)):
            child.setProperty("wrong", wrong)
            child.style().unpolish(child)
            child.style().polish(child)

    def _holding(self, widget: QWidget) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(widget)
        widget.setAccessibleName(field_label(self.form.name))
        self.setFocusProxy(widget)


class LineEditor(FieldEditor):
    """One line of text, and everything that is written as one: numbers, shares, dates, tags."""

    def __init__(self, form: FieldForm) -> None:
        super().__init__(form)
        self._shown: str | None = None
        self.box = QLineEdit()
        self._holding(self.box)
        self.box.editingFinished.connect(self.commit)
        self.box.installEventFilter(self)
        self._undo = JourneyUndo(self.box, self.is_touched)

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
        return "2026-10-31" if self.form.editor == "date" else ""


class TagsEditor(LineEditor):
    """Short texts with commas between."""

    def _in_words(self, value: object) -> str:
        return ", ".join(map(str, value)) if isinstance(value, tuple) else ""

    def _read(self, text: str) -> object:
        return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))

    def _hint(self) -> str:
        return _("with commas between")


class NumberEditor(LineEditor):
    """A number as people write it: with a decimal comma or point; whole numbers; shares as percentages."""

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


class TextEditor(FieldEditor):
    """Several lines of text, as high as the text is."""

    def __init__(self, form: FieldForm) -> None:
        super().__init__(form)
        self._shown: str | None = None
        self.box = GrowingTextEdit()
        self._holding(self.box)
        self.box.left.connect(self.commit)
        self.box.gave_up.connect(self._give_up)
        self._undo = JourneyUndo(self.box, self.is_touched)

    def show_value(self, value: object) -> None:
        """Show the text; lists one entry per line."""
        self._shown = None if value is MIXED else "\n".join(value) if isinstance(value, tuple) else str(value)
        if self.box.toPlainText() != (self._shown or ""):
            self.box.setPlainText(self._shown or "")
        self.box.document().setModified(False)
        hint = _("one per line") if self.form.editor == "lines" else ""
        self.box.setPlaceholderText(_("mixed") if self._shown is None else hint)

    def is_touched(self) -> bool:
        """Whether the text differs from the value shown."""
        return self.box.document().isModified() and self.box.toPlainText() != (self._shown or "")

    def commit(self) -> None:
        """Keep the text."""
        if self.is_touched():
            self.kept.emit(self.typed())

    def typed(self) -> object:
        """The text, or its lines."""
        text = self.box.toPlainText()
        if self.form.editor == "lines":
            return tuple(line.strip() for line in text.split("\n") if line.strip())
        return text

    def _give_up(self) -> None:
        self.box.setPlainText(self._shown or "")
        self.box.document().setModified(False)


class GrowingTextEdit(QPlainTextEdit):
    """A text field that is as high as its text, within bounds. Tab leaves it."""

    left = Signal()
    gave_up = Signal()
    LEAST_LINES, MOST_LINES = 2, 10

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person is done here; a menu of the field itself is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps the text, Escape gives the old one back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & _CONTROL:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        lines = max(self.LEAST_LINES, min(self.MOST_LINES, int(self.document().size().height())))
        room = self.fontMetrics().lineSpacing() * lines + 2 * round(self.document().documentMargin()) + 8
        if self.height() != room or self.minimumHeight() != room:
            self.setFixedHeight(room)


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


def read_number(text: str) -> float:
    """The number that `text` writes in the program's language, decimal comma or point; ValueError for none."""
    plain = text.replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    group, decimal = (".", ",") if current_language() == "de" else (",", ".")
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


_CONTROL = Qt.KeyboardModifier.ControlModifier
