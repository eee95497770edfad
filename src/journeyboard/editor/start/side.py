"""The side of the start page: what the program is, what can be begun, and where to read on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeyboard.editor.widgets.sizing import scaled
from journeyboard.language import _

_WIDTH = 250
_MARGIN = 22
_UNLIMITED = 16_777_215

Link = tuple[str, Callable[[], object]]
"""Words, and what a click on them does."""


class Side(QWidget):
    """Stands at the left of the cards, or above them where there is no room beside."""

    def __init__(self, buttons: Sequence[Link], links: Sequence[Link]) -> None:
        super().__init__()
        self.setObjectName("startSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name, told = QLabel("Journeyboard"), QLabel(_("Maps of how it feels to be your customer, with the figures."))
        name.setObjectName("startName")
        told.setObjectName("startTold")
        told.setWordWrap(True)
        self.buttons = [_button(words, run, "startButton") for words, run in buttons]
        self.buttons[0].setObjectName("primary")
        self.links = [_button(words, run, "link") for words, run in links]
        self._rows = (_row(self.buttons, 8), _row(self.links, 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 26, _MARGIN, 22)
        column.setSpacing(6)
        column.addWidget(name)
        column.addWidget(told)
        for row in self._rows:
            column.addSpacing(12)
            column.addLayout(row)
        column.addStretch()

    @property
    def focusable(self) -> tuple[QPushButton, ...]:
        """What the keyboard can go to, from top to bottom."""
        return (*self.buttons, *self.links)

    @property
    def usual_width(self) -> int:
        """How wide it is beside the cards."""
        return scaled(_WIDTH)

    def stand(self, *, above: bool) -> None:
        """Stand above the cards, or at their left."""
        self.setMinimumWidth(0 if above else self.usual_width)
        self.setMaximumWidth(_UNLIMITED if above else self.usual_width)
        room = self.window().width() - 2 * _MARGIN
        ways = QBoxLayout.Direction
        for row, buttons in zip(self._rows, (self.buttons, self.links), strict=True):
            wide = sum(button.sizeHint().width() + row.spacing() for button in buttons)
            row.setDirection(ways.LeftToRight if above and wide <= room else ways.TopToBottom)


def _row(buttons: Sequence[QPushButton], spacing: int) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
    row.setSpacing(spacing)
    for button in buttons:
        row.addWidget(button)
    return row


def _button(words: str, run: Callable[[], object], name: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(True)
    button.clicked.connect(lambda _checked: run())
    return button
