"""What must hold in every window: each rule finds what breaks it, told so that it is found in the code."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

from journeyboard.editor.widgets.sizing import scaled

_QTS_OWN = ("QSplitterHandle", "QSizeGrip", "qt_qmainwindow_extended_splitter")
"""Qt lets them lie over the rim of what they belong to."""


def focusable(window: QWidget) -> Iterator[QWidget]:
    """The widgets of a window that the keyboard can go to."""
    for widget in (window, *window.findChildren(QWidget)):
        inner = isinstance(widget.parentWidget(), QAbstractSpinBox) or widget.focusProxy() is not None
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner:
            yield widget


def described(widget: QWidget) -> str:
    """A widget and what it stands in."""
    parents: list[str] = []
    at: QWidget | None = widget
    while at is not None:
        parents.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " < ".join(parents)


# -- names


def nameless(window: QWidget) -> list[str]:
    """What takes the keyboard and tells a screen reader nothing."""
    return [described(widget) for widget in focusable(window) if not name_of(widget).strip()]


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


# -- texts


def clipped(window: QWidget) -> list[str]:
    """The texts of a window that do not fit their widgets, and the widgets that stand where they are not seen."""
    QApplication.sendPostedEvents()  # a text that has just changed is laid out before anybody sees it
    texts = [f"{text!r} in {described(widget)}" for widget, text in _texts(window) if not _fits(widget, text)]
    titles = [f"{text!r} over {described(view)}" for view, text in _titles(window)]
    return texts + titles + [f"out of sight: {described(widget)}" for widget in _out_of_sight(window)]


def _titles(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """The names of tabs and columns that do not fit."""
    for bar in window.findChildren(QTabBar):
        for at in range(bar.count()) if bar.isVisible() else ():
            if bar.isTabVisible(at) and bar.tabRect(at).width() > bar.width():  # to others one can scroll
                yield bar, bar.tabText(at)
    for header in window.findChildren(QHeaderView):
        model, is_across = header.model(), header.orientation() == Qt.Orientation.Horizontal
        for at in range(header.count()) if header.isVisible() and is_across else ():
            text = str(model.headerData(at, header.orientation()) or "")
            if not header.isSectionHidden(at) and _words_wide(header, text) > header.sectionSize(at):
                yield header, text


def askew(window: QWidget) -> list[str]:
    """The tables whose headings do not stand right above their columns."""
    found: list[str] = []
    for view in window.findChildren(QAbstractItemView):
        header = view.horizontalHeader() if isinstance(view, QTableView) else None
        header = view.header() if isinstance(view, QTreeView) else header
        if header is None or not header.isVisible() or not view.isVisible():
            continue
        cells, headings = (part.mapTo(window, QPoint(0, 0)).x() for part in (view.viewport(), header.viewport()))
        if cells != headings:
            found.append(f"{headings - cells} pixels in {described(view)}")
    return found


def _words_wide(widget: QWidget, text: str) -> int:
    """How wide a text is that is broken between its words, if at all."""
    return max((widget.fontMetrics().horizontalAdvance(line) for line in text.splitlines()), default=0)


def _out_of_sight(window: QWidget) -> Iterator[QWidget]:
    """The widgets that stand beyond the side of what they are in, where nothing scrolls to them; and the window itself
    where it is larger than the screen."""
    available = window.screen().availableSize()
    if window.isWindow() and (window.width() > available.width() or window.height() > available.height()):
        yield window
    for widget in window.findChildren(QWidget):
        around = widget.parentWidget()
        is_qts_own = type(widget).__name__ in _QTS_OWN or widget.objectName() in _QTS_OWN
        is_seen = widget.isVisible() and widget.window() is window.window() and widget.width() > 0
        if is_seen and around is not None and not is_qts_own and _sticks_out(widget, around):
            yield widget


def _sticks_out(widget: QWidget, around: QWidget) -> bool:
    """Whether a part of a widget cannot be seen in what it is in."""
    place, room, area = widget.geometry(), around.rect(), around.parentWidget()
    beside = place.left() < 0 or place.right() > room.right()
    if not isinstance(area, QAbstractScrollArea):
        return beside or place.top() < 0 or place.bottom() > room.bottom()
    is_fixed = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return beside and is_fixed and isinstance(area, QScrollArea)


def _texts(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Each text of a window's own that people read, with the widget that shows it."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton) and widget.text():
            yield widget, widget.text()
        elif isinstance(widget, QComboBox):
            yield from ((widget, widget.itemText(index)) for index in range(widget.count()))
        elif isinstance(widget, QLineEdit | QPlainTextEdit) and widget.placeholderText():
            yield widget, widget.placeholderText()


def _fits(widget: QWidget, text: str) -> bool:
    """Whether a widget is large enough for the whole of a text."""
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return True
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) <= widget.height()
    if isinstance(widget, QPlainTextEdit):
        return _wrapped_fits(widget, text)
    if isinstance(widget, QComboBox | QLineEdit):
        rim = scaled(2)  # Qt itself counts so much less for a text of its box
        return widget.fontMetrics().horizontalAdvance(text) <= _room_for_text(widget) + rim
    return widget.sizeHint().width() <= widget.width()


def _wrapped_fits(widget: QPlainTextEdit, text: str) -> bool:
    margin = round(2 * widget.document().documentMargin())
    room = widget.viewport().rect().adjusted(0, 0, -margin, 0)
    wrapped = widget.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
    return wrapped.height() <= widget.viewport().height()


def _room_for_text(widget: QComboBox | QLineEdit) -> int:
    """How wide a text may be in a field."""
    if isinstance(widget, QComboBox):
        box = QStyleOptionComboBox()
        widget.initStyleOption(box)
        part = QStyle.SubControl.SC_ComboBoxEditField
        return widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, box, part, widget).width()
    frame = QStyleOptionFrame()
    widget.initStyleOption(frame)
    return widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, widget).width() - 4


# -- mnemonics


def restless(window: QWidget) -> list[str]:
    """What scrolls with what is around it, and would take the wheel for itself and change its value."""
    boxes = [*window.findChildren(QComboBox), *window.findChildren(QAbstractSpinBox)]
    scrolled = [box for box in boxes if box.isVisible() and _inside(box, QScrollArea)]
    return [described(box) for box in scrolled if box.focusPolicy() == Qt.FocusPolicy.WheelFocus]


def _inside(widget: QWidget, kind: type[QWidget]) -> bool:
    around = widget.parentWidget()
    return around is not None and (isinstance(around, kind) or _inside(around, kind))


def clashing(window: QWidget) -> list[str]:
    """What the same key with Alt would go to."""
    return shared_keys(_with_mnemonics(window))


def shared_keys(texts: Iterable[str]) -> list[str]:
    """Texts whose mnemonic is another's too."""
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        by_key[text.replace("&&", "").partition("&")[2][:1].casefold()].append(text)
    return [f"{key}: {', '.join(texts)}" for key, texts in by_key.items() if key and len(texts) > 1]


def _with_mnemonics(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window.window():
            continue
        if isinstance(widget, QMenuBar):
            yield from (action.text() for action in widget.actions())
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(at) for at in range(widget.count()) if widget.isTabVisible(at))
        elif isinstance(widget, QToolButton):
            if not widget.defaultAction():  # an action's key is its menu's
                yield widget.text()
        elif isinstance(widget, QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QLabel) and bool(widget.buddy()):
            yield widget.text()
