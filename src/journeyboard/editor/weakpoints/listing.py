"""The list of the weak-points dock: findings as small cards with their reasons, facts as lines."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from journeyboard.drawing.fonts import ui_font
from journeyboard.drawing.theme import Theme
from journeyboard.editor.docks.dock import SIZE
from journeyboard.editor.weakpoints.rows import Row
from journeyboard.editor.widgets.sizing import scaled

_ROW = Qt.ItemDataRole.UserRole
_PAD_X, _PAD_Y, _GAP, _EDGE = 11, 7, 3, 3
_BETWEEN = 6
"""Room below a finding."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class FindingList(QListWidget):
    """Shows rows; headings and hints cannot be chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._delegate = _Painting(theme, self)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.currentItemChanged.connect(lambda *_items: self.scheduleDelayedItemsLayout())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the finding or fact that was current stays so."""
        before = self.current_row()
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(_ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            if not row.ids:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled if row.kind == "hint" else Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        same = (at for at, row in enumerate(rows) if before is not None and row.ids and row.ids == before.ids)
        self.setCurrentRow(next(same, -1))
        self.blockSignals(False)
        self.scheduleDelayedItemsLayout()

    def rows(self) -> list[Row]:
        """What is shown, from the top down."""
        return [self.item(at).data(_ROW) for at in range(self.count())]

    def current_row(self) -> Row | None:
        """The row that is current, if any is."""
        at = self.currentRow()
        return self.item(at).data(_ROW) if at >= 0 else None

    def row_of(self, item: QListWidgetItem) -> Row:
        """The row an item shows."""
        return item.data(_ROW)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As wide as a dock is at first, and tall enough for the worst three."""
        return QSize(SIZE.width(), 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as tall as their words need at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Painting(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: FindingList) -> None:
        super().__init__(parent)
        self._list = parent
        self.theme = theme

    @property
    def _title(self) -> QFont:
        return ui_font(scaled(13), 600)

    @property
    def _small(self) -> QFont:
        return ui_font(scaled(12))

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As tall as the words are at the width of the list."""
        row: Row = index.data(_ROW)
        width = self._list.viewport().width()
        return QSize(width, self._lay_out(row, width, is_current=self._is_current(index))[-1])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        row: Row = index.data(_ROW)
        state, rect = option.state, QRect(option.rect)
        is_current = self._is_current(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == "finding":
            self._paint_card(painter, rect.adjusted(0, 0, 0, -_BETWEEN), row, is_current=is_current)
        elif is_current and row.ids:
            self._paint_chosen(painter, rect)
        tops = self._lay_out(row, rect.width(), is_current=is_current)
        self._paint_words(painter, rect, row, tops, is_current=is_current)
        if state & QStyle.StateFlag.State_HasFocus and row.kind == "fact":
            painter.setPen(QPen(QColor(self.theme.accent), 1))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.restore()

    def _is_current(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return index.row() == self._list.currentRow()

    def _lines(self, row: Row, *, is_current: bool) -> tuple[str, ...]:
        return (*row.lines, row.parts) if is_current and row.parts else row.lines

    def _lay_out(self, row: Row, width: int, *, is_current: bool) -> list[int]:
        """Where the title and each line begin, from the top of the row, and last how tall the row is."""
        pad = {"finding": _PAD_Y, "heading": 10, "hint": 4, "fact": 4}[row.kind]
        inner = width - 2 * _PAD_X
        tops = [pad]
        title = QFontMetrics(self._title if row.kind in ("finding", "heading") else self._small)
        beside = title.horizontalAdvance(row.side) + 8 if row.side and row.kind == "finding" else 0
        tops.append(pad + self._height(title, row.title, inner - beside))
        if row.kind == "fact":
            tops[-1] += self._height(QFontMetrics(self._small), row.side, inner)
        small = QFontMetrics(self._small)
        for line in self._lines(row, is_current=is_current):
            tops.append(tops[-1] + self._height(small, line, inner) + (0 if row.kind == "heading" else 1))
        tops[-1] += pad + (_BETWEEN if row.kind == "finding" else 0) - (4 if row.kind == "heading" else 0)
        return tops

    @staticmethod
    def _height(metrics: QFontMetrics, text: str, width: int) -> int:
        return metrics.boundingRect(QRect(0, 0, max(width, 20), 10_000), _WRAP, text).height()

    def _paint_card(self, painter: QPainter, rect: QRect, row: Row, *, is_current: bool) -> None:
        theme = self.theme
        face = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(theme.card))
        painter.setPen(QPen(QColor(theme.accent if is_current else theme.line), 2 if is_current else 1))
        painter.drawRoundedRect(face, 6, 6)
        painter.setClipRect(QRect(rect.left() + 1, rect.top() + 1, _EDGE, rect.height() - 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.status(row.status)))
        painter.drawRoundedRect(face, 6, 6)
        painter.setClipping(False)

    def _paint_chosen(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.line))
        painter.drawRoundedRect(QRectF(rect), 5, 5)

    def _paint_words(self, painter: QPainter, rect: QRect, row: Row, tops: list[int], *, is_current: bool) -> None:
        theme = self.theme
        inner = rect.adjusted(_PAD_X, 0, -_PAD_X, 0)
        strong = row.kind in ("finding", "heading")
        painter.setFont(self._title if strong else self._small)
        painter.setPen(QColor(theme.ink if strong else theme.mute))
        at = QRect(inner.left(), rect.top() + tops[0], inner.width(), 10_000)
        if row.side and row.kind == "finding":
            room = painter.fontMetrics().horizontalAdvance(row.side) + 8
            painter.setPen(QColor(theme.status(row.status)))
            painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.side)
            painter.setPen(QColor(theme.ink))
            at.setWidth(at.width() - room)
        painter.drawText(at, _WRAP, row.title)
        painter.setFont(self._small)
        if row.kind == "fact":
            painter.setPen(QColor(theme.ink))
            top = rect.top() + tops[0] + self._height(QFontMetrics(self._small), row.title, inner.width())
            painter.drawText(QRect(inner.left(), top, inner.width(), 10_000), _WRAP, row.side)
            return
        painter.setPen(QColor(theme.mute))
        for top, line in zip(tops[1:], self._lines(row, is_current=is_current), strict=False):
            painter.drawText(QRect(inner.left(), rect.top() + top, inner.width(), 10_000), _WRAP, line)
