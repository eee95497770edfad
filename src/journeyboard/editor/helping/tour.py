"""The tour: six places of the window, one after the other, with a line on what each is for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.widgets.sizing import scaled, scaled_style
from journeyboard.language import N_, _

if TYPE_CHECKING:
    from journeyboard.editor.window import Window

_BUBBLE_WIDTH = 320
_GAP = 14
_SHADE = 120
"""How dark the rest becomes, of 255."""


class Stop(NamedTuple):
    """One place of the window and what is said of it."""

    name: str
    text: str
    where: Callable[["Window"], QWidget | None]


STOPS = (
    Stop(
        N_("The map"),
        N_(
            "Stages from left to right, lanes from top to bottom. Click into a cell and type; Enter begins the next "
            "card. Ctrl+Z takes back anything."
        ),
        lambda window: window.canvas,
    ),
    Stop(
        N_("The bar"),
        N_("New stages, lanes and cards, the figures of your spreadsheet, a filter, presenting and exporting."),
        lambda window: window.bar,
    ),
    Stop(
        N_("The inspector"),
        N_("Everything about what is selected: how bad a pain point is, who owns an opportunity, how we know."),
        lambda window: window.inspector,
    ),
    Stop(
        N_("The menus"),
        N_(
            "Everything the program can do. Ctrl+K finds any of it, and any place of the map, by a few letters; "
            "Help › Keyboard shortcuts lists all keys."
        ),
        lambda window: window.menuBar(),
    ),
    Stop(
        N_("The last line"),
        N_("What is saved and what is hidden, and how large the map is shown."),
        lambda window: window.statusBar(),
    ),
)


class Tour(QWidget):
    """Lies over the window until it is through or Esc ends it. Right and Enter go on, Left goes back."""

    def __init__(self, window: "Window", theme: Theme) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Tour"))
        self._window, self._theme, self.at = window, theme, 0
        self.bubble = QFrame(self)
        self.bubble.setObjectName("bubble")
        self.bubble.setStyleSheet(
            scaled_style(
                f"QFrame#bubble {{ background: {theme.card}; border: 1px solid {theme.line}; border-radius: 8px; }}"
            )
        )
        self._name, self._text, self._count = QLabel(), QLabel(), QLabel()
        self._name.setProperty("heading", True)
        self._count.setProperty("quiet", True)
        self._text.setWordWrap(True)
        self.end, self.on = QPushButton(_("Close")), QPushButton(_("Next"))
        self.on.setDefault(True)
        self.end.clicked.connect(self.close)
        self.on.clicked.connect(lambda: self.step(1))
        buttons = QHBoxLayout()
        buttons.addWidget(self._count)
        buttons.addStretch()
        buttons.addWidget(self.end)
        buttons.addWidget(self.on)
        column = QVBoxLayout(self.bubble)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._text)
        column.addLayout(buttons)
        for watched in (window, self.end, self.on):
            watched.installEventFilter(self)
        self._show_stop()
        self.show()
        self.raise_()
        self.on.setFocus()

    def step(self, by: int) -> None:
        """To the next place, or the one before; after the last it ends."""
        self.at = max(0, self.at + by)
        if self.at >= len(STOPS):
            self.close()
        else:
            self._show_stop()

    def _show_stop(self) -> None:
        stop = STOPS[self.at]
        self._name.setText(_(stop.name))
        self._text.setText(_(stop.text))
        self._count.setText(_("{number} of {count}").format(number=self.at + 1, count=len(STOPS)))
        self.on.setText(_("Finish") if self.at == len(STOPS) - 1 else _("Next"))
        self.setAccessibleDescription(f"{self._name.text()}. {self._text.text()}")
        self._place()

    def _place(self) -> None:
        """Over the whole window, the bubble beside the place it speaks of."""
        self.setGeometry(self._window.rect())
        spot = self.spot
        self.bubble.setFixedWidth(min(scaled(_BUBBLE_WIDTH), self.width() - 2 * _GAP))
        inside = self.bubble.layout()
        if inside is not None:
            inside.activate()
        self.bubble.resize(self.bubble.width(), self.bubble.heightForWidth(self.bubble.width()))
        size = self.bubble.size()
        if spot.height() > self.height() // 2:  # high: beside it where there is room, else over it
            left = spot.left() - size.width() - _GAP
            at = QPoint(left if left > 0 else spot.left() + _GAP, spot.top() + 3 * _GAP)
        else:
            below = spot.bottom() + _GAP
            top = below if below + size.height() < self.height() else spot.top() - size.height() - _GAP
            at = QPoint(spot.left() + _GAP, top)
        room = self.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        at.setX(max(room.left(), min(at.x(), room.right() - size.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - size.height())))
        self.bubble.move(at)
        self.update()

    @property
    def spot(self) -> QRect:
        """The place that is spoken of, in this widget's pixels."""
        widget = STOPS[self.at].where(self._window)
        if widget is None or not widget.isVisible():
            return QRect(self.width() // 2, self.height() // 3, 0, 0)
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Darken everything but the place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(self.rect())
        shade.addRect(self.spot)
        dark = QColor("black")
        dark.setAlpha(_SHADE)
        painter.fillPath(shade, dark)
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.drawRect(self.spot.adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the places, Esc ends."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(1)
        elif event.key() == Qt.Key.Key_Left:
            self.step(-1)

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab stays in the tour: what is below it cannot be used."""
        del next_one
        other = self.on if self.end.hasFocus() else self.end
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size; arrows mean the places, and not the next button."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is not self._window:
            ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
            if (way := ways.get(Qt.Key(event.key()))) is not None:
                self.step(way)
                return True
        return super().eventFilter(watched, event)
