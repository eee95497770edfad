"""The inspector: what is selected, as a form that is never out of date."""

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.choosing import MapChoices
from journeyboard.editor.inspector.fields import INSPECTED, FieldForm, shared_fields
from journeyboard.editor.inspector.form import Form
from journeyboard.editor.inspector.headings import heading, place
from journeyboard.editor.inspector.words import field_label
from journeyboard.editor.session import Session
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import ListChange, set_fields
from journeyboard.journey.records import Card, Link, Metric, Persona, Record, Stage, Step
from journeyboard.journey.related import relate, relation_named
from journeyboard.journey.rounds import is_veiled
from journeyboard.language import _

_NAMED = (Persona, Metric, Stage, Step, Link)
"""Records that forms name beside the ones they show."""


class Inspector(QScrollArea):
    """Shows and edits the selected records; the journey itself when nothing is selected.

    Each field that is left, or finished with Enter, is one change. What is being typed is kept when the selection
    changes, and a change from elsewhere does not write over it.
    """

    record_wanted = Signal(str)
    """The record with this id should be selected and shown on the map."""
    opportunity_wanted = Signal()
    """An opportunity should be made that answers the selected pain points."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._choices = MapChoices(session)
        self._unfinished: dict[tuple[str, ...], dict[str, str]] = {}
        """What was typed into fields of records and could not be kept, by their ids, until they are shown again."""
        self._forms: dict[tuple[FieldForm, ...], Form] = {}
        self._form: Form | None = None
        self._records: tuple[Record, ...] = ()
        self._is_veiled = False
        """Whether a veil lay over private cards when the form was filled."""
        self.setObjectName("inspector")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields in it take the keyboard
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._heading, self._place, self._note = QLabel(), QLabel(), QLabel()
        self._layout = self._build()
        session.selection_changed.connect(self._on_selection)
        session.changed.connect(self._on_change)
        session.view_changed.connect(self._on_view)
        self._show_selected()

    # -- what others ask

    def commit(self) -> None:
        """Keep what is being typed."""
        if self._form is not None:
            for row in self._form.rows.values():
                row.editor.commit()

    def pending_edit(self) -> Change | None:
        """What `commit` would do; None when nothing is being typed that can be kept."""
        typed: dict[str, object] = {}
        for name, row in self._form.rows.items() if self._form is not None else ():
            if row.editor.is_touched():
                try:
                    typed[name] = row.editor.typed()
                except ValueError:
                    continue
        try:
            return self._change(_("Edit"), typed) if typed else None
        except ValidationError:
            return None

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.rebuild()

    def rebuild(self) -> None:
        """Make the form anew: the theme or the language is another."""
        self.forget_forms()
        self._show_selected()

    def forget_forms(self) -> None:
        """Give all forms up, keeping what is typed, until one is asked for: hundreds of hidden fields would be dressed
        anew with everything else."""
        self.commit()
        if self._form is not None:
            self._set_aside(self._form)
            self._layout.removeWidget(self._form)
        for form in self._forms.values():
            delete(form)
        self._forms, self._form, self._records = {}, None, ()

    def field(self, name: str) -> QWidget | None:
        """The widget that edits a field of what is shown; None when it has no such field."""
        return self._form.rows[name].editor if self._form is not None and name in self._form.rows else None

    def enter(self) -> None:
        """Put the keyboard focus into the first field that takes it."""
        rows = self._form.rows.values() if self._form is not None else ()
        first: QWidget = next((row.editor for row in rows if row.editor.isEnabled()), self)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def select_text(self, name: str) -> None:
        """Select all that stands in a text field, ready to be written over."""
        field = self.field(name)
        for box in field.findChildren(QLineEdit) + field.findChildren(QPlainTextEdit) if field else ():
            box.selectAll()

    def problem(self, name: str) -> str:
        """What is said to be wrong beside a field."""
        return self._form.rows[name].problem if self._form is not None and name in self._form.rows else ""

    # -- keeping it up to date

    def _on_selection(self) -> None:
        self.commit()
        self._show_selected()

    def _on_view(self) -> None:
        """A veil may lie over what is selected, or be gone."""
        if self._session.view.veil != self._is_veiled:
            self._show_selected()

    def _on_change(self, change: Change) -> None:
        shown = {record.id for record in self._records}
        named = any(isinstance(edit.record, _NAMED) for edit in change)
        if named or change.ids & shown or (self._form is not None and self._form.related and _has_cards(change)):
            self._show_selected()

    def _show_selected(self) -> None:
        found = (self._session.journey.get(record_id) for record_id in self._session.selected)
        view = self._session.view
        self._is_veiled = view.veil
        records = tuple(record for record in found if isinstance(record, INSPECTED) and not is_veiled(record, view))
        records = records or (self._session.journey.info,)
        ids = tuple(record.id for record in records)
        others = ids != tuple(record.id for record in self._records)
        if others and self._form is not None:
            self._set_aside(self._form)
        self._records = records
        journey = self._session.journey
        self._heading.setText(heading(records))
        self._place.setText(place(journey, records))
        self._place.setVisible(bool(self._place.text()))
        form = self._form_for(shared_fields(records))
        form.show_records(journey, records)
        self._note.setVisible(not form.rows)
        if others:
            self.verticalScrollBar().setValue(0)
            form.resume(self._unfinished.pop(ids, {}))

    def _set_aside(self, form: Form) -> None:
        """Remember what is typed and cannot be kept, so that it is there when these records are shown again."""
        typed = form.drop_typed()
        if typed:
            self._unfinished[tuple(record.id for record in self._records)] = typed

    def _form_for(self, forms: tuple[FieldForm, ...]) -> Form:
        form = self._forms.get(forms)
        if form is None:
            form = self._forms[forms] = Form(forms, self._theme, self._keep, self._choices)
            for editor in form.related:
                editor.went_to.connect(self.record_wanted)
                editor.made.connect(self.opportunity_wanted)
        if form is not self._form:
            focused = self._form.focused_field() if self._form is not None else ""
            if self._form is not None:
                self._form.hide()
                self._layout.removeWidget(self._form)
            self._layout.insertWidget(2, form)
            form.show()
            self._form = form
            if focused in form.rows:  # another unit of a metric makes another form of it
                form.rows[focused].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return form

    # -- changing

    def _keep(self, form: FieldForm, value: object) -> None:
        journey, ids = self._session.journey, [record.id for record in self._records]
        relation = relation_named(form.name)
        if relation is not None and isinstance(value, ListChange):
            self._session.do(relate(journey, relation, ids, map(str, value.added), map(str, value.removed)))
        else:
            label = _("Edit {field}").format(field=field_label(form.name))
            self._session.do(self._change(label, {form.name: value}))

    def _change(self, label: str, fields: dict[str, object]) -> Change:
        return set_fields(self._session.journey, [record.id for record in self._records], label, **fields)

    def _build(self) -> QVBoxLayout:
        content = QWidget()
        content.setObjectName("inspectorForm")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(2)
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(0, 0, 0, 8)
        lines.setSpacing(3)
        for label, style in ((self._heading, "heading"), (self._place, "quiet")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty(style, True)
            label.setWordWrap(True)
            lines.addWidget(label)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setText(_("These have no field in common."))
        layout.addWidget(head)
        layout.addWidget(self._note)
        layout.addStretch(1)
        self.setWidget(content)
        return layout


def _has_cards(change: Change) -> bool:
    return any(isinstance(edit.record, Card) for edit in change)
