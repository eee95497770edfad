"""The editors that are drawn: severity dots, colours, and the list of records to tick."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QColorDialog, QMenu, QSizePolicy, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.editors import MIXED, FieldEditor
from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.inspector.words import field_label
from journeyboard.editor.widgets.fieldbutton import FieldButton
from journeyboard.journey.editing import ListChange
from journeyboard.journey.records import Record
from journeyboard.language import _

DOTS = 5


class Dots(QWidget):
    """Five dots, as many lit as the value says. A click on the last lit one takes the value away."""

    def __init__(self, theme: Theme, lit: str, changed: Callable[[int | None], None]) -> None:
        super().__init__()
        self._theme, self._lit, self._changed = theme, lit, changed
        self.value: int | None = None
        self.mixed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the other fields."""
        return QSize(104, 30)

    def minimumSizeHint(self) -> QSize:
        """All dots and the number."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, its dots and the number."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(1, DOTS + 1):
            lit = self.value is not None and number <= self.value
            painter.setBrush(QColor(self._lit if lit else theme.off))
            painter.drawEllipse(self._centre(number), 4.5, 4.5)
        painter.setPen(QColor(theme.mute if self.mixed else theme.ink))
        said = "…" if self.mixed else "" if self.value is None else str(self.value)
        painter.drawText(self.rect().adjusted(16 + DOTS * 13, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, said)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the value to the dot that is clicked."""
        number = max(1, min(DOTS, round((event.position().x() - 14) / 13) + 1))
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < 20 + DOTS * 13:
            self._changed(None if number == self.value else number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and arrows set the value, Delete takes it away."""
        key = event.key()
        value = self.value or 0
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self._changed(key - Qt.Key.Key_0 or None)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Plus) and value < DOTS:
            self._changed(value + 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Minus) and value > 0:
            self._changed(value - 1 or None)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._changed(None)
        else:
            super().keyPressEvent(event)

    def _centre(self, number: int) -> QPointF:
        return QPointF(14 + (number - 1) * 13, self.height() / 2)


class DotsEditor(FieldEditor):
    """A value of 1 to 5."""

    def __init__(self, form: FieldForm, theme: Theme) -> None:
        super().__init__(form)
        self.box = Dots(theme, theme.bad if form.name == "severity" else theme.accent, self.kept.emit)
        self._holding(self.box)

    def show_value(self, value: object) -> None:
        """Light as many dots."""
        self.box.mixed = value is MIXED
        self.box.value = value if isinstance(value, int) else None
        said = _("{number} of {most}").format(number=self.box.value, most=DOTS) if self.box.value else "–"
        self.box.setAccessibleName(f"{field_label(self.form.name)}: {said}")
        self.box.update()


class ColourEditor(FieldEditor):
    """A colour, or the one that comes by itself."""

    def __init__(self, form: FieldForm) -> None:
        super().__init__(form)
        self._colour = ""
        self.box = FieldButton()
        self._holding(self.box)
        menu = QMenu(self.box)
        menu.addAction(_("Choose…"), self._choose)
        menu.addAction(_("Automatic"), lambda: self.kept.emit(""))
        self.box.setMenu(menu)

    def show_value(self, value: object) -> None:
        """Show a patch of the colour and its value."""
        self._colour = value if isinstance(value, str) else ""
        self.box.setIcon(patch(self._colour) if self._colour else QIcon())
        self.box.set_words(_("mixed") if value is MIXED else self._colour.upper() or _("Automatic"))

    def _choose(self) -> None:
        dialog = QColorDialog(QColor(self._colour or "#4E61FF"), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.kept.emit(colour.name().upper()))
        dialog.open()


class RefsEditor(FieldEditor):
    """Which records of a list belong to this one: a menu to tick them in, their names on the button."""

    def __init__(self, form: FieldForm, records: tuple[Record, ...], nothing: str) -> None:
        super().__init__(form)
        self._nothing = nothing
        self._value: tuple[str, ...] = ()
        self.box = FieldButton()
        self._holding(self.box)
        self._menu = QMenu(self.box)
        self._actions: dict[str, QAction] = {}
        self.box.setMenu(self._menu)
        self.set_records(records)

    def set_records(self, records: tuple[Record, ...]) -> None:
        """Offer these records."""
        self._menu.clear()
        self._actions = {}
        for record in records:
            action = self._menu.addAction(str(getattr(record, "name", record.id)).replace("&", "&&"))
            action.setCheckable(True)
            action.triggered.connect(lambda ticked, record_id=record.id: self._toggle(record_id, ticked))
            self._actions[record.id] = action
        self.box.setEnabled(bool(records))

    def show_values(self, values: Sequence[object]) -> None:
        """Tick what all have; name it on the button, with what some have."""
        lists = [tuple(map(str, value)) for value in values if isinstance(value, tuple)]
        self._value = tuple(one for one in lists[0] if all(one in others for others in lists)) if lists else ()
        for record_id, action in self._actions.items():
            action.setChecked(record_id in self._value)
        names = [self._actions[i].text().replace("&&", "&") for i in self._value if i in self._actions]
        is_mixed = any(value != values[0] for value in values)
        self.box.set_words(_("mixed") if is_mixed else ", ".join(names) or self._nothing)

    def show_value(self, value: object) -> None:
        """Tick the records of one."""
        self.show_values([value if isinstance(value, tuple) else ()])

    def _toggle(self, record_id: str, ticked: bool) -> None:
        self.kept.emit(ListChange(added=(record_id,)) if ticked else ListChange(removed=(record_id,)))


def patch(colour: str, size: int = 14) -> QIcon:
    """A small rounded patch of a colour."""
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(0, 0, size, size), 4, 4)
    painter.end()
    return QIcon(pixmap)
