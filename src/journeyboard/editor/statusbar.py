"""The bar below the canvas: saved or not, how much there is, what is selected, the zoom."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QStatusBar, QToolButton, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.document import Document
from journeyboard.editor.session import Session
from journeyboard.editor.showing.menus import hidden
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.figures import periods_of
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Source
from journeyboard.language import _, format_number, format_percent, format_period, ngettext

LEAST, MOST = 10, 400
"""The slider's ends, in percent."""


class StatusBar(QStatusBar):
    """Tells the state of the document and lets the zoom be set."""

    zoomed = Signal(float)
    hidden_asked = Signal(QPoint)
    """The person wants to see what is hidden; where on the screen they asked."""
    refresh_asked = Signal()
    """The person wants to refresh figures whose spreadsheet has changed."""
    trouble_asked = Signal()
    """The person wants to see what could not be read or has no place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizeGripEnabled(False)
        self._saved, self._counts, self._selected = _label(), _label(), _label()
        self._metrics, self._percent = _label(), _label()
        self._trouble = QToolButton()
        self._trouble.setAutoRaise(True)
        self._trouble.clicked.connect(self.trouble_asked)
        self._stale = QToolButton()
        self._stale.setAutoRaise(True)
        self._stale.clicked.connect(self.refresh_asked)
        self._stale.hide()
        self._hidden = QToolButton()
        self._hidden.setAutoRaise(True)
        self._hidden.clicked.connect(
            lambda: self.hidden_asked.emit(self._hidden.mapToGlobal(self._hidden.rect().topLeft()))
        )
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(LEAST, MOST)
        self._slider.setFixedWidth(scaled(110))
        self._slider.setAccessibleName(_("Zoom"))
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._slider.valueChanged.connect(lambda percent: self.zoomed.emit(percent / 100))
        self._left = QWidget()
        self._left.setMinimumWidth(1)  # rather than as wide as its words: the window may be narrower
        row = QHBoxLayout(self._left)
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(18)
        for widget in (self._saved, self._counts, self._selected, self._hidden, self._stale, self._trouble):
            row.addWidget(widget)
        row.addStretch(1)
        self.addWidget(self._left, 1)  # all the room there is: its words grow while it is shown
        self._percent.setMinimumWidth(self._percent.fontMetrics().horizontalAdvance("0000 %"))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addPermanentWidget(self._metrics)
        self.addPermanentWidget(self._slider)
        self.addPermanentWidget(self._percent)
        self.setContentsMargins(0, 2, 10, 2)

    def set_theme(self, theme: Theme) -> None:
        """Show the marks in another theme."""
        self._theme = theme

    def show_document(self, document: Document) -> None:
        """Say whether it is saved, and how much it holds."""
        if not document.session.history.is_saved:
            self._saved.setText("● " + _("Unsaved changes"))
        elif document.saved_at is not None:
            self._saved.setText("● " + _("Saved {time}").format(time=document.saved_at.strftime("%H:%M")))
        else:
            self._saved.setText("● " + (_("Saved") if document.path else _("Not saved yet")))
        colour = self._theme.good if document.session.history.is_saved and document.path else self._theme.warn
        self._saved.setStyleSheet(f"color: {colour};")
        journey = document.session.journey
        self._counts.setText(counts(journey))
        self._metrics.setText(_metrics_of(journey))
        self._show_trouble(journey)
        self._show_hidden(document.session)
        self._fit()

    def show_selected(self, count: int) -> None:
        """Say how many are selected."""
        words = ngettext("{count} selected", "{count} selected", count)
        self._selected.setText(words.format(count=format_number(count, 0)) if count else "")
        self._fit()

    def show_zoom(self, zoom: float) -> None:
        """Show the canvas's zoom; the slider tells nobody."""
        self._slider.blockSignals(True)
        self._slider.setValue(round(zoom * 100))
        self._slider.blockSignals(False)
        self._percent.setText(format_percent(zoom, 0))

    def show_stale(self, sources: Sequence[Source]) -> None:
        """Offer to refresh figures whose spreadsheets have changed on disk."""
        words = ngettext("{name} has changed – refresh", "{count} spreadsheets have changed – refresh", len(sources))
        self._stale.setText("↻ " + words.format(name=sources[0].name if sources else "", count=len(sources)))
        self._stale.setStyleSheet(f"color: {self._theme.accent}; border: none;")
        self._stale.setVisible(bool(sources))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what stands elsewhere too, as far as there is no room for it."""
        spare: tuple[QWidget, ...] = (self._metrics, self._counts, self._slider, self._percent, self._selected)
        for widget in spare:
            widget.show()
        for widget in spare:
            if not self._is_cut():
                break
            widget.hide()

    def _is_cut(self) -> bool:
        """Whether the words at the start have less room than they need."""
        if (layout := self.layout()) is not None:
            layout.invalidate()
            layout.activate()
        return self._left.width() < self._left.sizeHint().width()

    def _show_hidden(self, session: Session) -> None:
        lanes, stages = hidden(session)
        count = len(lanes) + len(stages)
        self._hidden.setText(ngettext("{count} hidden", "{count} hidden", count).format(count=count))
        self._hidden.setToolTip(_("Show hidden stages and lanes again"))
        self._hidden.setStyleSheet(f"color: {self._theme.mute};")
        self._hidden.setVisible(bool(count))

    def _show_trouble(self, journey: Journey) -> None:
        unplaced, aside = len(journey.unplaced()), len(journey.set_aside)
        said: list[str] = []
        if unplaced:
            said.append(ngettext("{count} unplaced card", "{count} unplaced cards", unplaced).format(count=unplaced))
        if aside:
            said.append(ngettext("{count} part set aside", "{count} parts set aside", aside).format(count=aside))
        self._trouble.setText("⚠ " + " · ".join(said))
        self._trouble.setStyleSheet(f"color: {self._theme.warn};")
        self._trouble.setVisible(bool(said))


def counts(journey: Journey) -> str:
    """How much a journey holds: "6 stages · 6 lanes · 31 cards"."""
    stages, lanes, cards = len(journey.stages), len(journey.lanes), len(journey.cards)
    return " · ".join(
        (
            ngettext("{count} stage", "{count} stages", stages).format(count=format_number(stages, 0)),
            ngettext("{count} lane", "{count} lanes", lanes).format(count=format_number(lanes, 0)),
            ngettext("{count} card", "{count} cards", cards).format(count=format_number(cards, 0)),
        )
    )


def _metrics_of(journey: Journey) -> str:
    periods = periods_of(journey)
    return _("Metrics of {period}").format(period=format_period(periods[-1])) if periods else ""


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
