"""The editor of tags: each a chip that can be taken away, and a line to type further ones into."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.editors import FieldEditor
from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.inspector.undoing import JourneyUndo
from journeyboard.editor.inspector.words import field_label
from journeyboard.editor.widgets.completion import Completion
from journeyboard.editor.widgets.flow import FlowLayout
from journeyboard.editor.widgets.taborder import come_before
from journeyboard.journey.editing import ListChange
from journeyboard.language import _

_LEAST_LINE = 70
"""Pixels a line needs to type into."""


class TagsEditor(FieldEditor):
    """Shows the tags that all records have. What is added or taken away is so for each record; its other tags stay."""

    def __init__(self, form: FieldForm, theme: Theme) -> None:
        super().__init__(form)
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        self._mixed = False
        self.chips: list[Chip] = []
        self.frame = QFrame()
        self.frame.setProperty("field", True)
        self.line = QLineEdit()
        self.line.setFrame(False)
        self.line.setAccessibleName(field_label(form.name))
        self.line.editingFinished.connect(self.commit)
        self.line.textEdited.connect(self._typed)
        self.line.installEventFilter(self)
        self._undo = JourneyUndo(self.line, self.is_touched)
        self._completion: Completion | None = None
        self._flow = FlowLayout(self.frame, margin=4, least_last=_LEAST_LINE)
        self._flow.addWidget(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)
        self.setFocusProxy(self.line)

    def show_values(self, values: Sequence[object]) -> None:
        """Show the tags all have in common; further ones of some are told of."""
        lists = [tuple(map(str, value)) for value in values if isinstance(value, tuple)]
        self._shown = tuple(tag for tag in lists[0] if all(tag in tags for tags in lists)) if lists else ()
        self._mixed = any(tags != self._shown for tags in lists)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [Chip(tag, self._theme, self._remove) for tag in self._shown]
        for at, chip in enumerate(self.chips):
            self._flow.insert_widget(at, chip)
        come_before(self.line, [chip.button for chip in self.chips])
        others = _("and others of some") if self._shown else _("mixed")
        hint = _("with commas between") if not self._shown else ""
        self.line.setPlaceholderText(others if self._mixed else hint)
        self.line.setAccessibleDescription(", ".join(self._shown))
        self.updateGeometry()

    def show_value(self, value: object) -> None:
        """Show the tags of one record."""
        self.show_values([value if isinstance(value, tuple) else ()])
        self.line.clear()

    def is_touched(self) -> bool:
        """Whether a tag is being typed."""
        return bool(self.line.text().strip())

    def commit(self) -> None:
        """Add what is typed."""
        change = self.typed()
        self.line.clear()
        if change.added:
            self.kept.emit(change)

    def typed(self) -> ListChange:
        """The tags that are typed, as additions."""
        tags = dict.fromkeys(part.strip() for part in self.line.text().split(",") if part.strip())
        return ListChange(added=tuple(tag for tag in tags if tag not in self._shown))

    def offer(self, known: Callable[[], Iterable[str]]) -> None:
        """Complete what is typed by a tag that is known already."""
        if self._completion is None:
            self._completion = Completion(self.line, known)
        else:
            self._completion.known = known

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace at the beginning takes the last tag away, Escape what is typed."""
        if watched is self.line and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.frame.setProperty("focus", event.type() == QEvent.Type.FocusIn)
            self.frame.style().polish(self.frame)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self._shown:
                self._remove(self._shown[-1])
                return True
            if event.key() == Qt.Key.Key_Escape and self.is_touched():
                self.line.clear()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        """A comma finishes a tag."""
        if text.rstrip().endswith(","):
            self.commit()

    def _remove(self, tag: str) -> None:
        self.line.setFocus()
        self.kept.emit(ListChange(removed=(tag,)))


class Chip(QWidget):
    """A tag, and the button that takes it away."""

    def __init__(self, tag: str, theme: Theme, remove: Callable[[str], None]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("chip", True)
        label = QLabel(tag)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QToolButton()
        self.button.setIcon(icon("x", theme.mute))
        self.button.setAutoRaise(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = _("Remove {name}").format(name=tag)
        self.button.setToolTip(words.replace("<", ""))
        self.button.setAccessibleName(words)
        self.button.clicked.connect(lambda: remove(tag))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(label)
        row.addWidget(self.button)
