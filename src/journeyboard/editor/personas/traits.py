"""The traits of a persona as sliders: added, named, set and taken away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.widgets.quiet import QuietSlider
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.editor.widgets.taborder import come_before
from journeyboard.journey.records import Trait, clean
from journeyboard.language import _


class TraitsEditor(QWidget):
    """A slider for each trait. `kept` gives all traits as they should be now."""

    kept = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Trait, ...] = ()
        self.rows: list[TraitRow] = []
        self.add_button = QPushButton(_("+ Trait"))
        self.add_button.clicked.connect(self._add)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_value(self, traits: tuple[Trait, ...]) -> None:
        """Show the traits; a name that is being typed stays."""
        while len(self.rows) > len(traits):
            row = self.rows.pop()
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(traits):
            row = TraitRow(self._theme)
            row.changed.connect(self.commit)
            row.removed.connect(lambda row=row: self._remove(row))
            self._layout.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for row, trait in zip(self.rows, traits, strict=True):
            row.show_value(trait)
        come_before(self.add_button, [part for row in self.rows for part in (row.name, row.slider, row.remove)])
        self._shown = traits

    def is_touched(self) -> bool:
        """Whether something is typed or dragged here that is not yet kept."""
        return any(row.is_touched() for row in self.rows)

    def typed(self) -> tuple[Trait, ...]:
        """The traits as `commit` would keep them."""
        return tuple(row.typed() for row in self.rows)

    def commit(self) -> None:
        """Keep what is typed, if anything is."""
        if self.typed() != self._shown:
            self.kept.emit(self.typed())

    def _add(self) -> None:
        self.kept.emit((*self.typed(), Trait(name=_("New trait"))))
        if self.rows:
            self.rows[-1].name.setFocus()
            self.rows[-1].name.selectAll()

    def _remove(self, row: "TraitRow") -> None:
        at = self.rows.index(row)
        self.kept.emit((*self.typed()[:at], *self.typed()[at + 1 :]))


class TraitRow(QWidget):
    """One trait: its name, its slider, and a button that takes it away."""

    changed = Signal()
    removed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._trait = Trait()
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Trait"))
        self.name.setMinimumWidth(scaled(60))
        self.name.editingFinished.connect(self._named)
        self.slider = QuietSlider()
        self.slider.valueChanged.connect(self._slid)
        self.slider.sliderReleased.connect(self.changed)
        self.remove = QPushButton(icon("x", theme.mute), "")
        self.remove.setProperty("field", True)
        self.remove.setFlat(True)
        self.remove.setToolTip(_("Remove trait"))
        self.remove.setAccessibleName(_("Remove trait"))
        self.remove.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.name, 5)
        layout.addWidget(self.slider, 6)
        layout.addWidget(self.remove)

    def show_value(self, trait: Trait) -> None:
        """Show the trait, unless its name is being typed or its slider held."""
        typing, held = self.name.text() != self._trait.name, self.slider.isSliderDown()
        self._trait = trait
        if not typing or not self.name.hasFocus():
            self.name.setText(trait.name)
            self.name.setCursorPosition(0)
        if not held:
            self.slider.blockSignals(True)
            self.slider.setValue(trait.value)
            self.slider.blockSignals(False)
        self._describe()

    def is_touched(self) -> bool:
        """Whether name or value differ from the trait shown."""
        return self.typed() != self._trait

    def typed(self) -> Trait:
        """The trait as it stands here."""
        kept = {**self._trait.__dict__, **(self._trait.model_extra or {})}
        return Trait.model_validate({**kept, "name": clean(self.name.text()), "value": self.slider.value()})

    def _named(self) -> None:
        if self.is_touched():
            self.changed.emit()

    def _slid(self) -> None:
        self._describe()
        if not self.slider.isSliderDown():
            self.changed.emit()

    def _describe(self) -> None:
        self.slider.setAccessibleName(self._trait.name)
        self.slider.setToolTip(_("{number} of {most}").format(number=self.slider.value(), most=100))
