"""A layout that puts widgets one after the other and breaks them into lines, as text is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of widgets. The last one takes what is left of its line, at least `least_last` pixels."""

    def __init__(self, parent: QWidget, margin: int = 0, gap: int = 4, least_last: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._least_last = gap, least_last
        self.setContentsMargins(margin, margin, margin, margin)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    def addItem(self, item: QLayoutItem) -> None:
        """Behind the others."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at `index`."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the one at `index` out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Neither."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower layout is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are together."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything where it belongs."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """As for the narrowest."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest widget may be."""
        margins = self.contentsMargins()
        size = QSize(self._least_last, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        x, y, line = inner.x(), inner.y(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        shown = [item for item in self._items if not item.isEmpty()]
        for item in shown:
            is_last = item is shown[-1]
            hint = item.sizeHint()
            width = min(self._least_last if is_last and self._least_last else hint.width(), inner.width())
            if x > inner.x() and x + width > inner.right() + 1:
                _place(row, line, move=move)
                x, y, line, row = inner.x(), y + line + self._gap, 0, []
            if is_last and self._least_last:
                width = inner.right() + 1 - x
            row.append((item, QRect(x, y, width, hint.height())))
            x += width + self._gap
            line = max(line, hint.height())
        _place(row, line, move=move)
        return y + line - rect.y() + self.contentsMargins().bottom()


def _place(row: list[tuple[QLayoutItem, QRect]], line: int, *, move: bool) -> None:
    """Put the widgets of a line where they belong, all on its middle."""
    for item, place in row if move else ():
        item.setGeometry(place.translated(0, (line - place.height()) // 2))
