"""The gallery of lanes: every kind with its icon and what it is for, to be added with one click or key."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from journeyboard.board.lanes import LANE_ICONS
from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme, mixed
from journeyboard.editor.inspector.words import LANE_KINDS
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.records import DividerKind, LaneKind
from journeyboard.journey.words import value_name
from journeyboard.language import N_, _

_ABOUT: dict[LaneKind, str] = {
    "notes": N_("What people do, think or say; or anything else"),
    "touchpoints": N_("Where customer and company meet, with channel"),
    "emotion": N_("How it feels, as a curve for each persona"),
    "pain_points": N_("What goes wrong, with severity and frequency"),
    "opportunities": N_("What could be better, with effect and effort"),
    "channels": N_("Which channels the touchpoints use, step by step"),
    "images": N_("Photos and screenshots"),
    "metrics": N_("Figures from your spreadsheet, for each stage"),
    "parking": N_("What came up and has no place yet"),
}
_ABOUT_LINES: dict[DividerKind, str] = {
    "interaction": N_("Between what customers do and what the company does"),
    "visibility": N_("Between what customers see and what they do not"),
    "internal": N_("Between staff on stage and support processes"),
}
_COLUMNS = 3
_SIZE = QSize(264, 84)
_GAP, _INSET = 8, 16
_MOST_OF_SCREEN = 0.75
_TOP = 76
"""Pixels below the top of the window."""


AddLane = Callable[[LaneKind, DividerKind], None]
"""Adds a lane of a kind, and a divider of that line, at the place where the person is."""


class _Offer(NamedTuple):
    name: str
    about: str
    icon: str
    add: Callable[[], None]


class LaneGallery(QFrame):
    """Offers every kind of lane and line. Arrows walk, Enter adds, Esc closes."""

    def __init__(self, window: QWidget, add: AddLane, theme: Theme) -> None:
        super().__init__(window, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("gallery")
        self.setAccessibleName(_("Lane gallery"))
        hover = mixed(theme.accent, theme.card, 0.1)
        self.setStyleSheet(
            f"QFrame#gallery, QWidget#offers {{ background: {theme.chrome}; }}"
            f"QFrame#gallery {{ border: 1px solid {theme.line}; }}"
            f"QToolButton {{ background: {theme.card}; border: 1px solid {theme.line}; border-radius: 8px; }}"
            f"QToolButton:hover, QToolButton:focus {{ background: {hover}; border-color: {theme.accent}; }}"
            "QToolButton QLabel { background: transparent; }"
        )
        self._window = window
        heading = QLabel(_("Add a lane below the current one"))
        heading.setProperty("heading", True)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self._scrolling())
        self.buttons = [self._button(offer, theme) for offer in _offers(add)]
        self._columns = max(1, min(_COLUMNS, (window.width() - 2 * _INSET) // (scaled(_SIZE.width()) + _GAP)))
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // self._columns, place % self._columns)

    def open(self) -> None:
        """Show it in the middle of the top of the window."""
        self.resize(self.sizeHint())  # Qt's own adjusting would leave it no more than two thirds of the screen
        left = (self._window.width() - self.width()) // 2
        self.move(self._window.mapToGlobal(QPoint(max(0, left), _TOP)))
        self.show()
        self.buttons[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from offer to offer."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        at = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), 0)
        to = at + steps.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.buttons[at].click()
        elif to != at:
            if 0 <= to < len(self.buttons):
                self.buttons[to].setFocus(Qt.FocusReason.OtherFocusReason)
                self._area.ensureWidgetVisible(self.buttons[to])
        else:
            super().keyPressEvent(event)

    def _scrolling(self) -> QScrollArea:
        """The offers, of which the screen may hold some only."""
        offers = QWidget()
        offers.setLayout(self._grid)
        area = _Offers(offers)
        offers.setObjectName("offers")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        self._area = area
        return area

    def _button(self, offer: _Offer, theme: Theme) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(offer.name)
        button.setAccessibleDescription(offer.about)
        button.setFixedSize(scaled(_SIZE.width()), scaled(_SIZE.height()))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name, about, picture = QLabel(offer.name), QLabel(offer.about), QLabel()
        name.setStyleSheet("font-weight: 600;")
        about.setStyleSheet(f"color: {theme.mute};")
        about.setWordWrap(True)
        picture.setPixmap(icon(offer.icon, theme.mute, theme.mute).pixmap(18, 18))
        for label in (name, about, picture):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QGridLayout(button)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.setHorizontalSpacing(9)
        inside.setVerticalSpacing(2)
        inside.addWidget(picture, 0, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(name, 0, 1)
        inside.addWidget(about, 1, 1, Qt.AlignmentFlag.AlignTop)
        inside.setColumnStretch(1, 1)
        inside.setRowStretch(1, 1)
        button.clicked.connect(lambda: self._choose(offer))
        return button

    def _choose(self, offer: _Offer) -> None:
        self.close()
        offer.add()


class _Offers(QScrollArea):
    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        """As high as the offers are, as far as the screen has room."""
        content, bar = self._content.sizeHint(), self.verticalScrollBar().sizeHint().width()
        most = round(self.screen().availableSize().height() * _MOST_OF_SCREEN)
        return QSize(content.width() + bar, min(content.height(), most))


def _offers(add: AddLane) -> list[_Offer]:
    lanes = [
        _Offer(_(LANE_KINDS[kind]), _(about), LANE_ICONS.get(kind, "sticky-note"), partial(add, kind, "interaction"))
        for kind, about in _ABOUT.items()
    ]
    lines = [
        _Offer(value_name("divider", divider), _(about), "minus", partial(add, "divider", divider))
        for divider, about in _ABOUT_LINES.items()
    ]
    return lanes + lines
