"""A form: labels above fields, in two columns, made from a list of fields."""

from collections.abc import Callable

from pydantic import ValidationError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.editors import (
    MIXED,
    ChoiceEditor,
    FieldEditor,
    FlagEditor,
    LineEditor,
    NumberEditor,
    TagsEditor,
    TextEditor,
)
from journeyboard.editor.inspector.fields import EditorKind, FieldForm
from journeyboard.editor.inspector.marks import ColourEditor, DotsEditor, RefsEditor
from journeyboard.editor.inspector.words import field_label, problem_in_words
from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Record
from journeyboard.language import _

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
        label.setBuddy(editor)
        self._problem = QLabel()
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setProperty("wrong", True)
        self._problem.setWordWrap(True)
        self._problem.hide()
        if form.editor != "flag":
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

    def show_value(self, value: object) -> None:
        """Show a value, unless something else is being typed here."""
        if not self.editor.is_touched():
            self.editor.show_value(value)
            self.tell("")

    def _on_kept(self, value: object) -> None:
        try:
            self._keep(self.form, value)
        except ValidationError as error:
            self.tell(problem_in_words(error))
        else:
            self.tell("")
            self.editor.show_value(value)


class Form(QWidget):
    """The fields of one kind of record, for any records of that kind."""

    def __init__(self, forms: tuple[FieldForm, ...], theme: Theme, keep: Keep) -> None:
        super().__init__()
        self.rows = {form.name: FieldRow(form, editor_of(form, theme), keep) for form in forms}
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

    def show_records(self, journey: Journey, records: tuple[Record, ...]) -> None:
        """Show what the records say; where they differ, that they do."""
        for name, row in self.rows.items():
            if isinstance(row.editor, RefsEditor):
                row.editor.set_records(journey.personas if name == "personas" else journey.metrics)
            first, *others = (getattr(record, name) for record in records)
            row.show_value(first if all(value == first for value in others) else MIXED)

    def drop_typed(self) -> None:
        """Forget what is typed and cannot be kept, before other records are shown."""
        for row in self.rows.values():
            if row.editor.is_touched():
                row.editor.show_value(MIXED)
            row.tell("")


_EDITORS: dict[EditorKind, type[FieldEditor]] = {
    "line": LineEditor,
    "date": LineEditor,
    "text": TextEditor,
    "lines": TextEditor,
    "tags": TagsEditor,
    "whole": NumberEditor,
    "number": NumberEditor,
    "share": NumberEditor,
    "choice": ChoiceEditor,
    "flag": FlagEditor,
    "colour": ColourEditor,
}


def editor_of(form: FieldForm, theme: Theme) -> FieldEditor:
    """An editor for a field."""
    if form.editor == "dots":
        return DotsEditor(form, theme)
    if form.editor == "refs":
        return RefsEditor(form, (), _("All") if form.name == "metrics" else _("Everybody"))
    return _EDITORS[form.editor](form)
