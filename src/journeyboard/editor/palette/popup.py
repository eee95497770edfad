"""The palette on screen: a field and the entries that fit what is typed in it, over the top of the window."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.theme import Theme
from journeyboard.editor.palette.entries import Entry
from journeyboard.editor.palette.matching import ranked
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import _

MOST = 60
"""Entries listed at once: who sees more does better to type another letter."""
_ROWS = 10
_ROW_HEIGHT = 30
_WIDTH = 600
_TOP = 64
"""Pixels below the top of the window."""
_INSET = 12
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Palette(QFrame):
    """Lets a person choose one of `entries`; what was chosen runs once the palette is closed."""

    def __init__(self, window: QWidget, entries: Sequence[Entry], theme: Theme) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setAccessibleName(_("Command palette"))
        self.setStyleSheet(
            f"QFrame#palette {{ background: {theme.card}; border: 1px solid {theme.line}; }}"
            f"QListView {{ background: {theme.card}; border: none; outline: none; }}"
        )
        self._window, self._entries = window, entries
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Type a command, or a name on the map"))
        self.field.setAccessibleName(_("What to do or where to go"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self._model = _Entries()
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(theme, self))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(_("What fits"))
        self._list.clicked.connect(self._choose)
        self._nothing = QLabel(_("Nothing on the map or in the menus is called that."))
        self._nothing.setProperty("quiet", True)
        self._nothing.setMargin(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.field, self._list, self._nothing):
            column.addWidget(widget)
        self._search("")

    def open(self) -> None:
        """Show it in the middle of the top of the window."""
        window = self._window
        width = min(scaled(_WIDTH), window.width() - 2 * _INSET)
        self.setFixedWidth(width)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, _TOP)))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def shown(self) -> Sequence[Entry]:
        """The entries that are listed."""
        return self._model.entries

    @property
    def current(self) -> Entry | None:
        """The entry that Enter would run."""
        row = self._list.currentIndex().row()
        return self._model.entries[row] if row >= 0 else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list, while the field keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _search(self, query: str) -> None:
        self._model.show(ranked(self._entries, query, MOST))
        rows = len(self._model.entries)
        self._list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._list.setFixedHeight(min(rows, _ROWS) * scaled(_ROW_HEIGHT))
        self._go_to(next((row for row, entry in enumerate(self._model.entries) if entry.usable), -1))
        self.adjustSize()

    def _step(self, by: int) -> None:
        """To the next row that can be used in a direction; one step beyond the end goes round."""
        rows = [row for row, entry in enumerate(self._model.entries) if entry.usable]
        held = self._list.currentIndex().row()
        if rows and held in rows:
            at = rows.index(held) + by
            self._go_to(rows[at % len(rows) if abs(by) == 1 else max(0, min(at, len(rows) - 1))])

    def _go_to(self, row: int) -> None:
        index = self._model.index(row, 0) if row >= 0 else _ROOT
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)

    def _choose(self, index: QModelIndex) -> None:
        entry = self._model.entries[index.row()] if index.isValid() else None
        if entry is None or not entry.usable:
            return
        run = entry.run
        # The window has its focus back when it runs: where that stands is what Copy or Paste go by.
        QTimer.singleShot(0, self._window, run)
        self.close()
        self._window.activateWindow()


class _Entries(QAbstractListModel):
    """The entries that are listed, for the view and for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """List these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry's title; in words with what else its line says."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (entry.title, entry.hint, entry.keys)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What cannot be used now cannot be chosen."""
        usable = self.entries[index.row()].usable
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if usable else Qt.ItemFlag.NoItemFlags


class _Row(QStyledItemDelegate):
    """Paints a line: what it is called, where it stands, its shortcut at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are as high."""
        return QSize(super().sizeHint(option, index).width(), scaled(_ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        model = index.model()
        if not isinstance(model, _Entries):
            return
        entry, theme = model.entries[index.row()], self._theme
        state, rect = getattr(option, "state"), QRect(getattr(option, "rect"))  # noqa: B009 - unknown to Qt's stubs
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(rect, 5, 5)
        ink = theme.accent_ink if chosen else theme.ink if entry.usable else theme.mute
        quiet = theme.accent_ink if chosen else theme.mute
        rect = rect.adjusted(10, 0, -10, 0)
        metrics = painter.fontMetrics()
        rect.setRight(rect.right() - self._at_right(painter, rect, entry.keys, quiet))
        hint = metrics.elidedText(entry.hint, Qt.TextElideMode.ElideRight, rect.width() // 2)
        rect.setRight(rect.right() - self._at_right(painter, rect, hint, quiet))
        painter.setPen(QPen(QColor(ink)))
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), title)
        painter.restore()

    def _at_right(self, painter: QPainter, rect: QRect, text: str, colour: str) -> int:
        """Write at the right end of `rect`; how much of it is taken."""
        if not text:
            return 0
        painter.setPen(QPen(QColor(colour)))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)
        return painter.fontMetrics().horizontalAdvance(text) + 16
