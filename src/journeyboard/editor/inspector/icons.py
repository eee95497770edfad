"""The editor of an icon: one of the bundled ones, a character such as an emoji, or none."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from journeyboard.drawing.icons import has_icon, icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.editors import MIXED, FieldEditor
from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.widgets.fieldbutton import FieldButton
from journeyboard.language import N_, _

ICONS = {
    "search": N_("Magnifier"),
    "eye": N_("Eye"),
    "lightbulb": N_("Light bulb"),
    "sparkles": N_("Sparkles"),
    "star": N_("Star"),
    "heart": N_("Heart"),
    "flag": N_("Flag"),
    "target": N_("Target"),
    "map-pin": N_("Pin"),
    "route": N_("Route"),
    "globe": N_("Globe"),
    "smartphone": N_("Mobile phone"),
    "phone": N_("Telephone"),
    "mail": N_("Letter"),
    "message-square-quote": N_("Speech bubble"),
    "share-2": N_("Share"),
    "store": N_("Shop"),
    "shopping-cart": N_("Shopping cart"),
    "tag": N_("Tag"),
    "package": N_("Parcel"),
    "truck": N_("Lorry"),
    "user": N_("Person"),
    "users": N_("People"),
    "user-plus": N_("New person"),
    "smile": N_("Happy face"),
    "meh": N_("Calm face"),
    "frown": N_("Sad face"),
    "triangle-alert": N_("Warning"),
    "circle-check": N_("Tick"),
    "circle-help": N_("Question mark"),
    "clock": N_("Clock"),
    "calendar": N_("Calendar"),
    "refresh-cw": N_("Cycle"),
    "settings": N_("Gear"),
    "lock": N_("Padlock"),
    "layers": N_("Layers"),
    "gauge": N_("Gauge"),
    "chart-line": N_("Chart"),
    "image": N_("Picture"),
    "sticky-note": N_("Note"),
    "presentation": N_("Presentation"),
    "keyboard": N_("Keyboard"),
}
"""Icons that say something on a map, and what they are called."""
_COLUMNS = 7
_SIDE = 30


class IconEditor(FieldEditor):
    """Shows the icon; a click lets another one be chosen."""

    def __init__(self, form: FieldForm, theme: Theme) -> None:
        super().__init__(form)
        self._theme = theme
        self._value = ""
        self.box = FieldButton()
        self._holding(self.box)
        self.box.clicked.connect(self._open)

    def show_value(self, value: object) -> None:
        """Show the icon with its name, or the character."""
        self._value = value if isinstance(value, str) else ""
        self.box.setIcon(icon(self._value, self._theme.ink) if has_icon(self._value) else QIcon())
        name = _(ICONS[self._value]) if self._value in ICONS else self._value
        self.box.set_words(_("mixed") if value is MIXED else name or _("Automatic"))

    def _open(self) -> None:
        IconPopup(self, self._theme, self._value, self.kept.emit).open_below(self.box)


class IconPopup(QFrame):
    """All icons in rows; arrows go through them. Below, a line for a character, and the way back to no icon."""

    def __init__(self, parent: QWidget, theme: Theme, held: str, chosen: Callable[[str], None]) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("chooser")
        self.setAccessibleName(_("Icon"))
        self._chosen = chosen
        self.buttons = [self._button(name, theme, is_held=name == held) for name in ICONS]
        grid = QGridLayout()
        grid.setSpacing(2)
        for at, button in enumerate(self.buttons):
            grid.addWidget(button, at // _COLUMNS, at % _COLUMNS)
        self.line = QLineEdit(held if held and held not in ICONS else "")
        self.line.setPlaceholderText(_("or a character: 🙂"))
        self.line.setAccessibleName(_("Character"))
        self.line.returnPressed.connect(lambda: self._choose(self.line.text().strip()))
        none = FieldButton()
        none.set_words(_("Automatic"))
        none.clicked.connect(lambda: self._choose(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self.line)
        column.addWidget(none)

    def open_below(self, widget: QWidget) -> None:
        """Come up below a widget, within the screen."""
        self.adjustSize()
        room = widget.screen().availableGeometry()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - self.height())))
        self.move(at)
        self.show()
        held = next((button for button in self.buttons if button.isChecked()), self.buttons[0])
        held.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from icon to icon."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_COLUMNS,
            Qt.Key.Key_Down: _COLUMNS,
        }
        at = next((at for at, button in enumerate(self.buttons) if button.hasFocus()), None)
        if event.key() not in steps or at is None:
            super().keyPressEvent(event)
            return
        to = at + steps[Qt.Key(event.key())]
        if 0 <= to < len(self.buttons):
            self.buttons[to].setFocus(Qt.FocusReason.OtherFocusReason)
        elif to >= len(self.buttons):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, name: str, theme: Theme, *, is_held: bool) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, theme.ink))
        button.setFixedSize(_SIDE, _SIDE)
        button.setAutoRaise(True)
        button.setCheckable(True)
        button.setChecked(is_held)
        button.setToolTip(_(ICONS[name]))
        button.setAccessibleName(_(ICONS[name]))
        button.clicked.connect(lambda: self._choose(name))
        return button

    def _choose(self, value: str) -> None:
        self.close()
        self._chosen(value)
