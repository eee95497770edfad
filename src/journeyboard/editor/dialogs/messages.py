"""Questions and messages to the person: plain text always, never blocking the event loop."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QMessageBox, QSpacerItem, QWidget

from journeyboard.language import _


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer a question. `key` is what the asker is told."""

    key: str
    label: str
    role: QMessageBox.ButtonRole = QMessageBox.ButtonRole.ActionRole


CANCEL = "cancel"
"""The key told when the person cancels or closes a question."""
_BUTTON_GAP = 12


def cancel_answer() -> Answer:
    """The answer that leaves everything as it is."""
    return Answer(CANCEL, _("Cancel"), QMessageBox.ButtonRole.RejectRole)


def _make_room(box: QMessageBox) -> None:
    """Make a box as wide as its buttons need: Qt cuts them where the words above are shorter."""
    grid = box.layout()
    if isinstance(grid, QGridLayout):
        wide = sum(button.sizeHint().width() + _BUTTON_GAP for button in box.buttons())
        grid.addItem(QSpacerItem(wide, 0), grid.rowCount(), 0, 1, grid.columnCount())


def tell(parent: QWidget | None, text: str, detail: str = "", *, warning: bool = True) -> QMessageBox:
    """Show a message with one button."""
    return ask(parent, text, detail, [Answer("ok", _("OK"), QMessageBox.ButtonRole.AcceptRole)], warning=warning)


def ask(
    parent: QWidget | None,
    text: str,
    detail: str,
    answers: Sequence[Answer],
    then: Callable[[str], None] | None = None,
    *,
    warning: bool = True,
) -> QMessageBox:
    """Ask a question; `then` is given the key of the answer, `CANCEL` when the box is closed. The first answer is the
    default."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Warning if warning else QMessageBox.Icon.Information)
    box.setWindowTitle("Journeyboard")
    box.setText(text)
    box.setInformativeText(detail)
    box.setWindowModality(Qt.WindowModality.WindowModal if parent else Qt.WindowModality.ApplicationModal)
    keys: dict[QAbstractButton, str] = {}
    for answer in answers:
        button = box.addButton(answer.label, answer.role)
        keys[button] = answer.key
        if answer is answers[0]:
            box.setDefaultButton(button)
        if answer.role == QMessageBox.ButtonRole.RejectRole:
            box.setEscapeButton(button)

    def finish() -> None:
        clicked = box.clickedButton()
        if then is not None:
            then(keys.get(clicked, CANCEL))

    box.finished.connect(finish)
    _make_room(box)
    box.show()
    return box
