"""The form of a format's options: labels above fields, two beside each other, only what means something now."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journeyboard.editor.exporting.editors import OptionEditor, editor_of
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.exchange.options import Options, fields_of
from journeyboard.language import _

_ABOVE_FLAG = 18
"""A box to tick stands beside fields, not beside their labels."""
_MOST_OF_SCREEN = 0.44
_WIDE = ("file", "text", "texts")


def form_width(dialog: QWidget, usual: int) -> int:
    """How wide options are in a dialog, `usual` at the usual size of text: something is left for what stands beside."""
    return min(scaled(usual), round(dialog.screen().availableSize().width() * _MOST_OF_SCREEN))


class OptionsForm(QWidget):
    """The options of a model but for which part of the map; `changed` says that one was set."""

    changed = Signal()

    def __init__(self, options: type[Options]) -> None:
        super().__init__()
        self._rows: dict[str, _Row] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)  # room to spare stays below, not between the rows
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for field in fields_of(options):
            if field.name not in Options.scope_fields:
                row = _Row(editor_of(field))
                row.setParent(self)
                row.editor.show_value(field.default)
                row.editor.changed.connect(self._on_changed)
                self._rows[field.name] = row
        self._arrange()

    def editor(self, name: str) -> OptionEditor:
        """The widget of an option."""
        return self._rows[name].editor

    def values(self) -> dict[str, object]:
        """What is chosen, of the options that mean something beside the others."""
        chosen = {name: row.editor.value() for name, row in self._rows.items()}
        return {name: value for name, value in chosen.items() if self._rows[name].editor.field.is_asked(chosen)}

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show what is chosen; options that are not named keep what they show."""
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].editor.show_value(value)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other options beside each other."""
        super().resizeEvent(event)
        self._arrange()

    def _on_changed(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """Place the rows that are asked now."""
        asked = self.values()
        half = (self.width() - self._grid.horizontalSpacing()) // 2
        beside: _Row | None = None
        at = 0
        for name, row in self._rows.items():
            self._grid.removeWidget(row)
            row.setVisible(name in asked)
            if name not in asked:
                continue
            wide = row.editor.field.kind in _WIDE or row.least_width > half
            at += at % 2 if wide else 0
            self._grid.addWidget(row, at // 2, at % 2, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            _stand_beside(row, beside if at % 2 else None)
            beside = row
            at += 2 if wide else 1


class _Row(QWidget):
    """An option with its label above; a box to tick has its label beside it."""

    def __init__(self, editor: OptionEditor) -> None:
        super().__init__()
        self.editor = editor
        self._label = QLabel()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if editor.field.kind == "flag":
            self._label.setFixedHeight(scaled(_ABOVE_FLAG))
        else:
            self._label.setText(_(editor.field.asked.label))
            self._label.setTextFormat(Qt.TextFormat.PlainText)
            self._label.setProperty("quiet", True)
            self._label.setBuddy(editor)
        column.addWidget(self._label)
        column.addWidget(editor)

    @property
    def is_flag(self) -> bool:
        """Whether it is a box to tick."""
        return self.editor.field.kind == "flag"

    def leave_room_above(self, *, room: bool) -> None:
        """Let a box to tick stand as low as the field beside it, or not."""
        if self.is_flag:
            self._label.setVisible(room)

    @property
    def least_width(self) -> int:
        """How wide it is at least for all its words to be seen."""
        return max(self.editor.sizeHint().width(), self._label.sizeHint().width())


def _stand_beside(row: _Row, before: _Row | None) -> None:
    """Let boxes to tick keep to each other, and to a field beside them."""
    row.leave_room_above(room=before is not None and not before.is_flag)
    if before is not None:
        before.leave_room_above(room=not row.is_flag)
