"""A list to choose from that comes up below a button: type to narrow it down, Enter or a click chooses."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journeyboard.editor.widgets.fieldbutton import FieldButton
from journeyboard.language import _

_ID = Qt.ItemDataRole.UserRole
_LEAST_WIDTH, _MOST_ROWS = 300, 10
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST_ROWS, Qt.Key.Key_PageUp: -_MOST_ROWS}


class Choice(NamedTuple):
    """One thing to choose: what it is called, and where it stands."""

    id: str
    name: str
    note: str = ""

    @property
    def words(self) -> str:
        """Both, on one line."""
        return " · ".join(" ".join(part.split()) for part in (self.name, self.note) if part) or "–"


class Chooser(QFrame):
    """Shows `choices`; `chosen` is told the id of one and whether it is ticked now.

    Without `ticked` one is chosen and the list closes. With it the list stays, so that several can be ticked. `other`
    is something else that can be done instead, below the list: its words, and what it does. With `takes_new` what is
    typed can be chosen itself where nothing is called that.
    """

    def __init__(
        self,
        parent: QWidget,
        name: str,
        choices: Sequence[Choice],
        chosen: Callable[[str, bool], None],
        ticked: Iterable[str] | None = None,
        other: tuple[str, Callable[[], object]] | None = None,
        *,
        takes_new: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("chooser")
        self.setAccessibleName(name)
        self._chosen, self._many, self._takes_new = chosen, ticked is not None, takes_new
        self.field, self.list = QLineEdit(), QListWidget()
        self.field.setPlaceholderText(_("Type to narrow down"))
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._choose)
        self.list.installEventFilter(self)
        self._nothing = QLabel()
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setProperty("quiet", True)
        self._nothing.setMargin(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        for widget in (self.field, self.list, self._nothing):
            column.addWidget(widget)
        if other is not None:
            button = FieldButton()
            button.set_words(other[0])
            button.clicked.connect(self.close)
            button.clicked.connect(other[1])
            column.addWidget(button)
        held = set(ticked or ())
        for choice in choices:
            self._add(choice, ticked=choice.id in held)
        self._narrow("")

    def open_below(self, widget: QWidget, part: QRect | None = None) -> None:
        """Come up below a widget (or a part of it), or above it where the screen ends."""
        self.ensurePolished()
        self.setFixedWidth(_LEAST_WIDTH if part is not None else max(_LEAST_WIDTH, widget.width()))
        self.adjustSize()
        room, part = widget.screen().availableGeometry(), part or widget.rect()
        at = widget.mapToGlobal(QPoint(part.x(), part.bottom() + 3))
        if at.y() + self.height() > room.bottom():
            at.setY(widget.mapToGlobal(QPoint(0, part.y() - 2)).y() - self.height())
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        self.move(at)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        """As high as its rows, up to ten."""
        rows = max(1, min(_MOST_ROWS, self.list.count()))
        row = self.list.sizeHintForRow(0) if self.list.count() else 20
        others = sum(button.sizeHint().height() + 6 for button in self.findChildren(FieldButton))
        return QSize(_LEAST_WIDTH, self.field.sizeHint().height() + rows * row + 26 + others)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go through the list while the field keeps the keyboard; Enter chooses."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentRow() >= 0:
                self._choose(self.list.currentItem())
            elif self._takes_new and self.field.text().strip():
                self._take_new(self.field.text().strip())
            return True
        if key in _STEPS and watched is self.field:
            self._step(_STEPS[key])
            return True
        return super().eventFilter(watched, event)

    def _add(self, choice: Choice, *, ticked: bool) -> None:
        item = QListWidgetItem(choice.words)
        item.setData(_ID, choice.id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)  # ticked here, wherever it is clicked
        if self._many:
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _take_new(self, typed: str) -> None:
        """Choose what is typed, and have it in the list from now on."""
        self._add(Choice(typed, typed), ticked=True)
        self.field.clear()
        self._chosen(typed, True)
        if not self._many:
            self.close()

    def _choose(self, item: QListWidgetItem) -> None:
        """Take an item, or take its tick away."""
        ticks = not self._many or item.checkState() != Qt.CheckState.Checked
        if self._many:
            item.setCheckState(Qt.CheckState.Checked if ticks else Qt.CheckState.Unchecked)
        else:
            self.close()
        self._chosen(str(item.data(_ID)), ticks)

    def _step(self, by: int) -> None:
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown:
            at = shown.index(self.list.currentRow()) if self.list.currentRow() in shown else -1
            self.list.setCurrentRow(shown[max(0, min(len(shown) - 1, at + by))])

    def _narrow(self, typed: str) -> None:
        """Show what holds every word that is typed."""
        words = typed.casefold().split()
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            fits = all(word in item.text().casefold() for word in words)
            item.setHidden(not fits)
            first = row if fits and first < 0 else first
        self.list.setCurrentRow(first)
        self.list.setVisible(first >= 0)
        self._nothing.setText(self._on_nothing(typed.strip()))
        self._nothing.setVisible(first < 0)

    def _on_nothing(self, typed: str) -> str:
        if self._takes_new:
            return _("Enter adds “{text}”.").format(text=typed) if typed else _("Type a new one.")
        return _("Nothing is called that.") if self.list.count() else _("There is nothing to choose yet.")
