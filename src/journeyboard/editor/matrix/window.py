"""The window of opportunities: on two matrices and as a list."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from journeyboard.drawing.theme import Theme
from journeyboard.editor.matrix.axes import IMPACT_EFFORT, IMPORTANCE_SATISFACTION, Axes
from journeyboard.editor.matrix.chart import MatrixChart, Values
from journeyboard.editor.matrix.listing import OpportunityTable, UnplacedList
from journeyboard.editor.session import Session
from journeyboard.editor.settings import Settings
from journeyboard.editor.sidewindow import SideWindow
from journeyboard.editor.widgets.sizing import scaled
from journeyboard.journey.changes import Change
from journeyboard.journey.editing import set_fields
from journeyboard.journey.records import Card
from journeyboard.journey.rounds import is_veiled
from journeyboard.language import _

_SIZE = (980, 680)
_SIDE = 190
AXES: tuple[Axes, ...] = (IMPACT_EFFORT, IMPORTANCE_SATISFACTION)


class MatrixWindow(SideWindow):
    """Opportunities weighed against each other. `reveal` shows a card on the map."""

    def __init__(
        self, parent: QWidget, session: Session, settings: Settings, theme: Theme, reveal: Callable[[str], None]
    ) -> None:
        super().__init__(parent, settings, "matrix", _SIZE)
        self._session, self._theme, self._reveal = session, theme, reveal
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None
        self._at = 0
        self.rebuild()
        session.changed.connect(self._on_change)
        session.selection_changed.connect(self._on_selection)
        session.view_changed.connect(self._show_cards)  # a veil may lie over some

    # -- what others ask

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.rebuild()

    def rebuild(self) -> None:
        """Make everything anew: the theme or the language is another."""
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.setParent(None)  # at once: nobody should find the old matrix
            self._content.deleteLater()
        self.setWindowTitle(_("Opportunities"))
        self.charts: list[MatrixChart] = []
        self.unplaced: list[UnplacedList] = []
        self.table = OpportunityTable()
        self.table.chosen.connect(self._choose)
        self._content = self._build()
        self._layout.addWidget(self._content)
        self._show_cards()

    # -- keeping it up to date

    def _on_change(self, change: Change) -> None:
        if any(isinstance(edit.record, Card) for edit in change):
            self._show_cards()

    def _on_selection(self) -> None:
        for chart in self.charts:
            chart.show_selection()
        self.table.show_cards(self._cards(), self._session.is_selected)

    def _cards(self) -> tuple[Card, ...]:
        """All opportunities but those under a veil, as people read the map."""
        journey, view = self._session.journey, self._session.view
        columns = {step.id: at for at, step in enumerate(journey.columns())}
        found = [card for card in journey.cards.values() if card.kind == "opportunity" and not is_veiled(card, view)]
        return tuple(sorted(found, key=lambda card: (columns.get(card.step, len(columns)), card.order, card.id)))

    def _show_cards(self) -> None:
        cards = self._cards()
        for axes, chart, unplaced, side in zip(AXES, self.charts, self.unplaced, self._sides, strict=True):
            chart.show_cards(cards)
            without = [card for card in cards if axes.values(card) is None]
            unplaced.show_cards(without)
            side.setVisible(bool(without))
        self.table.show_cards(cards, self._session.is_selected)
        self._empty.setVisible(not cards)

    # -- changing

    def _choose(self, card_id: str) -> None:
        self._session.select([card_id])
        self._reveal(card_id)

    def _place(self, axes: Axes, card_id: str, values: Values) -> None:
        """Give a card its values on both scales; one step to undo."""
        fields = {axes.x.field: values[0], axes.y.field: values[1]}
        self._session.do(set_fields(self._session.journey, [card_id], _("Rate opportunity"), **fields))
        self._session.select([card_id])

    def _place_unplaced(self, at: int, card_id: str) -> None:
        """Put a card where its known value says, else into the middle, and let the keys move it."""
        axes = AXES[at]
        card = self._session.journey.cards.get(card_id)
        known = [getattr(card, scale.field, None) for scale in (axes.x, axes.y)]
        middle = [(scale.low + scale.high) / 2 for scale in (axes.x, axes.y)]
        x, y = (value if value is not None else half for value, half in zip(known, middle, strict=True))
        self._place(axes, card_id, (axes.x.clamped(x), axes.y.clamped(y)))
        self.charts[at].setFocus()

    # -- building

    def _build(self) -> QWidget:
        content = QWidget()
        content.setStyleSheet(tab_style(self._theme))
        lines = QVBoxLayout(content)
        lines.setContentsMargins(24, 18, 24, 16)
        lines.setSpacing(8)
        title, self._hint, self._empty = QLabel(_("Opportunities")), QLabel(), QLabel()
        title.setProperty("heading", True)
        self._hint.setProperty("quiet", True)
        self._empty.setProperty("quiet", True)
        self._empty.setWordWrap(True)
        self._empty.setText(_("There is no opportunity yet. Type one into an opportunities lane of the map."))
        self.pages, self._tabs = QStackedWidget(), QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._sides: list[QWidget] = []
        for at, axes in enumerate(AXES):
            self._tabs.addTab(_(axes.name))
            self.pages.addWidget(self._page(at, axes))
        self._tabs.addTab(_("List"))
        self.pages.addWidget(self.table)
        self._tabs.setCurrentIndex(self._at)
        self._turn(self._at)
        self._tabs.currentChanged.connect(self._turn)
        for widget in (title, self._hint, self._tabs, self._empty):
            lines.addWidget(widget)
        lines.addWidget(self.pages, 1)
        return content

    def turn_to(self, page: int) -> None:
        """Show a matrix (0 and 1) or the list (2)."""
        self._tabs.setCurrentIndex(page)

    def _turn(self, page: int) -> None:
        self._at = page
        self.pages.setCurrentIndex(page)
        hint = AXES[page].hint if page < len(AXES) else ""
        self._hint.setText(_(hint) if hint else _("a click on a heading sorts, a click on a row shows the card"))

    def _page(self, at: int, axes: Axes) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        chart = MatrixChart(axes, self._theme, self._session.is_selected)
        chart.chosen.connect(self._choose)
        chart.placed.connect(lambda card_id, values: self._place(axes, card_id, values))
        unplaced = UnplacedList()
        unplaced.chosen.connect(self._choose)
        unplaced.placed.connect(lambda card_id: self._place_unplaced(at, card_id))
        side = QWidget()
        side.setFixedWidth(scaled(_SIDE))
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 6, 0, 40)
        heading, note = QLabel(_("Not placed yet")), QLabel(_("Drag one onto the matrix, or press Enter."))
        heading.setProperty("heading", True)
        note.setProperty("quiet", True)
        note.setWordWrap(True)
        note.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (heading, note):
            lines.addWidget(widget)
        lines.addWidget(unplaced, 1)
        row.addWidget(chart, 1)
        row.addWidget(side)
        self.charts.append(chart)
        self.unplaced.append(unplaced)
        self._sides.append(side)
        return page


def tab_style(theme: Theme) -> str:
    """Tabs as plain words with a line below the current one, lists on card faces."""
    return f"""
QTabBar::tab {{ background: transparent; color: {theme.mute}; border: none; border-bottom: 2px solid transparent;
  padding: 5px 2px; margin-right: 18px; }}
QTabBar::tab:selected {{ color: {theme.ink}; border-bottom: 2px solid {theme.accent}; }}
QTabBar::tab:hover, QTabBar::tab:selected:focus {{ color: {theme.accent}; }}
QListWidget {{ background: {theme.card}; border: 1px solid {theme.line}; border-radius: 6px; outline: none; }}
QListWidget:focus {{ border: 1px solid {theme.accent}; }}
QListWidget::item {{ padding: 6px 8px; }}
QListWidget::item:selected {{ background: {theme.accent}; color: {theme.accent_ink}; }}
"""
