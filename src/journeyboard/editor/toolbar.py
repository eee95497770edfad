"""The bar above the canvas: what is open, undo and redo, what to add, export."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from journeyboard.editor.actions import Actions
from journeyboard.editor.document import Document
from journeyboard.editor.showing.menus import chosen_personas
from journeyboard.editor.widgets.tooltips import plain_tooltip
from journeyboard.language import _

MOST_TITLE = 280
"""Pixels of the title before it is cut."""
_LEAST_NAME = 40
"""A name that would be narrower is not shown."""
_BETWEEN_NAMES = 8
_TITLE_SHARE = 0.13
"""Of the bar's width: the buttons need the rest."""
_NARROW = 1000
"""Pixels of the bar below which it does without the file's name, which the window's title tells too, and
without Filter and Present, which stand in menus."""

_WITH_PERSONAS = 1180
"""Pixels of the bar from which personas can be chosen in it; the filter bar does that too."""
_MOST_LETTERS = 22
"""Of personas' names, on the button."""


class ToolBar(QToolBar):
    """The window's one tool bar."""

    def __init__(self, actions: Actions, persona_menu: QMenu, export_menu: QMenu, parent: QWidget) -> None:
        super().__init__(_("Tool bar"), parent)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._title, self._file = ElidedLabel(), ElidedLabel()
        self._names = ("", "")
        self._needed = -1
        """How wide the bar was with all it shows when the names were last fitted."""
        self._has_personas = False
        self._held_names = self._titles()
        self.addWidget(self._held_names)
        self.addSeparator()
        for name in ("undo", "redo"):
            self._button(actions[name], Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.addSeparator()
        self._button(actions["add_stage"], text="+ " + _("Stage"))
        self._button(actions["lane_gallery"], text="+ " + _("Lane"))
        self._button(actions["add_card"], text="+ " + _("Card"))
        self.addSeparator()
        self._button(actions["import_metrics"], text=_("Import metrics…"))
        self._filter = self._button(actions["filter"], text=_("Filter"))
        self._persona = self._menu_button("", persona_menu)
        self._persona_shown = self.actions()[-1]
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spring)
        self._present = self._button(actions["present"], text="▶ " + _("Present"))
        self._menu_button(_("Export"), export_menu).setObjectName("primary")

    def show_document(self, document: Document) -> None:
        """Say what is open."""
        self._names = document.title, f"— {document.file_name}" if document.file_name else ""
        self._persona.setText(_short(chosen_personas(document.session)))
        self._persona.setToolTip(_("Whose cards stand out"))
        self._has_personas = len(document.session.journey.personas) > 1
        self._show_buttons()
        self._show_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower bar leaves less room for names."""
        super().resizeEvent(event)
        self._show_buttons()
        self._show_names()

    def event(self, event: QEvent) -> bool:
        """What is in the bar has another size: so has the room for names."""
        if event.type() == QEvent.Type.LayoutRequest and self.sizeHint().width() != self._needed:
            self._show_names()
        return super().event(event)

    def _show_buttons(self) -> None:
        for button in (self._filter, self._present):
            button.setVisible(self.width() >= _NARROW)
        self._persona_shown.setVisible(self._has_personas and self.width() >= _WITH_PERSONAS)

    def _show_names(self) -> None:
        title, file = self._names
        most = min(MOST_TITLE, round(self.width() * _TITLE_SHARE))
        room = self.width() - self._needed_width() + self._names_width()  # no button gives way to a name
        for label, text in ((self._title, title), (self._file, file if self.width() >= _NARROW else "")):
            label.set_text(text, min(most, room), _LEAST_NAME)
            if label.text():
                room -= label.sizeHint().width() + _BETWEEN_NAMES
        self._needed = self._needed_width()

    def _needed_width(self) -> int:
        """How wide the bar is with all it shows; Qt lays it out anew after that question."""
        for widget in (self._held_names, self):
            if (layout := widget.layout()) is not None:
                layout.invalidate()
        return self.sizeHint().width()

    def _names_width(self) -> int:
        names = [label for label in (self._title, self._file) if not label.isHidden()]
        return sum(label.sizeHint().width() for label in names) + _BETWEEN_NAMES * max(len(names) - 1, 0)

    def _titles(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(2, 0, 4, 0)
        row.setSpacing(_BETWEEN_NAMES)
        self._title.setProperty("heading", True)
        self._file.setProperty("quiet", True)
        row.addWidget(self._title)
        row.addWidget(self._file)
        return holder

    def _button(
        self, action: QAction, style: Qt.ToolButtonStyle = Qt.ToolButtonStyle.ToolButtonTextOnly, text: str = ""
    ) -> QAction:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(style)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if text:
            button.setText(text)
            action.changed.connect(lambda: button.setText(text))  # Qt writes the action's text over it
        return self.addWidget(button)

    def _menu_button(self, text: str, menu: QMenu) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(button)
        return button


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"


class ElidedLabel(QLabel):
    """A line of plain text that is cut where it is too long, whole in its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_text(self, text: str, most: int, least: int) -> None:
        """Show `text`, cut at `most` pixels; nothing of it where that is less than it needs and than `least`."""
        line = " ".join(text.split())
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, most)
        if shown != line and most < least:
            shown = ""
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(plain_tooltip(line) if shown != line else "")
        self.setVisible(bool(shown))
