"""A form: labels above fields, in two columns, made from a list of fields."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.choosing import COMPLETED, MapChoices
from journeyboard.editor.inspector.dates import DateEditor
from journeyboard.editor.inspector.editors import ChoiceEditor, FieldEditor, FlagEditor, LineEditor, NumberEditor
from journeyboard.editor.inspector.fields import EditorKind, FieldForm
from journeyboard.editor.inspector.icons import IconEditor
from journeyboard.editor.inspector.marks import ColourEditor, DotsEditor, RefsEditor
from journeyboard.editor.inspector.related import EndEditor, RelatedEditor
from journeyboard.editor.inspector.tags import TagsEditor
from journeyboard.editor.inspector.texts import TextEditor
from journeyboard.editor.inspector.web import WebEditor
from journeyboard.editor.inspector.words import field_label, problem_in_words
from journeyboard.journey.editing import ListChange
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Record
from journeyboard.journey.related import related, relation_named
from journeyboard.language import N_, _

Keep = Callable[[FieldForm, object], None]


class FieldRow(QWidget):
    """A field with its label above and, when something is wrong, the words for it below."""

    def __init__(self, form: FieldForm, editor: FieldEditor, keep: Keep) -> None:
        super().__init__()
        self.form, self.editor, self._keep = form, editor, keep
        # Both columns are as wide as the panel lets them be, whatever their labels would like.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        label = QLabel(field_label(form.name))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("quiet", True)
        label.setWordWrap(True)
        label.setBuddy(editor)
        self._problem = QLabel()
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setProperty("wrong", True)
        self._problem.setWordWrap(True)
        self._problem.hide()
        if isinstance(editor, RelatedEditor):
            line = QHBoxLayout()
            line.addWidget(label, 1)
            line.addWidget(editor.beside_label)
            layout.addLayout(line)
        elif form.editor != "flag":
            layout.addWidget(label)
        layout.addWidget(editor)
        layout.addWidget(self._problem)
        layout.addStretch()
        editor.kept.connect(self._on_kept)
        editor.mistyped.connect(self.tell)

    @property
    def problem(self) -> str:
        """What is said to be wrong; empty when nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def tell(self, problem: str) -> None:
        """Say beside the field what is wrong; an empty text takes it away."""
        if problem != self.problem:
            self._problem.setText(problem)
            self._problem.setVisible(bool(problem))
            self.editor.set_wrong(bool(problem))

    def show_values(self, values: Sequence[object]) -> None:
        """Show a value, or those of several records, unless something else is being typed here."""
        if not self.editor.is_touched():
            self.editor.show_values(values)
            self.tell("")

    def _on_kept(self, value: object) -> None:
        try:
            self._keep(self.form, value)
        except ValidationError as error:
            self.tell(problem_in_words(error))
        else:
            self.tell("")
            if not isinstance(value, ListChange):
                self.editor.show_value(value)


class Form(QWidget):
    """The fields of one kind of record, for any records of that kind."""

    def __init__(self, forms: tuple[FieldForm, ...], theme: Theme, keep: Keep, source: MapChoices) -> None:
        super().__init__()
        self.rows = {form.name: FieldRow(form, editor_of(form, theme, source), keep) for form in forms}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        at = 0
        before: FieldRow | None = None
        for row in self.rows.values():
            # A box to tick has no label above it: it stands beside its like only.
            if row.form.wide or (before is not None and (before.form.editor == "flag") != (row.form.editor == "flag")):
                at += at % 2
            grid.addWidget(row, at // 2, at % 2, 1, 2 if row.form.wide else 1)
            at += 2 if row.form.wide else 1
            before = row

    @property
    def related(self) -> tuple[RelatedEditor, ...]:
        """The editors of related cards."""
        return tuple(row.editor for row in self.rows.values() if isinstance(row.editor, RelatedEditor))

    def show_records(self, journey: Journey, records: Sequence[Record]) -> None:
        """Show what the records say; where they differ, that they do."""
        for name, row in self.rows.items():
            if isinstance(row.editor, RefsEditor):
                row.editor.set_records(_records_for(name, journey))
            row.show_values(values_of(journey, records, name))

    def focused_field(self) -> str:
        """The name of the field that has the keyboard; empty when none has."""
        focused = QApplication.focusWidget()
        return next((name for name, row in self.rows.items() if focused is not None and row.isAncestorOf(focused)), "")

    def drop_typed(self) -> dict[str, str]:
        """Forget what is typed and cannot be kept, before other records are shown; what it was, by field."""
        typed = {name: text for name, row in self.rows.items() if (text := row.editor.unfinished())}
        for row in self.rows.values():
            if row.editor.is_touched():
                row.editor.show_value(None)
            row.tell("")
        return typed

    def resume(self, typed: Mapping[str, str]) -> None:
        """Go on with what was dropped."""
        for name, text in typed.items():
            if name in self.rows:
                self.rows[name].editor.resume(text)


def value_of(journey: Journey, record: Record, name: str) -> object:
    """The value of a field of a record, or the ids of what it is related to."""
    return values_of(journey, [record], name)[0]


def values_of(journey: Journey, records: Sequence[Record], name: str) -> list[object]:
    """The different values of a field: thousands of records say few different things."""
    relation = relation_named(name)
    if relation is None:
        return list(dict.fromkeys(map(attrgetter(name), records)))
    return list(dict.fromkeys(related(journey, relation, record.id) for record in records))


_PLAIN: dict[EditorKind, type[FieldEditor]] = {
    "line": LineEditor,
    "text": TextEditor,
    "lines": TextEditor,
    "whole": NumberEditor,
    "number": NumberEditor,
    "share": NumberEditor,
    "choice": ChoiceEditor,
    "flag": FlagEditor,
    "colour": ColourEditor,
}
_THEMED: dict[EditorKind, Callable[[FieldForm, Theme], FieldEditor]] = {
    "dots": DotsEditor,
    "date": DateEditor,
    "tags": TagsEditor,
    "web": WebEditor,
    "icon": IconEditor,
}


def editor_of(form: FieldForm, theme: Theme, source: MapChoices) -> FieldEditor:
    """An editor for a field."""
    if form.editor == "related":
        return RelatedEditor(form, theme, source)
    if form.editor == "end":
        return EndEditor(form, source)
    if form.editor == "refs":
        return RefsEditor(form, (), _(_NONE_CHOSEN[form.name]))
    editor = _THEMED[form.editor](form, theme) if form.editor in _THEMED else _PLAIN[form.editor](form)
    if form.name in COMPLETED:
        editor.offer(lambda: source.known(form.name))
    return editor


_NONE_CHOSEN = {"personas": N_("Everybody"), "metrics": N_("All"), "at": N_("Wherever it has a value")}
"""What it means when no record is chosen in a field."""


def _records_for(name: str, journey: Journey) -> tuple[Record, ...]:
    """The records that a field chooses from."""
    if name == "at":
        return journey.stages
    return journey.personas if name == "personas" else journey.metrics
