"""What the file will look like: pages or text, made off the GUI thread and shown as soon as they are there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.theme import Theme
from journeyboard.editor.widgets.sizing import scaled_style
from journeyboard.editor.work import Progress, Work
from journeyboard.exchange.format import Page, Pages, Preview, Words
from journeyboard.language import _, format_number

_SETTLE_MS = 120
"""How long after the last change the preview is made: a number is often typed in several keys."""
_MARGIN = 14
_FINE = 2
"""Times as large as a page is seen it is painted, and then made smaller: words look like words and not like bars."""
_MOST_TEXT = 50_000
"""Characters of a text that are shown."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to show: a preview, the losses that are told beside it, or why it cannot be written."""

    preview: Preview | None
    losses: tuple[str, ...] = ()
    problem: str = ""


class PreviewPane(QWidget):
    """Shows the preview that `look` makes. `look` is called in another thread, once for a burst of changes."""

    seen = Signal(object)
    """A new `Seen` is shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._look: Callable[[], Seen] | None = None
        self._work: Work[Seen] | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._start)
        self.page_view = PageView(theme)
        self.text_view = QPlainTextEdit()
        self.text_view.setReadOnly(True)
        self.text_view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text_view.setAccessibleName(_("Preview"))
        self._views = QStackedWidget()
        self._views.addWidget(self.page_view)
        self._views.addWidget(self.text_view)
        self.caption, self.number = QLabel(), QLabel()
        for label in (self.caption, self.number):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("quiet", True)
        self.caption.setWordWrap(True)
        self._before, self._after = _step_button("‹", _("Previous page")), _step_button("›", _("Next page"))
        self._before.clicked.connect(lambda: self.page_view.turn(-1))
        self._after.clicked.connect(lambda: self.page_view.turn(1))
        self.page_view.turned.connect(self._show_number)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for widget in (self._before, self.number, self._after):
            foot.addWidget(widget)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._views, 1)
        column.addLayout(foot)
        column.addWidget(self.caption)
        self._show_number()

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what was asked for last."""
        return not self._settle.isActive() and self._work is None and self.page_view.is_settled

    def ask(self, look: Callable[[], Seen]) -> None:
        """Show what `look` will say; what is being made for an older one is dropped."""
        self._look = look
        self._settle.start()

    def stop(self) -> None:
        """Show nothing more."""
        self._settle.stop()
        if self._work is not None:
            self._work.cancel()
            self._work = None
        self.page_view.stop()

    def _start(self) -> None:
        look = self._look
        if look is None:
            return
        if self._work is not None:
            self._work.cancel()

        def job(_progress: Progress) -> Seen:
            return look()

        self._work = Work(job, self._show, self._fail)
        self._work.start()

    def _show(self, seen: Seen) -> None:
        self._work = None
        match seen.preview:
            case Pages() as shown:
                self._views.setCurrentWidget(self.page_view)
                self.page_view.show_pages(shown.pages)
                self.caption.setText(shown.caption)
            case Words() as shown:
                self._views.setCurrentWidget(self.text_view)
                self.text_view.setPlainText(shown.text[:_MOST_TEXT])
                self.caption.setText(shown.caption)
            case None:
                self._views.setCurrentWidget(self.page_view)
                self.page_view.show_pages(())
                self.caption.clear()
        self._show_number()
        self.seen.emit(seen)

    def _fail(self, error: Exception) -> None:
        self._work = None
        raise error

    def _show_number(self) -> None:
        count = len(self.page_view.pages) if self._views.currentWidget() is self.page_view else 0
        at = self.page_view.at
        for widget in (self._before, self.number, self._after):
            widget.setVisible(count > 1)
        self._before.setEnabled(at > 0)
        self._after.setEnabled(at < count - 1)
        self.number.setText(
            _("Page {number} of {count}").format(number=format_number(at + 1, 0), count=format_number(count, 0))
        )


class PageView(QWidget):
    """One page, as large as it fits, on the desk."""

    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.pages: tuple[Page, ...] = ()
        self.at = 0
        self._image: QImage | None = None
        self._work: Work[QImage] | None = None
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._start)
        self.setMinimumSize(130, 160)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview"))

    @property
    def is_settled(self) -> bool:
        """Whether the page that is shown is painted."""
        return not self._settle.isActive() and self._work is None

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Show these; the page that was turned to stays where there is one of its number."""
        self.pages = pages
        self.at = min(self.at, max(0, len(pages) - 1))
        if not pages:
            self._image = None
            self.update()
        self._settle.start()

    def turn(self, by: int) -> None:
        """Go some pages on, or back."""
        at = max(0, min(len(self.pages) - 1, self.at + by))
        if self.pages and at != self.at:
            self.at = at
            self._settle.start()
            self.turned.emit()

    def stop(self) -> None:
        """Paint nothing more."""
        self._settle.stop()
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _room(self) -> QSize:
        """The pixels that the page has."""
        if not self.pages:
            return QSize()
        page = self.pages[self.at]
        ratio = self.devicePixelRatio()
        across, down = ((side - 2 * _MARGIN) * ratio for side in (self.width(), self.height()))
        scale = min(across / page.width, down / page.height)
        return QSize(max(1, round(page.width * scale)), max(1, round(page.height * scale)))

    def _start(self) -> None:
        self.stop()
        if not self.pages:
            return
        page, size = self.pages[self.at], self._room()

        def job(_progress: Progress) -> QImage:
            return painted(page, size * _FINE).scaled(size, mode=Qt.TransformationMode.SmoothTransformation)

        self._work = Work(job, self._take, self._fail)
        self._work.start()

    def _take(self, image: QImage) -> None:
        self._work = None
        image.setDevicePixelRatio(self.devicePixelRatio())
        self._image = image
        self.update()

    def _fail(self, error: Exception) -> None:
        self._work = None
        raise error

    # -- Qt's side

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk and the page on it."""
        del event
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.accent if self.hasFocus() else theme.line))
        painter.setBrush(QColor(theme.desk))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._image is None:
            return
        size = self._image.deviceIndependentSize()
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(corner, size)
        painter.drawImage(frame, self._image)
        painter.setPen(QColor(theme.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the page as large as it fits now."""
        super().resizeEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the focus."""
        super().changeEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages."""
        steps = {
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Home: -len(self.pages),
            Qt.Key.Key_End: len(self.pages),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turn(step)


def painted(page: Page, size: QSize) -> QImage:
    """The page in so many pixels."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size.width() / page.width, size.height() / page.height)
        page.paint(painter)
    finally:
        painter.end()
    return image


def _step_button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setStyleSheet(scaled_style("min-width: 14px; padding: 2px 7px;"))
    button.setAutoDefault(False)
    return button
