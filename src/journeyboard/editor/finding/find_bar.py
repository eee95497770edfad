"""The bar above the canvas that finds and replaces."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from journeyboard.drawing.icons import icon
from journeyboard.drawing.theme import Theme
from journeyboard.editor.canvas.canvas import Canvas
from journeyboard.editor.finding.bars import bar_style, flowing
from journeyboard.editor.finding.going import go_to
from journeyboard.editor.finding.marks import Marks
from journeyboard.editor.finding.search import Search
from journeyboard.editor.inspector.words import field_label, kind_label
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import _, format_number, ngettext

_FIELD_WIDTH = 220


class FindBar(QWidget):
    """Finds text on the map as it is typed: counts it, marks it, goes from one to the next, replaces it."""

    def __init__(self, canvas: Canvas, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._canvas, self._session = canvas, canvas.session
        self.search = Search(self._session)
        self.marks = Marks(canvas)
        self.field, self.new = _Field(), _Field()
        self.count, self._where = QLabel(), QLabel()
        self._previous, self._next, self.case, self._close = QToolButton(), QToolButton(), QToolButton(), QToolButton()
        self._replace, self._replace_all = QPushButton(), QPushButton()
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._follow)
        self._arrange()
        self._connect()
        self.set_theme(theme)
        self.retranslate()
        self.hide()

    # -- what the window asks

    def open(self, *, replacing: bool) -> None:
        """Show the bar and let the person type what to find; with `replacing` what to replace it by, too."""
        was_open = self.isVisible()
        self._replace_row.setVisible(replacing or (was_open and self.new.isVisible()))
        self.show()
        self._refresh()
        field = self.new if replacing and self.search.matches else self.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def step(self, by: int) -> None:
        """To the next match, or the one before; without anything to look for, ask."""
        if not self.isVisible() or not self.search.text:
            self.open(replacing=False)
            return
        self.search.step(by)
        self._go()

    def close_bar(self) -> None:
        """Put the bar away; what was found last stays selected."""
        self.hide()
        self.marks.show(())
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self.setStyleSheet(bar_style("findBar", theme))
        for button, name in ((self._previous, "chevron-up"), (self._next, "chevron-down"), (self._close, "x")):
            button.setIcon(icon(name, theme.ink, theme.off))

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self.setAccessibleName(_("Find and replace"))
        self.field.setPlaceholderText(_("Find"))
        self.field.setAccessibleName(_("Find"))
        self.new.setPlaceholderText(_("Replace by"))
        self.new.setAccessibleName(_("Replace by"))
        self.case.setText("Aa")
        for button, words in (
            (self._previous, _("Previous match (Shift+F3)")),
            (self._next, _("Next match (F3)")),
            (self.case, _("Match case")),
            (self._close, _("Close (Esc)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._replace.setText(_("Replace"))
        self._replace_all.setText(_("Replace all"))
        self._show_found()

    # -- building

    def _arrange(self) -> None:
        for field in (self.field, self.new):
            field.installEventFilter(self)
        for button in (self._previous, self._next, self.case, self._close):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.case.setCheckable(True)
        for label in (self.count, self._where):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("quiet", True)
        self.count.setMinimumWidth(scaled(70))
        self._replace_row = flowing((self.new, self._replace, self._replace_all))
        found = flowing((self.field, self._previous, self._next, self.case, self.count, self._where))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 12, 6)
        grid.setSpacing(6)
        grid.addWidget(found, 0, 0)
        grid.addWidget(self._close, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._replace_row, 1, 0)
        grid.setColumnStretch(0, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.case.toggled.connect(self._typed)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_bar)
        self._replace.clicked.connect(self._replace_current)
        self._replace_all.clicked.connect(self._replace_every)
        self._session.changed.connect(lambda _change: self._settle.start())

    # -- finding

    def _typed(self) -> None:
        self.search.start(self.field.text(), match_case=self.case.isChecked())
        self._go()

    def _go(self) -> None:
        """Show the current match on the map, where it is shown there, and in the inspector."""
        self._show_found()
        match = self.search.current
        if match is not None:
            go_to(self._canvas, match.id)

    def _follow(self) -> None:
        """The journey is another: what is found may be, too."""
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self.search.refresh()
        self._show_found()

    def _show_found(self) -> None:
        search, count = self.search, len(self.search.matches)
        words = _("{number} of {count}") if count else _("Not found") if search.text else ""
        _say(self.count, words.format(number=format_number(search.at + 1, 0), count=format_number(count, 0)))
        _say(self._where, self._place_of_match())
        self.field.setProperty("wrong", bool(search.text) and not count)
        self.field.style().polish(self.field)
        for button in (self._previous, self._next, self._replace, self._replace_all):
            button.setEnabled(bool(count))
        self.marks.show(match.id for match in search.matches)

    def _place_of_match(self) -> str:
        match = self.search.current
        record = self._session.journey.get(match.id) if match is not None else None
        return f"{kind_label(record)} · {field_label(match.field)}" if record is not None and match is not None else ""

    # -- replacing

    def _replace_current(self) -> None:
        self.search.replace(self.new.text())
        self._forget_typing()
        self._go()

    def _replace_every(self) -> None:
        count = self.search.replace_all(self.new.text())
        self._forget_typing()
        self._show_found()
        words = ngettext("{count} place replaced", "{count} places replaced", count)
        _say(self._where, words.format(count=format_number(count, 0)))
        self._settle.stop()

    def _forget_typing(self) -> None:
        """From here on Undo takes back what was replaced, rather than what was typed in the bar."""
        for field in (self.field, self.new):
            field.setText(field.text())

    # -- Qt's side

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter finds the next, Shift+Enter the one before; in the lower field Enter replaces."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if watched is self.new and not back:
                    self._replace_current()
                else:
                    self.step(-1 if back else 1)
                return True
            if self._undo_on_map(event, watched):
                return True
        return super().eventFilter(watched, event)

    def _undo_on_map(self, event: QKeyEvent, field: QObject) -> bool:
        """Undo and Redo that mean nothing in a field mean the map; a field would swallow them."""
        if not isinstance(field, QLineEdit):
            return False
        if event.matches(QKeySequence.StandardKey.Undo) and not field.isUndoAvailable():
            self._session.undo()
            return True
        if event.matches(QKeySequence.StandardKey.Redo) and not field.isRedoAvailable():
            self._session.redo()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bar, from each of its parts."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)


class _Field(QLineEdit):
    def sizeHint(self) -> QSize:
        """Room for a few words, where the bar has it."""
        return QSize(scaled(_FIELD_WIDTH), super().sizeHint().height())


def _say(label: QLabel, words: str) -> None:
    """Show words; a label without any takes no room."""
    label.setText(words)
    label.setVisible(bool(words))
