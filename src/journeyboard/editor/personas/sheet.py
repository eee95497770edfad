"""One persona's sheet: an editor for each of its fields, never out of date, never losing what is typed."""

from pydantic import ValidationError
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.inspector.choosing import MapChoices
from journeyboard.editor.inspector.fields import FieldForm, fields_of
from journeyboard.editor.inspector.form import FieldRow, editor_of
from journeyboard.editor.inspector.words import field_label
from journeyboard.editor.personas.pictures import Pictures
from journeyboard.editor.personas.portrait import PortraitButton
from journeyboard.editor.personas.style import slider_style
from journeyboard.editor.personas.traits import TraitsEditor
from journeyboard.editor.session import Session
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import set_fields
from journeyboard.journey.personas import remove_portrait
from journeyboard.journey.records import Persona
from journeyboard.language import _

HEAD = ("name", "age", "role", "quote")
"""Fields that stand beside the portrait."""
PARTS = ("goals", "frustrations", "motivations", "needs", "channels", "about", "traits", "colour")
"""What stands below, in order."""


class Sheet(QObject):
    """The editors of one persona. `head` and `parts` are arranged by the window, alone or beside other personas."""

    def __init__(self, session: Session, persona_id: str, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._session, self.persona_id, self._theme = session, persona_id, theme
        persona, choices = Persona(id=persona_id), MapChoices(session)
        self.rows = {
            form.name: FieldRow(form, editor_of(form, theme, choices), self._keep)
            for form in fields_of(persona)
            if form.name in (*HEAD, *PARTS)
        }
        self.portrait = PortraitButton(theme)
        self.portrait.chosen.connect(lambda: pictures.ask(persona_id))
        self.portrait.dropped.connect(lambda path: pictures.read(persona_id, path))
        self.portrait.pasted.connect(lambda: pictures.paste(persona_id))
        self.portrait.cropped.connect(lambda: pictures.crop(persona_id))
        self.portrait.removed.connect(lambda: session.do(remove_portrait(session.journey, persona_id)))
        self.traits = TraitsEditor(theme)
        self.traits.kept.connect(self._keep_traits)
        self.rows["name"].editor.setObjectName("personaName")
        self.head = self._head()
        self.parts: dict[str, QWidget] = {
            name: _titled(field_label(name), self.traits) if name == "traits" else self.rows[name] for name in PARTS
        }
        self.show_persona()

    @property
    def persona(self) -> Persona | None:
        """The persona; None when it is gone."""
        return self._session.journey.find(Persona, self.persona_id)

    def show_persona(self) -> None:
        """Show what the persona's record says, but where something else is being typed."""
        persona, journey = self.persona, self._session.journey
        if persona is None:
            return
        for name, row in self.rows.items():
            row.show_values([getattr(persona, name)])
        self.traits.show_value(persona.traits)
        index = journey.personas.index(persona)
        self.portrait.show_persona(persona, index, journey.assets)
        style = slider_style(self._theme, self._theme.persona(persona.colour, index))
        if self.traits.styleSheet() != style:
            self.traits.setStyleSheet(style)

    def commit(self) -> None:
        """Keep what is being typed."""
        for row in self.rows.values():
            row.editor.commit()
        self.traits.commit()

    def pending_edit(self) -> Change | None:
        """What `commit` would do; None when nothing is being typed that can be kept."""
        typed: dict[str, object] = {"traits": self.traits.typed()} if self.traits.is_touched() else {}
        for name, row in self.rows.items():
            if row.editor.is_touched():
                try:
                    typed[name] = row.editor.typed()
                except ValueError:
                    continue
        if not typed or self.persona is None:
            return None
        try:
            return set_fields(self._session.journey, [self.persona_id], _("Edit"), **typed)
        except ValidationError:
            return None

    def _keep(self, form: FieldForm, value: object) -> None:
        self._set(form.name, value)

    def _keep_traits(self, traits: object) -> None:
        self._set("traits", traits)

    def _set(self, name: str, value: object) -> None:
        label = _("Edit {field}").format(field=field_label(name))
        self._session.do(set_fields(self._session.journey, [self.persona_id], label, **{name: value}))

    def _head(self) -> QWidget:
        head = QWidget()
        layout = QHBoxLayout(head)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(self.rows["name"], 3)
        first.addWidget(self.rows["age"], 1)
        lines.addLayout(first)
        lines.addWidget(self.rows["role"])
        lines.addWidget(self.rows["quote"])
        lines.addStretch(1)
        layout.addLayout(lines, 1)
        return head


def _titled(title: str, widget: QWidget) -> QWidget:
    """A widget with a quiet title above it, as the fields of a form have."""
    holder = QWidget()
    holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(3)
    label = QLabel(title)
    label.setProperty("quiet", True)
    layout.addWidget(label)
    layout.addWidget(widget)
    layout.addStretch(1)
    return holder
