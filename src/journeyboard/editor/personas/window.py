"""The window of persona sheets: one persona to fill in, or several side by side to compare."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.theme import Theme
from journeyboard.editor.dialogs.files import ask_open, ask_save, journey_filters
from journeyboard.editor.dialogs.messages import tell
from journeyboard.editor.inspector.undoing import JourneyUndo
from journeyboard.editor.personas.choosing import ChoosePersonas
from journeyboard.editor.personas.pictures import Pictures
from journeyboard.editor.personas.sheet import PARTS, Sheet
from journeyboard.editor.personas.style import sheet_style
from journeyboard.editor.saving import file_stem
from journeyboard.editor.session import Session
from journeyboard.editor.settings import Settings
from journeyboard.editor.sidewindow import SideWindow
from journeyboard.editor.widgets.flow import FlowLayout
from journeyboard.journey.changes import Change
from journeyboard.journey.journey import Journey
from journeyboard.journey.personas import add_persona, copy_personas
from journeyboard.journey.records import Asset, Persona, new_id
from journeyboard.language import _
from journeyboard.storage.files import open_journey
from journeyboard.storage.problems import FileProblem

_SIZE = (760, 720)
_COLUMN = 400
"""The least width of a sheet beside another."""


class PersonaWindow(SideWindow):
    """Sheets of the personas shown, beside the map's window."""

    def __init__(self, parent: QWidget, session: Session, settings: Settings, theme: Theme) -> None:
        super().__init__(parent, settings, "personas", _SIZE)
        self._session, self._theme = session, theme
        self.setObjectName("personaWindow")
        self.pictures = Pictures(self, session, settings)
        self.sheets: list[Sheet] = []
        self._wanted: tuple[str, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._content: QWidget | None = None
        session.changed.connect(self._on_change)

    # -- what others ask

    def show_personas(self, ids: Sequence[str]) -> None:
        """Show the sheets of these personas side by side, in the map's order, and come to the front."""
        self.commit()
        self._wanted = tuple(ids)
        self.rebuild()
        self.come_up()

    @property
    def shown(self) -> tuple[Persona, ...]:
        """The personas whose sheets are shown."""
        return tuple(persona for persona in self._session.journey.personas if persona.id in self._wanted)

    def commit(self) -> None:
        """Keep what is being typed."""
        for sheet in self.sheets:
            sheet.commit()

    def pending_edit(self) -> Change | None:
        """What is being typed, as a change; None when nothing is."""
        return next((change for sheet in self.sheets if (change := sheet.pending_edit()) is not None), None)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.rebuild()

    def rebuild(self) -> None:
        """Make the sheets anew: other personas are shown, or the theme or the language is another."""
        self.commit()
        for sheet in self.sheets:
            sheet.deleteLater()
        personas = self.shown
        self.sheets = [Sheet(self._session, persona.id, self._theme, self.pictures) for persona in personas]
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.setParent(None)  # at once: nobody should find the old sheets
            self._content.deleteLater()
        self._content = self._build()
        self._layout.addWidget(self._content)
        for field in (*self._content.findChildren(QLineEdit), *self._content.findChildren(QPlainTextEdit)):
            JourneyUndo(field, lambda: self.pending_edit() is not None)
        for sheet in self.sheets:  # once more, as part of the window: what Tab comes to next is known there only
            sheet.show_persona()
        self._name()
        if self.sheets:
            self.sheets[0].rows["name"].editor.setFocus()

    # -- keeping it up to date

    def _on_change(self, change: Change) -> None:
        if not self._content or not any(isinstance(edit.record, Persona | Asset) for edit in change):
            return
        if [sheet.persona_id for sheet in self.sheets] != [persona.id for persona in self.shown]:
            self.rebuild()
        else:
            for sheet in self.sheets:
                sheet.show_persona()
            self._fill_compare()
            self._name()

    def _name(self) -> None:
        names = ", ".join(persona.name for persona in self.shown)
        self.setWindowTitle(_("Persona: {name}").format(name=names) if names else _("Personas"))

    # -- building

    def _build(self) -> QWidget:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._bar())
        body = QWidget()
        body.setObjectName("personaSheet")
        body.setStyleSheet(sheet_style(self._theme))
        grid = QGridLayout(body)
        grid.setContentsMargins(30, 22, 30, 26)
        grid.setHorizontalSpacing(30)
        grid.setVerticalSpacing(16)
        if not self.sheets:
            grid.addWidget(self._empty(), 0, 0)
        elif len(self.sheets) == 1:
            _arrange_alone(grid, self.sheets[0])
        else:
            _arrange_side_by_side(grid, self.sheets)
        area = QScrollArea()
        area.setObjectName("personaArea")
        area.setAccessibleName(_("Persona sheets"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields in it take the keyboard
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        lines.addWidget(area, 1)
        return content

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("personaBar")
        row = FlowLayout(bar, margin=10, gap=8)
        self.compare_menu = QMenu(bar)
        self._fill_compare()
        compare = QPushButton(_("Show and compare"))
        compare.setMenu(self.compare_menu)
        add = QPushButton(_("+ Persona"))
        add.clicked.connect(self.add_persona)
        copy = QPushButton(_("Copy from a file…"))
        copy.clicked.connect(self._ask_copy)
        picture = QPushButton(_("Save picture…"))
        picture.clicked.connect(self._ask_picture)
        picture.setEnabled(bool(self.sheets))
        for button in (compare, add, copy, picture):
            row.addWidget(button)
        return bar

    def _fill_compare(self) -> None:
        self.compare_menu.clear()
        for persona in self._session.journey.personas:
            action = self.compare_menu.addAction(persona.name.replace("&", "&&") or "–")
            action.setCheckable(True)
            action.setChecked(persona.id in self._wanted)
            action.triggered.connect(lambda ticked, persona_id=persona.id: self._toggle(persona_id, ticked))

    def _toggle(self, persona_id: str, ticked: bool) -> None:
        others = [shown for shown in self._wanted if shown != persona_id]
        self.show_personas([*others, persona_id] if ticked else others)

    def _empty(self) -> QWidget:
        words = (
            _("No persona is shown. Choose one above.")
            if self._session.journey.personas
            else _("There is no persona yet. Add one above, or copy one from a file.")
        )
        label = QLabel(words)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setProperty("quiet", True)
        return label

    def add_persona(self) -> None:
        """Add a persona and show its sheet, to be filled in from the name on."""
        new = new_id()
        self._session.do(add_persona(self._session.journey, new))
        self.show_personas([new])
        name = self.sheets[0].rows["name"].editor.findChild(QLineEdit)
        if name is not None:
            name.selectAll()

    # -- files

    def _ask_copy(self) -> None:
        ask_open(self, _("Copy personas from"), self._settings.folder, journey_filters(), self.copy_from)

    def copy_from(self, path: Path) -> None:
        """Copy the personas of the journey at `path`; asks which where there are several."""
        try:
            other = open_journey(path).journey
        except FileProblem as problem:
            tell(self, _("No persona was copied."), problem.message)
            return
        if not other.personas:
            tell(self, _("There is no persona in {name}.").format(name=path.name), warning=False)
        elif len(other.personas) == 1:
            self._copy(other, [other.personas[0].id])
        else:
            ChoosePersonas(self, other.personas, lambda ids: self._copy(other, ids)).open()

    def _copy(self, other: Journey, ids: Sequence[str]) -> None:
        before = set(self._session.journey.all(Persona))
        self._session.do(copy_personas(self._session.journey, other, ids))
        added = [persona_id for persona_id in self._session.journey.all(Persona) if persona_id not in before]
        if added:
            self.show_personas(added)

    def _ask_picture(self) -> None:
        self.commit()
        stem = file_stem(", ".join(persona.name for persona in self.shown) or _("Persona"))
        suggested = self._settings.folder / f"{stem}.png"
        ask_save(self, _("Save picture"), suggested, [_("PNG picture (*.png)")], self.write_picture)

    def write_picture(self, path: Path) -> None:
        """Write the sheets that are shown as one PNG picture, or tell why that cannot be."""
        from journeyboard.exchange.personas import export_personas

        try:
            export_personas(self._session.journey, self.shown, path, self._theme)
        except FileProblem as problem:
            tell(self, _("The picture was not saved."), problem.message)
        else:
            self._settings.folder = path.parent

    # -- Qt's side

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed."""
        self.commit()
        super().closeEvent(event)


def _arrange_alone(grid: QGridLayout, sheet: Sheet) -> None:
    """The head over two columns of parts."""
    grid.addWidget(sheet.head, 0, 0, 1, 2)
    for at, name in enumerate(PARTS):
        grid.addWidget(sheet.parts[name], 1 + at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(2 + len(PARTS) // 2, 1)


def _arrange_side_by_side(grid: QGridLayout, sheets: Sequence[Sheet]) -> None:
    """A column for each persona, the same part in the same row."""
    for column, sheet in enumerate(sheets):
        grid.addWidget(sheet.head, 0, column)
        for row, name in enumerate(PARTS, start=1):
            grid.addWidget(sheet.parts[name], row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(column, _COLUMN)
    grid.setRowStretch(1 + len(PARTS), 1)
