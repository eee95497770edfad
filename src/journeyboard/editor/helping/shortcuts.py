"""The window of all keys: what the menus do by a key or without one, and the keys of the map."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.theme import Theme
from journeyboard.editor.palette.entries import PATH, Entry, plain
from journeyboard.editor.widgets.sizing import scaled, scaled_style
from journeyboard.editor.widgets.tooltips import plain_tooltip
from journeyboard.language import N_, _

_SIZE = (620, 640)


class Key(NamedTuple):
    """A key, as Qt writes it, and what it does."""

    keys: str
    does: str


MAP_KEYS = (
    Key("Up", N_("Go to the next cell, card or heading; the other arrows likewise")),
    Key("Tab", N_("Go to the next card or cell; Shift+Tab goes back")),
    Key("Return", N_("Write: a new card in a cell, the name of a heading")),
    Key("F2", N_("Change the text of what is selected")),
    Key("Shift+Right", N_("Select more; the other arrows likewise")),
    Key("Ctrl+Right", N_("Move cards to the next cell; the other arrows likewise")),
    Key("Ctrl+Up", N_("Raise a feeling; with Shift by half a point")),
    Key("Alt+Right", N_("Move a stage, a step or a lane")),
    Key("Home", N_("Go to the first cell of the lane; End to the last")),
    Key("Ctrl+Home", N_("Go to the first cell of the map; Ctrl+End to the last")),
    Key("PgDown", N_("One screen further down; PgUp one up")),
    Key("Esc", N_("One step back: from a gesture, from a selection, from a cell")),
    Key("F6", N_("To the inspector and back")),
    Key("Space", N_("Held: drag the map with the mouse")),
)
"""What works on the map alone; any letter writes a new card, or the name of a heading that is selected."""


class ShortcutsWindow(QDialog):
    """Lists every command with its key, by menu, and finds them by words or by key."""

    def __init__(self, parent: QWidget, entries: Sequence[Entry], commands: Sequence[QAction], theme: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        screen = self.screen().availableSize()
        self.resize(min(scaled(_SIZE[0]), screen.width() - 80), min(scaled(_SIZE[1]), screen.height() - 80))
        self._mute = QColor(theme.mute)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Search by words or by key"))
        self.field.setAccessibleName(_("Search by words or by key"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Commands and keys"))
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setStyleSheet(scaled_style("QTreeView::item { padding: 3px 2px; }"))
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(scaled(14))
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._nothing = QLabel(_("No command is called that, and no key does that."))
        self._nothing.setProperty("quiet", True)
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        for widget in (self.field, self.list, self._nothing):
            column.addWidget(widget)
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._lines: dict[str, list[QTreeWidgetItem]] = {}
        self._fill(entries, commands)
        self.field.setFocus()

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What is listed: each command with its key."""
        return [(line.text(0), line.text(1)) for lines in self._lines.values() for line in lines if not line.isHidden()]

    def _fill(self, entries: Sequence[Entry], commands: Sequence[QAction]) -> None:
        for entry in entries:
            above, _path, place = entry.hint.partition(PATH)
            self._add(above, f"{place}{PATH}{entry.title}" if place else entry.title, entry.keys)
        named = {entry.title for entry in entries}
        for action in commands:  # what only the menu at the pointer offers
            title = plain(action.text())
            if not action.shortcut().isEmpty() and title not in named and not title.isdecimal():
                self._add(_("On the map"), title, action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        for key in MAP_KEYS:
            native = QKeySequence(key.keys).toString(QKeySequence.SequenceFormat.NativeText)
            self._add(_("On the map"), _(key.does), native)

    def _add(self, name: str, what: str, keys: str) -> None:
        if name not in self._groups:
            self._groups[name], self._lines[name] = self._group(name), []
        line = QTreeWidgetItem(self._groups[name], [what, keys])
        line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.setForeground(1, self._mute)
        line.setToolTip(0, plain_tooltip(what))
        self._lines[name].append(line)

    def _group(self, name: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.list, [name])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        group.setExpanded(True)
        return group

    def _search(self, query: str) -> None:
        """Leave what has all the words, or the key."""
        words = query.casefold().split()
        for name, lines in self._lines.items():
            for line in lines:
                text = f"{name} {line.text(0)} {line.text(1)}".casefold()
                line.setHidden(not all(word in text for word in words))
            self._groups[name].setHidden(all(line.isHidden() for line in lines))
        self.list.setVisible(bool(self.shown))
        self._nothing.setVisible(not self.shown)
