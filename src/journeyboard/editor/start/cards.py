"""The cards of the start page: a picture with a name below, in rows that fill the width; arrows go through them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from journeyboard.drawing.fonts import ui_font
from journeyboard.drawing.theme import Theme, mixed
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.editor.widgets.tooltips import plain_tooltip
from journeyboard.language import _

WIDTH = 236
"""The least width of a card, at the usual size of text."""
PICTURE = 360
"""How wide pictures are made: as wide as a card can become."""
_HIGH = 0.51
"""How high the pictures stand, of their width."""
_GAP = 18
_PAD = 12
_RADIUS = 8.0


@dataclass(frozen=True, slots=True)
class Offer:
    """What a card offers."""

    path: Path
    """The file its picture is made of."""
    title: str
    told: str
    """What stands below the title."""
    choose: Callable[[], object]
    remove_words: str = ""
    """What taking it away is called; empty where it cannot be."""
    remove: Callable[[], object] | None = None


class Card(QAbstractButton):
    """One offer. Space, Enter and a click choose it; Delete and its menu take it away."""

    def __init__(self, offer: Offer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.offer, self.theme = offer, theme
        self.picture: QImage | None = None
        self.is_missing = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)
        self.show_offer(offer)

    def _choose(self) -> None:
        self.offer.choose()

    def show_offer(self, offer: Offer) -> None:
        """Offer something else in its place."""
        self.offer = offer
        self.setAccessibleName(offer.title)
        self.setAccessibleDescription(", ".join(text for text in (offer.told, self._missing_words()) if text))
        self.setToolTip(plain_tooltip(f"{offer.title}\n{offer.told}"))
        self.update()

    def show_missing(self) -> None:
        """Its file is not there: grey, and nothing to choose."""
        self.is_missing = True
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.show_offer(self.offer)

    def text_height(self) -> int:
        """How high the words below the picture are."""
        title, small = (QFontMetrics(font) for font in self._fonts())
        return title.height() + 2 + small.height() + 2 * (_PAD - 2)

    def words_width(self) -> int:
        """How wide it must be for its words not to be cut."""
        title, small = (QFontMetrics(font) for font in self._fonts())
        return max(title.horizontalAdvance(self.offer.title), small.horizontalAdvance(self.offer.told)) + 2 * _PAD

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card; its edge tells the focus."""
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(edge, _RADIUS, _RADIUS)
        if self.is_missing:
            painter.setOpacity(0.6)
        painter.fillPath(shape, QColor(theme.desk if self.is_missing else theme.card))
        frame = QRect(1, 1, self.width() - 2, self.height() - 2 - self.text_height())
        self._paint_picture(painter, frame, shape)
        painter.setPen(QColor(theme.line))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        self._paint_words(painter, frame.bottom() + _PAD - 2)
        painter.setOpacity(1)
        strong = self.hasFocus()
        lively = self.underMouse() and not self.is_missing
        line = theme.accent if strong else mixed(theme.accent, theme.line, 0.5) if lively else theme.line
        painter.setPen(QPen(QColor(line), 2 if strong else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _paint_picture(self, painter: QPainter, frame: QRect, shape: QPainterPath) -> None:
        if self.is_missing:
            painter.setPen(QColor(self.theme.mute))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, _("not found"))
        elif self.picture is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(frame, QColor(self.theme.paper))
            scale = self.picture.width() / frame.width()
            painter.drawImage(QRectF(frame), self.picture, QRectF(0, 0, self.picture.width(), frame.height() * scale))
            painter.restore()

    def _paint_words(self, painter: QPainter, top: int) -> None:
        title_font, small_font = self._fonts()
        inner = self.width() - 2 * _PAD
        metrics = QFontMetrics(title_font)
        painter.setFont(title_font)
        painter.setPen(QColor(self.theme.mute if self.is_missing else self.theme.ink))
        title = metrics.elidedText(self.offer.title, Qt.TextElideMode.ElideRight, inner)
        painter.drawText(QRect(_PAD, top, inner, metrics.height()), Qt.AlignmentFlag.AlignVCenter, title)
        small = QFontMetrics(small_font)
        painter.setFont(small_font)
        painter.setPen(QColor(self.theme.mute))
        told = small.elidedText(self.offer.told, Qt.TextElideMode.ElideMiddle, inner)
        below = QRect(_PAD, top + metrics.height() + 2, inner, small.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, told)

    def _fonts(self) -> tuple[QFont, QFont]:
        return ui_font(scaled(13), 600), ui_font(scaled(12))

    def _missing_words(self) -> str:
        return _("not found") if self.is_missing else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Delete takes away; arrows are for the rows."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Delete and self.offer.remove is not None:
            self.offer.remove()
        else:
            event.ignore()
            if key == Qt.Key.Key_Space:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done with it."""
        if self.offer.remove is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.offer.remove_words, self.offer.remove)
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(QPoint(_PAD, _PAD)) if keyboard else event.globalPos())


class Cards(QWidget):
    """Rows of cards. Tab goes to the one chosen last, arrows to the others.

    `reached` tells which card an arrow came to, `left` that Up or Down leads out of the rows (−1, 1), and in which
    column.
    """

    reached = Signal(Card)
    left = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: tuple[Card, ...] = ()

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        gap, width = scaled(_GAP), scaled(WIDTH)
        return max(1, (self.width() + gap) // (width + gap))

    def width_for(self, columns: int) -> int:
        """The width that so many cards side by side need."""
        return columns * scaled(WIDTH) + (columns - 1) * scaled(_GAP)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show these, in this order."""
        for card in self.cards:
            card.setParent(None)
            card.deleteLater()
        self.cards = tuple(Card(offer, self._theme, self) for offer in offers)
        for card in self.cards:
            card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            card.show()
        self._make_stop(0)
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        for card in self.cards:
            card.theme = theme
            card.update()

    def enter(self, column: int, *, from_below: bool = False) -> None:
        """Put the focus into the first or last row."""
        if not self.cards:
            return
        last = len(self.cards) - 1
        first = last - last % self.columns if from_below else 0
        self._focus(min(first + column, last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go through the cards."""
        at = next((index for index, card in enumerate(self.cards) if card.hasFocus()), 0)
        columns, last = self.columns, len(self.cards) - 1
        match event.key():
            case Qt.Key.Key_Left:
                self._focus(max(0, at - 1))
            case Qt.Key.Key_Right:
                self._focus(min(last, at + 1))
            case Qt.Key.Key_Home:
                self._focus(0)
            case Qt.Key.Key_End:
                self._focus(last)
            case Qt.Key.Key_Up if at - columns >= 0:
                self._focus(at - columns)
            case Qt.Key.Key_Down if at // columns < last // columns:
                self._focus(min(last, at + columns))
            case Qt.Key.Key_Up:
                self.left.emit(-1, at % columns)
            case Qt.Key.Key_Down:
                self.left.emit(1, at % columns)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text, larger cards."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        if not self.cards:
            self.setFixedHeight(0)
            return
        gap, columns = scaled(_GAP), self.columns
        width = min((self.width() - gap * (columns - 1)) // columns, scaled(PICTURE))
        height = round(width * _HIGH) + self.cards[0].text_height()
        for index, card in enumerate(self.cards):
            row, column = divmod(index, columns)
            card.setGeometry(column * (width + gap), row * (height + gap), width, height)
        rows = -(-len(self.cards) // columns)
        self.setFixedHeight(rows * (height + gap) - gap)

    def _focus(self, index: int) -> None:
        self._make_stop(index)
        self.cards[index].setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(self.cards[index])

    def _make_stop(self, index: int) -> None:
        """Let Tab come to this card, and to no other."""
        for number, card in enumerate(self.cards):
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == index else Qt.FocusPolicy.ClickFocus)
