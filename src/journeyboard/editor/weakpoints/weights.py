"""How much each voice counts: three sliders that write the journey's weights."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from journeyboard.editor.session import Session
from journeyboard.editor.widgets.quiet import QuietSlider
from journeyboard.journey.editing import set_fields
from journeyboard.journey.insight.telling import VOICE_NAMES
from journeyboard.journey.insight.voices import VoiceKind
from journeyboard.language import _, format_percent


class WeightsEditor(QWidget):
    """A slider for feeling, pain and figures. A slider that is let go is one change."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.sliders: dict[VoiceKind, QuietSlider] = {}
        self._names: dict[VoiceKind, QLabel] = {}
        self._values: dict[VoiceKind, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 2, 12, 6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for at, kind in enumerate(VOICE_NAMES):
            slider, name, value = QuietSlider(), QLabel(), QLabel()
            for label in (name, value):
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setProperty("quiet", True)
            value.setMinimumWidth(value.fontMetrics().horizontalAdvance("100 %") + 4)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            name.setBuddy(slider)
            slider.valueChanged.connect(partial(self._slid, kind))
            slider.sliderReleased.connect(self._keep)
            for column, widget in enumerate((name, slider, value)):
                grid.addWidget(widget, at, column)
            self.sliders[kind], self._names[kind], self._values[kind] = slider, name, value
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        for kind, message in VOICE_NAMES.items():
            self._names[kind].setText(_(message))
            self.sliders[kind].setAccessibleName(_("Weight of {voice}").format(voice=_(message)))
        self.show_weights()

    def show_weights(self) -> None:
        """Show the journey's weights, except where a slider is held."""
        for kind, slider in self.sliders.items():
            if not slider.isSliderDown():
                slider.blockSignals(True)
                slider.setValue(round(100 * getattr(self._session.journey.info.weights, kind)))
                slider.blockSignals(False)
            self._values[kind].setText(format_percent(slider.value() / 100, 0))

    def _slid(self, kind: VoiceKind, value: int) -> None:
        self._values[kind].setText(format_percent(value / 100, 0))
        if not self.sliders[kind].isSliderDown():
            self._keep()

    def _keep(self) -> None:
        session = self._session
        weights = {kind: slider.value() / 100 for kind, slider in self.sliders.items()}
        session.do(set_fields(session.journey, [session.journey.info.id], _("Set weights"), weights=weights))
