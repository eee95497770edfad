"""The start page: a window that offers what to go on with and what to start from."""

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeyboard.drawing.theme import Theme
from journeyboard.editor.dialogs.files import ask_open, journey_filters
from journeyboard.editor.dialogs.messages import Answer, ask, cancel_answer, tell
from journeyboard.editor.start.cards import PICTURE, Cards
from journeyboard.editor.start.looking import Glimpse, Looking
from journeyboard.editor.start.offers import recent_offer, recent_offers, template_offers
from journeyboard.editor.start.side import Side
from journeyboard.editor.start.style import start_style
from journeyboard.language import _, current_language
from journeyboard.storage.problems import FileProblem
from journeyboard.storage.templates import Template, delete_template

if TYPE_CHECKING:
    from journeyboard.editor.windows import Windows

_SIZE = (1360, 800)
_MARGINS = (34, 26, 34, 30)
_BESIDE_CARDS = 80
"""What the margins and the scroll bar take of the width."""


class StartPage(QWidget):
    """Shows recent journeys and templates. It goes when a journey opens."""

    def __init__(self, windows: "Windows") -> None:
        super().__init__()
        self._windows, self._settings = windows, windows.settings
        self._language = current_language()
        """The language of the templates."""
        self.setObjectName("startPage")
        self.setWindowTitle("Journeyboard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = windows.look.theme
        self.recent, self.templates = Cards(theme), Cards(theme)
        self.looking = Looking(round(PICTURE * self.devicePixelRatioF()), self)
        self.looking.seen.connect(self._show_seen)
        self.recent.left.connect(lambda way, column: self._leave(self.recent, way, column))
        self.templates.left.connect(lambda way, column: self._leave(self.templates, way, column))
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._parts: tuple[QWidget, ...] = ()
        self._add_keys()
        self._build()
        windows.look.changed.connect(self.set_theme)
        self.resize(*_SIZE)
        geometry = self._settings.geometry("start")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def come_up(self) -> None:
        """Show, in front."""
        self.show()
        self.raise_()
        self.activateWindow()

    # -- what is offered

    def open(self, path: Path) -> None:
        """Open the journey at `path`."""
        self._windows.open(path, self)

    def forget(self, path: Path) -> None:
        """Offer the file at `path` no more."""
        self._settings.forget_recent(path)
        self.renew()

    def begin(self, template: Template) -> None:
        """Begin a journey as a template does."""
        try:
            self._windows.begin(template, self)
        except FileProblem as problem:
            tell(self, _("The template cannot be used."), problem.message)

    def delete(self, template: Template) -> None:
        """Take a template away, after asking."""

        def answered(key: str) -> None:
            if key == "delete":
                try:
                    delete_template(template)
                except FileProblem as problem:
                    tell(self, _("The template was not deleted."), problem.message)
                self.renew()

        question = _("Delete the template “{name}”?").format(name=template.name)
        detail = _("Journeys that were begun with it stay as they are.")
        ask(self, question, detail, [Answer("delete", _("Delete")), cancel_answer()], answered)

    def renew(self) -> None:
        """Show what there is to offer now."""
        recent = self._settings.recent
        self.recent.offer(recent_offers(recent, self))
        for part in self._recent_parts:
            part.setVisible(bool(recent))
        self.templates.offer(template_offers(self._language, self))
        self._order_tabs()
        self._look()

    # -- keeping it up to date

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.setStyleSheet(start_style(theme))
        self.recent.set_theme(theme)
        self.templates.set_theme(theme)
        if self.isVisible():
            self._look()

    def retranslate(self) -> None:
        """Write everything anew in the program's language."""
        self._language = current_language()
        self._build()

    def _look(self) -> None:
        """Look at all files that are shown, the upper ones first."""
        paths = [card.offer.path for cards in (self.recent, self.templates) for card in cards.cards]
        self.looking.look_at(paths, self._windows.look.theme)

    def _show_seen(self, seen: Glimpse) -> None:
        for card in (*self.recent.cards, *self.templates.cards):
            if card.offer.path == seen.path:
                card.picture = seen.picture
                if card in self.recent.cards:
                    card.show_offer(recent_offer(seen, self))
                if seen.changed is None:
                    card.show_missing()
                card.update()

    def _choose_language(self, language: str) -> None:
        self._language = language
        self.templates.offer(template_offers(language, self))
        self._order_tabs()
        self._look()

    def _order_tabs(self) -> None:
        """Tab goes from left to right and from top to bottom."""
        order = (*self._side.focusable, *self.recent.cards, *self._languages, *self.templates.cards)
        for one, next_one in pairwise(order):
            self.setTabOrder(one, next_one)

    def _leave(self, cards: Cards, way: int, column: int) -> None:
        """Up and Down go on in the rows above or below."""
        if cards is self.recent and way > 0:
            self.templates.enter(column)
        elif cards is self.templates and way < 0:
            self.recent.enter(column, from_below=True)

    # -- building

    def _add_keys(self) -> None:
        windows = self._windows
        for key, run in (
            (QKeySequence.StandardKey.New, lambda: windows.new(self)),
            (QKeySequence.StandardKey.Open, self._ask_open),
            (QKeySequence.StandardKey.Close, self.close),
            (QKeySequence("Ctrl+Q"), windows.quit),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _checked, run=run: run())
            self.addAction(action)

    def _build(self) -> None:
        for part in self._parts:
            part.deleteLater()
        self.recent.setParent(None)
        self.templates.setParent(None)
        self._side = self._make_side()
        self._parts = (self._side, self._scrolling())
        for part in self._parts:
            self._layout.addWidget(part)
        self._layout.setStretch(1, 1)
        self.set_theme(self._windows.look.theme)
        self.renew()

    def _make_side(self) -> Side:
        windows = self._windows
        buttons = (
            (_("&New journey"), lambda: windows.new(self)),
            (_("&Open…"), self._ask_open),
            (_("Try the &sample"), lambda: windows.try_sample(self)),
        )
        links = (
            (_("&Guide"), lambda: windows.open_guide(self)),
            (_("Settin&gs…").replace("&", ""), lambda: windows.open_settings(self)),
        )
        return Side(buttons, links)

    def _scrolling(self) -> QScrollArea:
        content = QWidget()
        content.setObjectName("startContent")
        column = QVBoxLayout(content)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(12)
        going_on = _heading(_("Go on with"))
        space = QWidget()
        space.setFixedHeight(10)
        self._recent_parts = (going_on, self.recent, space)
        for part in self._recent_parts:
            column.addWidget(part)
        self._head = QHBoxLayout()
        self._head.addWidget(_heading(_("Start from")))
        self._head.addStretch()
        self._head.addWidget(self._language_switch())
        column.addLayout(self._head)
        column.addWidget(self.templates)
        column.addStretch()
        area = QScrollArea()
        area.setObjectName("startArea")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        for cards in (self.recent, self.templates):
            cards.reached.connect(area.ensureWidgetVisible)
        return area

    def _language_switch(self) -> QWidget:
        """Which language the templates are in."""
        holder = QWidget()
        holder.setObjectName("languages")
        holder.setAccessibleName(_("Language of the templates"))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(holder)
        self._languages: list[QPushButton] = []
        for language, name in (("en", "English"), ("de", "Deutsch")):
            button = QPushButton(name)
            button.setObjectName(language)
            button.setCheckable(True)
            button.setChecked(language == self._language)
            button.setAccessibleName(_("Templates in {language}").format(language=name))
            button.clicked.connect(lambda _checked, language=language: self._choose_language(language))
            group.addButton(button)
            row.addWidget(button)
            self._languages.append(button)
        return holder

    def _ask_open(self) -> None:
        ask_open(self, _("Open journey"), self._settings.folder, journey_filters(), self.open)

    # -- Qt's side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for two cards beside it, the side stands above them."""
        super().resizeEvent(event)
        above = self.width() < self._side.usual_width + self.recent.width_for(2) + _BESIDE_CARDS
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.TopToBottom if above else ways.LeftToRight)
        self._side.stand(above=above)
        is_narrow = self.width() < self.recent.width_for(2)
        self._head.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first button."""
        super().showEvent(event)
        self._side.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where it stood."""
        self._settings.set_geometry("start", self.saveGeometry())
        self.looking.stop()
        super().closeEvent(event)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("startHeading")
    return label
