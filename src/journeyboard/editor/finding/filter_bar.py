"""The bar above the canvas that tells whether a filter is on, and sets it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from journeyboard.board.cells import stands_out
from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.finding.bars import bar_style, row_of
from journeyboard.editor.finding.criteria import CRITERIA, Criterion, filtered_by_what_is
from journeyboard.editor.widgets.tooltips import plain_tooltip
from journeyboard.journey.records import Filter, replace
from journeyboard.language import _, format_number

_MOST_LETTERS = 28
"""Of what is chosen, on a button."""


class FilterBar(QWidget):
    """Chooses which cards stand out; the rest fades. It stays in view while a filter is on. Nothing of it is in the
    journey."""

    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("filterBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._canvas, self._session = canvas, canvas.session
        self.state, self.count = QLabel(), QLabel()
        self.buttons = {criterion.field: self._make_button(criterion) for criterion in CRITERIA}
        self.clear, self._close = QToolButton(), QToolButton()
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._follow)
        self._arrange()
        self.clear.clicked.connect(self._clear)
        self._close.clicked.connect(self.close_bar)
        self._session.view_changed.connect(self._show_filter)
        self._session.changed.connect(lambda _change: self._settle.start())
        self.hide()
        self.set_theme(theme)
        self.retranslate()

    @property
    def filter(self) -> Filter:
        """The filter in force."""
        return self._session.view.filter

    @property
    def is_on(self) -> bool:
        """Whether something fades."""
        return self.filter != Filter()

    # -- what the window asks

    def toggle(self) -> None:
        """Show the bar and go there; put an idle one away."""
        if self.isVisible() and not self.is_on:
            self.close_bar()
            return
        self.show()
        self._show_filter()
        usable = (button for button in self.buttons.values() if button.isEnabled())
        next(usable, self._close).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Back to the map; the bar stays while a filter is on."""
        self.setVisible(self.is_on)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self.setStyleSheet(
            bar_style("filterBar", theme)
            + f"QLabel#filterState[on=true] {{ color: {theme.accent}; font-weight: 600; }}"
            + f"QToolButton#clearFilter {{ background: {theme.card}; border-color: {theme.line}; padding: 4px 10px; }}"
            + f"QToolButton#clearFilter:focus {{ border-color: {theme.accent}; }}"
            + "QToolButton::menu-indicator { image: none; width: 0px; }"
        )
        self._close.setIcon(icon("x", theme.ink))

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setAccessibleName(_("Filter"))
        self.clear.setText(_("Clear"))
        self._close.setToolTip(_("Close (Esc)"))
        self._close.setAccessibleName(_("Close (Esc)"))
        self._show_filter()

    # -- building

    def _make_button(self, criterion: Criterion) -> QToolButton:
        button = QToolButton()
        menu = _OpenMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu, criterion))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCheckable(True)
        return button

    def _arrange(self) -> None:
        self.state.setObjectName("filterState")
        for label in (self.state, self.count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("quiet", True)
        self.clear.setObjectName("clearFilter")
        for button in (self.clear, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setAutoRaise(True)
        row_of(self, (self.state, *self.buttons.values(), self.count), (self.clear, self._close))

    def _fill(self, menu: QMenu, criterion: Criterion) -> None:
        menu.clear()
        chosen = criterion.chosen(self.filter)
        for value, label in criterion.choices(self._session.journey):
            action = menu.addAction(_short(label, 60).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(lambda _on, value=value: self._toggle_choice(menu, criterion, value))

    # -- filtering

    def _toggle_choice(self, menu: QMenu, criterion: Criterion, value: str | int) -> None:
        self._set(criterion.toggled(self.filter, value))
        chosen = criterion.chosen(self.filter)
        for action, (held, _label) in zip(menu.actions(), criterion.choices(self._session.journey), strict=True):
            action.setChecked(held in chosen)  # of severities, one only

    def _clear(self) -> None:
        self._set(Filter())
        self.close_bar()

    def _set(self, wanted: Filter) -> None:
        self._session.set_view(replace(self._session.view, filter=wanted))

    def _follow(self) -> None:
        """The journey is another: its personas, tags and channels may be, too."""
        left = filtered_by_what_is(self._session.journey, self.filter)
        if left != self.filter:
            self._set(left)
        elif not self.isHidden():
            self._show_filter()

    def _show_filter(self) -> None:
        """Say what is filtered by, and how many cards stand out; a bar that is hidden says nothing."""
        journey, wanted = self._session.journey, self.filter
        if self.is_on:
            self.show()
        if self.isHidden():
            return
        self.state.setText(_("Filter on") if self.is_on else _("Filter"))
        self.state.setProperty("on", self.is_on)
        self.state.style().polish(self.state)
        for criterion in CRITERIA:
            labels = dict(criterion.choices(journey))
            chosen = [labels.get(value, str(value)) for value in criterion.chosen(wanted)]
            button = self.buttons[criterion.field]
            name = _(criterion.name)
            words = f"{name}: {_short(', '.join(chosen), _MOST_LETTERS)}" if chosen else name
            button.setText(words.replace("&", "&&") + " ▾")
            button.setToolTip(plain_tooltip(words))
            button.setAccessibleName(words)
            button.setChecked(bool(chosen))
            button.setEnabled(bool(labels or chosen))
        self.clear.setVisible(self.is_on)
        self._close.setVisible(not self.is_on)
        self.count.setText("")
        if self.is_on:
            out = sum(stands_out(card, wanted) for card in journey.cards.values())
            words = _("{number} of {count} cards stand out")
            total = format_number(len(journey.cards), 0)
            self.count.setText(words.format(number=format_number(out, 0), count=total))

    # -- Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)


class _OpenMenu(QMenu):
    """A menu that stays open while several things are chosen; Enter and a click beside it close it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose, and stay."""
        action = self.actionAt(event.position().toPoint())
        if action and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar chooses, and stays."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action:
            action.trigger()
        else:
            super().keyPressEvent(event)


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
