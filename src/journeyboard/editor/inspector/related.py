"""The editors of what ties records together: the cards a card is related to, and the ends of an arrow."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.editors import MIXED, FieldEditor
from journeyboard.editor.inspector.fields import FieldForm
from journeyboard.editor.inspector.words import field_label
from journeyboard.editor.widgets.chooser import Choice, Chooser
from journeyboard.editor.widgets.fieldbutton import FieldButton
from journeyboard.editor.widgets.taborder import come_before
from journeyboard.journey.editing import ListChange
from journeyboard.language import _


class Choices(Protocol):
    """What a field can be set to, and how a record is called."""

    def choices(self, form: FieldForm) -> Sequence[Choice]:
        """All records that fit the field."""
        ...

    def words(self, record_id: str) -> str:
        """How a record is called."""
        ...


class RelatedEditor(FieldEditor):
    """The related cards, each a button that goes to it; more are chosen from a list, or a new one is made."""

    went_to = Signal(str)
    """The record with this id should be shown."""
    made = Signal()
    """A card should be made that is related to what is shown."""

    def __init__(self, form: FieldForm, theme: Theme, source: Choices) -> None:
        super().__init__(form)
        self._theme, self._source = theme, source
        self._shown: tuple[str, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._mixed = QLabel()
        self._mixed.setProperty("quiet", True)
        self.choose = FieldButton()
        self.choose.setAccessibleName(field_label(form.name))
        self.choose.set_words(_("Choose…"))
        self.choose.clicked.connect(self._open)
        self.more = QToolButton()
        self.more.setIcon(icon("plus", theme.mute))
        self.more.setAutoRaise(True)
        self.more.setToolTip(_("Choose…"))
        self.more.setAccessibleName(field_label(form.name))
        self.more.clicked.connect(self._open)
        self.make = FieldButton() if form.name == "answered_by" else None
        """Makes a card that is related, where that can be done."""
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.choose, 1)
        if self.make is not None:
            self.make.set_words("+ " + _("Opportunity"))
            self.make.setAccessibleName(_("New opportunity that answers this"))
            self.make.clicked.connect(self.made)
            below.addWidget(self.make, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self._mixed)
        column.addLayout(below)

    @property
    def beside_label(self) -> QWidget:
        """The button to choose more cards: it stands beside the label while there are some."""
        return self.more

    def show_values(self, values: Sequence[object]) -> None:
        """Show the cards all records are related to; that some have others is told."""
        lists = [tuple(map(str, value)) for value in values if isinstance(value, tuple)]
        self._shown = tuple(card for card in lists[0] if all(card in others for others in lists)) if lists else ()
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        rows = [self._row(card_id) for card_id in self._shown]
        for row in rows:
            self._rows.addWidget(row)
        come_before(self.choose, [button for row in rows for button in (row.button, row.remove)])
        self._mixed.setText(_("and others of some") if self._shown else _("mixed"))
        self._mixed.setVisible(any(set(one) != set(self._shown) for one in lists))
        for button in (self.choose, self.make):
            if button is not None:
                button.setVisible(not self._shown)
        self.more.setVisible(bool(self._shown))
        # With a proxy Tab would come from the last row to it, and round again. Qt takes None, its stubs do not say so.
        self.setFocusProxy(None if rows else self.choose)  # pyright: ignore[reportArgumentType]
        self.more.setAccessibleDescription("; ".join(map(self._source.words, self._shown)))

    def show_value(self, value: object) -> None:
        """Show the cards of one record."""
        self.show_values([value if isinstance(value, tuple) else ()])

    def _row(self, card_id: str) -> "_Row":
        row = _Row(self._source.words(card_id), self._theme)
        row.button.clicked.connect(lambda: self.went_to.emit(card_id))
        row.remove.clicked.connect(lambda: self.kept.emit(ListChange(removed=(card_id,))))
        return row

    def _open(self) -> None:
        name, choices = field_label(self.form.name), self._source.choices(self.form)
        other = (self.make.words, self.made.emit) if self.make is not None and self._shown else None
        Chooser(self, name, choices, self._chosen, self._shown, other).open_below(
            self.choose if not self._shown else self
        )

    def _chosen(self, card_id: str, is_ticked: bool) -> None:
        self.kept.emit(ListChange(added=(card_id,)) if is_ticked else ListChange(removed=(card_id,)))


class _Row(QWidget):
    """A related card: a button that goes to it, and one that takes the link away."""

    def __init__(self, words: str, theme: Theme) -> None:
        super().__init__()
        self.button, self.remove = FieldButton(), QToolButton()
        self.button.set_words(words)
        self.button.setAccessibleName(_("Go to {name}").format(name=words))
        self.remove.setIcon(icon("x", theme.mute))
        self.remove.setAutoRaise(True)
        self.remove.setAccessibleName(_("Remove {name}").format(name=words))
        self.remove.setToolTip(_("Remove the link"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.button, 1)
        row.addWidget(self.remove)


class EndEditor(FieldEditor):
    """An end of an arrow: a stage, step or card, chosen from a list."""

    def __init__(self, form: FieldForm, source: Choices) -> None:
        super().__init__(form)
        self._source = source
        self.box = FieldButton()
        self._holding(self.box)
        self.box.clicked.connect(self._open)

    def show_value(self, value: object) -> None:
        """Name the record."""
        self.box.set_words(_("mixed") if value is MIXED else self._source.words(str(value)))

    def _open(self) -> None:
        choose: Callable[[str, bool], None] = lambda record_id, _ticked: self.kept.emit(record_id)  # noqa: E731
        Chooser(self, field_label(self.form.name), self._source.choices(self.form), choose).open_below(self.box)
