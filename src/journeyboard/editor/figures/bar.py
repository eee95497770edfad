"""The bar above the canvas that says which figures the map shows: the period, what is compared, tint and funnel."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QLabel, QMenu, QSlider, QToolButton, QWidget

from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.finding.bars import bar_style, row_of
from journeyboard.journey.figures import periods_of
from journeyboard.journey.insight.funnel import funnel
from journeyboard.journey.records import Persona, View, replace
from journeyboard.language import _, format_period

STEP_MS = 900
"""How long each period is shown while the history plays."""
_SLIDER_WIDTH = 150


class FiguresBar(QWidget):
    """Sets the figures of the view in force. Nothing of it is in the journey until the view is saved."""

    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("figuresBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._canvas, self._session, self._theme = canvas, canvas.session, theme
        self._periods: tuple[str, ...] = ()
        self.period, self._period_label = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.play, self.compare, self.tint, self.funnel = (QToolButton() for _number in range(4))
        self._close = QToolButton()
        self._playing = QTimer(self, interval=STEP_MS)
        self._playing.timeout.connect(self._play_on)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._show_view)
        self._arrange()
        self.period.valueChanged.connect(self._slid)
        self.play.clicked.connect(self._toggle_playing)
        self.funnel.toggled.connect(self._set_funnel)
        self._close.clicked.connect(self.close_bar)
        self._session.view_changed.connect(self._show_view)
        self._session.changed.connect(lambda _change: self._settle.start())
        self.hide()
        self.set_theme(theme)
        self.retranslate()

    # -- what the window asks

    def toggle(self) -> None:
        """Show the bar and go there, or put it away."""
        if self.isVisible():
            self.close_bar()
            return
        self.show()
        self._show_view()
        first: QWidget = self.period if self.period.isEnabled() else self.compare
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Back to the map, which stays as it is shown."""
        self._playing.stop()
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._theme = theme
        self.setStyleSheet(bar_style("figuresBar", theme) + "QToolButton::menu-indicator { image: none; width: 0px; }")
        self._close.setIcon(icon("x", theme.ink))
        self._show_playing()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setAccessibleName(_("Figures on the map"))
        self.period.setAccessibleName(_("Period"))
        self.funnel.setText(_("Funnel"))
        self._close.setToolTip(_("Close (Esc)"))
        self._close.setAccessibleName(_("Close (Esc)"))
        self._show_playing()
        self._show_view()

    # -- building

    def _arrange(self) -> None:
        self._period_label.setTextFormat(Qt.TextFormat.PlainText)
        self.period.setFixedWidth(_SLIDER_WIDTH)
        self.period.setPageStep(1)
        self.funnel.setCheckable(True)
        for button, fill in ((self.compare, self._fill_compare), (self.tint, self._fill_tint)):
            menu = QMenu(button)
            menu.aboutToShow.connect(lambda menu=menu, fill=fill: fill(menu))
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setCheckable(True)
        for button in (self.play, self.compare, self.tint, self.funnel, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.setAutoRaise(True)
        shown = (self.play, self.period, self._period_label, self.compare, self.tint, self.funnel)
        row_of(self, shown, (self._close,))

    def _fill_compare(self, menu: QMenu) -> None:
        """Nothing, a period, or two or more personas."""
        menu.clear()
        view = self._session.view
        group = QActionGroup(menu)
        nothing = self._choice(menu, _("Nothing"), is_on=not view.compare and not view.compare_personas)
        nothing.triggered.connect(lambda: self._set(compare="", compare_personas=()))
        group.addAction(nothing)
        menu.addSeparator()
        for period in reversed(self._periods):
            action = self._choice(menu, format_period(period), is_on=view.compare == period)
            action.triggered.connect(lambda _on, period=period: self._set(compare=period, compare_personas=()))
            group.addAction(action)
        personas = self._session.journey.personas
        if len(personas) > 1:
            menu.addSeparator()
        for persona in personas if len(personas) > 1 else ():
            action = self._choice(menu, persona.name or "–", is_on=persona.id in view.compare_personas)
            action.triggered.connect(lambda _on, persona=persona: self._toggle_persona(persona))

    def _fill_tint(self, menu: QMenu) -> None:
        menu.clear()
        tint = self._session.view.tint
        for metric_id, name in (
            ("", _("Nothing")),
            *((one.id, one.name or "–") for one in self._session.journey.metrics),
        ):
            action = self._choice(menu, name, is_on=metric_id == tint)
            action.triggered.connect(lambda _on, metric_id=metric_id: self._set(tint=metric_id))

    @staticmethod
    def _choice(menu: QMenu, words: str, *, is_on: bool) -> QAction:
        action = menu.addAction(" ".join(words.split()).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_on)
        return action

    # -- setting

    def _set(self, **fields: object) -> None:
        self._session.set_view(replace(self._session.view, **fields))

    def _toggle_persona(self, persona: Persona) -> None:
        held = self._session.view.compare_personas
        kept = tuple(one for one in held if one != persona.id)
        self._set(compare="", compare_personas=kept if persona.id in held else (*held, persona.id))

    def _set_funnel(self, on: bool) -> None:
        if on != self._session.view.funnel:
            self._set(funnel=on)

    def _slid(self, at: int) -> None:
        """The last period is whatever is the latest: next month it is next month's."""
        self._set(period="" if at >= len(self._periods) - 1 else self._periods[at])

    def _toggle_playing(self) -> None:
        if self._playing.isActive():
            self._playing.stop()
        else:
            if self.period.value() == self.period.maximum():
                self.period.setValue(0)
            self._playing.start()
        self._show_playing()

    def _play_on(self) -> None:
        if self.period.value() < self.period.maximum():
            self.period.setValue(self.period.value() + 1)
        if self.period.value() == self.period.maximum():
            self._playing.stop()
            self._show_playing()

    # -- showing

    def _show_playing(self) -> None:
        playing = self._playing.isActive()
        words = _("Stop") if playing else _("Play the history")
        self.play.setIcon(icon("pause" if playing else "play", self._theme.ink))
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)

    def _show_view(self) -> None:
        if self.isHidden():
            return
        journey, view = self._session.journey, self._session.view
        self._periods = periods_of(journey)
        self._show_period(view)
        self.play.setEnabled(len(self._periods) > 1)
        names = [persona.name for persona in journey.personas if persona.id in view.compare_personas]
        beside = format_period(view.compare) if view.compare else ", ".join(names)
        self._show_choice(self.compare, _("Beside"), beside)
        tint = next((metric.name for metric in journey.metrics if metric.id == view.tint), "")
        self._show_choice(self.tint, _("Tint"), tint)
        self.compare.setEnabled(bool(self._periods or len(journey.personas) > 1))
        self.tint.setEnabled(bool(journey.metrics))
        self.funnel.setChecked(view.funnel)
        has_funnel = bool(funnel(journey, view.period))
        self.funnel.setEnabled(has_funnel or view.funnel)
        self.funnel.setToolTip("" if has_funnel else _("A funnel needs counts at two stages or more."))

    def _show_period(self, view: View) -> None:
        last = max(0, len(self._periods) - 1)
        at = self._periods.index(view.period) if view.period in self._periods else last
        self.period.blockSignals(True)
        self.period.setRange(0, last)
        self.period.setValue(at)
        self.period.blockSignals(False)
        self.period.setEnabled(last > 0)
        words = format_period(view.period or (self._periods[-1] if self._periods else "")) or _("No periods yet")
        self._period_label.setText(words)
        self.period.setToolTip(words)
        longest = max((format_period(period) for period in self._periods), key=len, default=words)
        self._period_label.setMinimumWidth(self._period_label.fontMetrics().horizontalAdvance(longest + "m"))

    @staticmethod
    def _show_choice(button: QToolButton, name: str, chosen: str) -> None:
        words = f"{name}: {chosen}" if chosen else name
        button.setText(words.replace("&", "&&") + " ▾")
        button.setAccessibleName(words)
        button.setChecked(bool(chosen))

    # -- Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
